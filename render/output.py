"""The one module of the website that opens files: it lists and reads sources, and keeps an output folder.

The output folder holds a manifest of what was written into it. A file is skipped when nothing that it depends on has
changed, left alone when its bytes are the same, written atomically otherwise; what an earlier build wrote
and this one did not is removed. A file that the manifest does not know, or that somebody has changed since, is
never removed.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

MANIFEST = ".dingben-site.json"
_VERSION = 1


class WrittenFile(NamedTuple):
    """What the manifest knows of a file: the digest of its inputs, and how it looked when it was written."""

    inputs: str
    size: int
    modified: int


def list_files(folder: Path) -> list[str]:
    """Paths of all files below `folder`, with `/`, sorted; hidden ones and editors' leavings left out."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        base = Path(parent).relative_to(folder)
        found += [(base / name).as_posix() for name in names if not name.startswith(".") and name[-1] != "~"]
    return sorted(found)


def read_text(path: Path) -> str:
    """The text of a Markdown file. Raises `UnicodeDecodeError`; a byte order mark is left out."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def digest_file(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def digest_files(paths: list[Path], base: Path) -> str:
    """One digest over the names and the bytes of `paths`."""
    found = sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        found.update(f"{path.relative_to(base).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


class OutputFolder:
    """The folder that an archive is built into, and the manifest of what earlier builds wrote there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written = 0
        self.unchanged = 0
        self.removed = 0
        self._before, self.memory = _read_manifest(root / MANIFEST)
        self._now: dict[str, WrittenFile] = {}

    def is_fresh(self, path: str, inputs: str) -> bool:
        """Whether `path` was made from the same inputs and lies there untouched; counts as unchanged then."""
        known = self._before.get(path)
        if known is None or known.inputs != inputs or not self._is_untouched(path, known):
            return False
        self._now[path] = known
        self.unchanged += 1
        return True

    def all_fresh(self) -> bool:
        """Whether every file of the last build lies there untouched; then they all count as unchanged."""
        if not self._before or not all(self._is_untouched(*item) for item in self._before.items()):
            return False
        self._now = dict(self._before)
        self.unchanged = len(self._now)
        return True

    def write(self, path: str, content: bytes, inputs: str) -> None:
        """Bring `path` to `content`. Raises `ValueError` for a path that leads out of the folder."""
        target = self._target(path)
        if _has_bytes(target, content):
            self.unchanged += 1
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_atomically(target, content)
            self.written += 1
        status = target.stat()
        self._now[path] = WrittenFile(inputs, status.st_size, status.st_mtime_ns)

    def remove_stale(self) -> None:
        """Remove what an earlier build wrote and this one did not, and the folders that this leaves empty."""
        for path in sorted(self._before.keys() - self._now.keys()):
            if self._is_untouched(path, self._before[path]):
                target = self._target(path)
                target.unlink()
                self.removed += 1
                _remove_empty(target.parent, self.root)

    def keep_stale(self) -> None:
        """Go on knowing what this build did not write, for a later build to judge."""
        self._now = self._before | self._now

    def save(self, memory: Mapping[str, Any]) -> None:
        """Write the manifest with `memory`, what the next build wants to know of this one."""
        content = {"version": _VERSION, "outputs": self._now, "memory": memory}
        encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        self.root.mkdir(parents=True, exist_ok=True)
        if not _has_bytes(self.root / MANIFEST, encoded):
            _write_atomically(self.root / MANIFEST, encoded)

    def _is_untouched(self, path: str, known: WrittenFile) -> bool:
        try:
            status = os.lstat(self.root / path)
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (known.size, known.modified)

    def _target(self, path: str) -> Path:
        target = self.root / path
        if not _is_inside(path) or not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise ValueError(f"{path} leads out of {self.root}")
        return target


def _read_manifest(path: Path) -> tuple[dict[str, WrittenFile], dict[str, Any]]:
    """What the last build left. A manifest that cannot be trusted counts as none: nothing is removed then."""
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != _VERSION:
            return {}, {}
        outputs = {str(name): WrittenFile(*entry) for name, entry in content["outputs"].items()}
        return {name: entry for name, entry in outputs.items() if _is_inside(name)}, dict(content["memory"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, {}


def _is_inside(path: str) -> bool:
    steps = PurePosixPath(path).parts
    return bool(steps) and not PurePosixPath(path).is_absolute() and ".." not in steps and "\0" not in path


def _has_bytes(path: Path, content: bytes) -> bool:
    try:
        return os.path.getsize(path) == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _write_atomically(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(name, 0o644)  # mkstemp makes files that a web server may not read
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
