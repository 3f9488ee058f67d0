from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.gazetteer.geometry import (
    angle_between,
    bearing_deg,
    destination,
    distance_km,
    rough_bearing_deg,
    rough_destination,
    rough_km,
)

LAT, LON = st.floats(-80, 80), st.floats(-179, 179)


def test_kyiv_to_kharkiv() -> None:
    assert distance_km(50.4547, 30.5238, 49.9818, 36.2548) == pytest.approx(411, abs=2)
    assert bearing_deg(50.4547, 30.5238, 49.9818, 36.2548) == pytest.approx(95, abs=2)


def test_south_east_of_pokrovsk() -> None:
    lat, lon = destination(48.28, 37.18, 135, 25)
    assert distance_km(48.28, 37.18, lat, lon) == pytest.approx(25)
    assert lat < 48.28
    assert lon > 37.18


@given(LAT, LON, LAT, LON)
def test_rough_distance_is_within_one_percent(a: float, b: float, c: float, d: float) -> None:
    assert rough_km(a, b, c, d) == pytest.approx(distance_km(a, b, c, d), rel=0.01, abs=0.01)


@given(LAT, LON, st.floats(0, 359), st.floats(0.1, 500))
def test_destination_is_the_inverse(lat: float, lon: float, bearing: float, km: float) -> None:
    assert distance_km(lat, lon, *destination(lat, lon, bearing, km)) == pytest.approx(km, rel=1e-6)


def test_the_spherical_twins_stay_near_the_ellipsoid() -> None:
    lat, lon = rough_destination(48.28, 37.18, 135, 25)
    assert distance_km(lat, lon, *destination(48.28, 37.18, 135, 25)) < 0.25
    assert angle_between(rough_bearing_deg(48.28, 37.18, lat, lon), 135) < 0.5
    assert angle_between(350, 20) == pytest.approx(30)
