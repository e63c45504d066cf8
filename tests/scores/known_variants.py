"""Differences between the sources of pairs that a person looked at: whole lines that one edition has and the other not.

Short readings only. `a` and `b` are how the differing letters begin on either side; empty where a side has nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    document: str
    a: str
    b: str
    why: str


KNOWN: tuple[Known, ...] = ()
