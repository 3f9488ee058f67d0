from __future__ import annotations

from itertools import combinations

import pytest

from tests.gazetteer.test_names import ONE_KEY
from whoholds.gazetteer.kinship import kin
from whoholds.gazetteer.names import fold


@pytest.mark.parametrize("line", ONE_KEY)
def test_spellings_of_one_place_are_kin(line: str) -> None:
    for one, other in combinations(line.split("|"), 2):
        assert kin(one, other), (one, other)
        assert kin(other, one), (other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syria", "Sorja"),
        ("June", "Uni"),
        ("Base", "Basy"),
        ("Biden", "Bidyn"),
        ("Serbia", "Serby"),
        ("Romania", "Reymane"),
        ("Ohio", "Okhe"),
        ("Demchenko", "Demchenky"),
        ("Slutsky", "Slutske"),
        ("We Are", "Vary"),
        ("New Year", "Novyi Yar"),
        ("Idea", "Одая"),
        ("Line", "Liniia"),
    ],
)
def test_names_that_only_share_a_key_are_not_kin(one: str, other: str) -> None:
    assert not kin(one, other)
    assert not kin(other, one)


def test_a_name_is_kin_to_itself() -> None:
    for line in ONE_KEY:
        for name in line.split("|"):
            assert kin(name, name)
            assert fold(name)
