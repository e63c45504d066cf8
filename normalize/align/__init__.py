"""Align two texts. Knows texts, not cleaners.

* `lines` — align the lines of two texts.
* `merge` — the changes between two texts, and the regions of a three-way merge.
"""
