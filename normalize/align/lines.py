"""Find the lines in which two texts differ, in time that grows with their length.

For lines that occur often, `difflib` takes time in proportion to the product of the lengths, and half the lines of a
text are blank: one word changed in a text of 24 000 lines took half a minute. So lines that occur once in both texts
are matched first, as in Bram Cohen's patience diff (https://bramcohen.livejournal.com/73318.html), and difflib compares
only the lines between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int, int, int]

# A stretch with more pairs of lines than this counts as rewritten.
_MOST_PAIRS = 1_000_000


def differing(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Stretches (a, b, c, d) for which `old[a:b]` was replaced by `new[c:d]`, in order.

    >>> list(differing("abcd", "abXcd")), list(differing("aaaa", "aaa")), list(differing("abc", "abc"))
    ([(2, 2, 2, 3)], [(3, 4, 3, 3)], [])
    """
    whole = _trimmed(old, new, (0, len(old), 0, len(new)))
    for stretch in _between(whole, _anchors(old, new, whole, 1)):
        a, b, c, d = _trimmed(old, new, stretch)
        if (b - a) * (d - c) > _MOST_PAIRS:
            # Few lines are unique here. Lines that occur equally often in both stretches are matched in order.
            for part in _between((a, b, c, d), _anchors(old, new, (a, b, c, d), b - a)):
                yield from _differing_in(old, new, _trimmed(old, new, part))
        else:
            yield from _differing_in(old, new, (a, b, c, d))


def _differing_in(old: Sequence[str], new: Sequence[str], stretch: Stretch) -> Iterator[Stretch]:
    a, b, c, d = stretch
    if a == b or c == d or (b - a) * (d - c) > _MOST_PAIRS:
        if a < b or c < d:
            yield stretch
        return
    for tag, e, f, g, h in SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_opcodes():
        if tag != "equal":
            yield a + e, a + f, c + g, c + h


def _trimmed(old: Sequence[str], new: Sequence[str], stretch: Stretch) -> Stretch:
    """The stretch without the equal lines at its start and end."""
    a, b, c, d = stretch
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _anchors(old: Sequence[str], new: Sequence[str], stretch: Stretch, most: int) -> list[tuple[int, int]]:
    """The longest ordered series of pairs of equal lines that both stretches have equally often, up to `most` times."""
    a, b, c, d = stretch
    counts, others = Counter(old[a:b]), Counter(new[c:d])
    places: dict[str, list[int]] = {}
    for at in range(c, d):
        if counts[new[at]] == others[new[at]] <= most:
            places.setdefault(new[at], []).append(at)
    seen: Counter[str] = Counter()
    pairs = []
    for at in range(a, b):
        if old[at] in places:
            pairs.append((at, places[old[at]][seen[old[at]]]))
            seen[old[at]] += 1
    return longest_rising(pairs)


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs in which the second members rise as the first do."""
    ends: list[int] = []  # by length of a series: the least second member that ends one
    last: list[int] = []  # by length of a series: the number of that pair
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _between(whole: Stretch, anchors: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    a, b, c, d = whole
    for e, f in anchors:
        yield a, e, c, f
        a, c = e + 1, f + 1
    yield a, b, c, d
