"""Lines that belong together.

* `wrapped_lines` — lines broken at a measure; `semantic_line_breaks` — lines broken at sentences.
* `broken_lines` — lines broken round inline elements.
* `interrupted_articles`, `interrupted_headings`, `interrupted_histories`, `interrupted_paragraphs` — parts that a line
  end separates.
"""
