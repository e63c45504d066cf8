"""Front matter in any YAML, written by a person or another program; the library reads it with its safe loader."""

from __future__ import annotations

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


def load_yaml(block: str) -> dict[str, Any]:
    """Read a block of YAML. Raises `FrontMatterError`, also for anything but a mapping of names to values."""
    try:
        fields = yaml.load(block, _StringDates)  # noqa: S506  # a subclass of the safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        # `edge.plain_yaml` has the same lines for a configuration: neither of two leaf packages may import the other.
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        raise FrontMatterError(f"front matter: {problem}", line=mark.line + 2 if mark else 1) from fault
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise FrontMatterError("front matter must be a mapping of names to values", line=1)
    return fields
