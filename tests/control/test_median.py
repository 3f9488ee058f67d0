"""The median's interval: ranks from published tables, and the laws it keeps."""

from __future__ import annotations

from math import comb
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.control.median import median_interval

quick = settings(max_examples=200, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize(
    ("total", "low", "high", "confidence"),
    [
        # G. J. Hahn and W. Q. Meeker (1991), Statistical Intervals; the same ranks in any table of the sign test.
        (6, 1, 6, 0.9688),
        (10, 2, 9, 0.9785),
        (15, 4, 12, 0.9648),
        (20, 6, 15, 0.9586),
        (25, 8, 18, 0.9567),
        (50, 18, 33, 0.9672),
    ],
)
def test_published_ranks(total: int, low: int, high: int, confidence: float) -> None:
    found = median_interval(range(1, total + 1))
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert found.confidence == pytest.approx(confidence, abs=5e-5)


@pytest.mark.parametrize("total", range(6))
def test_fewer_than_six_values_give_none(total: int) -> None:
    assert median_interval([0.0] * total) is None


@quick
@given(st.lists(st.integers(-400, 400), min_size=6, max_size=300), st.randoms(use_true_random=False))
def test_it_holds_the_median_in_whatever_order(days: list[int], chance: object) -> None:
    found = median_interval(days)
    assert found is not None
    assert found.low <= median(days) <= found.high
    assert found.confidence >= 0.95
    chance.shuffle(days)  # type: ignore[attr-defined]
    assert median_interval(days) == found


@quick
@given(st.integers(6, 800))
def test_one_rank_further_in_would_not_be_sure_enough(total: int) -> None:
    found = median_interval(range(1, total + 1))
    assert found is not None
    rank = int(found.low)
    tail = [sum(comb(total, k) for k in range(r)) / 2**total for r in (rank, rank + 1)]
    assert found.confidence == pytest.approx(1 - 2 * tail[0], abs=1e-9)
    assert 1 - 2 * tail[1] < 0.95 or rank == total // 2
