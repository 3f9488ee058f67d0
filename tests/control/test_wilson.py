"""Wilson's interval against published values, against its own definition, and as a law."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.control.wilson import Z95, wilson

quick = settings(max_examples=200, deadline=None, derandomize=True, database=None)
counts = st.integers(0, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (no continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_values(count: int, total: int, low: float, high: float) -> None:
    found = wilson(count, total)
    assert found is not None
    assert found == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@quick
@given(counts.filter(lambda c: 0 < c[0] < c[1]))
def test_its_ends_are_the_shares_that_the_score_test_just_keeps(case: tuple[int, int]) -> None:
    count, total = case
    share = count / total
    for end in wilson(count, total) or ():
        assert abs(share - end) == pytest.approx(Z95 * sqrt(end * (1 - end) / total), rel=1e-6)


@quick
@given(counts.filter(lambda c: c[1] > 0))
def test_it_holds_the_share_and_stays_between_none_and_all(case: tuple[int, int]) -> None:
    count, total = case
    low, high = wilson(count, total) or (2.0, 2.0)
    assert 0 <= low <= count / total <= high <= 1
    assert (low == 0) == (count == 0)
    assert (high == 1) == (count == total)


@quick
@given(counts.filter(lambda c: c[1] > 0), st.integers(2, 50))
def test_more_of_the_same_makes_it_narrower(case: tuple[int, int], times: int) -> None:
    few, many = wilson(*case), wilson(case[0] * times, case[1] * times)
    assert few is not None
    assert many is not None
    assert many[1] - many[0] < few[1] - few[0]


@quick
@given(counts)
def test_what_is_and_what_is_not_mirror_each_other(case: tuple[int, int]) -> None:
    count, total = case
    one, other = wilson(count, total), wilson(total - count, total)
    if one is None or other is None:
        assert total == 0
    else:
        assert one == (pytest.approx(1 - other[1], abs=1e-12), pytest.approx(1 - other[0], abs=1e-12))


@pytest.mark.parametrize(("count", "total"), [(-1, 3), (4, 3)])
def test_no_share(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(count, total)
