"""Strings that make a pattern slow, made from its own parts; and how its time grows with their length.

A pattern is slow where it can read the same characters in many ways. So each repeat in it is pumped: what comes before the
repeat, then what it repeats again and again, then something that fits nowhere.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as sre_parser
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

from ..results import chance

_SIGNS = "0 a字\n（“\"'<>-.，。：[]*"
_TAILS = ("\0", "", "字")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_CATEGORIES = {
    sre.CATEGORY_DIGIT: "0", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "字",
    sre.CATEGORY_NOT_DIGIT: "字", sre.CATEGORY_NOT_SPACE: "字", sre.CATEGORY_NOT_WORD: "。",
}  # fmt: skip
Pump = tuple[str, str, str]  # what comes before, what is repeated, what comes behind

# Exponential: so many repeats, more seconds than any honest pattern needs, and so many times those of half as many.
_FEW, _LONG, _EXPLOSIVE = 28, 0.1, 20.0
# Worse than linear: characters, and seconds from which a second look is taken; then four times the characters.
_MANY, _SUSPICIOUS, _FACTOR, _STEEPEST = 2000, 0.003, 4, 8.0
_LIMIT = 1.0  # seconds of processor time
_AGAIN = 3  # measurements of a figure that is bad: others work on this machine


class _TooLongError(Exception):
    pass


def pumps(pattern: str, flags: int, samples: int = 3) -> list[Pump]:
    """The pumps of a pattern, made of so many samples of each part; the same ones every time."""
    random = chance(pattern, flags)
    tree = sre_parser.parse(pattern, flags)
    repeated = [pair for _ in range(samples) for pair in _repeats(tree, "", random)]
    units = [(before, unit) for before, unit in repeated if unit]
    units += [("", piece) for before, unit in repeated for piece in (before, before + unit) if piece]
    units += [("", sign) for sign in _SIGNS]
    return [(before, unit, tail) for before, unit in dict.fromkeys(units) for tail in _TAILS]


def _repeats(nodes: Iterable[Any], before: str, random: Random) -> Iterator[tuple[str, str]]:
    """(what comes before, what is repeated) for each repeat without a small limit."""
    for operator, value in nodes:
        if operator in _REPEATS:
            least, most, body = value
            yield from _repeats(body, before, random)
            if most - least > 8:
                yield before, _sample(body, random)
        for part in _parts(operator, value):
            yield from _repeats(part, before, random)
        before += _sample([(operator, value)], random)


def _parts(operator: Any, value: Any) -> Iterator[Any]:
    """The parts of a group, of an alternative, of a look around."""
    if operator is sre.SUBPATTERN:
        yield value[-1]
    elif operator is sre.BRANCH:
        yield from value[1]
    elif operator in (sre.ASSERT, sre.ASSERT_NOT):
        yield value[1]
    elif operator is sre.ATOMIC_GROUP:
        yield value


def _sample(nodes: Iterable[Any], random: Random) -> str:
    """Some string that a part of a pattern matches, as far as can be told without trying."""
    return "".join(_one(operator, value, random) for operator, value in nodes)


def _one(operator: Any, value: Any, random: Random) -> str:
    if operator is sre.LITERAL:
        return chr(value)
    if operator is sre.IN:
        return _member(value, random)
    if operator in (*_REPEATS, sre.POSSESSIVE_REPEAT):
        least, most, body = value
        return "".join(_sample(body, random) for _ in range(max(least, min(most, random.randint(0, 1)))))
    if operator is sre.BRANCH:
        return _sample(random.choice(value[1]), random)
    if operator in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return _sample(value[-1] if operator is sre.SUBPATTERN else value, random)
    return "字" if operator in (sre.ANY, sre.NOT_LITERAL) else ""


def _member(items: Any, random: Random) -> str:
    """A character of a set; of a set that is negated one of print that is not named."""
    operator, value = random.choice([item for item in items if item[0] is not sre.NEGATE])
    if items[0][0] is sre.NEGATE:
        named = {chr(value) for operator, value in items if operator is sre.LITERAL}
        return random.choice([sign for sign in _SIGNS if sign not in named] or ["字"])
    if operator is sre.LITERAL:
        return chr(value)
    if operator is sre.RANGE:
        return chr(random.randint(*value))
    return _CATEGORIES.get(value, "字")


def measure(target: list[Any]) -> list[str]:
    """Runs in the sandbox. In: pattern, flags, methods, samples. Out: for each method that is slow, in words, how slow."""
    pattern, flags, methods, samples = target
    signal.signal(signal.SIGVTALRM, _give_up)
    compiled = re.compile(pattern, flags)
    tried = pumps(pattern, flags, samples)
    found = ((method, _slowness(getattr(compiled, method), tried)) for method in methods)
    return [f"{method}: {slowness}" for method, slowness in found if slowness]


def _slowness(call: Callable[[str], object], tried: Iterable[Pump]) -> str:
    """The first pump for which a pattern is slow; "" if there is none."""
    for before, unit, tail in tried:
        few, half = (_least(call, before + unit * count + tail) for count in (_FEW, _FEW // 2))
        if few > max(_LONG, _EXPLOSIVE * half):
            return f"exponential in {before!a} + {unit!a} × {_FEW} + {tail!a}"
        many = _MANY // len(unit) + 1
        first, second = _times(call, before + unit * many + tail, before + unit * (many * _FACTOR) + tail)
        if second:
            return f"{first:.3f} s for {before!a} + {unit!a} × {many} + {tail!a}, {second:.3f} s for {_FACTOR} times"
    return ""


def _times(call: Callable[[str], object], text: str, longer: str) -> tuple[float, float]:
    """Seconds for a text and for a longer one; 0 for the latter where it takes no more than its share."""
    for measured in (_seconds, _least):
        first = measured(call, text)
        second = measured(call, longer) if first > _SUSPICIOUS else 0.0
        if second < min(_STEEPEST * first, _LIMIT) and first < _LIMIT:
            return first, 0.0
    return first, second


def _least(call: Callable[[str], object], text: str) -> float:
    """The least of several measurements. One is enough of what is fast, or goes over the limit."""
    least = _seconds(call, text)
    for _ in range(_AGAIN - 1):
        if _SUSPICIOUS < least < _LIMIT:
            least = min(least, _seconds(call, text))
    return least


def _seconds(call: Callable[[str], object], text: str) -> float:
    """Processor time of a call, at most the limit."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    start = time.process_time()
    try:
        call(text)
        return time.process_time() - start
    except _TooLongError:
        return _LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(*_: object) -> None:
    raise _TooLongError
