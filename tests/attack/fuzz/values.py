"""YAML and JSON that nobody wrote: values of a wrong type, size, depth or sign in the place of good ones."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import yaml

from .mutations import SIGNS

# Of what a setting, a field or a record may hold, whatever it should hold. Paths stay below the fence.
_ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 0.5, float("nan"), "", " ", "a\0b", "\x1b[31m", "\u202e", "\ud800", "a" * 3000,
    "..", "../../x", "a/../..", "no", "2021-02-30", "1:30", "<script>", "{{ 7 * 7 }}", "%s", "\n",
    [], {}, [[]], [None], {"": ""}, {1: 2}, ["a", "a"], "utf-8", "zlib_codec",
)  # fmt: skip


def odd_value(random: Random) -> Any:
    """A value that hardly anything expects."""
    if random.random() < 0.3:
        return "".join(random.choices(SIGNS, k=random.randint(1, 12)))
    if random.random() < 0.05:
        return _deep(random.choice((50, 300, 1500)))
    return random.choice(_ODD)


def _deep(levels: int) -> Any:
    value: Any = "a"
    for _ in range(levels):
        value = [value]
    return value


def with_odd_values(tree: Any, random: Random) -> Any:
    """The same tree with one to three of its values replaced, removed or added."""
    tree = json.loads(json.dumps(tree))
    for _ in range(random.randint(1, 3)):
        holder = random.choice(list(_holders(tree)))
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if isinstance(holder, dict) and (not keys or random.random() < 0.2):
            holder[random.choice(("x", "title", "1", "", "\u202e", "theme"))] = odd_value(random)
        elif keys and random.random() < 0.2:
            del holder[random.choice(keys)]
        elif keys:
            holder[random.choice(keys)] = odd_value(random)
    return tree


def _holders(tree: Any) -> list[Any]:
    """All mappings and lists in a tree, itself first."""
    found = [tree] if isinstance(tree, dict | list) else []
    for one in found:  # grows while it is walked
        found += [value for value in (one.values() if isinstance(one, dict) else one) if isinstance(value, dict | list)]
    return found


def as_yaml(tree: Any) -> str:
    """YAML of a tree. What has no YAML, such as half a character, is written as JSON, which is YAML as well."""
    try:
        return str(yaml.dump(tree, allow_unicode=True, sort_keys=False, width=1000))
    except (yaml.YAMLError, UnicodeError, RecursionError):
        return as_json(tree) + "\n"


def as_json(tree: Any) -> str:
    try:
        return json.dumps(tree)
    except (RecursionError, TypeError):
        return "[" * 3000
