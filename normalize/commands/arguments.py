"""Arguments that several commands take, so that they read the same everywhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from normalize.edge.settings import DEFAULT_CONFIG


def add_config_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--config FILE`."""
    parser.add_argument(
        "--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE", help=f"configuration (default: {DEFAULT_CONFIG})"
    )


def add_text_argument(parser: argparse.ArgumentParser) -> None:
    """Add `TEXT`, one text."""
    parser.add_argument("text", type=Path, metavar="TEXT", help="a canonical text with its ledger beside it")
