"""Archives that a command did harm to, could not read, or never finished."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..archives import CONFIG, REPORT, archive, bomb, ledger_of, write_ledger
from ..cases import Case
from ..front_door import UNPRIVILEGED, run
from ..processes import patience

_EDIT = {"pass": 0, "cleaner": "x", "kind": "removed", "at": [0]}


def _file_name_in_gbk(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    with open(os.fsencode(root / "raw") + b"/" + "报告".encode("gbk") + b".txt", "wb") as stream:
        stream.write(REPORT.encode())
    done = run(root, "build", seconds=120)
    return done.complaint or ("" if (root / "build/site/index.html").exists() else f"stops the build: {done.err}")


def _long_file_name(folder: Path) -> str:
    root = archive(folder, zz=REPORT, **{"x" * 250: REPORT})
    done = run(root, "normalize")
    return done.complaint or ("" if (root / "site/texts/zz.md").exists() else f"stops the others: {done.err}")


def _pipe_in_docs_dir(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    os.mkfifo(root / "site/pipe.md")
    return run(root, "build", seconds=patience(10)).complaint


def _damaged_ledger_and_others(folder: Path, record: str) -> str:
    """A text whose ledger cannot be read is named; the other documents are done."""
    root = archive(folder, a=REPORT, b=REPORT + "　　又一段。\n")
    head, path = ledger_of(root, "a")
    (root / "site/texts/b.md").unlink()
    (root / "site/texts/b.ledger.jsonl").unlink()
    write_ledger(path, head, record)
    text = root / "site/texts/a.md"
    text.write_text(text.read_text(encoding="utf-8").replace("说明情况", "说明实情"), encoding="utf-8")
    done = run(root, "normalize")
    return done.complaint or ("" if (root / "site/texts/b.md").exists() else f"the others are not done: {done.err}")


def _removal_behind_the_end(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    head, path = ledger_of(root, "a")
    text = (root / "site/texts/a.md").read_text(encoding="utf-8")
    source = f"{text}x".encode()
    head["source"] |= {"sha256": hashlib.sha256(source).hexdigest(), "bytes": len(source)}
    head["text"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    write_ledger(path, head, _EDIT | {"before": "x", "at": [10**6]})
    return run(root, "explain", "site/texts/a.md", "--line", "3", seconds=patience(5)).complaint


def _inflates_to_a_gibibyte(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    head, path = ledger_of(root, "a")
    write_ledger(path, head, _EDIT | {"deflated": bomb(1024)})
    ended = [run(root, command, "site/texts/a.md", *more) for command, *more in (("restore", "-o", "x"), ("explain",))]
    return next((done.complaint for done in ended if done.complaint), "")


def _ledger_of_another(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    head, path = ledger_of(root, "a")
    records = path.read_text(encoding="utf-8").splitlines()[1:]
    head["source"]["file"] = "/etc/hostname"  # a file that is there, so that the text seems to belong to it
    write_ledger(path, head, *records)
    done = run(root, "normalize")
    texts = sorted(text.name for text in (root / "site/texts").glob("*.md"))
    return done.complaint or ("" if texts == ["a.md"] else f"the source is written twice: {texts}")


def _setting(folder: Path, old: str, new: str, inside_only: bool = False) -> str:
    root = archive(folder, CONFIG.replace(old, new), a=REPORT)
    before = set(folder.rglob("*"))
    ended = [run(root, command) for command in ("normalize", "site", "pdf")]
    outside = [path for path in set(folder.rglob("*")) - before - {folder / "tmp"} if not path.is_relative_to(root)]
    if inside_only and outside:
        return f"writes outside of the project: {outside[0].relative_to(folder)}"
    return next((done.complaint for done in ended if done.complaint), "")


def _link_out_of_docs_dir(folder: Path) -> str:
    (folder / "secret").mkdir()
    (folder / "secret/s.txt").write_text("机密内容。\n", encoding="utf-8")
    root = archive(folder, a=REPORT)
    (root / "site/asset.txt").symlink_to(folder / "secret/s.txt")
    (root / "site/folder").symlink_to(folder / "secret")
    done = run(root, "site")
    files = (path for path in (root / "build").rglob("*") if path.is_file())
    published = [path.name for path in files if "机密".encode() in path.read_bytes()]
    return done.complaint or (f"published: {published}" if published else "")


def _unreadable_folder(folder: Path) -> str:
    root = archive(folder, a=REPORT, **{"locked/b": REPORT})
    (root / "raw/locked").chmod(0)
    try:
        done = run(root, "normalize", wrapper=UNPRIVILEGED)
    finally:
        (root / "raw/locked").chmod(0o755)
    return done.complaint or ("" if "locked" in done.err else "passed over in silence")


def _two_terms_of_one_id(folder: Path) -> str:
    root = archive(folder, a="# 报告\n\n正文用 C++ 与 C#。\n\n名词解释\n\n**C++**：甲。\n\n**C#**：乙。\n")
    run(root, "normalize")
    done = run(root, "site")
    ids = re.findall(r'\sid="([^"]+)"', (root / "build/site/glossary.html").read_text(encoding="utf-8"))
    twice = sorted({one for one in ids if ids.count(one) > 1})
    return done.complaint or (f"id twice on the glossary page: {twice}" if twice else "")


def _sheets_inside_the_site(folder: Path) -> str:
    root = archive(folder, CONFIG.replace("build/pdf", "build/site/pdf"), a=REPORT)
    first = run(root, "build")
    if first.code:  # refused: that is well too
        return first.complaint
    second = run(root, "pdf", "--json")
    return second.complaint or ("" if '"unchanged"' in second.out else "every build sets them anew")


def _escape_in_front_matter(folder: Path) -> str:
    root = archive(folder)
    words = '---\ntitle: "报告\\u0000\\u001b]0;pwn\\u0007"\n---\n\n正文说明。\n'
    (root / "raw/a.md").write_text(words, encoding="utf-8")
    return run(root, "normalize").complaint


def _correction_with_trailing_spaces(folder: Path) -> str:
    """What a person typed stays as typed, or is refused by name."""
    root = archive(folder, a=REPORT)
    run(root, "normalize")
    path = root / "site/texts/a.md"
    typed = path.read_text(encoding="utf-8").replace("说明情况。", "说明情况。  ", 1)
    path.write_text(typed, encoding="utf-8")
    done = run(root, "normalize")
    return done.complaint or ("" if path.read_text(encoding="utf-8") == typed else "does not stay as typed")


_DEEP = "nav: " + "[" * 3000 + "]" * 3000
_CASES: dict[str, Callable[[Path], str]] = {
    "file name in GBK": _file_name_in_gbk,
    "file name of 254 bytes": _long_file_name,
    "pipe in docs_dir": _pipe_in_docs_dir,
    "ledger of 100,000 brackets, and another document": partial(_damaged_ledger_and_others, record="[" * 100_000),
    "ledger with a removal behind the end": _removal_behind_the_end,
    "ledger with 1 GiB deflated": _inflates_to_a_gibibyte,
    "ledger that names another source": _ledger_of_another,
    "configuration 3,000 levels deep": partial(_setting, old="nav:\n  - 首页: index.md", new=_DEEP),
    "number of 5,000 digits in the configuration": partial(_setting, old="压力档案", new="9" * 5000),
    "NUL in site_dir": partial(_setting, old="build/site", new='"a\\0b"'),
    "NUL in sources": partial(_setting, old="[raw]", new='["a\\0b"]'),
    "NUL in theme": partial(_setting, old="sources:", new='theme: "a\\0b"\n    sources:'),
    "docs_dir above the project": partial(_setting, old="docs_dir: site", new="docs_dir: ..", inside_only=True),
    "texts above the project": partial(_setting, old="sources:", new="texts: ../../x\n    sources:", inside_only=True),
    "link out of docs_dir": _link_out_of_docs_dir,
    "unreadable folder of sources": _unreadable_folder,
    "two terms whose ids are one": _two_terms_of_one_id,
    "sheets inside the site": _sheets_inside_the_site,
    "escape sequence in front matter": _escape_in_front_matter,
    "correction with trailing spaces": _correction_with_trailing_spaces,
}


def archive_cases() -> list[Case]:
    return [Case(name, attempt) for name, attempt in _CASES.items()]
