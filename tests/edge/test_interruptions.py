"""A full disk or an interruption leaves the files as they were, and the next run goes on."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

import normalize.batch.tree
import normalize.edge.files
import normalize.pipeline

from ..front_door import DINGBEN, GOOD, Command, environment, files_below


def test_a_full_disk_leaves_nothing_behind(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        code, _, err = run("normalize")
    assert code == 1
    assert "site/texts/report.md: cannot be written: no space left on device; the file is as it was" in err
    assert files_below(project / "site") == []
    assert run("normalize")[0] == 0


def test_a_full_disk_keeps_the_old_text(project: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    run("normalize")
    before = {name: (project / "site" / name).read_bytes() for name in files_below(project / "site")}
    Path("seeds/report.txt").write_text(GOOD, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
        assert run("normalize")[0] == 1
    assert {name: (project / "site" / name).read_bytes() for name in files_below(project / "site")} == before
    assert run("normalize")[0] == 0


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_an_interrupted_write_leaves_nothing_behind(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if moment == "fsync" else (Path, "replace")), interrupt)
        assert run("normalize")[0] == 130
    assert files_below(project / "site") == []
    assert run("normalize")[0] == 0
    assert files_below(project / "site") == ["texts/report.ledger.jsonl", "texts/report.md"]


def test_a_run_that_was_interrupted_is_taken_up_again(
    project: Path, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "甲乙丙":
        (project / "seeds" / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    read = normalize.edge.files.read_bytes

    def stop(path: Path) -> bytes:
        if path.name == "丙.txt":
            raise KeyboardInterrupt
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(normalize.batch.tree, "read_bytes", stop)
        assert run("normalize")[0] == 130
    code, out, _ = run("normalize")
    assert code == 0
    assert "4 texts" in out
    assert len(files_below(project / "site")) == 8


def test_ctrl_c_prints_no_traceback(project: Path) -> None:
    """A signal in the middle of a run over many files: a line, not a traceback, and the exit code of an interruption."""
    for number in range(400):
        (project / "seeds" / f"{number}.txt").write_text(GOOD * 20, encoding="utf-8")
    with subprocess.Popen(
        [*DINGBEN, "normalize"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as process:
        deadline = time.monotonic() + 20
        while not (project / "site" / "texts").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in err
    assert not list((project / "site" / "texts").glob(".*"))
