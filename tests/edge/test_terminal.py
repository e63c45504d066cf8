"""What a person sees: messages, and the progress of long work on a terminal, of which nothing is left."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.edge import terminal
from normalize.edge.terminal import complain, misuse, progress, takes_colours

from .pseudo_terminal import Screen, on_terminal

# ---------------------------------------------------------------------------------------------- messages


def test_messages_go_to_standard_error_with_their_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert (complain("a.txt: is empty"), misuse("-o: no such folder", "dingben pdf")) == (1, 2)
    assert capsys.readouterr() == ("", "dingben: a.txt: is empty\ndingben pdf: -o: no such folder\n")


class Stream(io.StringIO):
    """A stream that is a terminal, in an encoding."""

    def __init__(self, is_terminal: bool = True, encoding: str = "utf-8") -> None:
        super().__init__()
        self._is_terminal = is_terminal
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("is_terminal", "environment", "expected"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"NO_COLOR": ""}, True),
     (True, {"TERM": "dumb"}, False)],
)  # fmt: skip
def test_colours_are_for_a_terminal_that_wants_them(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, environment: dict[str, str], expected: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert takes_colours(Stream(is_terminal)) is expected


# ---------------------------------------------------------------------------------------------- progress


Watch = Callable[..., Stream]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Put one terminal in the place of standard output and standard error, for a test in which all work is long."""

    def watch(columns: int = 80, term: str = "xterm", is_terminal: bool = True, encoding: str = "utf-8") -> Stream:
        stream = Stream(is_terminal, encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(terminal, "LONG", 0.0)
        monkeypatch.setattr(terminal, "PAUSE", 0.0)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", term)
        return stream

    return watch


def shown(stream: Stream) -> Screen:
    screen = Screen()
    screen.feed(stream.getvalue())
    return screen


def test_nothing_is_left_but_what_was_printed(watch: Watch) -> None:
    stream = watch()
    with progress(20, "normalize") as bar:
        for number in range(20):
            bar.advance(f"{number}.txt")
            if number == 7:
                bar.print("7.txt:1:1: warning")
    print("normalize: 20 texts")
    found = shown(stream)
    assert found.lines == ["7.txt:1:1: warning", "normalize: 20 texts", ""]
    assert [line for line in found.seen if re.fullmatch(r"normalize +[━╸╺ ]+ +12/20 0:00:0\d left 11\.txt\s*", line)]


def test_short_work_shows_no_bar(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = watch()
    monkeypatch.setattr(terminal, "LONG", 60.0)
    with progress(20, "normalize") as bar:
        for _ in range(20):
            bar.advance()
    assert stream.getvalue() == ""


def test_the_last_thing_that_is_done_draws_no_bar(watch: Watch) -> None:
    """It would be cleared at once."""
    stream = watch()
    with progress(1, "pdf") as bar:
        bar.advance("a.pdf")
    assert stream.getvalue() == ""


def test_what_took_no_work_does_not_shorten_the_time_left(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand sheets were as they should be: the next three are not set in no time."""
    clock = iter(range(100_000))
    stream = watch()
    monkeypatch.setattr(terminal.time, "monotonic", lambda: next(clock) * 5.0)
    with progress(1003, "pdf") as bar:
        for _ in range(1000):
            bar.skip()
        for _ in range(2):
            bar.advance("a.pdf")
    assert [line for line in shown(stream).seen if re.search(r"1001/1003 0:00:10 left a\.pdf", line)]
    assert [line for line in shown(stream).seen if re.search(r"1002/1003 0:00:05 left a\.pdf", line)]


def test_the_bar_of_a_stage_says_which_it_is(watch: Watch) -> None:
    stream = watch()
    before = terminal.STAGE.set("2/3")
    try:
        with progress(3, "pdf") as bar:
            bar.advance("a.pdf")
    finally:
        terminal.STAGE.reset(before)
    assert [line for line in shown(stream).seen if line.startswith("2/3 pdf ")]
    with progress(3, "pdf") as bar:
        bar.advance("b.pdf")
    assert [line for line in shown(stream).seen if line.startswith("pdf ")]


@pytest.mark.parametrize(("is_terminal", "term"), [(False, "xterm"), (True, "dumb")])
def test_a_pipe_and_a_dumb_terminal_show_no_bar(watch: Watch, is_terminal: bool, term: str) -> None:
    stream = watch(term=term, is_terminal=is_terminal)
    with progress(3, "site") as bar:
        for _ in range(3):
            bar.advance("x")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("columns", [200, 80, 61, 60, 40, 20, 5])
def test_the_bar_is_one_line_of_any_terminal(watch: Watch, columns: int) -> None:
    """An ideograph takes two cells; a line that wraps could not be cleared."""
    stream = watch(columns)
    with progress(3, "normalize") as bar:
        for _ in range(3):
            bar.advance("东丽区人民政府工作报告" * 20)
    found = shown(stream)
    assert found.lines == [""]
    assert found.seen
    assert max(sum(2 if character >= "\u2e80" else 1 for character in line) for line in found.seen) < columns


def test_a_hostile_name_is_only_a_name(watch: Watch) -> None:
    stream = watch(columns=120)
    with progress(3, "site") as bar:
        bar.advance("a\x1b[2J\n[red]{x}:smile:.md")
    assert [line for line in shown(stream).seen if r" left a\x1b[2J\x0a[red]{x}:smile:.md" in line]


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_terminal_of_another_encoding_gets_what_it_has(watch: Watch, encoding: str) -> None:
    stream = watch(encoding=encoding)
    with progress(3, "site") as bar:
        for _ in range(2):
            bar.advance("东丽𠮷" * 20)
    stream.getvalue().encode(encoding)
    found = shown(stream)
    assert found.lines == [""]
    assert max(map(len, found.seen)) < 80


def test_an_interruption_leaves_nothing_of_the_bar(watch: Watch) -> None:
    stream = watch()

    def work() -> None:
        with progress(3, "pdf") as bar:
            bar.advance("a.pdf")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    found = shown(stream)
    assert found.seen
    assert found.lines == [""]


# ---------------------------------------------------------------------------------------------- a terminal of the system

DINGBEN = """
import sys
from normalize.edge import terminal
terminal.LONG = terminal.PAUSE = 0.0
import dingben
sys.exit(dingben.main(sys.argv[1:]))
"""


@pytest.fixture
def sources(project: Path) -> Path:
    """A project with sources that take a while, one of them with a finding."""
    text = (project / "seeds" / "report.txt").read_text(encoding="utf-8")
    for number in range(30):
        (project / "seeds" / f"东丽{number:02}.txt").write_text(text, encoding="utf-8")
    (project / "seeds" / "东丽07.txt").write_text(text.replace("让我们", "推进改革[7]。让我们"), encoding="utf-8")
    return project


def test_normalize_on_a_terminal(sources: Path) -> None:
    code, screen = on_terminal(sources, DINGBEN, "normalize")
    assert code == 0
    assert screen.lines[0] == "seeds/东丽07.txt: 1 warning: marker-without-entry"
    assert screen.lines[-4].startswith("normalize: 31 texts, 31 written")
    assert all(line.startswith(("seeds/", "normalize: ", "  1  ", "-v shows")) for line in screen.lines[:-1])
    assert [line for line in screen.seen if re.match(r"normalize .* 12/31 .* left 东丽10\.txt", line)]


def test_build_has_one_bar_for_all_stages(sources: Path) -> None:
    """It says which stage is at work, and in the stage how long it will take."""
    for path in sorted((sources / "seeds").iterdir())[6:]:
        path.unlink()
    code, screen = on_terminal(sources, DINGBEN, "build")
    assert code in (0, 1)
    for stage in ("1/3 normalize", "2/3 pdf", "3/3 site"):
        assert [line for line in screen.seen if re.match(rf"{stage} .* \d+/\d+ \d:\d\d:\d\d left ", line)], stage


def test_ctrl_c_on_a_terminal(sources: Path) -> None:
    code, screen = on_terminal(sources, DINGBEN, "normalize", interrupt_at=" left")
    assert code == 130
    assert screen.lines[-2:] == ["dingben: interrupted; what was written is whole, run it again to go on", ""]
    assert set(screen.lines[:-2]) <= {"", "^C"}


def test_site_on_a_terminal(tmp_path: Path) -> None:
    """Its line is the last one, whether the pages are made in one process or in several."""
    texts = tmp_path / "docs" / "texts"
    texts.mkdir(parents=True)
    for number in range(8):
        (texts / f"{number}.md").write_text(
            f"---\ntitle: 报告{number}\nformat: dingben/1\n---\n\n# 报告\n", encoding="utf-8"
        )
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: docs\nsite_dir: out\n", encoding="utf-8")
    code, screen = on_terminal(tmp_path, DINGBEN, "site")
    assert code == 0
    assert len(screen.lines) == 2
    assert screen.lines[0].startswith("out: 11 pages")
    assert [line for line in screen.seen if re.match(r"site .* 3/8 .* left texts/2\.md", line)]
