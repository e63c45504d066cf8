"""Frames: text that a forum, a site or another program put round a document.

* `html_frame` — the chrome of a web page; `site_frame` — the same, left over in plain text.
* `forum_thread`, `forum_export` — threads as flattened text and as Markdown.
* `captions` — captions of pictures; `jump_lines` — lines that refer to another page of a newspaper.
* `source_front_matter` — front matter that another program wrote.
"""
