"""The catalogue of the cleaners, read from their docstrings: for the terminal and for the method page."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from inspect import cleandoc

from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner
from normalize.provenance.former_names import current_name


def docstring(cleaner: Cleaner) -> str:
    module = sys.modules[cleaner.propose.__module__]
    return cleandoc(module.__doc__ or "")


def catalogue() -> Iterator[str]:
    """One line a cleaner, in the order in which they run."""
    width = max(len(cleaner.name) for cleaner in CLEANERS)
    for number, cleaner in enumerate(CLEANERS, 1):
        yield f"{number:2}  {cleaner.name:<{width}}  {docstring(cleaner).splitlines()[0]}"


def describe(name: str) -> str | None:
    name = current_name(name, {cleaner.name for cleaner in CLEANERS})
    return next((docstring(cleaner) for cleaner in CLEANERS if cleaner.name == name), None)


_INTRODUCTION = """\
---
language: en
---

# 方法：每一步清理

<!-- Generated from the docstrings of the cleaners: dingben cleaners --markdown > site/method.md -->

A source becomes a canonical text by passes. Each pass is one cleaner, which proposes edits over the whole text; the engine
applies them and writes every one into the ledger beside the text. Replayed forwards, source and ledger give the
text; backwards, text and ledger give the bytes of the source. On every run it is checked that each character
of the source is in the text, in the front matter or in a named removal, and that each character of the text comes from the
source or from a named insertion.

The cleaners run in this order. `⏎` stands for a line end, `␠` for a space.
"""


def method_page() -> str:
    """The method page of the archive, as Markdown."""
    parts = [_INTRODUCTION]
    for number, cleaner in enumerate(CLEANERS, 1):
        summary, _, rest = docstring(cleaner).partition("\n")
        scope = f"Only for sources of kind {', '.join(sorted(cleaner.kinds))}.\n\n" if cleaner.kinds else ""
        parts.append(
            f"\n## {number}. {cleaner.name}\n\n{html.escape(summary, quote=False)}\n\n{scope}```text\n{rest.strip()}\n```\n"
        )
    return "".join(parts)
