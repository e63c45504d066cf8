"""Names of encodings."""


def family(encoding: str) -> str:
    """The family of an encoding's name.

    >>> family("GB2312"), family("gbk"), family("UTF-8"), family("big5hkscs"), family("utf-32-le-bom")
    ('gb', 'gb', 'utf8', 'big5', 'utf32le')
    """
    name = encoding.lower().replace("-", "").replace("_", "")
    if name.startswith(("gb", "cp936")):
        return "gb"
    return "big5" if name.startswith("big5") else name.removesuffix("bom")
