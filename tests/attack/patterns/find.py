"""The regular expressions of the packages: those that modules hold, compiled or lazy, and those written in place."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from .uses import ANY, METHODS, Name, uses

PACKAGES = ("normalize", "render")
_DEPTH = 3  # of containers, such as a mapping of tuples


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A pattern, where it stands (`normalize.html.parse._TAG`), and the methods it is called by."""

    name: str
    pattern: str
    flags: int
    methods: tuple[str, ...]


@cache
def find_targets(packages: Sequence[str] = PACKAGES) -> tuple[Target, ...]:
    """All patterns of text in these packages, in the order of their names."""
    modules = dict(_modules(packages))
    trees = {name: ast.parse(inspect.getsource(module)) for name, module in modules.items()}
    called = uses(trees)
    found = {
        Target(f"{name}.{where}", str(held.pattern), int(held.flags), _methods(called, name, where))
        for name, module in modules.items()
        for variable in _assigned(trees[name])
        for where, held in _patterns(variable, vars(module).get(variable), _DEPTH)
    }
    return tuple(sorted({*found, *(target for name, tree in trees.items() for target in _in_place(name, tree))}))


def _methods(called: Mapping[Name, frozenset[str]], module: str, where: str) -> tuple[str, ...]:
    """By which methods a pattern is called: `where` is `NAME`, `NAME[key]` or `NAME.attribute`."""
    return tuple(sorted(called.get((module, where.partition("[")[0].rpartition(".")[2]), ANY)))


def _modules(packages: Sequence[str]) -> Iterator[tuple[str, ModuleType]]:
    for package in map(importlib.import_module, packages):
        yield package.__name__, package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name, importlib.import_module(found.name)


def _assigned(tree: ast.Module) -> Iterator[str]:
    """The names that a module itself gives values to: what it imports belongs to another."""
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _patterns(name: str, value: Any, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if callable(getattr(value, "fullmatch", None)) and isinstance(value.pattern, str):  # compiled, or lazy
        yield name, value
    elif depth and isinstance(value, Mapping):
        for key, one in value.items():
            yield from _patterns(f"{name}[{key!r}]", one, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for number, one in enumerate(value):
            yield from _patterns(f"{name}[{number}]", one, depth - 1)
    elif depth and type(value).__module__.partition(".")[0] in PACKAGES:
        for attribute, one in _attributes(value):
            yield from _patterns(f"{name}.{attribute}", one, depth - 1)


def _attributes(value: object) -> Iterator[tuple[str, object]]:
    """What an object of the packages holds, in slots or not."""
    slots = (slot for cls in type(value).__mro__ for slot in getattr(cls, "__slots__", ()))
    yield from getattr(value, "__dict__", {}).items()
    yield from ((slot, getattr(value, slot, None)) for slot in slots if slot != "__dict__")


def _in_place(module: str, tree: ast.Module) -> Iterator[Target]:
    """`re.sub("pattern", …)`; and `re.compile("pattern")` inside of a function, called in any way."""
    held = {
        id(node)
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or id(node) in held:
            continue
        method = _method_of_re(node.func)
        if (
            method
            and node.args
            and isinstance(pattern := node.args[0], ast.Constant)
            and isinstance(pattern.value, str)
        ):
            methods = tuple(sorted(ANY)) if method == "compile" else (METHODS[method],)
            yield Target(f"{module}: re.{method}({pattern.value[:40]!r})", pattern.value, _flags(node), methods)


def _method_of_re(function: ast.expr) -> str:
    is_re = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"
    return function.attr if is_re and (function.attr in METHODS or function.attr == "compile") else ""  # type: ignore[attr-defined]


def _flags(call: ast.Call) -> int:
    """The flags that a call names, as `re.MULTILINE` or several of them joined."""
    values = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
    named = [node.attr for value in values for node in ast.walk(value) if isinstance(node, ast.Attribute)]
    return int(sum({getattr(re, name) for name in named if name.isupper() and hasattr(re, name)}, start=0))
