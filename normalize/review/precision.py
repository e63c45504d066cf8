"""The exact lower confidence bound of a binomial proportion, for a sample of judged edits."""

from __future__ import annotations

import math

CONFIDENCE = 0.95


def lower_bound(right: int, judged: int, confidence: float = CONFIDENCE) -> float:
    """The lower end of the one-sided Clopper–Pearson interval for `right` successes in `judged` trials.

    It is the proportion p at which `right` or more successes have the probability 1 - confidence; 0 without a success.
    Raises `ValueError` if `right` is negative or greater than `judged`.

    >>> round(lower_bound(20, 20), 4), round(lower_bound(19, 20), 4), lower_bound(0, 0)
    (0.8609, 0.7839, 0.0)
    """
    if not 0 <= right <= judged:
        raise ValueError(f"{right} of {judged} is no share")
    if not right:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(60):  # 60 halvings bring the interval below the precision of a float
        middle = (low + high) / 2
        if _at_least(right, judged, middle) < 1 - confidence:
            low = middle
        else:
            high = middle
    return low


def _at_least(right: int, judged: int, share: float) -> float:
    """The probability of `right` or more successes: the upper tail of the binomial distribution."""
    if share <= 0.0 or share >= 1.0:
        return float(share >= 1.0)
    terms = (_log_term(count, judged, share) for count in range(right, judged + 1))
    return math.fsum(math.exp(term) for term in terms)


def _log_term(count: int, judged: int, share: float) -> float:
    ways = math.lgamma(judged + 1) - math.lgamma(count + 1) - math.lgamma(judged - count + 1)
    return ways + count * math.log(share) + (judged - count) * math.log1p(-share)
