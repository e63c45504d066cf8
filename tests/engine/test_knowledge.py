"""Each field of `Knowledge` names the cleaner that writes it and all that read it."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from itertools import pairwise

import pytest

from normalize.cleaners import CLEANERS
from normalize.engine import knowledge

SOURCES = {cleaner.name: inspect.getsource(sys.modules[cleaner.propose.__module__]) for cleaner in CLEANERS}


def docstrings() -> dict[str, str]:
    """The docstring below each field of the record."""
    tree = ast.parse(inspect.getsource(knowledge.Knowledge))
    (record,) = tree.body
    assert isinstance(record, ast.ClassDef)
    return {
        field.target.id: str(text.value.value)
        for field, text in pairwise(record.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    }  # fmt: skip


def cleaners_with(pattern: str) -> list[str]:
    """The cleaners whose modules hold a pattern, in the order in which they run."""
    return [name for name, source in SOURCES.items() if re.search(pattern, source)]


def test_every_field_has_a_docstring() -> None:
    assert list(docstrings()) == list(knowledge.Knowledge.__slots__)


@pytest.mark.parametrize("field", docstrings())
def test_a_field_names_its_writer_and_its_readers(field: str) -> None:
    writers, readers = cleaners_with(rf"\bKnowledge\({field}="), cleaners_with(rf"\bknowledge\.{field}\b")
    named = [name for name in re.findall("`([^`]+)`", docstrings()[field]) if name in SOURCES]
    assert len(writers) == 1, f"{field} is written by {writers}"
    assert named == [*writers, *readers]
    order = list(SOURCES)
    assert all(order.index(writers[0]) < order.index(reader) for reader in readers)
