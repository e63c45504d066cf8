"""Verify that a canonical text reads as meant before it is written.

* `text` — the check of a whole text; `locate` — the place of a fault in it.
* `blocks` — the grammar of blocks that we write; `printed` — the text of a line without its markup.
* `plain_blocks` — blocks that CommonMark certainly reads as meant; `commonmark` — all others, by the parser.
* `wording` — the difference of two readings, in words.
"""
