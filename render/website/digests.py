"""Digests of values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def digest_of(*values: Any) -> str:
    """One digest over values that JSON can write."""
    from hashlib import sha256

    return sha256(json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return repr(value)
