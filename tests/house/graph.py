"""Which module imports which: the packages read with `ast`, without running them.

An import inside a function or under `TYPE_CHECKING` is an arrow like any other: whoever reads the one module has to
know the other. So is the name of a module in a string ("normalize.commands.check:run"), which a table loads on demand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("normalize", "render")

Graph = dict[str, set[str]]


class Module(NamedTuple):
    """A file by its full name; an `__init__` bears the name of its folder."""

    name: str
    path: Path
    file: str  # the path from the root, for messages
    tree: ast.Module

    @property
    def is_folder(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def folder(self) -> str:
        return self.name if self.is_folder else self.name.rpartition(".")[0]


class Arrow(NamedTuple):
    """One import. `name` is what is taken out of the imported module, empty for the module itself."""

    importer: str
    imported: str
    name: str
    place: str  # file:line

    def __str__(self) -> str:
        return f"{self.place}: {self.importer} → {self.imported}" + (f" ({self.name})" if self.name else "")


def read_modules(root: Path = ROOT, packages: Iterable[str] = PACKAGES) -> dict[str, Module]:
    """All modules of the packages and `dingben.py`, by name."""
    paths = [path for package in packages for path in root.glob(f"{package}/**/*.py")]
    modules = {}
    for path in sorted([*paths, *root.glob("dingben.py")]):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules[name] = Module(name, path, path.relative_to(root).as_posix(), tree)
    return modules


def read_arrows(modules: Mapping[str, Module]) -> list[Arrow]:
    """All imports of our modules by our modules."""
    return [arrow for module in modules.values() for arrow in _arrows_of(module, modules)]


def _arrows_of(module: Module, modules: Mapping[str, Module]) -> Iterator[Arrow]:
    for node in ast.walk(module.tree):
        for full in _imported_names(node, module):
            imported = _longest_module(full, modules)
            if imported and imported != module.name:
                name = full[len(imported) + 1 :]
                yield Arrow(module.name, imported, name, f"{module.file}:{getattr(node, 'lineno', 1)}")


_MODULE_IN_STRING = re.compile(r"(\w+(?:\.\w+)+)(?::(\w+))?")


def _imported_names(node: ast.AST, module: Module) -> Iterator[str]:
    """The full names that a node imports: `normalize.engine.draft.Draft`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parents = module.folder.split(".") if module.folder else []
        base = parents[: len(parents) - node.level + 1] if node.level else []
        base += node.module.split(".") if node.module else []
        yield from (".".join([*base, alias.name]) for alias in node.names)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        match = _MODULE_IN_STRING.fullmatch(node.value)
        if match and match[1].split(".")[0] in PACKAGES:
            yield ".".join(filter(None, match.groups()))


def _longest_module(full: str, modules: Mapping[str, Module]) -> str:
    """The module in a full name: the rest are names in it. Empty if it is not ours."""
    while full and full not in modules:
        full = full.rpartition(".")[0]
    return full


def graph_of(arrows: Iterable[Arrow]) -> Graph:
    graph: Graph = {}
    for arrow in arrows:
        graph.setdefault(arrow.importer, set()).add(arrow.imported)
    return graph


def room_of(module: str, inside: str) -> str:
    """The room of a module inside a folder: its sub-folder, or the module itself; empty if it is elsewhere.

    >>> room_of("normalize.documents.head.parts", "normalize"), room_of("normalize.pipeline", "normalize")
    ('documents', 'pipeline')
    >>> room_of("normalize.cleaners", "normalize.cleaners"), room_of("render.themes", "normalize")
    ('__init__', '')
    """
    if module == inside:
        return "__init__"
    return module[len(inside) + 1 :].split(".")[0] if module.startswith(inside + ".") else ""


def arrows_between_rooms(arrows: Iterable[Arrow], inside: str) -> dict[tuple[str, str], list[Arrow]]:
    """The imports across the walls inside a folder, by the two rooms."""
    across: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        rooms = room_of(arrow.importer, inside), room_of(arrow.imported, inside)
        if all(rooms) and rooms[0] != rooms[1]:
            across.setdefault(rooms, []).append(arrow)
    return across


def rooms_of(modules: Iterable[str], inside: str) -> set[str]:
    """The rooms of a folder, without its `__init__`."""
    return {room_of(module, inside) for module in modules} - {"", "__init__"}


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Circles of a graph that share no arrow; each begins and ends with the same name.

    >>> circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    [['a', 'b', 'c', 'a']]
    """
    left = {name: set(others) for name, others in graph.items()}
    found = []
    while circle := _first_circle(left):
        found.append(circle)
        for importer, imported in pairwise(circle):
            left[importer].discard(imported)
    return found


def _first_circle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """A circle in the order of the imports, from the name that is first in the alphabet; empty if there is none."""
    try:
        TopologicalSorter({name: sorted(graph[name]) for name in sorted(graph)}).prepare()
    except CycleError as error:
        circle = error.args[1][:0:-1]  # the standard library lists them from imported to importer, the first twice
        first = circle.index(min(circle))
        return [*circle[first:], *circle[: first + 1]]
    return []
