"""The document itself, and the canonical form.

* `document_head`, `document_tail` — the parts above and below the body; `headings` — its outline.
* `language` — the language and script of a text; `front_matter` — all facts, written at the head.
* `blank_lines`, `sentence_per_line` — the canonical form of paragraphs.
"""
