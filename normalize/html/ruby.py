"""Readings beside characters (ruby): in brackets, as a browser that knows no ruby shows them (HTML standard, 4.5.10 to 4.5.12)."""

from __future__ import annotations

RUBY = frozenset({"ruby", "rb", "rt", "rp", "rtc"})


class Ruby:
    """What the tags since the last text write of brackets. Where a page has its own for such browsers (`rp`), nothing."""

    def __init__(self) -> None:
        self.is_open = self.has_brackets = False
        self.before = self.behind = ""

    @property
    def changed(self) -> bool:
        return bool(self.before or self.behind)

    def take(self, name: str, *, end: bool) -> None:
        self.end()
        if name == "ruby":
            self.has_brackets = False
        elif name == "rp":
            self.has_brackets = True
        elif name == "rt" and not end and not self.has_brackets:
            self.is_open, self.behind = True, "（"

    def end(self) -> None:
        """End the reading that is open; one without words is none."""
        if self.is_open and not self.behind:
            self.before = "）"
        self.is_open, self.behind = False, ""

    def round(self, glue: str) -> str:
        """What parts two texts, with the bracket that closes the last one and the one that opens the next."""
        whole = self.before + glue + self.behind
        self.before = self.behind = ""
        return whole
