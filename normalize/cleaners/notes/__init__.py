"""Notes: markers linked with their entries.

* `footnotes` — notes at page feet; `note_paragraphs` — entries of several paragraphs.
* `glossary` — entries of a glossary; `starred_notes` — notes marked by a sign.
* `note_markers` — markers in the text; `glossary_links` — entries without markers, linked at the first use of the term.
* `note_labels` — labels that are defined but not used, or used but not defined.
"""
