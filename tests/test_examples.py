"""The sample reports, read: what each was written to show is found, and nothing is taken from page furniture."""

from pathlib import Path

import pytest

import whoholds
from whoholds.sources.files import read_reports

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "reports"
# Report, then kind, party, place, stance and side of claims it must yield.
MUST_FIND = {
    "2022-09-kharkiv-retreat": [
        ("captured", "UKR", "Vovchansk", "asserts", "UKR"),
        ("advanced", "UKR", "Lyman", "asserts", "UKR"),
    ],
    "2022-11-kherson-bank": [
        ("holds", "RUS", "Beryslav", "asserts", "UKR"),
        ("advanced", "UKR", "Snihurivka", "asserts", "UKR"),
    ],
    "2023-05-bakhmut-claims": [
        ("captured", "RUS", "Bakhmut", "asserts", "RUS"),
        ("struck", None, "Chasiv Yar", "asserts", "UKR"),
    ],
    "2023-08-robotyne": [
        ("advanced", "UKR", "Robotyne", "asserts", "UKR"),
        ("fighting", None, "Robotyne", "asserts", "RUS"),
    ],
    "2024-02-avdiivka-order": [("withdrew", "UKR", "Avdiivka", "confirms", "UKR")],
    "2024-05-border-villages": [
        ("captured", "RUS", place, "asserts", "RUS")
        for place in ("Pletenivka", "Ohirtseve", "Borysivka", "Pylna", "Strilecha", "Keramik")
    ],
    "2024-08-kursk-raid": [("holds", "UKR", "Kursk Oblast", "asserts", "UKR")],
    "2024-09-ukrainsk": [
        ("captured", "RUS", "Ukrainsk", "asserts", "RUS"),
        ("captured", "RUS", "Novohrodivka", "asserts", "RUS"),
        ("captured", "RUS", "Karlivka", "asserts", "RUS"),
    ],
    "2024-10-selydove": [
        ("captured", "RUS", "Selydove", "asserts", "RUS"),
        ("captured", "RUS", "Hirnyk", "asserts", "RUS"),
        ("captured", "RUS", "Hirnyk", "unconfirmed", "UKR"),
        ("fighting", "RUS", "Pokrovsk", "asserts", "UKR"),
    ],
    "undated-anniversary": [("holds", "RUS", "Marinka", "asserts", "RUS")],
    "2025-02-toretsk-dzerzhinsk": [
        ("captured", "RUS", "Toretsk", "asserts", "RUS"),
        ("struck", "RUS", "Kostiantynivka", "asserts", "UKR"),
    ],
    "2025-07-zelenyi-hai": [("advanced", "RUS", "Pokrovsk", "asserts", "UKR")],
    "bulletin-lysychansk": [
        ("withdrew", "UKR", "Lysychansk", "confirms", "UKR"),
        ("captured", "RUS", "Lysychansk", "asserts", "RUS"),
        ("holds", "UKR", "Bilohorivka", "asserts", "UKR"),
    ],
    "bulletin-vuhledar": [("captured", "RUS", "Vuhledar", "denies", "reporter")],
}
# Words that stand only in lists of other stories, appeals and footers.
FURNITURE = (
    "hilltop above Bakhmut",
    "visits Izium",
    "liberates Kherson",
    "decided a war",
    "seizes Avdiivka coke plant",
    "strike airfield in Voronezh",
    "flee Pokrovsk",
    "become a member",
    "Kurakhove power plant",
)
PUBLISHED = {
    "2022-09-kharkiv-retreat": "2022-09-13",
    "2022-11-kherson-bank": "2022-11-10",
    "2023-05-bakhmut-claims": "2023-05-21",
    "2023-08-robotyne": "2023-08-23",
    "2024-02-avdiivka-order": "2024-02-19",
    "2024-05-border-villages": "2024-05-11",
    "2024-08-kursk-raid": "2024-08-13",
    "2024-09-ukrainsk": "2024-09-18",
    "2024-10-selydove": "2024-10-29",
    "undated-anniversary": "2023-02-21",
    "2025-02-toretsk-dzerzhinsk": "2025-02-08",
    "2025-07-zelenyi-hai": "2025-07-25",
    "bulletin-lysychansk": "2022-07-04",
    "bulletin-vuhledar": "2024-10-02",
}


@pytest.fixture(scope="module")
def readings() -> dict[str, whoholds.Reading]:
    reader = whoholds.Reader()
    reports = list(read_reports([FOLDER]))
    assert not [r for r in reports if isinstance(r, Exception)]
    return {r.id: reader.read(r) for r in reports if not isinstance(r, Exception)}


def test_every_sample_is_listed(readings: dict[str, whoholds.Reading]) -> None:
    assert set(readings) == set(MUST_FIND) == set(PUBLISHED)
    listed = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in FOLDER.iterdir() if f"`{p.name.removesuffix('.txt')}`" not in listed] == []


@pytest.mark.parametrize("name", MUST_FIND)
def test_what_it_was_written_to_show_is_found(name: str, readings: dict[str, whoholds.Reading]) -> None:
    claims = readings[name].claims
    for kind, party, place, stance, side in MUST_FIND[name]:
        assert any(
            (c.kind, c.place_name, c.stance, c.side) == (kind, place, stance, side) and party in (None, c.party)
            for c in claims
        ), f"{name}: {party} {kind} {place} ({stance}, {side})"


@pytest.mark.parametrize("name", PUBLISHED)
def test_its_day_is_known(name: str, readings: dict[str, whoholds.Reading]) -> None:
    assert readings[name].dating.published == PUBLISHED[name]


@pytest.mark.parametrize("name", MUST_FIND)
def test_quotes_are_verbatim_and_none_is_furniture(name: str, readings: dict[str, whoholds.Reading]) -> None:
    reading = readings[name]
    for part in (*reading.claims, *reading.figures):
        assert reading.report.text[part.start : part.end] == part.quote
        assert not [words for words in FURNITURE if words in part.quote]
