"""Laws of the ledger, over both databases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.ledger.conftest import NewLedger, empty
from tests.ledger.invented import clock, place_id, readings, still, wire
from whoholds.ledger.moments import stamp
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify
from whoholds.model import Reading, Telling

# Gives as many empty ledgers as asked for; those given before are emptied.
Blank = Callable[[int], list[str]]
LAW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def blank(new_ledger: NewLedger) -> Blank:
    """Making a database takes longer than emptying one, and every example needs one."""
    made: list[str] = []

    def give(count: int) -> list[str]:
        while len(made) < count:
            made.append(new_ledger())
        for location in made:
            empty(location)
        return made[:count]

    return give


def plain(told: Sequence[Telling]) -> list[Telling]:
    """Tellings without what depends on when and in which order they came in."""
    return [replace(t, seq=0, recorded="", review=t.review and replace(t.review, seq=0, recorded="")) for t in told]


@given(read=st.lists(readings(), min_size=1, max_size=4))
@LAW
def test_whatever_is_read_is_kept_exactly(blank: Blank, read: list[Reading]) -> None:
    with Store.open(*blank(1), now=clock()) as store:
        kept = [each for each in read if store.keep(each, edition="e").new]
        assert {store.text(source.digest) for source in store.sources()} == {each.report.text for each in read}
        told = sorted(store.tellings(current=False), key=lambda t: t.seq)
        assert [t.claim for t in told] == [claim for each in kept for claim in each.claims]
        figures = sorted(store.figures(current=False), key=lambda f: f.seq)
        assert [f.figure for f in figures] == [figure for each in kept for figure in each.figures]
        assert not list(verify(store))
        for place in {t.claim.place_id for t in told if t.claim.place_id}:
            assert store.place(place) is not None
            assert list(store.tellings(place_id=place))
        store.rebuild()
        assert not list(verify(store))
        assert sorted(store.tellings(current=False), key=lambda t: t.seq) == told


@given(read=st.lists(readings(), min_size=1, max_size=3))
@LAW
def test_keeping_twice_adds_nothing(blank: Blank, read: list[Reading]) -> None:
    with Store.open(*blank(1), now=clock()) as store:
        for each in read:
            store.keep(each, edition="e")
        entries = list(store.entries())
        for each in read:
            assert store.known(each.report, "e")
            assert not store.keep(each, edition="e").new
        assert list(store.entries()) == entries


@given(order=st.permutations(range(7)), batch=st.booleans())
@LAW
def test_the_order_of_ingestion_changes_nothing_that_is_told(blank: Blank, order: list[int], batch: bool) -> None:
    here, there = blank(2)
    with Store.open(here, now=clock()) as one, Store.open(there, now=clock("2025-01-01")) as two:
        for number in range(7):
            one.keep(wire(number), edition="e")
        if batch:
            list(two.keep_many((wire(number), "e") for number in order))
        else:
            for number in order:
                two.keep(wire(number), edition="e")
        assert plain(list(one.tellings())) == plain(list(two.tellings()))
        grouped, regrouped = list(one.tellings_by_place()), list(two.tellings_by_place())
        assert [(place, plain(told)) for place, told in grouped] == [(place, plain(told)) for place, told in regrouped]
        assert {s.key: s for s in one.sources()} == {s.key: s for s in two.sources()}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), st.integers(0, 4), st.sampled_from(("rules/1", "rules/2"))),
        st.tuples(st.just("review"), st.integers(0, 40), st.sampled_from(("confirm", "reject", "retract"))),
        st.tuples(st.just("correct"), st.integers(0, 40), st.sampled_from(("Robotyne", "Toretsk", None))),
    ),
    min_size=1,
    max_size=10,
)


@given(steps=STEPS)
@settings(LAW, max_examples=12)
def test_the_past_never_shows_what_was_recorded_later(blank: Blank, steps: list[tuple[str, int, str]]) -> None:
    """After every step what is told is noted; asked at the end as known then, the ledger says the same."""
    time = clock()
    noted: list[tuple[str, list[Telling], list[Telling]]] = []
    with Store.open(*blank(1), now=time) as store:
        for what, number, value in steps:
            told = list(store.tellings(current=False))
            if what == "keep":
                store.keep(wire(number, producer=value), edition=value)
            elif told and what == "review":
                store.review(told[number % len(told)].claim.id, value, by="A")  # type: ignore[arg-type]
            elif told:
                place = place_id(value) if value and store.places(value) else None
                store.review(told[number % len(told)].claim.id, "correct", by="A", changes={"place_id": place})
            noted.append((stamp(time()), list(store.tellings()), list(store.tellings(current=False))))
        for moment, current, everything in noted:
            assert list(store.tellings(as_known=moment)) == current
            assert list(store.tellings(as_known=moment, current=False)) == everything
            grouped = [t for _, told in store.tellings_by_place(as_known=moment) for t in told]
            assert sorted(grouped, key=lambda t: t.seq) == sorted(
                (t for t in current if t.claim.place_id), key=lambda t: t.seq
            )
        assert not list(verify(store))
        before = list(store.tellings())
        store.rebuild()
        assert list(store.tellings()) == before
        assert not list(verify(store))


@given(number=st.integers(0, 10), verdict=st.sampled_from(("reject", "retract")))
@LAW
def test_a_rejected_claim_counts_no_more_and_stays(blank: Blank, number: int, verdict: str) -> None:
    with Store.open(*blank(1), now=clock()) as store:
        store.keep(wire(number), edition="e")
        before = list(store.entries())
        told = list(store.tellings())
        store.review(told[0].claim.id, verdict, by="A")  # type: ignore[arg-type]
        after = list(store.tellings())
        assert [t.claim for t in after] == [t.claim for t in told]
        assert [t.counts for t in after] == [False, True, True]
        assert list(store.entries())[: len(before)] == before


@given(read=readings())
@LAW
def test_the_same_input_makes_the_same_bytes(blank: Blank, read: Reading) -> None:
    assume(read.claims)
    made = []
    for location in blank(2):
        with Store.open(location, now=still()) as store:
            store.keep(read, edition="e")
            made.append(list(store.entries()))
    assert made[0] == made[1]
