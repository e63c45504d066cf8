"""Measure how often cleaners are right: people judge a sample of edits.

* `gather` — collect the edits of an archive; `sample` — draw a sample, each edit with its context.
* `verdicts` — read, write and sum up verdicts; `precision` — the lower bound of precision that a sample allows.
"""
