"""dingben — the front door. It mounts the commands of the two packages and holds no logic of its own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from normalize.commands.mount import add_commands as add_normalize_commands
from normalize.commands.mount import normalize_site
from render.commands.pdf import build_pdfs
from render.commands.site import add_commands as add_render_commands
from render.commands.site import build_site

__version__ = "0.2.0"

_DESCRIPTION = """\
Turn messy documents into definitive editions: canonical Markdown with a ledger of every edit,
a static archive, print-ready PDFs.

example:  dingben normalize report.txt -o -        print the canonical text of one source
          dingben build                            everything that mkdocs.yml describes
"""


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(
        prog="dingben", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root.add_argument("--version", action="version", version=f"dingben {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add_normalize_commands(commands)
    add_render_commands(commands)
    build = commands.add_parser(
        "build",
        help="everything that mkdocs.yml describes: texts, website, PDFs",
        description="Normalise what changed, then build the website and the PDFs.",
        epilog="example:  dingben build",
    )
    build.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="default: mkdocs.yml")
    build.set_defaults(run=lambda options: _build(options.config))
    return root


def _build(config: Path) -> int:
    """Run the three stages. A bad file in one does not stop the next; misuse does."""
    worst = 0
    # The pages link the sheets, so the sheets come first.
    for stage in (normalize_site, build_pdfs, build_site):
        code = stage(config)
        if code == 2:
            return code
        worst = max(worst, code)
    return worst


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 (fine), 1 (findings or a failure), 130 (interrupted); misuse exits with 2."""
    _open_streams()
    try:
        options = parser().parse_args(arguments)
        if getattr(options, "json", False) or getattr(options, "sarif", False):
            _reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace")  # RFC 8259 §8.1, SARIF §3.1
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\ndingben: interrupted; what was written is whole, run it again to go on", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        _give_up_output()
        return 1
    except OSError as fault:  # of a file: told where it is opened; here it is the output, on a full disk
        _give_up_output()
        print(
            f"dingben: {fault.filename or 'standard output'}: {(fault.strerror or str(fault)).lower()}", file=sys.stderr
        )
        return 1


def _open_streams() -> None:
    """A stream that was closed by the caller leads nowhere; what the encoding of another does not have is shown by number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # open to the end
    _reconfigure(sys.stdout, errors="backslashreplace")


def _reconfigure(stream: Any, **how: str) -> None:
    """What stands for a stream in another program may have no encoding."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**how)


def _give_up_output() -> None:
    """What is still in the buffer would fail again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
