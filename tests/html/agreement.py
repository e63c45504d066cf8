"""How far the main texts of the corpus pages agree with their reference texts: python tests/html/agreement.py

Two shares a file, in letters (digits and ideographs are letters too): how much of the reference is in our text, and how much of our text
is in the reference. A letter counts when a run of eight letters round it stands in the other text. The title is
left aside: some references have it and some do not. Threads are read with all posts, as most references hold them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.engine.options import Options
from normalize.pipeline import normalize
from normalize.readers.encoding import decode

_RUN = 8


@dataclass(frozen=True)
class Row:
    """`kept` and `extra` are shares; `missing` and `added` the longest stretches that only one side has."""

    name: str
    kept: float
    extra: float
    missing: str
    added: str
    restored: bool
    title: str


def references(corpus: Path) -> Iterator[tuple[str, Path, str]]:
    for folder in ("forum", "article"):
        for stem, truth in json.loads((corpus / folder / "truth.json").read_text(encoding="utf-8")).items():
            yield f"{folder}/{stem[:8]}", corpus / folder / f"{stem}.html", truth["content"]
    for path in sorted((corpus / "portal/original").glob("*.html")):
        cleaned = corpus / "portal/cleaned" / f"{path.stem}.txt"
        yield f"portal/{path.stem[:8]}", path, cleaned.read_text(encoding="utf-8")
    for path in sorted((corpus / "portal_gbk/RawHtml").glob("*.html")):
        cleaned = corpus / "portal_gbk/Text" / f"{path.stem}.txt"
        yield f"portal_gbk/{path.stem}", path, cleaned.read_bytes().decode("gb18030")


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def covered(text: str, other: str) -> list[bool]:
    """For each letter: does a run of letters round it stand in the other text?"""
    marks = [False] * len(text)
    size = min(_RUN, len(text)) or 1
    runs = {other[at : at + size] for at in range(len(other) - size + 1)}
    for at in range(len(text) - size + 1):
        if text[at : at + size] in runs:
            marks[at : at + size] = [True] * size
    return marks


def stretches(text: str, marks: list[bool]) -> str:
    """The longest stretches that are not covered."""
    found = [match.span() for match in re.finditer("0+", "".join("01"[mark] for mark in marks))]
    return " | ".join(text[start:stop][:40] for start, stop in sorted(found, key=lambda span: span[0] - span[1])[:3])


def row(name: str, path: Path, reference: str) -> Row:
    data = path.read_bytes()
    result = normalize(decode(data, path.name), Options(posts="all"))
    block, body = split_front_matter(result.text)
    title, _, rest = body.partition("\n")
    ours = letters(re.sub(r"^\s*## \d+楼.*$", "", rest, flags=re.MULTILINE))
    heading = letters(title)
    wanted = letters(reference).removeprefix(heading)
    kept, extra = covered(wanted, ours), covered(ours, wanted + heading)
    return Row(
        name,
        sum(kept) / max(len(kept), 1),
        1 - sum(extra) / max(len(extra), 1),
        stretches(wanted, kept),
        stretches(ours, extra),
        result.ledger.restore(result.text) == data,
        str(parse_front_matter(block or "")["title"]),
    )


def main(corpus: Path) -> None:
    for found in references(corpus):
        one = row(*found)
        print(
            f"{one.name:22} kept {one.kept:.3f}  extra {one.extra:.3f}  {'restored' if one.restored else 'NOT RESTORED'}  {one.title}"
        )
        if one.kept < 0.99:
            print(f"    missing: {one.missing}")
        if one.extra > 0.01:
            print(f"    added:   {one.added}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "shared" / "corpus")
