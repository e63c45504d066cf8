r"""Make the value of a fact fit for front matter.

Words that were moved out of a text are clean by then. Those of a page's title, of its metadata and of front matter that
somebody wrote are read before, and may hold anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from normalize.chinese.characters import INVISIBLE

_BROKEN = re.compile("[\ud800-\udfff]+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def presentable(value: Any) -> Any:
    r"""The value with the characters that a canonical text has: no undecodable bytes, controls or invisible ones, in NFC.

    >>> presentable("cafe\u0301\x07\udce7\r\n报告"), presentable({"name": ("甲", 3)})
    ('café\ufffd\n报告', {'name': ('甲', 3)})
    """
    match value:
        case str():
            return value if value.isascii() and value.isprintable() else _written(value)
        case Mapping():
            return {name: presentable(item) for name, item in value.items()}
        case list() | tuple():
            return type(value)(map(presentable, value))
    return value


def _written(words: str) -> str:
    words = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", _BROKEN.sub("\N{REPLACEMENT CHARACTER}", words)))
    return unicodedata.normalize("NFC", words)
