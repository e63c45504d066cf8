"""Python's collector of cycles, kept from walking a document again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """No collection while one document is worked on. To be put on the function in which its edits are made and let go.

    Next to nothing of it is cyclic, so that what is done with is freed anyway; and a collection walks all that is in use,
    which for a long document is much, and many times. When all is let go before the end, none comes with the end either.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
