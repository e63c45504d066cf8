"""The mended functions: which gaps may grow, and that another WeasyPrint is refused."""

from __future__ import annotations

import pytest
import weasyprint
from weasyprint.layout import inline

from render.pdf.weasyprint_patches import PatchError, expandable_gaps, install


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好好", [0]),
        ("one two", [3]),
        ("2021年", [3]),
        ("（好）。", []),
        ("好，好", [1]),
        ("……——", [1]),
        ("好\u2060[1]好", [4]),  # a note call stays close to its word
        ("好\u200b好", [0]),
        ("51.3%", []),
    ],
)
def test_expandable_gaps(text: str, expected: list[int]) -> None:
    assert expandable_gaps(text) == expected


def test_installing_twice_changes_nothing() -> None:
    install()
    mended = inline.justify_line
    install()
    assert inline.justify_line is mended


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as if it had never been mended, whichever test came first."""
    install()
    monkeypatch.setattr(inline, "justify_line", lambda context, line, extra_width: None)


@pytest.mark.usefixtures("fresh")
def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(PatchError, match=r"71\.0 is installed.*pip install weasyprint==70\.0"):
        install()


@pytest.mark.usefixtures("fresh")
def test_another_source_is_refused() -> None:
    with pytest.raises(PatchError, match="reinstall weasyprint==70"):
        install()
