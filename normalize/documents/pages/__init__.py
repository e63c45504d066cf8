"""Page breaks and wrapped lines in a text.

* `furniture` — page numbers and running heads, as series.
* `measure` — the measure of hard-wrapped lines; `flush_paragraphs` — paragraphs of lines without indents.
"""
