"""Take the frame of a website off a text that was copied from it.
中文：除去随文本复制下来的网站框架：导航、字号、打印、分享等。

Before:  当前位置： ⏎ 首页 ⏎ > ⏎ 政务公开 ⏎ 2026年某省政府工作报告 ⏎ 发表时间： ⏎ 2026-02-09 09:45:30 ⏎ 【字体： ⏎ 小 ⏎ 中 ⏎ 大 ⏎ 】
         各位代表： … ⏎ 扫一扫在手机打开当前页 ⏎ 【 ⏎ 打印本页 ⏎ 】 ⏎ 相关报道：
After:   2026年某省政府工作报告 ⏎ 各位代表： …      (and in the front matter: source.published, source.origin)
Leaves:  the same words inside sentences (下载, 打印), other short lines of the body, titles, subtitles, names. The day of
         the page never becomes a day of the document.

The words are in `normalize.chrome`. They are compared with whole lines, and only before the body begins and after its
last paragraph. A label alone in its line takes the next line with it if that line may be its value. Government sites
set a box above a document (索引号 发文机关 发文字号 …); the front matter keeps the entries for which it has a field. A line below
the title with account, day and hour marks an article of a public account. A caption names its photographer, or repeats
who delivered the report. A title or first sentence repeated below a line of the frame belongs to a share box. A day
with an hour is the page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalize.chinese.characters import squeezed
from normalize.chrome.breadcrumbs import SEPARATORS, path_length
from normalize.chrome.copied_lines import (
    ACCOUNT,
    CAPTION,
    CAPTION_SIGNS,
    CREDIT,
    DAY,
    DELIVERS,
    FOLLOW,
    FOLLOW_SIGNS,
    FRAME,
    LABEL,
    LAST_CREDIT,
    LICENCE,
    LICENCE_SIGNS,
    RELATED,
    STAMP,
)
from normalize.documents.head.info_box import box_facts, find_box
from normalize.documents.head.parts import body_start
from normalize.documents.lines import TITLE, is_report
from normalize.engine.cleaner import Fact, Proposal
from normalize.engine.draft import Draft
from normalize.engine.lines import Line, bare
from normalize.provenance.edit import removed
from normalize.readers.kinds import MARKDOWN, PLAIN_TEXT

KINDS = frozenset({PLAIN_TEXT, MARKDOWN})

# A row of buttons in one line is no longer than this, in characters.
_LONGEST_ROW = 24
# An article of a public account: the length of its title at most, and how many of the first lines may name the account.
_LONGEST_TITLE, _ACCOUNT_WITHIN = 80, 5
_PROSE = re.compile(r"[，。；！].{8,}[。！”；]?")
# How many of the last lines may belong to the frame, and how many of them may be titles of other texts.
_LAST_LINES, _MOST_OTHERS = 60, 20
# How many lines of the body may be repeated below it, and the least length of a repeated line and a repeated sentence.
_OPENING, _SHORTEST_AGAIN, _SENTENCE = 3, 6, 20
_LONGEST_LICENCE = 130


class _Label(NamedTuple):
    """A label of the page. `kind` is its alternative in `LABEL`; `value` is empty if the next line has the value."""

    kind: str
    value: str


def propose(draft: Draft) -> Iterator[Proposal]:
    lines = draft.filled_lines
    first, last = find_box(lines)
    if last:
        yield from _above(draft.text, lines[:first])
        yield removed(draft.text, lines[first].start, lines[last - 1].end, "box of facts above the document")
        yield from (Fact(*fact) for fact in box_facts(lines[first:last]))
        lines = lines[last:]
    account = tuple(_account(draft.text, lines[:_ACCOUNT_WITHIN]))
    yield from account
    start = 0 if account else body_start(lines)
    yield from _above(draft.text, lines[:start])
    yield from _below(draft.text, lines[start:], lines[: start + _OPENING])


def _account(text: str, lines: Sequence[Line]) -> Iterator[Proposal]:
    """In an article of a public account: remove the line below the title and requests to follow the account."""
    at = next((at for at, line in enumerate(lines) if at and "发表于" in line.text and ACCOUNT.fullmatch(line.text)), 0)
    if not at or len(lines[at - 1].text) > _LONGEST_TITLE:
        return
    found = ACCOUNT.fullmatch(lines[at].text)
    assert found
    yield removed(text, lines[at].start, lines[at].end, "label of the page")
    yield from _facts(_Label("time", found["day"]))
    yield Fact("source.author", " ".join(found["account"].split()))
    yield Fact("source.title", " ".join(bare(lines[at - 1].text).split()))
    for line in lines[at + 1 : at + 3]:
        if FOLLOW.fullmatch(line.text):
            yield removed(text, line.start, line.end, "word of the page's frame")


def _above(text: str, lines: Sequence[Line]) -> Iterator[Proposal]:
    """The frame before the body: breadcrumb, labels with their values, buttons, captions."""
    value_at = -1
    steps = frozenset(_breadcrumb(lines))
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        label = _label(line.text)
        if number in steps:
            yield removed(text, line.start, line.end, "breadcrumb")
        elif number == value_at:
            yield removed(text, line.start, line.end, "value of a label")
        elif label:
            if not label.value and _is_value(label.kind, following):
                label, value_at = label._replace(value=following), number + 1
            yield removed(text, line.start, line.end, "label of the page")
            yield from _facts(label)
        elif _is_stamp(lines, number):
            yield removed(text, line.start, line.end, "hour of the page")
            yield from _facts(_Label("time", line.text))
        elif FRAME.fullmatch(line.text) and not _in_marker(lines, number):
            yield removed(text, line.start, line.end, "word of the page's frame")
        elif _is_caption(bare(line.text)):
            yield removed(text, line.start, line.end, "caption of a picture")


def _breadcrumb(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are a way from the start page, and of its last step where it is repeated below.

    The last step may be the title of the text, and is left if it is and stands nowhere else.
    """
    texts = [line.text for line in lines]
    at = 0
    while at < len(texts):
        above = _label(texts[at - 1]) if at else None
        length = path_length(texts[at:], begun=above is not None and above.kind == "place" and not above.value)
        last = SEPARATORS.split(texts[at + length - 1])[-1].strip() if length else ""
        if length > 1 and TITLE.fullmatch(last) and last not in texts[at + length :]:
            length -= 1
        yield from range(at, at + length)
        at += length or 1
        if length and at < len(texts) and texts[at] == last and _may_be_title(lines[at + 1 :]):
            yield at


