"""Text that page breaks and editions add.

* `contents_list`, `title_page`, `page_furniture`, `interleaved_pages` — pages of a print.
* `edition_marks` — page references and the imprint of an edition.
"""
