"""Read, list and digest files, and write them atomically: a reader sees the old file or the new one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from normalize.edge.terminal import escape_controls


class FileError(Exception):
    """A fault of one file: its `path`, and the `reason` with the way out. The message has both."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{escape_controls(str(path))}: {reason}")
        self.path = Path(path)
        self.reason = reason


# ---------------------------------------------------------------------------------------------- reading


# What a shell hands over as a file: the standard input, and the pipe of a process substitution.
_HANDED_OVER = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def read_bytes(path: Path) -> bytes:
    """Read a file. Raises `FileError` with the message of the system, or for a pipe or a device, which may have no end."""
    try:
        if not path.is_file() and path.exists() and not path.is_dir() and not str(path).startswith(_HANDED_OVER):
            raise FileError(path, "is a pipe or a device, not a file; save its content in a file")
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


def is_file(path: Path) -> bool:
    """True if there is such a file. A name that no file can have is none: it comes from a ledger, and may be anything."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


_LONGEST_FIRST_LINE = 1_000_000  # characters


def first_line(path: Path) -> str:
    """The first line of a file in UTF-8; "" if it cannot be read."""
    try:
        with path.open(encoding="utf-8") as stream:
            return stream.readline(_LONGEST_FIRST_LINE)
    except (OSError, UnicodeDecodeError):
        return ""


def as_written(text: str) -> str:
    """Undo what programs do to a text on disk: drop a byte order mark, write CR LF as LF, end with one line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n"


# ---------------------------------------------------------------------------------------------- listing and digests


def walk(folder: Path) -> Iterator[Path | FileError]:
    """Yield the files below a folder in the order of their names; a link that leads nowhere is a fault in its place.

    Faults of folders that cannot be read come last. Hidden files are left out, and pipes, which would be waited for.
    """
    faults: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield from _regular(Path(parent, name))
    for fault in faults:
        yield FileError(fault.filename, f"cannot be read: {_reason(fault)}")


def _regular(path: Path) -> Iterator[Path | FileError]:
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield path
    except OSError as fault:
        yield FileError(path, f"cannot be read: {_reason(fault)}")


@dataclass(frozen=True, slots=True)
class Listing:
    """The files below a folder, by their paths from it, with `/` and sorted; and the faults of those that are left out."""

    files: tuple[str, ...]
    faults: tuple[FileError, ...] = ()


def list_files(folder: Path, within: Path) -> Listing:
    """List the files below a folder that may be published: all but hidden ones and the backups of editors (`~`).

    A link that leads out of `within` is a fault, and so is a name that no URL can have.
    """
    found = [item for item in walk(folder) if isinstance(item, FileError) or item.name[-1] != "~"]
    checked = [item if isinstance(item, FileError) else _publishable(item, within) for item in found]
    files = (item.relative_to(folder).as_posix() for item in checked if isinstance(item, Path))
    return Listing(tuple(sorted(files)), tuple(item for item in checked if isinstance(item, FileError)))


def _publishable(path: Path, within: Path) -> Path | FileError:
    if os.fsencode(path).decode("utf-8", "replace") != str(path):
        return FileError(path, "its name is not UTF-8; rename it")
    if path.is_symlink() and not path.resolve().is_relative_to(within.resolve()):
        return FileError(path, f"is a link that leads out of {escape_controls(str(within))}; copy the file instead")
    return path


def digest_file(path: Path) -> str:
    """The SHA-256 of the bytes of a file, in hexadecimal. Raises `FileError`."""
    return sha256(read_bytes(path)).hexdigest()


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


def remove_file(path: Path) -> None:
    """Remove a file, if it is there. Raises `FileError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(path, f"cannot be removed: {_reason(error)}") from error


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
