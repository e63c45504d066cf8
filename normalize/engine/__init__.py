"""The input of a cleaner and the proposals that it may make.

* `draft` — the text before a pass; `lines` — its filled lines.
* `knowledge` — findings of earlier cleaners for later ones; `options` — how the text is to be written.
* `cleaner` — one pass: its name, its triggers, its proposals; `facts` — values fit for front matter.
* `patterns` — regular expressions compiled on first use.
"""
