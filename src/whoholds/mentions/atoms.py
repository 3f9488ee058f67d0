"""A name in the text before it is resolved, and what the gazetteer says it may mean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from whoholds.gazetteer import Gazetteer
from whoholds.gazetteer.lookup import Level
from whoholds.model import Place
from whoholds.theatre import Region

Evidence = Literal["none", "place", "strong"]
Candidate = tuple[Place, Level]


@dataclass(slots=True)
class Atom:
    """A name that may be a place. `body`: part of a body's name, so evidence for others but no mention itself."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    surface: str
    kind: Literal["region", "country", "name", "unknown"]
    evidence: Evidence = "none"
    region: Region | None = None
    country: str | None = None
    candidates: tuple[Candidate, ...] = ()
    city: bool = False
    body: bool = False
    possessive: bool = False
    article: bool = False
    place: Place | None = None
    reason: str = ""
    method: str = ""
    options: tuple[Place, ...] = field(default=())


@lru_cache(maxsize=100_000)
def _matches(gazetteer: Gazetteer, name: str, countries: frozenset[str] | None) -> tuple[Candidate, ...]:
    return tuple((m.place, m.level) for m in gazetteer.matches(name, countries=countries))


def candidates(gazetteer: Gazetteer, name: str, countries: Collection[str] | None) -> tuple[Candidate, ...]:
    """What a name may mean, each with how closely it is spelled."""
    return _matches(gazetteer, name, frozenset(countries) if countries is not None else None)
