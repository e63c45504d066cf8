"""A fence round a process: what it writes outside one folder is stopped and noted down.

The attacks hand paths like `..` and `/` to commands. An audit hook (PEP 578) sees every file that Python opens, renames or
removes before it happens. Breaches are noted beside the folder, because the command may swallow the error.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

FENCE, MEMORY = "ATTACK_FENCE", "ATTACK_MEMORY"  # variables of the environment
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Event → pairs of arguments: the path that is changed, and the descriptor of the folder it counts from, or None.
_EVENTS: dict[str, tuple[tuple[int, int | None], ...]] = {
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "sqlite3.connect": ((0, None),),
}
# What keeps nothing, and the shared memory of pools; bytecode is nobody's file either.
_OPEN_TO_ALL = ("/dev/null", "/dev/tty", "/dev/shm/", "/proc/")


class OutsideError(PermissionError):
    """A write outside the fence."""


def breaches_of(folder: Path) -> Path:
    """Where breaches of the fence round `folder` are noted, one a line."""
    return folder.with_name(f"{folder.name}.breaches")


def confine() -> None:
    """Confine this process, and what it starts, as the environment says: memory in bytes, the folder of the fence."""
    if memory := int(os.environ.get(MEMORY, "0")):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if folder := os.environ.get(FENCE):
        _build(Path(folder).resolve())


def _build(folder: Path) -> None:
    root, notes = str(folder), str(breaches_of(folder))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        for path in _changed(event, arguments):
            if path != notes and not _is_inside(path, root):
                with open(notes, "a", encoding="utf-8", errors="backslashreplace") as stream:
                    stream.write(f"{event} {path}\n")
                raise OutsideError(13, "outside the fence of the attack", path)

    sys.addaudithook(hook)  # there is no way to take it down


def _changed(event: str, arguments: tuple[object, ...]) -> list[str]:
    """The paths that an event is about to change, resolved."""
    if event == "open":
        path, _, flags = arguments
        is_write = isinstance(flags, int) and flags & _WRITES and isinstance(path, str | bytes)
        return [os.path.realpath(os.fsdecode(path))] if is_write else []  # type: ignore[arg-type]
    pairs = _EVENTS.get(event, ())
    return [_place(arguments[at], None if base is None else arguments[base]) for at, base in pairs]


def _place(path: object, folder: object) -> str:
    """A path of which the parents are resolved, but not the last part: who renames a link renames the link."""
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else str(path)
    base = f"/proc/self/fd/{folder}" if isinstance(folder, int) and folder >= 0 else "."
    parent, last = os.path.split(os.path.join(base, name.rstrip("/")))
    return (
        os.path.realpath(os.path.join(parent, last))
        if last in ("", ".", "..")
        else f"{os.path.realpath(parent)}/{last}"
    )


def _is_inside(path: str, root: str) -> bool:
    inside = path == root or path.startswith(f"{root}/")
    return inside or path.startswith(_OPEN_TO_ALL) or "__pycache__" in path
