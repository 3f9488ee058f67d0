"""Keeping and asking, over both databases."""

from __future__ import annotations

import pytest

from tests.ledger.conftest import NewLedger
from tests.ledger.invented import PLACES, about, claim, clock, figure, place_id, reading, wire
from whoholds.claims.verify import digest_of
from whoholds.errors import SettingsError, SkipReport
from whoholds.ledger.store import Store
from whoholds.model import Reading, Report


@pytest.fixture
def store(new_ledger: NewLedger):
    with Store.open(new_ledger(), now=clock()) as made:
        yield made


TEXT = (
    "MOSCOW, Sept 18 (Meridian Wire) - Russian forces have taken Ukrainsk, the defence ministry said.\n\n"
    "Ukraine's General Staff said its soldiers still held Selydove and had counted 21 attacks since dawn.\n\n"
    "Six people were killed there on Wednesday, it said."
)


def simple(producer: str = "rules/1") -> Reading:
    taken = claim(TEXT, "Russian forces have taken Ukrainsk")
    held = claim(
        TEXT,
        "its soldiers still held Selydove",
        **about(1, kind="holds", party="UKR", speaker="General Staff of Ukraine", side="UKR", date=None),
    )
    return reading(TEXT, [taken, held], [figure(TEXT, "Six people were killed there")], producer=producer)


def test_what_is_kept_comes_back(store: Store) -> None:
    read = simple()
    assert store.keep(read, edition="e1").new
    told = list(store.tellings())
    assert sorted((t.claim for t in told), key=lambda c: c.start) == list(read.claims)
    assert [f.figure for f in store.figures()] == list(read.figures)
    telling = told[0]
    assert (telling.told, telling.theatre, telling.producer) == ("2024-09-18", "ukraine", "rules/1")
    assert telling.recorded == "2024-09-01T08:01:00.000000Z"
    assert telling.review is None
    assert telling.counts
    source = telling.source
    assert (source.name, source.outlet, source.agency) == ("report.txt", "Harbour Post", "Meridian Wire")
    assert source.digest == digest_of(TEXT)
    assert store.text(source.digest) == TEXT
    assert store.text("0" * 64) is None
    assert list(store.sources()) == [source]


def test_keeping_again_adds_nothing(store: Store) -> None:
    first = store.keep(simple(), edition="e1")
    assert (first.new, first.claims, first.figures) == (True, 2, 1)
    before = list(store.entries())
    again = store.keep(simple(), edition="e1")
    assert (again.new, again.claims, again.figures) == (False, 0, 0)
    assert list(store.entries()) == before


def test_a_report_is_known_by_its_content_and_the_edition(store: Store) -> None:
    report = simple().report
    assert not store.known(report, "e1")
    store.keep(simple(), edition="e1")
    assert store.known(report, "e1")
    assert store.known(Report("moved/elsewhere.txt", report.text, report.published, report.outlet, report.url), "e1")
    assert not store.known(Report(report.id, report.text + " ", report.published, report.outlet, report.url), "e1")
    assert not store.known(Report(report.id, report.text, report.published, "Northern Wind", report.url), "e1")
    assert not store.known(report, "e2")


def test_an_edition_that_reads_the_same_need_not_read_again(store: Store) -> None:
    store.keep(simple(), edition="e1")
    head = store.head()
    assert not store.keep(simple(), edition="e2").new
    assert store.known(simple().report, "e2")
    assert store.head() == head


def test_a_newer_reading_takes_the_place_of_the_old_one_which_stays(store: Store) -> None:
    store.keep(simple("rules/1"), edition="e1")
    taken, _ = simple().claims
    store.keep(reading(TEXT, [taken], producer="rules/2"), edition="e2")
    assert [t.claim for t in store.tellings()] == [taken]
    assert [t.producer for t in store.tellings()] == ["rules/2"]
    assert not list(store.figures())
    assert len(list(store.tellings(current=False))) == 3
    assert len(list(store.figures(current=False))) == 1
    assert [entry.kind for entry in store.entries()].count("report") == 1


def test_as_known_tells_what_was_known_then(store: Store) -> None:
    store.keep(simple("rules/1"), edition="e1")  # 08:01
    store.keep(wire(1), edition="e1")  # 08:02
    store.keep(reading(TEXT, producer="rules/2"), edition="e2")  # 08:03, which finds nothing
    assert not list(store.tellings(as_known="2024-08-31"))
    assert len(list(store.tellings(as_known="2024-09-01T08:01:30Z"))) == 2
    assert len(list(store.tellings(as_known="2024-09-01T10:02:30+02:00"))) == 5
    assert len(list(store.tellings(as_known="2024-09-01"))) == len(list(store.tellings())) == 3
    assert len(list(store.figures(as_known="2024-09-01T08:01:30Z"))) == 1
    assert len(list(store.tellings(as_known="2024-09-01", current=False))) == 5
    with pytest.raises(SettingsError, match="yesterday"):
        list(store.tellings(as_known="yesterday"))


