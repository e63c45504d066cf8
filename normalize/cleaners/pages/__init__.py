"""What page breaks and editions add.

* `contents_list`, `title_page`, `page_furniture`, `interleaved_pages` — pages of a print.
* `edition_marks` — what an edition adds to a text.
"""
