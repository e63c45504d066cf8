"""Every regular expression of the packages, pumped as the code calls it: none may take more than linear time.

* `run` — finds them, measures each in a process of its own.
* `find` — the patterns that modules hold, and those written in place.
* `uses` — by which methods a pattern is called, read from the code.
* `pumps` — strings made from the parts of a pattern, and how long the pattern takes for them.
"""
