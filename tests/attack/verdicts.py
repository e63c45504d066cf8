"""What no command may do, whatever it is given: the one judgement of all parts."""

from __future__ import annotations

import re
import signal

# All controls of ASCII but tab and line feed, those of ISO 8859-1, and what turns the direction of a line.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ASKED = "please report"
_PLEASE = f"{_ASKED} this file"


def complaint(code: int | None, said: str) -> str:
    """What is wrong with how a command ended; "" when it ended well, or refused as it should.

    `code` is its exit code, negative for a signal, None when it did not end in time.

    >>> complaint(1, "dingben: a.txt: is empty"), complaint(None, ""), complaint(-11, "")
    ('', 'does not end', 'dies of SIGSEGV')
    """
    if code is None:
        return "does not end"
    if code < 0:
        return f"dies of {signal.Signals(-code).name}"
    if "Traceback (most recent call last)" in said:
        return f"traceback: {_last_line(said)}"
    if _PLEASE in said:
        return f"refusal “{_ASKED}”: {_reason(said)}"
    if found := CONTROLS.search(said):
        return f"control character on the terminal: {found[0]!a}"
    if code not in (0, 1, 2):
        return f"exit code {code}"
    return ""


# All front matter that breaks a rule, of YAML or of the schema, is one kind: there are dozens of rules.
_FRONT_MATTER = re.compile(
    r"\((?:FrontMatterError: )?(?:front matter\b|the front matter\b|the text must end|[^():]*: .*?(?:must (?:not )?be"
    r"|does not match|no such field|the field \w+ is missing|is of no kind)).*"
)


def kind_of(words: str) -> str:
    """A complaint without what differs from case to case: quotations, numbers, names of files and fields.

    >>> kind_of("traceback: KeyError: 'a' at 12 in /tmp/x/y.md")
    'traceback: KeyError: … at … in …'
    >>> kind_of("refusal “please report”: not verified (speaker.name: must be of type string, not 'a')")
    'refusal “please report”: not verified (front matter)'
    """
    words = words.replace(f"“{_ASKED}”", "\0")
    words = re.sub(r"“[^”]*”|(?<!\w)'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "…", words)
    words = _FRONT_MATTER.sub("(front matter)", words)
    words = re.sub(r"\S*/\S+|\b(?:0x)?\d+\b", "…", words)
    return " ".join(words.replace("\0", f"“{_ASKED}”").split())[:140]


def _last_line(said: str) -> str:
    """The line that names the exception: the last one of the traceback that is not indented."""
    lines = said[said.rindex("Traceback (most recent call last)") :].splitlines()[1:]
    named = (line for line in lines if line and not line.startswith(" "))
    return next((line for line in named if not line.startswith("During handling")), "")[:200]


def _reason(said: str) -> str:
    line = next(line for line in said.splitlines() if _PLEASE in line)
    return line.partition(": ")[2].partition(": not written, ")[2].partition("; please")[0][:200] or line[:200]
