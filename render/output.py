"""An output folder with a manifest of the files that were written into it.

A file is skipped if nothing that it depends on has changed, left alone if its bytes are the same, and otherwise written
atomically. A build removes what an earlier one wrote and it did not. It never removes a file that the manifest does not
list, or that somebody has changed since.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from normalize.edge.files import write_if_changed

MANIFEST = ".dingben-site.json"
_VERSION = 1


class WrittenFile(NamedTuple):
    """The entry of a file in the manifest: the digest of its inputs; its size and time when it was written."""

    inputs: str
    size: int
    modified: int


class OutputFolder:
    """The folder that an archive is built into, and the manifest of earlier builds. The counters are those of this one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written = 0
        self.unchanged = 0
        self.removed = 0
        self._before, self.memory = _read_manifest(root / MANIFEST)
        self._now: dict[str, WrittenFile] = {}

    def is_fresh(self, path: str, inputs: str) -> bool:
        """True if `path` was made from the same inputs and nobody has changed it; it then counts as unchanged."""
        known = self._before.get(path)
        if known is None or known.inputs != inputs or not self._is_untouched(path, known):
            return False
        self._now[path] = known
        self.unchanged += 1
        return True

    def all_fresh(self) -> bool:
        """True if nobody has changed any file of the last build; they then all count as unchanged."""
        if not self._before or not all(self._is_untouched(*item) for item in self._before.items()):
            return False
        self._now = dict(self._before)
        self.unchanged = len(self._now)
        return True

    def write(self, path: str, content: bytes, inputs: str) -> None:
        """Bring `path` to `content`. Raises `FileError`, and `ValueError` for a path that leads out of the folder.

        Not durably: after a power cut the size of a torn file is not that of the manifest, and the next build makes it again.
        """
        target = self._target(path)
        if write_if_changed(target, content, durable=False):
            self.written += 1
        else:
            self.unchanged += 1
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
        """Keep in the manifest what this build did not write; a later build decides about it."""
        self._now = self._before | self._now

    def checkpoint(self) -> None:
        """Write the manifest as if the build ended here and kept everything: a build that is killed keeps what it has written.

        Raises `FileError`.
        """
        self._dump(self._before | self._now, self.memory, durable=False)

    def save(self, memory: Mapping[str, Any]) -> None:
        """Write the manifest with `memory`, what the next build wants to know of this one. Raises `FileError`."""
        self._dump(self._now, memory, durable=True)

    def _dump(self, outputs: Mapping[str, WrittenFile], memory: Mapping[str, Any], *, durable: bool) -> None:
        content = {"version": _VERSION, "outputs": outputs, "memory": memory}
        encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        write_if_changed(self.root / MANIFEST, encoded, durable=durable)

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
    """Outputs and memory of the last build. A manifest that cannot be read counts as empty: nothing is then removed."""
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


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
