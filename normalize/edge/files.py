"""Read, list and digest files, and write them atomically: a reader sees the old file or the new one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from normalize.edge.terminal import escape_controls


class FileError(Exception):
    """A fault of one file. The message names the file and the way out; `reason` is the message without the name."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{escape_controls(str(path))}: {reason}")
        self.reason = reason


# ---------------------------------------------------------------------------------------------- reading


def read_bytes(path: Path) -> bytes:
    """Read a file. Raises `FileError` with the message of the system."""
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise FileError(path, "this is a folder, not a file") from error
    except FileNotFoundError as error:
        raise FileError(path, "there is no such file") from error
    except OSError as error:
        raise FileError(path, f"cannot be read: {_reason(error)}") from error


def read_text(path: Path) -> str:
    """Read a file in UTF-8.

    Raises `FileError`; its cause is a `UnicodeDecodeError` if the file has another encoding.
    """
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(path, f"is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def first_line(path: Path) -> str:
    """The first line of a file in UTF-8; "" if it cannot be read."""
    try:
        with path.open(encoding="utf-8") as stream:
            return stream.readline()
    except (OSError, UnicodeDecodeError):
        return ""


def as_written(text: str) -> str:
    """Undo what programs do to a text on disk: drop a byte order mark, write CR LF as LF, end with one line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n"


# ---------------------------------------------------------------------------------------------- listing and digests


def list_files(folder: Path) -> list[str]:
    """The paths of all files below `folder`, with `/`, sorted.

    Hidden files and the backups of editors (`~`) are left out.
    """
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        base = Path(parent).relative_to(folder)
        found += [(base / name).as_posix() for name in names if not name.startswith(".") and name[-1] != "~"]
    return sorted(found)


def digest_file(path: Path) -> str:
    """The SHA-256 of the bytes of a file, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def digest_files(paths: Iterable[Path], base: Path) -> str:
    """One SHA-256 over the names (below `base`) and the bytes of several files, in hexadecimal.

    Their order does not matter.
    """
    found = sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        found.update(f"{path.relative_to(base).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def near(path: Path) -> Path:
    """The path relative to the working folder if the file lies below it; the path as it is otherwise."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


# ---------------------------------------------------------------------------------------------- writing


def write_if_changed(path: Path, content: bytes, *, durable: bool = True) -> bool:
    """Write a file atomically if its content differs, and return whether it was written. Raises `FileError`.

    The content goes to a hidden file in the same folder, which then replaces the old file. An interrupted run leaves
    the old file and nothing else. The mode is that of any new file, 0644 under the usual umask.

    With `durable` the content is on the disk before it replaces the old file, so that a power cut loses neither. Text
    that people wrote or that cannot be made again needs this. It costs about 5 ms a file, or seconds in a build of
    several hundred pages. Pages and sheets do without it, because the next build makes them again.
    """
    # The name is known before the file is made, so that an interruption at any moment can remove the file.
    temporary = path.with_name(f".{path.name[:40]}.{os.urandom(4).hex()}")
    try:
        if _has_content(path, content):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(temporary, content, durable)
        temporary.replace(path)
    except OSError as error:
        raise FileError(path, f"cannot be written: {_reason(error)}; the file is as it was") from error
    finally:  # also if the run is interrupted; after the replacement no file has that name
        with suppress(OSError):
            temporary.unlink()
    return True


def append_line(path: Path, line: str) -> None:
    """Add one line to the end of a file and force it to the disk. If the last line was cut off, it is ended first.

    Raises `FileError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as stream:
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                whole = stream.read(1) == b"\n"
            else:
                whole = True
            stream.write((b"" if whole else b"\n") + line.encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise FileError(path, f"cannot be written: {_reason(error)}") from error


def _has_content(path: Path, content: bytes) -> bool:
    """True if a file has exactly this content.

    Its size is compared first: most files that have changed need not be read.
    """
    with suppress(OSError):  # a file that cannot be read is written again
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    return False


def _write_new(path: Path, content: bytes, durable: bool) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        if durable:
            stream.flush()
            os.fsync(stream.fileno())


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
