from __future__ import annotations

import pytest

from tests.gazetteer.samples import record
from whoholds.gazetteer.embedded import Entry
from whoholds.gazetteer.geometry import rough_km
from whoholds.gazetteer.register import join

ONE, TWO, RAION = "UA14020010000000001", "UA14020020000000002", "UA14020000000000009"


def entry(code: str, name: str, hromada: str, city: bool = False) -> Entry:
    return Entry(code, name, "Donetsk Oblast", RAION, hromada, city)


ENTRIES = [
    entry("UA14020010010000011", "Бахмут", ONE, city=True),
    entry("UA14020010020000012", "Іванівське", ONE),
    entry("UA14020010030000013", "Степове", ONE),
    entry("UA14020020010000021", "Сіверськ", TWO, city=True),
    entry("UA14020020020000022", "Степове", TWO),
    entry("UA14020020030000023", "Глухе", TWO),
]
PLACES = [
    record("geonames:1", "Bakhmut", 48.59, 38.0, names=("Бахмут",), population=70000),
    record("geonames:2", "Ivanivske", 48.57, 37.91, names=("Іванівське", "Krasnoye")),
    record("geonames:3", "Siversk", 48.87, 38.10, names=("Сіверськ",), population=11000),
    record("geonames:4", "Stepove", 48.86, 38.15),
    record("geonames:5", "Stepove", 48.60, 38.05),
    record("geonames:6", "Nevermind", 10.0, 10.0, country="XX", admin1=None),
]


def test_settlements_of_both_become_one_place_under_the_official_name() -> None:
    joined = {r.id: r for r in join(PLACES, ENTRIES)}
    bakhmut = joined["geonames:1"]
    assert (bakhmut.name, bakhmut.local_name, bakhmut.register) == ("Bakhmut", "Бахмут", "UA14020010010000011")
    assert joined["geonames:2"].name == "Ivanivske"
    assert "Krasnoye" in joined["geonames:2"].names
    assert joined["geonames:6"].register is None


def test_namesakes_are_told_apart_by_their_hromada() -> None:
    joined = {r.id: r for r in join(PLACES, ENTRIES)}
    assert joined["geonames:5"].register == "UA14020010030000013"
    assert joined["geonames:4"].register == "UA14020020020000022"


def test_a_settlement_only_the_register_has_lies_at_the_seat_with_its_radius() -> None:
    joined = {r.register: r for r in join(PLACES, ENTRIES)}
    lost = joined["UA14020020030000023"]
    assert (lost.id, lost.name, lost.local_name) == ("katottg:UA14020020030000023", "Hlukhe", "Глухе")
    assert lost.error_km is not None
    assert 10 < lost.error_km < 40
    assert rough_km(lost.lat, lost.lon, 48.87, 38.10) < lost.error_km


def test_a_village_put_on_the_wrong_side_of_a_border_is_the_registers() -> None:
    strayed = record("geonames:9", "Hlukhe", 48.86, 38.2, admin1="Luhansk Oblast")
    joined = {r.register: r for r in join([*PLACES, strayed], ENTRIES)}
    assert (joined["UA14020020030000023"].id, joined["UA14020020030000023"].admin1) == ("geonames:9", "Donetsk Oblast")


def test_every_register_entry_appears_exactly_once() -> None:
    codes = [r.register for r in join(PLACES, ENTRIES) if r.register]
    assert sorted(codes) == [e.code for e in ENTRIES]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_what_is_read_does_not_matter(order: int) -> None:
    one = sorted(join(PLACES, ENTRIES), key=lambda r: r.id)
    other = sorted(join(PLACES[::order], ENTRIES[::order]), key=lambda r: r.id)
    assert one == other
