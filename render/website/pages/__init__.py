"""The kinds of pages. Pure: values in, HTML out.

* `text` — the page of a text; `glossary` — the glossary of the archive; `hand_page` — a page that was written by hand.
"""
