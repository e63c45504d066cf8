"""Labels and headwords of notes, and the headings that announce a glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from normalize.chinese.characters import CLAUSE_ENDS, CLOSING_QUOTES, IDEOGRAPH, OPENING_QUOTES, PAUSES, QUOTES
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import lazy_pattern

# Some glossaries have no other heading than a remark on the order of their entries.
_SORTED = lazy_pattern(r"[（(]按.{0,6}(?:词语|名词|术语|用语).{0,8}出现的?(?:先后)?顺序(?:排列)?[）)]")
_KIND = "(?:名词|词语|术语|用语|词汇|内容|情况|概念|名称)"
_HEADING = re.compile(
    r"(?:附录?件?[：:]?\d*[：:、]?|资料[：:])?[【\[（(]?"  # 附件1：
    rf"(?:《?[^《》{CLAUSE_ENDS}：]{{0,16}}(?:报告|纲要|规划)》?)?(?:中的?)?"  # 《政府工作报告》中的
    r"(?:部分|有关|相关|专业|专用|主要|重点)*"
    rf"(?:{_KIND}+的?(?:解释|注释|注解|释义|说明|诠释)|注释|注解|释义|附注|解释说明|解释和说明)"  # 名词解释
    r"(?:[和与及]?说明)?(?:表)?[】\]）)]?(?:[（(].{0,20}[）)])?[：:]?(?:>+|》+)?"  # （按出现顺序排列）：
)
# Every heading contains one of these characters: 解释 注释 释义 诠释, 注解 附注, 说明.
_HEADING_SIGN = re.compile("[释注说]")
_LONGEST_HEADING = 45
_LONGEST_MARKED = _LONGEST_HEADING + 2 * len("####**")
_NO_HEADING = lazy_pattern(r"(?:附录?件?[：:]?\d*)?(?:有关|相关)?(?:情况|内容)的?(?:解释|注解|诠释)?")
# A label above notes. It also introduces remarks on a table, so it is no heading of a glossary by itself.
_NOTE_LABEL = lazy_pattern(r"(?:[备備附]?[注註]|说明|說明)[：:]")
_FIELD = lazy_pattern(rf"{IDEOGRAPH}{{2,6}}[：:]")
_QUOTED = lazy_pattern(f"[{OPENING_QUOTES}]([^{CLOSING_QUOTES}]+)[{CLOSING_QUOTES}]")
# Parts of a headword that may be missing before its marker: quotation marks, remarks in brackets.
_NOT_CORE = lazy_pattern(rf"[{QUOTES}\s*]|\(.*?\)|（.*?）")
_LABEL_KEEPS = lazy_pattern(r"[^\w·+\-.%&、，—]|_")


def may_announce(text: str) -> bool:
    """True if a line may be a heading of notes, alone or with the lines below it.

    A fast test before the full pattern.
    """
    if len(text) > _LONGEST_MARKED and (
        len(text) > 2 * _LONGEST_MARKED or len(text) - text.count(" ") > _LONGEST_MARKED
    ):
        return False
    return "附" in text or "《" in text or "顺序" in text or _HEADING_SIGN.search(text) is not None


def is_glossary_heading(text: str) -> bool:
    """True if a whole line is a heading of notes. Spaces inside it are layout (注 释)."""
    if not may_announce(text):
        return False
    words = "".join(bare(text).split())
    if words[:1] in ("（", "(") and _SORTED.fullmatch(words):
        return True
    return 2 <= len(words) <= _LONGEST_HEADING and bool(_HEADING.fullmatch(words)) and not _NO_HEADING.fullmatch(words)


def is_note_label(text: str) -> bool:
    """True if a line introduces notes: a label alone (注：) or the heading of a glossary."""
    if len(text) > _LONGEST_MARKED:
        return False
    return _NOTE_LABEL.fullmatch("".join(bare(text).split())) is not None or is_glossary_heading(text)


class Labels:
    """Make readable, unique footnote labels from headwords. `taken` are labels that the document has already.

    >>> labels = Labels(["双减"])
    >>> labels.make("“一院一园”发展 新模式", 1), labels.make("双减", 2), labels.make("双减", 4), labels.make("", 3)
    ('一院一园发展新模式', '双减-2', '双减-3', '注3')
    >>> labels.make("Ⅴ类水", 5)
    'Ⅴ类水'
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def make(self, term: str, number: int | None) -> str:
        """A label from a headword. A label that is taken gets a number; an empty headword gives 注 and the number."""
        return self.another(_LABEL_KEEPS.sub("", term.replace("**", ""))[:40] or f"注{number or ''}")

    def another(self, wanted: str) -> str:
        """The wanted label if it is free; otherwise the label with the next free number."""
        label, count = wanted, self._counts.get(wanted, 1)
        while label in self._taken:
            count += 1
            label = f"{wanted}-{count}"
        self._counts[wanted] = count
        self._taken.add(label)
        return label


@lru_cache(maxsize=1024)  # each marker of a text is compared with each note
def term_cores(term: str) -> tuple[str, ...]:
    """The strings of which one must precede the marker of a headword: the whole headword, and its parts in quotes.

    >>> term_cores("“三重一大”制度")
    ('三重一大制度', '三重一大')
    """
    whole = _NOT_CORE.sub("", term)
    quoted = ["".join(part.split()) for part in _QUOTED.findall(term)]
    return tuple(core for core in dict.fromkeys([whole, *(part for part in quoted if len(part) > 1)]) if core)


def is_term_line(lines: Sequence[Line], number: int) -> bool:
    """True for a line that is a headword alone: short, without a stop at its end, above a longer line."""
    words = bare(lines[number].text)
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    return 2 <= len(words) <= 30 and words[-1] not in PAUSES + "。" and len(following) > len(words)


def field_labels(lines: Sequence[Line]) -> tuple[str, ...]:
    """The labels of fields in entries of several fields (报告原文： 解释：), each at the start of three lines or more."""
    counts = Counter(match[0] for line in lines if (match := _FIELD.match(line.text)))
    return tuple(label for label, count in counts.items() if count >= 3)
