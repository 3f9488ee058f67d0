"""Figures of a report: which numbers count, of what kind, with which bounds, place and period."""

import re

import pytest

from whoholds.claims.figures import find_figures
from whoholds.model import Attribution, Day, Document, Figure, PlaceMention, Report, Sentence
from whoholds.theatre import load

PLACES = {
    "Kherson region": "area", "Kharkiv region": "area", "Bakhmut": "settlement", "Soledar": "settlement",
    "Kalynove": "settlement", "Pokrovsk": "settlement", "Kyiv": "settlement", "Odesa": "settlement",
    "Lviv": "settlement", "Kherson": "settlement", "Mariupol": "settlement",
    "Kramatorsk": "settlement", "Turkey": "area",
}  # fmt: skip


def read(text: str, headings: frozenset[int] = frozenset()) -> list[Figure]:
    mentions: list[PlaceMention] = []
    for name, kind in PLACES.items():
        for m in re.finditer(rf"\b{name}\b", text):
            if not any(p.start <= m.start() < p.end for p in mentions):
                mentions.append(PlaceMention(m.start(), m.end(), name, kind, None))  # type: ignore[arg-type]
    mentions.sort(key=lambda p: p.start)
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^\s](?:.*?(?:\.(?=\s|$)|\n|$))", text)]
    sentences = tuple(Sentence(i, i, s, e, i in headings) for i, (s, e) in enumerate(spans))
    document = Document(Report("t", text), sentences, (), ())
    return list(
        find_figures(
            document,
            mentions,
            load("ukraine"),
            lambda start, end: Attribution("Ukrainian General Staff", "UKR", "test"),
            lambda start, end: Day("2023-05-12", "on Friday", "test"),
        )
    )


def brief(text: str) -> list[tuple[str, float | None]]:
    return [(f.kind, f.value) for f in read(text)]


