"""What several test files share: the folder of the project, its seeds, a copy of it to run commands in."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import dingben
from normalize.batch.config import load_config
from normalize.batch.tree import SourceResult, normalize_tree
from normalize.engine.options import Options
from normalize.readers.sources import find_sources

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted(ROOT.glob("seeds/[0-9]*.txt"))

# HYPOTHESIS_PROFILE=long .venv/bin/python -m pytest tests -k laws    looks much further.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("quick", max_examples=100, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True)
settings.register_profile("long", settings.get_profile("quick"), max_examples=3000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus of real documents that developers may keep beside the project; it is not part of it."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("no corpus in ../shared/corpus beside the project")
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of its own, and the working folder: `seeds/report.txt` and the configuration."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text(REPORT, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def normalize_all() -> Callable[[Path], list[SourceResult]]:
    """Normalise all that the configuration in a folder names, as `dingben normalize` does."""

    def normalize_all(folder: Path, paths: Iterable[Path] = ()) -> list[SourceResult]:
        config = load_config(folder / "mkdocs.yml")
        sources = find_sources(paths or config.sources)
        return list(normalize_tree(sources, config.texts, config.root, Options(config.lines, config.posts)))

    return normalize_all


Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command in this process, with answers on a pipe: exit code, standard output, standard error."""

    def run(*arguments: object, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        try:
            code = dingben.main([str(argument) for argument in arguments])
        except SystemExit as end:  # argparse ends this way
            code = int(end.code or 0)
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.out, shown.err

    return run


@pytest.fixture(scope="session")
def regenerated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its five texts written anew: nothing of the texts in site/ is looked at."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "seeds").mkdir()
    for path in SEEDS:
        shutil.copy(path, folder / "seeds")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    config = load_config(folder / "mkdocs.yml")
    errors = [
        outcome.error
        for outcome in normalize_tree(
            find_sources(config.sources), config.texts, config.root, Options(config.lines, config.posts)
        )
        if outcome.error
    ]
    assert not errors
    return folder


REPORT = """\
政府工作报告
——2021年1月12日在某区第十七届人民代表大会第九次会议上
区长  谢元
各位代表：
现在,我代表区人民政府向大会报告工作。
一、2020年工作回顾
（一）疫情防控取得成果。落实“四战”要求,推行“513”工作机制，共减免税费1.86亿元。社会大局稳定。
二、2021年工作安排
各位代表，让我们团结起来！
注释：
1.“513”工作机制：完善为民服务事项办理流程。
"""
