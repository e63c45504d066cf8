"""The cleaners, in the order in which they run. The order matters: a comment gives the reason where two depend on it.

A module holds everything about its cleaner: a docstring (problem, before, after, what it leaves), optional `KINDS` and
`TRIGGERS`, and `propose(draft)`. To add a cleaner, write a module in the folder of its field, a line in the list below,
and a fixture of the same name in `tests/cleaners/`.

* `frames`, `characters`, `spaces`, `markup`, `pages`, `joins`, `notes`, `document` — the cleaners by field.
* `catalogue` — their docstrings as a list and as the method page.
"""

from __future__ import annotations

from importlib import import_module

from normalize.engine.cleaner import Cleaner, trigger_of

_ORDER = (
    # Web pages first: the rest is then a text like any other, and no later cleaner sees a frame. Entities stay until
    # the tags are read.
    "frames.html_frame",
    "markup.page_markup",
    # Characters: no later cleaner has to consider encodings, look-alikes or invisible characters.
    # Suspect text is read a second time while undecodable bytes are still bytes.
    "characters.suspect_decoding",
    "characters.undecodable_bytes",
    # An entity may stand for a line end or an invisible character (&#13; &#8203;).
    "characters.html_entities",
    "characters.line_ends",
    "characters.invisible_characters",
    "characters.character_forms",
    "characters.dashes",
    "characters.han_zeros",
    "characters.tex_scripts",
    "document.language",
    # Frames go before any white space is touched, so that a frame is one removal.
    "frames.forum_thread",
    "frames.forum_export",
    "frames.source_front_matter",
    # Captions are read before comments and frames are removed: either may hold one.
    "frames.captions",
    "markup.markdown_links",
    "markup.html_blocks",
    "markup.inline_html",
    "markup.emphasis",
    "markup.quote_boxes",
    "frames.site_frame",
    # Pages: the contents list first, because it names the headings below it. Then the marks of an edition and page
    # furniture, so that the halves of a paragraph adjoin. Then wrapped lines and lines of one sentence each, while
    # indents still show where paragraphs begin.
    "markup.strong_numbers",
    "joins.interrupted_articles",
    "pages.contents_list",
    "pages.edition_marks",
    "pages.title_page",
    "pages.page_furniture",
    "joins.wrapped_lines",
    "joins.semantic_line_breaks",
    "notes.footnotes",
    # Indents in notes have a meaning; all other indents are layout.
    "notes.note_paragraphs",
    # Spaces, then widths (the neighbours decide whether a mark is Chinese), then spaces beside Chinese marks.
    "spaces.line_spaces",
    "spaces.layout_spaces",
    "characters.punctuation_width",
    "joins.broken_lines",
    "frames.jump_lines",
    # Whole blocks return to their place before entries are read and halves are joined.
    "pages.interleaved_pages",
    # One space may separate a headword from its definition, so the glossary is read before inner spaces go.
    "document.document_tail",
    "notes.glossary",
    "notes.starred_notes",
    "spaces.inner_spaces",
    "spaces.article_spaces",
    # Structure before joins: a heading or a signature must not be mistaken for a cut line.
    "joins.interrupted_histories",
    "document.document_head",
    "notes.note_markers",
    "joins.interrupted_headings",
    "document.headings",
    "joins.interrupted_paragraphs",
    # By now headings are marked, and no term is cut in two.
    "notes.glossary_links",
    # The canonical form.
    "markup.strong_marks",
    # `strong-marks` may have removed a lone mark before a definition.
    "notes.note_labels",
    "document.blank_lines",
    "document.sentence_per_line",
    "markup.markdown_escapes",
    "markup.ambiguous_markup",
    "document.front_matter",
)


def _cleaner(path: str) -> Cleaner:
    """Make the cleaner of the module at `path` below this folder. Its name is the module's, with hyphens."""
    module = import_module(f"{__name__}.{path}")
    name = path.rpartition(".")[2].replace("_", "-")
    triggers = getattr(module, "TRIGGERS", "")
    return Cleaner(name, module.propose, trigger_of(triggers), getattr(module, "KINDS", frozenset()))


CLEANERS: tuple[Cleaner, ...] = tuple(map(_cleaner, _ORDER))
