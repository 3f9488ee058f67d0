"""Marked spans: places, parties, speakers, times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoholds.model.vocabulary import PlaceType


@dataclass(frozen=True, slots=True)
class Place:
    """A place a gazetteer or a theatre knows.

    `admin1` is the standard English name with its class word ("Donetsk Oblast"); `country` is ISO 3166-1 alpha-2.
    `error_km` is the radius within which the place lies when its position is approximate, else None.
    `area_km2` is known for some areas and cities (source: the theatre's data).
    """

    id: str
    name: str
    type: PlaceType
    lat: float | None
    lon: float | None
    admin1: str | None
    country: str | None
    population: int = 0
    error_km: float | None = None
    local_name: str | None = None
    area_km2: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text and what it was resolved to.

    `place` is None when it stays unresolved; `candidates` then lists what it could be, and `reason` says why in
    either case. `area_words` are directional words before it ("eastern" in "eastern Donbas"), already part of the span.
    """

    start: int
    end: int
    surface: str
    type: PlaceType
    place: Place | None
    candidates: tuple[Place, ...] = ()
    reason: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Words that name a party: `role` tells how ("name" Moscow, "adjective" Russian, "people" Russians, "group" Wagner,
    "hostile" the occupiers: the speaker's enemy, whose `code` is then the party so called in this theatre)."""

    start: int
    end: int
    code: str
    role: Literal["name", "adjective", "people", "group", "hostile"]


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Words that name somebody who can speak: canonical English `name`, `side` spoken for, and what `kind` it is."""

    start: int
    end: int
    name: str
    side: str
    kind: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that tell a day, a month, a year or a span of days."""

    start: int
    end: int
    surface: str
    kind: str
