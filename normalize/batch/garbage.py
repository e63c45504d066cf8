"""Python's cyclic garbage collector, off while one document is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """Edits form no cycles: the cyclic collector would only rescan them, which makes a page of 10 MB take half as long again."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
