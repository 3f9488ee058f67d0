"""The codebook's closed lists: kinds, stances, place types, evidence, figures."""

from __future__ import annotations

from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

Kind = Literal[
    "captured", "withdrew", "holds", "fighting", "advanced", "surrounded", "annexed", "struck", "evacuated", "abused"
]
Stance = Literal["asserts", "denies", "unconfirmed", "confirms", "hypothetical", "intends"]
PlaceType = Literal["settlement", "area", "site"]
Evidence = Literal["video", "photo", "satellite", "geolocated", "telegram", "onsite", "map"]
FigureKind = Literal[
    "area_km2",
    "distance_km",
    "advance_km",
    "settlements",
    "killed",
    "wounded",
    "killed_or_wounded",
    "population",
    "prisoners",
    "displaced",
    "attacks",
]

KINDS: tuple[Kind, ...] = (
    "captured",
    "withdrew",
    "holds",
    "fighting",
    "advanced",
    "surrounded",
    "annexed",
    "struck",
    "evacuated",
    "abused",
)
STANCES: tuple[Stance, ...] = ("asserts", "denies", "unconfirmed", "confirms", "hypothetical", "intends")