def _below(text: str, lines: Sequence[Line], opening: Sequence[Line]) -> Iterator[Proposal]:
    """The frame after the last paragraph, from its first line on. A licence box always ends the text."""
    tail = lines[-_LAST_LINES:]
    licence = _licence(tail)
    if licence is not None:
        yield removed(text, tail[licence].start, tail[-1].end, "licence box of the page")
        tail = tail[:licence]
    first = _first_of_frame(tail, opening)
    related = next((number for number in range(first, len(tail)) if RELATED.fullmatch(tail[number].text)), len(tail))
    for number in range(first, len(tail)):
        line = tail[number]
        above = _label(tail[number - 1].text) if number > first else None
        is_value = above is not None and not above.value and _is_value(above.kind, line.text)
        if number >= related or is_value or _is_frame(line.text) or LAST_CREDIT.fullmatch(line.text):
            yield removed(text, line.start, line.end, "frame below the text")
            label = _label(line.text) or (above._replace(value=line.text) if above and is_value else None)
            if label and number < related:
                yield from _facts(label)
        elif _repeats(line, opening):
            yield removed(text, line.start, line.end, "the beginning a second time")


def _first_of_frame(tail: Sequence[Line], opening: Sequence[Line]) -> int:
    """The number of the first line of the frame below a text; the number of lines if there is none."""
    first = _first_of_others(tail)
    for number in range(first - 1, -1, -1):
        said = tail[number].text
        if _is_frame(said) or RELATED.fullmatch(said):
            first = number
        elif _repeats(tail[number], opening):
            continue  # it belongs to the frame if a line above it does
        elif _PROSE.search(said) or len(said) > 40 or len(tail) - number > 30:
            break
    return first


def _first_of_others(tail: Sequence[Line]) -> int:
    """The number of the line (往期推荐) above titles of other texts at the page's end, else the number of lines.

    The titles are short lines that do not end as a sentence does.
    """
    for number in range(len(tail) - 1, max(-1, len(tail) - _MOST_OTHERS), -1):
        said = tail[number].text
        if RELATED.fullmatch(said):
            return number
        if len(said) > 40 or said[-1] in "。；：":
            break
    return len(tail)


