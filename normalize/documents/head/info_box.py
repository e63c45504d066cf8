"""The box of facts that a government site sets above a document, line by line.

Pure analysis, for `cleaners/site_frame.py`.

政府信息公开 asks for 索引号, 发文机关, 成文日期, 发文字号 … beside every document; a copy of the page has them above the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.chinese.dates import ANY_DATE, iso_date
from normalize.engine.lines import Line
from normalize.engine.patterns import lazy_pattern

_LABELS = (
    *("(?:信息)?索引号", "统一编号"),
    *("主题分类", "信息分类", "分类", "组配分类", "体裁分类", "所属主题", "服务对象"),
    *("公文种类", "文种"),
    *("发文机关", "发文单位", "发布机构", "发文机构", "制发机关", "信息来源"),
    "(?:成文|发文|生成|发布|公开|印发|废止|失效|生效|实施)日期",
    *("标题", "(?:信息)?名称"),
    *("发文字号", "文号"),
    *("主题词", "关键词"),
    *("有效性", "效力状态", "有效期"),
    "公开(?:方式|范围|属性|时限|形式)",
)
_LABEL = lazy_pattern("|".join(_LABELS))
# A second field in the same line.
_NEXT = lazy_pattern(r"(?<!\s)\s+\S{2,8}[：:]")
# A box begins within so many lines, and has at least so many.
_WITHIN, _FEWEST = 12, 4
_FIELDS = {
    "发文机关": "issuer",
    "发文字号": "document_number",
    "文号": "document_number",
    "标题": "source.title",
    "名称": "source.title",
}
_DAYS = {"成文日期": "issued", "发布日期": "source.published", "公开日期": "source.published"}


def find_box(lines: Sequence[Line]) -> tuple[int, int]:
    """The half-open range of the lines of the box; (0, 0) if there are too few adjacent fields."""
    if sum("：" in line.text[:12] or ":" in line.text[:12] for line in lines[: _WITHIN + _FEWEST]) < _FEWEST:
        return 0, 0  # most documents
    first = next((at for at, line in enumerate(lines[:_WITHIN]) if _field(line.text)), len(lines))
    last = first
    while last < len(lines) and _field(lines[last].text):
        last += 1
    return (first, last) if last - first >= _FEWEST else (0, 0)


def _field(text: str) -> tuple[str, str] | None:
    """(label without its spaces, value) of a line of a box; its second field is left out."""
    label, colon, value = text.replace(":", "：", 1).partition("：")
    label = "".join(label.split()).strip("[]【】")
    if not colon or not _LABEL.fullmatch(label):
        return None
    following = _NEXT.search(value)
    return label, " ".join(value[: following.start() if following else len(value)].split())


def box_facts(box: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """(front matter field, value) of the facts with a field: dates in ISO 8601, other values verbatim."""
    for label, value in filter(None, (_field(line.text) for line in box)):
        day = ANY_DATE.match(value) if label in _DAYS else None
        if day and (written := iso_date(day[0])):
            yield _DAYS[label], written
        elif value and label in _FIELDS:
            yield _FIELDS[label], value
