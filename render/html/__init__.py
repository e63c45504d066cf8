"""Tree nodes → HTML. Pure: an `EditionBody` goes in, escaped HTML comes out.

* `nodes` — one function for each kind of node; every text is escaped here and nowhere else.
* `document` — a whole document: its title, its body, its notes.
"""
