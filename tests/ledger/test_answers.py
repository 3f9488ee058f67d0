"""The laws of a ledger's answers, over both databases; and each answer once."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ledger.conftest import NewLedger
from tests.ledger.invented import claim, clock, reading
from whoholds.answers import Ledger
from whoholds.errors import AmbiguousPlace, AskError, UnknownId, UnknownPlace, UnreadableFile
from whoholds.model import Answer, Claim, Reading, Report
from whoholds.theatre_areas import areas_over

CLAIM = "Russia's ministry said on Friday that its troops had taken Selydove after a week of fighting in the streets."
DENIAL = "Ukraine's General Staff denied on Saturday that Selydove was lost and said that its brigades held the town."
FILMED = "Footage placed by the Institute for the Study of War shows soldiers raising a Russian flag in Selydove."
BACK = "Ukrainian forces have retaken Selydove, the Institute for the Study of War said, citing satellite pictures."
SELYDOVE = {
    "place": "Selydove", "place_name": "Selydove", "place_id": "geonames:693867", "place_type": "settlement",
    "admin1": "Donetsk Oblast", "country": "UA", "lat": 48.15, "lon": 37.30,
}  # fmt: skip
RUS = {"speaker": "Russian Ministry of Defence", "side": "RUS"}
UKR = {"speaker": "Ukrainian General Staff", "side": "UKR"}
ISF = {"speaker": "Institute for the Study of War", "side": "independent"}


def told(text: str, day: str, outlet: str = "Harbour Post", **fields: object) -> Reading:
    """A report of one claim: by default Russia's of having taken Selydove."""
    fields = {"kind": "captured", "party": "RUS", "stance": "asserts", "date": day, "date_basis": "on Friday"} | fields
    made: Claim = claim(text, text, **(SELYDOVE | fields))
    return reading(text, [made], name=f"{outlet}-{day}", told=day, outlet=outlet)


STORY: tuple[Reading, ...] = (
    told(CLAIM, "2024-10-25", **RUS),
    told(CLAIM, "2024-10-25", "Evening Ferry", **RUS),
    told(DENIAL, "2024-10-26", stance="denies", **UKR),
    told(DENIAL, "2024-10-26", "Northern Wind", kind="holds", party="UKR", **UKR),
    told(FILMED, "2024-10-29", evidence=("geolocated",), **ISF),
    told(BACK, "2024-12-20", party="UKR", evidence=("satellite",), **ISF),
)


def filled(location: str, readings: Sequence[Reading] = STORY, now: Callable[[], datetime] | None = None) -> Ledger:
    ledger = Ledger(location, now=now or clock())
    for each in readings:
        ledger.store.keep(each, edition="e1")
    ledger.refresh()
    return ledger


def moment_of(ledger: Ledger) -> str:
    """When the last entry was recorded."""
    return list(ledger.store.entries())[-1].recorded


def standing(answer: Answer) -> dict[str, tuple[str, tuple[str, ...], str | None, str | None]]:
    return {
        s.interval.view: (s.interval.state, s.interval.parties, s.interval.since, s.interval.status)
        for s in answer.standings
    }


def test_who_answers_in_each_view_with_its_words(new_ledger: NewLedger) -> None:
    with filled(new_ledger()) as ledger:
        answer = ledger.who("Selydove", on="2024-11-15")
        assert standing(answer) == {
            "party:RUS": ("held", ("RUS",), "2024-10-25", "corroborated"),
            "party:UKR": ("held", ("UKR",), "2024-10-26", "claimed"),
            "consensus": ("held", ("RUS",), "2024-10-29", "corroborated"),
        }
        consensus = next(s for s in answer.standings if s.interval.view == "consensus")
        assert [t.claim.quote for t in consensus.pro] == [FILMED]
        assert standing(ledger.who("Selydove"))["consensus"][:3] == ("held", ("UKR",), "2024-12-20")
        assert standing(ledger.who("Selydove", on="2024-01-01"))["consensus"][0] == "unknown"
        assert standing(ledger.who("Selydove", on="2024-11-15", view="party:UKR")).keys() == {"party:UKR"}


def test_what_is_kept_is_what_would_be_concluded_now(new_ledger: NewLedger) -> None:
    with filled(new_ledger()) as ledger:
        place = ledger.who("Selydove").place
        kept = ledger.store.history(place.id)
        assert kept is not None
        assert ledger.timeline(place, as_known="2099-01-01") == ledger.timeline(place)
        assert tuple(ledger.timeline(place)) == kept.intervals
        for day in ("2024-01-01", "2024-10-25", "2024-10-27", "2024-11-15", "2025-01-01"):
            known = ledger.who(place, on=day, as_known="2099-01-01")
            assert known.standings == ledger.who(place, on=day).standings


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_ingestion_changes_no_view(new_ledger: NewLedger, seed: int) -> None:
    other = list(STORY)
    random.Random(seed).shuffle(other)
    with filled(new_ledger()) as here, filled(new_ledger(), other) as there:
        assert here.timeline("Selydove") == there.timeline("Selydove")
        assert here.events() == there.events()
        assert here.record(side="RUS") == there.record(side="RUS")
        assert here.coverage() == there.coverage()


