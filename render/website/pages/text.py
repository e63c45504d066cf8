"""The page of one canonical text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

from normalize.canonical.anchors import term_id
from normalize.canonical.text import CanonicalText
from normalize.provenance.open_findings import OpenFinding
from render.edition.edition import edition
from render.edition.record import OF_THE_FILE, Record, RecordRow, findings_rows, record_rows, source_rows
from render.html.document import render_document
from render.templates import Templates, markup
from render.website.cards import TextCard
from render.website.links import Site, relative_url, text_link, urls_from
from render.website.pages.glossary import Term, terms_of


@dataclass(frozen=True)
class TextPage:
    """The page of a text, and the terms that it gives to the glossary."""

    html: str
    terms: tuple[Term, ...]


def text_page(
    text: CanonicalText,
    card: TextCard,
    neighbours: Sequence[TextCard],
    site: Site,
    templates: Templates,
    findings: Sequence[OpenFinding] = (),
) -> TextPage:
    """Make the page of `text`. `neighbours` are the texts of the same region by year, this one among them; `findings`
    are those of its ledger."""
    found = edition(text, card.title)
    record, body = found.record, found.body
    document = render_document(body, partial(text_link, card.source), site.aria_labels)
    html = templates.render(
        "text.html",
        site=site,
        labels=site.labels,
        path=card.page,
        to=urls_from(card.page),
        language=record.language or site.language,
        page_title=" · ".join(filter(None, (card.title, card.region, str(card.year or "")))),
        card=card,
        # A title with marks or notes is shown as written; one of plain text is broken between its phrases.
        title=markup(document.title) if document.title not in ("", escape(found.printed_title, quote=False)) else None,
        edition=found,
        record=record_rows(record, site.labels["fields"]),
        source=_source(record, findings, site.labels),
        neighbours=neighbours,
        body=markup(document.body),
        contents=body.contents,
        notes=document.notes,
        markup=markup,
        term_id=term_id,
        markdown_url=relative_url(card.page, card.source),
        edit_link=site.edit_link(card.source),
    )
    return TextPage(html, terms_of(body.notes))


def _source(record: Record, findings: Sequence[OpenFinding], labels: Mapping[str, Any]) -> list[RecordRow]:
    """The rows about the source, about the text as a file, and about what its cleaning left open."""
    return [
        *source_rows(record, labels["source_fields"]),
        *record_rows(record, labels["fields"], OF_THE_FILE),
        *findings_rows(findings, labels["findings"]),
    ]
