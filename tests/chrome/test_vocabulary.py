"""The vocabulary of web and forum frames has one home, and each reader takes its own part of it."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize.chrome import copied_lines, forums, page_lines, words
from normalize.cleaners.frames import site_frame
from normalize.engine.draft import Draft

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "normalize" / "chrome"
FAMILIES = {
    name: (value,) if isinstance(value, str) else value for name, value in vars(words).items() if name.isupper()
}


def names_used(module: str) -> set[str]:
    """The families that a module of the home takes from `words`."""
    tree = ast.parse((HOME / f"{module}.py").read_text(encoding="utf-8"))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "w"
    }


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_expressions_without_repetition(name: str) -> None:
    family = FAMILIES[name]
    assert len(set(family)) == len(family)
    for word in family:
        assert re.compile(word).groups == 0, f"{word}: a group would shift those of the patterns"
        assert not re.compile(word).fullmatch("")


def test_a_family_of_one_reader_is_used_by_that_one_only() -> None:
    assert not [name for name in names_used("copied_lines") if name.endswith("_OF_PAGES")]
    assert not [name for name in names_used("page_lines") if name.endswith("_OF_COPIES")]


def test_every_family_is_used() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "normalize" / "html").glob("*.py"))
    used = (
        names_used("copied_lines")
        | names_used("page_lines")
        | names_used("breadcrumbs")
        | set(re.findall(r"\b[A-Z_]+\b", pages))
    )
    assert not set(FAMILIES) - used


# Words that nothing but a frame has. Whoever writes one into a pattern elsewhere begins a second vocabulary.
TELLING = re.compile(
    r"责任编辑|返回顶部|返回列表|复制链接|扫一扫|打印本页|相关报道|猜你喜欢|ICP备|只看该作者|本版积分规则|您需要登录后|下载附件|"
    r"bdshare|jiathis|tuijian|guanggao|pinglun|TRS_Editor|pages_content"
)


def strings_outside() -> Iterator[tuple[str, str]]:
    """(place, string) of the strings in the code of `normalize` outside the home; docstrings are not among them."""
    for path in sorted(ROOT.glob("normalize/**/*.py")):
        if path.parent == HOME:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def test_no_other_module_has_words_of_frames() -> None:
    wrong = [f"{place}: {text[:60]}" for place, text in strings_outside() if TELLING.search(text)]
    assert not wrong, "\n".join(["words of frames belong to normalize/chrome:", *wrong])


# --- Lines of copies and of pages


@pytest.mark.parametrize(
    "line",
    [
        "小", "【字体：", "打印本页", "【 关闭窗口 】", "扫一扫在手机打开当前页", "分享到微信：", "朋友圈", "语音播报", "展开全文",
        "相关报道：>>", "上一篇：某市召开会议", "粤ICP备05000000号-1", "首 页", ">>点击进入两会专题<<", "往期回顾", "×",
    ],
)  # fmt: skip
def test_a_line_of_the_frame_of_a_copy(line: str) -> None:
    assert copied_lines.FRAME.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "标准", "正常", "回复", "推荐", "关注", "正文", "朗读", "评论",  # headings
        "A", "T", "12", "10:30",  # cells and items
        "打印店管理办法", "分享经济", "下载量居全国第一", "相关部门", "大力推进", "小微企业", "编辑部", "返回家园",
    ],
)  # fmt: skip
def test_a_line_of_a_document_is_none_of_the_frame_of_a_copy(line: str) -> None:
    assert not copied_lines.FRAME.fullmatch(line)
    assert not copied_lines.LABEL.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "打印 关闭", "【打印】", "字体：大 中 小", "分享到 微信 微博 QQ空间", "阅读量：1031", "扫一扫在手机打开当前页", "标准", "回复",
        "A+",
        "00:00/00:00 语音播报", "展开全文", "微信扫一扫分享", "关注公众号某某发布", "Share Print", "点赞 12 评论 3", "查看原图 2", "10:30",
    ],
)  # fmt: skip
def test_a_row_of_buttons_of_a_page(line: str) -> None:
    assert page_lines.WIDGET.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "标准化",
        "打印店",
        "大会",
        "小组讨论",
        "评论员",
        "关注民生",
        "||",
        "：",
        "增长12%",
        "A类",
        "分享经济",
        "某某 大 中 小",
        "第10",
    ],
)
def test_a_line_of_a_document_is_no_row_of_buttons(line: str) -> None:
    assert not page_lines.WIDGET.fullmatch(line)


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("来源：某日报", "origin", "某日报"),
        ("责 编：", "editor", ""),
        ("编輯：某某", "", ""),
        ("編輯：某某", "editor", "某某"),
        ("发布时间:2026-02-09", "time", "2026-02-09"),
        ("点击次数：12", "counter", "12"),
        ("您现在的位置：首页", "place", "首页"),
        ("审核： 某某", "checker", "某某"),
        ("签发：某某", "", ""),  # a line of an official document
        ("会议时间：2月9日", "", ""),
        ("资料来源：统计局", "", ""),
    ],
)
def test_a_label_has_one_kind(line: str, kind: str, value: str) -> None:
    found = copied_lines.LABEL.fullmatch(line)
    kinds = [name for name, word in found.groupdict().items() if word and name != "value"] if found else [""]
    assert kinds == [kind]
    assert (found["value"] if found else "") == value


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("责任编辑：张三", "张三"),
        ("【网络编辑:李四】", "李四"),
        ("（二审：王五 ）", "王五"),
        ("監製：某某", None),
        ("编辑出版：某社，1999", None),
    ],
)
def test_who_edited_a_page(line: str, who: str | None) -> None:
    found = page_lines.EDITOR.fullmatch(line)
    assert (found["who"].strip() if found else None) == who


# --- Time

HOSTILE = (
    "字体大小",
    "字号减小",
    "扫一扫",
    "扫一扫大",
    "1",
    "11:11",
    "微信扫一扫",
    "关注公众号",
    "分享至手机",
    "浏览次",
    "阅读12 ",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_row_of_buttons_is_rejected_in_linear_time(unit: str) -> None:
    """字体大小 is a button, and three: when such a row is none after all, not every way to read it may be tried."""
    start = time.process_time()
    assert not page_lines.WIDGET.fullmatch(unit * 400 + "。，")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("unit", ["»", "a»", "> ", "a >  ", "»›", "首页 > "])
def test_a_long_row_of_separators_is_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    list(site_frame.propose(Draft(f"{unit * 2_000}，。\n\n各位代表：\n\n现在，我报告工作。\n")))
    assert time.process_time() - start < 1


# --- Forums


@pytest.mark.parametrize(
    "line",
    [
        "[复制链接]", "查看: 1903|回复: 0", "查看: 12 | 回复: 3", "您需要登录后才可以回帖 登录 | 立即注册", "本版积分规则", "电梯直达",
        "返回列表",
        "快速回复 返回顶部 返回列表", "设为首页收藏本站", "只看该作者", "Powered by Discuz! X3.4", "Archiver|手机版|小黑屋",
    ],
)  # fmt: skip
def test_a_line_that_tells_a_thread_is_one_of_its_frame(line: str) -> None:
    """Otherwise a text would be known as a thread by a line that then remained in it."""
    assert forums.TELLING.search(f"\n{line}")
    assert forums.FRAME.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["登录", "收藏", "积分", "关闭", "查看:", "Powered by WordPress", "返回列表页", "电梯直达顶层"]
)
def test_a_line_that_other_texts_have_tells_no_thread(line: str) -> None:
    assert not forums.TELLING.search(f"\n{line}\n")


@pytest.mark.parametrize("line", ["积分管理", "楼主任", "登录系统", "查看12次", "手机版权", "第3#", "评分标准"])
def test_a_line_of_a_post_is_none_of_the_frame(line: str) -> None:
    assert not forums.FRAME.fullmatch(line)


def test_a_button_that_may_be_a_heading_is_a_button() -> None:
    assert all(forums.FRAME.fullmatch(word) for word in forums.ALSO_HEADINGS)


@pytest.mark.parametrize(
    "line",
    ["评分", "﹍﹍﹍", "参与人数 3人气 +3", "  下载附件 ", "a.jpg (20.5 KB, 下载次数: 3)", "2020-2-26 21:07 上传"],
)
def test_a_line_that_an_export_adds_to_a_post(line: str) -> None:
    assert forums.EXPORT_FRAME.search(f"文\n{line}\n文")
    assert not forums.EXPORT_FRAME.search(f"文\n文{line}文\n文")
