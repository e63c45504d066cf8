r"""Report text that was decoded wrongly: legal characters that no one wrote.
中文：报告解码有误的文字：丢失字节引起的错位、乱码、私用区字符；只报告，不改动。

Before:  裴某表疚薹ㄈ啡希康饕丫笙率舻ノ煌Ｖ故褂酶糜糜铮   (a byte of 示 was lost, and the pairs behind it are shifted)
After:   裴某表疚薹ㄈ啡希康饕丫笙率舻ノ煌Ｖ故褂酶糜糜铮   (a finding with its place and with what the bytes say: 无法确认…)
Leaves:  rare characters of names and places, lists of them, quotations in other scripts: their bytes read in another way make
         no better text.

Only a second reading of the same bytes proves that the first is wrong. The message gives the second reading. The text keeps
the first, because the character beside the lost byte is gone. Private-use characters are reported by themselves: they have no
meaning outside the program that wrote them, and no font shows them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from normalize.chinese.characters import has_irregular_character
from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.finding import Finding, Severity
from normalize.provenance.source import READ_AS
from normalize.readers.mojibake import mojibake_in
from normalize.readers.plausibility import is_unreadable, language_of
from normalize.readers.rereading import Rereading, best_of, lines_of, shifted_stretches, within_budget

# The table of each script, and the encoding that was made for it.
_SCRIPTS = {"gb2312": "gb18030", "big5hkscs": "big5hkscs"}
# A text may be of a script whose table covers nearly as many of its characters as the best one does.
_SAME_SCRIPT = 0.9
_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
# A damaged text that was converted to UTF-8 holds private-use characters, or letters of other scripts between ideographs.
# Each alternative begins with its sign, which the search looks for first, and looks behind it for what stands before.
_IDEOGRAPHS = "\u2e80-\uffff"
_DAMAGED = lazy_pattern(
    f"[\ue000-\uf8ff\ufffd]|[\u0370-\u04ff\u3041-\u30fcＡ-Ｚａ-ｚ](?<=[{_IDEOGRAPHS}].)(?=[{_IDEOGRAPHS}])"
)
_LETTER_ALONE = lazy_pattern(f"[@-~](?<=[{_IDEOGRAPHS}].)(?=[{_IDEOGRAPHS}])")
# A byte that is no UTF-8 does not tell the encoding that the text had before.
_NO_UTF_8 = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_HINT = "compare with another copy, and correct the place by hand"
_LOST = "a byte was lost here; the bytes behind it say"
_LONGEST = 60
_NEAR = 10


def propose(draft: Draft) -> Iterator[Proposal]:
    encoding, was_misread, read_as = str(draft.facts.get("source.encoding", "")).partition(READ_AS)
    if was_misread:
        yield _read_back(draft.text, encoding, read_as)
    misread = [(f"this is {misreading}:", found) for misreading, found in mojibake_in(draft.text)]
    shifted = [(_LOST, found) for found in _shifted(draft.text, encoding)]
    suspect = best_of([*misread, *shifted])
    for message, found in suspect:
        yield Finding(
            "suspect-decoding" if message == _LOST else "mojibake",
            Severity.ERROR,
            found.start,
            found.end,
            f"{message} {_quoted(found.words)}",
            _HINT,
        )
    yield from _private_use(draft.text, [(found.start, found.end) for _, found in suspect])


def _read_back(text: str, encoding: str, read_as: str) -> Finding:
    """The finding for a file that was mojibake from end to end, at its first line."""
    end = text.find("\n")
    message = f"the whole file was {encoding}, had been read as {read_as} and saved as UTF-8; it was read back"
    return Finding("mojibake", Severity.WARNING, 0, len(text) if end < 0 else end, message, "compare with another copy")


def _quoted(words: str) -> str:
    return repr(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")


def _shifted(text: str, encoding: str) -> Iterator[Rereading]:
    """The stretches behind a lost byte, in the lines that look damaged."""
    scripts: Sequence[str] = ()
    lines = _odd_lines(text, encoding) if encoding in _SCRIPTS.values() else _damaged_lines(text)
    for start, line in within_budget(lines):
        scripts = scripts or _scripts(text, encoding)
        readings = [[*shifted_stretches(line, _own_encoding(encoding, script), script)] for script in scripts]
        best = max(readings, key=lambda found: sum(one.gain for one in found))
        yield from (found.moved(start) for found in best)


def _own_encoding(encoding: str, script: str) -> str:
    """The encoding in which a byte was lost: the source's, or for a Unicode text the one that was made for its script."""
    return encoding if encoding in _SCRIPTS.values() else _SCRIPTS[script]


def _scripts(text: str, encoding: str) -> list[str]:
    """The scripts that a text may be written in, by the names of their tables. GB 18030 and Unicode write both."""
    if encoding == "big5hkscs":
        return [encoding]
    characters = set(text)
    covered = {script: len(characters & language_of(script).keys()) for script in _SCRIPTS}
    return [script for script in _SCRIPTS if covered[script] >= _SAME_SCRIPT * max(covered.values())]


def _odd_lines(text: str, encoding: str) -> Iterator[tuple[int, str]]:
    """The lines of a text in a legacy encoding that rare characters or single letters make suspect, with their offsets."""
    table = language_of(encoding)
    for start, line in lines_of(text):
        if _LETTER_ALONE.search(line) or _has_odd_neighbours(line, table):
            yield start, line


def _damaged_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a Unicode text that may have lost a byte before they were converted, with their offsets."""
    end = -1
    for match in _DAMAGED.finditer(text) if has_irregular_character(text) else ():
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            yield start, text[start:end].translate(_NO_UTF_8)


def _has_odd_neighbours(line: str, table: Mapping[str, float]) -> bool:
    """True if a line has two odd characters near each other. Of sound lines one of 400 has; shifted ones nearly always."""
    if table.keys() >= set(line):
        return False
    odd = [at for at, character in enumerate(line) if character not in table and _is_odd(character)]
    return any(after - before <= _NEAR for before, after in pairwise(odd))


def _is_odd(character: str) -> bool:
    """True for a rare letter or number and for private use, but not for the numbers of lists and tables."""
    is_listed = "０" <= character <= "９" or "Ⅰ" <= character <= "Ⅻ" or "①" <= character <= "⑳"
    return (character.isalnum() and not is_listed) or is_unreadable(character)


def _private_use(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """A finding for each run of private-use characters outside the spans that are findings already."""
    for match in _PRIVATE.finditer(text) if has_irregular_character(text) else ():
        if _is_outside(match.start(), spans):
            codes = " ".join(f"U+{ord(character):04X}" for character in match[0][:8])
            message = f"private-use characters, which no font shows: {codes}"
            yield Finding("suspect-decoding", Severity.WARNING, *match.span(), message, _HINT)


def _is_outside(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """True if an offset is in none of the spans, which are in order and do not overlap."""
    before = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return before < 0 or spans[before][1] <= start