def _licence(tail: Sequence[Line]) -> int | None:
    """The number of the line that begins a licence box."""
    short = [number for number, line in enumerate(tail) if len(line.text) <= _LONGEST_LICENCE]
    signed = (number for number in short if any(map(tail[number].text.__contains__, LICENCE_SIGNS)))
    return next((number for number in signed if LICENCE.fullmatch(tail[number].text)), None)


def _label(text: str) -> _Label | None:
    found = LABEL.fullmatch(text) or CREDIT.fullmatch(text) if "：" in text or ":" in text else None
    if not found:
        return None
    return _Label(next(kind for kind, word in found.groupdict().items() if word and kind != "value"), found["value"])


def _may_be_title(lines: Sequence[Line]) -> bool:
    """True if the next line may be the title. The last step of a breadcrumb may be the title itself."""
    return bool(lines) and not (_label(lines[0].text) or _is_stamp(lines, 0) or _is_frame(lines[0].text))


def _is_stamp(lines: Sequence[Line], number: int) -> bool:
    """True if a line is the time when the page was published: a day with an hour, or a day beside a label."""
    stamp = STAMP.fullmatch(lines[number].text) if lines[number].text[0].isdecimal() and len(lines) > 1 else None
    if not stamp:
        return False
    return stamp["hour"] is not None or any(map(_label, _beside(lines, number)))


def _beside(lines: Sequence[Line], number: int) -> list[str]:
    """The lines above and below one."""
    return [lines[at].text for at in (number - 1, number + 1) if 0 <= at < len(lines)]


def _repeats(line: Line, opening: Sequence[Line]) -> bool:
    """True if a line repeats the `opening` of the text: one of its lines, such as the title, or its first sentence."""
    again = squeezed(line.text) if len(line.text) >= _SHORTEST_AGAIN else ""
    for number, first in enumerate(opening if again else ()):
        if first.end < line.start and first.text[0] == again[0]:
            if squeezed(first.text) == again:
                return True
            joined = squeezed("".join(above.text for above in opening[number:] if above.end < line.start))
            if len(again) >= _SENTENCE and joined.startswith(again):
                return True
    return False


def _is_caption(text: str) -> bool:
    if any(map(text.__contains__, CAPTION_SIGNS)) and CAPTION.fullmatch(text):
        return not text.startswith("—") and not is_report(text)
    return "政府工作报告" in text and DELIVERS.fullmatch(text) is not None and not is_report(text)


def _is_frame(text: str) -> bool:
    """True if a line belongs to the frame: a word of it, a label, a request to follow, a row of buttons."""
    known = FRAME.fullmatch(text) or _label(text)
    if not known and any(map(text.__contains__, FOLLOW_SIGNS)):
        known = FOLLOW.fullmatch(text)
    return known is not None or (len(text) <= _LONGEST_ROW and all(map(FRAME.fullmatch, text.split())))


def _in_marker(lines: Sequence[Line], number: int) -> bool:
    """True for a bracket of a note marker that is spread over three lines."""
    text = lines[number].text
    inner = number + (text == "[") - (text == "]")
    if inner == number or not 0 < inner < len(lines) - 1:
        return False
    return lines[inner - 1].text == "[" and lines[inner + 1].text == "]" and lines[inner].text.isdecimal()


def _is_value(kind: str, text: str) -> bool:
    """True if a line may be the value of a label of this kind in the line above."""
    if kind in ("place", "font", "share") or not text or _label(text) or text.startswith(("【", "—")):
        return False
    if kind == "time":
        return bool(DAY.fullmatch(text))
    if kind == "counter":
        return text.isdecimal()
    return len(text) <= 20 and not re.search("[。；]", text)


def _facts(label: _Label) -> Iterator[Fact]:
    """The fact of a label and its value, if the front matter has a field for it."""
    value = " ".join(label.value.split())
    if label.kind == "time":
        day = DAY.match(value)
        if day:
            yield Fact("source.published", f"{int(day[1]):04}-{int(day[2]):02}-{int(day[3]):02}")
    elif label.kind in ("origin", "author", "editor") and value:
        yield Fact(f"source.{label.kind}", value)
