"""The outline of a body.

* `headings` — find the headings; `levels` — give them their levels.
* `list_items` — tell headings from numbered items; `nested_lists` — lists in lists.
"""
