"""The catalogue of the cleaners, read from their docstrings: for the terminal and for the method page.

A docstring has a line in English, a line in Chinese after `中文：`, a blank line, then Before, After, Leaves and the
reasons.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc

from normalize.cleaners import CLEANERS
from normalize.engine.cleaner import Cleaner
from normalize.provenance.former_names import current_name

_CHINESE = "中文："


@dataclass(frozen=True)
class Description:
    """The docstring of a cleaner in three parts. `chinese` is empty when the docstring has no such line."""

    english: str
    chinese: str
    rest: str


def docstring(cleaner: Cleaner) -> str:
    module = sys.modules[cleaner.propose.__module__]
    return cleandoc(module.__doc__ or "")


def description(cleaner: Cleaner) -> Description:
    """Split the docstring of a cleaner into its parts."""
    english, _, rest = docstring(cleaner).partition("\n")
    first, _, others = rest.partition("\n")
    if first.startswith(_CHINESE):
        return Description(english, first.removeprefix(_CHINESE), others.strip())
    return Description(english, "", rest.strip())


def catalogue() -> Iterator[str]:
    """One line for each cleaner, in the order in which they run."""
    width = max(len(cleaner.name) for cleaner in CLEANERS)
    for number, cleaner in enumerate(CLEANERS, 1):
        yield f"{number:2}  {cleaner.name:<{width}}  {description(cleaner).english}"


def describe(name: str) -> str | None:
    """The docstring of the cleaner that has or had this name; None if there is no such cleaner."""
    name = current_name(name, {cleaner.name for cleaner in CLEANERS})
    return next((docstring(cleaner) for cleaner in CLEANERS if cleaner.name == name), None)


_INTRODUCTION = """\
# 方法：每一步清理

<!-- Generated from the docstrings of the cleaners: make refresh -->

底本逐步整理成定本。
每一步由一个清理程序（cleaner）通读全文，提出编辑；引擎施行这些编辑，逐处记入定本旁边的编辑账。
顺着账重做，由底本得到定本；倒着账撤回，由定本得到底本的每一个字节。
每次运行都要核对：底本的每一个字符，或在正文，或在文首的元数据，或在某项有名目的删除之中；
定本的每一个字符，或来自底本，或来自某项有名目的插入。

各步按下列次序进行。
例子中 Before 是整理之前，After 是整理之后，Leaves 是有意不动的；`⏎` 表示行末，`␠` 表示空格。

A source becomes a canonical text step by step. Each step is one cleaner, which proposes edits over the whole text; the
engine applies them and writes every one into the ledger beside the text. On every run it is checked that each character of
the source is in the text, in the front matter or in a named removal, and that each character of the text comes from the
source or from a named insertion. `⏎` is a line end, `␠` a space.
"""


def method_page() -> str:
    """The method page of the archive, as Markdown: Chinese first, as the archive is."""
    return _INTRODUCTION + "".join(_section(number, cleaner) for number, cleaner in enumerate(CLEANERS, 1))


def _section(number: int, cleaner: Cleaner) -> str:
    found = description(cleaner)
    kinds = ", ".join(sorted(cleaner.kinds))
    chinese = found.chinese + (f"只用于 {kinds} 类底本。" if kinds else "")
    english = found.english + (f" Only for sources of kind {kinds}." if kinds else "")
    words = "\n\n".join(html.escape(line, quote=False) for line in (chinese, english))
    return f"\n## {number}. {cleaner.name}\n\n{words}\n\n```text\n{found.rest}\n```\n"
