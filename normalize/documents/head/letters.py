"""Recognise an official letter of its own: a notice, a reply, a circular that transmits no other text. Pure analysis.

GB/T 9704-2012 §7.2–7.3: letterhead, number, title, addressees; after the text the signature, its date and the note on
publication, before the annexes. `head.parts` asks this module first. A letter that transmits another text is the notice
of that text and no letter of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from normalize.chinese.characters import IDEOGRAPH, SENTENCE_END
from normalize.chinese.dates import ANY_DATE, SHORT_DATE, iso_date
from normalize.chinese.numbering import UP_TO_99
from normalize.documents.head.model import Part, Piece, Role, piece_of
from normalize.documents.lines import DISCLOSURE, NUMBER, ORGAN, SECTION, TITLE, is_number, is_report, is_salutation
from normalize.documents.vocabulary import CORRESPONDENTS, LETTERS, TRANSMITTING
from normalize.engine.lines import Line, bare
from normalize.engine.patterns import any_of, lazy_pattern

# A head has few lines, a title three of them, and few organs sign one letter.
_MOST_LINES, _TITLE_LINES, _MOST_SIGNATURES = 8, 3, 6
_LETTER = lazy_pattern(rf"{any_of(LETTERS)}(?:[（(][^（）()]{{1,12}}[）)])?$")
_TRANSMITS = lazy_pattern(any_of(TRANSMITTING))
_CORRESPONDENT = any_of(CORRESPONDENTS)
# Addressees are organs or kinds of organs. An audience (各位代表) is greeted, not addressed.
_ADDRESSEES = lazy_pattern(
    r"(?!.{0,4}(?:各位|同志|代表|先生|女士))"
    rf"[^{SENTENCE_END}；：:]{{2,200}}{_CORRESPONDENT}(?:[（(][^（）()]{{1,30}}[）)])?[：:]"
)
# The addressee of a reply to a deputy's proposal (某某代表：). The signer of a paper to a superior (签发人) is named after its
# number.
_PROPOSER = lazy_pattern(rf"{IDEOGRAPH}{{2,4}}(?:等?{IDEOGRAPH}{{0,4}})(?:代表|委员)[：:]")
_PROPOSAL = lazy_pattern("(?:建议|提案).{0,12}(?:答复|复函)$")
_NUMBER_SIGNED = lazy_pattern(rf"(?P<number>{NUMBER.pattern})\s+签发人[：:]\s*\S.{{1,12}}")
_SIGNED = lazy_pattern(rf"(?:{IDEOGRAPH}|[ 、（）“”]){{2,40}}{_CORRESPONDENT}")
# A day may lack its year. An organ may precede it in its line.
_DAY = lazy_pattern(rf"(?:(?P<organ>{_SIGNED.pattern}) *)?(?P<day>{ANY_DATE.pattern}|{SHORT_DATE})")
_SHORT_DATE = lazy_pattern(SHORT_DATE)
# What may follow a signature: an annex, the end matter.
_BEHIND = lazy_pattern(
    rf"(?:#+ |\*\*)*(?:附\s*[件表录]\s*[\d{UP_TO_99}]*\s*(?:[：:].*)?|"  # 附件1：……
    r"[（(]联系.*|抄\s*[送报].*|主题词.*|-{3,}|.{4,30}印发)(?:\*\*)?$"  # end matter
)
_END_MATTER = lazy_pattern(r"抄\s*[送报]|.{4,30}印发$|-{3,}$")


class Letter(NamedTuple):
    """The number of lines of the head of a letter, and its parts."""

    head: int
    parts: tuple[Part, ...]


@lru_cache(maxsize=1)  # `parse_head` and `body_start` both ask about the same lines
def find_letter(lines: tuple[Line, ...]) -> Letter | None:
    """The letter, if the document is an official letter of its own; None for any other document."""
    texts = [bare(line.text) for line in lines[: _MOST_LINES + _TITLE_LINES]]
    at = 0
    while at < len(texts) and (_is_number(texts[at]) or ORGAN.fullmatch(texts[at].removesuffix("文件").strip())):
        at += 1
    if 0 < at < len(texts) and texts[at].startswith("关于") and ORGAN.fullmatch(texts[at - 1]):
        at -= 1  # the organ is the first line of the title
    count = _title_length(texts, at)
    if not count:
        return None
    title = "".join("".join(texts[at : at + count]).split())
    behind = at + count
    while behind < len(texts) and _is_number(texts[behind]):
        behind += 1
    end = tuple(_end(lines, behind))
    addressed = behind < len(texts) and _is_addressees(texts[behind], title)
    organs = ["".join(organ.split()) for organ in signers([part.words for part in end])]
    signed = any(title.startswith((organ, "关于")) for organ in organs)
    if not (addressed or signed) or (_TRANSMITS.search(title) and _is_followed(lines, end)):
        return None
    head = behind + addressed
    roles = [Role.LETTERHEAD] * at + [Role.TITLE] * count + [Role.NUMBER] * (behind - at - count)
    roles = [Role.NUMBER if _is_number(text) else role for role, text in zip(roles, texts, strict=False)]
    parts = [
        Part(role, (_piece(role, line),)) for role, line in zip(roles, lines, strict=False) if role is not Role.TITLE
    ]
    parts.append(Part(Role.TITLE, tuple(piece_of(Role.TITLE, line) for line in lines[at : at + count])))
    if addressed:
        parts.append(Part(Role.ADDRESSEES, (piece_of(Role.ADDRESSEES, lines[behind]),)))
    return Letter(head, (*parts, *end))


def _title_length(texts: Sequence[str], at: int) -> int:
    """The number of lines from `at` that form the title of a letter; 0 if none does."""
    joined = ""
    for count, text in enumerate(texts[at : at + _TITLE_LINES], 1):
        joined += text
        if TITLE.fullmatch(joined) and _LETTER.search(joined):
            return 0 if SECTION.match(joined) or is_salutation(joined) or is_report(joined) else count
        if text.endswith(("：", ":", "。")):
            return 0
    return 0


def _is_number(text: str) -> bool:
    return is_number(text) or ("签发人" in text and _NUMBER_SIGNED.fullmatch(text) is not None)


def _piece(role: Role, line: Line) -> Piece:
    """The text of a line. A number ends before its signer (签发人), who stays in the body."""
    piece = piece_of(role, line)
    signed = _NUMBER_SIGNED.fullmatch(piece.words) if "签发人" in piece.words else None
    return Piece(role, piece.start, piece.start + signed.end("number"), signed["number"]) if signed else piece


def _is_addressees(text: str, title: str) -> bool:
    return _ADDRESSEES.fullmatch(text) is not None or (
        _PROPOSAL.search(title) is not None and _PROPOSER.fullmatch(text) is not None
    )


def _end(lines: Sequence[Line], start: int) -> Iterator[Part]:
    """The signature, its date and the note on publication. They follow the text and precede all annexes."""
    for number, (line, following) in enumerate(pairwise((*lines[start:], None)), start):
        if not line or "日" not in line.text[-3:]:
            continue
        found = _DAY.fullmatch(bare(line.text))
        after = bare(following.text) if following else ""
        published = following is not None and DISCLOSURE.fullmatch(after) is not None
        if found and (not following or published or _BEHIND.match(after)):
            yield from (Part(Role.SIGNATURE, (piece_of(Role.SIGNATURE, one),)) for one in _signed(lines, start, number))
            yield Part(Role.SIGNATURE, (piece_of(Role.SIGNATURE, line),))
            if following and published:
                yield Part(Role.DISCLOSURE, (piece_of(Role.DISCLOSURE, following),))
            return


def _signed(lines: Sequence[Line], start: int, number: int) -> Sequence[Line]:
    """The lines directly above a date that are signing organs."""
    first = number
    while first > max(start, number - _MOST_SIGNATURES) and _SIGNED.fullmatch(bare(lines[first - 1].text)):
        first -= 1
    return lines[first:number]


def _is_followed(lines: Sequence[Line], end: Sequence[Part]) -> bool:
    """True if other lines than end matter follow the signature."""
    if not end:
        return True
    last = max(piece.start for part in end for piece in part.pieces)
    return any(line.start > last and not _END_MATTER.match(bare(line.text)) for line in lines)


def signers(signature: Sequence[str]) -> Sequence[str]:
    """The organs of a signature, without its days."""
    found = (_DAY.fullmatch(words) for words in signature)
    named = [day["organ"] if day else words for words, day in zip(signature, found, strict=True)]
    return [words for words in named if words and _SIGNED.fullmatch(words)]


def day_of(signature: Sequence[str], document_number: str) -> str | None:
    """The last date of a signature in ISO 8601; None without one. A date without a year takes that of the number."""
    days = [found["day"] for words in signature if (found := _DAY.fullmatch(words))]
    if not days:
        return None
    year = re.search(r"[〔\[［（(](\d{4})", document_number)
    short = _SHORT_DATE.fullmatch(days[-1]) is not None
    return iso_date(f"{year[1]}年{days[-1]}" if short and year else days[-1])
