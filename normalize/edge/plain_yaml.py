"""Read YAML that people write as plain values, with the line of each key. Nothing in it is ever executed.

Tags that belong to plugins of MkDocs (`!ENV`, `!!python/name:…`) are kept as their plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

Keys = tuple[str, ...]


class YamlError(ValueError):
    """YAML that cannot be read. `line` counts from 1; it is 0 if the line is unknown."""

    def __init__(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None)
        super().__init__(getattr(error, "problem", None) or str(error).splitlines()[0])
        self.line = int(mark.line) + 1 if mark else 0


# Limits of what is read, far beyond any configuration. The library calls itself for each level, and so does who reads the
# values; aliases of aliases multiply.
_LONGEST, _DEEPEST, _MOST_ALIASES = 2_000_000, 50, 50


class _Loader(yaml.SafeLoader):
    """The safe loader, with limits of depth and of aliases."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._open: list[str | None] = []  # the anchors of the nodes being composed, from the outermost inwards
        self._aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose one node with all nodes below it. Raises `YAMLError` for what goes over the limits or holds itself."""
        event: yaml.NodeEvent = self.peek_event()  # type: ignore[no-untyped-call]
        self._aliases += isinstance(event, yaml.AliasEvent)
        if problem := self._problem(event):
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]
        self._open.append(event.anchor)
        node = super().compose_node(parent, index)
        self._open.pop()
        return node

    def _problem(self, event: yaml.NodeEvent) -> str:
        if len(self._open) >= _DEEPEST:
            return f"nested more than {_DEEPEST} levels deep"
        if self._aliases > _MOST_ALIASES:
            return "too many aliases"
        return "holds itself" if isinstance(event, yaml.AliasEvent) and event.anchor in self._open else ""


def _plain(loader: _Loader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(None, _plain)


def read_yaml(text: str, depth: int) -> tuple[Any, dict[Keys, int]]:
    """Return the value of a document, and the lines (from 1) of its keys down to `depth`.

    A key is named by its path: {("extra", "dingben"): 4} for one on line 4. Raises `YamlError`.
    """
    node = compose_yaml(text)
    if node is None:
        return None, {}
    try:
        value = _Loader("").construct_document(node)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise YamlError(error) from error
    return value, dict(_lines(node, depth, ()))


def compose_yaml(text: str) -> yaml.Node | None:
    """Return the nodes of a document, which know their lines; None for an empty document. Raises `YamlError`."""
    if len(text) > _LONGEST:
        raise YamlError(ValueError(f"YAML of more than {_LONGEST:,} characters is not read"))
    try:
        return yaml.compose(text, _Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlError(error) from error


def _lines(node: yaml.Node, depth: int, above: Keys) -> Iterator[tuple[Keys, int]]:
    if isinstance(node, yaml.MappingNode) and len(above) < depth:  # a mapping may contain itself, by an alias
        for key, value in node.value:
            keys = (*above, str(key.value))
            yield keys, int(key.start_mark.line) + 1
            yield from _lines(value, depth, keys)
