"""Figure: encodings."""

from __future__ import annotations


def family(encoding: str) -> str:
    """The family of an encoding's name: all of GB are one, which gb18030 decodes.

    >>> family("GB2312"), family("gbk"), family("UTF-8"), family("big5hkscs")
    ('gb', 'gb', 'utf8', 'big5')
    """
    name = encoding.lower().replace("-", "").replace("_", "")
    if name.startswith(("gb", "cp936")):
        return "gb"
    return "big5" if name.startswith("big5") else name.removesuffix("bom")
