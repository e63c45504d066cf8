"""The cleaners, in the order in which they run. Order is meaning: neighbours that matter are commented.

Everything about a cleaner is in its module: a docstring (problem, before, after, what it leaves), `KINDS` and `TRIGGERS` where
it has them, `propose(draft)`. To add one: a module in the folder of its field, a line below, a fixture of its name in
`tests/cleaners/`.

* `frames`, `characters`, `spaces`, `markup`, `pages`, `joins`, `notes`, `document` — the cleaners by field.
* `catalogue` — their docstrings as a list and as the method page.
"""

from __future__ import annotations

from importlib import import_module

from normalize.engine.cleaner import Cleaner, trigger_of

_ORDER = (
    # Pages first: what is left is a text like others, and nothing later sees a frame. Entities stay until the tags are read.
    "frames.html_frame",
    "markup.page_markup",
    # Characters: nothing later has to think about encodings, look-alikes or invisible signs.
    "characters.undecodable_bytes",
    "characters.line_ends",
    "characters.invisible_characters",
    "characters.html_entities",
    "characters.character_forms",
    "characters.dashes",
    "characters.han_zeros",
    "characters.tex_scripts",
    "document.language",
    # Frames: taken off before any white space is touched, so that a frame is one removal.
    "frames.forum_thread",
    "frames.forum_export",
    "frames.source_front_matter",
    # Captions are read before comments and frames, which may hold them, go.
    "frames.captions",
    "markup.markdown_links",
    "markup.html_blocks",
    "markup.inline_html",
    "markup.emphasis",
    "markup.quote_boxes",
    "frames.site_frame",
    # Pages: the contents first, which name every heading before it comes; then what an edition adds, then furniture, so
    # that a paragraph's halves adjoin; then wraps and lines of a sentence, while indents still show where paragraphs begin.
    "markup.strong_numbers",
    "joins.interrupted_articles",
    "pages.contents_list",
    "pages.edition_marks",
    "pages.title_page",
    "pages.page_furniture",
    "joins.wrapped_lines",
    "joins.semantic_line_breaks",
    "notes.footnotes",
    # Indents of notes mean something; all others are layout.
    "notes.note_paragraphs",
    # Spaces, then widths (a mark is Chinese by its neighbours), then the spaces that Chinese marks make superfluous.
    "spaces.line_spaces",
    "spaces.layout_spaces",
    "characters.punctuation_width",
    "joins.broken_lines",
    "frames.jump_lines",
    # Whole blocks go back to their place before entries are read and halves are joined.
    "pages.interleaved_pages",
    # A headword may be parted from its definition by one space: the glossary is read before inner spaces go.
    "document.document_tail",
    "notes.glossary",
    "notes.starred_notes",
    "spaces.inner_spaces",
    "spaces.article_spaces",
    # Structure before joins: a heading or a signature must not be taken for a cut line.
    "joins.interrupted_histories",
    "document.document_head",
    "notes.note_markers",
    "joins.interrupted_headings",
    "document.headings",
    "joins.interrupted_paragraphs",
    # Headings are marked by then, and no term is cut in two.
    "notes.glossary_links",
    # The canonical form.
    "markup.strong_marks",
    # A lone mark that goes may have stood before a definition.
    "notes.note_labels",
    "document.blank_lines",
    "document.sentence_per_line",
    "markup.markdown_escapes",
    "markup.ambiguous_markup",
    "document.front_matter",
)


def _cleaner(path: str) -> Cleaner:
    """The cleaner of a module below this folder; it is called like its module, with hyphens."""
    module = import_module(f"{__name__}.{path}")
    name = path.rpartition(".")[2].replace("_", "-")
    triggers = getattr(module, "TRIGGERS", "")
    return Cleaner(name, module.propose, trigger_of(triggers), getattr(module, "KINDS", frozenset()))


CLEANERS: tuple[Cleaner, ...] = tuple(map(_cleaner, _ORDER))
