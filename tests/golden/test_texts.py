"""The committed texts are what the cleaners write today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normalize.canonical.text import read_canonical
from normalize.cleaners.catalogue import method_page
from normalize.provenance.ledger import parse_ledger
from normalize.readers.encoding import decode
from normalize.verify.text import verify

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in ROOT.glob("seeds/[0-9]*.txt"))
REFRESH = "the cleaners write something else now: run `make refresh`, read `git diff site/texts`, commit both"


@pytest.mark.parametrize("suffix", [".md", ".ledger.jsonl"])
@pytest.mark.parametrize("name", NAMES)
def test_committed_file_is_what_is_written_today(regenerated: Path, name: str, suffix: str) -> None:
    committed, written = (folder / "site" / "texts" / f"{name}{suffix}" for folder in (ROOT, regenerated))
    if committed.read_bytes() != written.read_bytes():
        old, new = committed.read_text("utf-8"), written.read_text("utf-8")
        at = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
        where = f"line {old.count(chr(10), 0, at) + 1}\n- {old[max(0, at - 40) : at + 80]!r}\n+ {new[max(0, at - 40) : at + 80]!r}"
        pytest.fail(f"site/texts/{name}{suffix}: {REFRESH}\n{where}", pytrace=False)


def test_there_is_a_text_for_every_seed_and_no_other() -> None:
    assert sorted(path.stem for path in ROOT.glob("site/texts/*.md")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_ledger_replays_and_restores(name: str) -> None:
    source = (ROOT / "seeds" / f"{name}.txt").read_bytes()
    text = (ROOT / "site" / "texts" / f"{name}.md").read_text("utf-8")
    ledger = parse_ledger((ROOT / "site" / "texts" / f"{name}.ledger.jsonl").read_text("utf-8"))
    assert ledger.replay(decode(source)) == text
    assert ledger.restore(text) == source
    assert ledger.source.file == f"seeds/{name}.txt"


@pytest.mark.parametrize("name", NAMES)
def test_ledger_is_smaller_than_its_source(name: str) -> None:
    ledger, source = ROOT / "site" / "texts" / f"{name}.ledger.jsonl", ROOT / "seeds" / f"{name}.txt"
    assert ledger.stat().st_size < source.stat().st_size


@pytest.mark.parametrize("name", NAMES)
def test_committed_text_is_canonical(name: str) -> None:
    text = (ROOT / "site" / "texts" / f"{name}.md").read_text("utf-8")
    verify(text)
    assert read_canonical(text).front_matter["source"]["file"] == f"{name}.txt"


def test_method_page_is_that_of_the_cleaners() -> None:
    page = (ROOT / "site" / "method.md").read_text("utf-8")
    assert page == method_page(), "run `make refresh`"


def test_published_schema_is_the_one_that_validates() -> None:
    published = (ROOT / "site" / "schema.json").read_text("utf-8")
    packaged = (ROOT / "normalize" / "canonical" / "schema.json").read_text("utf-8")
    assert published == packaged, "run `make refresh`"
    assert json.loads(published)["properties"]
