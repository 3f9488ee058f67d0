"""A person's word on a claim, over both databases."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.ledger.conftest import NewLedger
from tests.ledger.invented import claim, clock, place_id, reading, wire
from whoholds.errors import ReviewError
from whoholds.ledger.review import FIELDS
from whoholds.ledger.store import Store
from whoholds.ledger.verify import verify
from whoholds.model import Claim, Json, Telling

TEXT = "Russian forces have taken Ukrainsk, the defence ministry said."
CLAIM = claim(TEXT, TEXT)


@pytest.fixture
def store(new_ledger: NewLedger):
    with Store.open(new_ledger(), now=clock()) as made:
        made.keep(reading(TEXT, [CLAIM]), edition="e1")  # 08:01
        yield made
        assert not list(verify(made))


def only(store: Store, **asked: object) -> Telling:
    (telling,) = store.tellings(**asked)  # type: ignore[arg-type]
    return telling


@pytest.mark.parametrize(("verdict", "counts"), [("confirm", True), ("reject", False), ("retract", False)])
def test_a_verdict_goes_with_the_claim_which_stays(store: Store, verdict: str, counts: bool) -> None:
    review = store.review(CLAIM.id, verdict, by="A. Reader", note="seen the film")  # type: ignore[arg-type]
    telling = only(store)
    assert telling.review == review
    assert telling.counts is counts
    assert telling.claim == CLAIM
    assert (review.by, review.note, review.recorded) == ("A. Reader", "seen the film", "2024-09-01T08:02:00.000000Z")


def test_the_newest_verdict_counts(store: Store) -> None:
    store.review(CLAIM.id, "reject", by="A")
    last = store.review(CLAIM.id, "confirm", by="B")
    assert only(store).review == last
    assert only(store).counts


def test_a_correction_sets_fields_and_is_found_by_them(store: Store) -> None:
    store.review(CLAIM.id, "correct", by="A", changes={"party": "UKR", "date": "2024-09", "evidence": ["photo"]})
    told = only(store)
    assert (told.claim.party, told.claim.date, told.claim.evidence) == ("UKR", "2024-09", ("photo",))
    assert told.claim.quote == CLAIM.quote
    assert only(store, party="UKR") == told
    assert not list(store.tellings(party="RUS"))
    assert only(store, since="2024-09-30") == told


def test_corrections_add_up_and_outlast_other_verdicts(store: Store) -> None:
    store.review(CLAIM.id, "correct", by="A", changes={"party": "UKR", "kind": "holds"})
    store.review(CLAIM.id, "correct", by="B", changes={"party": None})
    last = store.review(CLAIM.id, "confirm", by="C")
    told = only(store)
    assert (told.claim.party, told.claim.kind, told.review) == (None, "holds", last)


def test_a_correction_moves_a_claim_to_another_place(store: Store) -> None:
    store.keep(wire(2), edition="e1")
    there = place_id("Robotyne")
    before = len(list(store.tellings(place_id=there)))
    assert before
    store.review(CLAIM.id, "correct", by="A", changes={"place_id": there})
    told = only(store, claim=CLAIM.id)
    assert (told.claim.place_name, told.claim.admin1, told.claim.lat) == ("Robotyne", "Zaporizhzhia Oblast", 47.45)
    assert len(list(store.tellings(place_id=there))) == before + 1
    assert CLAIM.id not in {t.claim.id for t in store.tellings(place_id=CLAIM.place_id)}
    assert {there, CLAIM.place_id} <= set(store.stale_places())


def test_a_place_new_to_the_ledger_needs_its_name(store: Store) -> None:
    with pytest.raises(ReviewError, match="place:vuhledar"):
        store.review(CLAIM.id, "correct", by="A", changes={"place_id": "place:vuhledar"})
    store.review(CLAIM.id, "correct", by="A", changes={"place_id": "place:vuhledar", "place_name": "Vuhledar"})
    assert (only(store).claim.place_name, only(store).claim.lat) == ("Vuhledar", None)
    assert [p.id for p in store.places("Ugledar")] == ["place:vuhledar"]
    store.review(CLAIM.id, "correct", by="A", changes={"place_id": None})
    assert only(store).claim.place_name is None


def test_the_past_knows_nothing_of_a_later_review(store: Store) -> None:
    store.review(CLAIM.id, "correct", by="A", changes={"party": "UKR"})  # 08:02
    store.review(CLAIM.id, "retract", by="A")  # 08:03
    assert only(store, as_known="2024-09-01T08:01:00Z").claim == CLAIM
    assert only(store, as_known="2024-09-01T08:01:00Z").review is None
    corrected = only(store, as_known="2024-09-01T08:02:00Z")
    assert (corrected.claim.party, corrected.counts) == ("UKR", True)
    assert not only(store, as_known="2024-09-01T08:03:00Z").counts
    assert only(store, as_known="2024-09-01T08:01:00Z", party="RUS").claim == CLAIM
    assert not list(store.tellings(as_known="2024-09-01T08:01:00Z", party="UKR"))


def test_a_review_holds_for_later_readings_and_copies(store: Store) -> None:
    store.review(CLAIM.id, "reject", by="A")
    store.review(CLAIM.id, "correct", by="A", changes={"side": "reporter"})
    store.keep(reading(TEXT, [CLAIM], producer="rules/2"), edition="e2")
    store.keep(reading(TEXT, [CLAIM], outlet="Northern Wind"), edition="e2")
    told = list(store.tellings())
    assert [(t.source.outlet, t.claim.side, t.counts) for t in sorted(told, key=lambda t: t.seq)] == [
        ("Harbour Post", "reporter", True),
        ("Northern Wind", "reporter", True),
    ]
    store.review(CLAIM.id, "retract", by="A")
    assert [t.counts for t in store.tellings(current=False)] == [False] * 3


def test_an_unknown_claim_is_an_error(store: Store) -> None:
    with pytest.raises(ReviewError, match="no claim ffff"):
        store.review("ffff", "confirm", by="A")
    assert len(list(store.entries())) == 3


@pytest.mark.parametrize(
    ("verdict", "changes", "why"),
    [
        ("correct", {}, "needs the fields"),
        ("confirm", {"party": "UKR"}, "use correct"),
        ("correct", {"quote": "other words"}, "cannot set “quote”"),
        ("correct", {"id": "x"}, "cannot set “id”"),
        ("correct", {"start": 0}, "cannot set “start”"),
        ("correct", {"colour": "red"}, "cannot set “colour”"),
        ("correct", {"kind": "seized"}, "captured, withdrew"),
        ("correct", {"stance": None}, "asserts"),
        ("correct", {"date": "2024-02-30"}, "date cannot be"),
        ("correct", {"date": "yesterday"}, "date cannot be"),
        ("correct", {"speaker": " "}, "speaker cannot be"),
        ("correct", {"evidence": "video"}, "evidence cannot be"),
        ("correct", {"lat": 91.0, "lon": 0.0}, "lat cannot be"),
        ("correct", {"lat": 1.0}, "set together"),
        ("correct", {"lat": True, "lon": 1.0}, "lat cannot be"),
        ("approve", {}, "no verdict"),
    ],
)
def test_what_a_review_may_not_say(store: Store, verdict: str, changes: dict[str, Json], why: str) -> None:
    with pytest.raises(ReviewError, match=why):
        store.review(CLAIM.id, verdict, by="A", changes=changes)  # type: ignore[arg-type]
    assert only(store).review is None


def test_a_refused_review_costs_a_batch_nothing(store: Store) -> None:
    with store.batch():
        store.keep(wire(1), edition="e1")
        with pytest.raises(ReviewError):
            store.review("ffff", "confirm", by="A")
    assert store.counts().reports == 2


def test_every_field_but_its_words_can_be_set() -> None:
    printed = {"id", "start", "end", "quote", "reasons"}
    assert set(FIELDS) == {field.name for field in fields(Claim)} - printed


def test_a_review_needs_a_name(store: Store) -> None:
    with pytest.raises(ReviewError, match="name"):
        store.review(CLAIM.id, "confirm", by=" ")
