r"""The syntax of footnotes in a canonical text: `[^label]` where a note is called, `[^label]: ` before its words.

Written by `reference` and `definition`, found by fragments of patterns. A label holds neither a closing bracket nor white
space (the footnotes of GitHub and Pandoc, as markdown-it reads them).

>>> import re
>>> re.findall(REFERENCE, "双减[^双减]政策[1]，[^a b]")
['[^双减]']
"""

from __future__ import annotations

LABEL = r"[^\]\s]+"
# A search for references is bounded: a hostile text opens a bracket in each place, and a pattern without bounds follows each to
# the next space. No label is as long, and what looks like one (`TOO_LONG`) is escaped.
BOUNDED_LABEL = r"[^\]\s]{1,500}"
TOO_LONG = r"\[\^[^\]\s]{500}"

# A reference, and what opens a definition but for the space behind it. The grouped ones name the group `label`.
REFERENCE = rf"\[\^{BOUNDED_LABEL}\]"
REFERENCE_GROUPED = rf"\[\^(?P<label>{BOUNDED_LABEL})\]"
DEFINITION = rf"\[\^{LABEL}\]:"
DEFINITION_GROUPED = rf"\[\^(?P<label>{LABEL})\]:"
# One at the head of a line: the bracket stands first, for speed (`engine.patterns`).
DEFINITION_LINE_GROUPED = rf"\[(?<![^\n]\[)\^(?P<label>{LABEL})\]:"


def reference(label: str) -> str:
    """The call of a note.

    >>> reference("双减")
    '[^双减]'
    """
    return f"[^{label}]"


def definition(label: str) -> str:
    """What stands before the words of a note.

    >>> definition("双减")
    '[^双减]: '
    """
    return f"[^{label}]: "
