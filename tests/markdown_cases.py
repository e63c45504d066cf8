"""Fixtures as Markdown to be read: each heading of level 2 is a case, its fenced blocks are what goes in and what comes out.

The info string of a block is its language and its name: `text before`, `yaml found`. The language `escaped` says that
`\\u200b`, `\\x07`, `\\n`, `\\r`, `\\t`, `\\f` stand for what cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

_TESTS = Path(__file__).parent
_SETTING = re.compile(r"^(kind|xfail): (.+)$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(U[0-9a-f]{8}|u[0-9a-f]{4}|x[0-9a-f]{2}|[nrtf])")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


@dataclass
class MarkdownCase:
    """`place` is the file and the line of the heading; `settings` are lines such as `xfail: reason`; `blocks` go by name."""

    title: str
    place: str
    settings: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)

    @property
    def marks(self) -> list[Any]:
        """The marks of the test that this case is."""
        return [pytest.mark.xfail(reason=self.settings["xfail"])] if "xfail" in self.settings else []


def read_cases(path: Path) -> Iterator[MarkdownCase]:
    """The cases of a fixture, in their order."""
    case: MarkdownCase | None = None
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            if case:
                yield case
            assert token.map
            case = MarkdownCase(tokens[number + 1].content, f"{path.relative_to(_TESTS.parent)}:{token.map[0] + 1}")
        elif token.type == "inline" and case:
            case.settings.update(_SETTING.findall(token.content))
        elif token.type == "fence" and case:
            language, _, name = token.info.partition(" ")
            assert name not in case.blocks, f"{case.place}: two blocks are called {name!r}"
            content = token.content.removesuffix("\n")  # the line feed before the closing fence
            case.blocks[name] = unescaped(content) if language == "escaped" else content
    if case:
        yield case


def unescaped(content: str) -> str:
    r"""Text with its escapes read.

    >>> unescaped(r"甲\u3000乙\n")
    '甲\u3000乙\n'
    """
    return _ESCAPE.sub(lambda found: _SHORT.get(found[1]) or chr(int(found[1][1:], 16)), content)
