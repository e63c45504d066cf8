"""Which parts of two texts belong together. Knows texts, not cleaners.

* `lines` — lines of two texts aligned.
* `merge` — the changes between two texts, and two sets of changes over one base.
"""