def test_a_clock_that_goes_back_does_not_turn_the_ledger_back(new_ledger: NewLedger) -> None:
    location = new_ledger()
    with Store.open(location, now=clock("2024-09-02T08:00:00")) as store:
        store.keep(wire(1), edition="e1")
    with Store.open(location, now=clock("2024-09-01T08:00:00")) as store:
        store.keep(wire(2), edition="e1")
        moments = [entry.recorded for entry in store.entries()]
    assert moments == sorted(moments)
    assert set(moments) == {"2024-09-02T08:01:00.000000Z"}


def test_tellings_come_by_the_day_of_telling_then_by_claim(store: Store) -> None:
    for number in (5, 3, 9, 1, 30):
        store.keep(wire(number), edition="e1")
    keys = [(t.told, t.claim.id) for t in store.tellings()]
    assert len(keys) == 15
    assert keys == sorted(keys)
    assert [(t.told, t.claim.id) for t in store.tellings(limit=4)] == keys[:4]


def _matches(store: Store, **asked: object) -> set[str]:
    return {t.claim.id for t in store.tellings(**asked)}  # type: ignore[arg-type]


def test_every_condition_chooses(store: Store) -> None:
    for number in range(12):
        store.keep(wire(number), edition="e1")
    everything = list(store.tellings())
    for name, value in (
        ("kind", "holds"),
        ("party", "RUS"),
        ("speaker", "General Staff of Ukraine"),
        ("side", "independent"),
        ("stance", "asserts"),
        ("place_id", place_id("Robotyne")),
    ):
        expected = {t.claim.id for t in everything if getattr(t.claim, name) == value}
        assert expected
        assert _matches(store, **{name: value}) == expected, name
    one, two = everything[0], everything[5]
    assert _matches(store, claim=one.claim.id) == {one.claim.id}
    assert _matches(store, claim=(one.claim.id, two.claim.id)) == {one.claim.id, two.claim.id}
    assert _matches(store, claim=()) == set()
    by_report = {t.claim.id for t in everything if t.source.key == one.source.key}
    assert _matches(store, report=one.source.key) == by_report
    assert _matches(store, outlet="Northern Wind") == {
        t.claim.id for t in everything if t.source.outlet == "Northern Wind"
    }
    kinds = _matches(store, kind=("holds", "withdrew"))
    assert kinds == {t.claim.id for t in everything if t.claim.kind in ("holds", "withdrew")}
    assert _matches(store, kind="holds", side="UKR") == _matches(store, kind="holds") & _matches(store, side="UKR")


def test_days_meet_a_claims_own_day_or_that_of_its_telling(store: Store) -> None:
    cases = {
        "a day": ("2024-09-10", "2024-09-12"),
        "a month": ("2024-08", "2024-09-12"),
        "none": (None, "2024-09-15"),
        "no day at all": (None, None),
    }
    for name, (date, told) in cases.items():
        text = f"It took the town of Ukrainsk, as {name} has it."
        store.keep(reading(text, [claim(text, text, date=date)], name=name, told=told), edition="e1")

    def found(since: str | None, until: str | None) -> set[str]:
        return {t.source.name for t in store.tellings(since=since, until=until)}

    assert found(None, None) == set(cases)
    assert found("2024-09-10", "2024-09-10") == {"a day"}
    assert found("2024-08-31", "2024-08-31") == {"a month"}
    assert found("2024-08", "2024-09-10") == {"a day", "a month"}
    assert found("2024-09-11", None) == {"none"}
    assert found(None, "2024") == {"a day", "a month", "none"}


def test_quotes_are_found_by_their_words(store: Store) -> None:
    text = "Росія взяла Часів Яр. Forces entered Novo-Mykhailivka’s centre; the Café line broke on day 18."
    quotes = ("Росія взяла Часів Яр.", "Forces entered Novo-Mykhailivka’s centre", "the Café line broke on day 18.")
    claims = [claim(text, quote) for quote in quotes]
    store.keep(reading(text, claims), edition="e1")

    def found(search: str) -> list[int]:
        return [quotes.index(t.claim.quote) for t in store.tellings(text=search)]

    assert found("forces CENTRE") == [1]
    assert found('"entered novo mykhailivka"') == [1]
    assert found('"novo entered"') == []
    assert found("cafe 18") == [2]
    assert found("бро*") == []
    assert found("час*") == [0]
    assert found("Novo-Mykhailivka") == [1]
    assert sorted(found("")) == []
    assert found("\" AND ( OR NOT *:^'") == []
    assert found("or") == []


def test_places_answer_to_every_spelling_seen(store: Store) -> None:
    for number in range(5):
        store.keep(wire(number), edition="e1")
    for name, other, admin1, lat, lon in PLACES:
        for spelling in (name, other, name.upper(), place_id(name)):
            assert [p.id for p in store.places(spelling)] == [place_id(name)], spelling
        place = store.place(place_id(name))
        assert place is not None
        assert (place.name, place.admin1, place.lat, place.lon, place.type) == (name, admin1, lat, lon, "settlement")
    assert store.places("Atlantis") == ()
    assert store.place("place:atlantis") is None


