"""Shapes of text and Markdown: a name → a function from a size in bytes to a document of about that size."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Shape = Callable[[int], str]

_GLOSSARY = "\n\n名词解释\n\n"
# Repeated as they are, up to the end; "文" is put behind them.
_SIGNS = (
    "<!-- ", "<![CDATA[", "<?", "<!A ", ">", "> ", "- ", "1. ", "> - ", "[", "]", "![", "[a](", "[a](b ", "[]()", "[^",
    "**", "*a ", "_a ", "**a*", "*a_ ", "a**b", "**甲**乙", "`", "<", "<a", "<a ", "</", "&", "&#", "&amp;", "&#x4e2d;",
    "&a", "<sup>", "文<sup>[1]</sup>", "文①", "#", "a", "word ", "。", "这是一句话。", "政府工作报告，", "0", "1.", ".", "…", "—",
    "-", "=", "* ", "~", "|", "：", "\\", "政 府 ", "\u00a0", "甲\u200b", "e\u0301", "（", "“", "《", "（一）", "“甲”", '"甲"',
    "'", ",", "(a)", "5%", "a，b,", "⼈", "\ue010", "１２Ａ", "\U00020bb7", "[甲](http://a.cn/) ", "http://a.cn/ ",
    "<http://a.cn> ", "a@b.cn ", "![甲](a.png) ", "甲<br>", "<font>甲</font>",
)  # fmt: skip
# Lines and paragraphs, repeated; #N is their number.
_LINES = (
    "# 一\n\n", "## 二\n\n", "一、标题\n\n正文在此。\n\n", "（一）标题\n\n", "## 标题#N\n\n正文#N。\n\n", "标题\n===\n\n", "    \n",
    "第#N条 内容如此规定。\n\n", "第#N条\n\n内容。\n\n", "甲\n", "甲\n\n", "甲  \n", "甲乙丙。\r\n", "甲说明[#N]。\n\n", "[#N]",
    "政府工作报告指出要坚持稳中求进工作总基调推动经济社会持续健康发\n", "政府工作报告\n\n正文第一段在此说明情况。\n\n",
    "the government of the people shall make every ef-\nfort to\n", "标题#N…………………………#N\n", "PM\n2.5\n年\n",
    "政府工作报告指出要坚持稳中求进\n\n- #N -\n\n工作总基调。\n\n", "文<sup>#N</sup>", "| a |\n|---|\n| b |\n\n", "| a | b |\n",
    "```\n", "```a\n甲\n", "    甲\n", "[a#N]: http://a.cn/#N\n", "**甲\n", "**标题**\n\n", "图#N 标题\n\n", "• 甲\n",
    "2021年1月1日\n\n", "（下转第二版）\n\n（上接第一版）\n\n", "---\n",
)  # fmt: skip


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """`unit` as often as the size allows; #N in it is counted up."""
    length = len(unit.encode())

    def shape(size: int) -> str:
        count = max(1, size // length)
        counted = (unit.replace("#N", str(number)) for number in range(1, count + 1))
        return before + ("".join(counted) if "#N" in unit else unit * count) + after

    return shape


def run_of(sign: str) -> Shape:
    """A run of one sign between two words."""
    return repeated(sign, "政府", "工作")


def _notes(marker: str, entry: str, heading: str) -> Shape:
    def shape(size: int) -> str:
        numbers = range(1, size // 60)
        marks = "".join(f"甲{n}说明{marker.replace('#N', str(n))}。\n\n" for n in numbers)
        return f"# 题\n\n{marks}{heading}" + "".join(
            f"{entry.replace('#N', str(n))} 甲{n}：释义。\n\n" for n in numbers
        )

    return shape


def _headwords(size: int) -> str:
    numbers = range(size // 60)
    used = "".join(f"甲{number}的工作。" for number in numbers)
    return f"# 题\n\n{used}{_GLOSSARY}" + "".join(f"**甲{number}**：释义。\n\n" for number in numbers)


def _headwords_in_each_other(size: int) -> str:
    entries = "".join("甲" * length + "：释义。\n\n" for length in range(1, int((size / 3) ** 0.5)))
    return "# 题\n\n" + "甲" * (size // 6) + f"。{_GLOSSARY}{entries}"


def _rising(size: int, unit: str, after: str) -> str:
    """`unit` once, twice, three times …"""
    return "".join(unit * count + after for count in range(1, int((2 * size / len(unit.encode())) ** 0.5)))


def _table_of_columns(size: int) -> str:
    return "|" + " a |" * (size // 9) + "\n|" + "---|" * (size // 9) + "\n"


def _flat_thread(size: int) -> str:
    head = "设为首页收藏本站\n查看: 1903|回复: 0\n\n[天津] 报告 [复制链接]\n\n"
    return repeated("某#N\n发表于 2021-6-29 09:51:44 | 显示全部楼层\n回复的内容#N。\n\n", head)(size)


def text_shapes() -> Mapping[str, Shape]:
    return {
        **{unit: repeated(unit, after="文") for unit in _SIGNS},
        **{unit: repeated(unit) for unit in _LINES},
        **{f"run of {sign!a}": run_of(sign) for sign in (" ", "\u3000", "\t", "\n", "\r", "\u0301")},
        "brackets around nothing": lambda size: "[" * (size // 2) + "]" * (size // 2),
        "notes [1]": _notes("[#N]", "[#N]", "注释\n\n"),
        "notes [^1]": _notes("[^#N]", "[^#N]:", ""),
        "markers of one note": repeated("说明[1]。", after="\n\n注释\n\n[1] 甲：释义。\n"),
        "entries without markers": repeated("#N. 甲#N：释义。\n\n", f"# 题\n\n正文。{_GLOSSARY}"),
        "entries by headword": _headwords,
        "entries whose headwords hold each other": _headwords_in_each_other,
        "backticks, one more each time": lambda size: _rising(size, "`", "a"),
        "indents, one more each time": lambda size: _rising(size, " ", "甲。\n"),
        "rows of a table": repeated("| 甲 | 乙 |\n", "| a | b |\n|---|---|\n"),
        "columns of a table": _table_of_columns,
        "references to one target": repeated("[a][b] ", after="\n\n[b]: c\n"),
        "bullets at all depths": repeated("".join("  " * depth + "- 甲\n" for depth in range(12))),
        "thread as text": _flat_thread,
    }
