"""Front matter that other programs wrote is read within limits: a source may be made to do harm."""

from __future__ import annotations

import pytest

from normalize.canonical.errors import FrontMatterError
from normalize.canonical.foreign_yaml import load_yaml

_MULTIPLYING = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{above}, *{above}, *{above}]\n" for above, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        # libyaml of 2026 has a limit of its own, and tells it first: exceeded maximum nesting depth.
        ("a: 1\nb: " + "[" * 30_000, 3, "nested more than 50 levels deep|maximum nesting depth"),
        ("a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 300)), 52, "nested more than 50 levels deep"),
        (_MULTIPLYING, 9, "too many aliases"),
        ("a: " + "9" * 5000, 1, "4300"),
        ("a: " + "x" * 1_000_000, 1, "more than 1,000,000 characters"),
    ],
    ids=["brackets", "mappings", "aliases", "number", "length"],
)
def test_what_goes_over_a_limit_is_refused_with_its_line(block: str, line: int, message: str) -> None:
    with pytest.raises(FrontMatterError, match=message) as caught:
        load_yaml(block)
    assert caught.value.line == line


def test_what_people_write_is_read() -> None:
    block = "---\ndefaults: &tags [甲, 乙]\nmore:\n  - {a: [{b: [c]}]}\ntags: *tags\nday: 2021-01-20\n"
    assert load_yaml(block)["tags"] == ["甲", "乙"]
    assert load_yaml(block)["day"] == "2021-01-20"
