r"""The syntax of footnotes in a canonical text: `[^label]` refers to a note, `[^label]: ` begins its definition.

`reference` and `definition` write it, fragments of patterns find it. A label has neither a closing bracket nor white
space (the footnotes of GitHub and Pandoc, as markdown-it reads them).

>>> import re
>>> re.findall(REFERENCE, "双减[^双减]政策[1]，[^a b]")
['[^双减]']
"""

from __future__ import annotations

LABEL = r"[^\]\s]+"
# A search for references is bounded: a hostile text may open a bracket at every character, and a pattern without bounds
# follows each to the next space. No label is that long; text that looks like a longer one (`TOO_LONG`) is escaped.
BOUNDED_LABEL = r"[^\]\s]{1,500}"
TOO_LONG = r"\[\^[^\]\s]{500}"

# A reference, and the beginning of a definition without the space after it. The grouped patterns have a group `label`.
REFERENCE = rf"\[\^{BOUNDED_LABEL}\]"
REFERENCE_GROUPED = rf"\[\^(?P<label>{BOUNDED_LABEL})\]"
DEFINITION = rf"\[\^{LABEL}\]:"
DEFINITION_GROUPED = rf"\[\^(?P<label>{LABEL})\]:"
# A definition at the head of a line. The bracket comes first, for speed (`engine.patterns`).
DEFINITION_LINE_GROUPED = rf"\[(?<![^\n]\[)\^(?P<label>{LABEL})\]:"


def reference(label: str) -> str:
    """The reference to a note.

    >>> reference("双减")
    '[^双减]'
    """
    return f"[^{label}]"


def definition(label: str) -> str:
    """The beginning of a definition, before the words of the note.

    >>> definition("双减")
    '[^双减]: '
    """
    return f"[^{label}]: "
