"""Match markers with notes if the numbers restart in each section. Pure analysis.

The notes form groups, each of which begins at 1. A marker belongs to a group in one of two ways. If the markers form as
many series from 1 as there are groups, the series and the groups correspond in order. If each section has its notes
after it, a marker belongs to the next group. Otherwise the number is ambiguous.
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
    """Map the offset of each marker to its group. Ambiguous markers are left out.

    `places` maps the label of a note to its offset in the text.
    """
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
    """Numbers that several series of markers share although the notes form fewer groups.

    A single 1 may be a second reference to note 1. A 1 followed by a 2 begins another section, and its notes are
    missing. Only the text before such a marker can identify its note.
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
