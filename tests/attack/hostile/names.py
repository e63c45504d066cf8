"""Names of sources: signs of shells, of URLs, of templates; case and composition; reserved names; the longest ones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..archives import REPORT, archive
from ..cases import Case
from ..front_door import run
from ..processes import patience

_NAMES = (
    "a b", "a#b", "a?b", "a%41", "a&b", 'a"b', "a'b", "<b>", "a\\b", "-o", "--help", "a:b", "..", "..a", "a..b", "index", "404",
    "glossary", "con", "a.md", "a\nb", "a\tb", "\x1b[31mred", "\u202egnp", "\u200b", "e\u0301", "é", "A", "a", "ａ", "報告", "报告",
    "\U00020bb7", "長" * 79, "~a", "a.txt~", ".#a", "LICENSE", "a.ledger", "a.ledger.jsonl", " a", "a ", "{{7}}", "$(id)", "`id`",
    ";id", "|id", "nul\x01", "javascript:alert(1)", "x" * 250, "{% raw %}", "a" * 200,
)  # fmt: skip

_BYTES = {"gbk": "报告".encode("gbk"), "big5": "報告".encode("big5"), "utf-16-le": "报告".encode("utf-16-le")}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def _dead_links(site: Path) -> Iterator[str]:
    """Links of a site that lead to no file of it."""
    for page in site.rglob("*.html"):
        links = _Links()
        links.feed(page.read_text(encoding="utf-8"))
        for link in links.found:
            path = unquote(urlsplit(link).path, errors="surrogateescape")
            if path and not re.match(r"(?i)https?:|mailto:", link) and not _exists(page.parent / path):
                yield f"{page.name}: {link}"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _alone(name: str, folder: Path) -> str:
    """One source of this name beside a plain one: both have a text and a page, and all links lead somewhere."""
    root = archive(folder, zz=REPORT + "　　又一份。\n")
    (root / "raw" / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    for command in ("normalize", "site"):
        done = run(root, command, seconds=patience(10))
        if done.complaint:
            return f"{command}: {done.complaint}"
    if not (root / "site/texts/zz.md").exists():
        return f"stops the other document: {done.err}"
    dead = list(_dead_links(root / "build/site"))
    return f"{len(dead)} dead links: {dead[:2]}" if dead else ""


def _together(folder: Path) -> str:
    """All of them in one folder: each that can be written is, none in the place of another; a second build has nothing to do."""
    root = archive(folder)
    for number, name in enumerate(_NAMES):
        try:
            (root / "raw" / f"{name}.txt").write_text(f"{REPORT}\n　　这是第{number}号文件。\n", encoding="utf-8")
        except OSError:
            continue
    (root / "raw/folder.md").mkdir()
    (root / "raw/folder.md/in.txt").write_text(REPORT, encoding="utf-8")
    done = run(root, "normalize")
    bodies = [path.read_bytes() for path in (root / "site/texts").rglob("*.md")]
    if done.complaint or len(bodies) != len(set(bodies)):
        return done.complaint or "two texts of one source"
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    again = run(root, "normalize")
    changed = [path.name for path, time in before.items() if path.stat().st_mtime_ns != time]
    return again.complaint or (f"a second run writes again: {changed[:2]}" if changed else "")


def _in_bytes(name: bytes, folder: Path) -> str:
    """A name that is not UTF-8 must not stop the other documents."""
    root = archive(folder, a=REPORT)
    with open(os.fsencode(root / "raw") + b"/" + name + b".txt", "wb") as stream:
        stream.write(REPORT.encode())
    for command in ("normalize", "check", "site"):
        done = run(root, command)
        if done.complaint:
            return f"{command}: {done.complaint}"
    return "" if (root / "build/site/texts/a.html").exists() else f"stops the other document: {done.err}"


def name_cases() -> list[Case]:
    alone = [Case(f"name {name[:20]!a}", partial(_alone, name)) for name in _NAMES]
    in_bytes = [Case(f"name in {encoding}", partial(_in_bytes, name)) for encoding, name in _BYTES.items()]
    return [*alone, *in_bytes, Case("all names together", _together)]
