"""How sure a median is: the interval between two ranks.

Each value falls under the true median as a coin falls heads, so the number that does is binomial and the k-th smallest
and k-th largest values enclose the median with a known probability, whatever the distribution. W. R. Thompson (1936),
Annals of Mathematical Statistics 7, 122-128; H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed., section 7.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log


@dataclass(frozen=True, slots=True)
class MedianInterval:
    """`low`..`high` encloses the median with probability `confidence` or more."""

    low: float
    high: float
    confidence: float


def median_interval(values: Sequence[float], confidence: float = 0.95) -> MedianInterval | None:
    """The narrowest interval of equal ranks from both ends that reaches `confidence`; None where none does.

    For 95 % it takes six values. The order of `values` does not matter.
    """
    rank, reached = _rank(len(values), confidence)
    if rank == 0:
        return None
    ordered = sorted(values)
    return MedianInterval(float(ordered[rank - 1]), float(ordered[-rank]), reached)


@lru_cache(maxsize=4096)
def _rank(total: int, confidence: float) -> tuple[int, float]:
    """How many values in from each end (1 is the outermost, 0 none reaches it), and the confidence reached."""
    tail, rank, reached = 0.0, 0, 0.0
    for k in range(total // 2):
        tail += exp(lgamma(total + 1) - lgamma(k + 1) - lgamma(total - k + 1) - total * log(2))
        if 1 - 2 * tail < confidence:
            break
        rank, reached = k + 1, 1 - 2 * tail
    return rank, reached
