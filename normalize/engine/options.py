"""The options of a text: how its lines are written, and which posts of a thread it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Lines = Literal["sentence", "paragraph"]
Posts = Literal["first", "all"]

# The legal values, the default first.
LINES: tuple[Lines, ...] = get_args(Lines)
POSTS: tuple[Posts, ...] = get_args(Posts)


@dataclass(frozen=True, slots=True)
class Options:
    """`lines`: each line has one sentence or one paragraph. `posts`: which posts of a thread are the document."""

    lines: Lines = LINES[0]
    posts: Posts = POSTS[0]
