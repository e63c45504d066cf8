"""The syntax of footnotes: what is written is found, and by everyone alike."""

from __future__ import annotations

import re

import pytest

from normalize.canonical.footnotes import (
    DEFINITION,
    DEFINITION_GROUPED,
    DEFINITION_LINE_GROUPED,
    REFERENCE,
    REFERENCE_GROUPED,
    definition,
    reference,
)
from normalize.canonical.tree import FootnoteDefinition, FootnoteReference, parse
from normalize.chinese.sentences import sentence_ends
from normalize.verify.blocks import labels

LABELS = ["1", "双减", "513工作机制", "Ⅴ类水", "双减-2", "a.b%&、，—", "x" * 400]


@pytest.mark.parametrize("label", LABELS)
def test_a_note_is_found_as_it_was_written(label: str) -> None:
    text = f"政策{reference(label)}。\n\n{definition(label)}说明。\n"
    assert [match["label"] for match in re.finditer(REFERENCE_GROUPED, text)] == [label] * 2
    assert re.findall(REFERENCE, text) == [reference(label)] * 2
    assert [match["label"] for match in re.finditer(DEFINITION_GROUPED, text)] == [label]
    assert re.search(DEFINITION, text)
    assert labels(text) == {label}


@pytest.mark.parametrize("label", LABELS[:5])
def test_the_parser_reads_the_same(label: str) -> None:
    paragraph, note = parse(f"政策{reference(label)}。\n\n{definition(label)}说明。\n").children
    assert isinstance(note, FootnoteDefinition)
    assert note.label == label
    assert FootnoteReference(label) in getattr(paragraph, "children", ())


@pytest.mark.parametrize("text", ["[1]", "[^]", "[^a b]", "[^a\nb]", "^双减", "[^" + "x" * 600 + "]"])
def test_what_is_no_reference(text: str) -> None:
    assert not re.search(REFERENCE, text)


def test_a_definition_stands_at_the_head_of_a_line() -> None:
    found = re.finditer(DEFINITION_LINE_GROUPED, "[^甲]: 一\n[^乙]: 二\n见[^丙]: 三\n")
    assert [match["label"] for match in found] == ["甲", "乙"]


@pytest.mark.parametrize("label", LABELS)
def test_a_sentence_takes_its_references_along(label: str) -> None:
    """`chinese.sentences` stands below this package and writes the syntax once more."""
    sentence = f"推进改革。{reference(label)}{reference('1')}"
    assert sentence_ends(f"{sentence}扩大开放。") == [len(sentence)]
