"""What a document tells around a name: its other places and regions, and how well a candidate fits among them.

Costs are in kilometres, so that every rule's weight can be read as a distance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from whoholds.gazetteer.geometry import rough_km
from whoholds.gazetteer.names import close
from whoholds.mentions.atoms import Atom
from whoholds.mentions.countries import CAPITALS
from whoholds.mentions.words import Same
from whoholds.model import Place
from whoholds.theatre import Theatre

CITY = 50_000  # inhabitants: such a town is what a bare name means, unless the words or the surroundings object
METROPOLIS = 250_000
TOWN = 10_000  # smaller ones are preferred only where the surroundings say something
# (inhabitants, share of the cost, km off it): the larger the town, the further its namesakes must be outdone. Among
# villages numbers say nothing.
SIZES = ((METROPOLIS, 0.25, 60.0), (CITY, 0.5, 20.0), (TOWN, 0.6, 25.0), (3_000, 0.8, 8.0))
PARAGRAPH_KM, DOCUMENT_KM = 10.0, 25.0  # an anchor further off in the text says less
OUTSIDE_SENTENCE_REGION_KM, OUTSIDE_PARAGRAPH_REGION_KM, OUTSIDE_DOCUMENT_REGION_KM = 60.0, 30.0, 10.0
SAME_NAME_KM = 45.0  # what the same name was resolved to elsewhere in the document
NO_ANCHOR_KM = 200.0  # beyond this a distance says nothing; it also stands where the document has no other place
NEAR_KM = 150.0  # what lies within this of a place told is plausible
OPEN_KM = 8.0  # a place that is itself not settled yet, in the same sentence, helps a little less than a settled one
OPEN_CANDIDATES = 20  # ... and not at all where it could be anywhere
# Reports tell of fronts: a slight pull towards the theatre's directions, a strong one to a direction of that very name.
ZONE_SHARE, ZONE_REACH_KM = 0.15, 200.0
NAMED_DIRECTION_KM, NAMED_DIRECTION_REACH_KM = 60.0, 8.0
# Sentences: what a longer document tells more than one such stretch away is another story, and so is each stretch's
# cost bounded. No report read so far is longer than two.
STRETCH = 256
# Regions too wide to tell which of two villages is meant.
WIDE_KINDS = ("oblast", "russian_oblast", "historic", "part")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the document tells of and that is settled."""

    place: Place
    sentence: int
    paragraph: int
    key: str


