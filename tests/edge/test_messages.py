"""Plural forms are made in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalize.edge.messages import counted, did_you_mean


@pytest.mark.parametrize(
    ("number", "words"), [(0, ("s", "es")), (1, ("", "")), (2, ("s", "es")), (11, ("s", "es")), (101, ("s", "es"))]
)
def test_only_one_is_singular(number: int, words: tuple[str, str]) -> None:
    assert counted(number, "text") == f"{number} text{words[0]}"
    assert counted(number, "pass", "passes") == f"{number} pass{words[1]}"


def test_no_module_makes_plurals_of_its_own(root: Path) -> None:
    """A number before a noun in the plural reads “1 faults” one day; who writes one takes `counted`."""
    nouns = "texts|PDFs|pages|files|findings|problems|edits|passes|characters|bytes|corrections|faults|errors|warnings"
    own = re.compile(rf'f"[^"]*\{{[^{{}}"]*\}} (?:{nouns})\b|== 1 else f?"[^"]*s"')
    modules = [root / "dingben.py", *root.glob("normalize/**/*.py"), *root.glob("render/**/*.py")]
    wrong = [
        f"{path.relative_to(root)}:{number}"
        for path in modules
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if own.search(line) and path.name != "messages.py"
    ]
    # `dingben pdf` refuses several texts for one file, and limits are large: there are never one of them.
    plural = ("render/commands/pdf.py", "normalize/edge/plain_yaml.py", "normalize/canonical/foreign_yaml.py")
    assert [place for place in wrong if not place.startswith(plural)] == []
    assert all(any(place.startswith(name) for place in wrong) for name in plural)


@pytest.mark.parametrize("word", ["wash", "", "定本"])
def test_a_word_like_no_other_is_no_guess(word: str) -> None:
    assert did_you_mean(word, ["site_name", "nav"]) == ""
