"""Arguments that several commands take, so that they read the same everywhere."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_text_argument(parser: argparse.ArgumentParser) -> None:
    """Add `TEXT`, one text."""
    parser.add_argument("text", type=Path, metavar="TEXT", help="a canonical text with its ledger beside it")
