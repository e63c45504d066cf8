"""The editor's list: every finding in sources and texts.

* `work_list` — sources and texts → results; `results` — findings with their places.
* `codes` — the catalogue of codes; `ignores` — what a text or an ignore file silences; `ignore_files` — those files.
* `report` — the list for people and as JSON lines; `sarif` — the log for code scanners (SARIF 2.1.0).
"""
