"""Move the head of an official document to the front matter.

Before:  天津市东丽区人民政府文件 ⏎ 东丽政发〔2021〕3号 ⏎ 东丽区人民政府关于印发⏎…的通知 ⏎ 各街道办事处…： ⏎ … ⏎ 2021年1月20日 ⏎
         （此件主动公开） ⏎ 政府工作报告 ⏎ ——2021年1月12日在东丽区…⏎…会议上 ⏎ 区长  谢元 ⏎ 各位代表：
After:   # 政府工作报告 ⏎ 各位代表：      (issuer, number, notice, signature, subtitle, speaker … in the front matter)
Leaves:  the salutation and all that follows; titles and dates that are mentioned in sentences; lines of the head that are
         not understood stay where they are and are reported.

Words are moved verbatim. Dates, region and year are derived from them: the day of a web page or post is never among
their sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from normalize.chinese import ANY_DATE, HAN, iso_date
from normalize.draft import Draft, Fact, Line, Proposal
from normalize.edit import Edit, inserted, moved, removed
from normalize.head import (
    ADDRESSEES,
    DISCLOSURE,
    LETTERHEAD,
    NOTICE_BODY,
    NOTICE_TITLE,
    NUMBER,
    SIGNATURE,
    SPEAKER,
    SUBTITLE,
    TITLE,
    HeadPart,
    bare,
    disclosure,
    letterhead_organ,
    notice_organ,
    parse_head,
    speaker,
)

_DELIVERED = re.compile(rf"(?P<date>{ANY_DATE.pattern})在(?P<assembly>.{{4,60}}?会议)上")
_YEAR = re.compile(r"(\d{4})年[^，。]{0,12}政府工作报告")
_TITLE_REGION = re.compile(rf"(?:\d{{4}}年)?(?P<region>[{HAN}]{{2,16}}?)(?:人民)?政府工作报告")
_ASSEMBLY_REGION = re.compile(rf"(?P<region>[{HAN}]{{2,20}}?)第[{HAN}]{{1,5}}届(?:人民代表大会|人大)")
_FIELDS = {
    NUMBER: "document_number", NOTICE_TITLE: "notice.title", ADDRESSEES: "addressees", NOTICE_BODY: "notice.body",
    SIGNATURE: "signature", SUBTITLE: "subtitle", SPEAKER: "speaker",
}  # fmt: skip


def propose(draft: Draft) -> Iterator[Proposal]:
    parts = parse_head(draft.filled_lines)
    for part in parts:
        yield from _edits(draft.text, part)
    texts: dict[str, list[str]] = {}
    for part in parts:
        texts.setdefault(part.role, []).append(part.text)
    yield from _facts(texts)
    yield from _derived(texts, draft)


def _edits(text: str, part: HeadPart) -> Iterator[Edit]:
    if part.role == TITLE:
        yield from _heading(text, part.lines[0])
        return
    for line in part.lines:
        start, end = _inside_marks(line)
        if start > line.start:
            yield removed(text, line.start, start, "heading or strong marks")
        if part.role == LETTERHEAD:
            organ_end = start + len(letterhead_organ(text[start:end]))
            yield moved(text, start, organ_end, "issuer")
            if organ_end < end:
                yield removed(text, organ_end, end, "the word 文件 of the letterhead")
        elif part.role == DISCLOSURE:
            at = text.index(disclosure(text[start:end]), start)
            words_end = at + len(disclosure(text[start:end]))
            yield removed(text, start, at, "（此件")
            yield moved(text, at, words_end, "disclosure")
            yield removed(text, words_end, end, "）")
        else:
            yield moved(text, start, end, _FIELDS[part.role])
        if end < line.end:
            yield removed(text, end, line.end, "strong marks")


def _inside_marks(line: Line) -> tuple[int, int]:
    words = bare(line.text)
    start = line.start + line.text.index(words)
    return start, start + len(words)


def _heading(text: str, line: Line) -> Iterator[Edit]:
    start, end = _inside_marks(line)
    if text[line.start : start] == "# " and end == line.end:
        return
    if start > line.start:
        yield removed(text, line.start, start, "heading or strong marks")
        yield inserted(line.start, "# ")
    else:
        yield inserted(start, "# ")
    if end < line.end:
        yield removed(text, end, line.end, "strong marks")


def _facts(texts: dict[str, list[str]]) -> Iterator[Fact]:
    """The words of the head, verbatim."""
    for role, field in ((TITLE, "title"), (SUBTITLE, "subtitle"), (NUMBER, "document_number")):
        if role in texts:
            yield Fact(field, "".join(texts[role][0].split()) if role == NUMBER else texts[role][0])
    if NOTICE_TITLE in texts:
        yield Fact("notice.title", texts[NOTICE_TITLE][0])
    if ADDRESSEES in texts:
        yield Fact("addressees", texts[ADDRESSEES][0])
    for role, field in ((NOTICE_BODY, "notice.body"), (SIGNATURE, "signature")):
        if role in texts:
            yield Fact(field, tuple(texts[role]))
    if DISCLOSURE in texts:
        yield Fact("disclosure", disclosure(texts[DISCLOSURE][0]))
    if SPEAKER in texts:
        role_words, name = speaker(texts[SPEAKER][0])
        yield Fact("speaker", {"role": role_words, "name": name} if role_words else {"name": name})


def _derived(texts: dict[str, list[str]], draft: Draft) -> Iterator[Fact]:
    """Issuer, dates, assembly, region and year."""
    delivered = _DELIVERED.search("".join(texts.get(SUBTITLE, ())))
    if delivered:
        yield Fact("assembly", delivered["assembly"])
        yield from _date("delivered", delivered["date"])
    signed = [text for text in texts.get(SIGNATURE, ()) if ANY_DATE.fullmatch(text)]
    if signed:
        yield from _date("issued", signed[-1])
    title = "".join(texts.get(TITLE, ())) or str(draft.facts.get("source.thread", ""))
    regions = _regions(title, delivered["assembly"] if delivered else "")
    issuer = _issuer(texts)
    if not issuer and regions and "政府工作报告" in title:
        issuer = f"{max(regions, key=len)}人民政府"
    if issuer:
        yield Fact("issuer", issuer)
        regions.append(issuer.removesuffix("人民政府"))
    if regions and (issuer.endswith("人民政府") or not issuer):
        # 河东区 and 天津市河东区 are one place: the fuller name says which.
        yield Fact("region", max(regions, key=len))
    years = _YEAR.search("".join((*texts.get(NOTICE_TITLE, ()), title)))
    if years or delivered:
        yield Fact("year", int(years[1] if years else (iso_date(delivered["date"]) or "0")[:4]))  # type: ignore[index]


def _date(field: str, written: str) -> Iterator[Fact]:
    day = iso_date(written)
    if day:
        yield Fact(field, day)


def _regions(title: str, assembly: str) -> list[str]:
    found: Iterable[re.Match[str] | None] = (_TITLE_REGION.match(title), _ASSEMBLY_REGION.match(assembly))
    return [match["region"] for match in found if match]


def _issuer(texts: dict[str, list[str]]) -> str:
    if LETTERHEAD in texts:
        return letterhead_organ(texts[LETTERHEAD][0])
    signed = [text for text in texts.get(SIGNATURE, ()) if not ANY_DATE.fullmatch(text)]
    if signed:
        return signed[-1]
    return notice_organ(texts[NOTICE_TITLE][0]) if NOTICE_TITLE in texts else ""
