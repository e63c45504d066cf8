"""Defects that are known and left open: a defect that is listed here is printed, but does not fail the run.

The key is the name that `make attack` prints for the defect. An entry leaves the list as soon as its defect is mended;
`make attack` says so when all cases of its part were tried and it did not fall.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """`reason` says why the defect is still open, `issue` is the number of the issue that will mend it."""

    reason: str
    issue: int


KNOWN: dict[str, Known] = {}
