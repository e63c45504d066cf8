"""Mojibake: text that a program decoded in the wrong encoding and saved as UTF-8.

`mojibake_signs` finds the few texts that may hold some. Their bytes are decoded a second time. Only a stretch that makes far
more plausible text in its own encoding is mojibake: a sign by itself may be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from normalize.provenance.source import READ_AS, encode_text
from normalize.readers.mojibake_signs import Misreading, may_hold_mojibake, misreadings_in
from normalize.readers.plausibility import LEAST_GAIN, is_plausible, language_of, surprisal
from normalize.readers.rereading import Rereading, best_of, lines_of, misread_stretches, within_budget


class MojibakeError(ValueError):
    """The text is mojibake and cannot be read back: characters were lost, or its own encoding is not read here."""

    def __init__(self, misreading: Misreading) -> None:
        super().__init__(f"this is mojibake: {misreading}")


# A whole file of text in one of these encodings can be read back.
_READ_HERE = frozenset({"utf-8", "gb18030", "big5hkscs"})
# A file is mojibake as a whole when half of its characters beyond ASCII are, and it has more than a few words.
_WHOLE, _LEAST_BEYOND, _SAMPLE = 0.5, 20, 20_000


def read_back(text: str) -> tuple[str, str] | None:
    """The text of a file that is mojibake from end to end, and its encoding as `SourceFacts.encoding` names it.

    None for all other texts. Raises `MojibakeError` when most of the text is mojibake and it cannot be read back.
    """
    if not may_hold_mojibake(text):
        return None
    misreadings = misreadings_in(text)
    gain, words, misreading = max(((*_whole(text, one), one) for one in misreadings), default=(0.0, "", None))
    if misreading and gain >= LEAST_GAIN:
        if misreading.encoding not in _READ_HERE:
            raise MojibakeError(misreading)
        read_as = _latin(text) if misreading.read_as == "windows-1252" else misreading.read_as
        before, own = read_back(words) or (words, misreading.encoding)  # it may have been misread more than once
        return before, f"{own}{READ_AS}{read_as}"
    _refuse_lossy(text[:_SAMPLE])
    return None


def _latin(text: str) -> str:
    """The encoding of Europe that gave a text: Latin-1 has controls where Windows-1252 has letters."""
    return "latin-1" if max(text) <= "\xff" else "windows-1252"


def _whole(text: str, misreading: Misreading) -> tuple[float, str]:
    """The gain of reading a whole text back in nats, and the text that comes back; (0, "") if it is no better."""
    with suppress(UnicodeError):
        words = encode_text(text, misreading.read_as).decode(misreading.encoding)
        if sum(map(_is_beyond_ascii, words)) >= _LEAST_BEYOND and is_plausible(words, language_of(misreading.encoding)):
            before = surprisal(text, language_of(misreading.read_as))
            return before - surprisal(words, language_of(misreading.encoding)), words
    return 0.0, ""


def _refuse_lossy(text: str) -> None:
    """Raise `MojibakeError` for a text of which half is mojibake."""
    beyond = sum(map(_is_beyond_ascii, text))
    found = mojibake_in(text) if beyond >= _LEAST_BEYOND else []
    covered = sum(_is_beyond_ascii(character) for _, one in found for character in text[one.start : one.end])
    if found and covered >= _WHOLE * beyond:
        raise MojibakeError(max(found, key=lambda item: item[1].gain)[0])


def _is_beyond_ascii(character: str) -> bool:
    return character > "\x7f"


def mojibake_in(text: str) -> list[tuple[Misreading, Rereading]]:
    """The stretches of a text that are mojibake, in order, each with its misreading and the text that it was."""
    if not may_hold_mojibake(text):
        return []
    lines = [(misreadings_in(line), start, line) for start, line in lines_of(text) if not line.isascii()]
    misreadings = dict.fromkeys(misreading for those, _, _ in lines for misreading in those)
    return best_of(one for misreading in misreadings for one in _by_one_misreading(lines, misreading))


def _by_one_misreading(
    lines: Sequence[tuple[tuple[Misreading, ...], int, str]], misreading: Misreading
) -> Iterator[tuple[Misreading, Rereading]]:
    """The stretches of one kind. Lines without a sign are read a second time only when one with a sign is mojibake."""
    found = False
    suspect_first = sorted(lines, key=lambda item: misreading not in item[0])
    for start, line in within_budget((start, line) for _, start, line in suspect_first):
        if not found and misreading not in misreadings_in(line):
            return
        for one in misread_stretches(line, misreading.read_as, misreading.encoding):
            found = True
            yield misreading, one.moved(start)
