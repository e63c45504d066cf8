"""What a cleaner sees and what it may propose.

* `draft` — the text before a pass; `lines` — its filled lines.
* `cleaner` — one pass: its name, its triggers, its proposals.
* `patterns` — regular expressions compiled on first use; `kept` — the last answer of a function.
"""
