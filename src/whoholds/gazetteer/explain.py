"""Which places a name may mean, and why: for `whoholds gazetteer where`."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from whoholds.errors import GazetteerError
from whoholds.gazetteer import regions
from whoholds.gazetteer.geometry import bearing_deg, distance_km
from whoholds.gazetteer.lookup import Gazetteer
from whoholds.gazetteer.names import plain
from whoholds.model import Place

How = Literal["exact", "close", "fold", "rename", "fuzzy"]
HOW: Mapping[How, str] = {
    "exact": "the very name",
    "close": "another romanisation",
    "fold": "another language's spelling",
    "rename": "renamed",
    "fuzzy": "a likely slip",
}
MIN_SCORE = 75.0  # a name less like than this is another name
_POINTS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean: how it matched, by which of its names, and how far it lies from another place.

    `score` is the likeness 0 to 100 of a fuzzy match, else None; `km` and `bearing` ("SE") are seen from the place
    `seen_from`.
    """

    place: Place
    how: How
    spelling: str
    score: float | None = None
    km: float | None = None
    bearing: str | None = None
    seen_from: Place | None = None


def explain(
    gazetteer: Gazetteer,
    name: str,
    *,
    near: Collection[Place] = (),
    region: str | None = None,
    countries: Collection[str] | None = None,
    fuzzy_countries: Collection[str] = (),
    renames: Mapping[str, str] | None = None,
) -> tuple[Candidate, ...]:
    """The places `name` may mean, best first: by how it matched, then by distance from `near`, else by population.

    `near` are the places that another name may mean: the one next to a candidate is measured from. `region` is a
    first-level region in any spelling; `renames` maps a lower-case former name to the present one. Only where nothing
    else matches are slips considered, within `countries` or else `fuzzy_countries`. Raises GazetteerError where the
    region is not known.
    """
    wanted = None if region is None else regions_named(region, countries)
    found = {m.place.id: Candidate(m.place, m.level, m.spelling) for m in gazetteer.matches(name, countries=countries)}
    present = (renames or {}).get(name.casefold().strip())
    if present is not None and plain(present) != plain(name):
        for m in gazetteer.matches(present, countries=countries):
            if m.place.id not in found and m.level != "fold":
                found[m.place.id] = Candidate(m.place, "rename", present)
    kept = [c for c in found.values() if wanted is None or (c.place.country, c.place.admin1) in wanted]
    if not kept:
        kept = _slips(gazetteer, name, wanted, countries or fuzzy_countries)
    start = _start(near, kept)
    if start is not None:
        kept = [_measured(c, start) for c in kept]
    order = tuple(HOW)
    kept.sort(key=lambda c: (order.index(c.how), c.km if c.km is not None else 0.0))
    return tuple(kept)


def regions_named(region: str, countries: Collection[str] | None = None) -> frozenset[tuple[str, str]]:
    """The (country, standard name) of every region that can be so called."""
    found = frozenset(
        (country, known)
        for country in regions.countries()
        if (countries is None or country in countries) and (known := regions.admin1(region, country))
    )
    if not found:
        raise GazetteerError(
            f"{region!r}: no region of that name; write for instance 'Donetsk Oblast', or leave it out"
        )
    return found


def _slips(
    gazetteer: Gazetteer, name: str, wanted: frozenset[tuple[str, str]] | None, countries: Collection[str]
) -> list[Candidate]:
    out: list[Candidate] = []
    if wanted is None:
        if countries:
            out = [Candidate(p, "fuzzy", p.name, s) for p, s in gazetteer.fuzzy(name, countries=countries)]
    else:
        for country, admin1 in sorted(wanted):
            hits = gazetteer.fuzzy(name, countries=(country,), admin1=admin1)
            out.extend(Candidate(p, "fuzzy", p.name, s) for p, s in hits)
    return [c for c in out if (c.score or 0.0) >= MIN_SCORE]


def _start(near: Collection[Place], candidates: Collection[Candidate]) -> Place | None:
    """Of the places a name may mean, the one that lies next to any candidate: names told together lie together."""
    return min(near, key=lambda n: min((_km(n, c.place) for c in candidates), default=0.0), default=None)


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _measured(candidate: Candidate, start: Place) -> Candidate:
    place = candidate.place
    if place.lat is None or place.lon is None or start.lat is None or start.lon is None:
        return candidate
    km = distance_km(start.lat, start.lon, place.lat, place.lon)
    bearing = bearing_deg(start.lat, start.lon, place.lat, place.lon)
    points = _POINTS[round(bearing / 45) % 8] if km >= 0.5 else None
    return replace(candidate, km=round(km, 1), bearing=points, seen_from=start)
