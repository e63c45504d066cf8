"""What a check lists: findings with their places, by file, and whether they may stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalize.provenance.finding import Finding
from normalize.provenance.places import Place


@dataclass(frozen=True, slots=True)
class Ignored:
    """Why a finding may stay and where that is written."""

    reason: str
    file: Path
    line: int
    in_text: bool  # in the front matter of the text, not in a file of ignores


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding and its place in the file it is listed under.

    A finding from the cleaning of a source has the `source` and its place there when it is listed in the text, and
    the `text` whenever it was found by way of one.
    """

    finding: Finding
    place: Place
    source: Path | None = None
    source_place: Place | None = None
    text: Path | None = None
    ignored: Ignored | None = None


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file and what there is to say about it; or its error. `content` is its text with line feeds."""

    path: Path
    content: str = ""
    listed: tuple[PlacedFinding, ...] = ()
    error: str = ""
    encoding: str = "utf-8"
    newline: str = "\n"

    @property
    def open(self) -> tuple[PlacedFinding, ...]:
        """What is not ignored."""
        return tuple(item for item in self.listed if not item.ignored)
