"""The outline of a body.

* `headings` — which lines are headings, and (`levels`) of what level.
* `list_items` — numbered lines that are items; `nested_lists` — lists in lists.
"""
