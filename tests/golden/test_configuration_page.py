"""The page on the configuration lists every key, as it is used and checked."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig

from normalize.edge.config_keys import FOR_MKDOCS, SECTIONS, WITHOUT_EFFECT, key_tables
from normalize.engine.options import LINES, POSTS
from render.config import DEFAULT_PDF_DIR, DEFAULT_THEME
from render.pdf.config import DEFAULT_THEME as DEFAULT_PRINT_THEME

from ..refresh.steps import CONFIGURATION_PAGE

PAGE = CONFIGURATION_PAGE.read_text(encoding="utf-8")
# What MkDocs holds in its settings without being keys for people.
_INNER = {"config_file_path", "mdx_configs", "pages", "google_analytics"}


def test_the_page_has_the_tables_of_today() -> None:
    assert re.findall(r"^\| key \|.*\n(?:\|.*\n)*", PAGE, re.MULTILINE) == key_tables(), "run `make refresh`"


def test_the_page_names_every_key() -> None:
    names = {key.name for keys in SECTIONS.values() for key in keys} | set(WITHOUT_EFFECT) | set(FOR_MKDOCS)
    assert {name for name in names if f"`{name}`" not in PAGE} == set()


def test_every_key_of_mkdocs_is_known() -> None:
    """A new version of MkDocs may bring keys: each is used, or named as one without an effect."""
    ours = {key.name for key in SECTIONS[()]} | set(WITHOUT_EFFECT) | set(FOR_MKDOCS)
    assert {name for name, _ in MkDocsConfig()._schema} - _INNER == ours - {"INHERIT"}


def test_the_table_agrees_with_the_code() -> None:
    """The ground floor may not import what the values are taken from."""
    own, pdf = ({key.name: key for key in SECTIONS[keys]} for keys in list(SECTIONS)[1:])
    assert (own["lines"].choices, own["posts"].choices) == (LINES, POSTS)
    assert (own["theme"].default, pdf["theme"].default) == (DEFAULT_THEME, DEFAULT_PRINT_THEME)
    assert pdf["output"].default == DEFAULT_PDF_DIR
