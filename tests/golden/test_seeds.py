"""The five sources against what a careful reader finds in them (`tests/golden/seeds.yaml`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from normalize.batch.tree import normalize_file
from normalize.canonical.text import CanonicalText, read_canonical
from normalize.canonical.tree import FootnoteDefinition, FootnoteReference, Heading, Inline, Strong, plain_text
from normalize.engine.options import Options
from normalize.provenance.finding import Finding
from normalize.provenance.ledger import Ledger
from normalize.provenance.origins import source_offset

TRUTH: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "seeds.yaml").read_text(encoding="utf-8"))
SEEDS = list(TRUTH)


class Read(NamedTuple):
    """A seed and what became of it."""

    truth: dict[str, Any]
    source: str
    text: str
    canonical: CanonicalText
    ledger: Ledger
    findings: tuple[Finding, ...]

    @property
    def source_lines(self) -> list[str]:
        return self.source.split("\n")

    @property
    def headings(self) -> list[Heading]:
        return [block for block in self.canonical.document.children if isinstance(block, Heading)]

    @property
    def entries(self) -> list[FootnoteDefinition]:
        return [block for block in self.canonical.document.children if isinstance(block, FootnoteDefinition)]


@pytest.fixture(scope="module", params=SEEDS)
def seed(request: pytest.FixtureRequest, root: Path) -> Read:
    return _read(root, request.param)


_CACHE: dict[str, Read] = {}


def _read(root: Path, name: str) -> Read:
    if name not in _CACHE:
        decoded, result = normalize_file(root / "seeds" / f"{name}.txt", root, Options())
        canonical = read_canonical(result.text)
        _CACHE[name] = Read(TRUTH[name], decoded.text, result.text, canonical, result.ledger, result.findings)
    return _CACHE[name]


def letters(text: str) -> str:
    """Letters, digits and ideographs alone: what no cleaner may change. Markers and tags are none."""
    text = re.sub(r"<sup>\[\d+\]</sup>|\[\^[^\]]*\]|<[^<>]*>", "", text)
    return "".join(re.findall(r"\w", text))


def references(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for node in inlines:
        if isinstance(node, FootnoteReference):
            yield node.label
        elif isinstance(node, Strong):
            yield from references(node.children)


def test_all_seeds_are_described(root: Path) -> None:
    assert sorted(path.stem for path in root.glob("seeds/[0-9]*.txt")) == sorted(TRUTH)


FIELDS = [(name, field) for name in SEEDS for field in TRUTH[name]["fields"]]


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[f"{name[:3]} {field}" for name, field in FIELDS])
def test_field_of_the_front_matter(root: Path, name: str, field: str) -> None:
    value: Any = _read(root, name).canonical.front_matter
    for part in field.split("."):
        value = (value or {}).get(part)
    assert value == TRUTH[name]["fields"][field]


def test_role_of_the_speaker_ends_in_the_office(seed: Read) -> None:
    role = seed.canonical.front_matter["speaker"]["role"]
    assert role.endswith(seed.truth.get("role_ends", "区长"))


def test_headings_by_level(seed: Read) -> None:
    assert Counter(heading.level for heading in seed.headings) == seed.truth["levels"]


def test_no_level_is_skipped(seed: Read) -> None:
    levels = [heading.level for heading in seed.headings]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_run_in_headings_keep_their_stop(seed: Read) -> None:
    """A run-in heading begins a longer line of the source, and ends in 。 to say so."""
    lines = [letters(line) for line in seed.source_lines]
    found: Counter[int] = Counter()
    for heading in seed.headings:
        words = plain_text(heading.children)
        if any(line.startswith(letters(words)) and line != letters(words) for line in lines) and heading.level > 1:
            assert words.endswith("。"), words
            found[heading.level] += 1
    assert found == seed.truth["run_in"]


def test_glossary_and_its_markers(seed: Read) -> None:
    used = [label for block in seed.canonical.document.children for label in _references(block)]
    in_headings = [label for heading in seed.headings for label in references(heading.children)]
    assert len(seed.entries) == seed.truth["entries"]
    assert len(re.findall(r"<sup>\[\d+\]</sup>", seed.source)) == seed.truth["markers"]
    assert len(used) == seed.truth["linked"]
    assert len(in_headings) == seed.truth.get("linked_in_headings", 0)
    assert sorted(used) == sorted(entry.label for entry in seed.entries)


def _references(block: Any) -> Iterator[str]:
    if not isinstance(block, FootnoteDefinition):
        yield from references(getattr(block, "children", ()))


def test_an_entry_without_a_marker_is_linked_at_the_first_use_of_its_term(seed: Read) -> None:
    if seed.truth["markers"]:
        return
    body = "\n".join(line for line in seed.canonical.body.split("\n") if not line.startswith(("[^", "#", "    ")))
    for entry in seed.entries:
        before = re.split(rf"\[\^{re.escape(entry.label)}\]", body)[0]
        core = letters(entry.label)[-3:]
        assert letters(before).endswith(core), entry.label
        assert letters(entry.label) not in letters(before)[: -len(letters(entry.label))], entry.label


def test_every_sentence_of_the_body_survives_in_its_place(seed: Read) -> None:
    first, last = seed.truth["body"]
    source = letters("".join(seed.source_lines[first - 1 : last]))
    body = seed.canonical.body.split("\n[^", 1)[0]
    written = "".join(line for line in body.split("\n") if not line.startswith("# "))
    assert letters(written) == source


def test_every_entry_survives(seed: Read) -> None:
    whole = letters(seed.canonical.body)
    for line in seed.source_lines[seed.truth["body"][1] : seed.truth["body"][1] + 70]:
        if seed.truth["entries"] and not line.startswith("抄送"):
            entry = re.sub(r"^[*\s]*(?:（\d+）|\[\d+\]|\d+\.)", "", line)
            if "：" in entry.rstrip("：:"):
                assert letters(entry) in whole, line


def test_lines_that_were_cut_are_joined_and_no_others(seed: Read) -> None:
    joins = []
    for number, step in enumerate(seed.ledger.passes):
        if step.cleaner == "interrupted-paragraphs":
            offsets = [source_offset(seed.ledger.passes[:number], edit.start) for edit in step.edits]
            joins = [seed.source.count("\n", 0, offset) + 1 for offset in offsets]
    assert joins == seed.truth["cuts"]


def test_findings(seed: Read) -> None:
    assert [finding.code for finding in seed.findings] == seed.truth["findings"]


def test_words_that_must_stand(seed: Read) -> None:
    missing = [words for words in seed.truth.get("text", ()) if words not in seed.text.replace("\n", "")]
    assert not missing


def test_words_of_the_frame_are_gone(seed: Read) -> None:
    left = [words for words in seed.truth.get("never", ()) if words in seed.canonical.body]
    assert not left


def test_no_typed_spaces_stay_in_chinese(seed: Read) -> None:
    """Numbers and units stand close; only between Latin words is a space."""
    prose = [line for line in seed.canonical.body.split("\n") if not line.startswith(("#", "    ", "[^"))]
    assert not [line for line in prose if re.search(r"[\u4e00-\u9fff\d”] [\u4e00-\u9fff\d“]|\s$", line)]


def test_punctuation_is_fullwidth(seed: Read) -> None:
    assert not re.findall(
        r"[\u4e00-\u9fff][,:;?!]|[,;?!][\u4e00-\u9fff]", re.sub(r"\[\^[^\]]*\]:?", "", seed.canonical.body)
    )


def test_the_wrong_note_number_is_told(root: Path) -> None:
    """In the source “两学一做” bears the number 1, which is that of 三个着力."""
    seed = _read(root, "004_897ffd6ff6010702")
    (finding,) = seed.findings
    assert seed.source[finding.start : finding.end] == "<sup>[1]</sup>"
    assert seed.source[: finding.start].endswith("“两学一做”")
