"""Move the head of an official document to the front matter.
中文：把公文的文首移入元数据：发文机关、发文字号、通知、署名等。

Before:  天津市东丽区人民政府文件 ⏎ 东丽政发〔2021〕3号 ⏎ 东丽区人民政府关于印发⏎…的通知 ⏎ 各街道办事处…： ⏎ … ⏎ 2021年1月20日 ⏎
         （此件主动公开） ⏎ 政府工作报告 ⏎ ——2021年1月12日在东丽区…⏎…会议上 ⏎ 区长  谢元 ⏎ 各位代表：
After:   # 政府工作报告 ⏎ 各位代表：      (issuer, number, notice, signature, subtitle, speaker … in the front matter)
Leaves:  the salutation and the text after it; titles and dates in sentences. Unknown lines of the head stay in their
         place and are reported (unknown-line-in-head).

A notice is moved if it transmits a text. A letter without an attached text is itself the text: only its number,
addressees, signature and note on publication are moved. They are found after the text and before its annexes.

Words are moved verbatim. Dates, region and year are derived from them, and never from the day of a web page or post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.dates import ANY_DATE, iso_date
from normalize.chinese.numbering import UP_TO_99
from normalize.documents.head.edits import edits_of_part
from normalize.documents.head.issuers import adopter, day_in_title, organ_in_title, publisher, stated_name
from normalize.documents.head.letters import day_of, signers
from normalize.documents.head.model import (
    Part,
    Role,
    disclosure,
    document_number,
    letterhead_organ,
    notice_organ,
    speaker,
)
from normalize.documents.head.parts import body_start, parse_head
from normalize.documents.lines import EVENT, is_report
from normalize.documents.vocabulary import HISTORY_EVENTS, IN_FORCE, PLACES
from normalize.engine.cleaner import Fact, Proposal, finding
from normalize.engine.draft import Draft
from normalize.engine.patterns import any_of, lazy_pattern
from normalize.provenance.finding import Severity

_DAY = f"(?:{ANY_DATE.pattern})"
_ASSEMBLY = re.compile(
    rf"(?:在(?!{_DAY}在)|{_DAY}(?![^。，]*在))"
    r"(?P<assembly>[^。，]{4,60}?(?:会议|大会))上?(?:的报告)?(?:[）)（(]|$)"
)
_YEAR = re.compile(r"(\d{4})年[^，。]{0,12}政府工作报告|政府工作报告[（(](\d{4})[）)年]")
_TITLE_REGION = re.compile(
    rf"(?:\d{{4}}年)?(?P<region>{IDEOGRAPH}{{2,16}}?)(?:\d{{4}}年)?(?:人民)?政府工作报告(?:[（(].*)?"
)
_ASSEMBLY_REGION = re.compile(rf"(?P<region>{IDEOGRAPH}{{2,20}}?)(?:第{IDEOGRAPH}{{1,5}}|[{UP_TO_99}]{{1,4}})届")
_IN_FORCE = lazy_pattern(rf"本{any_of(IN_FORCE)}自({ANY_DATE.pattern})起(?:施行|生效)")
# 我代表市人民政府 names no city: the name of a place precedes its kind (市).
_ON_BEHALF = lazy_pattern(rf"我代表(?P<organ>国务院|(?!第){IDEOGRAPH}{{2,12}}?(?<!自治)[{PLACES}]人民政府)[，,向]")
# 屏東縣議會……施政總報告: the government of a county reports to its council.
_COUNCIL = lazy_pattern(rf"(?P<place>{IDEOGRAPH}{{2,4}}[縣市省])議會.*施政.*報告")
# A quoted lead of the press, and the rule below it.
_LEAD = lazy_pattern(r">|[-*_]{3,}$")
_PLACE = re.compile(f"[{PLACES}]$")


def propose(draft: Draft) -> Iterator[Proposal]:
    parts = parse_head(draft.filled_lines, draft.knowledge.title or str(draft.facts.get("source.title", "")))
    for part in parts:
        yield from edits_of_part(draft.text, part)
    words: dict[Role, list[str]] = {}
    for part in parts:
        words.setdefault(part.role, []).append(part.words)
    yield from _facts(words, draft)
    yield from _derived(words, draft)
    yield from (Fact(*found) for found in draft.knowledge.caption.facts())
    if Role.SPEAKER not in words and (name := stated_name(words.get(Role.SUBTITLE, ()), _titles(words, draft))):
        yield Fact("speaker", {"name": name})
    yield from _unknown(draft, parts)


def _unknown(draft: Draft, parts: tuple[Part, ...]) -> Iterator[Proposal]:
    """Report unknown lines between the parts of a head."""
    if not any(part.role in (Role.TITLE, Role.SPEAKER, Role.SUBTITLE) for part in parts):
        return
    known = sorted(piece.start for part in parts for piece in part.pieces)
    for line in draft.filled_lines[: body_start(draft.filled_lines)]:
        if line.start > known[-1]:
            return
        if known[bisect_left(known, line.start)] >= line.end and not _LEAD.match(line.text):
            message = f"a line of the head is not understood and stays in the text: {line.text[:40]}"
            yield finding("unknown-line-in-head", Severity.NOTE, line, message, "move it to the front matter by hand")


def _facts(words: dict[Role, list[str]], draft: Draft) -> Iterator[Fact]:
    """The words of the head, verbatim."""
    if Role.PAGE_TITLE in words:
        yield Fact("title", max(words[Role.PAGE_TITLE], key=len), final=True)
    if Role.SUBTITLE in words:
        yield Fact("subtitle", "".join(dict.fromkeys(words[Role.SUBTITLE])))
    if Role.NUMBER in words:
        yield Fact("document_number", document_number(words[Role.NUMBER][0]))
    if Role.NOTICE_TITLE in words:
        yield Fact("notice.title", words[Role.NOTICE_TITLE][0])
    if Role.ADDRESSEES in words:
        yield Fact("addressees", words[Role.ADDRESSEES][0])
    if Role.SIGNATURE in words:  # the end matter, which was read before, follows it
        yield Fact("signature", (*words[Role.SIGNATURE], *draft.facts.get("signature", ())), final=True)
    for role, field in ((Role.NOTICE_BODY, "notice.body"), (Role.HISTORY, "history")):
        if role in words:
            yield Fact(field, tuple(words[role]))
    if Role.CC in words:
        yield Fact("cc", re.sub("^抄送[：:]", "", words[Role.CC][0]))
    if Role.DISCLOSURE in words:
        yield Fact("disclosure", disclosure(words[Role.DISCLOSURE][0]))
    if Role.SPEAKER in words:
        role_words, name = speaker(words[Role.SPEAKER][0])
        yield Fact("speaker", {"role": role_words, "name": name} if role_words else {"name": name})


def _derived(words: dict[Role, list[str]], draft: Draft) -> Iterator[Fact]:
    """Issuer, dates, assembly, region and year."""
    subtitle = "".join(dict.fromkeys(words.get(Role.SUBTITLE, ())))
    titles = _titles(words, draft)
    assembly, delivered = _ASSEMBLY.search(subtitle), ANY_DATE.search(subtitle)
    if assembly:
        yield Fact("assembly", "".join(assembly["assembly"].split()))
    day = iso_date(delivered[0]) if delivered else None
    if day:
        # If nobody delivered the text, a date alone under the title is the day of the document.
        is_speech = assembly or Role.SPEAKER in words or "会" in subtitle or any(map(is_report, titles))
        yield Fact("delivered" if is_speech else "issued", day)
    made = _history(words.get(Role.HISTORY, ()), _titled(words), draft.text)
    # The letterhead names the issuer itself, and its words are kept.
    yield from (fact for fact in made if fact.field != "issuer" or Role.LETTERHEAD not in words)
    if issued := day_of(words.get(Role.SIGNATURE, ()), "".join(words.get(Role.NUMBER, ()))):
        yield Fact("issued", issued)
    caption = draft.knowledge.caption
    where = assembly["assembly"] if assembly else caption.assembly
    yield from _place(words, titles, where, draft.text[:4000])
    for field, titled in () if day else day_in_title(titles):
        yield Fact(field, day := titled)
    day = day or caption.delivered
    year = _YEAR.search(" ".join(titles))
    if year or day:
        yield Fact("year", int((year[1] or year[2]) if year else str(day)[:4]))


def _titles(words: dict[Role, list[str]], draft: Draft) -> list[str]:
    """Names of the document: titles in its head, titles of its page or metadata, or else the name of its file."""
    titles = [one for role in (Role.PAGE_TITLE, Role.TITLE, Role.NOTICE_TITLE) for one in words.get(role, ())]
    titles += [str(draft.facts[name]) for name in ("source.thread", "source.title", "title") if name in draft.facts]
    return titles or [PurePath(str(draft.facts["source.file"])).stem]


def _history(lines: Sequence[str], titled: str, text: str) -> Iterator[Fact]:
    """The days when a law was adopted, approved and came into force, and its issuer.

    If the organ that adopted it is among the organs in its title, all of these are the issuer.
    """
    made: set[str] = set()
    for line in lines:
        for event in EVENT.finditer(line):
            field, day = HISTORY_EVENTS[event["done"]], iso_date(event["date"])
            if field and day:
                yield Fact(field, day)
        words = ANY_DATE.sub(" ", line)
        if "通过" in line and "issuer" not in made and (maker := adopter(words)):
            made.add("issuer")
            yield Fact("issuer", titled if maker in titled.split("、") else maker, final=True)
        elif organs := publisher(line):
            yield Fact("issuer", organs)
    in_force = _IN_FORCE.search(text) if lines else None
    if in_force and (day := iso_date(in_force[1])):
        yield Fact("effective", day)


def _place(words: dict[Role, list[str]], titles: list[str], assembly: str, text: str) -> Iterator[Fact]:
    """Issuer and region. 河东区 and 天津市河东区 are one place: the longer name is kept."""
    found = [_TITLE_REGION.fullmatch(title) for title in titles if is_report(title)]
    found.append(_ASSEMBLY_REGION.match(assembly))
    regions = [match["region"] for match in found if match and _PLACE.search(match["region"])]
    issuer = _issuer(words)
    if not issuer and regions and any("政府工作报告" in title for title in titles):
        issuer = f"{max(regions, key=len)}人民政府"
    if not issuer and (named := _ON_BEHALF.search(text)):
        issuer = named["organ"]
    if not issuer and (council := next(filter(None, map(_COUNCIL.match, titles)), None)):
        issuer = council["place"] + "政府"
        regions.append(council["place"])
    if issuer:
        yield Fact("issuer", issuer)
    if issuer.endswith("人民政府") and issuer != "人民政府":
        regions.append(issuer.removesuffix("人民政府"))
    if regions:
        yield Fact("region", max(regions, key=len))


def _issuer(words: dict[Role, list[str]]) -> str:
    if Role.LETTERHEAD in words:
        return letterhead_organ(words[Role.LETTERHEAD][0])
    if signed := signers(words.get(Role.SIGNATURE, ())):
        return "、".join(signed)
    if Role.NOTICE_TITLE in words:
        return notice_organ(words[Role.NOTICE_TITLE][0])
    return _titled(words)


def _titled(words: dict[Role, list[str]]) -> str:
    return organ_in_title("".join(words.get(Role.TITLE, ())), "".join(words.get(Role.NUMBER, ())))
