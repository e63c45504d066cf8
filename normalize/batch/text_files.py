"""A text and its ledger on disk: written, moved and removed as one, whenever a run is interrupted.

A ledger belongs to one version of its text. Two files cannot be replaced at once, so a new ledger waits in a hidden file
beside the old one until its text is written; the next run finishes what was interrupted.
"""

from __future__ import annotations

from pathlib import Path

from normalize.edge.files import FileError, is_file, read_bytes, read_text, remove_file, write_if_changed
from normalize.provenance.ledger import Ledger, LedgerError, dump_ledger, parse_ledger, text_digest
from normalize.provenance.places import ledger_path


def write_text(text: Path, content: str, ledger: Ledger) -> bool:
    """Write a text and its ledger where they differ; True if one was written. Raises `FileError`."""
    encoded = dump_ledger(ledger).encode()
    if is_file(text) and read_bytes(text) == content.encode():
        return write_if_changed(ledger_path(text), encoded)
    if not is_file(ledger_path(text)):  # a new text, which no old ledger belongs to
        write_if_changed(text, content.encode())
        write_if_changed(ledger_path(text), encoded)
        return True
    waiting = _waiting(text)
    write_if_changed(waiting, encoded)
    write_if_changed(text, content.encode())
    _replace(waiting, ledger_path(text))
    return True


def finish_interrupted(text: Path) -> None:
    """Put a waiting ledger in its place if its text was written, or drop it. Raises `FileError`."""
    waiting = _waiting(text)
    if not is_file(waiting):
        return
    try:
        belongs = is_file(text) and parse_ledger(read_text(waiting)).text_sha256 == text_digest(read_text(text))
    except (FileError, LedgerError):
        belongs = False
    if belongs:
        _replace(waiting, ledger_path(text))
    else:
        remove_file(waiting)


def copy_text(former: Path, text: Path) -> None:
    """Copy a text and its ledger to another name. The ledger comes first: with it alone, the next run begins anew."""
    for old, new in ((ledger_path(former), ledger_path(text)), (former, text)):
        write_if_changed(new, read_bytes(old))


def remove_text(text: Path) -> None:
    """Remove a text and its ledger. The text goes first: a ledger alone is written over. Raises `FileError`."""
    for path in (text, ledger_path(text)):
        remove_file(path)


def _waiting(text: Path) -> Path:
    ledger = ledger_path(text)
    return ledger.with_name(f".{ledger.name}.waiting")


def _replace(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except OSError as error:
        raise FileError(target, f"cannot be written: {error.strerror}") from error
