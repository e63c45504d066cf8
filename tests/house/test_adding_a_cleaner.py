"""A new cleaner is three places by hand: its module, its line in the list, its fixture. `make refresh` writes the rest.

A made-up cleaner is added to a copy of the project, and the tests that it could fail run there.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .graph import ROOT

MODULE = "normalize/cleaners/characters/ellipses.py"
LIST = "normalize/cleaners/__init__.py"
FIXTURE = "tests/cleaners/characters/ellipses.md"
NEIGHBOUR = "dashes"  # of the same family: the new line goes below its line
TESTS = ("tests/cleaners/test_cleaners.py", "tests/golden/test_texts.py")
# Those that a new cleaner could fail: its own cases, that fixtures and cleaners belong together, the page of methods.
CONCERNED = "ellipses or every_fixture or method_page"
GENERATED = {"site/method.md"}  # by `make refresh`, from the docstring

NOT_COPIED = (".git", ".venv", "build", "dist", "tour", "__pycache__", ".*_cache", ".hypothesis", "*.pyc", "*.egg-info")

CLEANER = '''\
"""Write three full stops behind Chinese as an ellipsis.
中文：汉字后的三个句点改为省略号（GB/T 15834 §4.11）。

Before:  发展农业、工业...等产业
After:   发展农业、工业……等产业
Leaves:  more or fewer full stops (dot leaders of a contents list), full stops behind Latin letters and digits.

GB/T 15834-2011 §4.11: the ellipsis (省略号) is U+2026 twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.provenance.edit import replaced

TRIGGERS = "."
_STOPS = re.compile(r"(?<=[\\u4e00-\\u9fff])\\.{3}(?!\\.)")


def propose(draft: Draft) -> Iterator[Proposal]:
    for match in _STOPS.finditer(draft.text):
        yield replaced(draft.text, *match.span(), "……")
'''

CASES = """\
# ellipses

## Leaders, other numbers of stops, Latin

```text unchanged
一、回顾.......1
甲..乙....丙，and so on...
```

## Three stops of a typist

```text before
发展农业、工业...等产业
```
```text after
发展农业、工业……等产业
```
"""


def digests(folder: Path) -> dict[str, str]:
    """The files of a project by their content, without what runs leave behind."""
    ignored = shutil.ignore_patterns(*NOT_COPIED)
    found = {}
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - ignored(path, folders))
        for name in set(files) - ignored(path, files):
            file = Path(path, name)
            found[file.relative_to(folder).as_posix()] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def with_line_below(text: str, neighbour: str, name: str) -> str:
    """The list of cleaners with one more line, made from that of a neighbour."""
    docstring = ast.parse(text).body[0].end_lineno or 0
    lines = text.splitlines(keepends=True)
    places = [at for at, line in enumerate(lines) if at >= docstring and re.search(rf"\b{neighbour}\b", line)]
    assert len(places) == 1, (
        f"{LIST} names {neighbour} in {len(places)} lines, so a cleaner costs as many: wanted is one"
    )
    at = places[0]
    return "".join([*lines[: at + 1], re.sub(rf"\b{neighbour}\b", name, lines[at]), *lines[at + 1 :]])


def add_cleaner(project: Path) -> None:
    """By hand: the module, its line, its fixture."""
    (project / MODULE).write_text(CLEANER, encoding="utf-8")
    ordered = (project / LIST).read_text(encoding="utf-8")
    (project / LIST).write_text(with_line_below(ordered, NEIGHBOUR, "ellipses"), encoding="utf-8")
    (project / FIXTURE).write_text(CASES, encoding="utf-8")


def run(project: Path, *arguments: str) -> str:
    """Run Python in the copy, on the modules of the copy, and without a corpus."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DINGBEN"))}
    environment |= {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}"
    return done.stdout


def test_a_cleaner_is_three_places_by_hand(tmp_path: Path) -> None:
    """A rule that is cheap to add is added where it belongs, and not as a special case of another."""
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(*NOT_COPIED))
    before = digests(project)

    add_cleaner(project)
    refreshed = run(project, "tests/refresh").splitlines()
    assert refreshed[:-1] == [f"{name}: changed" for name in sorted(GENERATED)]

    shown = run(
        project, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-rA", "-k", CONCERNED, *TESTS
    )
    assert "ellipses: Three stops of a typist" in shown

    after = digests(project)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed - GENERATED == {MODULE, LIST, FIXTURE}
    assert "ellipses" in (project / "site/method.md").read_text(encoding="utf-8")
