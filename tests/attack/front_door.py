"""Run `dingben` as a person does: in a process of its own, in a folder; but behind a fence and with a limit."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .fence import breaches_of
from .processes import end, living, marked, new_mark
from .verdicts import complaint

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMMAND = (sys.executable, str(HERE / "command.py"))
# Before the command, where it must not have the rights of root, whom the modes of files do not bind.
UNPRIVILEGED = (
    ("setpriv", "--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search")
    if os.getuid() == 0
    else ()
)
_MEMORY = 4 << 30  # bytes


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended, or was ended: then `code` is None. `breaches` are writes outside the fence."""

    code: int | None
    out: str
    err: str
    seconds: float
    breaches: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        return self.out + self.err

    @property
    def complaint(self) -> str:
        """What no command may do and this one did; "" if nothing."""
        wrong = complaint(self.code, self.said)
        return f"writes outside: {self.breaches[0]}" if self.breaches else wrong


def environment(fence: Path, mark: str = "") -> dict[str, str]:
    """What the command sees: a fixed locale and zone, this checkout, a folder for temporary files, its limits."""
    (fence / "tmp").mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DINGBEN"))}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, HERE))),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TMPDIR": str(fence / "tmp"),
        "ATTACK_FENCE": str(fence),
        "ATTACK_MEMORY": str(_MEMORY),
        **marked(mark),
    }


def start(
    folder: Path, arguments: Sequence[str], mark: str, command: Sequence[str] = COMMAND
) -> subprocess.Popen[bytes]:
    """Start a command in `folder`. It leads a session of its own; its output goes to files, which no pipe can block."""
    with (folder.parent / f"{mark}.out").open("wb") as out, (folder.parent / f"{mark}.err").open("wb") as err:
        return subprocess.Popen(
            [*command, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            env=environment(folder.parent, mark), start_new_session=True,
        )  # fmt: skip


def finished(folder: Path, child: subprocess.Popen[bytes], mark: str, seconds: float, began: float) -> Done:
    """Wait for a command that `start` started. What is left of it after `seconds` is ended."""
    code: int | None = None
    with suppress(subprocess.TimeoutExpired):
        code = child.wait(seconds)
    took = time.monotonic() - began
    if code is None:
        end([child.pid, *living(mark)])
        child.wait()
    out, err = (_taken(folder.parent / f"{mark}.{stream}") for stream in ("out", "err"))
    return Done(code, out, err, took, tuple(_taken(breaches_of(folder.parent)).splitlines()))


def run(
    folder: Path, *arguments: str, seconds: float = 60, command: Sequence[str] = (), wrapper: Sequence[str] = ()
) -> Done:
    """Run one command (by default `dingben`) in `folder` and wait for its end. The fence is round the folder above."""
    mark, began = new_mark(), time.monotonic()
    child = start(folder, arguments, mark, (*wrapper, *(command or COMMAND)))
    return finished(folder, child, mark, seconds, began)


def _taken(path: Path) -> str:
    """The content of a file that is removed then; "" when there is none."""
    try:
        return path.read_bytes().decode("utf-8", "backslashreplace")
    except FileNotFoundError:
        return ""
    finally:
        path.unlink(missing_ok=True)
