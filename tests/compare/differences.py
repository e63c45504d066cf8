"""Hold two reports on a document against each other: what differs, shown briefly; and which cleaners changed names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff

from .batches import Pair

Names = Counter[tuple[str, str]]
_LONGEST, _WIDEST = 30, 160


def differences(pair: Pair) -> list[str]:
    """What differs: "text", "findings", "refused", "restored", "ledger"."""
    old, new = pair.old, pair.new
    ledgers = [(one.source, [edits for _, edits in one.passes]) for one in (old, new)]
    same = {
        "text": old.text_sha256 == new.text_sha256,
        "findings": old.findings == new.findings,
        "refused": old.refused == new.refused,
        "restored": old.not_restored == new.not_restored,
        "ledger": ledgers[0] == ledgers[1],
    }
    return [part for part, alike in same.items() if not alike]


def names(pair: Pair) -> Names:
    """The old and the new name of the cleaner of each pass that has the same edits in both ledgers."""
    both = zip(pair.old.passes, pair.new.passes, strict=False)
    return Counter((old, new) for (old, edits), (new, others) in both if edits == others)


def renamed(counts: Names) -> list[tuple[str, str, int]]:
    """The cleaners with a new name, and how many passes have it.

    >>> renamed(Counter({("a", "a"): 9, ("b", "c"): 4}))
    [('b', 'c', 4)]
    """
    return [(old, new, count) for (old, new), count in sorted(counts.items()) if old != new]


def confused(counts: Names) -> set[tuple[str, str]]:
    """The new names that are not one for one old name.

    >>> confused(Counter({("a", "b"): 1, ("c", "c"): 1}))
    set()
    >>> sorted(confused(Counter({("a", "b"): 1, ("a", "a"): 1, ("c", "b"): 1})))
    [('a', 'b'), ('c', 'b')]
    """
    olds, news = Counter(old for old, _ in counts), Counter(new for _, new in counts)
    return {(old, new) for old, new in counts if old != new and (olds[old] > 1 or news[new] > 1)}


def shown(pair: Pair, parts: Sequence[str]) -> Iterator[str]:
    """The lines for a person: the document, and a short difference of each part."""
    old, new = pair.old, pair.new
    yield f"{pair.document}: {', '.join(parts)}"
    if "text" in parts:
        yield from _difference("text", old.text().splitlines(), new.text().splitlines())
    if "findings" in parts:
        yield from _difference("findings", old.findings, new.findings)
    if "refused" in parts:
        yield from _difference("refused", old.refused.splitlines(), new.refused.splitlines())
    if "restored" in parts:
        yield from _difference("not restored", old.not_restored.splitlines(), new.not_restored.splitlines())
    if "ledger" in parts:
        yield from _difference("source", [old.source], [new.source])
        yield from _first_pass(old.edits(), new.edits())


def _first_pass(old: Sequence[tuple[str, list[str]]], new: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    """The first pass with other edits; the later ones often follow from it."""
    none: tuple[str, list[str]] = ("none", [])
    for number in range(max(len(old), len(new))):
        first, second = (passes[number] if number < len(passes) else none for passes in (old, new))
        if first[1] != second[1]:
            yield f"  pass {number}: {first[0]} → {second[0]}"
            yield from _difference("edits", first[1], second[1])
            return


def _difference(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """A unified difference, cut short.

    >>> print("\\n".join(_difference("text", ["a", "b"], ["a", "c"])))
      --- old text
      +++ new text
      @@ -1,2 +1,2 @@
       a
      -b
      +c
    """
    lines = list(unified_diff(old, new, f"old {name}", f"new {name}", n=1, lineterm=""))
    for line in lines[:_LONGEST]:
        yield f"  {line}" if len(line) <= _WIDEST else f"  {line[:_WIDEST]}…"
    if len(lines) > _LONGEST:
        yield f"  … {len(lines) - _LONGEST} more lines"


def record(pair: Pair, parts: Sequence[str]) -> Mapping[str, object]:
    """The object for `--json`: both reports in digests, and what differs as it is."""
    sides: dict[str, object] = {}
    for side, report in (("old", pair.old), ("new", pair.new)):
        told: dict[str, object] = {"sha256": report.text_sha256, "findings": report.findings}
        told |= {"refused": report.refused, "not_restored": report.not_restored}
        told["passes"] = report.edits() if "ledger" in parts else report.passes
        if "text" in parts:
            told["text"] = report.text()
        sides[side] = told
    return {"document": str(pair.document), "differs": list(parts), **sides}
