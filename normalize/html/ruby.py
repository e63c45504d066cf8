"""Readings beside characters (ruby): written in brackets, as browsers without ruby show them (HTML standard, 4.5.10 to 4.5.12)."""

from __future__ import annotations

RUBY = frozenset({"ruby", "rb", "rt", "rp", "rtc"})


class Ruby:
    """The brackets that the tags since the last text stand for. None where a page has its own for such browsers (`rp`)."""

    def __init__(self) -> None:
        self.is_open = self.has_brackets = False
        self.before = self.after = ""

    @property
    def changed(self) -> bool:
        """True if a bracket is to be written before the next text."""
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
        """Close the reading that is open. One without text leaves no brackets."""
        if self.is_open and not self.after:
            self.before = "）"
        self.is_open, self.after = False, ""

    def around(self, glue: str) -> str:
        """What goes between two texts: the bracket that closes the last reading, the glue, the bracket that opens the next one."""
        whole = self.before + glue + self.after
        self.before = self.after = ""
        return whole
