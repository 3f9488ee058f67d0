"""Which of its namesakes a name means, worked out over a whole document.

What the words say (region, distance and bearing) is tested first; what is left is chosen by how near it lies to the
document's other places. Costs are in kilometres, so that every rule's weight can be read as a distance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from whoholds.gazetteer import Gazetteer
from whoholds.gazetteer.geometry import rough_km
from whoholds.gazetteer.names import close
from whoholds.mentions.countries import CAPITALS
from whoholds.mentions.relative import Constraint, onward
from whoholds.mentions.toponyms import Atom, Candidate
from whoholds.mentions.words import Same
from whoholds.model import Place
from whoholds.theatre import Theatre

SAME_KM = 5.0  # candidates this near to each other are one place
CITY = 50_000  # from so many inhabitants on a bare name means the city, unless the words or the surroundings object
METROPOLIS = 250_000
# (inhabitants, share of the cost, km off it): the larger the town, the further its namesakes must be outdone. Among
# villages numbers say nothing.
SIZES = ((METROPOLIS, 0.25, 60.0), (CITY, 0.5, 20.0), (10_000, 0.6, 25.0), (3_000, 0.8, 8.0))
WORLD_SHARE = 2  # outside the theatre a name means the largest bearer, if it is this much larger than the next
TOWN = 10_000  # smaller ones are preferred only where the surroundings say something
# Costs in km.
LEVEL_KM = {"exact": 0.0, "close": 8.0, "fold": 60.0}
OTHER_NAME_KM = 40.0  # the spelling is not the place's standard name (Engels was once a Pokrovsk)
FAR_COUNTRY_KM = 40.0  # in a country that is not the theatre's first
PARAGRAPH_KM, DOCUMENT_KM = 10.0, 25.0  # an anchor further off in the text says less
OUTSIDE_SENTENCE_REGION_KM, OUTSIDE_PARAGRAPH_REGION_KM, OUTSIDE_DOCUMENT_REGION_KM = 60.0, 30.0, 10.0
SAME_NAME_KM = 45.0  # what the same name was resolved to elsewhere in the document
NO_ANCHOR_KM = 200.0  # beyond this a distance says nothing; it also stands where the document has no other place
OPEN_KM = 8.0  # a place that is itself not settled yet, in the same sentence, helps a little less than a settled one
OPEN_CANDIDATES = 20  # ... and not at all where it could be anywhere
# Reports tell of fronts: a slight pull towards the theatre's directions, a strong one to a direction of that very name.
ZONE_SHARE, ZONE_REACH_KM = 0.15, 200.0
NAMED_DIRECTION_KM, NAMED_DIRECTION_REACH_KM = 60.0, 8.0
# The best must beat the second by this much, or by this share of its own cost.
MARGIN_KM, MARGIN_SHARE = 10.0, 0.15
FUZZY_NAME = 0.75  # likeness to the standard name, so that no obscure by-name is met
# A misspelling must be this much alike: where region or distance are stated; near other places; a town near them.
FUZZY_STATED, FUZZY_NEAR, FUZZY_TOWN, NEAR_KM = 80.0, 88.0, 83.0, 150.0


@dataclass(slots=True)
class _Anchor:
    place: Place
    sentence: int
    paragraph: int
    key: str


class Resolver:
    """Resolves the atoms of one document in place (fields `place`, `reason`, `method`, `options`)."""

    def __init__(
        self,
        atoms: Sequence[Atom],
        constraints: dict[int, list[Constraint]],
        paragraphs: Sequence[int],
        gazetteer: Gazetteer,
        theatre: Theatre,
    ) -> None:
        self._atoms = [a for a in atoms if a.kind in ("name", "unknown")]
        self._constraints = constraints
        self._paragraphs = paragraphs
        self._gazetteer = gazetteer
        self._theatre = theatre
        self._first = theatre.countries[0] if theatre.countries else None
        self._anchors: list[_Anchor] = []
        self._regions: list[tuple[int, int, str]] = []
        self._open: dict[int, list[Atom]] = {}
        for atom in self._atoms:
            if len(atom.candidates) <= OPEN_CANDIDATES:
                self._open.setdefault(atom.sentence, []).append(atom)
        self._zone = _zone(Same(theatre))
        for atom in atoms:
            homonym = theatre.region_terms.get(f"{atom.surface.lower()} oblast") if atom.body else None
            if homonym is not None and homonym.admin1 is not None:
                self._regions.append((atom.sentence, self._paragraph(atom), homonym.admin1))
            if atom.kind == "region" and atom.place is not None:
                if atom.place.admin1 is not None:
                    self._regions.append((atom.sentence, self._paragraph(atom), atom.place.admin1))
                if atom.region is not None and atom.region.kind not in ("oblast", "russian_oblast", "historic", "part"):
                    self._anchor(atom, atom.place)

    def run(self) -> None:
        """Resolve: the certain ones first, since they help the others."""
        waiting = list(self._atoms)
        # The last round takes those, too, whose reference stayed unresolved.
        for certain_only, patient in ((True, True), (True, True), (False, True), (False, True), (False, False)):
            waiting = [atom for atom in waiting if not self._resolve(atom, certain_only, patient)]
            if not waiting:
                break
        for atom in waiting:
            self._give_up(atom)
        self._share()

    def _share(self) -> None:
        """What one sentence tells of a village's position holds for its other mentions."""
        best: dict[str, Place] = {}
        for atom in self._atoms:
            place = atom.place
            if place is not None and place.error_km is not None and not place.id.startswith("est:"):
                known = best.get(place.id)
                if known is None or place.error_km < (known.error_km or 0.0):
                    best[place.id] = place
        for atom in self._atoms:
            if atom.place is not None and best.get(atom.place.id, atom.place) is not atom.place:
                atom.place = best[atom.place.id]

    def _paragraph(self, atom: Atom) -> int:
        return self._paragraphs[atom.sentence]

    def _anchor(self, atom: Atom, place: Place) -> None:
        if place.lat is not None and atom.surface.lower() not in CAPITALS:
            self._anchors.append(_Anchor(place, atom.sentence, self._paragraph(atom), _key(atom)))

    def _settle(self, atom: Atom, place: Place, method: str, reason: str) -> bool:
        if place.error_km is not None and method == "gazetteer":
            place, reason = self._sharpen(atom, place, reason)
        atom.place, atom.reason, atom.method = place, reason, method
        low = atom.surface.lower().removesuffix(" city")
        if CAPITALS.get(low) == place.country and place.population >= 100_000 and not atom.city:
            atom.method = "capital"
        self._anchor(atom, place)
        return True

    def _resolve(self, atom: Atom, certain_only: bool, patient: bool) -> bool:
        stated = self._constraints.get(id(atom), [])
        if patient and any(c.passes_later() for c in stated):
            return False
        if atom.kind == "unknown":
            return not certain_only and self._unknown(atom, stated)
        pool = list(atom.candidates)
        said: list[str] = []
        # Positions are tested before regions: a distance is never loose talk, a region may be the next clause's.
        for constraint in sorted(stated, key=lambda c: not c.geometric):
            passing = [c for c in pool if constraint.passes(c[0])]
            # A region must not bend "Odesa" into a village that is spelled otherwise; nor may any country.
            city = any(c[0].population >= CITY for c in pool if c[1] != "fold")
            if (
                not constraint.geometric
                and (constraint.admin1 is None or city)
                and all(c[1] == "fold" for c in passing)
            ):
                continue
            if passing and constraint.km is not None and all(c[0].error_km for c in passing):
                # A village known only to its commune's seat passes easily; one whose place is known comes first.
                passing = [
                    c for c in pool if not c[0].error_km and c[1] != "fold" and constraint.roughly(c[0])
                ] or passing
            if passing:
                pool = passing
                said.append(constraint.words)
            elif constraint.geometric and not constraint.passes_later() and constraint.km is not None:
                rough = [c for c in pool if constraint.roughly(c[0]) and c[1] != "fold"]
                if rough:
                    pool = rough
                    said.append(f"roughly {constraint.words}")
                    continue
                estimate = self._estimate(atom, constraint)
                if estimate is not None:
                    return self._settle(atom, estimate, "estimated", estimate_reason(atom, constraint))
            elif constraint.admin1 is not None:
                fuzzy = self._fuzzy(atom, stated)
                if fuzzy is not None:
                    return True
        if not said:
            near = [c for c in pool if c[1] != "fold"]
            pool = near or pool
        clusters = self._clusters(atom, pool, bool(said))
        if not clusters:
            return not certain_only and self._unknown(atom, stated)
        abroad = [p for p, _ in clusters if p.country not in self._theatre.countries]
        if len(abroad) == len(clusters) > 1 and not said:
            first, second = sorted((p.population for p in abroad), reverse=True)[:2]
            if first >= WORLD_SHARE * second:
                largest = max(abroad, key=lambda p: p.population)
                return self._settle(
                    atom, largest, "gazetteer", _reason(largest, "far the largest of that name, outside the theatre")
                )
        if len(clusters) == 1:
            level = next(lv for p, lv in pool if p.id == clusters[0][0].id)
            if level == "fold" and not said and atom.evidence != "strong" and self._remote(clusters[0][0]):
                atom.reason = f"spelled otherwise than {_where(clusters[0][0])}, which is far from the places told"
                atom.options = (clusters[0][0],)
                return False
            place = clusters[0][0]
            why = "the only place of that name"
            if len(atom.candidates) > 1 or said:
                why = "the only one of its namesakes " + " and ".join(said) if said else "the only place spelled so"
            return self._settle(atom, place, "gazetteer", _reason(place, why))
        big = [place for place, _ in clusters if place.population >= METROPOLIS]
        if certain_only and not said and not big:
            return False
        return self._choose(atom, clusters, said, certain_only)

    def _sharpen(self, atom: Atom, place: Place, reason: str) -> tuple[Place, str]:
        """A village known only by its commune's seat lies better where the words put it."""
        for constraint in self._constraints.get(id(atom), ()):
            estimate = self._estimate(atom, constraint)
            if (
                estimate is not None
                and constraint.passes(place)
                and (estimate.error_km or 0.0) < (place.error_km or 0.0)
            ):
                better = replace(place, lat=estimate.lat, lon=estimate.lon, error_km=estimate.error_km)
                return better, f"{reason}; put where the words say, {constraint.words}"
        return place, reason

    def _clusters(self, atom: Atom, pool: Sequence[Candidate], said: bool) -> list[tuple[Place, float]]:
        """Places with their cost before the surroundings are looked at; near namesakes are one."""
        spelled = close(atom.surface.removesuffix(" City").removesuffix(" city"))
        renamed = self._theatre.renames_terms.get(atom.surface.lower())
        out: list[tuple[Place, float]] = []
        if not said and any(p.population >= CITY and close(p.name) == spelled for p, _ in pool):
            pool = [
                c for c in pool if close(c[0].name) == spelled
            ]  # Mykolaiv is not a Mykolaivka that was once called so
        for place, level in pool:
            cost = LEVEL_KM[level]
            if close(place.name) != spelled and (renamed is None or close(renamed) != close(place.name)):
                cost += OTHER_NAME_KM
            if place.country != self._first:
                cost += FAR_COUNTRY_KM
            for k, (other, had) in enumerate(out):
                if _km(place, other) <= SAME_KM:
                    if (cost, -place.population) < (had, -other.population):
                        out[k] = (place, cost)
                    break
            else:
                out.append((place, cost))
        return out

    def _choose(self, atom: Atom, clusters: list[tuple[Place, float]], said: list[str], certain_only: bool) -> bool:
        ranked = sorted(
            ((self._cost(atom, place, base), place) for place, base in clusters), key=lambda r: (r[0][0], r[1].id)
        )
        (best, why), place = ranked[0]
        (second, _), other = ranked[1]
        margin = second - best
        if margin < max(MARGIN_KM, MARGIN_SHARE * best):
            if certain_only:
                return False
            atom.options = tuple(p for _, p in ranked[:8])
            atom.reason = (
                f"{len(clusters)} places of that name; {_where(place)} and {_where(other)} fit equally well "
                f"({why}), so none is taken"
            )
            return False
        if certain_only and not said and best > NEAR_KM:
            return False
        among = f"of {len(clusters)} namesakes" + (f" {' and '.join(said)}" if said else "")
        atom.options = tuple(p for _, p in ranked[1:8])
        return self._settle(atom, place, "gazetteer", _reason(place, f"{among} {why}"))

    def _cost(self, atom: Atom, place: Place, base: float) -> tuple[float, str]:
        """What speaks against a candidate, in km, and what speaks for it, in words."""
        paragraph = self._paragraph(atom)
        key = _key(atom)
        distances: list[tuple[float, Place]] = []
        same = False
        for anchor in self._anchors:
            if anchor.key == key:
                same = same or anchor.place.id == place.id
                continue
            d = _km(anchor.place, place)
            if anchor.sentence != atom.sentence:
                d += PARAGRAPH_KM if anchor.paragraph == paragraph else DOCUMENT_KM
            distances.append((d, anchor.place))
        for other in self._open.get(atom.sentence, ()):
            if other.place is None and _key(other) != key:
                reach = [(_km(c, place), c) for c, level in other.candidates if level != "fold"]
                if reach:
                    d, c = min(reach, key=lambda r: (r[0], r[1].id))
                    distances.append((d + OPEN_KM, c))
        distances.sort(key=lambda x: (x[0], x[1].id))
        why = "it has no other place to go by"
        near = False
        cost = NO_ANCHOR_KM
        if distances:
            nearest = distances[0]
            cost = nearest[0] if len(distances) == 1 else (2 * nearest[0] + distances[1][0]) / 3
            if cost < NO_ANCHOR_KM:
                near = True
                why = f"it lies nearest to {nearest[1].name}, told nearby ({_km(nearest[1], place):.0f} km)"
            cost = min(cost, NO_ANCHOR_KM)
        cost += self._outside(place, atom.sentence, paragraph)
        cost += ZONE_SHARE * self._zone.distance(place)
        for size, share, off in SIZES:
            if place.population >= size and (size >= TOWN or near):
                cost = cost * share - off
                why = f"a bare name means the town of {place.population:,} unless the words say otherwise; {why}"
                break
        cost += base
        direction = self._theatre.region_terms.get(f"{atom.surface.lower()} direction")
        at = (direction.lat, direction.lon) if direction is not None else (None, None)
        if at[0] is not None and at[1] is not None and _far(at[0], at[1], place) <= NAMED_DIRECTION_REACH_KM:
            cost -= NAMED_DIRECTION_KM
            why = f"a direction of the front is named after it; {why}"
        if same:
            cost -= SAME_NAME_KM
            why = f"it is what the same name means elsewhere in the report; {why}"
        return cost, why

    def _outside(self, place: Place, sentence: int, paragraph: int) -> float:
        """What it costs to lie outside every region that is told in the sentence, the paragraph, the document."""
        worst = 0.0
        for level, cost in (
            (0, OUTSIDE_SENTENCE_REGION_KM),
            (1, OUTSIDE_PARAGRAPH_REGION_KM),
            (2, OUTSIDE_DOCUMENT_REGION_KM),
        ):
            told = [a for s, p, a in self._regions if level == 2 or (s == sentence if level == 0 else p == paragraph)]
            if told and place.admin1 not in told:
                worst = max(worst, cost)
        return worst

    def _remote(self, place: Place) -> bool:
        """Whether a place is far from all that the document tells of."""
        return all(_km(a.place, place) > NEAR_KM for a in self._anchors)

    def _estimate(self, atom: Atom, constraint: Constraint) -> Place | None:
        reference = constraint.reference.place if constraint.reference is not None else None
        if reference is None or reference.lat is None or reference.lon is None or constraint.km is None:
            return None
        if constraint.bearing is None:
            return None
        lat, lon = onward(reference.lat, reference.lon, constraint.bearing, constraint.km)
        # Half a compass point to each side, and the rounding of the distance.
        error = round(max(3.0, 0.4 * constraint.km) + (reference.error_km or 0.0), 1)
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

    def _fuzzy(self, atom: Atom, stated: Sequence[Constraint]) -> Place | None:
        """A misspelt name: only within the theatre, and near what the words or the document say."""
        region = next((c.admin1 for c in stated if c.admin1 is not None), None)
        hits = _like(self._gazetteer, atom.surface, frozenset(self._theatre.countries), region)
        tests = [c for c in stated if c.geometric]
        spelled = close(atom.surface)
        best: tuple[float, Place, float] | None = None
        for place, score in hits:
            if any(c.passes(place) is False and not c.roughly(place) for c in tests):
                continue
            if SequenceMatcher(None, spelled, close(place.name)).ratio() < FUZZY_NAME:
                continue
            near = min((_km(a.place, place) for a in self._anchors), default=NO_ANCHOR_KM)
            told = place.admin1 is not None and any(
                n == atom.sentence and a == place.admin1 for n, _, a in self._regions
            )
            certain = region is not None or bool(tests) or told
            floor = FUZZY_STATED if certain else FUZZY_TOWN if place.population >= TOWN else FUZZY_NEAR
            if score < floor or (not certain and near > NEAR_KM):
                continue
            worth = score - near / 15.0 + (5.0 if place.population >= CITY else 0.0)
            if best is None or worth > best[2]:
                best = (score, place, worth)
        if best is None:
            return None
        score, place, _ = best
        scope = f"in {region}" if region else "among the theatre's places near those told"
        reason = f"not a known spelling; {score:.0f}% like {place.name}, the best {scope}: {_where(place)}"
        atom.options = tuple(p for p, _ in hits if p.id != place.id)[:5]
        self._settle(atom, place, "fuzzy", reason)
        return place

    def _unknown(self, atom: Atom, stated: Sequence[Constraint]) -> bool:
        if self._fuzzy(atom, stated) is not None:
            return True
        for constraint in stated:
            if constraint.geometric and constraint.km is not None:
                estimate = self._estimate(atom, constraint)
                if estimate is not None:
                    return self._settle(atom, estimate, "estimated", estimate_reason(atom, constraint))
        return False

    def _give_up(self, atom: Atom) -> None:
        atom.method = "unresolved"
        if not atom.reason:
            atom.reason = "no gazetteer knows the name" if not atom.candidates else "nothing tells its namesakes apart"
        if not atom.options:
            atom.options = tuple(p for p, _ in atom.candidates[:8])


