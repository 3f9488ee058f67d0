"""The track record: who is a claimant, what became of the claims, how far ahead they were, and what never counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.control.record import track_record
from whoholds.model import Case, Claim, Event, Part, Place, Review, Role, Source, Status, Telling, TrackRecord

quick = settings(max_examples=100, deadline=None, derandomize=True, database=None)
MOD = "Russian Ministry of Defence"
STAFF = "Ukrainian General Staff"
MONITOR = "Institute for the Study of War"
SIDES = {MOD: "RUS", "Wagner Group": "RUS", STAFF: "UKR", MONITOR: "independent", "reporter": "reporter"}
START = date(2024, 9, 1)


def on(days: int) -> str:
    return (START + timedelta(days=days)).isoformat()


class Book:
    """Events being told, and the tellings behind them."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.tellings: dict[str, Telling] = {}

    def part(
        self,
        speaker: str,
        role: Role,
        told: str | None,
        *,
        day: str | None = None,
        side: str | None = None,
        voice: str = "",
    ) -> Part:
        name = f"c{len(self.tellings)}"
        stands = side or SIDES.get(speaker, "RUS")
        claim = Claim(
            name, 0, 8, "Took it.", "captured", "RUS", "Ukrainsk", "Ukrainsk", "ukrainsk", "settlement", None, "UA",
            48.1, 37.4, None, speaker, stands, "asserts", (), day or told, None, None, {},
        )  # fmt: skip
        source = Source(f"r{name}", name, name, told, "Wire", None, None, None, "en")
        self.tellings[name] = Telling(claim, source, told, "ukraine", "test", "2024-12-01T00:00:00.000000Z", 1)
        return Part(name, source.key, role, voice or speaker.casefold(), stands, day or told, told)

    def event(
        self,
        standing: Status,
        *parts: Part,
        status: Status | None = None,
        because: tuple[str, ...] = (),
        **changes: object,
    ) -> Event:
        name = f"e{len(self.events)}"
        place = Place(f"p{name}", f"Village {name}", "settlement", 48.1, 37.4, None, "UA")
        made = Event(
            name, place, "captured", "RUS", on(0), True, on(0), on(0), status or standing, standing, "a rule",
            because, parts,
        )  # fmt: skip
        made = replace(made, **changes)  # type: ignore[arg-type]
        self.events.append(made)
        return made

    def record(self, **options: object) -> TrackRecord:
        found = track_record(self.events, self.tellings, **options)  # type: ignore[arg-type]
        assert len(found) == 1
        return found[0]

    def only(self, **options: object) -> Case:
        record = self.record(**options)
        assert len(record.cases) == 1
        return record.cases[0]


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.mark.parametrize(
    ("standing", "status", "outcome"),
    [
        ("claimed", None, "open"),
        ("unconfirmed", None, "open"),
        ("disputed", None, "open"),
        ("corroborated", None, "corroborated"),
        ("conceded", None, "conceded"),
        ("refuted", None, "refuted"),
        ("conceded", "superseded", "conceded"),
        ("claimed", "superseded", "open"),
        ("refuted", "superseded", "refuted"),
        ("corroborated", "refuted", "refuted"),
    ],
)
def test_what_became_of_it(book: Book, standing: Status, status: Status | None, outcome: str) -> None:
    book.event(standing, book.part(MOD, "claims", on(0)), status=status)
    assert book.only().outcome == outcome
    record = book.record()
    shares = {name: getattr(record, name) for name in ("conceded", "corroborated", "refuted", "open")}
    assert {name for name, share in shares.items() if share.count} == {outcome}
    assert shares[outcome].events == ("e0",)
    assert shares[outcome].claims == ("c0",)


