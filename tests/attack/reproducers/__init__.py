"""The smallest inputs of all defects that were found, each with what must come of it.

* `run` — all of them, one after the other.
* `sources` — sources that `dingben normalize` must write, or refuse by name.
* `archives` — archives that a command must leave whole, and what it must say of them.
"""
