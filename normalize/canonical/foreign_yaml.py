"""Front matter in any YAML, written by a person or another program; the library reads it with its safe loader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from normalize.canonical.errors import FrontMatterError

_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StringDates(_Loader):  # type: ignore[misc, valid-type]
    """A loader that keeps dates as strings: a text is compared, not calculated with."""


_StringDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


# Limits of what is read, far beyond any front matter. The loader in C calls itself for each level, and ends the process when
# its stack is full; aliases of aliases multiply. So both are counted first, on events, which need no stack.
_LONGEST, _DEEPEST, _MOST_ALIASES = 1_000_000, 50, 20


def load_yaml(block: str) -> dict[str, Any]:
    """Read a block of YAML. Raises `FrontMatterError`, also for anything but a mapping of names to values."""
    if len(block) > _LONGEST:
        raise FrontMatterError(f"front matter of more than {_LONGEST:,} characters is not read", line=1)
    try:
        _refuse_large(yaml.parse(block, _StringDates))
        fields = yaml.load(block, _StringDates)  # noqa: S506  # a subclass of the safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        # `edge.plain_yaml` has the same lines for a configuration: neither of two leaf packages may import the other.
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        raise FrontMatterError(f"front matter: {problem}", line=mark.line + 2 if mark else 1) from fault
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise FrontMatterError("front matter must be a mapping of names to values", line=1)
    return fields


def _refuse_large(events: Iterable[yaml.Event]) -> None:
    """Raise `YAMLError` at the first event that goes too deep, or is one alias too many."""
    depth = aliases = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > _DEEPEST or aliases > _MOST_ALIASES:
            problem = f"nested more than {_DEEPEST} levels deep" if depth > _DEEPEST else "too many aliases"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]
