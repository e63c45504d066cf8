"""Which module may import which; how large and how distinct modules are.

The house is read from the ground up: five leaf packages, the rooms that use them, the pipeline, the commands. An import
that points upwards makes two rooms one, and neither can be read, tested or replaced without the other.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from .graph import (
    PACKAGES,
    Arrow,
    arrows_between_rooms,
    circles,
    graph_of,
    read_arrows,
    read_modules,
    room_of,
    rooms_of,
)

# The ground floor of `normalize`: what each of its rooms may import of ours. Nothing else of `normalize` may be imported
# by `render`.
FLOORS: dict[str, set[str]] = {
    "chinese": set(),
    # A line end stands for a space or for nothing by the script beside it, and ids leave out literal numbers.
    "canonical": {"chinese"},
    "edge": set(),
    "align": {"canonical", "chinese"},
    "provenance": {"align", "canonical", "chinese"},
}

# Folders with rooms of their own, whose rooms stand on floors too.
HOUSES = ("normalize", "normalize.cleaners", "normalize.documents", "normalize.html", "render")

MOST_ROOMS = 20
MOST_LINES = 300

# Names that several modules may define, because they are the same thing in each: the reason beside each.
ALLOWED: dict[str, str] = {
    "propose": "every cleaner has one; the list of cleaners calls it",
    "add_arguments": "every command has one; the table of commands calls it",
    "run": "every command has one; the table of commands calls it",
    "parse": "the usual name of what a parser does: its module says of what",
}

MODULES = read_modules()
ARROWS = read_arrows(MODULES)


def listed(what: str, wrong: list[str], way_out: str) -> str:
    """The message of a wall: what is wrong, each place, what to do."""
    return "\n".join([f"{what}:", *(f"  {item}" for item in wrong), f"Way out: {way_out}"])


def between(importing: str, is_wrong: Callable[[Arrow], bool]) -> list[str]:
    """The wrong ones among the imports by a package."""
    return [str(arrow) for arrow in ARROWS if room_of(arrow.importer, importing) and is_wrong(arrow)]


def above_the_floor(arrow: Arrow) -> bool:
    """True if a room of the ground floor imports something that `FLOORS` does not grant it."""
    room = room_of(arrow.importer, "normalize")
    return arrow.imported != "normalize" and room_of(arrow.imported, "normalize") not in FLOORS[room] | {room}


def test_normalize_never_imports_render() -> None:
    """Cleaning knows nothing of pages: a text that was edited by hand, or written by another program, renders like any
    other, and the cleaners run where no print library is installed."""
    wrong = between("normalize", lambda arrow: room_of(arrow.imported, "render") != "")
    way_out = "move what both need down to the ground floor of normalize, or hand it in as a value or a function"
    assert not wrong, listed("normalize imports render", wrong, way_out)


def test_render_imports_only_the_ground_floor_of_normalize() -> None:
    """Pages know nothing of cleaners: the canonical text and its ledger stand between."""

    def is_wrong(arrow: Arrow) -> bool:
        return room_of(arrow.imported, "normalize") not in {"", *FLOORS}

    way_out = f"take it from {', '.join(sorted(FLOORS))}, or let dingben.py hand it in as a function"
    wrong = between("render", is_wrong)
    assert not wrong, listed("render imports normalize above the ground floor", wrong, way_out)


def test_no_package_imports_the_front_door() -> None:
    """`dingben.py` mounts the commands of the packages: what it shares with them belongs to `normalize.edge`."""
    wrong = [str(arrow) for arrow in ARROWS if arrow.imported == "dingben"]
    assert not wrong, listed("a package imports dingben.py", wrong, "move what it needs to normalize.edge")


@pytest.mark.parametrize("room", sorted(FLOORS))
def test_the_ground_floor_imports_nothing_above_it(room: str) -> None:
    """Leaf packages can be understood alone, and everything may rest on them. `FLOORS` says what they may import."""
    wrong = between(f"normalize.{room}", above_the_floor)
    allowed = ", ".join(sorted(FLOORS[room])) or "nothing else of ours"
    way_out = f"normalize.{room} may import {allowed}: move the caller up, or what it calls down"
    assert not wrong, listed(f"normalize.{room} imports what it may not", wrong, way_out)


def test_every_room_of_the_ground_floor_is_there() -> None:
    """A room that was renamed must take its row in `FLOORS` with it: a row for nothing guards nothing."""
    missing = sorted(set(FLOORS) - rooms_of(MODULES, "normalize"))
    assert not missing, f"FLOORS names rooms that normalize/ does not have: {', '.join(missing)}"


def test_no_circle_of_files() -> None:
    """Modules in a circle are one module in several files. An import inside a function hides a circle, it does not open it."""
    wrong = [" → ".join(circle) for circle in circles(graph_of(ARROWS))]
    assert not wrong, listed("modules import each other in a circle", wrong, "move what both need to a third module")


@pytest.mark.parametrize("house", HOUSES)
def test_no_import_upwards_among_rooms(house: str) -> None:
    """Rooms stand on floors: two rooms that use each other, directly or through others, have no floor of their own."""
    across = arrows_between_rooms(ARROWS, house)
    graph: dict[str, set[str]] = {}
    for importer, imported in across:
        graph.setdefault(importer, set()).add(imported)
    wrong = []
    for circle in circles(graph):
        wrong.append(" → ".join(circle))
        for rooms in pairwise(circle):
            wrong.extend(f"  {arrow}" for arrow in across[rooms][:3])
    way_out = "of the arrows of a circle the one with the fewest imports points upwards: move what it needs down"
    assert not wrong, listed(f"rooms of {house} import each other in a circle", wrong, way_out)


def test_a_newcomer_can_hold_the_rooms_of_normalize_in_mind() -> None:
    """The list of rooms is the first thing that a newcomer reads."""
    rooms = rooms_of(MODULES, "normalize")
    assert len(rooms) <= MOST_ROOMS, (
        f"normalize/ has {len(rooms)} rooms, at most {MOST_ROOMS} are wanted: {', '.join(sorted(rooms))}\n"
        "Way out: put a module into the folder of its field"
    )


def test_no_module_is_long() -> None:
    """A module that fits in one's head is about one thing."""
    lengths = {module.file: module.path.read_text(encoding="utf-8").count("\n") for module in MODULES.values()}
    wrong = [f"{file}: {length} lines" for file, length in lengths.items() if length > MOST_LINES]
    way_out = "divide it at a concept and name the parts by what they are, not at the limit"
    assert not wrong, listed(f"modules of more than {MOST_LINES} lines", wrong, way_out)