def test_claims_come_place_by_place(store: Store) -> None:
    for number in range(12):
        store.keep(wire(number), edition="e1")
    grouped = list(store.tellings_by_place())
    assert [place.id for place, _ in grouped] == sorted(place_id(p[0]) for p in PLACES)
    for place, told in grouped:
        assert told == list(store.tellings(place_id=place.id))
    some = [place_id("Toretsk"), place_id("Robotyne"), "place:atlantis"]
    chosen = list(store.tellings_by_place(places=some))
    assert chosen == [pair for pair in grouped if pair[0].id in some]


def test_a_place_that_lost_its_claims_comes_empty_when_asked_for(store: Store) -> None:
    store.keep(simple("rules/1"), edition="e1")
    store.keep(reading(TEXT, producer="rules/2"), edition="e2")
    assert not list(store.tellings_by_place())
    assert [(p.name, told) for p, told in store.tellings_by_place(places=[place_id("Ukrainsk")])] == [("Ukrainsk", [])]


def test_figures_are_found_by_place_and_kind(store: Store) -> None:
    for number in range(10):
        store.keep(wire(number), edition="e1")
    assert len(list(store.figures())) == 10
    assert len(list(store.figures(kind="killed", limit=3))) == 3
    assert not list(store.figures(kind="wounded"))
    by_name = list(store.figures(place="Selidovo"))
    assert {f.figure.place for f in by_name} == {"Selydove"}
    assert list(store.figures(place_id=place_id("Selydove"))) == by_name
    assert not list(store.figures(side="RUS"))


def test_failures_are_kept_once(store: Store) -> None:
    assert store.fail("broken.txt", "it is a PDF")
    assert not store.fail("broken.txt", "it is a PDF")
    assert store.fail("broken.txt", "it is empty")
    assert [f.error for f in store.failures()] == ["it is a PDF", "it is empty"]


def test_counts_and_the_last_day(store: Store) -> None:
    assert store.last_told() is None
    assert store.counts().entries == 0
    for number in range(4):
        store.keep(wire(number), edition="e1")
    store.keep(wire(2, producer="rules/2"), edition="e2")
    counts = store.counts()
    assert (counts.reports, counts.readings, counts.claims, counts.figures) == (4, 5, 12, 4)
    assert store.last_told() == "2024-09-04"
    assert store.head().count == counts.entries == len(list(store.entries()))
    assert [e.seq for e in store.entries(after=20)] == list(range(21, counts.entries + 1))


def test_a_batch_is_the_same_as_one_by_one(new_ledger: NewLedger) -> None:
    with Store.open(new_ledger(), now=clock()) as single, Store.open(new_ledger(), now=clock()) as many:
        read = [wire(number) for number in (*range(30), 3, 4)]
        one = [single.keep(each, edition="e1") for each in read]
        assert list(many.keep_many((each, "e1") for each in read)) == one
        assert list(single.entries()) == list(many.entries())
        assert list(single.tellings()) == list(many.tellings())


def test_what_a_batch_kept_is_there_unless_it_breaks(store: Store) -> None:
    with store.batch():
        store.keep(wire(1), edition="e1")
        assert store.counts().reports == 0

    def broken() -> None:
        with store.batch():
            store.keep(wire(2), edition="e1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert store.counts().reports == 1
    assert store.keep(wire(2), edition="e1").new


def test_a_wrong_quote_is_not_let_in(store: Store) -> None:
    read = simple()
    wrong = reading(TEXT + " More.", [*read.claims, claim("x" + TEXT, "Russian forces")])
    with pytest.raises(ValueError, match="not its quote"):
        store.keep(wrong, edition="e1")
    assert store.counts().entries == 0
    with store.batch():
        with pytest.raises(ValueError, match="not its quote"):
            store.keep(wrong, edition="e1")
        store.keep(read, edition="e1")
    assert store.counts().reports == 1


def test_odd_characters_are_kept_exactly_and_halved_ones_refused(store: Store) -> None:
    text = "It took \x00 Ukrainsk \ud800 and \U0001f600 left."
    read = reading(text, [claim(text, text[3:-1], speaker="a\x00b\udfff")], name="odd\udc80name")
    store.keep(read, edition="e1")
    (telling,) = store.tellings()
    assert telling.claim == read.claims[0]
    assert telling.source.name == "odd\ufffdname"
    assert store.text(telling.source.digest) == text
    assert [t.claim.id for t in store.tellings(speaker="a\x00b\udfff")] == [telling.claim.id]
    with pytest.raises(SkipReport, match="UTF-16"):
        store.keep(reading("cut \ud83d\ude00 in halves"), edition="e1")


def test_what_a_report_brings_along_need_not_be_json(store: Store) -> None:
    store.keep(reading("A text.", extra={"score": float("nan"), "far": [float("inf"), {"a": -0.5}]}), edition="e1")
    assert '"extra":{"far":["inf",{"a":-0.5}],"score":"nan"}' in next(iter(store.entries())).body
