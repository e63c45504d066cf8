"""The scripts behind make: what is due is found by bytes, and what cannot be done is said with the way out."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Does what `dingben build` does as far as the script can see: reads seeds/, writes texts, pages and PDFs.
DINGBEN = """\
#!/bin/sh
echo built
mkdir -p build/site build/pdf
cat seeds/*.txt >site/texts/all.md
touch build/site/index.html build/pdf/all.pdf
[ ! -e broken ]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts, and a small project for them to build."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for folder in ("seeds", "site/texts", "themes", "normalize", "render", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "seeds" / "one.txt").write_text("one\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: one\n")
    program(tmp_path / ".venv/bin/dingben", DINGBEN)
    return tmp_path


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def run(
    checkout: Path, *command: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=checkout, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )


def is_built(checkout: Path) -> bool:
    """Run the build; was anything due?"""
    done = run(checkout, ".ci/build")
    assert done.returncode == 0, done.stderr
    assert ("built" in done.stdout) != ("nothing to do" in done.stdout)
    return "built" in done.stdout


def test_a_second_build_does_nothing(checkout: Path) -> None:
    """Although the first wrote into site/, which is among what it reads."""
    assert is_built(checkout)
    assert not is_built(checkout)
    (checkout / "seeds" / "one.txt").touch()
    assert not is_built(checkout)


def test_every_change_of_what_goes_in_is_seen(checkout: Path) -> None:
    is_built(checkout)
    for name in ("site/texts/by hand.md", "site/index.md", "themes/new.css", "render/new.py", "seeds/two.txt"):
        (checkout / name).write_text("new\n")
        assert is_built(checkout), name
        assert not is_built(checkout), name
    (checkout / "seeds" / "two.txt").unlink()
    assert is_built(checkout)
    (checkout / "build" / "pdf" / "all.pdf").unlink()
    assert is_built(checkout)
    assert not is_built(checkout)


def test_a_build_that_failed_is_due_again(checkout: Path) -> None:
    is_built(checkout)
    (checkout / "seeds" / "one.txt").write_text("two\n")
    (checkout / "broken").touch()
    assert run(checkout, ".ci/build").returncode != 0
    (checkout / "broken").unlink()
    assert is_built(checkout)
    assert not is_built(checkout)


@pytest.fixture
def plain_user(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who is not root, on a Debian that lacks one of the libraries."""
    tools = tmp_path / "tools"
    program(tools / "id", "#!/bin/sh\necho 1000\n")
    program(tools / "apt-get", "#!/bin/sh\necho apt-get must not run >&2\nexit 9\n")
    program(
        tools / "dpkg-query",
        '#!/bin/sh\nfor last; do :; done\n[ "$last" != libharfbuzz-subset0 ] && echo installed\n',
    )
    return {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}


def test_without_root_the_line_to_run_is_printed(checkout: Path, plain_user: dict[str, str]) -> None:
    done = run(checkout, ".ci/setup-system", "build", environment=plain_user)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("apt-get install -y --no-install-recommends libharfbuzz-subset0")


def test_without_root_nothing_is_asked_when_all_is_there(checkout: Path, plain_user: dict[str, str]) -> None:
    program(checkout / "tools" / "dpkg-query", "#!/bin/sh\necho installed\n")
    done = run(checkout, ".ci/setup-system", "test", environment=plain_user)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_name_that_fails_is_no_python(checkout: Path) -> None:
    """A version manager leaves names on the PATH that fail when they are run."""
    program(checkout / "tools" / "python3.11", "#!/bin/sh\necho python3.11: command not found >&2\nexit 127\n")
    shims = {"PATH": f"{checkout / 'tools'}{os.pathsep}{os.environ['PATH']}"}
    done = run(checkout, ".ci/find-python", environment=shims)
    assert done.returncode == 0
    assert "tools" not in done.stdout
    assert run(checkout, ".ci/find-python", environment={"PYTHON": "no-such-python"}).returncode == 1
