"""What a cleaner sees and what it may propose.

* `draft` — the text before a pass; `lines` — its filled lines.
* `knowledge` — what earlier cleaners found for later ones; `options` — how the text is to be written.
* `cleaner` — one pass: its name, its triggers, its proposals.
* `patterns` — regular expressions compiled on first use.
"""
