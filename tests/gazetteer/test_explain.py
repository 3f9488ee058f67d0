from __future__ import annotations

import pytest

from whoholds.errors import GazetteerError
from whoholds.gazetteer import Gazetteer
from whoholds.gazetteer.explain import explain


def test_candidates_are_measured_from_a_place_told_with_them(small: Gazetteer) -> None:
    near = small.lookup("Pokrovsk")
    found = explain(small, "Kalynove", near=near, region="Donetsk")
    assert [(c.place.id, c.bearing) for c in found] == [("geonames:2", "SE"), ("geonames:3", "S")]
    assert found[0].km == pytest.approx(25, abs=1)
    assert found[0].how == "exact"


def test_a_renamed_place_is_found_by_a_theatres_table(small: Gazetteer) -> None:
    (found,) = explain(small, "Novyi Donbas", renames={"novyi donbas": "Pokrovsk"})
    assert (found.place.id, found.how) == ("geonames:1", "rename")


def test_a_slip_is_sought_only_where_nothing_else_matches(small: Gazetteer) -> None:
    (best, *_) = explain(small, "Zalznychny", fuzzy_countries={"UA"})
    assert (best.place.id, best.how) == ("geonames:6", "fuzzy")
    assert best.score is not None
    assert explain(small, "Zalznychny") == ()
    assert explain(small, "Zalznychny", region="Donetsk") == ()
    assert all(c.how != "fuzzy" for c in explain(small, "Kalynove", fuzzy_countries={"UA"}))


def test_an_unknown_region_is_told(small: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="'Narnia': no region"):
        explain(small, "Kalynove", region="Narnia")
