"""What is known of Chinese and of footnotes is written once: in a table on the ground floor.

A list of marks or numerals that a module writes by hand agrees with the others on the day it is written. Later one of them
gets a mark more, and a line that one cleaner joins another one splits.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from normalize.chinese.characters import ALL_CLOSING, ALL_OPENING, PAUSES, SENTENCE_END
from normalize.chinese.numbering import UP_TO_99

from .graph import read_modules

WEB = "words and frames of web pages, which have a vocabulary of their own"


@dataclass(frozen=True)
class Table:
    """One kind of knowledge: what gives away that it is written by hand, where it belongs, who may repeat it and why."""

    sign: str
    home: str
    repeated: dict[str, str]


TABLES = {
    "marks": Table(
        f"[{re.escape(PAUSES + SENTENCE_END + ALL_OPENING + ALL_CLOSING)}]{{5,}}",
        "normalize.chinese.characters",
        {
            "normalize.canonical.front_matter": "part of the format: no mark more may change a file",
            "normalize.documents.head.letters": "what names of organs may hold, beside letters",
            "normalize.html": WEB,
        },
    ),
    "numerals": Table(
        f"[{UP_TO_99}]{{4,}}",
        "normalize.chinese.numbering",
        {"normalize.html": WEB, "normalize.chrome": WEB},
    ),
    "footnotes": Table(
        r"\\\[(?:\(\?<![^)]*\))?\\\^",
        "normalize.canonical.footnotes",
        {
            "normalize.chinese.sentences": "stands below the table; tests/canonical/test_footnotes.py holds the two together",
            "normalize.verify.plain_blocks": "labels without any mark that may be markup",
            "normalize.documents.sections.headings": "what begins like a reference, whole or not",
            "normalize.cleaners.joins.interrupted_paragraphs": "[1] and [^1] alike: the source may call notes in either way",
        },
    ),
}

MODULES = read_modules()


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """The nodes of the docstrings, which may show any example."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    firsts = [node.body[0] for node in ast.walk(tree) if isinstance(node, holders) and node.body]
    return {first.value for first in firsts if isinstance(first, ast.Expr)}


def written_by_hand(tree: ast.Module, sign: str) -> Iterator[tuple[int, str]]:
    """(line, text) of the strings that hold the sign; a pattern of several pieces is read piece by piece."""
    left_out = docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node in left_out:
            continue
        if found := re.search(sign, node.value):
            yield node.lineno, found[0]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_one_home(name: str) -> None:
    table = TABLES[name]
    allowed = (table.home, *table.repeated)
    wrong = [
        f"{module.file}:{line}: {found}"
        for module in MODULES.values()
        if not module.name.startswith(allowed)
        for line, found in written_by_hand(module.tree, table.sign)
    ]
    assert not wrong, (
        f"{name} written by hand:\n  " + "\n  ".join(wrong) + f"\nWay out: take a subset from {table.home}"
    )


@pytest.mark.parametrize(
    ("name", "source", "wrong"),
    [
        ("marks", 'ENDS = "。！？；：”"', True),
        ("marks", 'ENDS = "。！？"', False),
        ("marks", '"""Ends with 。！？；：."""', False),
        ("numerals", 'NUMBER = rf"第[一二三四五六七八九十]+{x}"', True),
        ("numerals", 'NUMBER = "一二三"', False),
        ("footnotes", r'REFERENCE = r"\[\^[^\]]+\]"', True),
        ("footnotes", r'REFERENCE = r"\[(?<![^\n]\[)\^"', True),
        ("footnotes", 'text = "[^1]"', False),
    ],
)
def test_the_checker_tells_a_list_from_an_example(name: str, source: str, wrong: bool) -> None:
    assert any(written_by_hand(ast.parse(source), TABLES[name].sign)) == wrong
