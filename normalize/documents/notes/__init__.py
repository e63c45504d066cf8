"""Notes of a document, from marker to entry.

* `note` — a note as a value, its label, and headings that announce notes.
* `entries` — one entry: number, headword, definition; `numbered` — a series of entries; `glossaries` — their sections.
* `markers` — numbers in the body that refer to an entry, in all notations found so far.
* `page_feet` — notes at the feet of pages; `unheaded` — notes without a heading.
* `restarts` — numbers that start again, group by group; `usage` — the first use of a headword.
"""
