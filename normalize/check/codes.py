"""The catalogue of codes: for each code of a finding its meaning, its usual cause and the way out.

`dingben check --list`, the rules of a SARIF report and the table in site/check.md are made from this list. A code is
stable, because people write it into ignores. It names the pattern found, never the remedy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normalize.provenance.finding import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the catalogue. `severity` is the usual one; a finding may have another."""

    name: str
    severity: Severity
    meaning: str
    cause: str
    way_out: str


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES = (
    # Findings of reading a source.
    Code("undecodable-byte", _ERROR, "A byte of the source is no character in its encoding.",
         "The file was cut, or went through a program that took it for another encoding.",
         "Compare with another copy and correct the place by hand."),
    Code("suspect-decoding", _ERROR, "Characters are legal in the encoding, and no one wrote them: pairs of bytes shifted by"
         " one, or private-use characters (a warning).",
         "One byte was lost; or a program used characters that only its own font has.",
         "The message says what the bytes behind the lost one mean; compare with another copy and correct the place by hand."),
    Code("mojibake", _ERROR, "Text was decoded in an encoding that is not its own. A warning when the whole file was read"
         " back without loss.",
         "A program took UTF-8 for GBK, or GBK for Latin-1, and the file was saved so.",
         "The message says what it was; compare with another copy and correct the place by hand."),
    Code("front-matter-unreadable", _WARNING, "The source begins like front matter that cannot be read as YAML.",
         "A converter wrote a title with a colon or a quotation mark in it unquoted.",
         "Mend the YAML of the source, or leave it: the block is kept as text."),
    Code("read-as-paragraphs", _ERROR, "The structure of the source could not be read; it was written as plain paragraphs.",
         "The source is damaged or made in an unusual way, or a cleaner has a bug.",
         "Read the text against its source, and report the source so that it can be read."),
    Code("replies-left-out", _NOTE, "A forum thread has replies; only its first post was taken for the document.",
         "The text was copied with the whole page.",
         "Look whether a reply goes on with the document; if so, make a source of its own from it."),
    Code("text-empty", _WARNING, "The text is a title and nothing else.",
         "The source holds pictures, or nothing but the frame of a page.",
         "Write what its pictures show as text, or leave the file out."),
    Code("removed-words", _WARNING, "Words were removed as chrome, and they look like words of the document.",
         "A line of the document is worded or placed like a line of the page around it.",
         "Read the place in the source; write the words back by hand, or ignore the finding with the reason."),
    Code("picture-left-out", _NOTE, "A picture stands in the source and not in the text.",
         "A converter linked a seal, a table or a decoration as a picture.",
         "Describe it in the text if it matters."),
    Code("interleaved-pages", _WARNING, "Lines of two pages stand mixed.",
         "The print was read in the wrong order where notes stand at the foot of a page.",
         "Compare with the print."),
    # Findings in the head and the markup of a document.
    Code("title-missing", _NOTE, "The document has no line that could be its title.",
         "The copy begins with the body; the title stood in the page around it.",
         "Write the title into the heading and the front matter."),
    Code("unknown-line-in-head", _NOTE, "A line between title and body is of no known kind.",
         "A line that only this document has, or a rest of the page around it.",
         "Move it to the front matter or delete it by hand."),
    Code("unpaired-strong-mark", _NOTE, "Two asterisks have no partner.",
         "A converter closed bold text in another paragraph, or the asterisks are text.",
         "Mark what was bold by hand, if it matters."),
    Code("ambiguous-markup", _NOTE, "Characters of the document would be read as Markdown and were escaped.",
         "The document itself has asterisks, underscores, brackets or a line that begins like a list.",
         "Nothing, unless it was meant as markup."),
    # Findings in the notes of a document.
    Code("marker-ambiguous", _WARNING, "A note marker has the number of several notes, and nothing tells which is meant.",
         "Sections or pages number their notes anew, and the notes were put together behind the text.",
         "Compare with the print and link the marker by hand."),
    Code("marker-without-entry", _WARNING, "A note marker points to a note that is not there.",
         "The notes stood at the foot of a page or in an annex that was not copied; or an edit by hand took the note away.",
         "Look for the notes elsewhere and write the entry at the end of the text, or ignore it with the reason."),
    Code("entry-without-use", _NOTE, "A note explains a term that the text does not use.",
         "The marker was lost, the headword is worded otherwise, or the document explains more than it says.",
         "Set the reference by hand where the entry belongs, or ignore it."),
    Code("note-label-twice", _WARNING, "The source has two footnotes of one label; the later one got another label.",
         "Two files with footnotes of their own were put together, or a label was copied.",
         "Look which of the notes each marker means, and correct the reference by hand."),
    Code("note-number-corrected", _WARNING, "A marker had the number of another note; it was linked by the headword.",
         "The notes were renumbered after the markers were set, or the number was misread.",
         "Compare with the print; if the correction is right, ignore it with that reason."),
    Code("suggested-edit", _NOTE, "A cleaner would change something and is not sure enough to do it.",
         "The evidence for the change is thin.",
         "Edit the text by hand if the suggestion is right; ignore it if it is not."),
    # Findings in a canonical text and its ledger.
    Code("not-canonical", _ERROR, "The text is not what the format page says.",
         "A slip in an edit by hand: front matter, raw HTML, a mark that CommonMark does not close.",
         "Mend the place; the message says what is read there."),
    Code("ledger-missing", _WARNING, "A canonical text has no ledger beside it.",
         "The text was moved or copied alone.",
         "Put the ledger back, or normalise the source again."),
    Code("ledger-damaged", _ERROR, "The ledger does not lead from the text back to its source.",
         "The ledger was edited or merged by hand.",
         "Take it from the history, or normalise the source again."),
    Code("edited-by-hand", _NOTE, "The text was changed after its ledger was written.",
         "Someone corrected it, which is what it is for.",
         "Run `dingben normalize` to record the correction."),
    Code("hand-conflict", _WARNING, "A correction by hand meets a place that the cleaners now write otherwise.",
         "A cleaner learnt something since the correction was made; the correction was kept.",
         "Read the place again."),
    Code("source-missing", _NOTE, "The source that the ledger names is not at hand.",
         "Only the texts are kept here, or the source was moved.",
         "Nothing, or put the source back: what its cleaning reports is not listed without it."),
    Code("source-changed", _WARNING, "The source at hand is not the one that the text was made from.",
         "The source was replaced by another copy.",
         "Run `dingben normalize` and read what it changes, or put the old source back."),
    # Findings about ignores.
    Code("ignore-without-reason", _WARNING, "An ignore says no reason, so it ignores nothing.",
         "It was written in haste.",
         "Say in `reason` why the finding may stay."),
    Code("unused-ignore", _WARNING, "An ignore matches no finding.",
         "The place was mended, the code is misspelt, or the words and the line no longer fit.",
         "Take the ignore away, or make it fit."),
)  # fmt: skip

BY_NAME = {code.name: code for code in CODES}


def listing() -> Iterator[str]:
    """Yield the lines of the catalogue for a terminal: each code with its meaning, cause and way out."""
    for code in CODES:
        yield f"{code.name}  ({code.severity})"
        yield f"    {code.meaning}"
        yield f"    cause:   {code.cause}"
        yield f"    way out: {code.way_out}"


def table() -> str:
    """Return the catalogue as a Markdown table, for the page on checking."""
    rows = (f"| `{code.name}` | {code.severity} | {code.meaning} | {code.cause} | {code.way_out} |" for code in CODES)
    return "\n".join(
        ("| code | severity | what it means | usual cause | way out |", "|---|---|---|---|---|", *rows, "")
    )
