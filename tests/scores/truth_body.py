"""Facts of the body: headings, articles, where it begins and ends, what must and must not stand in it.

How truth.yaml is read where it leaves room:

* "One output line" is a logical line (see `view`): our sentences are a line each, a paragraph is one. A line of the
  source that moved to the front matter is looked for there. A heading that ran into its paragraph counts with it.
* Headings are counted from the one that opens the body to its last sentence, as far as `body_first` and `body_last`
  are found: annexes, the glossary's own heading and another document in the file are not counted.
* `run_in`: the end of the heading and the beginning of the paragraph come from one line of the source.
* `body_last`: nothing follows it but headings, annexes (附…, 注…, a year's 实事) and notes.
* `must_survive` of a numbered glossary entry (16．“双补”：…) is held by the entry of that place: its number is the
  place, and our labels are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from normalize.canonical.front_matter import split_front_matter
from normalize.provenance.origins import source_offset

from .truth_fact import Fact, Norm, count, plain
from .view import LogicalLine, View, fold, squeeze

_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇]+条")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]+[、）)]|第.{1,3}[章节]|\d+[.．、]")
_ENTRY_NUMBER = re.compile(r"(\d{1,3})[.．、]\s*(.+)")
_AFTER_BODY = re.compile(r"附|注|名词|《政府工作报告》|\d{4}年.*实事")


def body_facts(truth: Mapping[str, Any], source: str, view: View) -> Iterator[Fact]:
    body = _body_lines(truth, view.lines)
    if "headings" in truth:
        yield from _headings(truth["headings"] or {}, body, source, view)
    if "articles" in truth:
        found = {match[0] for line in view.lines if (match := _ARTICLE.match(squeeze(line.text)))}
        yield count("articles", truth["articles"], len(found))
    if "body_first" in truth:
        yield _first(truth["body_first"], view.lines)
    if "body_last" in truth:
        yield _last(truth["body_last"], view.lines)
    yield from _absent(truth, view)
    words = (*view.words, *_run_in_lines(view.lines))
    for kind in ("must_survive", "must_survive_joined", "joined_across"):
        for text in truth.get(kind, ()):
            yield _survives(kind, text, words, view)
    for pair in truth.get("must_not_join", ()):
        yield _apart(pair, view.words)


def _body_lines(truth: Mapping[str, Any], lines: Sequence[LogicalLine]) -> tuple[LogicalLine, ...]:
    """The lines of the body proper: from the salutation's line to the one that ends as the body ends."""
    first, last = squeeze(truth.get("body_first", "")), squeeze(truth.get("body_last", ""))
    texts = [squeeze(line.text) for line in lines]
    start = next((at for at in range(len(texts)) if first and "".join(texts[at : at + 3]).startswith(first)), 0)
    end = next((at for at in range(len(texts), 0, -1) if last and texts[at - 1].endswith(last)), len(texts))
    while start and lines[start - 1].level > 1:  # headings that stand directly over the first words
        start -= 1
    return tuple(lines[start : max(end, start)])


def _headings(
    truth: Mapping[int, Mapping[str, Any]], body: Sequence[LogicalLine], source: str, view: View
) -> Iterator[Fact]:
    if not truth:
        found = [line.text for line in body if line.level > 1]
        yield plain("no headings", "none", f"{len(found)}: {found[0]}" if found else "none", not found)
    for level, wanted in truth.items():
        found = [line.text for line in body if line.level == level]
        yield count(f"headings {level}", wanted["count"], len(found))
        for name, place in (("first", 0), ("last", -1)):
            got = found[place] if found else "nothing"
            yield _begins(f"heading {level} {name}", wanted[name], got)
        if wanted.get("unnumbered"):
            numbered = [text for text in found if _NUMBERED.match(squeeze(text))]
            got = numbered[0] if numbered else f"{len(found)} without"
            yield plain(f"headings {level} unnumbered", "no number", got, bool(found) and not numbered)
        if "run_in" in wanted:
            yield count(f"headings {level} run in", _run_in(wanted), _run_in_found(level, found, source, view))


def _run_in(wanted: Mapping[str, Any]) -> int:
    """How many headings run in: all, none, or the number in words like `mixed (6 in section 1 run in, …)`."""
    if wanted["run_in"] is True:
        return int(wanted["count"])
    # A comma in words without quotes ends a value of YAML: the rest of them is a key without one.
    words = ", ".join([str(wanted["run_in"]), *(str(key) for key, value in wanted.items() if value is None)])
    found = re.search(r"(\d+)[^,，)]*run in", words)
    return int(found[1]) if found else 0


