"""The laws of corrections by hand, on pages of a few lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalize.provenance.hand import hand_pass
from normalize.provenance.passes import apply_pass, undo_pass

PAGES = st.lists(st.text("政府工作。a \n", max_size=8), max_size=8).map("\n".join)


@given(PAGES, PAGES)
def test_corrections_lead_from_the_text_written_to_the_text_found(written: str, found: str) -> None:
    step, findings = hand_pass(written, found, written)
    assert apply_pass(written, step) == found
    assert findings == ()


@given(PAGES, PAGES)
def test_corrections_that_the_cleaners_make_too_are_no_corrections(written: str, found: str) -> None:
    """The cleaners have learnt what the hand had to do."""
    step, _ = hand_pass(written, found, found)
    assert apply_pass(found, step) == found


@given(PAGES, PAGES, PAGES)
def test_corrections_fit_whatever_the_cleaners_write_now(written: str, found: str, fresh: str) -> None:
    step, findings = hand_pass(written, found, fresh)
    corrected = apply_pass(fresh, step)
    assert undo_pass(corrected, step) == fresh
    if written == found:
        assert corrected == fresh
        assert not findings


@given(st.text("政府工作", min_size=1, max_size=9), st.text("abc", max_size=5), st.text("xyz", max_size=5), st.data())
def test_a_correction_and_a_change_apart_from_each_other_are_both_kept(
    words: str, hand: str, cleaners: str, data: st.DataObject
) -> None:
    """Lines that nobody touched stand between them."""
    first, last = f"{words}甲\n", f"乙{words}\n"
    between = "一行没有人动过的字。\n" * data.draw(st.integers(1, 3))
    step, findings = hand_pass(first + between + last, hand + first + between + last, first + between + last + cleaners)
    assert apply_pass(first + between + last + cleaners, step) == hand + first + between + last + cleaners
    assert findings == ()
