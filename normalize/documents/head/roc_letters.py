"""Recognise official letters of the Republic of China (公文), which begin with a list of fields.

Pure analysis, for `head`.

文書處理手冊: organ and kind in the first line (教育部 函), then 受文者, 發文日期, 發文字號, 速別 …; the text is 主旨, 說明, 辦法,
followed by 正本 and 副本. Fields without a place in the front matter stay in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.dates import ANY_DATE
from normalize.documents.head.model import Part, Piece, Role, piece_of
from normalize.documents.vocabulary import ROC_KINDS
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import any_of, lazy_pattern

_MOST_LINES = 30
_TITLE = lazy_pattern(rf"(?P<organ>{IDEOGRAPH}{{2,24}})\s+{any_of(ROC_KINDS)}(?:[（(][^（）()]{{1,8}}[）)])?")
_FIELD = lazy_pattern(r"(?P<label>受文者|發文日期|發文字號|副本)\s*[：:]\s*(?P<value>\S.*)")
_NUMBER = lazy_pattern(
    rf"{IDEOGRAPH}{{1,10}}(?:[（(]{IDEOGRAPH}{{1,4}}[）)])?{IDEOGRAPH}{{0,6}}字"  # 臺教國署國字
    r"第\s*[\dA-Za-z]{4,14}(?:[-－]\d{1,3})?\s*號"
)
_ROLES = {"受文者": Role.ADDRESSEES, "發文日期": Role.SIGNATURE, "發文字號": Role.NUMBER, "副本": Role.CC}
# Values that refer to the fields 正本 and 副本 below.
_AS_BELOW = ("如正", "如行文", "詳如", "如副本")


def is_roc_letter(lines: Sequence[Line]) -> bool:
    """True for an official letter of the Republic: it has 主旨 near its start, and another field."""
    subject = any(line.text[0] == "主" and line.text.startswith(("主旨：", "主旨:")) for line in lines[:_MOST_LINES])
    return subject and any(
        line.text.startswith(("說明", "辦法", "受文者", "正本", "公告事項", "依據")) for line in lines
    )


def roc_parts(lines: Sequence[Line]) -> Iterator[Part]:
    """The title and the fields of a letter.

    A field is its value, without its label; only the first of a label counts.
    """
    title = next((line for line in lines[:_MOST_LINES] if _TITLE.fullmatch(bare(line.text))), None)
    if title:
        yield Part(Role.TITLE, (piece_of(Role.TITLE, title),))
    seen: set[str] = set()
    for line in lines:
        field = _FIELD.fullmatch(line.text) if line.text[0] in "受發副" else None
        if not field or field["label"] in seen or not _is_value(field["label"], field["value"]):
            continue
        seen.add(field["label"])
        role, start = _ROLES[field["label"]], line.start + field.start("value")
        yield Part(role, (Piece(role, start, line.end, field["value"]),))


def _is_value(label: str, value: str) -> bool:
    if label == "發文日期":
        return ANY_DATE.fullmatch(value) is not None
    if label == "發文字號":
        return _NUMBER.fullmatch(value) is not None
    return not value.startswith(_AS_BELOW)


def organ_of(title: str) -> str:
    """The organ in the first line of a letter: 教育部 函 → 教育部; "" for other titles."""
    found = _TITLE.fullmatch(title)
    return found["organ"] if found else ""
