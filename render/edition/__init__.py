"""One text as every output shows it.

* `record` — front matter as labelled rows.
* `phrases` — where a title may break.
* `reading_order` — the order of Chinese titles in lists.
"""
