"""What messages of several commands share: plural forms, the word that was probably meant, how much is said."""

from __future__ import annotations

import argparse
from collections.abc import Iterable


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun. `plural` is needed only where it is not the noun with an s.

    >>> counted(1, "text"), counted(0, "text"), counted(1234, "text"), counted(2, "index", "indices")
    ('1 text', '0 texts', '1234 texts', '2 indices')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question whether one of the `known` words was meant, with a space behind it; "" if none of them is close.

    >>> did_you_mean("site_nam", ["site_url", "site_name"]), did_you_mean("colour", ["site_url"])
    ('did you mean site_name? ', '')
    """
    from difflib import get_close_matches  # on demand: it takes some milliseconds to load, and most words are right

    close = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"did you mean {close[0]}? " if close else ""


def add_verbosity_arguments(parser: argparse.ArgumentParser, verbose: str = "") -> None:
    """Add `--quiet`, and `--verbose` to a command that can say more; `verbose` says what."""
    group = parser.add_mutually_exclusive_group()
    if verbose:
        group.add_argument("-v", "--verbose", action="store_true", help=verbose)
    group.add_argument("-q", "--quiet", action="store_true", help="print errors only")
