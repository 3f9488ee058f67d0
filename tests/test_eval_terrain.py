"""The terrain evaluation judges as its page says, and its floors only rise."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from eval import terrain
from eval.shared import DEFAULT
from eval.terrain_settlements import UNTOLD, Row, Verdict, judged, read, state_of
from whoholds.model import Layer, Spell

DAYS = ("2024-07-31", "2024-08-15", "2024-08-31", "2024-09-15")
STATES: dict[str, tuple[Layer | None, str | None, str | None]] = {
    "RU": ("control", "RUS", "UKR"),
    "GREY": ("unknown", None, "UKR"),
    "ADV": ("advance", "RUS", "UKR"),
    "UA": (None, None, "UKR"),
    UNTOLD: (None, None, None),
}


def lay(*states: str) -> list[Spell]:
    """How a settlement lay on the maps of `DAYS`, one state a map."""
    out: list[Spell] = []
    for number, (day, state) in enumerate(zip(DAYS, states, strict=True)):
        layer, party, home = STATES[state]
        before = DAYS[number - 1] if number else None
        until = DAYS[number + 1] if number + 1 < len(DAYS) else None
        out.append(Spell("p", "Desk", layer, party, home, day, before, day, until))
    return out


def row(previous: str, day: str, before: str, after: str, oblast: str = "Donets'k") -> Row:
    return Row("p", "Selydove", oblast, "Desk", day, previous, before, after)


def kinds(rows: list[Row], *states: str) -> list[str]:
    return [verdict.kind for verdict in judged(rows, lay(*states), DAYS)]


def test_every_state_has_its_word() -> None:
    assert [state_of(spell) for spell in lay("RU", "GREY", "ADV", "UA")] == ["RU", "GREY", "ADV", "UA"]
    assert state_of(lay(UNTOLD, "RU", "RU", "RU")[0]) == UNTOLD


def test_a_change_between_two_maps_agrees() -> None:
    assert kinds([row("2024-08-20", "2024-08-21", "UA", "RU")], "UA", "UA", "RU", "RU") == ["agrees"]


def test_two_changes_between_two_maps_lie_within() -> None:
    rows = [row("2024-08-20", "2024-08-21", "UA", "GREY"), row("2024-08-25", "2024-08-26", "GREY", "RU")]
    assert kinds(rows, "UA", "UA", "RU", "RU") == ["within", "within"]


def test_another_state_before_or_after_differs() -> None:
    change = [row("2024-08-20", "2024-08-21", "UA", "RU")]
    assert kinds(change, "UA", "GREY", "RU", "RU") == ["differs"]
    assert kinds(change, "UA", "UA", "GREY", "RU") == ["differs"]
    # Of two changes the one that the maps bear out on its own side is not at fault.
    rows = [*change, row("2024-09-01", "2024-09-02", "RU", "UA")]
    assert kinds(rows, "UA", "UA", "RU", "RU") == ["agrees", "differs"]


def test_a_change_before_the_first_map_or_after_the_last_is_asked_on_one_side() -> None:
    assert kinds([row("2024-07-01", "2024-07-02", "UA", "RU")], "RU", "RU", "RU", "RU") == ["agrees"]
    assert kinds([row("2024-09-20", "2024-09-21", "RU", "UA")], "RU", "RU", "RU", "GREY") == ["differs"]


@pytest.mark.parametrize(
    ("change", "states", "why"),
    [
        (row("2024-08-17", "2024-08-18", "UA", "RU"), ("UA", "GREY", "RU", "RU"), "which the list leaves out"),
        (row("2024-08-20", "2024-08-21", "UA", "RU"), ("UA", "GREY", "RU", "RU"), "GREY instead of UA"),
        (
            row("2024-08-20", "2024-08-21", "RU", "UA", "RU Kursk"),
            (UNTOLD, UNTOLD, UNTOLD, UNTOLD),
            "the product does not tell",
        ),
    ],
)
def test_a_difference_says_what_and_why(change: Row, states: tuple[str, ...], why: str) -> None:
    (verdict,) = judged([change], lay(*states), DAYS)
    assert verdict == Verdict("Desk", "differs", verdict.words)
    assert why in verdict.words


def test_the_list_is_read_from_its_first_day_on(tmp_path: Path) -> None:
    path = tmp_path / "changes.csv.gz"
    head = (
        "settlement_id,geonameid,name,name_uk,lat,lon,oblast,date,date_prev_snapshot,from,to,held_days,source,gazetteer"
    )
    lines = (
        "G1,1,Selydove,,48.15,37.30,Donets'k,2024-10-21,2024-10-20,UA,RU,70,DeepState,x",
        "G2,2,Guyevo,,51.1,35.2,RU Kursk,2024-08-08,2024-08-07,RU,GREY,4,DeepState,x",
        "G3,3,Soledar,,48.68,38.09,Donets'k,2023-01-15,2023-01-08,UA,ADV,7,ISW,x",
    )
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join((head, *lines)) + "\n")
    rows, places = read(path)
    assert [(r.name, r.before, r.after) for r in rows] == [("Selydove", "UA", "RU"), ("Guyevo", "RU", "GREY")]
    assert {place.name: place.country for place in places.values()} == {"Selydove": "UA", "Guyevo": "RU"}


def test_shares_must_not_fall_and_errors_must_not_grow() -> None:
    floors = {"settlements": 0.98, "balance_km2": 0.04}
    assert terrain.worse({"settlements": 0.98, "balance_km2": 0.04}, floors) == []
    assert len(terrain.worse({"settlements": 0.979, "balance_km2": 0.05}, floors)) == 2
    assert len(terrain.worse({"settlements": 0.99}, floors)) == 1


def test_floors_are_only_ever_raised() -> None:
    floors = {"settlements": 0.98, "balance_km2": 0.04}
    assert terrain.raised({"settlements": 0.5, "balance_km2": 9.0}, floors) == floors
    better = terrain.raised({"settlements": 1.0, "balance_km2": 0.01, "oblasts_share": 1e-6}, floors)
    assert better == {"settlements": 0.995, "balance_km2": 0.02, "oblasts_share": 2e-6}


def test_without_the_maps_it_says_so_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert terrain.main(["--shared", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().err


def test_the_shared_maps_hold_the_floors(capsys: pytest.CaptureFixture[str]) -> None:
    if not (DEFAULT / "maps" / terrain.PUBLISHED).exists():
        pytest.skip("the control maps are not beside the repository")
    assert terrain.main([]) == 0
    said = capsys.readouterr().out
    # What is not in the maps is said, and no figure takes its place.
    assert "AFP counts claimed too, which the maps of ISW here lack" in said
    assert "published areas" in said
