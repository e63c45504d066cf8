"""Record what was changed and by whom, and undo it.

* `source` — the facts of a source in a ledger, and the restoration of its bytes.
* `edit` — the unit of change, its kinds and their laws.
* `passes` — the edits of one cleaner: apply them to a text, and undo them.
* `origins` — trace a character back to its source, and a span of the source to the text.
* `conservation` — check that no character is lost or made up.
* `ledger` — read and write all passes as JSON lines; `former_names` — the former names of cleaners.
* `hand` — carry corrections made by hand over to a new result.
* `open_findings` — the findings that a ledger keeps.
* `finding` — a statement about a span; `places` — the line and column of a span.
"""
