"""Documents that are one shape again and again, at growing sizes: four times the size may take four times as long.

* `run` — measures `dingben normalize` on each shape in a process of its own, in processor time.
* `shapes` — shapes of text and Markdown.
* `page_shapes` — shapes of web pages, forum threads and front matter.
"""
