"""What was concluded is kept, and known to be stale when more is claimed; over both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ledger.conftest import NewLedger
from tests.ledger.invented import clock, place_id, wire
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify
from whoholds.model import Edge, Event, History, Interval, Part, Place

UKRAINSK, VOVCHANSK = place_id("Ukrainsk"), place_id("Vovchansk")


@pytest.fixture
def store(new_ledger: NewLedger):
    with Store.open(new_ledger(), now=clock()) as made:
        made.keep(wire(0), edition="e1")
        made.keep(wire(1), edition="e1")
        yield made
        assert not list(verify(made))


def history(store: Store, place_id: str, claim: str = "c1") -> History:
    place = store.place(place_id)
    assert place is not None
    event = Event(
        id=f"event:{place_id}",
        place=place,
        kind="captured",
        party="RUS",
        day="2024-09-18",
        exact=True,
        earliest="2024-09-17",
        latest="2024-09-19",
        status="disputed",
        standing="claimed",
        rule="the other side denies it",
        because=(claim, "c2"),
        parts=(
            Part(claim, "r1", "claims", "v1", "RUS", "2024-09", None, "r0"),
            Part("c2", "r2", "denies", "v2", "UKR", None, None),
        ),
        edges=(Edge("c2", claim, "denies"),),
        by=None,
    )
    rows = (
        Interval(place_id, "consensus", None, "2024-09-18", "unknown"),
        Interval(
            place=place_id,
            view="consensus",
            since="2024-09-18",
            until=None,
            state="contested",
            parties=("RUS", "UKR"),
            exact=True,
            said="2024-09-19",
            event=event.id,
            status="disputed",
            rule="r",
            pro=(claim,),
            contra=("c2",),
        ),
        Interval(place_id, "party:RUS", "2024-09-18", None, "held", ("RUS",)),
    )
    return History(place, (event,), rows)


def test_a_history_comes_back_as_it_was(store: Store) -> None:
    wanted = history(store, UKRAINSK)
    assert store.history(UKRAINSK) is None
    store.save_history(wanted, store.head().count, "rules")
    assert store.history(UKRAINSK) == wanted
    assert store.is_fresh(UKRAINSK)
    again = history(store, UKRAINSK, "c9")
    store.save_history(again, store.head().count, "rules")
    assert store.history(UKRAINSK) == again
    empty = History(wanted.place, (), ())
    store.save_history(empty, store.head().count, "rules")
    assert store.history(UKRAINSK) == empty


def test_an_interval_is_found_by_its_day(store: Store) -> None:
    wanted = history(store, UKRAINSK)
    store.save_history(wanted, store.head().count, "rules")
    before, after, russian = wanted.intervals
    assert store.interval_on(UKRAINSK, "consensus", "2024-09-17") == (before,)
    assert store.interval_on(UKRAINSK, "consensus", "2024-09-18") == (after,)
    assert store.interval_on(UKRAINSK, None, "2030-01-01") == (after, russian)
    assert store.interval_on(UKRAINSK, "party:UKR", "2024-09-18") == ()
    assert store.interval_on(VOVCHANSK, None, "2024-09-18") == ()


def test_events_are_found(store: Store) -> None:
    wanted = [history(store, place, f"c-{place}") for place in (UKRAINSK, VOVCHANSK)]
    for each in wanted:
        store.save_history(each, store.head().count, "rules")
    events = [each.events[0] for each in wanted]
    assert sorted(store.events(), key=lambda e: e.id) == sorted(events, key=lambda e: e.id)
    assert list(store.events(id=events[0].id)) == [events[0]]
    assert list(store.events(place_id=VOVCHANSK)) == [events[1]]
    assert list(store.events(claim=f"c-{VOVCHANSK}")) == [events[1]]
    assert len(list(store.events(claim="c2", status="disputed", kind="captured", party="RUS"))) == 2
    assert not list(store.events(status="refuted"))
    assert len(list(store.events(since="2024-09-18", until="2024-09-18"))) == 2
    assert not list(store.events(since="2024-09-19"))


def test_new_claims_make_their_places_stale_and_no_others(store: Store) -> None:
    everywhere = store.stale_places()
    assert UKRAINSK in everywhere
    for place in everywhere:
        store.save_history(history(store, place), store.head().count, "rules")
    assert store.stale_places() == ()
    more = wire(5)
    store.keep(more, edition="e1")
    touched = tuple(sorted({claim.place_id for claim in more.claims if claim.place_id}))
    assert touched != everywhere
    assert store.stale_places() == touched
    assert store.history(touched[0]) is None
    assert not store.is_fresh(touched[0])


def test_a_newer_reading_and_a_review_make_stale_what_they_change(store: Store) -> None:
    for place in store.stale_places():
        store.save_history(history(store, place), store.head().count, "rules")
    store.keep(replace(wire(1), claims=(), figures=(), producer="rules/2"), edition="e2")
    stale = tuple(sorted({str(claim.place_id) for claim in wire(1).claims}))
    assert store.stale_places() == stale
    for place in stale:
        store.save_history(history(store, place), store.head().count, "rules")
    claim = wire(0).claims[0]
    store.review(claim.id, "reject", by="A")
    assert store.stale_places() == (claim.place_id,)


def test_claims_that_come_in_while_it_is_built_are_not_missed(store: Store) -> None:
    seq = store.head().count
    place = str(wire(5).claims[0].place_id)
    store.keep(wire(5), edition="e1")
    built = History(Place(place, "x", "settlement", None, None, None, None), (), ())
    store.save_history(built, seq, "rules")
    assert place in store.stale_places()


def test_other_rules_make_everything_stale(store: Store) -> None:
    store.save_history(history(store, UKRAINSK), store.head().count, "rules/1")
    assert store.history(UKRAINSK, "rules/1") is not None
    assert store.history(UKRAINSK, "rules/2") is None
    assert not store.is_fresh(UKRAINSK, "rules/2")
    assert UKRAINSK not in store.stale_places("rules/1")
    assert UKRAINSK in store.stale_places("rules/2")


def test_many_are_kept_in_a_batch(store: Store) -> None:
    places = [Place(f"p{n:04}", f"P{n}", "settlement", None, None, None, None) for n in range(1500)]
    with store.batch():
        for at, place in enumerate((*places, *places[:10])):
            rows = (Interval(place.id, "consensus", None, f"2024-09-{1 + at % 28:02}", "unknown"),) * 3
            store.save_history(History(place, (), rows), 1, "rules")
    kept = store.history("p0003")
    assert kept is not None
    assert {i.until for i in kept.intervals} == {f"2024-09-{1 + 1503 % 28:02}"}
    assert store.history("p1499") is not None
