"""Places made of a name and words around it: "eastern Donbas", "Pokrovsk direction", "the railway station in Sil".

Each rule looks at the words beside one resolved name and gives the whole stretch as one place, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from whoholds.gazetteer import Gazetteer
from whoholds.gazetteer.geometry import rough_km
from whoholds.mentions.countries import DEMONYMS
from whoholds.mentions.placewords import (
    BANK_WORDS,
    BEARINGS,
    BORDER_WORDS,
    DIRECTION_ADJECTIVES,
    DIRECTION_NOUNS,
    DISTRICT_WORDS,
    FRONT_WORDS,
    LAND_WORDS,
    LINE_WORDS,
    NEVER,
    PLACED_SITES,
    REGION_WORDS,
    RIVER_WORDS,
    SETTLEMENT_WORDS,
    SITE_QUALIFIERS,
    SITE_WORDS,
    WOOD_WORDS,
)
from whoholds.mentions.relative import bearing
from whoholds.mentions.toponyms import Atom
from whoholds.mentions.words import Word
from whoholds.mentions.wordset import wordset
from whoholds.model import Place, PlaceType
from whoholds.theatre import Theatre

# A site lies somewhere in or by the town that names it; an area around it reaches further.
SITE_ERROR_KM, AREA_ERROR_KM = 10.0, 20.0
_PARTS = wordset(
    """
    part parts region regions area areas half district districts edge suburb suburbs reaches tip
    """
)
_BETWEEN = wordset(
    """
    border line road highway countryside area route stretch strip corridor railway frontier
    """
)
_AREA_HEADS = (
    RIVER_WORDS
    | WOOD_WORDS
    | {"coast", "coastline", "suburbs", "suburb", "island", "islands", "peninsula", "front", "plain"}
)
_ROAD = re.compile(r"[A-Z]{1,2}[-‑–]?\d{1,5}$")
_AND = re.compile(
    r"^\s+(?:and|to|with)\s+(?:the\s+)?(?:neighbou?ring\s+)?(?:(?:province|region|oblast|city|town)\s+of\s+)?$"
)
_ADVERBS = wordset(
    """
    far largely mostly own whole entire occupied neighbouring neighboring partially partly annexed
    """
)
# Bodies more often than ground: no site by their name alone.
_NO_SITE = wordset(
    """
    university school museum hotel market church cemetery facility site headquarters zoo mall
    """
)
_SKIPPED = wordset(
    """
    the of nearby eastern western southern northern central occupied neighbouring neighboring
    """
)
_HELD = re.compile(r"-(?:held|controlled|occupied|annexed)$")
_LINES = wordset(
    """
    front fronts frontline frontlines axis axes
    """
)
_ROADS = wordset(
    """
    highway road motorway route
    """
)


@dataclass(slots=True)
class Found:
    """A place made of several words: the stretch, what it is, and how it was put together."""

    start: int
    end: int
    type: PlaceType
    place: Place | None
    method: str
    reason: str
    atoms: tuple[Atom, ...]


def replace_atoms(found: Found) -> Found:
    """The same place, made of no atom of the sentence."""
    return Found(found.start, found.end, found.type, found.place, found.method, found.reason, ())


class Composer:
    """Puts composite places together, one sentence at a time."""

    def __init__(self, text: str, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._theatre = theatre
        self._sites: dict[str, Place] = {}
        located = [r for r in theatre.regions if r.lat is not None and r.lon is not None and r.kind.endswith("oblast")]
        self._centre: dict[str, tuple[float, float]] = {}
        for country in {r.country for r in located if r.country}:
            of = [(r.lat or 0.0, r.lon or 0.0) for r in located if r.country == country]
            self._centre[country] = (sum(a for a, _ in of) / len(of), sum(o for _, o in of) / len(of))

    def compose(self, words: list[Word], atoms: list[Atom], located: set[int]) -> list[Found]:
        """The composite places of a sentence. `located`: ids of the names that only locate another ("5 km from X")."""
        out: list[Found] = []
        k = 0
        while k < len(atoms):
            atom = atoms[k]
            found = None
            if not atom.body:
                found = (
                    self._pair(words, atoms, k)
                    or self._between(words, atoms, k)
                    or self._right(words, atom)
                    or self._site_in(words, atom)
                    or self._left(words, atom, id(atom) in located)
                )
            if found is not None:
                out.append(found)
                k = max(k + 1, max(atoms.index(a) for a in found.atoms) + 1)
            else:
                k += 1
        out.extend(self._nameless(words, atoms, out))
        out.extend(self._named_sites(words, atoms, out))
        return out

    # -- places without a name of their own ----------------------------------------------------------------------

    def _nameless(self, words: list[Word], atoms: list[Atom], taken: list[Found]) -> list[Found]:
        """The Eastern and Southern fronts; southern Ukrainian regions, Russian soil; the N-26 highway."""
        out: list[Found] = []
        covered = [(f.start, f.end) for f in taken] + [(a.start, a.end) for a in atoms if not a.body]
        for n, word in enumerate(words):
            made: list[Found] = []
            if word.low in _LINES and n > 1 and word.joined and words[n - 1].low in DIRECTION_ADJECTIVES:
                points = [n - 1]
                if n > 2 and words[n - 2].low == "and" and words[n - 3].low in DIRECTION_ADJECTIVES:
                    points = [n - 3, n - 1]
                for at in points:
                    end = word.end if at == n - 1 else words[at].end
                    made.append(
                        self._area(
                            words[at].start,
                            end,
                            f"{DIRECTION_ADJECTIVES[words[at].low]} front",
                            (),
                            "direction",
                            "a front",
                        )
                    )
            elif word.low in _ROADS and n and word.joined and _ROAD.match(words[n - 1].text):
                name = f"{words[n - 1].text} {word.low}"
                place = Place(f"road:{words[n - 1].text}", name, "area", None, None, None, None, source="report")
                made.append(Found(words[n - 1].start, word.end, "area", place, "road", "a road by its number", ()))
            elif word.low in DEMONYMS and n + 1 < len(words) and words[n + 1].joined and word.cap:
                made.extend(self._of_country(words, n))
            for found in made:
                if not any(s < found.end and found.start < e for s, e in covered):
                    out.append(found)
                    covered.append((found.start, found.end))
        return out

    def _of_country(self, words: list[Word], n: int) -> list[Found]:
        code, country = DEMONYMS[words[n].low]
        head = words[n + 1]
        place = Place(f"country:{code}", country, "area", None, None, None, code, source="countries")
        points = n - 1 if n and words[n].joined and words[n - 1].low in DIRECTION_ADJECTIVES else None
        if points is not None and (head.low in LAND_WORDS or head.low in REGION_WORDS or head.low in _AREA_HEADS):
            point = DIRECTION_ADJECTIVES[words[points].low]
            atom = Atom(0, n, n + 1, words[n].start, words[n].end, words[n].text, "country", country=code, place=place)
            found = self._area(
                words[points].start, head.end, f"{point} {country}", (atom,), "part", f"{point} part of {country}"
            )
            return [replace_atoms(found)]
        if head.low in LAND_WORDS:
            return [Found(words[n].start, head.end, "area", place, "country", f"the territory of {country}", ())]
        if head.low in BORDER_WORDS:
            made = replace(place, id=f"border:{code}", name=f"{country} border")
            known = self._theatre.region_terms.get(f"{words[n].low} border")
            if known is not None:
                made = Place(known.id, known.name, "area", known.lat, known.lon, known.admin1, known.country)
            return [Found(words[n].start, head.end, "area", made, "border", f"the border of {country}", ())]
        return []

    # -- names joined by hyphens -------------------------------------------------------------------------------

    def _pair(self, words: list[Word], atoms: list[Atom], k: int) -> Found | None:
        first = atoms[k].first
        group = [a for a in atoms[k:] if a.first == first and a.last == first + 1]
        if len(group) < 2:
            return None
        i = first + 1
        if (
            i < len(words)
            and words[i].joined
            and words[i].low == "front"
            and i + 1 < len(words)
            and words[i + 1].low == "line"
        ):
            i += 1
        if i >= len(words):
            return None
        joint = self._text[words[i - 1].end : words[i].start].strip()
        if not (words[i].low in LINE_WORDS and not joint) and not (words[i].low in _ROADS and joint == ")"):
            return None
        start = words[first].start
        if words[i].low in _ROADS and first and _ROAD.match(words[first - 1].text):
            start = words[first - 1].start
        surface = self._text[start : words[i].end]
        return self._area(
            start, words[i].end, surface.replace("–", "-"), tuple(group), "line", "named by both its ends"
        )

    def _between(self, words: list[Word], atoms: list[Atom], k: int) -> Found | None:
        a = atoms[k]
        if k + 1 >= len(atoms) or a.first < 3:
            return None
        b = atoms[k + 1]
        i = a.first - 2 if words[a.first - 1].low == "the" else a.first - 1
        if words[i].low not in ("between", "linking", "connecting"):
            return None
        if not _AND.match(self._text[a.end : b.start]) or i < 1 or words[i - 1].low not in _BETWEEN:
            return None
        head = i - 1
        while (
            head > 0
            and words[head - 1].joined
            and words[head - 1].low in ("provincial", "regional", "oblast", "main", "state")
        ):
            head -= 1
        start = words[head].start
        return self._area(start, b.end, self._text[start : b.end], (a, b), "between", "told by both its ends")

    # -- words after the name ----------------------------------------------------------------------------------

    def _right(self, words: list[Word], atom: Atom) -> Found | None:
        i = atom.last
        place = atom.place
        if atom.possessive:
            return self._own_part(words, atom)
        if i >= len(words) or not words[i].joined:
            return None
        word = words[i]
        nxt = words[i + 1] if i + 1 < len(words) and words[i + 1].joined else None
        if word.low in BORDER_WORDS or (word.low == "region" and nxt is not None and nxt.low in BORDER_WORDS):
            end = i if word.low in BORDER_WORDS else i + 1
            if (
                end + 1 < len(words)
                and words[end + 1].joined
                and words[end + 1].low in ("area", "areas", "region", "crossing")
            ):
                if words[end + 1].low == "crossing":
                    return self._site(words, atom, atom.start, end + 2, "named after the place")
                end += 1
            name = f"{place.name if place else atom.surface} border"
            return self._area(atom.start, words[end].end, name, (atom,), "border", "the border of the place named")
        site = self._site_words(words, i)
        if (
            site is not None
            and atom.kind != "country"
            and not (atom.kind == "region" and atom.place and atom.place.type == "site")
        ):
            return self._site(words, atom, atom.start, site, "named after the place")
        if atom.kind in ("name", "unknown"):
            found = self._class_word(words, atom, i)
            if found is not None:
                return found
        if word.low in _AREA_HEADS and (atom.kind != "region" or (place is not None and place.type == "area")):
            end = i + 1
            if end < len(words) and words[end].joined and words[end].low in ("area", "areas"):
                end += 1
            stop = words[end - 1].end
            what = self._text[atom.start : stop]
            return self._area(atom.start, stop, what, (atom,), "area", "an area named after the place")
        return None

    def _class_word(self, words: list[Word], atom: Atom, i: int) -> Found | None:
        word, place = words[i], atom.place
        nxt = words[i + 1] if i + 1 < len(words) and words[i + 1].joined else None
        if word.low in ("operational", "strategic", "main") and nxt is not None and nxt.low in FRONT_WORDS:
            name = f"{place.name if place else atom.surface} {word.low} direction"
            return self._area(atom.start, nxt.end, name, (atom,), "direction", "a direction named after the place")
        if word.low in FRONT_WORDS:
            end = i + 1
            said = FRONT_WORDS[word.low]
            if word.low == "front" and nxt is not None and nxt.low in ("line", "lines"):
                end, said = i + 2, "frontline"
            name = f"{place.name if place else atom.surface} {said}"
            return self._area(
                atom.start, words[end - 1].end, name, (atom,), "direction", f"a {said} named after the place"
            )
        if word.low in REGION_WORDS and place is not None:
            region = self._region_named(atom)
            if region is not None:
                return Found(
                    atom.start, word.end, "area", region, "region", f"{region.name}: the region of that name", (atom,)
                )
        if word.low in DISTRICT_WORDS or word.low in REGION_WORDS:
            title = {"raion": "Raion", "rayon": "Raion", "hromada": "hromada"}.get(word.low, word.low)
            name = f"{place.name if place else atom.surface} {title}"
            return self._area(atom.start, word.end, name, (atom,), "district", "the district named after the place")
        if word.low in ("area", "areas") and place is not None:
            why = f"{atom.reason}; its surroundings"
            return Found(atom.start, word.end, "settlement", place, atom.method, why, (atom,))
        return None

    def _region_named(self, atom: Atom) -> Place | None:
        for country in self._theatre.countries or (atom.place.country if atom.place else None,):
            admin1 = self._gazetteer.admin1(atom.surface, country) if country else None
            if admin1 is not None and country is not None:
                return Place(
                    f"admin1:{country}:{admin1}", admin1, "area", None, None, admin1, country, source="regions"
                )
        place = atom.place
        if place is not None and place.country:
            admin1 = self._gazetteer.admin1(atom.surface, place.country)
            if admin1 is not None:
                return Place(
                    f"admin1:{place.country}:{admin1}",
                    admin1,
                    "area",
                    None,
                    None,
                    admin1,
                    place.country,
                    source="regions",
                )
        return None

    def _own_part(self, words: list[Word], atom: Atom) -> Found | None:
        """Ukraine's south, Ukraine's eastern regions; Kharkiv's airport."""
        i = atom.last
        if i >= len(words) or self._text[words[i - 1].full : words[i].start].strip():
            return None
        low = words[i].low
        if self._is_area(atom) and low in DIRECTION_NOUNS:
            return self._part(atom.start, words[i].end, DIRECTION_ADJECTIVES[DIRECTION_NOUNS[low]], atom)
        if self._is_area(atom) and low in DIRECTION_ADJECTIVES and i + 1 < len(words) and words[i + 1].low in _PARTS:
            return self._part(atom.start, words[i + 1].end, DIRECTION_ADJECTIVES[low], atom)
        if (
            self._is_area(atom)
            and low in DIRECTION_ADJECTIVES
            and i + 1 < len(words)
            and words[i + 1].low in ("coast", "border")
        ):
            what = self._text[words[i].start : words[i + 1].end]
            return self._area(
                atom.start, words[i + 1].end, f"{what} of {self._name(atom)}", (atom,), "part", "a part of it"
            )
        site = self._site_words(words, i)
        if site is not None and not self._is_area(atom):
            return self._site(words, atom, atom.start, site, "of the place named")
        return None

    # -- words before the name ---------------------------------------------------------------------------------

    def _left(self, words: list[Word], atom: Atom, located: bool) -> Found | None:
        i = atom.first - 1
        if i < 0 or not words[atom.first].joined:
            return None
        word = words[i]
        if (
            word.low == "and"
            and i > 0
            and words[i - 1].low in DIRECTION_ADJECTIVES
            and words[atom.first].low in DIRECTION_ADJECTIVES
        ):
            name = f"{DIRECTION_ADJECTIVES[words[i - 1].low]} and {self._name(atom)}"
            return self._area(
                words[i - 1].start, atom.end, name, (atom,), "part", "two parts of a country, named together"
            )
        if word.low in DIRECTION_ADJECTIVES and not located:
            return self._directed(words, atom, i)
        if word.low in ("of", "in") or (word.low == "the" and i > 0 and words[i - 1].low == "of"):
            j = i - 1 if word.low != "the" else i - 2
            if j < 0 or not words[j + 1].joined:
                return None
            head = words[j]
            if word.low != "in" and head.low in DIRECTION_NOUNS and not located:
                return self._relative(words, atom, j)
            known = f"{atom.surface.lower()} direction" in self._theatre.region_terms
            if word.low != "in" and head.low in ("direction", "directions") and not self._is_area(atom) and known:
                name = f"{self._name(atom)} direction"
                return self._area(head.start, atom.end, name, (atom,), "direction", "a direction named after the place")
            if (
                word.low != "in"
                and head.low in _PARTS
                and j > 0
                and words[j - 1].low in DIRECTION_ADJECTIVES
                and self._is_area(atom)
            ):
                return self._part(words[j - 1].start, atom.end, DIRECTION_ADJECTIVES[words[j - 1].low], atom)
            if word.low != "in" and head.low in BANK_WORDS and j > 0:
                start = (
                    words[j - 1].start
                    if words[j - 1].low in DIRECTION_ADJECTIVES or words[j - 1].low in ("left", "right")
                    else head.start
                )
                return self._area(
                    start, atom.end, self._text[start : atom.end], (atom,), "bank", "a bank of the river named"
                )
            if word.low != "in" and head.low in ("island", "islands"):
                return self._area(head.start, atom.end, self._name(atom), (atom,), "island", "an island")
            if head.low in ("suburbs", "suburb", "countryside") and word.low == "of" and not self._is_area(atom):
                start = (
                    words[j - 1].start
                    if j > 0 and words[j - 1].low in DIRECTION_ADJECTIVES and head.joined
                    else head.start
                )
                return self._area(
                    start, atom.end, self._text[start : atom.end], (atom,), "relative", "ground by the town named"
                )
            if head.low in BORDER_WORDS and word.low == "of":
                name = f"{self._name(atom)} border"
                return self._area(head.start, atom.end, name, (atom,), "border", "the border of the place named")
        if word.low == "with" and i > 0 and words[i - 1].low in BORDER_WORDS and self._is_area(atom):
            name = f"{self._name(atom)} border"
            return self._area(words[i - 1].start, atom.end, name, (atom,), "border", "the border of the place named")
        return None

    def _directed(self, words: list[Word], atom: Atom, i: int) -> Found | None:
        start = i
        if i > 1 and words[i - 1].low == "and" and words[i - 2].low in DIRECTION_ADJECTIVES and words[i].joined:
            start = i - 2
        point = DIRECTION_ADJECTIVES[words[i].low]
        if start != i:
            point = f"{DIRECTION_ADJECTIVES[words[start].low]} and {point}"
        place = atom.place
        if self._is_area(atom):
            before = start - 1
            while before > 0 and (words[before].low in _ADVERBS or _HELD.search(words[before].low)):
                before -= 1
            article = before >= 0 and (words[before].low in ("the", "its", "their", "own") or words[before].possessive)
            owned = before >= 0 and words[before].possessive
            if article and place is not None and atom.kind == "region" and (owned or self._descriptive(place, point)):
                return None
            return self._part(words[start].start, atom.end, point, atom)
        if place is None or (words[i].low in DIRECTION_NOUNS and words[i].cap):
            return None
        region = (
            self._region_named(atom)
            if point != "central" and self._theatre.region_terms.get(f"{atom.surface.lower()} oblast")
            else None
        )
        if region is not None:
            named = replace(region, id=f"{region.id}/{point}", name=f"{point} {region.name}")
            why = f"{point} part of {region.name}: the region, since a town has no {words[i].low} of that width"
            return Found(words[start].start, atom.end, "area", named, "part", why, (atom,))
        why = f"{atom.reason}; its {words[i].low} part"
        return Found(words[start].start, atom.end, "settlement", place, atom.method, why, (atom,))

    def _descriptive(self, place: Place, point: str) -> bool:
        """Whether "the eastern Donetsk region" only says where in the country the region lies."""
        centre = self._centre.get(place.country or "")
        degrees = BEARINGS.get(point.removesuffix("ern"))
        if centre is None or degrees is None or place.lat is None or place.lon is None:
            return True
        if rough_km(*centre, place.lat, place.lon) < 100:
            return False
        off = abs((bearing(*centre, place.lat, place.lon) - degrees + 180) % 360 - 180)
        return off <= 60

    def _relative(self, words: list[Word], atom: Atom, j: int) -> Found | None:
        """North of Soledar, 8 km west of Kreminna, the east of Ukraine."""
        point = DIRECTION_NOUNS[words[j].low]
        article = j > 0 and words[j - 1].low == "the"
        if self._is_area(atom) and (article or atom.kind == "country"):
            start = words[j - 1].start if article else words[j].start
            return self._part(start, atom.end, DIRECTION_ADJECTIVES[point], atom)
        if atom.place is None:
            return None
        start, distance = words[j].start, ""
        if (
            j > 1
            and words[j - 1].low in ("km", "kilometers", "kilometres", "kms", "miles")
            and words[j - 2].low[0].isdigit()
        ):
            start, distance = words[j - 2].start, f"{words[j - 2].text} {words[j - 1].low} "
        elif j > 0 and re.match(r"\d+(?:km|mi)$", words[j - 1].low):
            start, distance = words[j - 1].start, f"{words[j - 1].low} "
        name = f"{distance}{point} of {self._name(atom)}"
        return self._area(start, atom.end, name, (atom,), "relative", f"ground {name}, not the place itself")

    # -- sites -------------------------------------------------------------------------------------------------

    def _site_words(self, words: list[Word], i: int) -> int | None:
        """The index after the head of "chemical plant", "military airport" that begins at word `i`."""
        n = i
        while n < len(words) and n < i + 4 and (n == i or words[n].joined):
            low = words[n].low
            if low in SITE_WORDS:
                head = n + 1
                while head < len(words) and words[head].joined and words[head].low in SITE_WORDS and head < i + 5:
                    head += 1
                if words[head - 1].low in ("city", "region"):
                    return None
                return head
            if low not in SITE_QUALIFIERS:
                return None
            n += 1
        return None

    def _site(self, words: list[Word], atom: Atom, start: int, end: int, why: str) -> Found:
        stop = words[end - 1].end
        surface = self._text[start:stop]
        return Found(start, stop, "site", self._site_place(surface, atom), "site", f"a site {why}", (atom,))

    def _site_place(self, surface: str, atom: Atom | None) -> Place:
        name = re.sub(r"^(?:the|a|an)\s+", "", " ".join(surface.split()), flags=re.IGNORECASE)
        key = name.lower()
        near = atom.place if atom is not None else None
        if near is not None and near.lat is not None:
            error = SITE_ERROR_KM + (near.error_km or 0.0)
            made = Place(
                f"site:{near.id}:{key}",
                name,
                "site",
                near.lat,
                near.lon,
                near.admin1,
                near.country,
                error_km=error,
                source=near.source,
            )
            self._sites.setdefault(key, made)
            return made
        known = self._sites.get(key)
        if known is not None:
            return known
        country = near.country if near is not None else None
        return Place(f"site:{key}", name, "site", None, None, near.admin1 if near else None, country, source="report")

    def _site_in(self, words: list[Word], atom: Atom) -> Found | None:
        """A railway station in X, the prison near Y."""
        i = atom.first - 1
        if i < 1 or self._is_area(atom) or not words[atom.first].joined:
            return None
        while (
            i > 0
            and (words[i].low in _SKIPPED or words[i].low in SETTLEMENT_WORDS or _HELD.search(words[i].low))
            and words[i].joined
        ):
            i -= 1
        if (
            words[i].low not in ("in", "at", "near", "outside", "of")
            or words[i - 1].low not in PLACED_SITES
            or not words[i].joined
        ):
            if not (words[i + 1].low == "of" and words[i].low in PLACED_SITES and words[i + 1].joined):
                return None
            i += 1
        head = i - 1
        if words[i].low == "of" and words[head].low in (
            "base",
            "works",
            "bridge",
            "mill",
            "camp",
            "tower",
            "headquarters",
            "mine",
        ):
            return None
        while head > 0 and words[head].joined and words[head - 1].low in SITE_QUALIFIERS:
            head -= 1
        if head > 0 and words[head].joined and (words[head - 1].cap and words[head - 1].low not in NEVER):
            return None  # a named site: found by its name
        if head > 0 and words[head - 1].low in ("a", "an", "the") and words[head].joined:
            head -= 1
        start = words[head].start
        surface = self._text[start : atom.end]
        why = f"a site told by its place: {atom.reason}"
        return Found(start, atom.end, "site", self._site_place(surface, atom), "site", why, (atom,))

    def _named_sites(self, words: list[Word], atoms: list[Atom], taken: list[Found]) -> list[Found]:
        """Azot chemical plant, al-Quds hospital: names that no gazetteer has, before the head of a site."""
        out: list[Found] = []
        covered = [(f.start, f.end) for f in taken] + [(a.start, a.end) for a in atoms]
        for n, word in enumerate(words):
            if word.low not in SITE_WORDS or n == 0 or not word.joined or word.low in _NO_SITE:
                continue
            j = n
            while j > 0 and words[j].joined and words[j - 1].low in SITE_QUALIFIERS and not words[j - 1].possessive:
                j -= 1
            names = j
            while (
                names > 0
                and names > j - 3
                and words[names].joined
                and words[names - 1].cap
                and not words[names - 1].possessive
            ):
                if words[names - 1].low in NEVER or words[names - 1].text.isupper():
                    break
                names -= 1
            if names == j or (names == 0 and j == 1 and words[0].low in DIRECTION_ADJECTIVES):
                continue
            start, end = words[names].start, word.end
            if any(s < end and start < e for s, e in covered):
                continue
            where = next((a for a in atoms if a.first > n and a.first <= n + 6 and not self._is_area(a)), None)
            if where is not None and not re.match(
                r"^\s*(?:in|at|near|outside|,)\s", self._text[word.end : where.start] + " "
            ):
                where = None
            made = self._site_place(self._text[start:end], where)
            out.append(Found(start, end, "site", made, "site", "a site by its name", ()))
            covered.append((start, end))
        return out

    # -- helpers -----------------------------------------------------------------------------------------------

    def _is_area(self, atom: Atom) -> bool:
        return atom.kind == "country" or (atom.place is not None and atom.place.type == "area")

    def _name(self, atom: Atom) -> str:
        return atom.place.name if atom.place is not None else atom.surface

    def _part(self, start: int, end: int, point: str, atom: Atom) -> Found:
        place = atom.place
        name = f"{point} {self._name(atom)}"
        made = None
        if place is not None:
            made = replace(place, id=f"{place.id}/{point}", name=name, lat=None, lon=None, area_km2=None)
        return Found(start, end, "area", made, "part", f"{point} part of {self._name(atom)}", (atom,))

    def _area(self, start: int, end: int, name: str, atoms: tuple[Atom, ...], method: str, why: str) -> Found:
        name = " ".join(name.split())
        known = self._theatre.region_terms.get(name.lower())
        places = [a.place for a in atoms if a.place is not None and a.place.lat is not None]
        base = next((a.place for a in atoms if a.place is not None), None)
        if known is not None and known.type == "area":
            made = Place(
                known.id, known.name, "area", known.lat, known.lon, known.admin1, known.country, area_km2=known.area_km2
            )
        elif base is None:
            made = None
        else:
            lat = sum(p.lat or 0.0 for p in places) / len(places) if places else None
            lon = sum(p.lon or 0.0 for p in places) / len(places) if places else None
            ids = "+".join(a.place.id for a in atoms if a.place is not None)
            admin1 = base.admin1 if all(a.place is None or a.place.admin1 == base.admin1 for a in atoms) else None
            made = Place(
                f"{method}:{ids}:{name}", name, "area", lat, lon, admin1, base.country,
                error_km=AREA_ERROR_KM if places else None, source=base.source,
            )  # fmt: skip
        return Found(start, end, "area", made, method, why, atoms)