def test_one_name_means_one_thing() -> None:
    """Who searches for a class or a function finds one definition, and a reader of two modules need not ask which is meant."""
    definitions: dict[str, list[str]] = {}
    folders: dict[str, set[str]] = {}
    classes: set[str] = set()
    for module in MODULES.values():
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                definitions.setdefault(node.name, []).append(module.name)
                folders.setdefault(node.name, set()).add(module.folder)
                classes |= {node.name} if isinstance(node, ast.ClassDef) else set()
    wrong = [
        f"{name}: {', '.join(places)}"
        for name, places in sorted(definitions.items())
        if len(places) > 1 and name not in ALLOWED and (name in classes or len(folders[name]) > 1)
    ]
    way_out = "name each by what it is, or keep one and import it; if both are one thing, give the reason in ALLOWED"
    assert not wrong, listed("public names with several definitions", wrong, way_out)


def test_private_names_stay_in_their_module() -> None:
    """A leading underscore says: changed without asking. That is true only while nobody else imports the name."""
    wrong = [str(arrow) for arrow in ARROWS if arrow.name.startswith("_") and not arrow.name.startswith("__")]
    assert not wrong, listed("private names are imported", wrong, "make the name public, or do without it")


# ---------------------------------------------------------------------------------------------- the checker itself


def made_up(folder: Path, files: dict[str, str]) -> list[Arrow]:
    """The imports of a made-up project."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_arrows(read_modules(folder, PACKAGES))


def test_the_checker_sees_every_way_to_import(tmp_path: Path) -> None:
    """Inside a function, under `TYPE_CHECKING`, relative, with an alias, by name in a string; other packages are no arrows."""
    text = (
        "import re, normalize.b as other\n"
        "from typing import TYPE_CHECKING\n"
        "from . import c\n"
        "from .room.d import D as Other, _e\n"
        "if TYPE_CHECKING:\n    from normalize import f\n"
        "def run():\n    from render.g import G\n"
        "TABLE = [('h', 'normalize.h:run'), 'normalize.nothing is said here']\n"
    )
    names = ["a", "b", "c", "f", "h", "room/d", "room/__init__", "__init__"]
    files = {f"normalize/{name}.py": "" for name in names} | {"render/g.py": "", "normalize/a.py": text}
    arrows = {(arrow.imported, arrow.name) for arrow in made_up(tmp_path, files)}
    assert arrows == {
        ("normalize.b", ""),
        ("normalize.c", ""),
        ("normalize.room.d", "D"),
        ("normalize.room.d", "_e"),
        ("normalize.f", ""),
        ("render.g", "G"),
        ("normalize.h", "run"),
    }


def test_the_checker_finds_a_circle_of_files(tmp_path: Path) -> None:
    """Also where one of its imports hides in a function, and where a folder is imported."""
    files = {
        "normalize/a/__init__.py": "from normalize.b import x",
        "normalize/b.py": "def x():\n    from normalize.c import y",
        "normalize/c.py": "from normalize import a",
        "normalize/d.py": "from normalize.c import y",
    }
    assert circles(graph_of(made_up(tmp_path, files))) == [["normalize.a", "normalize.b", "normalize.c", "normalize.a"]]


def test_the_checker_finds_an_import_upwards(tmp_path: Path) -> None:
    """Rooms may form a circle where their files form none."""
    files = {
        "normalize/low/a.py": "from normalize.high.b import x",
        "normalize/low/c.py": "",
        "normalize/high/b.py": "",
        "normalize/high/d.py": "from normalize.low.c import y",
    }
    arrows = made_up(tmp_path, files)
    assert circles(graph_of(arrows)) == []
    across = arrows_between_rooms(arrows, "normalize")
    assert {rooms: [arrow.place for arrow in found] for rooms, found in across.items()} == {
        ("low", "high"): ["normalize/low/a.py:1"],
        ("high", "low"): ["normalize/high/d.py:1"],
    }


def test_the_checker_finds_what_rises_above_the_ground_floor(tmp_path: Path) -> None:
    """`FLOORS` grants provenance → align, and neither align → provenance nor anything → pipeline."""
    files = {
        "normalize/__init__.py": "",
        "normalize/provenance/hand.py": "from normalize.align.merge import m\nfrom normalize.provenance import edit",
        "normalize/provenance/edit.py": "from normalize.pipeline import p",
        "normalize/align/merge.py": "from normalize.provenance.edit import e",
        "normalize/pipeline.py": "",
    }
    wrong = [arrow.place for arrow in made_up(tmp_path, files) if above_the_floor(arrow)]
    assert wrong == ["normalize/align/merge.py:1", "normalize/provenance/edit.py:1"]
