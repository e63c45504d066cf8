"""What one checkout makes of a batch of documents: `python -P worker.py CHECKOUT`, with PYTHONPATH=CHECKOUT.

In: the working folder, with one document in each of `in/0000`, `in/0001`, … Out: the texts and ledgers in `out/`, and
`reports.jsonl`, one object a document: the SHA-256 of the text, the findings, whether the source was restored, the
facts of the source, and the passes, each with its cleaner and the SHA-256 of its edits. Runs by itself: it imports
nothing of this package, and of the checkout only `dingben.main`.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LEDGER = ".ledger.jsonl"
Main = Callable[[Sequence[str]], int]
_PLACE = re.compile(r"^in/\d+/.*?:(?=\d+:\d+: \w+ \[)")


def main(checkout: Path) -> int:
    import dingben
    import normalize

    for module in (dingben, normalize):
        if not Path(str(module.__file__)).resolve().is_relative_to(checkout):
            print(f"{module.__name__} comes from {module.__file__}, not from {checkout}", file=sys.stderr)
            return 2
    with open("reports.jsonl", "w", encoding="utf-8") as stream:
        for folder in sorted(Path("in").iterdir()):
            (document,) = folder.iterdir()
            print(json.dumps(_report(dingben.main, document)), file=stream)
    return 0


def _report(run: Main, document: Path) -> dict[str, Any]:
    folder = Path("out", document.parent.name)
    # Version 0.2 printed every finding and had no word for it.
    verbose = ["--verbose"] if find_spec("normalize.check.summary") else []
    code, printed, complaints = _run(run, ["normalize", document.as_posix(), "-o", folder.as_posix(), *verbose])
    report: dict[str, Any] = {"text": "", "findings": _findings(printed), "refused": complaints, "restored": ""}
    if not code:
        text, ledger = files(folder)
        report["text"] = hashlib.sha256(text.read_bytes()).hexdigest()
        report["restored"] = _not_restored(run, text, document)
        report["source"], passes = read_ledger(ledger)
        report["passes"] = [(cleaner, _digest(edits)) for cleaner, edits in passes]
    return report


def _run(run: Main, arguments: Sequence[str]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error. A checkout that breaks is one more answer."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            code = run(arguments)
        except (Exception, SystemExit) as fault:
            told = "".join(traceback.format_exception_only(fault)).strip()
            print(f"broke off: {told}", file=sys.stderr)
            code = 3
    return code, out.getvalue(), err.getvalue().strip()


def _findings(printed: str) -> list[str]:
    """The findings, each with its hint, without the path; sorted. The line behind the last of them counts them.

    >>> _findings("in/1/a.md:2:1: note [b] c\\n    hint\\nin/1/a.md:1:9: note [a] d\\nnormalize: 1 text\\n  1 b\\n")
    ['1:9: note [a] d', '2:1: note [b] c — hint']
    """
    found: list[str] = []
    for line in printed.splitlines():
        if line.startswith("normalize: "):
            break
        if line.startswith("    ") and found:
            found[-1] += f" — {line.strip()}"
        else:
            found.append(_PLACE.sub("", line))
    return sorted(found)


def _not_restored(run: Main, text: Path, document: Path) -> str:
    """Why the source was not given back; "" when it was."""
    back = Path("restored")
    back.unlink(missing_ok=True)
    code, _, complaints = _run(run, ["restore", text.as_posix(), "-o", back.as_posix()])
    if code:
        return complaints or f"exit code {code}"
    same = hashlib.sha256(back.read_bytes()).digest() == hashlib.sha256(document.read_bytes()).digest()
    return "" if same else "other bytes came back"


def files(folder: Path) -> tuple[Path, Path]:
    """The text and the ledger in the folder of one document."""
    text, ledger = sorted(folder.iterdir(), key=lambda path: path.name.endswith(LEDGER))
    return text, ledger


def read_ledger(path: Path) -> tuple[dict[str, Any], list[tuple[str, list[str]]]]:
    """The facts of the source; and the passes, each with its cleaner and its edits, without the name and the number."""
    head, *records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    passes: dict[int, tuple[str, list[str]]] = {}
    for record in records:
        if "pass" not in record:  # a finding, which is compared as the command tells it
            continue
        _, edits = passes.setdefault(record.pop("pass"), (record.pop("cleaner"), []))
        edits.append(json.dumps(record, ensure_ascii=False, sort_keys=True))
    return head["source"], [passes[number] for number in sorted(passes)]


def _digest(edits: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(edits).encode(errors="surrogatepass")).hexdigest()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
