"""The writer proves that what it wrote reads as meant.

* `text` — the check of a whole text; `locate` — the place of a fault in it.
* `blocks` — the grammar of blocks that we write; `printed` — the text of a line without its markup.
* `plain_blocks` — blocks that are certain to be read as written; `commonmark` — all others, by the parser.
* `wording` — the text of a tree, compared with what was meant.
"""
