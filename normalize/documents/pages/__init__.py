"""What page breaks do to a text.

* `furniture` — page numbers and running heads, as series.
* `measure` — the measure of hard-wrapped lines; `flush_paragraphs` — paragraphs of lines without indents.
"""
