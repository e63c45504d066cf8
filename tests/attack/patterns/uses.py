"""By which methods the patterns of the packages are called: read from the syntax trees, not run.

`match` and `fullmatch` try one place, `search` all of them until one fits, `findall` (and what works like it) all of them.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping

# Method of a pattern → the method that is measured for it.
METHODS = {
    "match": "match", "fullmatch": "fullmatch", "search": "search",
    "finditer": "findall", "findall": "findall", "sub": "findall", "subn": "findall", "split": "findall",
}  # fmt: skip
# A pattern that is handed to a function may be called in any way.
ANY = frozenset(METHODS.values())
Name = tuple[str, str]  # module, name in it


def uses(trees: Mapping[str, ast.Module]) -> dict[Name, frozenset[str]]:
    """The names of modules that methods of patterns are called on, with what to measure."""
    found: defaultdict[Name, set[str]] = defaultdict(set)
    for module, tree in trees.items():
        imported = dict(_imports(tree))
        elements = list(_elements(tree))
        for name, method in _calls(tree):
            for one in {name, *(held for target, held in elements if target == name)}:
                found[imported.get(one, (module, one))].add(METHODS[method])
    return {name: frozenset(methods) for name, methods in found.items()}


def _calls(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`NAME.search(…)`, `NAME[key].search(…)`, `map(NAME.search, …)` → (NAME, search)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS and (name := _root(node.value)):
            yield name, node.attr


def _root(node: ast.expr) -> str:
    """The name that an expression begins with; "" for one that does not begin with a name."""
    while isinstance(node, ast.Subscript | ast.Call):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    if isinstance(node, ast.Attribute):
        return _root(node.value) if node.attr in ("get", "values", "items") else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _imports(tree: ast.Module) -> Iterator[tuple[str, Name]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((alias.asname or alias.name, (node.module, alias.name)) for alias in node.names)


def _elements(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`for pattern in PATTERNS` and `for pattern in (ONE, TWO)` → (pattern, each of them), also in comprehensions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            listed = _names(node.iter) if isinstance(node.iter, ast.Tuple | ast.List) else [_root(node.iter)]
            yield from ((target, name) for target in _names(node.target) for name in listed if name)


def _names(expression: ast.expr) -> list[str]:
    return [node.id for node in ast.walk(expression) if isinstance(node, ast.Name)]
