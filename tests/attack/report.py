"""What is printed at the end: the defects with their smallest inputs, the known ones, and the table of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .known import Known
from .results import Fall, Result

_HEAD = f"{'part':<28}{'tried':>9}{'stood':>9}{'fell':>6}{'seconds':>9}"


def report(results: Sequence[Result], known: Mapping[str, Known]) -> Iterator[str]:
    """The lines of the report. Only a defect that `known` does not list is new."""
    fell = [fall for result in results for fall in result.fell]
    new, open_ones = new_falls(results, known), [fall for fall in fell if fall.what in known]
    yield from _listed("fell", [(fall.what, escaped(fall.how)) for fall in new])
    yield from _listed(
        "known and left open",
        [(fall.what, f"{known[fall.what].reason} (issue {known[fall.what].issue})") for fall in open_ones],
    )
    yield from _listed(
        "known, but did not fall: take these out of known.py", [(what, "") for what in mended(results, known)]
    )
    yield from ("", _HEAD, *map(_row, results), _sum(results), "")
    yield f"{len(new)} new defects, {len(open_ones)} known ones" if fell else "nothing fell"


def new_falls(results: Sequence[Result], known: Mapping[str, Known]) -> list[Fall]:
    """The defects that fail the run."""
    return [fall for result in results for fall in result.fell if fall.what not in known]


def mended(results: Sequence[Result], known: Mapping[str, Known]) -> list[str]:
    """The known defects that did not fall although their part tried all of its cases.

    >>> done = Result("hostile links", 2, 1, (Fall("hostile links: a", ""),), 0.0)
    >>> mended([done], {"hostile links: a": Known("", 1), "hostile links: b": Known("", 1), "fuzz pages: c": Known("", 1)})
    ['hostile links: b']
    """
    fell = {fall.what for result in results for fall in result.fell}
    return [what for what in known if what not in fell and _was_tried(what.partition(":")[0], results)]


def _was_tried(part: str, results: Sequence[Result]) -> bool:
    """`part` is the beginning of the names of its results: `xss` has several."""
    own = [result for result in results if result.name.startswith(part)]
    return bool(own) and all(result.tried and not result.planned for result in own)


def _listed(title: str, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    if entries:
        yield f"\n{title}: {len(entries)}"
        yield from (f"  {what}" + (f"\n      {details}" if details else "") for what, details in entries)


def _row(result: Result) -> str:
    row = f"{result.name:<28}{result.tried:>9,}{result.stood:>9,}{len(result.fell):>6}{result.seconds:>9.0f}"
    cut = f"  of {result.planned:,}: the time was over" if result.planned else ""
    return f"{row}{cut}{'  ' if result.note else ''}{result.note}"


def _sum(results: Sequence[Result]) -> str:
    fell = tuple(fall for result in results for fall in result.fell)
    tried, stood = (sum(getattr(result, name) for result in results) for name in ("tried", "stood"))
    return _row(Result("all", tried, stood, fell, sum(result.seconds for result in results)))


def escaped(text: str) -> str:
    """Text of a hostile input on one line, harmless on a terminal.

    >>> print(escaped("a\\x1b[31m\\nb"))
    a\\x1b[31m\\nb
    """
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)
