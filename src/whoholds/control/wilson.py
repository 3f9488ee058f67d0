"""How sure a share is: Wilson's score interval.

It holds the share for every count, none and all included, where the textbook interval (share ± 1.96 standard errors)
collapses to a point or leaves 0..1. E. B. Wilson (1927), "Probable inference, the law of succession, and statistical
inference", Journal of the American Statistical Association 22, 209-212; recommended for small samples by L. D. Brown,
T. T. Cai and A. DasGupta (2001), "Interval estimation for a binomial proportion", Statistical Science 16, 101-133.
"""

from __future__ import annotations

from math import sqrt

# The 97.5th percentile of the normal distribution: two sides of 2.5 % make an interval of 95 %.
Z95 = 1.959963984540054


def wilson(count: int, total: int, z: float = Z95) -> tuple[float, float] | None:
    """The interval, from 0 to 1, for `count` out of `total`; None where there is nothing to share out.

    Raises `ValueError` unless 0 <= count <= total.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} out of {total} is no share")
    if total == 0:
        return None
    share = count / total
    weight = z * z / total
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / total + weight / total / 4) / (1 + weight)
    # Rounding may leave the ends of "none" and "all" a hair off what they are by definition.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == total else min(1.0, middle + half)
    return low, high
