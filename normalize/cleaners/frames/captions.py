"""Read who delivered a report, and when, from the caption of its picture.
中文：从配图说明中读出报告由谁、于何日所作。

Before:  <!-- 1月16日上午，省长某某在某省第十三届人民代表大会第二次会议上作政府工作报告。（某日报记者 摄） -->
After:   (the same; speaker, assembly and day in the front matter)
Leaves:  the text: the cleaners of frames and of HTML remove captions. The document's own head overrides these facts.

Copies that lost their head often keep this one sentence. A caption without a year gets the year of the page, unless its
month is later than the page's or the title of the page names a year more than one away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.chinese.characters import IDEOGRAPH
from normalize.documents.vocabulary import HEADS_OF_GOVERNMENT
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.knowledge import Caption, Knowledge
from normalize.engine.patterns import any_of, lazy_pattern

_CAPTION = lazy_pattern(
    r"(?:(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^，。]{0,6}，)?"
    rf"(?P<role>{IDEOGRAPH}{{0,12}}{any_of(HEADS_OF_GOVERNMENT)})(?P<name>(?:{IDEOGRAPH}|·){{2,8}}?)"
    rf"(?:在(?P<assembly>[^，。]{{6,40}}会议)上)?(?:代表{IDEOGRAPH}{{2,16}})?向?(?:大会)?"
    r"(?:作|做)[^，。]{0,6}政府工作报告"
)
_PAGE_DAY = lazy_pattern(r"(?P<year>(?:19|20)\d{2})[-/年]?(?P<month>\d{1,2})[-/月]")
# Every caption contains one of these.
_DELIVERED = ("作政府工作报告", "做政府工作报告", "会议上作", "会议上做")
_ZONE = 3000


def propose(draft: Draft) -> Iterator[Proposal]:
    zone = draft.text[:_ZONE]
    caption = _CAPTION.search(zone) if any(map(zone.__contains__, _DELIVERED)) else None
    if not caption:
        return
    year = (caption["year"] or _year_of_page(draft, int(caption["month"]))) if caption["month"] else None
    day = f"{year}-{int(caption['month']):02}-{int(caption['day']):02}" if year else ""
    yield Knowledge(caption=Caption(caption["role"], caption["name"], caption["assembly"] or "", day))


def _year_of_page(draft: Draft, month: int) -> str | None:
    page = _PAGE_DAY.search(str(draft.facts.get("source.published") or draft.facts.get("source.url") or ""))
    if not page or month > int(page["month"]):
        return None
    named = re.search(r"(\d{4})年", str(draft.facts.get("source.title", "")))
    return page["year"] if not named or abs(int(named[1]) - int(page["year"])) <= 1 else None
