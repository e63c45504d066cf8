"""Every folder of the packages says what is in it: the docstring of its `__init__` is its tour.

In a tour a word of small letters in backticks names a module (`edit`, `edit.py`), a folder (`head`, `head/`) or a file
(`schema.json`) of that folder; elsewhere lies what is named in full (`normalize.canonical`, `render`).
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from .graph import PACKAGES, ROOT, read_modules, rooms_of

# Folders whose modules are named elsewhere, and where.
NAMED_ELSEWHERE = {
    "normalize/cleaners/": "the ordered list in normalize/cleaners/__init__.py names them, with the reason for their order"
}
# Files `__init__.py` with more than a tour, and why.
MORE_THAN_A_TOUR = {"normalize/cleaners/__init__.py": "it holds the one ordered list of cleaners"}

MODULES = read_modules()
FOLDERS = sorted(
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in {ROOT / package, *ROOT.glob(f"{package}/**/")}
    if any(path.glob("*.py"))
)


def rooms_in(folder: Path) -> set[str]:
    """The modules and sub-folders of a folder, by name."""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return modules | {path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("**/*.py"))}


def tour_of(folder: Path) -> str:
    """The docstring of a folder; empty if there is none."""
    path = folder / "__init__.py"
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "") if path.exists() else ""


def named_in(tour: str) -> set[str]:
    """The names in backticks that a tour uses for what lies in its folder. A module of the name of a package has its ending.

    >>> sorted(named_in("* `edit.py`, `head/` and `schema.json`: see `Draft`, `a-cleaner`, `normalize.edge.files`."))
    ['edit', 'head', 'schema.json']
    """
    words = re.findall(r"`([a-z][a-z0-9_]*(?:\.json|\.py|/)?)`", tour)
    return {word.removesuffix(".py").removesuffix("/") for word in set(words) - set(PACKAGES)}


def is_named_elsewhere(folder: str) -> bool:
    """True for the sub-folders of those in `NAMED_ELSEWHERE`."""
    return folder.startswith(tuple(NAMED_ELSEWHERE))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_has_a_tour(folder: str) -> None:
    """Who opens a folder reads first what it is for."""
    assert tour_of(ROOT / folder), (
        f"{folder}/__init__.py has no docstring: say what the folder is for and what is in it"
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_tour_names_all_that_is_there_and_nothing_else(folder: str) -> None:
    """A tour that omits a room hides it, and one that names a room which is gone misleads."""
    named, there = named_in(tour_of(ROOT / folder)), rooms_in(ROOT / folder)
    missing = set() if is_named_elsewhere(folder) else there - named
    assert not missing, (
        f"{folder}/__init__.py does not name {', '.join(sorted(missing))}: add a line for each, in backticks"
    )
    gone = {name for name in named - there if not (ROOT / folder / name).is_file()}
    assert not gone, (
        f"{folder}/__init__.py names {', '.join(sorted(gone))}, which is not there: take it out, "
        "or write the full name (`normalize.edge.files`) if it lies elsewhere"
    )


def test_full_names_in_tours_lead_somewhere() -> None:
    """A module that moved must take the tours of others with it."""
    wrong = []
    for folder in FOLDERS:
        for name in re.findall(rf"`((?:{'|'.join(PACKAGES)})\.[\w.]+)`", tour_of(ROOT / folder)):
            if name not in MODULES and not name.endswith(".py"):  # `normalize.py` is a module of the folder
                wrong.append(f"{folder}/__init__.py: {name}")
    assert not wrong, "tours name modules that are not there:\n" + "\n".join(wrong)


def test_a_folder_holds_its_tour_and_nothing_else() -> None:
    """A public name is imported from its module: one name, one place. Code in an `__init__` runs at every import below it."""
    wrong = [
        module.file
        for module in MODULES.values()
        if module.is_folder and len(module.tree.body) != 1 and module.file not in MORE_THAN_A_TOUR
    ]
    assert not wrong, (
        f"more than a docstring: {', '.join(wrong)}\nWay out: move it to a module, or say why in MORE_THAN_A_TOUR"
    )


def test_every_family_of_cleaners_is_in_the_list() -> None:
    """A cleaner outside of the list never runs; the list is what names the modules of the families."""
    from normalize.cleaners import CLEANERS

    families = [f"normalize.cleaners.{room}." for room in rooms_of(MODULES, "normalize.cleaners")]
    there = {name for name in MODULES if name.startswith(tuple(families))}
    listed = {cleaner.propose.__module__ for cleaner in CLEANERS}
    assert there == listed, f"not in CLEANERS: {sorted(there - listed)}; not in a family: {sorted(listed - there)}"


def the_house() -> str:
    """The map in README.md."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.partition("\n## The house\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_the_readme_names_every_room(package: str) -> None:
    """The house in README.md is the first map that a newcomer sees (its commands are run by the tests of the README)."""
    house = the_house()
    missing = [
        room
        for room in sorted(rooms_of(MODULES, package))
        if not re.search(rf"(?<![\w.-]){room}(?:/|\.py)?(?![\w-])", house)
    ]
    assert not missing, f"README.md, “The house”, does not name these rooms of {package}/: {', '.join(missing)}"


def test_the_readme_leads_to_modules_that_are_there() -> None:
    """A module that moved must take the map with it."""
    paths = re.findall(r"`([\w./]+(?:\.py|\.json|/))`", the_house())
    assert len(paths) > 10
    places = [ROOT, *(ROOT / package for package in PACKAGES)]
    assert not [path for path in paths if not any((place / path).exists() for place in places)]