class Surroundings:
    """The settled places and the regions of one document."""

    def __init__(self, atoms: Sequence[Atom], paragraphs: Sequence[int], theatre: Theatre) -> None:
        self._paragraphs = paragraphs
        self._theatre = theatre
        self._anchors: dict[int, list[Anchor]] = {}
        self._anchored: Counter[Anchor] = Counter()
        self._regions: dict[int, list[tuple[int, int, str]]] = {}
        self._open: dict[int, list[Atom]] = {}
        self._zone = _zone(Same(theatre))
        for atom in atoms:
            if atom.kind in ("name", "unknown") and len(atom.candidates) <= OPEN_CANDIDATES:
                self._open.setdefault(atom.sentence, []).append(atom)
            homonym = theatre.region_terms.get(f"{atom.surface.lower()} oblast") if atom.body else None
            if homonym is not None and homonym.admin1 is not None:
                self._region(atom, homonym.admin1)
            if atom.kind == "region" and atom.place is not None:
                if atom.place.admin1 is not None:
                    self._region(atom, atom.place.admin1)
                if atom.region is not None and atom.region.kind not in WIDE_KINDS:
                    self.anchor(atom, atom.place)

    def _region(self, atom: Atom, admin1: str) -> None:
        told = self._regions.setdefault(atom.sentence // STRETCH, [])
        told.append((atom.sentence, self.paragraph(atom), admin1))

    def _near(self, sentence: int) -> list[Anchor]:
        """The settled places of the stretch that a sentence is in, and of those before and after it."""
        at = sentence // STRETCH
        return [a for stretch in (at - 1, at, at + 1) for a in self._anchors.get(stretch, ())]

    def paragraph(self, atom: Atom) -> int:
        """The paragraph that a name stands in."""
        return self._paragraphs[atom.sentence]

    def anchor(self, atom: Atom, place: Place) -> None:
        """Let a settled name help the others. Capitals do not: they stand for governments."""
        if place.lat is not None and atom.surface.lower() not in CAPITALS:
            anchor = Anchor(place, atom.sentence, self.paragraph(atom), key_of(atom))
            # Only the two nearest count: of one name in one sentence more say nothing.
            if self._anchored[anchor] < 2:
                self._anchored[anchor] += 1
                self._anchors.setdefault(atom.sentence // STRETCH, []).append(anchor)

    def nearest_km(self, place: Place, sentence: int) -> float:
        """How far a place lies from the nearest that the document tells of around a sentence."""
        return min((km(a.place, place) for a in self._near(sentence)), default=NO_ANCHOR_KM)

    def remote(self, place: Place, sentence: int) -> bool:
        """Whether a place is far from all that the document tells of around a sentence."""
        return self.nearest_km(place, sentence) > NEAR_KM

    def told(self, sentence: int, admin1: str | None) -> bool:
        """Whether the sentence tells of this region."""
        regions = self._regions.get(sentence // STRETCH, ())
        return admin1 is not None and any(n == sentence and a == admin1 for n, _, a in regions)

    def cost(self, atom: Atom, place: Place, base: float) -> tuple[float, str]:
        """What speaks against a candidate, in km, and what speaks for it, in words."""
        paragraph = self.paragraph(atom)
        key = key_of(atom)
        distances: list[tuple[float, Place]] = []
        same = False
        for anchor in self._near(atom.sentence):
            if anchor.key == key:
                same = same or anchor.place.id == place.id
                continue
            d = km(anchor.place, place)
            if anchor.sentence != atom.sentence:
                d += PARAGRAPH_KM if anchor.paragraph == paragraph else DOCUMENT_KM
            distances.append((d, anchor.place))
        for other in self._open.get(atom.sentence, ()):
            if other.place is None and key_of(other) != key:
                reach = [(km(c, place), c) for c, level in other.candidates if level != "fold"]
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
                why = f"it lies nearest to {nearest[1].name}, told nearby ({km(nearest[1], place):.0f} km)"
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
        if at[0] is not None and at[1] is not None and far(at[0], at[1], place) <= NAMED_DIRECTION_REACH_KM:
            cost -= NAMED_DIRECTION_KM
            why = f"a direction of the front is named after it; {why}"
        if same:
            cost -= SAME_NAME_KM
            why = f"it is what the same name means elsewhere in the report; {why}"
        return cost, why

    def _outside(self, place: Place, sentence: int, paragraph: int) -> float:
        """What it costs to lie outside every region that is told in the sentence, the paragraph, the document."""
        worst = 0.0
        at = sentence // STRETCH
        regions = [r for stretch in (at - 1, at, at + 1) for r in self._regions.get(stretch, ())]
        for level, cost in (
            (0, OUTSIDE_SENTENCE_REGION_KM),
            (1, OUTSIDE_PARAGRAPH_REGION_KM),
            (2, OUTSIDE_DOCUMENT_REGION_KM),
        ):
            told = [a for s, p, a in regions if level == 2 or (s == sentence if level == 0 else p == paragraph)]
            if told and place.admin1 not in told:
                worst = max(worst, cost)
        return worst


def key_of(atom: Atom) -> str:
    """The key under which mentions of one name meet."""
    return close(bare_name(atom))


def bare_name(atom: Atom) -> str:
    """The name without the word City."""
    return atom.surface.removesuffix(" City").removesuffix(" city")


def far(lat: float, lon: float, place: Place) -> float:
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
            known = min((far(lat, lon, place) for lat, lon in self._points), default=0.0)
            self._known[place.id] = known
        return known


@lru_cache(maxsize=16)
def _zone(key: Same) -> _Zone:
    return _Zone(key.theatre)


def within(a: Place, b: Place, reach: float) -> bool:
    """Whether two places lie no further than `reach` km from each other."""
    # A degree of latitude is 111 km: most are out of reach without any trigonometry.
    if a.lat is not None and b.lat is not None and abs(a.lat - b.lat) * 111.0 > reach + 1.0:
        return False
    return km(a, b) <= reach


def km(a: Place, b: Place) -> float:
    """Distance of two places in km; one without a position is far from everything."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return NO_ANCHOR_KM
    return _apart(a.lat, a.lon, b.lat, b.lon)


# The same few places are set against each other again and again.
_apart = lru_cache(maxsize=1 << 15)(rough_km)
