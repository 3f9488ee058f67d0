"""Places that no gazetteer names so: reckoned from the words, or met under a like spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from whoholds.gazetteer import Gazetteer
from whoholds.gazetteer.geometry import rough_destination
from whoholds.gazetteer.names import close
from whoholds.mentions.atoms import Atom
from whoholds.mentions.relative import Constraint
from whoholds.mentions.surroundings import CITY, NEAR_KM, TOWN, Surroundings
from whoholds.model import Place
from whoholds.theatre import Theatre

NAME_LIKENESS = 0.75  # likeness to the standard name, so that no obscure by-name is met
# A misspelling must be this much alike (0 to 100): where region or distance are stated; near other places; a town near
# them; and a name that some other place bears rightly.
STATED, NEAR, NEAR_TOWN, KNOWN = 80.0, 88.0, 83.0, 92.0
KM_PER_POINT = 15.0  # so many km nearer make up for a point of likeness
CITY_POINTS = 5.0
# Half a compass point to each side, and the rounding of the distance.
ERROR_SHARE, ERROR_FLOOR_KM = 0.4, 3.0


def estimate(atom: Atom, constraint: Constraint) -> Place | None:
    """Where the words put a place: so far from another, in such a direction."""
    reference = constraint.reference.place if constraint.reference is not None else None
    if reference is None or reference.lat is None or reference.lon is None or constraint.km is None:
        return None
    if constraint.bearing is None:
        return None
    lat, lon = rough_destination(reference.lat, reference.lon, constraint.bearing, constraint.km)
    error = round(max(ERROR_FLOOR_KM, ERROR_SHARE * constraint.km) + (reference.error_km or 0.0), 1)
    return Place(
        id=f"est:{reference.id}:{constraint.km:g}km:{constraint.bearing:g}",
        name=atom.surface,
        type="settlement",
        lat=lat,
        lon=lon,
        admin1=None,
        country=reference.country,
        error_km=error,
        source="estimated from the report's words",
    )


def estimate_reason(atom: Atom, constraint: Constraint) -> str:
    """Why a position is an estimate."""
    known = "no namesake is known to lie there" if atom.candidates else "no gazetteer knows the name"
    return f"{known}; position reckoned from {constraint.words!r}"


def sharpen(atom: Atom, place: Place, stated: Sequence[Constraint]) -> tuple[Place, str]:
    """A village known only by its commune's seat lies better where the words put it; with what to add to the reason."""
    for constraint in stated:
        better = estimate(atom, constraint)
        if better is not None and constraint.passes(place) and (better.error_km or 0.0) < (place.error_km or 0.0):
            moved = replace(place, lat=better.lat, lon=better.lon, error_km=better.error_km)
            return moved, f"; put where the words say, {constraint.words}"
    return place, ""


@lru_cache(maxsize=20_000)
def _like(
    gazetteer: Gazetteer, name: str, countries: frozenset[str], admin1: str | None
) -> tuple[tuple[Place, float], ...]:
    return gazetteer.fuzzy(name, countries=countries, admin1=admin1, limit=8)


def misspelt(
    atom: Atom, stated: Sequence[Constraint], around: Surroundings, gazetteer: Gazetteer, theatre: Theatre
) -> tuple[Place, str, tuple[Place, ...]] | None:
    """What a misspelt name means: only within the theatre, and near what the words or the document say.

    Gives the place, the reason and what else it might be.
    """
    region = next((c.admin1 for c in stated if c.admin1 is not None), None)
    hits = _like(gazetteer, atom.surface, frozenset(theatre.countries), region)
    tests = [c for c in stated if c.geometric]
    spelled = close(atom.surface)
    best: tuple[float, Place, float] | None = None
    for place, score in hits:
        if any(c.passes(place) is False and not c.roughly(place) for c in tests):
            continue
        if SequenceMatcher(None, spelled, close(place.name)).ratio() < NAME_LIKENESS:
            continue
        near = around.nearest_km(place, atom.sentence)
        certain = region is not None or bool(tests) or around.told(atom.sentence, place.admin1)
        floor = STATED if certain else NEAR_TOWN if place.population >= TOWN else NEAR
        if score < (KNOWN if atom.candidates else floor) or (not certain and near > NEAR_KM):
            continue
        worth = score - near / KM_PER_POINT + (CITY_POINTS if place.population >= CITY else 0.0)
        if best is None or worth > best[2]:
            best = (score, place, worth)
    if best is None:
        return None
    score, place, _ = best
    scope = f"in {region}" if region else "among the theatre's places near those told"
    reason = f"not a known spelling; {score:.0f}% like {place.name}, the best {scope}: {where(place)}"
    return place, reason, tuple(p for p, _ in hits if p.id != place.id)[:5]


def where(place: Place) -> str:
    """A place and its region, as reasons name it."""
    return f"{place.name}, {place.admin1 or place.country or '?'}"