def test_the_numbers_of_a_small_record(book: Book) -> None:
    book.event("conceded", book.part(MOD, "claims", on(0)), book.part(STAFF, "concedes", on(4)))
    book.event("corroborated", book.part(MOD, "claims", on(0)), book.part(MONITOR, "corroborates", on(1)))
    book.event("refuted", book.part(MOD, "claims", on(0)), book.part(MONITOR, "doubts", on(2)), because=("c5",))
    book.event("claimed", book.part(MOD, "claims", on(40)))
    record = book.record()
    assert (record.speaker, record.side, record.claimed) == (MOD, "RUS", 4)
    assert (record.first, record.last, record.as_of) == (on(0), on(40), on(40))
    assert [s.count for s in (record.conceded, record.corroborated, record.refuted, record.open)] == [1, 1, 1, 1]
    assert record.conceded.share == 0.25
    assert (record.conceded.low, record.conceded.high) == (
        pytest.approx(0.0456, abs=1e-4),
        pytest.approx(0.6994, abs=1e-4),
    )
    assert (record.borne_out.count, record.borne_out.total) == (2, 3)
    assert (record.upheld.count, record.upheld.total) == (2, 3)
    assert (record.ahead.count, record.ahead.total) == (2, 2)
    assert record.lead.median == 2.5
    assert record.lead.days == (4, 1)
    assert record.lead.low is None
    assert [c.evidence for c in record.cases] == [("c1",), ("c3",), ("c5",), ()]


def test_a_claim_counts_once_however_often_it_is_told(book: Book) -> None:
    book.event("claimed", *(book.part(MOD, "claims", on(n)) for n in (3, 1, 2)))
    case = book.only()
    assert book.record().claimed == 1
    assert case.told == on(1)
    assert case.claims == ("c1", "c2", "c0")


def test_a_side_counts_an_event_once_and_its_speakers_each(book: Book) -> None:
    book.event("claimed", book.part(MOD, "claims", on(1)), book.part("Wagner Group", "claims", on(0)))
    assert [(r.speaker, r.claimed) for r in track_record(book.events, book.tellings)] == [(MOD, 1), ("Wagner Group", 1)]
    assert book.record(by="side").speaker is None
    assert book.only(by="side").told == on(0)


@pytest.mark.parametrize(
    "options", [{"speaker": MOD.upper()}, {"speaker": MOD, "by": "side"}, {"speaker": MOD, "side": "RUS"}]
)
def test_one_speaker_is_asked_for_by_name(book: Book, options: dict[str, object]) -> None:
    book.event("claimed", book.part(MOD, "claims", on(1)), book.part("Wagner Group", "claims", on(0)))
    assert book.record(**options).speaker == MOD


def test_one_side_is_asked_for(book: Book) -> None:
    book.event("claimed", book.part(MOD, "claims", on(1)))
    assert track_record(book.events, book.tellings, side="UKR") == ()
    assert book.record(side="RUS").speaker == MOD


@pytest.mark.parametrize("role", ["relays", "corroborates", "concedes", "denies", "withholds", "retracts"])
def test_who_does_not_claim_it_for_the_own_side_is_no_claimant(book: Book, role: Role) -> None:
    book.event("conceded", book.part(STAFF, role, on(0)))
    assert track_record(book.events, book.tellings) == ()


@pytest.mark.parametrize("changes", [{"kind": "holds"}, {"party": None}])
def test_only_captures_by_a_named_party_count(book: Book, changes: dict[str, object]) -> None:
    book.event("claimed", book.part(MOD, "claims", on(0)), **changes)
    assert track_record(book.events, book.tellings) == ()


def test_nobody_can_be_held_to_what_an_unnamed_source_said_but_the_side_can(book: Book) -> None:
    book.event("claimed", book.part("unnamed: Russian milblogger", "claims", on(0)))
    assert track_record(book.events, book.tellings) == ()
    assert book.record(by="side").claimed == 1


def test_a_rejected_claim_does_not_count(book: Book) -> None:
    part = book.part(MOD, "claims", on(0))
    book.event("claimed", part)
    review = Review(part.claim, "reject", "an editor", "misread", {}, "2024-12-02T00:00:00.000000Z", 2)
    book.tellings[part.claim] = replace(book.tellings[part.claim], review=review)
    assert track_record(book.events, book.tellings) == ()


