"""How far, which way, from what, and which place it locates."""

import re

import pytest

from whoholds.mentions.bearings import compass, find_distances
from whoholds.mentions.flat import flat
from whoholds.mentions.located import relations
from whoholds.model import Document, PlaceMention, Report, Sentence
from whoholds.quantity_words import quantity_words

KNOWN = quantity_words("en")
NAMES = ("Kalynove", "Pokrovsk", "Bakhmut", "Opytne", "Soledar", "Spirne", "Terny", "Kreminna", "Donetsk Oblast")


def places(text: str) -> list[PlaceMention]:
    found = [
        PlaceMention(m.start(), m.end(), m.group(), "area" if "Oblast" in name else "settlement", None)
        for name in NAMES
        for m in re.finditer(re.escape(name), text)
    ]
    return sorted(found, key=lambda p: p.start)


def document(text: str) -> Document:
    cuts = [m.end() for m in re.finditer(r"\.(?= |$)", text)] or [len(text)]
    starts = [0, *(c + 1 for c in cuts[:-1])]
    sentences = tuple(Sentence(i, 0, s, e) for i, (s, e) in enumerate(zip(starts, cuts, strict=True)))
    return Document(Report("t", text), sentences, (), ())


def told(text: str) -> list[tuple[str | None, str | None, float | None, str | None]]:
    mentions = places(text)

    def name(index: int | None) -> str | None:
        return None if index is None else mentions[index].surface

    return [
        (name(r.place), name(r.reference), r.distance.km, r.distance.bearing)
        for r in relations(document(text), mentions, KNOWN)
    ]


@pytest.mark.parametrize(
    ("words", "point"),
    [("southeast", "SE"), ("south-east", "SE"), ("due north", "N"), ("north-northeast", "NE"), ("up", None)],
)
def test_the_compass_has_eight_points(words: str, point: str | None) -> None:
    assert compass(words) == point


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("25 km (16 miles) southeast of Pokrovsk", 25),
        ("four miles (7km) southeast of Pokrovsk", 7),
        ("10 miles from Pokrovsk", 16.1),
        ("360 kilometers, or 225 miles, northwest of Pokrovsk", 360),
        ("800 metres from Pokrovsk", 0.8),
        ("a few kilometres from Pokrovsk", None),
    ],
)
def test_lengths_are_in_km_and_printed_km_win(text: str, km: float | None) -> None:
    plain = flat(text)
    assert [d.km for d in find_distances(plain, 0, len(plain), KNOWN)] == [km]


@pytest.mark.parametrize(
    "text",
    [
        "rockets with a range of 20 km",
        "a column moving at 40 km/h",
        "152 mm guns",
        "a 3-metre-high wall",
        "12 million people from Pokrovsk",
    ],
)
def test_lengths_of_things_are_no_distances(text: str) -> None:
    plain = flat(text)
    assert [d for d in find_distances(plain, 0, len(plain), KNOWN) if d.how != "bare"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kalynove lies 25 km southeast of Pokrovsk.", [("Kalynove", "Pokrovsk", 25, "SE")]),
        ("They took Opytne (4km south of Bakhmut).", [("Opytne", "Bakhmut", 4, "S")]),
        (
            "Troops fought northeast of Bakhmut near Soledar (10km northeast) and Spirne (28km northeast).",
            [("Soledar", "Bakhmut", 10, "NE"), ("Spirne", "Bakhmut", 28, "NE")],
        ),
        (
            "They attacked within 20km northeast of Bakhmut near Soledar, Opytne, and Spirne.",
            [("Soledar", "Bakhmut", 20, "NE"), ("Opytne", "Bakhmut", 20, "NE"), ("Spirne", "Bakhmut", 20, "NE")],
        ),
        (
            "Shells fell on Soledar and Opytne, both about 10 km from Bakhmut.",
            [("Soledar", "Bakhmut", 10, None), ("Opytne", "Bakhmut", 10, None)],
        ),
        ("They hold Terny, Donetsk Oblast (17km northwest of Kreminna).", [("Terny", "Kreminna", 17, "NW")]),
        ("Kyiv lost Kalynove. The village is around 25 km from Pokrovsk.", [("Kalynove", "Pokrovsk", 25, None)]),
        ("The army has come within 8km of Pokrovsk.", [(None, "Pokrovsk", 8, None)]),
        ("Kalynove, a mining town 25 km from Pokrovsk, burns.", [("Kalynove", "Pokrovsk", 25, None)]),
    ],
)
def test_a_distance_locates_a_place(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text) == expected
