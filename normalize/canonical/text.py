"""A canonical file as a value: front matter and body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.front_matter import parse_front_matter, split_front_matter
from normalize.canonical.tree import Document, parse


@dataclass(frozen=True)
class CanonicalText:
    """`front_matter` holds the fields in the order of the file; `body` is Markdown with a final newline."""

    front_matter: Mapping[str, Any]
    body: str

    @cached_property
    def document(self) -> Document:
        return parse(self.body)


def read_canonical(text: str) -> CanonicalText:
    """Split and parse the text of a canonical file.

    Raises `FrontMatterError` with the line of the fault when there is no readable front matter.
    """
    block, body = split_front_matter(text)
    if block is None:
        raise FrontMatterError("the text does not begin with front matter (a line ---)", line=1)
    return CanonicalText(parse_front_matter(block), body)