def test_a_copied_report_adds_no_weight(new_ledger: NewLedger) -> None:
    copy = told(FILMED, "2024-10-30", "Lowland Gazette", evidence=("geolocated",), **ISF)
    with filled(new_ledger()) as here, filled(new_ledger(), (*STORY, copy)) as there:
        one, two = here.events(kind="captured", party="RUS")[0], there.events(kind="captured", party="RUS")[0]
        assert (one.status, one.standing, one.day, one.voices) == (two.status, two.standing, two.day, two.voices)
        assert len(two.parts) == len(one.parts) + 1
        assert [(i.view, i.since, i.until, i.state) for i in here.timeline("Selydove")] == [
            (i.view, i.since, i.until, i.state) for i in there.timeline("Selydove")
        ]


@pytest.mark.parametrize("verdict", ["reject", "retract"])
def test_a_rejected_claim_leaves_every_view_and_stays_in_the_ledger(new_ledger: NewLedger, verdict: str) -> None:
    with filled(new_ledger()) as ledger, filled(new_ledger(), [r for r in STORY if r.report.text != FILMED]) as without:
        rejected = STORY[4].claims[0].id
        before = moment_of(ledger)
        ledger.review(rejected, verdict, by="A. Editor", note="an older flag")  # type: ignore[arg-type]
        assert ledger.timeline("Selydove") == without.timeline("Selydove")
        assert rejected in [t.claim.id for t in ledger.claims()]
        assert [t.review.verdict for t in ledger.claims() if t.review] == [verdict]
        assert "2024-10-29" in [i.since for i in ledger.timeline("Selydove", as_known=before)]


def test_a_correction_counts_and_the_words_stay(new_ledger: NewLedger) -> None:
    with filled(new_ledger()) as ledger:
        wrong = STORY[5].claims[0].id
        ledger.review(wrong, "correct", by="A. Editor", note="misread", changes={"date": "2024-12-18"})
        assert standing(ledger.who("Selydove", on="2024-12-19"))["consensus"][:3] == ("held", ("UKR",), "2024-12-18")
        corrected = next(t for t in ledger.claims() if t.claim.id == wrong)
        assert (corrected.claim.date, corrected.claim.quote) == ("2024-12-18", BACK)


def test_as_known_never_shows_what_was_recorded_later(new_ledger: NewLedger) -> None:
    days = iter([f"2025-01-{d:02}T10:00:00" for d in range(1, 28)])
    last = "2025-01-01T10:00:00"

    def now() -> datetime:
        nonlocal last
        last = next(days, last)
        return datetime.fromisoformat(last).replace(tzinfo=UTC)

    with filled(new_ledger(), now=now) as ledger:
        moments = sorted({t.recorded for t in ledger.claims()})
        assert len(moments) == len(STORY)
        for number, moment in enumerate(moments, 1):
            with filled(new_ledger(), STORY[:number]) as then:
                assert ledger.timeline("Selydove", as_known=moment) == then.timeline("Selydove")
                assert ledger.events(as_known=moment) == then.events()
                assert [t.claim for t in ledger.claims(as_known=moment)] == [t.claim for t in then.claims()]
                known, seen = (
                    ledger.who("Selydove", on="2024-12-25", as_known=moment),
                    then.who("Selydove", on="2024-12-25"),
                )
                assert standing(known) == standing(seen)
        with pytest.raises(UnknownId):
            ledger.event(ledger.events(party="UKR", kind="captured")[0].id, as_known=moments[0])


def test_a_newer_reader_adds_and_the_older_reading_stays(new_ledger: NewLedger) -> None:
    with filled(new_ledger(), STORY[:1]) as ledger:
        before = ledger.store.counts()
        moment = moment_of(ledger)
        again = replace(STORY[0], claims=(), producer="rules/2")
        ledger.store.keep(again, edition="e2")
        ledger.refresh()
        assert len(ledger.claims()) == 0
        assert len(ledger.claims(as_known=moment)) == 1
        assert ledger.store.counts().entries == before.entries + 1
        assert not ledger.store.keep(STORY[0], edition="e1").new


def test_failed_reports_are_recorded_once_and_the_rest_go_on(new_ledger: NewLedger) -> None:
    class Reads:
        """A reader that knows one text by heart."""

        edition = "e1"

        def read(self, report: Report) -> Reading:
            return STORY[0]

    broken = UnreadableFile("story.txt: the file is empty; nothing to read")
    with Ledger(new_ledger(), now=clock()) as ledger:
        first = ledger.ingest([broken, STORY[0].report], Reads())  # type: ignore[arg-type]
        again = ledger.ingest([broken, STORY[0].report], Reads())  # type: ignore[arg-type]
        assert (first.read, first.failed, first.claims) == (1, 1, 1)
        assert (again.read, again.known, again.failed) == (0, 1, 1)
        assert [(f.name, f.error) for f in ledger.failures()] == [("story.txt", str(broken))]


