"""The shape of the project: what stands where, what agrees with what. `house/` holds the walls between the modules."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
MODULES = [ROOT / "dingben.py", *sorted(ROOT.glob("normalize/**/*.py")), *sorted(ROOT.glob("render/**/*.py"))]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files_of(folder: str) -> list[Path]:
    return sorted(path for path in ROOT.glob(f"{folder}/**/*") if path.is_file() and path.suffix != ".pyc")


def test_no_python_in_the_folder_named_site() -> None:
    """A Python file in site/ would make it a package that can be imported under the name of the standard
    library's module `site`, which the interpreter itself imports when it starts."""
    assert not [name_of(path) for path in ROOT.glob("site/**/*") if path.suffix in (".py", ".pyi", ".pyc")]


def test_mkdocs_writes_far_from_what_it_reads() -> None:
    """`mkdocs build` empties its output folder first, and that folder is site/ unless it is told otherwise:
    it would delete the canonical texts."""
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert configuration["docs_dir"] == "site"
    assert configuration["site_dir"] == "build/site"


def test_seeds_are_the_bytes_that_were_found() -> None:
    listed = {
        file: (int(size), digest)
        for file, size, digest in re.findall(
            r"^\| `(\S+)` \| (\d+) \| `([0-9a-f]{64})` \|",
            (ROOT / "seeds/README.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }
    found = {
        path.name: (len(path.read_bytes()), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in ROOT.glob("seeds/*")
        if path.name != "README.md"
    }
    assert found == listed


def test_every_module_says_what_it_is_for() -> None:
    assert not [name_of(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


def test_every_folder_of_tests_has_a_row() -> None:
    """The tables in tests/README.md say where the test of a thing is looked for."""
    rows = re.findall(r"^\| `([\w/]+)/` \|", (ROOT / "tests" / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    folders = {path.name for path in ROOT.glob("tests/*/") if any(path.glob("**/test_*.py"))} - {"render"}
    folders |= {f"render/{path.name}" for path in ROOT.glob("tests/render/*/") if any(path.glob("**/test_*.py"))}
    assert sorted(rows) == sorted(folders)


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "tests/README.md"])
def test_prose_is_at_most_120_characters_wide(name: str) -> None:
    """Wider lines run out of a window beside the code. Tables cannot be broken, and what commands print stands as printed."""
    page = re.sub(r"^```.*?^```$", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert not [line for line in page.splitlines() if len(line) > 120 and not line.startswith("|")]


def test_nothing_is_left_to_do_in_the_code() -> None:
    marks = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "HA" + "CK:"]))
    kinds = {".html", ".css", ".js", ".j2", ".yaml", ".yml", ".toml"}
    themes = [path for path in files_of("themes") if path.suffix in kinds]
    code = [*MODULES, *sorted(ROOT.glob("tests/**/*.py")), *themes]
    assert not [name_of(path) for path in code if marks.search(path.read_text(encoding="utf-8"))]


def test_the_version_is_said_once() -> None:
    """dingben.py prints a version of its own: a checkout that was never installed has no metadata to ask."""
    front_door = (ROOT / "dingben.py").read_text(encoding="utf-8")
    printed = re.search(r'^__version__ = "(.+)"$', front_door, re.MULTILINE)
    assert printed is not None
    assert printed[1] == PYPROJECT["project"]["version"]
    assert f"## [{printed[1]}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["run", "test"])
def test_the_locks_hold_what_pyproject_asks_for(lock: str) -> None:
    """`make lock` renews them. They name no registry, so they serve behind a mirror too."""
    text = (ROOT / f".ci/locks/{lock}.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))
    asked = list(PYPROJECT["project"]["dependencies"])
    if lock == "test":
        asked += [*PYPROJECT["dependency-groups"]["test"], *PYPROJECT["dependency-groups"]["lint"]]
        asked += PYPROJECT["build-system"]["requires"]
    for line in asked:
        requirement = Requirement(line)
        pin = pins.get(re.sub(r"[-_.]+", "-", requirement.name).lower())
        assert pin is not None, f"{line}: not locked"
        assert requirement.specifier.contains(pin, prereleases=True), f"{line}: locked at {pin}"
    assert "://" not in text


def test_the_wheel_holds_the_themes(tmp_path: Path) -> None:
    """themes/ is data at the top of the checkout and a part of the package once installed."""
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    names = set(zipfile.ZipFile(tmp_path / done.stdout.split()[-1]).namelist())
    themes = {path.relative_to(ROOT / "themes").as_posix() for path in files_of("themes")}
    assert themes
    assert not {f"render/_themes/{name}" for name in themes} - names
    assert not {name_of(path) for path in MODULES} - names
    skeleton = {name_of(path) for path in files_of("render/skeleton")}
    assert skeleton
    assert not skeleton - names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "site/"))]
