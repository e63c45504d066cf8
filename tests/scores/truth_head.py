"""Facts of the head: title, issuer, speaker, number, dates, encoding, language.

How truth.yaml is read where it leaves room:

* The title of a file that gives it only as metadata, with the day and the speaker in brackets behind it, also counts
  as held when just these are in `delivered` and `speaker` and the rest is the title; likewise when title and subtitle
  stand in one line of the source and together are what is expected.
* The title of a file in which no line is the title may say more than what is expected (the file's name, say).
* `published` and `posted` are the times of a page. Held: a field of `source` has the day. And, a fact of its own: no
  date of the document has it.
* `passed`, `approved`, `effective` and `text` are days of the document for which the format has no field of that name:
  any date field of the document may hold them. `resolution` is the day of the other document in the file: held when
  it is not taken for this one's.
* `dates: {}` is the fact that the document gives no date: `delivered` and `issued` are absent.
* `author` may stand as speaker, author, poster or editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .names import family
from .truth_fact import Fact, Norm, equal, plain
from .view import View

_DATE_FIELDS = ("delivered", "issued", "passed", "approved", "adopted", "effective")
_PAGE_TIMES = ("published", "posted")
_NAMED_DATES = ("delivered", "issued")
_AUTHOR_FIELDS = ("author", "poster", "editor")
_DAY_AND_NAME = re.compile(r"[（(](\d{4})年(\d{1,2})月(\d{1,2})日(.+?)[）)]")


def head_facts(truth: Mapping[str, Any], source: str, view: View) -> Iterator[Fact]:
    fields = view.fields
    yield _title(truth["title"], source, fields)
    for word in truth.get("title_must_not", ()):
        title = str(fields.get("title", ""))
        yield Fact("title without", word, title, lambda norm, word=word, title=title: norm(word) not in norm(title))
    if "issuer" in truth:
        yield equal("issuer", truth["issuer"], fields.get("issuer"))
    if "speaker" in truth:
        yield equal("speaker", truth["speaker"], _speaker(fields))
    if "author" in truth:
        yield _author(truth["author"], fields)
    yield equal("document_number", truth["doc_number"], fields.get("document_number"))
    yield from _dates(truth["dates"], fields)
    got = fields.get("source", {}).get("encoding", "")
    yield plain("encoding", truth["encoding"], got, family(got) == family(truth["encoding"]))
    language = "zh-Hant" if truth.get("script") == "traditional" else "zh-Hans"
    yield equal("language", language, fields.get("language"))


def _speaker(fields: Mapping[str, Any]) -> str:
    return str(fields.get("speaker", {}).get("name", ""))


def _title(expected: str, source: str, fields: Mapping[str, Any]) -> Fact:
    title, subtitle = str(fields.get("title", "")), str(fields.get("subtitle", ""))
    delivered, speaker = str(fields.get("delivered", "")), _speaker(fields)

    def holds(norm: Norm) -> bool:
        wanted = norm(expected)
        if wanted in (norm(title), norm(title + subtitle)):
            return True
        if wanted in norm(title) and wanted not in (norm(line.strip("#* ")) for line in source.split("\n")):
            return True
        apart = _DAY_AND_NAME.search(expected)
        if not apart or norm(title) != norm(expected[: apart.start()]):
            return False
        day = f"{apart[1]}-{int(apart[2]):02}-{int(apart[3]):02}"
        return day == delivered and norm(apart[4]) == norm(speaker)

    return Fact("title", expected, title, holds)


def _author(expected: str, fields: Mapping[str, Any]) -> Fact:
    source = fields.get("source", {})
    places = (_speaker(fields), *(str(part.get(name, "")) for part in (fields, source) for name in _AUTHOR_FIELDS))
    found = [place for place in places if place]
    return Fact("author", expected, " ".join(found) or "nothing", lambda norm: norm(expected) in map(norm, found))


def _dates(truth: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[Fact]:
    own = {name: str(fields[name]) for name in _DATE_FIELDS if name in fields}
    source = {name: str(value) for name, value in fields.get("source", {}).items()}
    said = ", ".join(f"{name} {day}" for name, day in own.items()) or "no date"
    if not truth:
        yield plain("no date", "no date", said, not own)
    for name, value in truth.items():
        day = str(value)
        if name in _PAGE_TIMES:
            held = any(entry.startswith(day) for entry in source.values())
            yield plain(f"source {name}", day, "as expected" if held else "in no field of source", held)
            yield plain(f"{name} is no date of the document", f"not {day}", said, day not in own.values())
        elif name == "resolution":
            yield plain("date of the resolution not taken", f"not {day}", said, own.get("delivered") != day)
        elif name in _NAMED_DATES:
            yield plain(name, day, said, own.get(name) == day)
        else:
            yield plain(name, day, said, day in own.values())
