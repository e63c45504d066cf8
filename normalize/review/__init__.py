"""How often are cleaners right? A sample of edits, judged by people.

* `gather` — edits of an archive; `sample` — a sample with its surroundings.
* `verdicts` — verdicts read, written and summed up; `precision` — the bound that a sample allows.
"""
