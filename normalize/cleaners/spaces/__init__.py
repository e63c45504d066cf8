"""White space that is layout.

* `line_spaces` — at the ends of lines; `layout_spaces` — typed to spread or to align.
* `inner_spaces` — beside Chinese characters and marks; `article_spaces` — after the number of an article.
"""
