"""Check sources and canonical texts, and list the findings for the editor.

* `work_list` — check sources and texts; `results` — findings with their places.
* `removed` — the words that were removed from an archive, the most suspicious first.
* `codes` — the catalogue of codes.
* `ignores` — entries that silence findings; `ignore_files` — apply them, and report those without effect.
* `summary` — what became of a run over many sources: a line for each, a table of codes.
* `report` — the list for people and as JSON lines; `sarif` — the log for code scanners (SARIF 2.1.0).
"""
