"""Find note markers in running text, in all notations seen so far.

Pure analysis; `cleaners/note_markers.py` acts on it.

A *series* is all markers of one style in a text. Plain styles are always markers: <sup>[1]</sup>, [1] ［1］ 【1】 [^1].
Other styles are ambiguous: （1） ① ⑴ **1**, a bare digit, a lost superscript, a character of a symbol font. An ambiguous
series needs evidence: the headwords of its entries precede its markers, or its numbers count from 1 in places where a
list has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.canonical.footnotes import REFERENCE
from normalize.chinese.characters import IDEOGRAPH, PAUSES, QUOTES, SENTENCE_END, TERM_END
from normalize.chinese.numbering import ENCLOSED, SUPERSCRIPT
from normalize.documents.labels import label_of
from normalize.documents.notes.note import term_cores
from normalize.engine.knowledge import Note
from normalize.engine.patterns import lazy_pattern, sign_first, signs_first

WINDOW = 48
_WORD = 3
_GAP = 3  # the largest distance of a marker from its word


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its span in the text and the number it shows (0 when the number is lost)."""

    start: int
    end: int
    number: int
    style: str


_PLAIN = lazy_pattern(
    signs_first(
        ("", "<", r"sup>\s*[\[［(（]?\s*(?P<sup>\d{1,3})\s*[\]］)）]?\s*</sup>"),
        ("", "[", r"\^(?P<caret>\d{1,3})\](?!:)"),
        ("", "[［【", r"\s*(?P<square>\d{1,3})(?:[\]］】](?![(:])|\s+[\]］】](?!\s*[号號年(:]))"),
        ("", "〔", r"(?P<shell>\d{1,3})〕(?!号|第)"),
        ("", "[［【〔（(", r"注\s*(?P<named>\d{1,3})[）)\]］〕】]"),
    )
)
# Every plain marker begins with one of these.
_PLAIN_SIGNS = ("<sup>", "[", "［", "【", "〔", "（注", "(注")
_BEHIND_WORD = f"(?<={IDEOGRAPH}|[{TERM_END}])"
_ROUND = lazy_pattern(
    signs_first(
        ("", "（(", r"\s*(?P<round>\d{1,3})\s*[）)]"),
        ("", ENCLOSED, ""),
        (_BEHIND_WORD, SUPERSCRIPT, f"[{SUPERSCRIPT}]{{0,2}}"),
    )
)
_STRONG = lazy_pattern(r"\*\*\s*(?P<number>\d{1,3})\s*\*\*")
_DIGITS = sign_first(rf"(?<=[^\W\d_]|[{TERM_END}])", "0123456789", r"\d{0,2}")
_BARE = lazy_pattern(rf"(?P<number>{_DIGITS})(?![\d.%％]|个百分)")
_LOST = lazy_pattern(sign_first(_BEHIND_WORD, "?？", f"(?={IDEOGRAPH}|[{PAUSES}。“”（])"))
# A marker follows a word; the number of a list item follows a punctuation mark, or nothing. Either may follow a stop,
# so that only a whole series can be judged.
_ITEM_BEFORE = PAUSES + ":;,（(\n"
_LIST_BEFORE = _ITEM_BEFORE + SENTENCE_END


def in_order(
    text: str, marks: Iterable[str], start: int, end: int, is_marker: Callable[[str, re.Match[str]], bool]
) -> Iterator[tuple[int, int]]:
    """The spans of `marks` in this order in `text[start:end]`. Stops at the first mark that is missing.

    `is_marker(text, match)` tells if a match is a marker. Offsets are code points, half-open.
    """
    for mark in marks:
        places = re.compile(re.escape(mark)).finditer(text, start, end)
        found = next((place for place in places if is_marker(text, place)), None)
        if not found:
            return
        yield found.span()
        start = found.end()


def opens_no_item(text: str, found: re.Match[str]) -> bool:
    """True if the number follows a word or a stop, as a marker does.

    The number of an item follows a pause or begins a line.
    """
    before = text[max(0, found.start() - _GAP) : found.start()].rstrip(" ")[-1:] or "\n"
    return before not in _ITEM_BEFORE and not before.isspace()


