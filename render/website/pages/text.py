"""The page of one canonical text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from normalize.canonical.anchors import term_id
from normalize.canonical.text import CanonicalText
from render.edition.phrases import phrases
from render.edition.record import language, notice, record_rows, source_rows, speaker
from render.html import render_document
from render.templates import Templates, markup
from render.website.cards import TextCard, region_anchor, words
from render.website.links import Site, relative_url, text_link, urls_from
from render.website.pages.glossary import Term, terms_of


@dataclass(frozen=True)
class TextPage:
    """The page of a text, and what the glossary takes from it."""

    html: str
    terms: tuple[Term, ...]


def text_page(
    text: CanonicalText, card: TextCard, neighbours: Sequence[TextCard], site: Site, templates: Templates
) -> TextPage:
    """`neighbours` are the texts of the same region by year, this one among them."""
    fields = text.front_matter
    document = render_document(text.document, partial(text_link, card.source), site.words)
    title = document.title_text or card.title
    role, name = speaker(fields)
    html = templates.render(
        "text.html",
        site=site,
        labels=site.labels,
        path=card.page,
        to=urls_from(card.page),
        language=language(fields, site.language),
        page_title=" · ".join(filter(None, (card.title, card.region, str(card.year or "")))),
        card=card,
        # The title as printed may hold marks and notes of its own; bare words are broken by their sense.
        title=markup(document.title) if document.title not in ("", escape(title, quote=False)) else None,
        title_phrases=phrases(title),
        title_anchor=document.title_anchor,
        issuer=words(fields.get("issuer")),
        subtitle=words(fields.get("subtitle")),
        subtitle_phrases=phrases(words(fields.get("subtitle"))),
        role=role,
        name=name,
        record=record_rows(fields, site.labels["fields"]),
        notice=notice(fields),
        source=source_rows(fields, site.labels["source_fields"]),
        region_anchor=region_anchor(card.region),
        neighbours=neighbours,
        body=markup(document.body),
        contents=document.contents,
        entries=document.entries,
        markup=markup,
        term_id=term_id,
        markdown_url=relative_url(card.page, card.source),
    )
    return TextPage(html, terms_of(document.entries))