def test_a_claim_that_cannot_be_found_is_an_error(book: Book) -> None:
    part = book.part(MOD, "claims", on(0))
    book.event("claimed", part)
    with pytest.raises(KeyError, match="no telling of claim c0"):
        track_record(book.events, {})


@pytest.mark.parametrize(
    ("speaker", "options"),
    [(MOD, {}), ("Wagner Group", {}), (MONITOR, {"voice": MOD.casefold()})],
    ids=["itself", "its own side", "a copy of its words"],
)
def test_self_corroboration_bears_nothing_out(book: Book, speaker: str, options: dict[str, str]) -> None:
    book.event("corroborated", book.part(MOD, "claims", on(0)), book.part(speaker, "corroborates", on(1), **options))
    case = book.only()
    assert (case.outcome, case.evidence, case.lead) == ("open", (), None)


def test_an_event_borne_out_by_no_claim_at_all_rests_on_a_map(book: Book) -> None:
    book.event("corroborated", book.part(MOD, "claims", on(0)))
    case = book.only()
    assert (case.outcome, case.shown, case.lead) == ("corroborated", None, None)
    assert (book.record().ahead.total, book.record().lead.median) == (0, None)


def test_what_bears_it_out_may_stand_in_another_event(book: Book) -> None:
    retreat = book.part(STAFF, "claims", on(5))
    book.event("conceded", book.part(MOD, "claims", on(2)), because=(retreat.claim,))
    case = book.only()
    assert (case.evidence, case.shown, case.lead) == ((retreat.claim,), on(5), 3)


@pytest.mark.parametrize(("told", "shown", "lead"), [(0, 6, 6), (3, 3, 0), (9, 2, -7)])
def test_the_lead_is_negative_for_who_came_later(book: Book, told: int, shown: int, lead: int) -> None:
    book.event(
        "corroborated",
        book.part(MOD, "claims", on(told)),
        book.part(MONITOR, "corroborates", on(shown + 1)),
        book.part(STAFF, "concedes", on(shown)),
    )
    record = book.record()
    assert record.lead.median == lead
    assert record.ahead.count == (lead > 0)


def test_an_open_or_refuted_claim_has_no_lead(book: Book) -> None:
    book.event("refuted", book.part(MOD, "claims", on(0)), book.part(MONITOR, "corroborates", on(2)))
    assert book.only().lead is None


@pytest.mark.parametrize("told", [None, "2024-09", "2024"])
def test_without_a_day_of_telling_there_is_no_lead_and_no_age(book: Book, told: str | None) -> None:
    book.event("corroborated", book.part(MOD, "claims", told), book.part(MONITOR, "corroborates", on(60)))
    case = book.only()
    assert (case.outcome, case.told, case.lead, case.mature) == ("corroborated", None, None, False)


def test_six_leads_have_an_interval(book: Book) -> None:
    for days in (9, 1, 4, -2, 3, 30):
        book.event("corroborated", book.part(MOD, "claims", on(3)), book.part(MONITOR, "corroborates", on(3 + days)))
    lead = book.record().lead
    assert (lead.median, lead.low, lead.high) == (3.5, -2, 30)
    assert lead.confidence == pytest.approx(0.96875)
    assert len(lead.events) == len(lead.days) == 6


@pytest.mark.parametrize(("age", "mature"), [(29, False), (30, True), (31, True)])
def test_a_young_claim_is_not_held_against_the_speaker(book: Book, age: int, mature: bool) -> None:
    book.event("claimed", book.part(MOD, "claims", on(0)))
    record = book.record(as_of=on(age))
    assert record.open.count == 1
    assert record.borne_out.total == mature
    assert book.record(as_of=on(age), settle_days=age).borne_out.total == 1


def test_a_reminder_of_an_old_capture_is_no_claim(book: Book) -> None:
    book.event("conceded", book.part(MOD, "claims", on(400), day=on(0)))
    assert track_record(book.events, book.tellings) == ()
    book.event("claimed", book.part(MOD, "claims", on(400), day=on(399)))
    record = book.record()
    assert (record.claimed, record.recalled) == (1, ("e0",))


