"""The inside of a sandbox: answers questions, one JSON object a line, until there are no more. Runs by itself.

A question names a function of this package, `attack.patterns.pumps:measure`, and its argument. The answer is what the
function returns, or the exception that it raised.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path


def main() -> None:
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)  # what a function prints is no answer
        for line in sys.stdin:
            print(json.dumps(_answer(**json.loads(line))), file=answers, flush=True)


def _answer(function: str, argument: object) -> dict[str, object]:
    module, _, name = function.partition(":")
    try:
        return {"value": getattr(import_module(module), name)(argument)}
    except Exception:
        return {"error": traceback.format_exc(limit=-3)}


if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).resolve().parents[2])]
    sys.path.append(str(Path(__file__).resolve().parents[1]))
    from attack.fence import confine

    confine()
    main()
