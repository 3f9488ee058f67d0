"""Layers of control maps in the ledger: appended once, corrected by newer ones, found as they were known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import MultiPoint, MultiPolygon, to_wkb

from tests.ledger.conftest import NewLedger
from tests.ledger.invented import clock, drawn, wire
from whoholds.ledger.maps import shape_digest
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify
from whoholds.model import MapLayer


def test_a_layer_is_kept_with_its_ground_and_its_origin(new_ledger: NewLedger) -> None:
    layer = drawn("2024-09-15", covers=("pre2022",), file="m.kml", file_digest="f" * 64, notes=("1 ring repaired",))
    with Store.open(new_ledger(), now=clock()) as store:
        assert store.keep_map(layer, producer="maps/1")
        (kept,) = store.maps()
        assert dict(store.shapes([kept.digest])) == {shape_digest(layer.shape): layer.shape}
    assert (kept.assessor, kept.day, kept.layer, kept.party) == ("Map Desk", "2024-09-15", "control", "RUS")
    assert (kept.source_layer, kept.covers, kept.required, kept.elsewhere) == (
        "our control",
        ("pre2022",),
        True,
        "home",
    )
    assert (kept.file, kept.file_digest, kept.notes) == ("m.kml", "f" * 64, ("1 ring repaired",))
    assert (kept.producer, kept.recorded[:10], kept.bounds) == ("maps/1", "2024-09-01", (37.2, 48.0, 37.5, 48.2))


def test_the_same_ground_again_adds_nothing_whatever_file_it_comes_from(new_ledger: NewLedger) -> None:
    with Store.open(new_ledger(), now=clock()) as store:
        assert store.keep_map(drawn("2024-09-15"))
        assert not store.keep_map(drawn("2024-09-15", file="copy.kml", notes=("seen before",)))
        with store.batch():
            assert not store.keep_map(drawn("2024-09-15"))
            assert store.keep_map(drawn("2024-09-16"))
            assert not store.keep_map(drawn("2024-09-16"))
        assert [m.day for m in store.maps()] == ["2024-09-15", "2024-09-16"]
        # One ground of two days is kept once.
        assert len({m.digest for m in store.maps()}) == 1
        assert not list(verify(store))


def test_a_newer_version_of_a_day_counts_and_the_older_is_still_known(new_ledger: NewLedger) -> None:
    with Store.open(new_ledger(), now=clock("2024-09-20T08:00:00", step=86_400)) as store:
        store.keep_map(drawn("2024-09-15"))
        store.keep_map(drawn("2024-09-15", east=37.9))
        (now,), (then,) = store.maps(), store.maps(as_known="2024-09-21")
        assert (now.bounds[2], then.bounds[2]) == (37.9, 37.5)
        assert store.maps(as_known="2024-09-19") == ()
        assert store.last_map() == now.seq


def test_what_makes_a_layer_another(new_ledger: NewLedger) -> None:
    one = drawn("2024-09-15")
    others = (
        replace(one, assessor="Other Desk"),
        replace(one, day="2024-09-16"),
        replace(one, layer="advance"),
        replace(one, party="UKR"),
        replace(one, party=None, layer="unknown"),
    )
    # Given again with another meaning it is a newer version of the same layer.
    meant = (replace(one, elsewhere="untold"), replace(one, theatre=None), replace(one, covers=("advance",)))
    with Store.open(new_ledger(), now=clock()) as store:
        assert all(store.keep_map(each) for each in (one, *others))
        assert len(store.maps()) == 6
        assert all(store.keep_map(each) for each in meant if each != one)
        assert len(store.maps()) == 6
        assert not store.keep_map(replace(one, source_layer="called otherwise"))
        assert [m.assessor for m in store.maps(assessor="Other Desk")] == ["Other Desk"]
        assert not list(verify(store))


def test_maps_leave_claims_alone_and_survive_a_rebuild(new_ledger: NewLedger) -> None:
    with Store.open(new_ledger(), now=clock()) as store:
        store.keep(wire(1), edition="e1")
        store.keep_map(drawn("2024-09-15"))
        store.keep(wire(2), edition="e1")
        before, told = store.maps(), list(store.tellings())
        store.rebuild()
        assert (store.maps(), list(store.tellings())) == (before, told)
        assert not list(verify(store))


@pytest.mark.parametrize(
    "shape",
    [b"", b"not a shape", to_wkb(MultiPoint([(37, 48)])), to_wkb(MultiPolygon())],
    ids=["nothing", "words", "points", "empty"],
)
def test_what_is_no_ground_is_refused_and_leaves_no_trace(new_ledger: NewLedger, shape: bytes) -> None:
    layer: MapLayer = replace(drawn("2024-09-15"), shape=shape)
    with Store.open(new_ledger(), now=clock()) as store:
        with pytest.raises(ValueError, match=r"shape|ground"):
            store.keep_map(layer)
        assert (store.maps(), store.head().count) == ((), 0)
