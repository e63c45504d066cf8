"""What is mutated, and which commands must stand it. The functions here run in the sandbox."""

from __future__ import annotations

import base64
import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from ..archives import CONFIG, make_archive
from ..material import texts
from ..results import chance
from .door import dingben, raised_as
from .laws import SOURCE, built, holds_for_correction, holds_for_ledger, holds_for_source
from .mutations import document, mutated
from .values import as_json, as_yaml, with_odd_values


@dataclass(frozen=True, slots=True)
class Kind:
    """`make` gives an input; `attempt` says what fell with it in an empty working folder. `share` is of 100 cases."""

    name: str
    share: int
    make: Callable[[Random], bytes]
    attempt: Callable[[bytes], str]


def _holds_with_other_settings(data: bytes) -> str:
    return holds_for_source(data, "--lines", "paragraph", "--posts", "all")


def _correction(random: Random) -> bytes:
    """The text of `SOURCE` with changes, most of them in the body."""
    text = built()[0].decode()
    block, mark, body = text.partition("\n---\n")
    if random.random() < 0.2:
        return (mutated(block, random, 2) + mark + body).encode("utf-8", "replace")
    return (block + mark + mutated(body, random, 3)).encode("utf-8", "replace")


def _front_matter(random: Random) -> bytes:
    """The front matter of some text with odd values, or with changes of its signs."""
    block, _, body = random.choice(texts()).removeprefix("---\n").partition("---\n")
    odd = as_yaml(with_odd_values(yaml.safe_load(block), random))
    words = random.choice((odd, mutated(block, random, 3)))
    return f"---\n{words}---\n{body[:300]}".encode("utf-8", "replace")


def _stands_front_matter(data: bytes) -> str:
    """As the front matter of a source, and as that of a canonical text."""
    wrong = holds_for_source(data)
    return wrong or _stands_page(data)


def _ledger(random: Random) -> bytes:
    """A ledger with odd values in some records, or with changes of its signs."""
    lines = built()[1].decode().splitlines()
    if random.random() < 0.3:
        return mutated("\n".join(lines), random, 3).encode("utf-8", "replace")
    for _ in range(random.randint(1, 3)):
        number = random.choice((0, random.randrange(len(lines))))
        try:
            lines[number] = as_json(with_odd_values(json.loads(lines[number]), random))
        except (ValueError, RecursionError, IndexError):
            continue
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _settings(random: Random) -> bytes:
    if random.random() < 0.4:
        return mutated(CONFIG, random, 2).encode("utf-8", "replace")
    return as_yaml(with_odd_values(yaml.safe_load(CONFIG), random)).encode("utf-8", "replace")


def _stand_settings(data: bytes) -> str:
    root = make_archive(Path("outer/archive"), {"a.txt": SOURCE})
    (root / "mkdocs.yml").write_bytes(data)
    os.chdir(root)
    for command in ("normalize", "site", "check"):
        said = dingben(command)
        if said.complaint:
            return f"{command}: {said.complaint}"
    return ""


def _text(random: Random) -> bytes:
    """A canonical text with changes, as a careless hand would make them."""
    return mutated(random.choice(texts())[:3000], random, 4).encode("utf-8", "replace")


def _stands_page(data: bytes) -> str:
    root = make_archive(Path("archive"), {})
    (root / "site/texts").mkdir()
    (root / "site/texts/a.md").write_bytes(data)
    for command in ("site", "check"):
        said = dingben(command, "--config", str(root / "mkdocs.yml"))
        if said.complaint:
            return f"{command}: {said.complaint}"
    return ""


def _stands_sheet(data: bytes) -> str:
    Path("a.md").write_bytes(data)
    make_archive(Path("archive"), {})
    return dingben("pdf", "a.md", "-o", "a.pdf", "--config", "archive/mkdocs.yml").complaint


KINDS = (
    Kind("sources", 40, document, holds_for_source),
    Kind("other settings", 18, document, _holds_with_other_settings),
    Kind("corrections", 14, _correction, holds_for_correction),
    Kind("front matter", 9, _front_matter, _stands_front_matter),
    Kind("ledgers", 7, _ledger, holds_for_ledger),
    Kind("settings", 5, _settings, _stand_settings),
    Kind("pages", 5, _text, _stands_page),
    Kind("sheets", 2, _text, _stands_sheet),
)
_SLOTS = [kind for kind in KINDS for _ in range(kind.share)]


def kind_of_case(number: int) -> Kind:
    return _SLOTS[number * 37 % len(_SLOTS)]  # 37 and 100 have no common factor: the kinds take turns


def payload(number: int) -> bytes:
    """The input of a case, the same one every time."""
    return kind_of_case(number).make(chance("fuzz", number))


def attempt_case(number: int) -> dict[str, Any]:
    """Make and try a case. Out: what fell, "" if nothing; the seconds it took; the input, when it fell."""
    data = payload(number)
    start = time.monotonic()
    wrong = attempt_payload([kind_of_case(number).name, base64.b64encode(data).decode()])
    return {
        "wrong": wrong,
        "seconds": time.monotonic() - start,
        "data": base64.b64encode(data).decode() if wrong else "",
    }


def attempt_payload(case: list[str]) -> str:
    """Try an input, given in base64 behind the name of its kind, in an empty folder."""
    name, data = case
    kind = next(kind for kind in KINDS if kind.name == name)
    home = os.getcwd()
    shutil.rmtree("case", ignore_errors=True)  # of a case that killed its process
    os.mkdir("case")
    os.chdir("case")
    try:
        return kind.attempt(base64.b64decode(data))
    except RecursionError as fault:
        return raised_as(fault)
    finally:
        os.chdir(home)
        shutil.rmtree("case")