@lru_cache(maxsize=20_000)
def _like(
    gazetteer: Gazetteer, name: str, countries: frozenset[str], admin1: str | None
) -> tuple[tuple[Place, float], ...]:
    return gazetteer.fuzzy(name, countries=countries, admin1=admin1, limit=8)


def estimate_reason(atom: Atom, constraint: Constraint) -> str:
    """Why a position is an estimate."""
    known = "none of its namesakes lies there" if atom.candidates else "no gazetteer knows the name"
    return f"{known}; position reckoned from {constraint.words!r}"


def _key(atom: Atom) -> str:
    return close(atom.surface.removesuffix(" City").removesuffix(" city"))


def _far(lat: float, lon: float, place: Place) -> float:
    """Distance in km, no further than what still says something."""
    if place.lat is None or place.lon is None:
        return ZONE_REACH_KM
    # A degree of latitude is 111 km: most are out of reach without any trigonometry.
    if abs(lat - place.lat) > 2.0:
        return ZONE_REACH_KM
    return min(ZONE_REACH_KM, rough_km(lat, lon, place.lat, place.lon))


class _Zone:
    """Where a theatre's fronts are; how far places lie from them is worked out once."""

    __slots__ = ("_known", "_points")

    def __init__(self, theatre: Theatre) -> None:
        self._points = tuple(
            (r.lat, r.lon) for r in theatre.regions if r.kind == "direction" and r.lat is not None and r.lon is not None
        )
        self._known: dict[str, float] = {}

    def distance(self, place: Place) -> float:
        """Distance in km to the nearest direction of the theatre, 0 where it has none."""
        known = self._known.get(place.id)
        if known is None:
            known = min((_far(lat, lon, place) for lat, lon in self._points), default=0.0)
            self._known[place.id] = known
        return known


@lru_cache(maxsize=16)
def _zone(key: Same) -> _Zone:
    return _Zone(key.theatre)


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return NO_ANCHOR_KM
    return rough_km(a.lat, a.lon, b.lat, b.lon)


def _where(place: Place) -> str:
    return f"{place.name}, {place.admin1 or place.country or '?'}"


def _reason(place: Place, why: str) -> str:
    rough = f"; its position is known to {place.error_km:.0f} km" if place.error_km else ""
    return f"{_where(place)}: {why}{rough}"
