"""Notes: markers linked with their entries.

* `footnotes` — notes at page feet; `note_paragraphs` — entries of several paragraphs.
* `glossary` — entries of a glossary; `starred_notes` — notes marked by a sign such as an asterisk.
* `note_markers` — markers in the text; `glossary_links` — entries without markers, linked at the first use of the term.
* `note_labels` — a label of its own for each note.
"""
