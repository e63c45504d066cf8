"""Read issuer and date from the title or the 题注 of a document. Pure analysis, for `cleaners/document_head.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from normalize.chinese.characters import IDEOGRAPH
from normalize.chinese.dates import ANY_DATE, iso_date
from normalize.documents.head.roc_letters import organ_of
from normalize.documents.lines import is_report
from normalize.documents.vocabulary import AUTHORED, CONGRESS, DELIVERED, PUBLISHERS, PUBLISHING, TITLED_PUBLISHERS
from normalize.engine.patterns import any_of, lazy_pattern

_NUMBERED = f"第{IDEOGRAPH}{{1,5}}届"  # the term of an assembly
_CONGRESS = lazy_pattern(
    rf"日?(?:{_NUMBERED})?(?P<place>(?![日第]){IDEOGRAPH}{{2,12}}?)(?:{_NUMBERED})?"
    rf"(?P<organ>{CONGRESS}|人民政府|(?:(?!第){IDEOGRAPH}){{2,12}}?(?:委员会|国务院))第"
)
# The committee that adopts the interpretations of a court. The court issues them.
_COURT_BODY = lazy_pattern("(?:审判|检察)委员会$")
_TERM = lazy_pattern(_NUMBERED)
# The organ that published it, by an order or an announcement.
_PUBLISHED = lazy_pattern(
    rf"日\s*(?P<organs>(?:{IDEOGRAPH}|、){{2,60}}?{any_of(PUBLISHERS)})"
    rf"(?:(?:令|公告)(?:\d{{4}}年)?(?:第?\d{{1,4}}号)?)?{any_of(PUBLISHING)}"
)
_PUBLISHER = lazy_pattern(
    rf"(?:中华人民共和国)?(?P<organ>(?:{IDEOGRAPH}|[、 ]){{2,40}}{any_of(TITLED_PUBLISHERS)})"
    rf"关于.{{2,80}}的?(?:统计)?{any_of(AUTHORED)}"
)


# The day at the end of a title, for a text that has it nowhere else: 在……会议上的讲话（2020年3月10日）.
_TITLE_DAY = lazy_pattern(
    rf"(?P<speech>{'|'.join(DELIVERED)})?\s*[（(](?P<day>{ANY_DATE.pattern})[^（）()]{{0,16}}[）)]$"
)
# （2010年1月20日 李春明）, below or after the title of a report.
_STATED_NAME = lazy_pattern(
    rf"[（(](?:{ANY_DATE.pattern})\s*(?P<name>{IDEOGRAPH}{{2,4}}|{IDEOGRAPH}{{1,8}}·(?:{IDEOGRAPH}|·){{1,16}})[）)]$"
)
# Orders of the President (主席) are left out, because they publish what a congress made.
_ORDER = lazy_pattern(rf"(?:中华人民共和国)?(?!主席)(?P<organ>{IDEOGRAPH}{{2,20}}?)令(?:\d{{4}}年)?第")


def day_in_title(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(field, day) of the first title that ends with a day in brackets."""
    named = next(filter(None, map(_TITLE_DAY.search, titles)), None)
    day = iso_date(named["day"]) if named else None
    if named and day:
        yield "delivered" if named["speech"] else "issued", day


def adopter(words: str) -> str:
    """The organ that adopted a law according to its 题注, given without its dates; "" if it names none."""
    maker = _CONGRESS.search(words)
    return _COURT_BODY.sub("", maker["place"] + maker["organ"]) if maker else ""


def publisher(line: str) -> str:
    """The organs that published a regulation according to its 题注 (国务院令第263号发布); "" if it names none."""
    found = _PUBLISHED.search(line)
    organs = _TERM.sub("", found["organs"]).split("、") if found else ()
    return "、".join(organ.removeprefix("中华人民共和国") for organ in organs)


def organ_in_title(title: str, document_number: str) -> str:
    """The organ that a title begins with (communiqué, decision, letter), or that of a numbered order; "" if none."""
    publisher = _PUBLISHER.match(title) or _ORDER.match("".join(document_number.split()))
    return publisher["organ"] if publisher else organ_of(title)


def stated_name(subtitle: Sequence[str], titles: Sequence[str]) -> str:
    """The speaker of a report if only a name follows the date, in the subtitle or the title; "" without one."""
    if not any(map(is_report, titles)):
        return ""
    found = map(_STATED_NAME.search, (*subtitle, *titles))
    return next((match["name"] for match in found if match), "")
