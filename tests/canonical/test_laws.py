"""The laws of front matter: words never get a meaning, every reader reads the same, the schema is what is checked."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from normalize.canonical.front_matter import FIELDS as FIELD_NAMES
from normalize.canonical.front_matter import dump_front_matter, parse_front_matter, read_as_written, split_front_matter
from normalize.canonical.validate import front_matter_schema, schema_errors

from ..strategies import FRONT_MATTER, TEXTS


def without_surrogates(words: str) -> str:
    return "".join(sign for sign in words if not "\ud800" <= sign <= "\udfff")


WORD_FIELDS = ("title", "subtitle", "issuer", "disclosure", "cc")


@given(
    st.dictionaries(
        st.sampled_from(WORD_FIELDS),
        min_size=1,
        values=st.one_of(TEXTS, st.sampled_from(["no", "~", "1e3", "0o7", "2021-01-20", "=", "<<", ""])),
    )
)
def test_words_in_front_matter_never_get_a_meaning(fields: dict[str, str]) -> None:
    """Every YAML reader gives back the string that was written, whatever it looks like."""
    readable = {name: without_surrogates(words) for name, words in fields.items()}
    written = dump_front_matter(readable)
    block, body = split_front_matter(written + "\n# 题\n")
    assert block is not None
    assert parse_front_matter(block) == yaml.safe_load(block) == readable
    assert body == "# 题\n"


LEGIBLE = TEXTS.map(without_surrogates)
KEYS = st.sampled_from([*WORD_FIELDS, "role", "no"])
SCALARS = st.one_of(
    LEGIBLE, st.integers(), st.booleans(), st.sampled_from(["no", "007", "1_000", "a: b", "- a", "  a"])
)


@given(
    st.dictionaries(
        KEYS,
        st.one_of(
            SCALARS,
            st.lists(st.one_of(SCALARS, st.dictionaries(KEYS, SCALARS, min_size=1)), min_size=1),
            st.dictionaries(KEYS, st.one_of(SCALARS, st.lists(SCALARS, min_size=1)), min_size=1),
        ),
    )
)
def test_what_is_read_as_written_is_what_any_reader_reads(fields: dict[str, Any]) -> None:
    """The short way of reading finds what YAML finds, in blocks that were written here and in lines of any other."""
    block = dump_front_matter(fields)[4:-4]
    found = read_as_written(block)
    assert yaml.safe_load(block) == (fields or None)
    assert found is None or (found == fields and all(type(found[key]) is type(fields[key]) for key in fields))


@given(
    st.lists(st.sampled_from(["title", "cc", "  - ", "  a", ": ", ":", "no", "12", '"甲"', "甲", "\n", "  ", "#", "~"]))
)
def test_a_block_in_any_words_is_read_as_yaml_reads_it(pieces: list[str]) -> None:
    block = "".join(pieces) + "\n"
    found = read_as_written(block)
    assert found is None or found == yaml.safe_load(block)


VALUES = st.recursive(
    st.one_of(
        st.sampled_from(
            ("", "甲", "2021-01-20", "2021-02-30", "dingben/1", "zh-Hans", "plain-text", "a" * 64, "notice.body")
        ),
        st.integers(-1, 3000),
        st.booleans(),
        st.none(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(("name", "role", "file", "kind", "sha256", "title", "body", "code", "reason")),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=4,
)
FIELDS = st.dictionaries(st.sampled_from((*FIELD_NAMES, "other")), VALUES, max_size=4)


@given(FIELDS, st.booleans())
@example({"issued": "2021-02-30"}, True)
@example({"speaker": {"role": "甲"}}, True)
@example({"tags": []}, True)
def test_front_matter_is_checked_as_the_schema_says(fields: dict[str, Any], whole: bool) -> None:
    """Ours knows just the words of JSON Schema that the schema uses: a library that knows all of them agrees."""
    given = parse_front_matter(FRONT_MATTER.split("---\n")[1]) if whole else {}
    schema = front_matter_schema()
    library = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert (next(schema_errors(given | fields), None) is None) == library.is_valid(given | fields)
