"""Ledgers that lie: of their source, of their encoding, of places, sizes and depths. Nothing is read, written or waited for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ..archives import REPORT, archive, bomb, ledger_of, write_ledger
from ..cases import Case
from ..front_door import run
from ..processes import patience

_TEXT = "site/texts/a.md"
_COMMANDS = (
    ("restore", _TEXT, "-o", "restored"), ("explain", _TEXT), ("explain", _TEXT, "--line", "3"), ("check", _TEXT),
    ("normalize",),
)  # fmt: skip
_EDIT: dict[str, Any] = {"pass": 0, "cleaner": "x", "kind": "removed", "before": "x", "at": [0]}
_INSERTION: dict[str, Any] = {"pass": 0, "cleaner": "x", "kind": "inserted", "after": "a", "at": [0]}
_ESCAPE = "\x1b]0;pwn\x07\u202e"

# Title → what the head says of its source instead.
_HEADS: dict[str, dict[str, Any]] = {
    "source outside": {"file": "../../../../etc/passwd"},
    "source that is absolute": {"file": "/etc/passwd"},
    "source that is a folder": {"file": "/etc"},
    "source that is a device": {"file": "/dev/zero"},
    "source with an escape": {"file": f"{_ESCAPE}x"},
    "source with NUL": {"file": "a\0b"},
    "source of a megabyte": {"file": "x" * 10**6},
    "encoding with an escape": {"encoding": f"utf-8{_ESCAPE}"},
    "encoding that is a codec of another kind": {"encoding": "zlib_codec"},
    "encoding that is idna": {"encoding": "idna"},
    "encoding that is undefined": {"encoding": "undefined"},
    "line end of a megabyte": {"newline": "x" * 10**6},
    "patches that are none": {"patches": [[0, "zz"], [10**30, ""]]},
    "length without end": {"bytes": 10**400},
}
# Title → the records behind the head.
_RECORDS: dict[str, list[dict[str, Any] | str]] = {
    "cleaner and reason with escapes": [_EDIT | {"before": "关", "cleaner": _ESCAPE, "why": _ESCAPE}],
    "destination with escapes": [_EDIT | {"before": "关", "kind": "moved", "to": _ESCAPE}],
    "2,000,000 places": [_INSERTION | {"at": [1] * 2_000_000}],
    "place without end": [_INSERTION | {"at": [10**400]}],
    "place before the text": [_INSERTION | {"at": [-5]}],
    "2,000 passes far apart": [_INSERTION | {"pass": number * 10**9} for number in range(2000)],
    "place that is no number": ['{"pass": NaN, "cleaner": "x", "kind": "inserted", "after": "a", "at": [Infinity]}'],
    "records that are no objects": ["[]", "1", "null", '"a"'],
    "brackets to 100,000 levels": ["[" * 100_000],
    "braces to 100,000 levels": ['{"a":' * 100_000],
    "edits that overlap": [_EDIT | {"before": "关于"}, _EDIT | {"before": "于测", "at": [1]}],
    "inflates to 1 GiB": [_EDIT | {"before": "", "deflated": bomb(1024)}],
    "inflates to nothing": [_EDIT | {"before": "", "deflated": "!!!!"}],
}


def _attempt(head: dict[str, Any], records: list[dict[str, Any] | str] | None, folder: Path) -> str:
    root = archive(folder, a=REPORT)
    good, path = ledger_of(root, "a")
    kept = path.read_text(encoding="utf-8").splitlines()[1:]
    good["source"] |= head
    write_ledger(path, good, *(kept if records is None else records))
    before = set(folder.rglob("*"))
    return next(_complaints(root), "") or _strange(set(folder.rglob("*")) - before, root)


def _complaints(root: Path) -> Iterator[str]:
    for command in _COMMANDS:
        if wrong := run(root, *command, seconds=patience(8)).complaint:
            yield f"{command[0]}: {wrong}"


def _strange(new: set[Path], root: Path) -> str:
    """What the commands wrote and nobody asked for."""
    found = [path.name for path in new if path != root / "restored"]
    return f"writes {found[:2]}" if found else ""


def _front_matter_names_a_file(folder: Path) -> str:
    """What a text says of its source is shown, not opened."""
    root = archive(folder, a=REPORT)
    run(root, "normalize")
    path = root / _TEXT
    words = path.read_text(encoding="utf-8").replace(
        "  file: a.txt", "  file: ../../../../etc/passwd\n  url: file:///etc/passwd", 1
    )
    path.write_text(words, encoding="utf-8")
    done = run(root, "site")
    pages = [page.read_text(encoding="utf-8") for page in (root / "build/site").rglob("*.html")]
    shown = any("root:x:0" in page or 'href="file:' in page for page in pages)
    return done.complaint or ("a file of the system is linked or shown" if shown else "")


def ledger_cases() -> list[Case]:
    heads = [Case(f"ledger: {title}", partial(_attempt, head, None)) for title, head in _HEADS.items()]
    records = [Case(f"ledger: {title}", partial(_attempt, {}, found)) for title, found in _RECORDS.items()]
    return [*heads, *records, Case("front matter that names a file", _front_matter_names_a_file)]
