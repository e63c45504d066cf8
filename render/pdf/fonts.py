"""Roles of a print theme → installed faces.

A theme names faces for each role (宋 `song`, 黑 `hei`, 楷 `kai`, 仿宋 `fang`, 小标宋 `xbs` …) in order of preference; the
first that is installed is used. fontconfig, which WeasyPrint uses as well, lists the installed faces; a folder of the
user's (`extra: dingben: pdf: fonts`) comes before them. A role without a face takes that of 宋, and one line says so: no
book is refused because a font is missing.
"""

from __future__ import annotations

import bisect
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

# The names of the roles in messages; a theme may have more roles.
ROLE_NAMES = {"song": "宋体", "hei": "黑体", "kai": "楷体", "fang": "仿宋", "xbs": "小标宋"}
FALLBACK = "fallback"

_FORMAT = r"%{family}\t%{fullname}\t%{postscriptname}\t%{weight}\t%{file}\t%{index}\t%{fontversion}\t%{charset}\n"
# fontconfig's scale of weights -> that of CSS (FcWeightToOpenType in fontconfig's source).
_WEIGHTS = {0: 100, 40: 200, 50: 300, 55: 350, 75: 380, 80: 400, 100: 500, 180: 600, 200: 700, 205: 800, 210: 900}
_FILES = (".otf", ".ttf")


@dataclass(frozen=True)
class Face:
    """One face as fontconfig describes it. `weight` is on the scale of CSS; `names` are those of its family and its own."""

    family: str
    weight: int = 400
    names: frozenset[str] = frozenset()
    path: str = ""
    version: str = ""
    charset: str = field(default="", repr=False)  # "20-7e a0-103 …", hexadecimal; "" when unknown

    def has(self, character: str) -> bool:
        """True if the face has a glyph for `character`, or if its coverage is unknown."""
        if not self.charset:
            return True
        starts, ends = self._ranges
        place = bisect.bisect_right(starts, ord(character)) - 1
        return place >= 0 and ord(character) <= ends[place]

    @cached_property
    def _ranges(self) -> tuple[list[int], list[int]]:
        pairs = [(first, last or first) for first, _, last in (part.partition("-") for part in self.charset.split())]
        return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]

    def is_named(self, wanted: str) -> bool:
        """True if `wanted` (`FandolSong-Bold`, `Noto Serif CJK SC:700`) means this face."""
        name, _, weight = wanted.partition(":")
        return (
            name in self.names
            and (not weight or int(weight) == self.weight)
            and (bool(weight) or name != self.family or self.weight == 400)
        )


@dataclass(frozen=True)
class FontTable:
    """The faces of one language: by role, those that lend missing glyphs, and notices for the user."""

    roles: Mapping[str, Face]
    fallbacks: tuple[Face, ...]
    notices: tuple[str, ...] = ()

    def covers(self, role: str, character: str) -> bool:
        """True if `character` can be set in the face of `role`; a character without a shape can be set in any."""
        return self.roles[role].has(character) or unicodedata.category(character) in ("Cc", "Cf", "Zs")

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of `text` that no face has, in code point order."""
        faces = (*self.fallbacks, *self.roles.values())
        return tuple(
            character
            for character in sorted(set(text))
            if unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
            and not any(face.has(character) for face in faces)
        )

    @property
    def files(self) -> dict[str, Path]:
        """Single-file faces by the name under which the styles ask for them (`font:kai`)."""
        return {role: Path(face.path) for role, face in self.roles.items() if face.path.endswith(_FILES)}

    @property
    def identity(self) -> str:
        """A text that differs for every other table: names, files and versions of the faces."""
        faces = [*sorted(self.roles.items()), *((FALLBACK, face) for face in self.fallbacks)]
        return "\n".join(f"{role} {face.family} {face.weight} {face.path} {face.version}" for role, face in faces)

    def styles(self) -> str:
        """CSS: `--kai` and `--kai-weight` for each role, `--fallback`, and @font-face for single files.

        A single file is loaded by itself, because some families (Fandol) give their regular and bold files
        the same weight. Collections (.ttc) are asked for by family: @font-face would copy 26 MB each time.
        """
        faces, variables = [], []
        for role, face in self.roles.items():
            family, weight = (f"dingben-{role}", 400) if role in self.files else (face.family, face.weight)
            if role in self.files:
                faces.append(f'@font-face{{font-family:"{family}";src:url("font:{role}")}}')
            variables.append(f'--{role}:"{family}";--{role}-weight:{weight}')
        lenders = ",".join(f'"{face.family}"' for face in self.fallbacks)
        variables.append(f"--fallback:{lenders}")
        return "\n".join(faces) + f"\n:root{{{';'.join(variables)}}}\n"


def choose_faces(wanted: Mapping[str, Sequence[str]], installed: Sequence[Face]) -> FontTable:
    """Pick a face for each role of a theme out of the installed ones.

    `wanted` gives names in order of preference by role; `fallback` names the faces that lend glyphs. Every
    role whose faces are all missing takes that of `song`, which takes the first fallback.
    """
    found = {role: _first(names, installed) for role, names in wanted.items() if role != FALLBACK}
    fallbacks = tuple(face for name in wanted.get(FALLBACK, ()) if (face := _first((name,), installed)))
    base = found.get("song") or (fallbacks[0] if fallbacks else Face("serif"))
    lost = [ROLE_NAMES.get(role, role) for role, face in found.items() if face is None]
    notices = (f"no face for {'、'.join(lost)} is installed: set in {base.family} instead",) if lost else ()
    return FontTable({role: face or base for role, face in found.items()}, fallbacks or (base,), notices)


def _first(names: Sequence[str], installed: Sequence[Face]) -> Face | None:
    return next((face for name in names for face in installed if face.is_named(name)), None)


def with_lenders(table: FontTable, text: str, installed: Sequence[Face]) -> FontTable:
    """Add installed faces for the characters of `text` that no face of the table has."""
    for character in table.missing(text):
        lender = next((face for face in installed if face.charset and face.has(character)), None)
        if lender and lender not in table.fallbacks:
            table = replace(table, fallbacks=(*table.fallbacks, lender))
    return table


def installed_faces(folder: Path | None = None) -> tuple[Face, ...]:
    """All faces that fontconfig lists, those of `folder` first; none if fontconfig's tools are missing."""
    own = sorted(path for path in folder.iterdir() if path.suffix.lower() in _FILES) if folder else []
    listed = _ask("fc-query", "--format", _FORMAT, *map(str, own)) if own else ""
    return tuple(
        _face(line) for line in [*listed.splitlines(), *sorted(_ask("fc-list", "--format", _FORMAT).splitlines())]
    )


def _ask(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return ""


def _face(line: str) -> Face:
    families, full, postscript, weight, path, _, version, charset = line.split("\t")
    names = frozenset([*families.split(","), *full.split(","), *postscript.split(",")])
    # Variable fonts give a range, "[40 200]": their default weight is regular.
    css_weight = _WEIGHTS.get(int(weight), 400) if weight.isdigit() else 400
    return Face(families.split(",")[0], css_weight, names, path, version, charset)
