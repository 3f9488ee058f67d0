"""Whose published areas count which layers."""

from __future__ import annotations

import pytest

from whoholds.model import LAYERS
from whoholds.terrain.presets import presets
from whoholds.terrain.publishers import publisher, publishers


def test_the_table_is_whole() -> None:
    makers = {preset.assessor for preset in presets().values()}
    assert len({each.name for each in publishers()}) == len(publishers())
    for each in publishers():
        assert each.source in makers
        assert each.layers
        assert set(each.layers) <= set(LAYERS)
        assert each.counts in ("net", "gained")
        # Ground in the makers' own words: whoever counts advances counts control too.
        assert "control" in each.layers


def test_no_name_means_two_publishers_of_the_same_maps() -> None:
    names = [(name.casefold(), each.source) for each in publishers() for name in {each.name, *each.aliases}]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "source", "layers", "counts"),
    [
        ("DeepState", "DeepState", ("control",), "net"),
        ("deepstatemap", "DeepState", ("control",), "net"),
        ("ISW", "ISW", ("control", "advance"), "net"),
        ("Institute for the Study of War", "ISW", ("control", "advance"), "net"),
        ("AFP", "ISW", ("control", "advance", "claimed"), "net"),
        ("agence france-presse", "ISW", ("control", "advance", "claimed"), "net"),
    ],
)
def test_what_each_publisher_counts(name: str, source: str, layers: tuple[str, ...], counts: str) -> None:
    for asked in (None, source):
        found = publisher(name, asked)
        assert found is not None
        assert (found.source, found.layers, found.counts) == (source, layers, counts)


def test_agence_france_presse_counts_ground_that_is_only_claimed_and_the_institute_does_not() -> None:
    agency, institute = publisher("AFP"), publisher("ISW")
    assert agency is not None
    assert institute is not None
    assert set(agency.layers) - set(institute.layers) == {"claimed"}


@pytest.mark.parametrize(
    ("name", "source"), [("Harbour Post", None), ("", None), ("AFP", "DeepState"), ("ISW/", "ISW")]
)
def test_of_others_and_of_other_maps_no_rule_is_known(name: str, source: str | None) -> None:
    assert publisher(name, source) is None
