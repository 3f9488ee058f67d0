"""Where the words say that a place is: so far from another, in such a direction, in such a region.

`constraints` reads them between the names of a sentence; each is a test that a candidate passes or fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whoholds.gazetteer.geometry import angle_between, rough_bearing_deg, rough_km
from whoholds.mentions.atoms import Atom
from whoholds.mentions.placewords import BEARINGS, DIRECTION_NOUNS, DISTANCE_UNITS, NUMBER_WORDS
from whoholds.model import Place, Sentence

# A printed distance is rounded, and measured from an edge or a centre: a quarter of it, at least three km, is allowed.
DISTANCE_SHARE = 0.25
DISTANCE_FLOOR_KM = 3.0
# Eight points of the compass are 45 degrees apart; newsrooms are off by as much again on short distances.
BEARING_TOLERANCE = 50.0
SHORT_KM = 8.0
# Where no candidate passes, one that is off by no more than this is still better than a point on the map.
ROUGH_FLOOR_KM, ROUGH_SHARE, ROUGH_BEARING = 8.0, 0.6, 85.0
# "South of Y" without a distance reaches no further than this.
DIRECTION_REACH_KM = 60.0

_DIRECTION = "|".join(sorted((re.escape(d) for d in DIRECTION_NOUNS if len(d) > 2), key=len, reverse=True))
_NUMBER = r"\d+(?:[.,]\d+)?|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_UNIT = "|".join(sorted(DISTANCE_UNITS, key=len, reverse=True))
_ABOUT = (
    r"(?:(?:about|around|roughly|some|just|only|nearly|almost|approximately|at\s+least|less\s+than|more\s+than|over|under|"
    r"barely|immediately|directly|slightly|further|up\s+to)\s+)*"
)
_CLASS = (
    r"(?:(?:the|a)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:(?:city|town|village|settlement|port|capital|hub|stronghold|suburb|hamlet)s?(?:\s+of|,)?\s+)?"
)
_GEOMETRY = (
    rf"{_ABOUT}(?:(?P<num>{_NUMBER})[\s-]*(?P<unit>{_UNIT})\b\.?(?:\s*[(/][^)]{{0,25}}\)?)?\s+(?:or\s+so\s+)?)?"
    rf"(?:(?:to\s+the\s+|due\s+)?(?P<dir>{_DIRECTION})(?:\s*(?:and|-|/)\s*(?:{_DIRECTION}))?\s+(?:of|from)"
    rf"|(?:away\s+|inland\s+)?from|outside|(?P<of>of))\s+{_CLASS}$"
)
_LEAD = (
    r"^\s*(?:\([^)]{0,30}\)\s*)?[,(–—-]*\s*(?:(?:which|that)\s+(?:is|lies|sits|stands)\s+|(?:is|lies|sits)\s+)?"
    r"(?:(?:a|an|the)\s+(?:[\w-]+\s+){0,4}?(?:village|town|city|settlement|suburb|hamlet|community)\s+)?"
    r"(?:located\s+|situated\s+|lying\s+|lies\s+|sits\s+)?"
)
_AFTER_NAME = re.compile(_LEAD + _GEOMETRY, re.IGNORECASE)
_BEFORE_NAMES = re.compile(rf"(?P<within>within\s+)?(?:an?\s+area\s+)?{_GEOMETRY}", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"^\W*(?:the|this)\s+(?:[\w-]+\s+){0,2}?(?:village|town|city|settlement|hamlet|community|suburb)\s*,?\s+(?:which\s+)?"
    r"(?:(?:is|was|lies|sits|stands)\s+)?(?:located\s+|situated\s+)?" + _GEOMETRY,
    re.IGNORECASE,
)
_THEN_NEAR = re.compile(
    r"^\s*,?\s*(?:near|at|around|in|close\s+to|toward|towards|outside)\s+(?:the\s+)?(?:(?:village|town|settlement|city|village|area)s?\s+of\s+)?$"
)
LISTED = re.compile(
    r"^\s*(?:\([^)]{0,80}\)\s*)?(?:,\s*)?(?:and|or|&|/|as\s+well\s+as|along\s+with|and\s+also|,|plus)?\s*(?:(?:in|near|at|around|to|from)\s+)?"
    r"(?:the\s+)?(?:(?:nearby|neighbou?ring)\s+)?(?:(?:village|town|city|settlement)s?\s+(?:of\s+)?)?$"
)
_MODIFIER = (
    r"(?:(?:[\w-]*(?:ern|east|west|north|south)|[\w-]*(?:occupied|held|controlled|annexed|installed|claimed)|neighbou?ring|nearby|"
    r"border|central|same|disputed|partially|partly|self-proclaimed|self-declared|breakaway|southernmost|so-called)\s+)*"
)
IN_REGION = re.compile(
    rf"^\s*(?:\([^)]{{0,40}}\)\s*)?(?:[,(]\s*)?(?:(?:(?:a|an|the)\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:in|of|inside|within)\s+)?"
    rf"(?:what\s+is\s+now\s+)?(?:(?:the|its|their|our|Ukraine['’]s|Russia['’]s)\s+)?{_MODIFIER}$",
    re.IGNORECASE,
)
# Adjectives that may stand between a region and its town: "Ukraine's second-largest city, Kharkiv".
_QUALITY = (
    r"(?:(?:[\w-]*(?:ern|east|west|north|south|est|ed|al|held|eged|ous)|port|border|frontline|front-line|key|main|major|small|tiny|"
    r"big|nearby|neighbou?ring|own|coastal|Black|Sea|first|second|third|last|many|several|two|three|four|five|now|once|"
    r"strategic|historic|logistics|rail|railway|mining|industrial|coal|garrison|resort|spa|front|rural|tiny)\s+)*"
)
REGION_HAS = re.compile(
    rf"^['’]s?\s+{_QUALITY}(?:(?:village|town|city|settlement|capital|hub|port|district|hamlet|stronghold)s?(?:\s+cit(?:y|ies)|\s+towns?)?\s*,?\s*(?:of\s+|such\s+as\s+|like\s+|including\s+)?)?$"
    rf"|^\s+{_QUALITY}(?:village|town|city|citie|settlement|hamlet|capital)s?\s*,?\s*(?:of\s+|such\s+as\s+|like\s+|including\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the words say of a place. `km` None: only a direction; `upper`: no further than `km`; `words` as printed."""

    words: str
    reference: Atom | None = None
    km: float | None = None
    bearing: float | None = None
    upper: bool = False
    admin1: str | None = None
    country: str | None = None

    @property
    def geometric(self) -> bool:
        """Whether it is measured from another place."""
        return self.reference is not None

    @property
    def tolerance_km(self) -> float:
        """How far a measured distance may be off."""
        return max(DISTANCE_FLOOR_KM, DISTANCE_SHARE * (self.km or 0.0))

    def roughly(self, place: Place) -> bool:
        """Whether a candidate nearly fits: distances are told from a town's edge or over the road, by eye."""
        reference = self.reference.place if self.reference is not None else None
        if reference is None or self.km is None or None in (reference.lat, reference.lon, place.lat, place.lon):
            return False
        distance = rough_km(reference.lat or 0.0, reference.lon or 0.0, place.lat or 0.0, place.lon or 0.0)
        if distance - self.km > max(ROUGH_FLOOR_KM, ROUGH_SHARE * self.km) or self.km - distance > max(
            4.0, 0.5 * self.km
        ):
            return False
        if self.bearing is None:
            return True
        angle = rough_bearing_deg(reference.lat or 0.0, reference.lon or 0.0, place.lat or 0.0, place.lon or 0.0)
        return angle_between(angle, self.bearing) <= ROUGH_BEARING

    def passes_later(self) -> bool:
        """Whether it cannot be tested yet, its reference not being resolved."""
        return self.reference is not None and (self.reference.place is None or self.reference.place.lat is None)

    def passes(self, place: Place) -> bool | None:
        """Whether a candidate fits; None where the reference is not known yet."""
        if self.admin1 is not None:
            return place.admin1 == self.admin1
        if self.country is not None:
            return place.country == self.country
        reference = self.reference.place if self.reference is not None else None
        if (
            reference is None
            or reference.lat is None
            or reference.lon is None
            or place.lat is None
            or place.lon is None
        ):
            return None
        if reference.id == place.id:
            return False
        distance = rough_km(reference.lat, reference.lon, place.lat, place.lon)
        slack = (place.error_km or 0.0) + (reference.error_km or 0.0)
        if self.km is None:
            if distance > DIRECTION_REACH_KM + slack:
                return False
        elif self.upper:
            if distance > self.km * 1.15 + 2.0 + slack:
                return False
        elif abs(distance - self.km) > self.tolerance_km + slack:
            return False
        if self.bearing is None or distance <= 1.0 + slack:
            return True
        off = angle_between(rough_bearing_deg(reference.lat, reference.lon, place.lat, place.lon), self.bearing)
        return off <= (BEARING_TOLERANCE * 1.4 if distance < SHORT_KM else BEARING_TOLERANCE)


