"""Mutated fixtures through everything that reads: sources, corrections, front matter, ledgers, settings, pages, sheets.

* `run` — cases by number; what fell is made smaller before it is shown.
* `kinds` — what is mutated, and which commands must stand it.
* `laws` — what must hold of a source, a correction and a ledger, whatever is in them.
* `mutations` — how a document is made of the project's own ones; `values` — the same for YAML and JSON.
* `door` — the command line in this process, because a process for each case would take a hundred times as long.
* `smaller` — the smallest input that falls the same way.
"""