FOUND = [
    # the dead, in every voice
    ("Shelling killed at least eight people in Kramatorsk.", [("killed", 8)]),
    ("Eight people were killed by shelling in Kramatorsk.", [("killed", 8)]),
    ("Eight people have reportedly been killed.", [("killed", 8)]),
    ("Two fighters from the northern suburbs have been killed.", [("killed", 2)]),
    ("The mayor counted 155 killed in the east and 124 in the west.", [("killed", 155), ("killed", 124)]),
    ("Nearly 14,000 people have died in the war.", [("killed", 14000)]),
    ("At least ten people are said to have starved to death.", [("killed", 10)]),
    ("A bomb left 11 soldiers dead and 35 wounded.", [("killed", 11), ("wounded", 35)]),
    ("The blast killed four and wounded 16.", [("killed", 4), ("wounded", 16)]),
    ("One man died, and three were wounded.", [("killed", 1), ("wounded", 3)]),
    ("A woman was killed and her three children injured in Odesa.", [("killed", 1), ("wounded", 3)]),
    ("One person was killed and another was injured.", [("killed", 1), ("wounded", 1)]),
    ("Five women and 13 rebels were among the dead.", [("killed", 5), ("killed", 13)]),
    ("Seven civilians and two militants were killed.", [("killed", 7), ("killed", 2)]),
    ("The strike killed two soldiers and three civilians.", [("killed", 2), ("killed", 3)]),
    ("The strike killed two soldiers and three civilians were wounded.", [("killed", 2), ("wounded", 3)]),
    ("The death toll rose to 12.", [("killed", 12)]),
    ("The service reported two deaths near Kramatorsk.", [("killed", 2)]),
    ("Police found the bodies of four civilians.", [("killed", 4)]),
    ("They found a grave with more than 40 bodies.", [("killed", 40)]),
    ("The shelling claimed 49 lives.", [("killed", 49)]),
    ("Around 30 soldiers lost their lives.", [("killed", 30)]),
    ("The war has killed tens of thousands of people.", [("killed", None)]),
    # the wounded, and both
    ("Another 73 were injured.", [("wounded", 73)]),
    ("About 500 wounded servicemen arrived.", [("wounded", 500)]),
    ("The hospital reported four injuries.", [("wounded", 4)]),
    ("They killed or seriously injured around sixty soldiers.", [("killed_or_wounded", 60)]),
    ("More than 100 servicemen were killed and injured.", [("killed_or_wounded", 100)]),
    ("The army suffered 300 casualties.", [("killed_or_wounded", 300)]),
    # prisoners, those driven out, those who live there
    ("They captured 200 soldiers near Bakhmut.", [("prisoners", 200)]),
    ("Kyiv exchanged 45 prisoners of war.", [("prisoners", 45)]),
    ("More than 5 million refugees have fled.", [("displaced", 5_000_000)]),
    ("The war has driven 11 million from their homes.", [("displaced", 11_000_000)]),
    ("Officials evacuated 32 residents.", [("displaced", 32)]),
    ("The town had a population of 20,000 before the war.", [("population", 20000)]),
    ("The city is home to 350,000 people.", [("population", 350000)]),
    ("It had around 60,000 residents before the war.", [("population", 60000)]),
    ("About 50,000 people are still trapped there.", [("population", 50000)]),
    # ground
    ("Troops have recaptured 20 settlements in the Kherson region.", [("settlements", 20)]),
    ("They took control of three villages.", [("settlements", 3)]),
    ("It succeeded in expelling the enemy from more than twenty sites.", [("settlements", 20)]),
    ("They liberated 6,000 km² of land.", [("area_km2", 6000)]),
    ("They gained 192 sq km near Bakhmut.", [("area_km2", 192)]),
    ("They took 2,233 sq km (862 sq miles) of ground.", [("area_km2", 2233)]),
    ("Troops gained 10 square miles.", [("area_km2", 25.9)]),
    ("They retook seven times the area of Kyiv in a month.", [("area_km2", 5873)]),
    ("They hold an area twice the size of Luxembourg.", [("area_km2", 5172)]),
    ("They liberated 3.8 thousand square kilometers, over 300 towns and about 150,000 people.",
     [("area_km2", 3800), ("settlements", 300), ("population", 150000)]),
    ("The unit advanced about 5km in ten days.", [("advance_km", 5)]),
    ("The unit advanced another mile northward.", [("advance_km", 1.6)]),
    ("They broke through, penetrating 500 meters deep.", [("advance_km", 0.5)]),
    ("The army has advanced to within 8km of Pokrovsk.", [("distance_km", 8)]),
    # attacks
    ("The army repelled 75 Russian attacks around Pokrovsk.", [("attacks", 75)]),
    ("Russia launched two missiles and 183 drones overnight.", [("attacks", 2), ("attacks", 183)]),
    ("The city was hit by 13 missiles.", [("attacks", 13)]),
    ("Dozens of drones were fired at Odesa.", [("attacks", None)]),
    ("There had been 35 airstrikes against the plant.", [("attacks", 35)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_numbers_that_tell(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert sorted(brief(text), key=str) == sorted(expected, key=str)


SILENT = [
    "The war began in 2014 and nobody was killed in 2015.",
    "The 2023 counteroffensive stalled.",
    "Fortunately, no one was hurt.",
    "It sent 250 troops to the region.",
    "The law passed with 12 votes after 3 rounds of talks.",
    "The famine of 1933 killed millions of people.",
    "Grad rockets have a range of 20 km.",
    "The reserve covers 500 square kilometres.",
    "The 40 hectares of gardens are fenced off.",
    "The 1,000-kilometer front line moved little.",
    "One of the biggest plants was destroyed.",
    "Twelve police cars were destroyed.",
    "The loan of $3 billion was repaid.",
    "Several villages were captured and a few soldiers died.",
    "He spoke to two leaders and 14 ministers.",
    "Four months of air strikes have changed the war.",
    "Drones of the types Shahed-131 and -136 flew over.",
    "The plant lost 6,500 workers who died in the Great Patriotic War.",
    "They hold about 154km of front there.",
    "Both sides agreed on three POW exchanges.",
]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_tell_nothing(text: str) -> None:
    assert brief(text) == []


def test_every_field_of_a_distance() -> None:
    text = "Russia took Kalynove, which lies around 25 km (16 miles) southeast of the hub of Pokrovsk."
    (figure,) = read(text)
    assert (figure.kind, figure.value, figure.unit_text) == ("distance_km", 25, "25 km")
    assert (figure.place, figure.reference, figure.bearing) == ("Kalynove", "Pokrovsk", "SE")
    assert figure.approx
    assert figure.bound is None
    assert text[figure.start : figure.end] == figure.quote
    assert figure.quote.startswith("Kalynove")


def test_every_field_of_a_count() -> None:
    text = "On Friday, the staff said, at least 44 Russian soldiers were killed in Kherson over the past week."
    (figure,) = read(text)
    assert (figure.kind, figure.value, figure.bound, figure.unit_text) == ("killed", 44, "lower", "44 Russian soldiers")
    assert (figure.about, figure.place, figure.period) == ("RUS", "Kherson", "over the past week")
    assert (figure.speaker, figure.side, figure.date) == ("Ukrainian General Staff", "UKR", "2023-05-12")
    assert figure.quote == "at least 44 Russian soldiers were killed in Kherson over the past week."


def test_whoever_shoots_drones_down_did_not_launch_them() -> None:
    assert read("Ukrainian forces shot down all 39 drones.")[0].about == "RUS"
    assert read("Russian forces launched 39 drones.")[0].about == "RUS"


def test_civilians_and_prisoners_are_told_apart() -> None:
    assert read("A strike killed 53 Ukrainian prisoners of war.")[0].about == "UKR prisoners"
    assert read("A strike killed seven villagers.")[0].about == "civilians"


def test_the_place_may_stand_in_the_sentence_before() -> None:
    first, second = read("Shells killed two people in Lviv. Another 73 were injured.")
    assert (first.place, second.place) == ("Lviv", "Lviv")


def test_a_number_told_twice_is_one_figure() -> None:
    text = "Strikes killed 80 people in Odesa. The strikes killed 80 people, the staff said."
    assert brief(text) == [("killed", 80)]


def test_a_heading_that_repeats_the_body_is_left_out() -> None:
    text = "Strikes kill 80 in Odesa\nStrikes killed 80 people in Odesa on Friday."
    assert len(read(text, frozenset({0}))) == 1
    assert read(text, frozenset({0}))[0].start > 20


def test_ids_are_stable_and_distinct() -> None:
    text = "The blast killed four and wounded 16 in Odesa."
    one, two = read(text), read(text)
    assert [f.id for f in one] == [f.id for f in two]
    assert len({f.id for f in one}) == 2


def test_a_sentence_without_end_is_read_in_time() -> None:
    text = "killed 5 people and 3 km south of Bakhmut, at least 40 attacks, " * 1500
    assert read(text)[0].value == 5