def _measured(match: re.Match[str], reference: Atom, upper: bool) -> Constraint | None:
    number, unit, point = match["num"], match["unit"], match["dir"]
    if number is None and point is None:
        return None
    km: float | None = None
    if number is not None:
        value = NUMBER_WORDS.get(number.lower())
        km = (float(number.replace(",", ".")) if value is None else value) * DISTANCE_UNITS[unit.lower()]
    degrees = BEARINGS[DIRECTION_NOUNS[point.lower()]] if point is not None else None
    if match["of"] is not None and (km is None or not upper):
        return None
    words = " ".join(match.group().strip(" ,(–—-").split())
    return Constraint(f"{words} {reference.surface}", reference, km, degrees, upper or "less than" in words.lower())


def gap(text: str, a: Atom, b: Atom) -> str:
    """The text between two names, the possessive ending of the first included."""
    return text[a.end : b.start]


def admin1_of(atom: Atom) -> str | None:
    """The first-level region that an area stands for, if it is one."""
    place = atom.place
    if place is not None and place.type == "area" and place.admin1 is not None and place.name == place.admin1:
        return place.admin1
    return None


def constraints(text: str, sentences: list[tuple[Sentence, list[Atom]]]) -> dict[int, list[Constraint]]:
    """What the words say of each name, by ``id`` of its atom. Regions must be resolved before."""
    out: dict[int, list[Constraint]] = {}
    last_named: Atom | None = None
    for sentence, atoms in sentences:
        for i, atom in enumerate(atoms):
            before = atoms[i - 1] if i else None
            if before is not None:
                _between(text, atoms, i, out)
            start = before.end if before is not None else sentence.start
            if before is None and last_named is not None:
                found = _ANAPHOR.match(text[start : atom.start])
                if found is not None:
                    _add(out, last_named, _measured(found, atom, False))
            if i + 1 < len(atoms) and _THEN_NEAR.match(gap(text, atom, atoms[i + 1])):
                lead = _BEFORE_NAMES.search(text[start : atom.start])
                if lead is not None and not (before is not None and _AFTER_NAME.match(gap(text, before, atom))):
                    made = _measured(lead, atom, lead["within"] is not None)
                    for j in range(i + 1, len(atoms)):
                        if j > i + 1 and not LISTED.match(gap(text, atoms[j - 1], atoms[j])):
                            break
                        _add(out, atoms[j], made)
        named = [a for a in atoms if a.kind in ("name", "unknown") and not a.body]
        if named:
            last_named = named[0]
    return out


