"""Markup of the source: its meaning stays, written as CommonMark.

* `page_markup` — the tags of a web page as lines of Markdown.
* `html_blocks`, `inline_html` — HTML in Markdown (CommonMark §4.6 and §6.6); `markdown_links` — links.
* `emphasis`, `strong_marks`, `strong_numbers` — marks of emphasis: read, moved or removed.
* `markdown_escapes` — escapes for text that would be read as markup; `ambiguous_markup` — blocks that are still
  misread.
"""
