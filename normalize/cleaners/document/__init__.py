"""The document itself, and the canonical form.

* `document_head`, `document_tail` — the parts above and below the body; `headings` — its outline.
* `language` — the script of a text; `front_matter` — what was found, written down.
* `blank_lines`, `sentence_per_line` — the canonical form of paragraphs.
"""
