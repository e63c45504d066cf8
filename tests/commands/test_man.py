"""`dingben man`: all that the help says, in a page that groff sets without a warning."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

import dingben
from normalize.edge.command_line import command_lines

from ..front_door import DINGBEN, environment


@pytest.fixture(scope="module")
def roff() -> bytes:
    return subprocess.run([*DINGBEN, "man"], capture_output=True, env=environment(), check=True).stdout


def test_the_page_has_every_command_and_option(roff: bytes) -> None:
    text = roff.decode("utf-8").replace("\\-", "-")
    _, lines = command_lines(dingben.parser([command.name for command in dingben.COMMANDS]))
    for line in lines:
        (section,) = re.findall(rf"^\.SS {line.name}\n(.*?)(?=^\.S)", text, re.MULTILINE | re.DOTALL)
        for option in line.options:
            assert option.flags[-1] == "--help" or re.search(
                rf"^\.B {', '.join(option.flags)}\b", section, re.MULTILINE
            )
        assert "exit codes: 0 (" in section
    assert re.search(r"^\.SH EXIT STATUS\n(?:.*\n)*?130 +interrupted", text.replace("  130", "130"), re.MULTILINE)


def test_one_version_has_one_page(roff: bytes) -> None:
    again = subprocess.run(
        [*DINGBEN, "man"],
        capture_output=True,
        env={**environment(), "COLUMNS": "40", "TZ": "Asia/Shanghai"},
        check=True,
    )
    assert again.stdout == roff
    assert roff.startswith(f'.TH DINGBEN 1 "" "dingben {dingben.__version__}"'.encode())


def test_groff_sets_it_without_a_warning(roff: bytes) -> None:
    if not shutil.which("groff"):
        pytest.skip("no groff here")
    command = ["groff", "-man", "-ww", "-k", "-Tutf8", "-rLL=120n"]
    done = subprocess.run(command, input=roff, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout.decode("utf-8"))
    assert "dingben restore site/texts/000.md -o 000.txt" in shown
    assert "program's version number" in shown
