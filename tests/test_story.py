"""The sample story, read and weighed: the claims it rests on are found, every status comes about as its page says."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import whoholds
from whoholds.control.history import history
from whoholds.ledger.agency import agency
from whoholds.ledger.sketch import sketch
from whoholds.model import STATUSES, Claim, Event, Place, Sides, Source, Telling
from whoholds.sources.files import read_reports

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "story"
SIDES = Sides({"RUS": ("UKR",), "UKR": ("RUS",)})
COPIES = ("06", "07", "08")
MOSCOW, KYIV, ISW = "Russian Ministry of Defence", "Ukrainian General Staff", "Institute for the Study of War"
# Report, then kind, party, place, stance, speaker, side and day of claims it must yield.
MUST_FIND = {
    "01": [("captured", "UKR", "Snagost", "asserts", KYIV, "UKR", "2024-08-11")],
    "02": [("captured", "UKR", "Snagost", "asserts", ISW, "independent", "2024-08-11")],
    "03": [("captured", "UKR", "Plekhovo", "asserts", "Oleksandr Syrskyi", "UKR", "2024-08-15")],
    "04": [
        ("captured", "RUS", "Niu-York", "asserts", MOSCOW, "RUS", "2024-08-20"),
        ("captured", "RUS", "Niu-York", "denies", KYIV, "UKR", "2024-08-21"),
        ("holds", "UKR", "Niu-York", "asserts", KYIV, "UKR", "2024-08-21"),
    ],
    "05": [
        ("captured", "RUS", "Vuhledar", "asserts", MOSCOW, "RUS", "2024-08-23"),
        ("captured", "RUS", "Vuhledar", "denies", KYIV, "UKR", "2024-08-23"),
        ("holds", "UKR", "Vuhledar", "asserts", KYIV, "UKR", "2024-08-23"),
    ],
    "09": [
        ("holds", "UKR", "Vuhledar", "asserts", "reporter", "reporter", "2024-08-27"),
        ("captured", "RUS", "Vuhledar", "asserts", MOSCOW, "RUS", "2024-08-23"),
    ],
    "10": [
        ("captured", "RUS", "Vuhledar", "denies", "Denis Pushilin", "RUS", "2024-08-29"),
        ("holds", "UKR", "Vuhledar", "asserts", ISW, "independent", "2024-08-29"),
    ],
    "11": [
        ("holds", "UKR", "Niu-York", "asserts", "Armed Forces of Ukraine", "UKR", "2024-09-05"),
        ("holds", "RUS", "Niu-York", "asserts", MOSCOW, "RUS", "2024-09-05"),
    ],
    "12": [
        ("captured", "RUS", "Snagost", "asserts", MOSCOW, "RUS", "2024-09-12"),
        ("captured", "RUS", "Snagost", "unconfirmed", "Ukraine", "UKR", "2024-09-12"),
    ],
    "13": [
        ("captured", "RUS", "Snagost", "asserts", ISW, "independent", "2024-09-12"),
        ("captured", "UKR", "Snagost", "asserts", "reporter", "reporter", "2024-08"),
    ],
    "14": [
        ("captured", "RUS", "Ukrainsk", "asserts", MOSCOW, "RUS", "2024-09-18"),
        ("captured", "RUS", "Ukrainsk", "unconfirmed", "Armed Forces of Ukraine", "UKR", "2024-09-18"),
    ],
    "15": [("captured", "RUS", "Vuhledar", "asserts", "Denis Pushilin", "RUS", "2024-10-01")],
    "16": [
        ("withdrew", "UKR", "Vuhledar", "confirms", "Operational Command East", "UKR", "2024-10-02"),
        ("captured", "RUS", "Vuhledar", "confirms", KYIV, "UKR", "2024-10-02"),
    ],
    "17": [
        ("captured", "RUS", "Vuhledar", "asserts", MOSCOW, "RUS", "2024-10-03"),
        ("captured", "RUS", "Vuhledar", "asserts", ISW, "independent", "2024-10-01"),
        ("captured", "RUS", "Ukrainsk", "asserts", MOSCOW, "RUS", "2024-09"),
    ],
    "18": [("fighting", "RUS", "Niu-York", "asserts", KYIV, "UKR", "2024-10-05")],
}
# Report, then kind, value, place, speaker and side of the figures that contradict each other.
RIVALS = {
    "01": ("displaced", 3000.0, "Sudzha", "unnamed: acting governor of Kursk region", "RUS"),
    "02": ("displaced", 6000.0, "Sudzha", "Russian Ministry of Emergency Situations", "RUS"),
    "03": ("area_km2", 1150.0, "Kursk region", "Oleksandr Syrskyi", "UKR"),
}
# Words that stand only in lists of other stories, appeals and footers.
FURNITURE = (
    "Toretsk mine",
    "become a member",
    "Independence Day",
    "Harbour Post\n",
    "Subscribe",
    "Feodosia",
    "last train",
)
_ROW = re.compile(r"^\| ([A-Z][\w-]+) \| (\w+) \| (\w+) \| ([\d-]+) \| (\w+) \| [^|]+ \| ([\d, ]+) \|$", re.MULTILINE)


def _said(claim: Claim) -> tuple[str | None, ...]:
    return (claim.kind, claim.party, claim.place_name, claim.stance, claim.speaker, claim.side, claim.date)


@pytest.fixture(scope="module")
def readings() -> dict[str, whoholds.Reading]:
    reader = whoholds.Reader()
    reports = [r for r in read_reports([FOLDER / "reports.jsonl"]) if isinstance(r, whoholds.Report)]
    assert len(reports) == 18
    return {report.id.partition("-")[0]: reader.read(report) for report in reports}


def _paragraph(text: str, at: int) -> str:
    return text[text.rfind("\n\n", 0, at) + 1 :].lstrip("\n").partition("\n\n")[0]


def _events(readings: Mapping[str, whoholds.Reading], until: str = "9999") -> list[Event]:
    """What is concluded from the reports told until that day."""
    told: dict[str, list[Telling]] = {}
    places: dict[str, Place] = {}
    for number, reading in readings.items():
        report = reading.report
        if (report.published or "") > until:
            continue
        source = Source(
            number,
            report.id,
            "",
            report.published,
            report.outlet,
            agency(report),
            report.url,
            report.title,
            report.language,
        )
        for seq, claim in enumerate(reading.claims):
            assert claim.place_id, claim.quote
            assert claim.place_name, claim.quote
            assert claim.place_type, claim.quote
            places[claim.place_id] = Place(
                claim.place_id, claim.place_name, claim.place_type, None, None, claim.admin1, claim.country
            )
            words = sketch(_paragraph(report.text, claim.start))
            telling = Telling(claim, source, report.published, reading.theatre, reading.producer, "", seq, words)
            told.setdefault(claim.place_id, []).append(telling)
    return [e for place, tellings in told.items() for e in history(places[place], tellings, SIDES).events]


@pytest.fixture(scope="module")
def events(readings: Mapping[str, whoholds.Reading]) -> list[Event]:
    return _events(readings)


def test_every_report_is_read_on_its_day(readings: Mapping[str, whoholds.Reading]) -> None:
    assert {*MUST_FIND, *COPIES} == set(readings)
    days = [reading.dating.published or "" for reading in readings.values()]
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2024-08-11", "2024-10-06")


@pytest.mark.parametrize("number", MUST_FIND)
def test_the_claims_it_depends_on_are_found(number: str, readings: Mapping[str, whoholds.Reading]) -> None:
    found = [_said(c) for c in readings[number].claims]
    assert [claim for claim in MUST_FIND[number] if claim not in found] == []


def test_no_claim_of_a_change_is_read_that_nobody_made(readings: Mapping[str, whoholds.Reading]) -> None:
    for number, wanted in MUST_FIND.items():
        changes = {_said(c) for c in readings[number].claims if c.kind in ("captured", "withdrew")}
        extra = changes - set(wanted)
        # 17 says besides that nobody in Kyiv has spoken of Ukrainsk
        assert {(kind, place, stance) for kind, _, place, stance, *_ in extra} == (
            {("captured", "Ukrainsk", "unconfirmed")} if number == "17" else set()
        )


@pytest.mark.parametrize("number", COPIES)
def test_a_copy_tells_what_the_agency_told(number: str, readings: Mapping[str, whoholds.Reading]) -> None:
    agency = [_said(c)[:6] for c in readings["05"].claims]
    assert [_said(c)[:6] for c in readings[number].claims] == agency
    assert readings[number].report.outlet != readings["05"].report.outlet
    assert readings[number].report.text != readings["05"].report.text


def test_the_visit_and_the_footage_are_seen_as_evidence(readings: Mapping[str, whoholds.Reading]) -> None:
    shown = {
        (number, kind)
        for number, reading in readings.items()
        for c in reading.claims
        for kind in c.evidence
        if kind in ("onsite", "geolocated")
    }
    assert shown == {("09", "onsite"), *((n, "geolocated") for n in ("02", "10", "13", "17"))}


@pytest.mark.parametrize("number", RIVALS)
def test_rival_figures_keep_their_speakers(number: str, readings: Mapping[str, whoholds.Reading]) -> None:
    assert RIVALS[number] in [(f.kind, f.value, f.place, f.speaker, f.side) for f in readings[number].figures]


def test_the_other_area_is_the_governors(readings: Mapping[str, whoholds.Reading]) -> None:
    areas = {f.value: f.side for f in readings["03"].figures if f.kind == "area_km2"}
    assert areas == {1150.0: "UKR", 480.0: "RUS"}


def test_quotes_are_verbatim_and_none_is_furniture(readings: Mapping[str, whoholds.Reading]) -> None:
    told = "".join(reading.report.text for reading in readings.values())
    assert [words for words in FURNITURE if words not in told] == []
    for reading in readings.values():
        for part in (*reading.claims, *reading.figures):
            assert reading.report.text[part.start : part.end] == part.quote
            assert not [words for words in FURNITURE if words in part.quote]


def test_changes_and_their_statuses_are_as_the_page_says(events: list[Event]) -> None:
    page = _ROW.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    assert {status for *_, status, _ in page} == set(STATUSES)
    concluded = [
        (e.place.name, e.kind, e.party, e.day, e.status, ", ".join(sorted({p.report for p in e.parts})))
        for e in events
        if e.kind in ("captured", "withdrew")
    ]
    assert sorted(concluded) == sorted(page)


def test_superseded_by_the_return(events: list[Event]) -> None:
    taken, back = (e for e in events if (e.place.name, e.kind) == ("Snagost", "captured"))
    assert (taken.standing, taken.by) == ("corroborated", back.id)


def test_both_announcements_of_vuhledar_stay_apart(events: list[Event]) -> None:
    first, second = (e for e in events if (e.place.name, e.kind) == ("Vuhledar", "captured"))
    assert {p.report for p in first.parts if p.role == "retracts"} == {"10"}
    assert {p.report for p in second.parts if p.role == "concedes"} == {"16"}
    assert not {p.claim for p in first.parts} & {p.claim for p in second.parts}


def test_four_prints_of_one_text_are_one_voice(events: list[Event]) -> None:
    first = next(e for e in events if (e.place.name, e.kind) == ("Vuhledar", "captured"))
    printed = [p for p in first.parts if p.report in ("05", *COPIES)]
    assert {(p.report, p.role, p.copy_of) for p in printed} == {
        (report, role, None if report == "05" else "05") for report in ("05", *COPIES) for role in ("claims", "denies")
    }
    assert {p.voice for p in first.parts if p.role == "claims"} == {MOSCOW.casefold()}
    # 09 tells the announcement again in words of its own
    assert [p.copy_of for p in first.parts if p.report == "09"] == [None]


@pytest.mark.parametrize(
    ("until", "place", "status"),
    [
        ("2024-08-11", "Snagost", "claimed"),
        ("2024-08-12", "Snagost", "corroborated"),
        ("2024-08-25", "Vuhledar", "disputed"),
        ("2024-08-28", "Vuhledar", "refuted"),
        ("2024-09-12", "Snagost", "corroborated"),
        ("2024-09-14", "Snagost", "superseded"),
    ],
)
def test_the_first_event_of_a_place_as_reports_come_in(
    until: str, place: str, status: str, readings: Mapping[str, whoholds.Reading]
) -> None:
    first = next(e for e in _events(readings, until) if (e.place.name, e.kind) == (place, "captured"))
    assert first.status == status
