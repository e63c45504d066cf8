"""Standard streams that are full, closed, or in another encoding."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ..front_door import environment

SPOILT = "政府工作报告\n各位代表：\n现在，我代表区人民政府\x9b31m报告".encode() + b"\xff\xfe" + "工作。\n".encode()


def shell(command: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """A command line as a shell runs it, `dingben` standing for the command."""
    words = command.replace("dingben", f"{sys.executable} -m dingben")
    return subprocess.run(
        ["bash", "-c", words], capture_output=True, env={**environment(), **more}, check=False, timeout=60
    )


def test_a_closed_pipe_prints_no_traceback(root: Path) -> None:
    """dingben explain TEXT --json | head -1"""
    text = next(root.glob("site/texts/*.md"))
    shell = subprocess.run(
        f"{sys.executable} -m dingben explain {text} --json | head -c 1",
        shell=True, capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert (shell.stdout, shell.stderr) == (b"{", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("command", ["normalize seeds -o -", "cleaners", "check seeds --list"])
def test_a_full_disk_behind_standard_output_is_told(project: Path, command: str) -> None:
    done = shell(f"dingben {command} >/dev/full")
    assert (done.returncode, done.stderr) == (1, b"dingben: standard output: no space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_lead_nowhere(project: Path, closed: str) -> None:
    assert shell("dingben normalize").returncode == 0
    for command in ("check", "review site/texts", "restore site/texts/report.md -o -"):
        done = shell(f"dingben {command} {closed}")
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8:strict"])
def test_any_terminal_takes_what_is_printed(project: Path, encoding: str) -> None:
    """Half of an undecodable character, a control and the signs of `review` have no place in some encodings."""
    Path("seeds/report.txt").write_bytes(SPOILT)
    for command in ("normalize", "check", "explain site/texts/report.md", "review site/texts </dev/null"):
        done = shell(f"dingben {command}", PYTHONIOENCODING=encoding)
        assert b"Traceback" not in done.stderr
        assert done.stdout
        assert "\x9b" not in done.stdout.decode(encoding.partition(":")[0])


@pytest.mark.parametrize("command", ["check seeds --json", "explain site/texts/report.md --json"])
def test_json_is_utf_8_whatever_the_terminal(project: Path, command: str) -> None:
    Path("seeds/report.txt").write_bytes(SPOILT)
    shell("dingben normalize")
    done = shell(f"dingben {command}", PYTHONIOENCODING="gbk")
    assert [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
