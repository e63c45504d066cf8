"""The cleaners, in the order in which they run. Order is meaning: neighbours that matter are commented.

To add one: a module here with a docstring (problem, before, after, what it leaves), a line below, a fixture of its
name in `tests/cleaners/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType

from normalize.cleaner import Cleaner
from normalize.cleaners import (
    article_spaces,
    blank_lines,
    broken_lines,
    captions,
    character_forms,
    contents_list,
    dashes,
    document_head,
    document_tail,
    emphasis,
    foot_notes,
    forum_export,
    forum_thread,
    front_matter,
    glossary,
    glossary_links,
    han_zeros,
    headings,
    html_blocks,
    html_entities,
    html_frame,
    index_signs,
    inline_html,
    inner_spaces,
    interleaved_pages,
    invisible_characters,
    jump_lines,
    language,
    layout_spaces,
    line_ends,
    line_spaces,
    literal_marks,
    markdown_links,
    misread_marks,
    note_labels,
    note_lines,
    note_markers,
    page_furniture,
    print_apparatus,
    punctuation_width,
    raw_html,
    sentence_lines,
    sentences,
    site_frame,
    source_front_matter,
    split_articles,
    split_headings,
    split_histories,
    split_paragraphs,
    starred_notes,
    strong_marks,
    strong_numbers,
    title_page,
    undecodable_bytes,
    wrapped_lines,
)


def _cleaner(module: ModuleType, triggers: str = "", trigger: Callable[[str], object] | None = None) -> Cleaner:
    """A module as a cleaner; `triggers` are characters of which a text must hold one."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    return Cleaner(name, module.propose, _any_of(triggers) or trigger, getattr(module, "KINDS", frozenset()))


def _any_of(characters: str) -> Callable[[str], object] | None:
    """Does a text hold one of the characters? To look for each of a few is ten times as fast as a pattern."""
    return (lambda text: any(map(text.__contains__, characters))) if characters else None


# A character that is broken, unseen or of another form than the usual. To look for what is not ordinary is one search for
# three cleaners, and three times as fast as theirs: the ordinary ranges are few.
holds_unusual = re.compile(
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2070-\u20cf\u2100-\u2125\u212c-\u2328"
    "\u232b-\u2adb\u3000-\u3029\u3030-\u3098\u309b-\u9fff！-－：-＠]"
).search

CLEANERS: tuple[Cleaner, ...] = (
    # Pages first: what is left is a text like others, and nothing later sees a frame. Entities stay until the tags are read.
    _cleaner(html_frame),
    _cleaner(html_blocks),
    # Characters: nothing later has to think about encodings, look-alikes or invisible signs.
    _cleaner(undecodable_bytes, trigger=holds_unusual),
    _cleaner(line_ends, triggers="\r\x0b\x85\u2028\u2029"),
    _cleaner(invisible_characters, trigger=holds_unusual),
    _cleaner(html_entities, triggers="&"),
    _cleaner(character_forms, trigger=holds_unusual),
    _cleaner(dashes, triggers="-―─－"),
    _cleaner(han_zeros),
    _cleaner(index_signs, triggers="_^"),
    _cleaner(language),
    # Frames: taken off before any white space is touched, so that a frame is one removal.
    _cleaner(forum_thread),
    _cleaner(forum_export, triggers="#"),
    _cleaner(source_front_matter),
    # Captions are read before comments and frames, which may hold them, go.
    _cleaner(captions),
    _cleaner(markdown_links, triggers="("),
    _cleaner(raw_html, triggers="<"),
    _cleaner(inline_html, triggers="<"),
    _cleaner(emphasis, triggers="*_"),
    _cleaner(site_frame),
    # Pages: the contents first, which name every heading before it comes; then what an edition adds, then furniture, so
    # that a paragraph's halves adjoin; then wraps and lines of a sentence, while indents still show where paragraphs begin.
    _cleaner(strong_numbers, triggers="*"),
    _cleaner(split_articles, triggers="条條章节節编編篇"),
    _cleaner(contents_list, triggers=".…·•‥．・目"),
    _cleaner(print_apparatus),
    _cleaner(title_page, triggers="\f"),
    _cleaner(page_furniture),
    _cleaner(wrapped_lines),
    _cleaner(sentence_lines),
    _cleaner(foot_notes),
    # Indents of notes mean something; all others are layout.
    _cleaner(note_lines, triggers="^"),
    # Spaces, then widths (a mark is Chinese by its neighbours), then the spaces that Chinese marks make superfluous.
    _cleaner(line_spaces),
    _cleaner(layout_spaces, triggers=" "),
    _cleaner(punctuation_width, triggers=",:;?!％("),
    _cleaner(broken_lines),
    _cleaner(jump_lines, triggers="版页"),
    # Whole blocks go back to their place before entries are read and halves are joined.
    _cleaner(interleaved_pages),
    # A headword may be parted from its definition by one space: the glossary is read before inner spaces go.
    _cleaner(document_tail),
    _cleaner(glossary),
    _cleaner(starred_notes, triggers="*＊※†‡★☆△▲"),
    _cleaner(inner_spaces, triggers=" "),
    _cleaner(article_spaces, triggers="条條"),
    # Structure before joins: a heading or a signature must not be taken for a cut line.
    _cleaner(split_histories, triggers="年"),
    _cleaner(document_head),
    _cleaner(note_markers),
    _cleaner(split_headings),
    _cleaner(headings),
    _cleaner(split_paragraphs),
    # Headings are marked by then, and no term is cut in two.
    _cleaner(glossary_links),
    # The canonical form.
    _cleaner(strong_marks, triggers="*"),
    # A lone mark that goes may have stood before a definition.
    _cleaner(note_labels, triggers="^"),
    _cleaner(blank_lines),
    _cleaner(sentences),
    _cleaner(literal_marks),
    _cleaner(misread_marks),
    _cleaner(front_matter),
)
