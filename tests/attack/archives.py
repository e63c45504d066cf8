"""Small archives to be attacked: made, copied, compared."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .front_door import run

CONFIG = """\
site_name: 压力档案
site_url: https://archive.example/
docs_dir: site
site_dir: build/site
theme:
  name: mkdocs
nav:
  - 首页: index.md
extra:
  dingben:
    sources: [raw]
    pdf:
      output: build/pdf
"""
REPORT = "关于测试的报告\n\n各位代表：\n\n　　正文说明情况。\n\n　　第二段说明情况。\n"


def make_archive(root: Path, sources: Mapping[str, bytes], config: str = CONFIG) -> Path:
    """An archive in `root` that was never built; `sources` are contents by name below `raw/`. Returns `root`."""
    (root / "raw").mkdir(parents=True)
    (root / "site").mkdir()
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "site" / "index.md").write_text("# 首页\n\n一页。\n", encoding="utf-8")
    for name, content in sources.items():
        (root / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "raw" / name).write_bytes(content)
    return root


def archive(folder: Path, config: str = CONFIG, **sources: str) -> Path:
    """A small archive in `folder`; `sources` are texts by stem."""
    return make_archive(folder / "archive", {f"{name}.txt": words.encode() for name, words in sources.items()}, config)


def ledger_of(root: Path, name: str) -> tuple[dict[str, Any], Path]:
    """Write the texts of an archive; the head of a ledger, and its path."""
    run(root, "normalize")
    path = root / f"site/texts/{name}.ledger.jsonl"
    return json.loads(path.read_text(encoding="utf-8").split("\n")[0]), path


def write_ledger(path: Path, head: dict[str, Any], *records: dict[str, Any] | str) -> None:
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in (head, *records)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def bomb(mebibytes: int) -> str:
    """What inflates to so many MiB of NUL, as a ledger holds it: in base64. Made of one block again and again.

    >>> zlib.decompress(base64.b64decode(bomb(2))) == bytes(2 << 20)
    True
    """
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = deflate.compress(bytes(1 << 20)) + deflate.flush(zlib.Z_FULL_FLUSH)
    # RFC 1950: the header, the blocks, an empty last one, the check sum; that of n NUL is n modulo 65521, and 1.
    check = ((mebibytes << 20) % 65521).to_bytes(2, "big") + b"\0\1"
    return base64.b64encode(b"\x78\xda" + block * mebibytes + b"\x03\x00" + check).decode()


def copy_archive(source: Path, target: Path) -> Path:
    """A copy with the same times, to the nanosecond, in place of what was there. Returns `target`."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
    return target


def outputs(root: Path) -> dict[str, str]:
    """Path → digest of all that a build wrote. Hidden files are left out: they remember times."""
    files = (path for folder in ("site", "build") for path in (root / folder).rglob("*") if path.is_file())
    seen = (path for path in files if not path.name.startswith("."))
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(seen)}


def hidden(root: Path) -> set[str]:
    """The hidden files of an archive: what a build remembers, and temporary files that it left."""
    return {path.relative_to(root).as_posix() for path in root.rglob(".*") if path.is_file()}


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """`-path` for what is missing, `+path` for what is too much, `~path` for other bytes.

    >>> differences({"a": "1", "b": "1"}, {"b": "2", "c": "1"})
    ['-a', '~b', '+c']
    """
    changed = [(name, "~") for name in expected.keys() & found.keys() if expected[name] != found[name]]
    missing = [(name, "-") for name in expected.keys() - found.keys()]
    surplus = [(name, "+") for name in found.keys() - expected.keys()]
    return [f"{sign}{name}" for name, sign in sorted(changed + missing + surplus)]
