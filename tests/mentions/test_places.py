"""Which names are places, what surrounds them, and which of its namesakes each means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.mentions.place_samples import records
from whoholds.gazetteer import Gazetteer, store
from whoholds.mentions.places import containing_regions, find_places
from whoholds.model import PlaceMention, Report
from whoholds.text.document import document
from whoholds.theatre import Theatre, load


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("places") / "places.sqlite"
    store.write(path, list(records()), "test")
    opened = Gazetteer.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ukraine() -> Theatre:
    return load("ukraine")


def read(text: str, gazetteer: Gazetteer, theatre: Theatre) -> tuple[PlaceMention, ...]:
    found = find_places(document(Report("t", text)), gazetteer, theatre)
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface
    assert all(a.end <= b.start for a, b in pairwise(found))
    return found


# (text, surfaces that must be found, in order)
SURFACES = [
    ("Russian forces captured Pokrovsk on Friday.", ["Pokrovsk"]),
    ("Troops stormed Pokrovsk’s outskirts and Bakhmut's centre.", ["Pokrovsk", "Bakhmut"]),
    ("Shells fell on Kharkiv City overnight.", ["Kharkiv City"]),
    ("Clashes went on near Torske, Bilohorivka, and Soledar.", ["Torske", "Bilohorivka", "Soledar"]),
    ("Fighting raged in the Kherson region.", ["Kherson region"]),
    ("Fighting raged in the Donetsk and Luhansk regions.", ["Donetsk", "Luhansk regions"]),
    (
        "Russia claims the Kherson, Zaporizhzhia, Luhansk and Donetsk regions.",
        ["Russia", "Kherson", "Zaporizhzhia", "Luhansk", "Donetsk regions"],
    ),
    ("The army advanced on the Pokrovsk axis.", ["Pokrovsk axis"]),
    ("Units pushed in the direction of Svatove.", ["direction of Svatove"]),
    ("Assaults continued along the Svatove-Kreminna line.", ["Svatove-Kreminna line"]),
    ("Ukrainian troops hold the left bank of the Dnipro.", ["left bank of the Dnipro"]),
    ("Troops moved into western Luhansk Oblast.", ["western Luhansk Oblast"]),
    ("They dug in north of Soledar.", ["north of Soledar"]),
    ("Battles went on in eastern and southern Ukraine.", ["eastern and southern Ukraine"]),
    ("Missiles hit the Azot chemical plant in Sievierodonetsk.", ["Azot chemical plant", "Sievierodonetsk"]),
    ("Paratroopers landed at Hostomel airport.", ["Hostomel airport"]),
    ("Rockets struck the railway station in Sloviansk.", ["the railway station in Sloviansk"]),
    ("The road between Bakhmut and Soledar was cut.", ["road between Bakhmut and Soledar"]),
    ("Supply trucks use the N-26 highway.", ["N-26 highway"]),
    ("Drones crossed into Russian territory.", ["Russian territory"]),
    ("STRIKES ON KHERSON KILL TWO, WOUND NINE", ["KHERSON"]),
    ("The enemy entered the village of Vyshneve Pole at dawn.", ["Vyshneve Pole"]),
]


@pytest.mark.parametrize(("text", "wanted"), SURFACES, ids=[t[:40] for t, _ in SURFACES])
def test_names_are_found(text: str, wanted: list[str], gazetteer: Gazetteer, ukraine: Theatre) -> None:
    assert [m.surface for m in read(text, gazetteer, ukraine)] == wanted


# Texts that name no place, however their words look.
NONE = [
    "Taras Shevchenko said the line would hold.",
    "Most of the soldiers were tired.",
    "The Azov brigade denied the report.",
    "In March the offensive slowed.",
    "The Kharkiv brigade was praised by the Sumy regional military administration.",
    "Mayor Olena Buryn spoke to the crowd, and Buryn thanked them.",
    "The spokeswoman, Victoria Bell, answered questions.",
    "The Donetsk People's Militia issued a statement.",
]


@pytest.mark.parametrize("text", NONE)
def test_persons_units_and_words_are_no_places(text: str, gazetteer: Gazetteer, ukraine: Theatre) -> None:
    assert [m.surface for m in read(text, gazetteer, ukraine)] == []


# (text, surface, region of the place it must mean, method)
MEANT = [
    ("Russian forces took Novoye in the Donetsk region.", "Novoye", "Donetsk Oblast", "gazetteer"),
    ("Assaults were repelled near Makiivka (22km northwest of Kreminna).", "Makiivka", "Luhansk Oblast", "gazetteer"),
    ("Residents of Makiivka heard explosions on Sunday.", "Makiivka", "Donetsk Oblast", "gazetteer"),
    ("Fighting went on near Bilohorivka, 12 km south of Kreminna.", "Bilohorivka", "Luhansk Oblast", "gazetteer"),
    ("Fighting went on near Soledar and Bilohorivka.", "Bilohorivka", "Donetsk Oblast", "gazetteer"),
    ("Russian troops entered Krasnoarmeysk.", "Krasnoarmeysk", "Donetsk Oblast", "gazetteer"),
    ("Two people died near Lysichandsk in the Luhansk region.", "Lysichandsk", "Luhansk Oblast", "fuzzy"),
    ("Two people died near Lysichandsk in the Sumy region.", "Lysichandsk", None, "unresolved"),
    ("Kyiv did not comment.", "Kyiv", "Kyiv", "capital"),
    ("Talks were held in London.", "London", "England", "capital"),
    ("The village of Lisova Poliana, 10 km west of Avdiivka, fell.", "Lisova Poliana", None, "estimated"),
    ("Ukraine's eastern Donetsk region was shelled.", "Donetsk region", "Donetsk Oblast", "region"),
]


@pytest.mark.parametrize(("text", "surface", "admin1", "method"), MEANT, ids=[t[:40] for t, *_ in MEANT])
def test_namesakes_are_told_apart(
    text: str, surface: str, admin1: str | None, method: str, gazetteer: Gazetteer, ukraine: Theatre
) -> None:
    found = {m.surface: m for m in read(text, gazetteer, ukraine)}
    assert found[surface].method == method, found[surface].reason
    assert found[surface].reason
    place = found[surface].place
    assert (place is None) == (method == "unresolved")
    assert place is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("words", "lat"),
    [("25 km southeast of Pokrovsk", 48.14), ("35 km east of Pokrovsk", 48.30), ("15 km northeast of Avdiivka", None)],
)
def test_distance_and_bearing_choose_among_three_villages(
    words: str, lat: float | None, gazetteer: Gazetteer, ukraine: Theatre
) -> None:
    text = f"Moscow said its troops took Kalynove in the Donetsk region, which lies {words}."
    kalynove = next(m for m in read(text, gazetteer, ukraine) if m.surface == "Kalynove")
    assert kalynove.place is not None
    if lat is not None:
        assert kalynove.place.lat == lat
    assert words in kalynove.reason


def test_namesakes_that_nothing_tells_apart_stay_open(gazetteer: Gazetteer, ukraine: Theatre) -> None:
    (mention,) = read("Russian forces entered Kalynove.", gazetteer, ukraine)
    assert mention.place is None
    assert mention.method == "unresolved"
    assert len(mention.candidates) == 3
    assert "fit equally well" in mention.reason


def test_a_report_may_tell_of_two_places_of_one_name(gazetteer: Gazetteer, ukraine: Theatre) -> None:
    text = (
        "Ukrainian troops held Bilohorivka (12 km south of Kreminna). "
        "Further south, an assault on Bilohorivka (11 km northeast of Soledar) failed."
    )
    regions = [m.place.admin1 for m in read(text, gazetteer, ukraine) if m.surface == "Bilohorivka" and m.place]
    assert regions == ["Luhansk Oblast", "Donetsk Oblast"]


def test_an_estimate_lies_where_the_words_say(gazetteer: Gazetteer, ukraine: Theatre) -> None:
    text = "The hamlet of Lisova Poliana, 20 km north of Kreminna, was shelled."
    mention = next(m for m in read(text, gazetteer, ukraine) if m.method == "estimated")
    assert mention.place is not None
    assert mention.place.id.startswith("est:")
    assert mention.place.lat == pytest.approx(49.23, abs=0.01)
    assert mention.place.lon == pytest.approx(38.22, abs=0.01)
    assert mention.place.error_km == pytest.approx(8.0)


def test_a_roughly_known_village_is_put_where_the_words_say(gazetteer: Gazetteer, ukraine: Theatre) -> None:
    text = "Clashes took place near Stelmakhivka (16km west of Svatove). Stelmakhivka was shelled, too."
    first, second = (m.place for m in read(text, gazetteer, ukraine) if m.surface == "Stelmakhivka")
    assert first is not None
    assert first == second
    assert first.error_km is not None
    assert first.error_km < 20


# (text, surfaces that only say where another place lies)
CONTAINING = [
    ("They took Kalynove in the Donetsk region.", ["Donetsk region"]),
    ("They took Pokrovsk, Donetsk Oblast, Ukraine.", ["Donetsk Oblast", "Ukraine"]),
    ("They shelled Torske and Soledar in the eastern Donetsk region.", ["Donetsk region"]),
    ("The Donetsk region town of Pokrovsk was hit.", ["Donetsk region"]),
    ("Ukraine’s second-largest city, Kharkiv, was hit.", ["Ukraine"]),
    ("Missiles hit the Azot chemical plant in Sievierodonetsk.", ["Sievierodonetsk"]),
    ("They advanced in Pokrovsk and the Kharkiv region.", []),
    ("They shelled Kherson, Donetsk Oblast and Sumy Oblast.", []),
    ("Russia holds Crimea and the Donetsk region.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CONTAINING, ids=[t[:40] for t, _ in CONTAINING])
def test_containing_regions(text: str, wanted: list[str], gazetteer: Gazetteer, ukraine: Theatre) -> None:
    places = read(text, gazetteer, ukraine)
    assert [places[i].surface for i in sorted(containing_regions(places, text))] == wanted


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "’s", "A" * 5000, "near near near", "Kyiv" * 500, "- - -\n(12km south of"]
)
def test_odd_texts_do_no_harm(text: str, gazetteer: Gazetteer, ukraine: Theatre) -> None:
    read(text, gazetteer, ukraine)


def test_twice_the_same(gazetteer: Gazetteer, ukraine: Theatre) -> None:
    text = "Fighting near Bilohorivka, Makiivka and Kalynove; shells on Kubyansk near Kharkiv."
    assert read(text, gazetteer, ukraine) == read(text, gazetteer, ukraine)