def _run_in_found(level: int, headings: Sequence[str], source: str, view: View) -> int:
    """Headings of a level whose end and whose next paragraph's beginning come from one line of the source."""
    text, passes = view.result.text, view.result.ledger.passes
    _, body = split_front_matter(text)
    offset = len(text) - len(body)
    wanted = {squeeze(heading) for heading in headings}
    found = 0
    for match in re.finditer(rf"^{'#' * level} (.+)\n\n(?!#|\[\^)(?=\S)", body, re.MULTILINE):
        words = squeeze(re.sub(r"\[\^[^\]]+\]|\\", "", match[1]))
        if words in wanted:
            end = source_offset(passes, offset + match.end(1) - 1)
            start = source_offset(passes, offset + match.end())
            found += "\n" not in source[min(end, start) : max(end, start)]
    return found


def _begins(name: str, expected: str, got: str) -> Fact:
    return Fact(name, expected, got, lambda norm: norm(got).startswith(norm(expected)))


def _first(expected: str, lines: Sequence[LogicalLine]) -> Fact:
    """The body begins with these words: after the title, and after headings that stand over them."""
    body = [line for line in lines if line.level != 1 and line.text]
    opening = next((at for at, line in enumerate(body) if not line.level), len(body) - 1)
    starts = ["".join(line.text for line in body[at : at + 4]) for at in range(opening + 1)]
    got = starts[-1] if starts else "nothing"
    return Fact(
        "body_first", expected, got, lambda norm: any(norm(start).startswith(norm(expected)) for start in starts)
    )


def _last(expected: str, lines: Sequence[LogicalLine]) -> Fact:
    """The body ends with these words, and nothing but annexes and notes follows."""
    texts = [line for line in lines if line.text]

    def holds(norm: Norm) -> bool:
        ends = [at for at, line in enumerate(texts) if norm(line.text).endswith(norm(expected))]
        if not ends:
            return False
        after = texts[ends[-1] + 1 :]
        return not after or after[0].level > 0 or bool(_AFTER_BODY.match(squeeze(after[0].text)))

    ends = [at for at, line in enumerate(texts) if squeeze(line.text).endswith(squeeze(expected))]
    after = texts[ends[-1] + 1 : ends[-1] + 2] if ends else []
    got = f"then: {after[0].text}" if after else (texts[-1].text[-20:] if texts else "nothing")
    return Fact("body_last", expected, got, holds)


def _absent(truth: Mapping[str, Any], view: View) -> Iterator[Fact]:
    """must_not words: nowhere in the body and its notes; those of line_only: not as a whole line."""
    texts = [*(line.text for line in view.lines), *(entry.text for entry in view.entries)]
    whole_lines_only = set(truth.get("line_only", ()))
    for word in truth.get("must_not", ()):
        if word in whole_lines_only:
            hit = next((text for text in texts if fold(text) == fold(word)), "")
            yield Fact(
                "must_not (line)", f"no line {word}", hit or "none",
                lambda norm, word=word: norm(word) not in map(norm, texts),
            )  # fmt: skip
        else:
            hit = next((text for text in texts if fold(word) in fold(text)), "")
            yield Fact(
                "must_not", f"no {word}", hit or "none",
                lambda norm, word=word: norm(word) not in norm("".join(texts)),
            )  # fmt: skip


def _run_in_lines(lines: Sequence[LogicalLine]) -> Iterator[str]:
    """Heading and following paragraph as the one line that they may have been."""
    for heading, following in pairwise(lines):
        if heading.level > 1 and not following.level:
            yield heading.text + following.text


def _survives(kind: str, text: str, words: Sequence[str], view: View) -> Fact:
    entry = _ENTRY_NUMBER.fullmatch(text)
    place = int(entry[1]) - 1 if entry else -1

    def holds(norm: Norm) -> bool:
        if any(norm(text) in norm(line) for line in words):
            return True
        if not entry or place >= len(view.entries):
            return False
        return norm(view.entries[place].text).startswith(norm(entry[2]))

    whole = squeeze("".join(line.text for line in view.lines))
    got = "broken over lines" if squeeze(text) in whole else "not in the text"
    return Fact(kind, text, got, holds)


def _apart(pair: Sequence[str], words: Sequence[str]) -> Fact:
    first, second = pair

    def holds(norm: Norm) -> bool:
        texts = [norm(line) for line in words]
        together = any(norm(first) in text and norm(second) in text for text in texts)
        return not together and all(any(norm(part) in text for text in texts) for part in pair)

    return Fact("must_not_join", f"{first} | {second}", "joined, or one of them is missing", holds)
