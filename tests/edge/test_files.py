"""Files: what is written is written whole or not at all; what is read says what is wrong with it."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from normalize.edge.files import FileError, Listing, digest_files, list_files, read_bytes, read_text, write_if_changed

OLD, NEW = b"old", "新的内容".encode()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------------------------------------- the writer


@pytest.mark.parametrize("durable", [True, False])
def test_what_is_the_same_is_left_alone(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    os.utime(path, ns=(1, 1))
    assert write_if_changed(path, OLD, durable=durable) is False
    assert path.stat().st_mtime_ns == 1


@pytest.mark.parametrize("durable", [True, False])
def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "one" / "two" / f"{'很长的名字' * 16}.md"  # 243 bytes, of 255 that a name may have
    assert write_if_changed(path, OLD, durable=durable) is True
    assert write_if_changed(path, NEW, durable=durable) is True
    assert path.read_bytes() == NEW
    assert names_in(path.parent) == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="the system has no modes")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_the_mode_is_that_of_any_new_file(tmp_path: Path, umask: int, mode: int) -> None:
    """A web server may read what is published, unless the user's umask says otherwise."""
    before = os.umask(umask)
    try:
        write_if_changed(tmp_path / "a.md", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == mode


def test_durable_is_on_the_disk_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "a.md", []
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(path.read_bytes()))
    write_if_changed(path, NEW, durable=False)
    assert seen == []
    write_if_changed(path, OLD)
    assert seen == [NEW]


FAILURES = {
    "a full disk": OSError(errno.ENOSPC, "No space left on device"),
    "an interruption": KeyboardInterrupt(),
    "memory": MemoryError(),
}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, failure: str
) -> None:
    def fail(*_: object) -> None:
        raise FAILURES[failure]

    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if moment == "fsync" else (Path, "replace")), fail)
        with pytest.raises((FileError, KeyboardInterrupt, MemoryError)):
            write_if_changed(path, NEW)
    assert (path.read_bytes(), names_in(tmp_path)) == (OLD, ["a.md"])


WRITER = """
import sys
from pathlib import Path
from normalize.edge.files import write_if_changed
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in range(10 ** 6):
    write_if_changed(folder / "a.md", (b"a", b"b")[number % 2] * 500_000, durable=sys.argv[2] == "durable")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.parametrize("durable", ["durable", "quick"])
def test_a_run_that_is_interrupted_leaves_a_whole_file_and_nothing_else(
    root: Path, tmp_path: Path, durable: str
) -> None:
    """Ctrl-C at any moment of a program that does nothing but write; a reader sees whole files all the while."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), durable],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seen = set()
        deadline = time.monotonic() + 10
        while len(seen) < 2 and time.monotonic() < deadline:
            if (tmp_path / "a.md").exists():
                seen.add((tmp_path / "a.md").read_bytes())
        process.send_signal(signal.SIGINT)
    assert process.returncode != 0
    assert seen == {b"a" * 500_000, b"b" * 500_000}
    assert names_in(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() in seen


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "texts").write_bytes(OLD)
    with pytest.raises(FileError, match=r"texts/a\.md: cannot be written: .*; the file is as it was"):
        write_if_changed(tmp_path / "texts" / "a.md", NEW)


# ---------------------------------------------------------------------------------------------- reading and listing


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "gbk.md").write_bytes("定本".encode("gbk"))
    for name, reason in (
        ("gbk.md", "is not UTF-8 (byte 0); save it as UTF-8"),
        ("none.md", "there is no such file"),
        (".", "this is a folder, not a file"),
    ):
        with pytest.raises(FileError) as caught:
            read_text(tmp_path / name)
        assert caught.value.reason == reason
        assert str(caught.value) == f"{tmp_path / name}: {reason}"


def test_the_name_of_a_file_moves_no_cursor() -> None:
    assert str(FileError(Path("a\x1b[2J\n.txt"), "is empty")) == r"a\x1b[2J\x0a.txt: is empty"


def test_hidden_files_and_backups_are_not_listed(tmp_path: Path) -> None:
    for name in ("b/2.md", "a.md", ".git/x", "b/.y", "c.md~", "b/c/1.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert list_files(tmp_path, tmp_path) == Listing(("a.md", "b/2.md", "b/c/1.svg"))


@pytest.mark.skipif(os.name != "posix", reason="the system has no such files")
def test_a_pipe_and_a_device_are_neither_listed_nor_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert list_files(tmp_path, tmp_path) == Listing(())
    for path in (tmp_path / "pipe.md", Path("/dev/zero")):
        with pytest.raises(FileError, match="is a pipe or a device"):
            read_bytes(path)


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no such path")
def test_what_a_shell_hands_over_as_a_file_is_read() -> None:
    end, start = os.pipe()
    os.write(start, NEW)
    os.close(start)
    assert read_bytes(Path(f"/dev/fd/{end}")) == NEW
    os.close(end)


@pytest.mark.skipif(os.name != "posix", reason="the system has no such links")
def test_a_link_that_leads_out_is_a_fault_and_one_inside_is_none(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    for path in (tmp_path / "secret.txt", project / "README.md"):
        path.touch()
    (project / "docs" / "away.txt").symlink_to(tmp_path / "secret.txt")
    (project / "docs" / "index.md").symlink_to("../README.md")
    (project / "docs" / "self.md").symlink_to("self.md")
    listing = list_files(project / "docs", project)
    assert listing.files == ("index.md",)
    assert [fault.reason for fault in listing.faults] == [
        f"is a link that leads out of {project}; copy the file instead",
        f"cannot be read: {os.strerror(errno.ELOOP).lower()}",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the system takes no such names")
def test_a_name_that_no_address_can_have_is_a_fault(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + "/报.md".encode("gbk"), "wb"):
        pass
    (fault,) = list_files(tmp_path, tmp_path).faults
    assert fault.reason == "its name is not UTF-8; rename it"
    str(fault).encode()


def test_a_folder_that_cannot_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.md").touch()
    scan = os.scandir

    def refuse(path: str) -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = list_files(tmp_path, tmp_path)
    assert listing.files == ("a.md",)
    assert [str(fault) for fault in listing.faults] == [f"{tmp_path}/locked: cannot be read: permission denied"]


def test_a_digest_over_files_knows_names_and_bounds(tmp_path: Path) -> None:
    """Bytes that move from one file to the next, or to another name, make another digest; the order does not."""

    def digest(**files: bytes) -> str:
        paths = [tmp_path / name for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        return digest_files(paths, tmp_path)

    found = [digest(a=b"xy", b=b"z"), digest(a=b"x", b=b"yz"), digest(a=b"xy", c=b"z")]
    assert len(set(found)) == 3
    assert digest(b=b"z", a=b"xy") == found[0]
