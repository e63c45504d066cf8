"""Readings beside characters (ruby): written in brackets, as browsers without ruby show them (HTML standard, 4.5.10 to 4.5.12)."""

from __future__ import annotations

RUBY = frozenset({"ruby", "rb", "rt", "rp", "rtc"})


class Ruby:
    """The brackets for the tags since the last text. There are none if the page has its own brackets (`rp`)."""

    def __init__(self) -> None:
        self.is_open = self.has_brackets = False
        self.before = self.after = ""

    @property
    def changed(self) -> bool:
        """True if a bracket must be written before the next text."""
        return bool(self.before or self.after)

    def take(self, name: str, *, end: bool) -> None:
        """Read a tag of `RUBY`; `end` is True for an end tag."""
        self.end()
        if name == "ruby":
            self.has_brackets = False
        elif name == "rp":
            self.has_brackets = True
        elif name == "rt" and not end and not self.has_brackets:
            self.is_open, self.after = True, "（"

    def end(self) -> None:
        """Close the open reading. A reading without text gets no brackets."""
        if self.is_open and not self.after:
            self.before = "）"
        self.is_open, self.after = False, ""

    def around(self, glue: str) -> str:
        """The glue between two texts, with the closing bracket of the last reading and the opening one of the next."""
        whole = self.before + glue + self.after
        self.before = self.after = ""
        return whole
