"""Notes that are numbered anew in each section: which of the notes of one number a marker means. Pure analysis.

The notes fall into groups, each of which begins at 1. Markers tell their group in one of two ways: by as many series that
begin at 1 as there are groups, or by their place, where each section has its notes behind it. When neither holds, the
number alone tells nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from normalize.documents.notes.markers import Marker
from normalize.engine.knowledge import Note

Group = Mapping[int, Note]


def groups_of(notes: Sequence[Note]) -> tuple[Group, ...]:
    """The numbered notes in groups that begin at 1.

    >>> [sorted(group) for group in groups_of([Note(n, "", "") for n in (1, 2, 1, 2, 3)])]
    [[1, 2], [1, 2, 3]]
    """
    groups: list[dict[int, Note]] = []
    for note in notes:
        if note.number is None:
            continue
        if note.number == 1 or not groups:
            groups.append({})
        groups[-1].setdefault(note.number, note)
    return tuple(groups)


def group_of_markers(
    markers: Sequence[Marker], groups: Sequence[Group], places: Mapping[str, int]
) -> Mapping[int, Group]:
    """The group of each marker, by its offset; without the markers of which it cannot be told."""
    series = _series(markers)
    if len(series) == len(groups) and all(
        marker.number in group for members, group in zip(series, groups, strict=True) for marker in members
    ):
        return {marker.start: group for members, group in zip(series, groups, strict=True) for marker in members}
    starts = [min(places.get(note.label, -1) for note in group.values()) for group in groups]
    nearest = {marker.start: bisect_left(starts, marker.start) for marker in markers}
    if starts != sorted(starts) or set(nearest.values()) != set(range(len(groups))):
        return {}
    return {start: groups[number] for start, number in nearest.items()}


def told_by_words(markers: Sequence[Marker], groups: Sequence[Group]) -> frozenset[int]:
    """Numbers that markers have more than once because they count anew, where the notes do not.

    A single 1 between others may lead to note 1 once more; 1 and then 2 are another section, whose notes are missing.
    """
    counting = [series for series in _series(markers) if [marker.number for marker in series[:2]] == [1, 2]]
    if len(counting) <= max(1, len(groups)):
        return frozenset()
    times = Counter(number for series in counting for number in {marker.number for marker in series})
    return frozenset(number for number, count in times.items() if count > 1)


def _series(markers: Sequence[Marker]) -> list[list[Marker]]:
    series: list[list[Marker]] = []
    for marker in markers:
        if marker.number == 1 or not series:
            series.append([])
        series[-1].append(marker)
    return series
