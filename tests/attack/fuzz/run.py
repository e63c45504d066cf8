"""Cases by number, in the sandbox; what fell is made smaller, then shown."""

from __future__ import annotations

import base64
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..results import Budget, Fall, Result
from ..sandbox import Answer, Sandbox, answers, temporary_folder
from ..verdicts import kind_of
from .kinds import KINDS, attempt_case, attempt_payload, kind_of_case, payload
from .smaller import smallest

_LIMIT = 10.0  # seconds of processor time for a case
_SHARE = 0.8  # of the time is for cases, the rest for making them smaller
_EACH = 12.0  # seconds for making one smaller
_LONGEST = 400  # characters of an input in the list; one that is run alone is shown whole


def run(budget: Budget) -> Iterator[Result]:
    numbers = budget.cases(8_000, 100_000)
    found: defaultdict[str, list[Answer[int]]] = defaultdict(list)
    for answer in answers(attempt_case, numbers, replace(budget, seconds=budget.seconds * _SHARE), _LIMIT):
        found[kind_of_case(answer.argument).name].append(answer)
    for kind in KINDS:
        if tried := found[kind.name]:
            planned = sum(kind_of_case(number) is kind for number in numbers)
            yield _result(kind.name, tried, planned, budget)


def _result(name: str, tried: list[Answer[int]], planned: int, budget: Budget) -> Result:
    first: dict[str, Answer[int]] = {}
    for answer in tried:
        if wrong := _wrong(answer):
            best = first.setdefault(kind_of(wrong), answer)
            if len(_data(answer)) < len(_data(best)):
                first[kind_of(wrong)] = answer
    fell = tuple(_fall(name, what, answer, budget) for what, answer in first.items())
    stood = sum(not _wrong(answer) for answer in tried)
    seconds = sum(answer.value["seconds"] for answer in tried if answer.value)
    return Result(f"fuzz {name}", len(tried), stood, fell, seconds, planned if len(tried) < planned else 0)


def _wrong(answer: Answer[int]) -> str:
    return answer.death or str(answer.value["wrong"])


def _data(answer: Answer[int]) -> bytes:
    """The input; of a case that killed its process it is made once more."""
    return base64.b64decode(answer.value["data"]) if answer.value else payload(answer.argument)


def _fall(name: str, what: str, answer: Answer[int], budget: Budget) -> Fall:
    data = _data(answer)
    if not answer.death and not budget.is_over:
        data = _made_smaller(name, what, data, min(time.monotonic() + _EACH, budget.end))
    shown = ascii(data.decode("utf-8", "surrogateescape"))
    if len(shown) > _LONGEST and budget.case is None:
        shown = f"{shown[:_LONGEST]}…"
    return Fall(f"fuzz {name}: {what}", f"{shown} (--only fuzz --case {answer.argument})")


def _made_smaller(name: str, what: str, data: bytes, end: float) -> bytes:
    with temporary_folder("smaller") as folder:
        box = Sandbox(folder)

        def falls(smaller: bytes) -> bool:
            argument = [name, base64.b64encode(smaller).decode()]
            answer: Answer[Any] | None = box.ask(attempt_payload, argument, _LIMIT, end)
            return bool(answer and answer.value and kind_of(answer.value) == what)

        try:
            return smallest(data, falls, lambda: time.monotonic() > end)
        finally:
            box.close()