_DROPPED = lazy_pattern(rf"[{QUOTES}\s*]|{REFERENCE}|<sup>.*?</sup>|[{ENCLOSED}]|[\[［【〔]\d{{1,3}}[\]］】〕]")


def find_markers(text: str, notes: Sequence[Note]) -> tuple[Marker, ...]:
    """All markers of a body, in the order of the text. `notes` are the entries that the markers may refer to."""
    found = list(_plain(text))
    shells = [marker for marker in found if marker.style == "shell"]
    if shells and not notes and not _counts(shells):
        found = [marker for marker in found if marker.style != "shell"]
    if not found:
        found = list(_round(text, notes)) or list(_strong(text, notes))
    if not found and notes:
        found = list(_symbols(text, notes)) or list(_bare(text, notes))
    elif notes:
        found.extend(_completed(text, notes, found))
    return tuple(sorted(found, key=lambda marker: marker.start))


def _plain(text: str) -> Iterator[Marker]:
    signs = [sign for sign in _PLAIN_SIGNS if sign[0] in text and sign in text]
    done = 0
    for at in sorted(place.start() for sign in signs for place in re.compile(re.escape(sign)).finditer(text)):
        match = _PLAIN.match(text, at) if at >= done else None
        if not match:
            continue
        done = match.end()
        style = str(match.lastgroup)
        before = text[match.start() - 1] if match.start() else "\n"
        if not (before in "\n[" and style == "square") and not (before == "\n" and style == "shell"):
            yield Marker(*match.span(), int(match[style]), style)


def _round(text: str, notes: Sequence[Note]) -> list[Marker]:
    """Markers （1） ① ⑴, if headwords precede them, or if they count on and never begin an item."""
    found = [
        Marker(*match.span(), _number(match), "round")
        for match in _ROUND.finditer(text)
        if match.start() and text[match.start() - 1] not in _ITEM_BEFORE
    ]
    for family in dict.fromkeys(_family(text[marker.start]) for marker in found) if notes else ():
        series = [marker for marker in found if _family(text[marker.start]) == family]
        if _is_whole(series, notes):
            return series
    candidates = [marker for marker in found if text[marker.start - 1] not in _LIST_BEFORE]
    if notes and _is_whole(candidates, notes):
        return candidates
    if notes:
        cores = _by_beginning(notes)
        fitting = sum(_holds_any(window(text, marker.start), cores) for marker in candidates)
        return candidates if fitting >= 2 and fitting * 2 >= len(candidates) else []
    return candidates if len(candidates) >= 5 and _counts(candidates) else []


def _by_beginning(notes: Sequence[Note]) -> dict[str, list[str]]:
    """The headwords of all notes by their first two characters."""
    found: dict[str, list[str]] = {}
    for note in notes:
        for core in term_cores(note.term):
            found.setdefault(core[:2], []).append(core)
    return found


def _holds_any(words: str, cores: Mapping[str, Sequence[str]]) -> bool:
    """True if the text contains one of the headwords, given by their first two characters."""
    return any(
        words.startswith(core, at)
        for at in range(len(words))
        for size in (1, 2)
        for core in cores.get(words[at : at + size], ())
    )


def _family(character: str) -> str:
    """The notation of a number, by the Unicode name of its first character: ① CIRCLED, ⑴ PARENTHESIZED, ¹ SUPERSCRIPT.

    A text may count its notes with ① and refer to something else with ⑴.
    """
    return unicodedata.name(character, "").partition(" ")[0]


def _is_whole(markers: Sequence[Marker], notes: Sequence[Note]) -> bool:
    """True if each numbered note has exactly one marker, in the order of the text."""
    numbers = [marker.number for marker in markers]
    return numbers == sorted(note.number for note in notes if note.number is not None) and len(numbers) >= 2


def _number(match: re.Match[str]) -> int:
    if match["round"]:
        return int(match["round"])
    label = label_of(match[0])
    assert label
    return label[0]


def _strong(text: str, notes: Sequence[Note]) -> list[Marker]:
    """Markers **1**, which an editor set in strong type, and bare digits that fill the gaps in their series."""
    strong = [Marker(*match.span(), int(match["number"]), "strong") for match in _STRONG.finditer(text)]
    if len(strong) < 3 or not _counts(strong):
        return []
    return [*strong, *_completed(text, notes, strong)]


