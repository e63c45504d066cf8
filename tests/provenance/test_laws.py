"""The laws of edits and passes, held against a model that applies them character by character."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from normalize.provenance.conservation import check_conservation
from normalize.provenance.edit import Confidence, Edit, Kind, broken_law
from normalize.provenance.origins import origin_map, source_offset
from normalize.provenance.passes import (
    ConservationError,
    EngineError,
    Pass,
    apply_pass,
    make_pass,
    replay,
    rewind,
    undo_pass,
)

from ..strategies import NAMES, TEXTS, WHITE, WORDS, Cleaned, cleaned


class Character(NamedTuple):
    """A character that knows where it came from: the model that the engine's arithmetic is compared with."""

    sign: str
    source: int | None
    step: int | None = None
    edit: int | None = None


def by_hand(source: str, passes: Sequence[Pass]) -> list[Character]:
    """Apply passes character by character."""
    text = [Character(sign, at) for at, sign in enumerate(source)]
    for number, step in enumerate(passes):
        for index, edit in reversed(list(enumerate(step.edits))):
            text[edit.start : edit.end] = [Character(sign, None, number, index) for sign in edit.after]
    return text


@given(cleaned())
def test_replay_gives_the_text_and_rewind_the_source(made: Cleaned) -> None:
    text = replay(made.source, made.passes)
    assert text == "".join(character.sign for character in by_hand(made.source, made.passes))
    assert rewind(text, made.passes) == made.source


@given(cleaned())
def test_each_character_knows_where_it_came_from(made: Cleaned) -> None:
    text = replay(made.source, made.passes)
    origins = origin_map(len(made.source), made.passes)
    assert origins.length == len(text)
    for at, character in enumerate(by_hand(made.source, made.passes)):
        origin = origins[at]
        assert (origin.source, origin.step, origin.edit) == character[1:]
        if origin.source is not None:
            assert made.source[origin.source] == text[at]
            assert source_offset(made.passes, at) == origin.source
        else:
            assert origin.step is not None
            assert origin.edit is not None
            assert text[at] in made.passes[origin.step].edits[origin.edit].after
    for outside in (-1, len(text)):
        with pytest.raises(IndexError):
            origins[outside]


@given(cleaned(), st.data())
def test_edits_proposed_in_any_order_are_one_pass(made: Cleaned, data: st.DataObject) -> None:
    for step in made.passes:
        shuffled = data.draw(st.permutations(step.edits))
        suggestion = Edit(0, 0, "", "?", Kind.INSERTED, Confidence.SUGGESTED)
        assert make_pass(step.cleaner, [suggestion, *shuffled]) == step


@given(cleaned(least=1), st.data())
def test_nothing_is_smuggled_in_or_out(made: Cleaned, data: st.DataObject) -> None:
    text = replay(made.source, made.passes)
    check_conservation(made.source, text, made.passes, made.fields)

    at = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from("政a*\udc80"))
    with pytest.raises(ConservationError, match="not accounted for"):
        check_conservation(made.source, text[:at] + sign + text[at:], made.passes, made.fields)

    words = [place for place, character in enumerate(text) if not character.isspace()]
    if words:
        at = data.draw(st.sampled_from(words))
        with pytest.raises(ConservationError, match="not accounted for"):
            check_conservation(made.source, text[:at] + text[at + 1 :], made.passes, made.fields)


@given(TEXTS.filter(str.strip), NAMES)
def test_what_was_moved_stands_where_it_was_moved_to(words: str, name: str) -> None:
    step = Pass(name, (Edit(0, len(words), words, "", Kind.MOVED, to="notice.body"),))
    check_conservation(words, "", [step], {"notice": {"body": ["甲", words, "乙"]}})
    elsewhere: list[Mapping[str, Any]] = [
        {},
        {"notice": {"title": words}},
        {"notice": words},
        {"notice": {"body": [""]}},
    ]
    for fields in elsewhere:
        with pytest.raises(ConservationError, match="does not stand there") as caught:
            check_conservation(words, "", [step], fields)
        assert caught.value.cleaner == name


