"""The results of a check: findings by file, with their places and the ignores that fit them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normalize.provenance.finding import Finding
from normalize.provenance.places import Place


@dataclass(frozen=True, slots=True)
class Ignored:
    """The ignore that lets a finding stay: its reason, and the file and line (from 1) where it is written."""

    reason: str
    file: Path
    line: int
    in_text: bool  # in the front matter of the text, not in a file of ignores


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding and its place in the file under which it is listed.

    `source` and `source_place` are set if a finding about a source is listed in the text. `text` is set if the source
    was checked because this text was made from it. `ignored` is the ignore that fits the finding, or None.
    """

    finding: Finding
    place: Place
    source: Path | None = None
    source_place: Place | None = None
    text: Path | None = None
    ignored: Ignored | None = None


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file with its findings, or with its error.

    `content` is its text, with line feeds in place of `newline`, the line end in the file ("" if the line ends are
    mixed).
    """

    path: Path
    content: str = ""
    listed: tuple[PlacedFinding, ...] = ()
    error: str = ""
    encoding: str = "utf-8"
    newline: str = "\n"

    @property
    def open(self) -> tuple[PlacedFinding, ...]:
        """The findings that are not ignored."""
        return tuple(item for item in self.listed if not item.ignored)
