from __future__ import annotations

from tests.gazetteer.samples import RECORDS, record
from whoholds.gazetteer.merge import merge


def test_the_same_id_becomes_one_place_with_all_names() -> None:
    new = record("geonames:1", "Pokrovs'k", 48.281, 37.181, names=("Grishino",), population=70000, source="dump")
    merged = {r.id: r for r in merge(RECORDS, [new])}
    assert len(merged) == len(RECORDS)
    place = merged["geonames:1"]
    assert place.name == "Pokrovsk"
    assert {"Krasnoarmeysk", "Pokrovs'k", "Grishino"} <= set(place.names)
    assert place.population == 70000
    assert place.source == "test+dump"


def test_a_namesake_next_door_is_the_same_place() -> None:
    new = record("postal:1", "Калинове", 48.14, 37.45, source="postal")
    merged = merge(RECORDS, [new])
    assert len(merged) == len(RECORDS)
    assert next(r for r in merged if r.id == "geonames:2").source == "test+postal"


def test_a_namesake_further_off_is_another_place() -> None:
    new = record("postal:1", "Kalynove", 48.3, 37.9)
    assert len(merge(RECORDS, [new])) == len(RECORDS) + 1


def test_a_neighbour_of_another_country_is_another_place() -> None:
    new = record("postal:1", "Kalynove", 48.1393, 37.4412, country="RU")
    assert len(merge(RECORDS, [new])) == len(RECORDS) + 1


def test_merging_twice_changes_nothing() -> None:
    new = [record("postal:1", "Калинове", 48.14, 37.45), record("postal:2", "Nove", 48.0, 37.0)]
    once = merge(RECORDS, new)
    assert merge(once, new) == once


def test_one_file_may_list_a_village_twice() -> None:
    new = [record("postal:1", "Nove", 48.0, 37.0), record("postal:2", "Новое", 48.001, 37.001)]
    assert len(merge(RECORDS, new)) == len(RECORDS) + 1


def test_a_true_position_takes_the_place_of_an_approximate_one() -> None:
    rough = record("whoholds:x", "Nove", 48.0, 37.0, error_km=5.0)
    (place,) = merge([rough], [record("geonames:9", "Nove", 48.05, 37.02)])
    assert (place.id, place.lat, place.lon, place.error_km) == ("whoholds:x", 48.05, 37.02, None)
    (place,) = merge([record("geonames:9", "Nove", 48.05, 37.02)], [rough])
    assert (place.id, place.lat, place.lon, place.error_km) == ("geonames:9", 48.05, 37.02, None)
