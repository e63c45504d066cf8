"""The command review: edits drawn from ledgers → a person's keys → verdicts in a file → a report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from normalize.batch.config import load_config
from normalize.cleaners import CLEANERS
from normalize.edge.config_file import add_config_argument, config_file
from normalize.edge.files import FileError, append_line, near, read_text
from normalize.edge.messages import counted
from normalize.edge.settings import ConfigError
from normalize.edge.terminal import complain, json_line, misuse, say, takes_colours
from normalize.provenance.former_names import current_name
from normalize.provenance.ledger import Ledger
from normalize.review.gather import gather, read_verdicts, shown, surroundings, verdict_file
from normalize.review.sample import Candidate, Context, Key, draw
from normalize.review.verdicts import Verdict, dump_verdict, judged, report, scores

DESCRIPTION = "Judge a sample of edits, and report how often cleaners are right."
EPILOG = """\
example:  dingben review                                       20 edits of the texts that mkdocs.yml names
          dingben review site/texts --cleaner wrapped-lines --sample 50
          dingben review site/texts --confidence likely --by 谢元
          dingben review --report --bound 0.9                  exit code 1 if a cleaner may be worse"""

# The ledger of a text, the kind of its source, what stands round the edits drawn.
Surroundings = tuple[Ledger, str, Mapping[Key, Context]]

_KEYS = {"r": "right", "w": "wrong", "u": "unsure", "s": "skip", "q": "quit"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="TEXT", help="canonical texts with their ledgers, or "
                        "folders of them; without any: those of the configuration")  # fmt: skip
    parser.add_argument("--sample", type=_positive, default=20, metavar="N", help="how many edits (default: 20)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another seed draws other edits (default: 0)")
    parser.add_argument("--cleaner", metavar="NAME", help="only edits of this cleaner")
    parser.add_argument("--confidence", choices=("certain", "likely"), help="only edits of this confidence")
    parser.add_argument("--verdicts", type=Path, metavar="FILE", help="where verdicts are kept (default: review.jsonl "
                        "beside the texts)")  # fmt: skip
    parser.add_argument("--by", default="", metavar="NAME", help="who judges")
    parser.add_argument(
        "--date", type=_day, default=None, metavar="DAY", help="the day, as 2026-11-22 (default: today)"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="answers, one a line, instead of the keyboard")
    parser.add_argument("--report", action="store_true", help="tell what the verdicts say of each cleaner; ask nothing")
    parser.add_argument("--since", type=_day, metavar="DAY", help="report verdicts from this day on only")
    parser.add_argument("--bound", type=_share, metavar="SHARE", help="report: exit code 1 when a cleaner is not proved "
                        "to be right in this share of its edits (with 95%% confidence)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="report: one JSON object a cleaner")
    add_config_argument(parser)


def _positive(words: str) -> int:
    if not words.isdecimal() or not int(words):
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1")
    return int(words)


def _share(words: str) -> float:
    try:
        share = float(words)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no share from 0 to below 1, such as 0.9")
    return share


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r} is no day such as 2026-11-22") from error


def run(options: argparse.Namespace) -> int:
    """Exit code 0 (fine), 1 (a text that cannot be reviewed, a cleaner below the bound), 2 (misuse)."""
    if not options.report and (options.json or options.since or options.bound is not None):
        return misuse("--bound, --since and --json belong to --report")
    options.cleaner = options.cleaner and _current(options.cleaner)
    missing = [path for path in options.paths if not path.exists()]
    if options.report and missing:  # a review goes on with the others, a report would speak of another file
        return complain(f"{missing[0]}: there is no such file or folder")
    try:
        paths = options.paths or [near(load_config(config_file(options.config)).texts)]
        file = options.verdicts or verdict_file(paths)
        verdicts = read_verdicts(file)
        if options.report:
            return _report(file, verdicts, options)
        return _review(paths, file, verdicts, options)
    except ConfigError as error:
        return misuse(str(error))
    except FileError as error:
        return complain(str(error))


def _report(file: Path, verdicts: Sequence[Verdict], options: argparse.Namespace) -> int:
    kept = [verdict for verdict in verdicts if _in_report(verdict, options)]
    if not kept:
        return complain(f"{file}: no such verdicts yet; `dingben review` asks for them", int(options.bound is not None))
    if options.json:
        for score in scores(kept):
            counts = {"judged": score.judged, "right": score.right, "wrong": score.wrong, "unsure": score.unsure}
            print(json_line({"cleaner": score.cleaner, **counts, "precision": score.precision, "bound": score.bound}))
    else:
        for line in report(kept):
            say(line)
    if options.bound is None:
        return 0
    below = [score.cleaner for score in scores(kept) if score.bound < options.bound]
    return complain(f"not proved to be right in {options.bound} of the edits: {', '.join(below)}") if below else 0


def _in_report(verdict: Verdict, options: argparse.Namespace) -> bool:
    return (
        options.cleaner in (None, verdict.cleaner)
        and options.confidence in (None, verdict.confidence)
        and (options.since or "") <= verdict.date
    )


def _review(paths: Sequence[Path], file: Path, verdicts: Sequence[Verdict], options: argparse.Namespace) -> int:
    texts, found, code = _edits(paths, file, options)
    if options.cleaner and not found and not _is_cleaner(options.cleaner):
        return misuse(f"no cleaner is called {options.cleaner!r}; `dingben cleaners` lists them")
    known = {verdict.key for verdict in verdicts}
    left = [candidate for key, candidate in found.items() if key not in known]
    drawn = draw(left, options.sample, options.seed)
    around: dict[str, Surroundings] = {}
    for name in dict.fromkeys(candidate.text for candidate in drawn):
        try:
            around[name] = surroundings(texts[name], [candidate for candidate in drawn if candidate.text == name])
        except FileError as error:
            code = complain(str(error))
    told = _ask_all([candidate for candidate in drawn if candidate.text in around], texts, around, file, options)
    counts = ", ".join(f"{told.count(word)} {word}" for word in ("right", "wrong", "unsure") if word in told)
    summary = f"{len(told)} judged" + (f" ({counts})" if counts else "")
    say(f"review: {summary}, {len(left) - len(told)} of {counted(len(found), 'edit')} left; verdicts in {file}")
    return code


def _edits(
    paths: Sequence[Path], file: Path, options: argparse.Namespace
) -> tuple[dict[str, Path], dict[Key, Candidate], int]:
    """The texts by the names that verdicts give them, their edits that were asked for, 1 if a text cannot be reviewed."""
    texts: dict[str, Path] = {}
    found: dict[Key, Candidate] = {}
    code = 0
    for gathered in gather(paths, file.parent):
        if gathered.error:
            code = complain(gathered.error)
        for candidate in gathered.found:
            texts[candidate.text] = gathered.path
            if options.confidence in (None, candidate.edit.confidence) and options.cleaner in (None, candidate.cleaner):
                found.setdefault(candidate.key, candidate)
    return texts, found, code


def _current(name: str) -> str:
    """The name of today for a cleaner that may be asked for by a former one."""
    return current_name(name, {cleaner.name for cleaner in CLEANERS})


def _is_cleaner(name: str) -> bool:
    return any(cleaner.name == name for cleaner in CLEANERS)


def _ask_all(
    drawn: Sequence[Candidate],
    texts: Mapping[str, Path],
    around: Mapping[str, Surroundings],
    file: Path,
    options: argparse.Namespace,
) -> list[str]:
    """Ask for each edit; every verdict is on the disk before the next edit is shown. Returns the verdicts."""
    day = options.date or date.today().isoformat()
    coloured = takes_colours(sys.stdout)
    told: list[str] = []
    answer = _answers(options.answers)
    for number, candidate in enumerate(drawn, 1):
        ledger, kind, found = around[candidate.text]
        context = found[candidate.key]
        print(f"{number} of {len(drawn)}  ", end="")
        for line in shown(candidate, context, texts[candidate.text], ledger, coloured):
            print(line)
        word = _ask(answer)
        print()
        if word == "quit":
            break
        if word != "skip":
            append_line(file, dump_verdict(judged(candidate, context, kind, word, options.by, day)))
            told.append(word)
    return told


def _ask(answer: Callable[[], str | None]) -> str:
    """Right, wrong, unsure, skip or quit; the end of the answers is quit."""
    while True:
        print("  right, wrong, unsure, skip, quit [r/w/u/s/q]? ", end="", flush=True)
        given = answer()
        if given is None:
            print()
            return "quit"
        word = _KEYS.get(given.strip().lower()[:1], "")
        if word and word.startswith(given.strip().lower()):
            print(word)
            return word
        print()


def _answers(file: Path | None) -> Callable[[], str | None]:
    """Where answers come from: a file, a single key on a terminal, or lines of a pipe."""
    if file:
        lines = iter(read_text(file).splitlines())
        return lambda: next(lines, None)
    if sys.stdin.isatty():
        return _key
    return lambda: next(_piped(), None)


def _piped() -> Iterator[str]:
    line = sys.stdin.readline()
    if line:
        yield line


def _key() -> str | None:
    """One key of the terminal, without Return; None for Ctrl-D."""
    if sys.platform == "win32":
        import msvcrt

        key = msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
    else:
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        settings = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor, termios.TCSADRAIN)  # keeps a key that was pressed early
            key = os.read(descriptor, 8).decode("utf-8", "replace")
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, settings)
    return None if key in ("\x04", "\x1a", "") else key
