"""Documents that nobody wrote: pieces of the project's own ones, put together and damaged."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..material import fragments, seeds, sources

# Signs of markup, of Chinese print, of layout, what cannot be seen, what is no character, what has another case in ASCII.
SIGNS = (
    "政府工作报告一二三年，。：；、“”（）〔〕《》——……％%0123abcZ#*_[]()<>&\\`~|^!-+=:'\"{}@$ \t\n\n\u3000\u00a0\f\x0b\x85\u2028\r"
    "\u200b\ufeff\u00ad\x00\x07\x1b\u0301⼈\uf900Ａ１①Ⅲ㎡\ue010😀\U00020bb7\ufffd\u202e\u0130ſıK"
)
_TAGS = (
    "p", "div", "b", "i", "a href='x'", "h2", "h3", "ul", "li", "table", "tr", "td", "br", "sup", "span class=share",
    "blockquote", "pre", "script", "style", "font", "div class=content", "ſcript", "template", "select", "svg", "title", "!--", "![CDATA[",
)  # fmt: skip
_ENTITIES = (
    "&nbsp;",
    "&lt;",
    "&amp;",
    "&#11;",
    "&#0;",
    "&#x4e2d;",
    "&quot",
    "&#xD800;",
    "&#1114112;",
    "&zwj;",
    "&amp;lt;br /&gt;",
)
_ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-8-sig", "cp1252", "shift_jis", "euc-kr", "utf-7")
_PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{words}</body></html>"
_LAYOUTS = (
    ("\n", "\r\n"), ("\n\n", "\n"), ("\n", ""), ("。", "。\n"), ("\n", "  \n"), ("\n", "\n\u3000\u3000"), ("\n", "\n> "), ("", " "),
)  # fmt: skip
_LARGEST = 4000  # code points: faults hide in small documents too, and small ones are many
Mutation = Callable[[str, Random], str]


def document(random: Random) -> bytes:
    """A mutated source in some encoding."""
    text = mutated(_start(random)[:_LARGEST], random)
    data = text.encode("utf-8", "replace")
    if random.random() < 0.12:
        data = text.encode(random.choice(_ENCODINGS), "ignore")
    if random.random() < 0.15:
        data = _damaged(data, random)
    return data


def mutated(text: str, random: Random, most: int = 6) -> str:
    """A text with one to `most` changes."""
    for _ in range(random.randint(1, most)):
        text = random.choice(MUTATIONS)(text, random)
    return text


def _start(random: Random) -> str:
    """A source, some cases of cleaners put together, the same as a web page, or a piece of a seed."""
    match random.randrange(4):
        case 0:
            return _decoded(random.choice(sources()).read_bytes())
        case 1:
            text = _decoded(random.choice(seeds()).read_bytes())
            start = random.randrange(len(text))
            return text[start : start + random.randint(20, 2500)]
    pieces = random.choices(fragments(), k=random.randint(1, 6))
    if random.random() < 0.4:
        words = "".join(f"<p>{piece}</p>\n" for piece in pieces)
        return _PAGE.format(title=random.choice(fragments())[:60], words=words)
    return random.choice(("\n", "\n\n", "")).join(pieces)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030", "big5", "utf-16"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _damaged(data: bytes, random: Random) -> bytes:
    """Bytes lost, doubled, or put in."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(data) + 1)
        put = random.choice((b"", b"\xff", b"\x00", b"\xe4", b"\x81", b"\r", b"\x1b$B", bytes([random.randrange(256)])))
        data = data[:start] + put + data[start + random.randint(0, 3) :]
    return data


def _span(text: str, random: Random, longest: int = 60) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + random.randint(0, longest))


def _put(text: str, random: Random, words: str) -> str:
    start, end = _span(text, random, 3)
    return text[:start] + words + text[end if random.random() < 0.3 else start :]


def _delete(text: str, random: Random) -> str:
    start, end = _span(text, random)
    return text[:start] + text[end:]


def _repeat(text: str, random: Random) -> str:
    start, end = _span(text, random, 40)
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 5, 30)) + text[end:]


def _move(text: str, random: Random) -> str:
    start, end = _span(text, random)
    return _put(text[:start] + text[end:], random, text[start:end])


def _put_signs(text: str, random: Random) -> str:
    return _put(text, random, "".join(random.choices(SIGNS, k=random.randint(1, 4))))


def _put_fragment(text: str, random: Random) -> str:
    return _put(text, random, random.choice(("", "\n", "\n\n")) + random.choice(fragments())[:400])


def _put_entity(text: str, random: Random) -> str:
    return _put(text, random, random.choice(_ENTITIES))


def _tag(text: str, random: Random) -> str:
    """A tag round a span; now and then one that does not end."""
    start, end = _span(text, random)
    tag = random.choice(_TAGS)
    close = f"</{tag.split()[0]}>" if random.random() < 0.8 else ""
    return f"{text[:start]}<{tag}>{text[start:end]}{close}{text[end:]}"


def _cut(text: str, random: Random) -> str:
    start, _ = _span(text, random)
    return text[start:] if random.random() < 0.5 else text[:start]


def _relayout(text: str, random: Random) -> str:
    """Other line ends, other spaces, other indents: of all, or of some lines."""
    old, new = random.choice(_LAYOUTS)
    count = random.choice((-1, 1, 3))
    return text.replace(old, new, count if old else min(len(text), 40))


MUTATIONS: tuple[Mutation, ...] = (
    _delete, _repeat, _move, _put_signs, _put_signs, _put_fragment, _put_fragment, _put_entity, _tag, _tag, _cut, _relayout,
)  # fmt: skip
