"""The only module of the package that opens files. Writes are atomic: a reader sees the old file or the new one."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from normalize.edge.terminal import escape_controls


class FileError(Exception):
    """Something about one file; the message names it and the way out. Other files go on."""

    def __init__(self, path: Path | str, message: str) -> None:
        super().__init__(f"{escape_controls(str(path))}: {message}")


def read_bytes(path: Path) -> bytes:
    """Raises `FileError` with what the system says."""
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise FileError(path, "this is a folder, not a file") from error
    except FileNotFoundError as error:
        raise FileError(path, "there is no such file") from error
    except OSError as error:
        raise FileError(path, f"cannot be read: {_reason(error)}") from error


def read_text(path: Path) -> str:
    """Read UTF-8. Raises `FileError`."""
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(path, f"is not UTF-8 (byte {error.start}); save it as UTF-8") from error


def first_line(path: Path) -> str:
    """The first line of a file in UTF-8; "" when there is none that can be read."""
    try:
        with path.open(encoding="utf-8") as stream:
            return stream.readline()
    except (OSError, UnicodeDecodeError):
        return ""


def as_written(text: str) -> str:
    """A text on disk without what programs do to any file: a byte order mark, CR LF, line feeds too many at the end or none."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n"


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write atomically unless the file holds just that. Returns whether it was written. Raises `FileError`."""
    # Named before it is made, so that an interruption at any moment knows what to take away.
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileError(path, f"cannot be written: {_reason(error)}; the file is as it was") from error
    finally:  # also when the run is interrupted; after the replacement there is nothing of that name
        with suppress(OSError):
            temporary.unlink()
    return True


def append_line(path: Path, line: str) -> None:
    """Add one line to the end of a file and see it to the disk. A line that was cut off before is ended first.

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


def near(path: Path) -> Path:
    """A path as it is written from the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