def test_every_question_finds_what_fits(new_ledger: NewLedger) -> None:
    with filled(new_ledger()) as ledger:
        assert {t.claim.side for t in ledger.claims(side="UKR")} == {"UKR"}
        assert [t.claim.stance for t in ledger.claims(stance="denies")] == ["denies"]
        assert [t.claim.quote for t in ledger.claims(text="satellite pictures")] == [BACK]
        assert len(ledger.claims(outlet="Evening Ferry")) == 1
        assert len(ledger.claims(since="2024-12-01")) == 1
        assert len(ledger.claims(until="2024-10-25", limit=1)) == 1
        assert {t.claim.party for t in ledger.claims(status="corroborated", place="Selydove")} == {"UKR"}
        event = ledger.events(kind="captured", party="RUS")[0]
        assert ledger.event(event.id) == event == ledger.event(STORY[0].claims[0].id)
        assert (event.status, event.standing, event.voices) == ("superseded", "corroborated", 2)
        assert {e.relation for e in event.edges} == {"denies", "corroborates"}
        assert [r.speaker for r in ledger.record(speaker="Russian Ministry of Defence")] == [
            "Russian Ministry of Defence"
        ]
        assert sum(c.claims for c in ledger.coverage()) == len(STORY)


def test_questions_that_cannot_be_answered_say_how_to_ask(new_ledger: NewLedger) -> None:
    namesake = told(
        BACK, "2024-12-21", "Delta Courier", place_id="geonames:1", admin1="Kherson Oblast", lat=46.6, lon=33.0, **ISF
    )
    with filled(new_ledger(), (*STORY, namesake)) as ledger:
        with pytest.raises(AmbiguousPlace, match="2 places") as asked:
            ledger.who("Selydove")
        assert [p.id for p in asked.value.candidates] == ["geonames:693867", "geonames:1"]
        before = sorted(t.recorded for t in ledger.claims())[-2]
        assert ledger.who("Selydove", as_known=before).place.id == "geonames:693867"
        assert ledger.who("Selydove, Kherson Oblast").place.id == "geonames:1"
        assert ledger.who("geonames:1").place.id == "geonames:1"
        with pytest.raises(UnknownPlace, match="Atlantis"):
            ledger.who("Atlantis")
        with pytest.raises(AskError, match="2024-13-40"):
            ledger.who("geonames:1", on="2024-13-40")
        with pytest.raises(AskError, match="no view"):
            ledger.who("geonames:1", view="nobody")
        with pytest.raises(UnknownId, match="e0"):
            ledger.event("e0")


BANK = {
    "place": "the right bank of the Dnipro", "place_name": "Dnieper right bank",
    "place_id": "ukraine:dnieper-right-bank",
    "place_type": "area", "admin1": "Kherson Oblast", "country": "UA", "lat": 46.9, "lon": 33.0,
}  # fmt: skip
VILLAGE = {
    "place": "Tiahynka", "place_name": "Tiahynka", "place_id": "geonames:691700", "place_type": "settlement",
    "admin1": "Kherson Oblast", "country": "UA", "lat": 46.781, "lon": 33.056,
}  # fmt: skip
LEFT = "Russia's defence ministry said that all its troops had left the right bank of the Dnipro in the early morning."
SHELLED = "Russian guns across the river shelled Tiahynka twice during the night, the head of the community said."


def test_what_is_conceded_of_a_river_bank_holds_for_its_villages(new_ledger: NewLedger) -> None:
    village = told(SHELLED, "2022-11-20", kind="struck", **(VILLAGE | UKR))
    left = told(LEFT, "2022-11-11", kind="withdrew", **(BANK | RUS))
    with filled(new_ledger(), [village]) as ledger:
        assert standing(ledger.who("Tiahynka"))["consensus"][0] == "unknown"
        ledger.store.keep(left, edition="e1")
        live = standing(ledger.who("Tiahynka"))
        ledger.refresh()
        assert live == standing(ledger.who("Tiahynka"))
        assert live["consensus"] == ("left", ("RUS",), "2022-11-11", "conceded")
        interval = next(i for i in ledger.timeline("Tiahynka") if i.view == "consensus")
        assert interval.rule.endswith("with all of Dnieper right bank")
        assert ledger.event(interval.event or "").place.id == "ukraine:dnieper-right-bank"
        assert [a.id for a in areas_over(ledger.who("Tiahynka").place)] == ["ukraine:dnieper-right-bank"]


def test_one_independent_word_on_an_area_decides_no_village(new_ledger: NewLedger) -> None:
    village = told(SHELLED, "2022-11-20", kind="struck", **(VILLAGE | UKR))
    lost = told(LEFT, "2022-11-11", kind="captured", party="UKR", **(BANK | ISF))
    with filled(new_ledger(), [village, lost]) as ledger:
        assert standing(ledger.who("Tiahynka"))["consensus"][0] == "unknown"
        assert standing(ledger.who("ukraine:dnieper-right-bank"))["consensus"][0] == "held"


def test_a_ledger_can_be_asked_while_nobody_may_write_it(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    Ledger(path, create=True).close()
    filled(str(path)).close()
    with Ledger(path, readonly=True) as ledger:
        assert standing(ledger.who("Selydove", on="2024-11-15"))["consensus"][:2] == ("held", ("RUS",))
