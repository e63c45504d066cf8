"""Remove inline HTML from Markdown.
中文：除去 Markdown 中的行内 HTML 标签和注释，留下标签之间的文字。

Before:  PM<sub>2.5</sub>浓度降至48.6<br>微克，5m<sup>2</sup>          Before:  <!-- 河南日报记者 摄 -->
After:   PM2.5浓度降至48.6 微克，5m²                                   After:   (removed by name; a picture is reported)
Leaves:  <sup>[1]</sup>, which the note cleaners read; < and > outside of tags (a<b, 《》); the text between the tags.

Converters fall back to HTML where Markdown has no markup. A canonical text has no raw HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed, replaced
from normalize.provenance.finding import Finding, Severity
from normalize.readers.kinds import MARKDOWN

TRIGGERS = "<"

KINDS = frozenset({MARKDOWN})

# The text of a tag after its opening bracket. The names are ASCII (`(?a:`): without it ſ counts as s, and ı as i.
_TAGS = (
    r"(?<=m<)(?a:sup)>(?P<exponent>[23])</(?a:sup)>|(?P<note>/?(?a:sup)>)|(?P<br>br\s*/?>)|"
    r"(?P<picture>(?a:img)\s[^<>]*>)|/?(?a:sub|b|i|u|em|strong|span|font|div|p|center|a|small|big|details|summary|"
    r"figure|figcaption|section|article|header|footer|main)(?:\s[^<>]*)?/?>"
)
_HTML = lazy_pattern(rf"<(?:(?P<comment>!--.*?-->)|{_TAGS})", re.DOTALL | re.IGNORECASE)
_TAG = lazy_pattern(f"<(?:{_TAGS})", re.IGNORECASE)
_NOTE = lazy_pattern(r"<sup>\s*[\[［(（]?\s*\d{1,3}\s*[\]］)）]?\s*</sup>", re.IGNORECASE)

# The description of a picture, or else its address.
_NAMED = lazy_pattern(r"""\b(?:alt|src)\s*=\s*["']?(?P<name>[^"'<>\s][^"'<>]{0,80})""", re.IGNORECASE)
# After a unit of metres, 2 and 3 are exponents and not numbers of notes.
_EXPONENTS = {"2": "²", "3": "³"}


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    # Both tags of a note marker stay.
    kept = {at for match in _NOTE.finditer(text) for at in (match.start(), match.end() - len("</sup>"))}
    # No comment is searched for after the last `-->`: the pattern would follow each `<!--` to the end of the text.
    last = text.rfind("-->") + len("-->") if "-->" in text else 0
    for match in chain(_HTML.finditer(text, 0, last), _TAG.finditer(text, last)):
        if match["exponent"]:
            yield replaced(text, *match.span(), _EXPONENTS[match["exponent"]])
        elif match["note"] and match.start() in kept:
            continue
        elif match["picture"]:
            yield removed(text, *match.span(), "picture")
            named = _NAMED.search(match["picture"])
            message = f"a picture was left out: {named['name'] if named else match['picture'][:60]}"
            yield Finding("picture-left-out", Severity.NOTE, *match.span(), message, "describe it if it matters")
        elif match["br"]:
            yield replaced(text, *match.span(), " ")
        else:
            yield removed(text, *match.span(), "comment" if match[0].startswith("<!--") else "tag")
