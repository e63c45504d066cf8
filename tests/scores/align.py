"""Align two long texts that are nearly equal: where do they differ?

Runs of letters that occur once in either text are anchors (the longest chain of them that stands in the same order
in both); what lies between two anchors is aligned with shorter runs, and in the end letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from normalize.align.lines import longest_rising

_RUNS = (24, 12, 6, 3)
_SMALL = 400 * 400


class Gap(NamedTuple):
    """The texts differ: `a[start_a:end_a]` stands where `b[start_b:end_b]` does. One of the two may be empty."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int


def differences(a: str, b: str) -> list[Gap]:
    """Where two texts differ, in order. What lies between two gaps is equal.

    >>> differences("现在，我代表区人民政府", "现在，我代市人民政府")
    [Gap(start_a=5, end_a=7, start_b=5, end_b=6)]
    """
    return _merged(_gaps(a, b, 0, 0, 0))


def _gaps(a: str, b: str, at_a: int, at_b: int, depth: int) -> Iterator[Gap]:
    """Gaps of two stretches that begin at `at_a` and `at_b` of the whole texts."""
    head = _common_start(a, b)
    tail = _common_start(a[head:][::-1], b[head:][::-1])
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    at_a, at_b = at_a + head, at_b + head
    if not a or not b:
        if a or b:
            yield Gap(at_a, at_a + len(a), at_b, at_b + len(b))
    elif len(a) * len(b) <= _SMALL or depth == len(_RUNS):
        yield from _letter_by_letter(a, b, at_a, at_b)
    else:
        done_a = done_b = 0
        for start_a, start_b in _anchors(a, b, _RUNS[depth]):
            if start_a >= done_a and start_b >= done_b:
                yield from _gaps(a[done_a:start_a], b[done_b:start_b], at_a + done_a, at_b + done_b, depth + 1)
                length = _common_start(a[start_a:], b[start_b:])
                done_a, done_b = start_a + length, start_b + length
        yield from _gaps(a[done_a:], b[done_b:], at_a + done_a, at_b + done_b, depth + 1)


def _letter_by_letter(a: str, b: str, at_a: int, at_b: int) -> Iterator[Gap]:
    if len(a) * len(b) > 50 * _SMALL:  # two long stretches without anything in common
        yield Gap(at_a, at_a + len(a), at_b, at_b + len(b))
        return
    for tag, start_a, end_a, start_b, end_b in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Gap(at_a + start_a, at_a + end_a, at_b + start_b, at_b + end_b)


def _anchors(a: str, b: str, length: int) -> list[tuple[int, int]]:
    """Places of the runs of `length` that occur once in either text and stand in the same order in both."""
    once_b = _once(b, length)
    pairs = [(at, once_b[run]) for run, at in _once(a, length).items() if run in once_b]
    return longest_rising(sorted(pairs))


def _once(text: str, length: int) -> dict[str, int]:
    runs = [text[at : at + length] for at in range(len(text) - length + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _common_start(a: str, b: str) -> int:
    if a[:1] != b[:1]:
        return 0
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _merged(gaps: Iterator[Gap]) -> list[Gap]:
    """Gaps that touch are one."""
    merged: list[Gap] = []
    for gap in gaps:
        if merged and merged[-1].end_a == gap.start_a and merged[-1].end_b == gap.start_b:
            gap = Gap(merged[-1].start_a, gap.end_a, merged.pop().start_b, gap.end_b)
        merged.append(gap)
    return merged
