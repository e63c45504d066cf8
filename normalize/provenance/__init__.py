"""What was changed, by whom, and how to take it back.

* `source` — what a ledger knows of a source, and its bytes given back.
* `edit` — the unit of change, its kinds and their laws.
* `passes` — the edits of one cleaner applied to a text, and taken back.
* `origins` — where a character of the text comes from, where a span of the source went.
* `conservation` — the check that no character is lost or made up.
* `ledger` — all passes as JSON lines, read and written; `former_names` — cleaners that were renamed since.
* `hand` — corrections made by hand, carried over to a new result.
* `finding` — what there is to say about a place; `places` — that place as line and column.
"""
