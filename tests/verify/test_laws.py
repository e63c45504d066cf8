"""The laws of the writer's proof: what is certain without the parser, and block by block, holds for the whole text."""

from __future__ import annotations

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from normalize.verify.blocks import labels
from normalize.verify.commonmark import difference, misread
from normalize.verify.plain_blocks import certain_length, is_certain
from normalize.verify.text import VerificationError, verify
from normalize.verify.text import _check_whole_body as check_whole_body

from ..strategies import FRONT_MATTER, SCRAPS

MARKUP = st.lists(st.sampled_from(SCRAPS["markup"]), min_size=1, max_size=9).map("".join)


@given(MARKUP)
@example("[^甲]: **[](**：)")
@example("[^甲]: **<a>**：b")
def test_a_block_that_is_certain_reads_as_meant(chunk: str) -> None:
    """What is told by the letters alone is what the parser reads."""
    chunk = chunk.strip("\n")
    assume(chunk.strip() and "\n\n" not in chunk)
    defined = labels(chunk) | {"甲"}
    if is_certain(chunk, defined):
        assert not misread(chunk, defined)


@given(st.lists(st.tuples(st.sampled_from(("", "## ", "[^甲]: ", "[^乙]: ", "    ")), MARKUP), min_size=1, max_size=5))
@example([("# ", "甲"), ("", "**乙**。丙"), ("[^甲]: ", "**甲**：乙\n    丙"), ("    ", "丁\n    戊")])
@example([("# ", "甲"), ("", " 乙")])
@example([("[^甲]: ", "甲"), ("", "乙"), ("    ", "丙")])
def test_what_is_certain_at_a_glance_reads_as_meant(blocks: list[tuple[str, str]]) -> None:
    body = "\n\n".join(start + words.strip("\n") for start, words in blocks) + "\n"
    length = certain_length(body, labels(body))
    notes = "" if length == len(body) else "".join(f"\n\n[^{label}]: x" for label in sorted(labels(body)))
    assert not length or difference(f"{body[:length].rstrip()}{notes}\n") is None


@given(st.lists(st.one_of(MARKUP, st.sampled_from(SCRAPS["blocks"])), min_size=1, max_size=4))
def test_blocks_that_read_as_meant_do_so_together(blocks: list[str]) -> None:
    """The writer checks block by block: no block may change how another is read."""
    body = (
        "\n\n".join(part for block in blocks for part in re.split(r"\n\s*\n", block.strip("\n")) if part.strip()) + "\n"
    )
    try:
        verify(FRONT_MATTER + body)
    except VerificationError:
        return
    check_whole_body(body)
