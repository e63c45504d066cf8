"""Figure: what does a text hold that its source does not? Every character that an edit inserted or replaced, by kind.

* width: the same character in another form (，for a comma, digits of full width), by Unicode's compatibility mapping.
* markup: marks of the canonical form: headings, strong, lists, tables, escapes, quotations, line ends, spaces.
* label: labels of notes, which are made from their headwords or numbers.
* form: the same word or mark in the one way of writing it (dashes, Han zeros, entities, addresses that a page hides from crawlers).
* corrected: an error of the source that was mended on evidence, which its ledger gives.
* mark: a mark of Chinese that the format sets, as the colon behind a headword.
* letter: a letter or digit of any other origin. A text adds no word that its source lacks: there shall be none.

Front matter is not counted: conservation holds it against the words that were moved there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalize.provenance.edit import Edit, Kind

from .corpus import Corpus, Reading
from .figure import Better, Figure, Miss, Value, notes_of, short, table

_TAG = re.compile(r"</?[a-z][a-z0-9]*>")
_LABEL = re.compile(r"\[\^[^\]\n]*\]:?")
_MARKUP = frozenset("#*_`[]()<>|\\-+.!^:&~= \n\t0123456789")
# Cleaners that write one form for another; what they do is on the method page.
_FORMS = frozenset(
    {
        "dashes",
        "han-zeros",
        "character-forms",
        "tex-scripts",
        "html-entities",
        "punctuation-width",
        "page-markup",
        "html-frame",
    }
)
_BLOCK = 20  # characters
_NOT_COUNTED = frozenset({"front-matter", "hand"})


@dataclass(frozen=True, slots=True)
class Added:
    """Characters that one edit added, of one kind."""

    document: str
    cleaner: str
    kind: str
    characters: str
    edit: Edit


def measure(corpus: Corpus) -> Figure:
    added = [one for name in corpus.files for one in _of_reading(corpus.reading(name))]
    kinds = Counter[str]()
    cleaners: dict[tuple[str, str], Counter[str]] = {}
    for one in added:
        kinds[one.kind] += len(one.characters)
        cleaners.setdefault((one.kind, one.cleaner), Counter()).update(one.characters)
    values = tuple(
        _value(kind, kinds[kind]) for kind in ("width", "markup", "label", "form", "corrected", "mark", "letter")
    )
    return Figure(
        "inventory",
        f"What texts hold and their sources do not, {len(corpus.files)} files",
        values,
        notes_of(__doc__),
        table(("kind", "cleaner", "characters", "most often"), list(_rows(cleaners))),
        tuple(_misses(added)),
    )


def _value(kind: str, count: int) -> Value:
    target = 0 if kind == "letter" else None
    return Value(f"inventory.{kind}", count, Better.LOWER, target=target, unit="characters", guarded=kind == "letter")


def _rows(cleaners: dict[tuple[str, str], Counter[str]]) -> Iterator[tuple[str, str, int, str]]:
    for (kind, cleaner), counts in sorted(cleaners.items(), key=lambda item: (item[0][0], -item[1].total())):
        often = " ".join(f"{short(character, 4)}×{count}" for character, count in counts.most_common(6))
        yield kind, cleaner, counts.total(), often


def _misses(added: Sequence[Added]) -> Iterator[Miss]:
    for one in added:
        if one.kind == "letter":
            yield Miss(one.document, one.cleaner, short(one.edit.before), short(one.edit.after))


def _of_reading(reading: Reading) -> Iterator[Added]:
    for step in reading.result.ledger.passes if reading.result else ():
        # A cleaner that puts a block back to its place removes it in one edit and inserts it in another.
        gone = "".join(edit.before for edit in step.edits if edit.kind is Kind.REMOVED)
        for edit in step.edits if step.cleaner not in _NOT_COUNTED else ():
            if len(edit.after) >= _BLOCK and not Counter(edit.after) - Counter(gone + "\n"):
                continue
            for kind, characters in additions(step.cleaner, edit):
                yield Added(reading.name, step.cleaner, kind, characters, edit)


def additions(cleaner: str, edit: Edit) -> Iterable[tuple[str, str]]:
    """(kind, characters) that an edit adds to a text.

    >>> from normalize.provenance.edit import replaced
    >>> list(additions("punctuation-width", replaced("甲,乙", 1, 2, "，")))
    [('width', '，')]
    """
    if edit.kind not in (Kind.INSERTED, Kind.REPLACED, Kind.CORRECTED):
        return []
    before = Counter(unicodedata.normalize("NFKC", edit.before))
    kinds: dict[str, str] = {}
    if tags := "".join(_TAG.findall(edit.after)):
        kinds["markup"] = tags
    if labels := "".join(_LABEL.findall(edit.after)):
        kinds["label"] = labels
    for character in (Counter(_LABEL.sub("", _TAG.sub("", edit.after))) - Counter(edit.before)).elements():
        kind = _kind(cleaner, edit, character, before)
        kinds[kind] = kinds.get(kind, "") + character
    return kinds.items()


def _kind(cleaner: str, edit: Edit, character: str, before: Counter[str]) -> str:
    if edit.kind is Kind.CORRECTED:
        return "corrected"
    if before[character] or before[unicodedata.normalize("NFKC", character)[:1]]:
        return "width"
    if character in _MARKUP:
        return "markup"
    if cleaner in _FORMS:
        return "form"
    return "letter" if character.isalnum() else "mark"