def _bare(text: str, notes: Sequence[Note]) -> list[Marker]:
    """Digits after their headwords: superscripts that became plain digits. At least three entries must have one."""
    found = list({marker.number: marker for marker in _behind_headwords(text, notes, _BARE)}.values())
    return [*found, *_completed(text, notes, found)] if len(found) >= 3 else []


def _behind_headwords(text: str, notes: Sequence[Note], rule: re.Pattern[str]) -> Iterator[Marker]:
    """Bare numbers, or marks in place of lost ones, that follow the headword of their entry."""
    numbered = {note.number: note for note in notes if note.number is not None}
    lost = "number" not in rule.groupindex
    last_letters = {core[-1] for note in notes for core in term_cores(note.term)}
    for match in rule.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isalpha() and before not in last_letters:
            continue  # most numbers: no headword ends with this character
        candidates = notes if lost else [numbered[number] for number in [int(match["number"])] if number in numbered]
        words = window(text, match.start()) if candidates else ""
        note = next((note for note in candidates if ends(words, note)), None)
        if note:
            yield Marker(*match.span(), note.number or 0, "lost" if lost else "bare")


def _completed(text: str, notes: Sequence[Note], found: Sequence[Marker]) -> list[Marker]:
    """Markers missing from a series: a bare or lost one after its headword, or the only one between its neighbours."""
    have = {marker.number for marker in found}
    lacking = [note for note in notes if note.number is not None and note.number not in have]
    if not lacking:
        return []
    taken = [(marker.start, marker.end) for marker in found]
    candidates = [
        *_behind_headwords(text, lacking, _BARE),
        *_behind_headwords(text, lacking, _LOST),
        *filter(None, (_by_neighbours(text, note, found) for note in lacking)),
    ]
    added: list[Marker] = []
    for marker in candidates:
        if marker.number not in have and not any(start < marker.end and marker.start < end for start, end in taken):
            added.append(marker)
            have.add(marker.number)
            taken.append((marker.start, marker.end))
    return added


def _by_neighbours(text: str, note: Note, found: Sequence[Marker]) -> Marker | None:
    """The one bare digit of that value between the markers before and after it in the series."""
    style, number = found[0].style, note.number or 0
    if style not in ("bare", "strong"):
        return None
    before = max((marker.end for marker in found if marker.number == number - 1), default=None)
    after = min((marker.start for marker in found if marker.number == number + 1), default=None)
    if before is None or after is None or before >= after:
        return None
    between = [match for match in _BARE.finditer(text, before, after) if int(match["number"]) == number]
    if len(between) > 1:
        # The definition of the entry repeats the word before the marker, even if the headword differs.
        between = [match for match in between if text[match.start() - _WORD : match.start()] in note.definition]
    return Marker(*between[0].span(), number, style) if len(between) == 1 else None


def _symbols(text: str, notes: Sequence[Note]) -> list[Marker]:
    """Markers in a symbol font. The text has the character with code 33 + n for note n, in ASCII or fullwidth form."""
    if not any(note.symbol for note in notes):
        return []
    found: list[Marker] = []
    for note in notes:
        character = chr(33 + (note.number or 0))
        forms = {character, chr(ord(character) + 0xFEE0)}
        for match in re.finditer(f"[{re.escape(''.join(forms))}]", text):
            if ends(window(text, match.start()), note):
                found.append(Marker(*match.span(), note.number or 0, "symbol"))
                break
    return found if len(found) >= 5 else []


def _counts(markers: Sequence[Marker]) -> bool:
    """True if the numbers begin at 1 and at least 80 % of the steps between them are 1."""
    numbers = [marker.number for marker in markers]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return numbers[0] == 1 and steps >= 0.8 * (len(numbers) - 1)


def window(text: str, at: int) -> str:
    """The last `WINDOW` characters of the line before offset `at`, without quotes, spaces and other markers."""
    line_start = text.rfind("\n", 0, at) + 1
    return _DROPPED.sub("", text[max(line_start, at - WINDOW) : at])


def fits(words: str, note: Note) -> bool:
    """True if the text contains the headword of the note."""
    return any(core in words for core in term_cores(note.term))


def ends(words: str, note: Note) -> bool:
    """True if the text ends with the headword of the note."""
    return any(words.endswith(core) for core in term_cores(note.term))