def test_news_counts_though_it_is_repeated_later(book: Book) -> None:
    book.event("claimed", book.part(MOD, "claims", on(400), day=on(0)), book.part(MOD, "claims", on(1), day=on(0)))
    assert book.only().claims == ("c1",)


def test_a_function_finds_tellings_too(book: Book) -> None:
    book.event("claimed", book.part(MOD, "claims", on(0)))
    assert track_record(book.events, book.tellings.get) == track_record(book.events, book.tellings)


speakers = st.sampled_from([MOD, "Wagner Group", STAFF, MONITOR, "reporter"])
days = st.one_of(st.none(), st.integers(0, 90).map(on))
told_parts = st.tuples(
    speakers, st.sampled_from(["claims", "relays", "corroborates", "concedes", "denies", "doubts"]), days
)
told_events = st.tuples(
    st.sampled_from(["claimed", "disputed", "corroborated", "conceded", "refuted", "superseded"]),
    st.lists(told_parts, min_size=1, max_size=6),
)


def written(told: list[tuple[Status, list[tuple[str, Role, str | None]]]]) -> Book:
    book = Book()
    for standing, parts in told:
        made = [book.part(*part) for part in parts]
        book.event(standing, *made, party=next((p.side for p in made if p.role == "claims"), "RUS"))
    return book


def counts(records: tuple[TrackRecord, ...]) -> list[tuple[object, ...]]:
    return [
        (r.speaker, r.side, r.claimed, *(s.count for s in (r.conceded, r.corroborated, r.refuted, r.open)), r.lead.days)
        for r in records
    ]


@quick
@given(st.lists(told_events, max_size=8), st.integers(), st.sampled_from(["speaker", "side"]))
def test_the_order_of_events_and_parts_changes_nothing(told: list, seed: int, by: str) -> None:
    book, chance = written(told), Random(seed)
    before = track_record(book.events, book.tellings, by=by)  # type: ignore[arg-type]
    events = [replace(e, parts=tuple(chance.sample(e.parts, len(e.parts)))) for e in book.events]
    chance.shuffle(events)
    assert track_record(events, book.tellings, by=by) == before  # type: ignore[arg-type]


@quick
@given(st.lists(told_events, min_size=1, max_size=8), st.data())
def test_a_copy_changes_no_count(told: list, data: st.DataObject) -> None:
    book = written(told)
    before = counts(track_record(book.events, book.tellings, as_of=on(90)))
    at = data.draw(st.integers(0, len(book.events) - 1))
    event = book.events[at]
    part = data.draw(st.sampled_from(event.parts))
    again = f"{part.claim}-copy"
    book.tellings[again] = replace(book.tellings[part.claim], claim=replace(book.tellings[part.claim].claim, id=again))
    later = part.told and (date.fromisoformat(part.told) + timedelta(days=data.draw(st.integers(0, 9)))).isoformat()
    copy = replace(part, claim=again, report="elsewhere", told=later, copy_of=part.report)
    book.events[at] = replace(event, parts=(*event.parts, copy))
    assert counts(track_record(book.events, book.tellings, as_of=on(90))) == before


@quick
@given(st.lists(told_events, max_size=8), st.sampled_from(["speaker", "side"]))
def test_the_four_outcomes_add_up_and_name_what_is_behind_them(told: list, by: str) -> None:
    book = written(told)
    for record in track_record(book.events, book.tellings, by=by):  # type: ignore[arg-type]
        four = (record.conceded, record.corroborated, record.refuted, record.open)
        assert sum(s.count for s in four) == record.claimed == len(record.cases)
        assert sorted(e for s in four for e in s.events) == sorted(c.event for c in record.cases)
        assert {e for s in four for e in s.claims} == {c for case in record.cases for c in case.claims}
        assert record.borne_out.total <= record.claimed
        assert all(s.total == record.claimed for s in four)
        for case in record.cases:
            own = {book.tellings[c].claim.side for c in case.claims}
            assert own == {record.side}
            assert case.outcome == "refuted" or not own & {book.tellings[c].claim.side for c in case.evidence}
