"""War or pencil? Whether anything was told near a change on a map, in place and time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from whoholds.control.days import span
from whoholds.model import Kind, Stance, Telling

# Claims of these kinds tell of ground: a strike from afar moves no line.
GROUND: frozenset[Kind] = frozenset({"captured", "withdrew", "holds", "fighting", "advanced", "surrounded"})
# Makers draw after the news, some by weeks; a claim may come a little after the map.
DAYS_BEFORE = 30
DAYS_AFTER = 7
# A claim names a settlement, and the ground that changes hands lies around it.
NEAR_KM = 10.0
# Aims and ifs tell of nothing that happened; of a year as a whole nothing is told at any place and time.
_NOT_TOLD: frozenset[Stance] = frozenset({"intends", "hypothetical"})
_LONGEST = 31
# How many claims are named.
NAMED = 5

Verdict = Literal["reported", "unreported", "no reports"]
Position = tuple[float, float]
Away = Callable[[Position], float]
"""How far a position, by latitude and longitude, is from some ground, in km: 0 in it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim about ground as far as it is looked for: days (ordinals) and position."""

    first: int
    last: int
    position: Position
    claim: str


@dataclass(frozen=True, slots=True)
class News:
    """What was told of ground, by day, and how many reports each day has."""

    claims: Sequence[Told]
    reports: Sequence[int]
    """Ordinals of the days on which reports were told, sorted; one for each report."""

    @classmethod
    def of(cls, tellings: Iterable[Telling], reports: Iterable[str]) -> News:
        """From claims, and the days of all reports."""
        found: list[Told] = []
        for telling in tellings:
            claim = telling.claim
            day = claim.date or telling.told
            placed = claim.lat is not None and claim.lon is not None and claim.place_type != "area"
            if not (telling.counts and placed and day and claim.kind in GROUND and claim.stance not in _NOT_TOLD):
                continue
            first, last = span(day)
            if last - first > _LONGEST:
                continue
            told = span(telling.told)[0] if telling.told else last
            # What is told soon after is news until then; of what happened long before, a later telling is background.
            last = max(last, told) if told - first <= DAYS_BEFORE else last
            found.append(Told(first, last, (claim.lat or 0.0, claim.lon or 0.0), claim.id))
        found.sort(key=lambda t: (t.first, t.claim))
        return cls(tuple(found), tuple(sorted(span(day)[0] for day in reports)))

    def near(self, away: Away, before: int, day: int) -> tuple[Verdict, tuple[str, ...], int]:
        """What is told near some ground about a change after the day `before` and by `day` (ordinals).

        `away` tells how far a position is from the ground. Gives the verdict, the ids of the nearest claims, and the
        number of reports of those days.
        """
        low, high = before + 1 - DAYS_BEFORE, day + DAYS_AFTER
        count = bisect_left(self.reports, high + 1) - bisect_left(self.reports, low)
        found: list[tuple[float, str]] = []
        for told in self.claims[: bisect_left(self.claims, high + 1, key=lambda t: t.first)]:
            if told.last >= low and (km := away(told.position)) <= NEAR_KM:
                found.append((km, told.claim))
        claims = tuple(dict.fromkeys(claim for _, claim in sorted(found)))
        if claims:
            return "reported", claims[:NAMED], count
        return ("unreported" if count else "no reports"), (), count