LAWLESS = [
    ("a removal leaves something", lambda a, b, w: (a, b, Kind.REMOVED)),
    ("an insertion takes something", lambda a, b, w: (a, b, Kind.INSERTED)),
    ("spacing removes words", lambda a, b, w: (a, w, Kind.SPACED)),
    ("spacing writes words", lambda a, b, w: (" ", b, Kind.SPACED)),
    ("a join removes words", lambda a, b, w: (a, "", Kind.JOINED)),
    ("a join writes words", lambda a, b, w: ("\n", b, Kind.JOINED)),
    ("a join writes a line end", lambda a, b, w: (" \n ", "\n", Kind.JOINED)),
    ("a move has no destination", lambda a, b, w: (a, "", Kind.MOVED)),
    ("a replacement by nothing", lambda a, b, w: (a, "", Kind.REPLACED)),
    ("a correction of nothing", lambda a, b, w: ("", b, Kind.CORRECTED)),
    ("nothing changes", lambda a, b, w: (a, a, Kind.REPLACED)),
]


@pytest.mark.parametrize(("_title", "make"), LAWLESS, ids=[title for title, _ in LAWLESS])
@given(WORDS.filter(str.strip), WORDS.filter(str.strip), WHITE, NAMES)
def test_an_edit_that_breaks_the_law_of_its_kind_is_refused(
    _title: str, make: Callable[[str, str, str], tuple[str, str, Kind]], before: str, after: str, white: str, name: str
) -> None:
    taken, written, kind = make(before, after, white)
    edit = Edit(0, len(taken), taken, written, kind)
    assert broken_law(edit.kind, edit.before, edit.after, edit.to)
    with pytest.raises(ConservationError) as caught:
        apply_pass(taken, Pass(name, (edit,)))
    assert caught.value.cleaner == name


@given(st.text("政府abc", min_size=4, max_size=12), st.data())
def test_edits_that_overlap_are_refused(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    inside = data.draw(st.integers(start + 1, end - 1))
    first = Edit(start, end, text[start:end], "", Kind.REMOVED)
    for second in (
        Edit(inside, end, text[inside:end], "", Kind.REMOVED),
        Edit(inside, inside, "", "x", Kind.INSERTED),
        Edit(start, inside, text[start:inside], "", Kind.REMOVED),
    ):
        with pytest.raises(EngineError, match="overlap"):
            apply_pass(text, make_pass("甲", [first, second]))
    twice = [Edit(start, start, "", sign, Kind.INSERTED) for sign in "xy"]
    with pytest.raises(EngineError, match="overlap"):
        apply_pass(text, make_pass("甲", twice))


@given(cleaned(least=1), st.data())
def test_edits_that_do_not_fit_the_text_are_refused(made: Cleaned, data: st.DataObject) -> None:
    assume(made.passes and any(edit.before for edit in made.passes[0].edits))
    step = made.passes[0]
    edit = data.draw(st.sampled_from([edit for edit in step.edits if edit.before]))
    other = made.source[: edit.start] + "\U0001f4a5" + made.source[edit.start + 1 :]
    with pytest.raises(EngineError, match="the text is"):
        apply_pass(other, step)
    with pytest.raises(EngineError):
        apply_pass(made.source[: edit.end - 1], step)


@given(cleaned(least=1), st.data())
def test_another_text_cannot_be_undone(made: Cleaned, data: st.DataObject) -> None:
    assume(made.passes and any(edit.after for edit in made.passes[-1].edits))
    step, text = made.passes[-1], replay(made.source, made.passes)
    at = data.draw(
        st.sampled_from(
            [at for at, origin in enumerate(by_hand(made.source, made.passes)) if origin.step == len(made.passes) - 1]
        )
    )
    with pytest.raises(EngineError):
        undo_pass(text[:at] + "\U0001f4a5" + text[at + 1 :], step)
