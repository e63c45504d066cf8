"""Where two texts differ, line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalize.align.lines import differing
from normalize.align.merge import changes


@given(*[st.lists(st.sampled_from("abcdefgh"), max_size=30).map(lambda lines: [f"{line}\n" for line in lines])] * 2)
def test_what_differs_leads_from_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    built, at = [], 0
    for a, b, c, d in differing(old, new):
        assert a >= at
        assert old[a:b] != new[c:d]
        built += [*old[at:a], *new[c:d]]
        at = b
    assert [*built, *old[at:]] == new


def test_a_long_text_is_compared_in_time() -> None:
    """A hundred thousand lines, blank ones among them: by the product of the lengths it would take an hour."""
    old = "".join(f"{number % 1000}\n\n" for number in range(50_000)) + "甲\n\n" + "乙\n\n" * 50_000
    new = old.replace("0\n\n1\n", "0\n\n壹\n", 1).replace("甲", "申")
    assert [change.after for change in changes(old, new)] == ["壹", "申"]
