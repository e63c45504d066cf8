"""What must hold for a cleaner on any text."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from normalize.cleaners import CLEANERS
from normalize.engine.draft import Draft
from normalize.provenance.edit import Edit
from normalize.provenance.passes import apply_pass, make_pass


@given(
    st.text(
        st.one_of(
            st.characters(
                exclude_categories=["Cs"], exclude_characters="\u2000\u2001"
            ),  # spaces: `line-spaces` knows them
            st.sampled_from("A\u0301\u0323\u0345Ａ⼈\u1112\u1161가\u0a5bか\u3099"),
        )
    )
)
@example("Ａ\u0301")
def test_any_text_gets_its_standard_form(text: str) -> None:
    """NFC, by edits that do not overlap; characters that NFC leaves alone are at most made half-width."""
    (cleaner,) = (cleaner for cleaner in CLEANERS if cleaner.name == "character-forms")
    step = make_pass(cleaner.name, (edit for edit in cleaner.propose(Draft(text)) if isinstance(edit, Edit)))
    assert unicodedata.is_normalized("NFC", apply_pass(text, step))
