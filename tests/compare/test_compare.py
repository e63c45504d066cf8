"""The comparison tells nothing of a checkout and itself, and names the document that a changed cleaner changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMPARE = Path(__file__).resolve().parent
ROOT = COMPARE.parent.parent

# A front door that gives a cleaner another name in the ledgers it wrote.
RENAMING = """
_main = main
def main(arguments):
    from pathlib import Path

    code = _main(arguments)
    for ledger in Path("out").rglob("*.jsonl"):
        content = ledger.read_text(encoding="utf-8")
        ledger.write_text(content.replace('"cleaner":"dashes"', '"cleaner":"dash-signs"'), encoding="utf-8")
    return code
"""


# A front door that works for nothing.
SLOW = """
_fast = main
def main(arguments=None):
    sum(range(20_000_000))
    return _fast(arguments)
"""


def compare(*arguments: object) -> tuple[int, str]:
    command = [sys.executable, str(COMPARE), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


def count(shown: str, row: str) -> int:
    return next(int(line.split()[-1]) for line in shown.splitlines() if line.startswith(row))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Three documents, two of them of one name; and one that is no text, which every checkout refuses."""
    folder = tmp_path / "文件"
    for name, content in (
        ("甲/报告.txt", "政府工作报告\n\n建国以来--特别是改革开放以来--取得了成就。\n"),
        ("乙/报告.txt", "政府工作报告\n\n现在,我代表区人民政府向大会报告工作。\n"),
        ("通知.md", "# 通知\n\n各单位：\n\n请按时报送。\n"),
        ("空.txt", "\n"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the checkout."""
    copy = tmp_path / "copy"
    for name in ("normalize", "render"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "test*"))
    shutil.copy(ROOT / "dingben.py", copy)
    return copy


def replace(checkout: Path, old: str, new: str) -> None:
    """Replace what stands in one module of the cleaners, wherever that lies."""
    (module,) = (path for path in checkout.rglob("*.py") if old in path.read_text(encoding="utf-8"))
    module.write_text(module.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_checkout_is_the_same_as_itself(documents: Path) -> None:
    code, shown = compare(ROOT, ROOT, documents)
    assert code == 0, shown
    assert count(shown, "documents compared") == 4
    assert count(shown, "of them refused by both") == 1
    assert shown.endswith("\nthe same\n")


def test_a_changed_cleaner_is_told_with_its_document(documents: Path, changed: Path, tmp_path: Path) -> None:
    replace(changed, '_WHOLE = "——"', '_WHOLE = "―"')
    code, shown = compare(ROOT, changed, documents, "--json", tmp_path / "all.jsonl")
    assert code == 1, shown
    assert count(shown, "texts that differ") == count(shown, "ledgers that differ") == 1
    assert count(shown, "sources not restored") == 0
    assert "甲/报告.txt: text, ledger" in shown
    assert "  -建国以来——特别是改革开放以来——取得了成就。\n  +建国以来―特别是改革开放以来―取得了成就。" in shown
    told = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["document"] for one in told if one["differs"]] == [str(documents / "甲/报告.txt")]


def test_a_cleaner_with_another_name_is_no_difference(documents: Path, changed: Path) -> None:
    with (changed / "dingben.py").open("a", encoding="utf-8") as stream:
        stream.write(RENAMING)
    code, shown = compare(ROOT, changed, documents, "--sample", 4)
    assert code == 0, shown
    assert "  dashes → dash-signs  (1 pass)\n" in shown


def test_a_slow_checkout_is_told(changed: Path) -> None:
    door = changed / "dingben.py"
    door.write_text(
        door.read_text(encoding="utf-8").replace('\nif __name__ == "__main__"', f'{SLOW}\nif __name__ == "__main__"'),
        encoding="utf-8",
    )
    (changed / "seeds").mkdir()
    shutil.copy(next(ROOT.glob("seeds/000*.txt")), changed / "seeds")
    code, shown = compare("--speed", ROOT, changed, "--rounds", 1)
    assert code == 1, shown
    ratios = {line.split()[0]: float(line.split()[-1]) for line in shown.splitlines()[1:5]}
    assert set(ratios) == {"text", "page", "long", "start"}
    assert ratios["text"] > 1.15
    assert ratios["start"] > 1.15


def test_what_cannot_be_compared_is_misuse(documents: Path, tmp_path: Path) -> None:
    assert compare(ROOT, tmp_path, documents)[0] == 2
    assert compare(ROOT, ROOT, tmp_path / "none")[0] == 2
    assert compare(ROOT, ROOT)[0] == 2
    assert compare("--speed", ROOT, tmp_path)[0] == 2