def _add(out: dict[int, list[Constraint]], atom: Atom, constraint: Constraint | None) -> None:
    if constraint is None or atom.kind not in ("name", "unknown"):
        return
    if constraint.reference is None or constraint.reference.surface != atom.surface:
        out.setdefault(id(atom), []).append(constraint)


def _between(text: str, atoms: list[Atom], i: int, out: dict[int, list[Constraint]]) -> None:
    a, b = atoms[i - 1], atoms[i]
    between = gap(text, a, b)
    if len(between) > 120:
        return
    if b.kind in ("name", "unknown") and a.kind in ("name", "unknown"):
        found = _AFTER_NAME.match(between)
        if found is not None:
            _add(out, a, _measured(found, b, False))
    elif b.kind in ("name", "unknown") and i > 1 and len(out.get(id(atoms[i - 2]), ())) > 0:
        # "X in the Y region, which lies 25 km southeast of Z": measured from X, the region only stands between.
        found = _AFTER_NAME.match(between)
        if found is not None and IN_REGION.match(gap(text, atoms[i - 2], a)):
            _add(out, atoms[i - 2], _measured(found, b, False))
    region, country = admin1_of(b), b.country if b.kind == "country" else None
    bare = b.place is not None and b.place.name.lower().startswith(b.surface.lower() + " ")
    listed = LISTED_ONLY.match(between) or (bare and not STATES.search(between))  # "Kherson, Luhansk" is a list
    if (region or country) and not b.body and IN_REGION.match(between) and not listed:
        made = Constraint(f"in {b.surface}", admin1=region, country=country)
        j = i - 1
        _add(out, atoms[j], made)
        while j > 0 and region is not None and atoms[j - 1].kind in ("name", "unknown"):
            if not LISTED.match(gap(text, atoms[j - 1], atoms[j])):
                break
            j -= 1
            _add(out, atoms[j], made)
    region, country = admin1_of(a), a.country if a.kind == "country" else None
    if (region or country) and not a.body and REGION_HAS.match(between):
        made = Constraint(f"{a.surface}'s", admin1=region, country=country)
        j = i
        _add(out, atoms[j], made)
        while j + 1 < len(atoms) and LISTED.match(gap(text, atoms[j], atoms[j + 1])) and region is not None:
            j += 1
            _add(out, atoms[j], made)


# Words that put what stands before in what follows.
STATES = re.compile(r"\b(?:in|of|inside|within)\b|\(")
# "X and the Y region": two places, no containment.
LISTED_ONLY = re.compile(r"^\s*,?\s*(?:and|or|&|as\s+well\s+as)\s+", re.IGNORECASE)
