"""A place put together from a name and the words around it, and what all the rules need to make one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whoholds.gazetteer import Gazetteer
from whoholds.mentions.atoms import Atom
from whoholds.model import Place, PlaceType
from whoholds.theatre import Theatre

AREA_ERROR_KM = 20.0  # an area named after a town lies somewhere around it


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


class Builder:
    """Makes places out of resolved names; holds what the rules of one document share."""

    def __init__(self, text: str, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.theatre = theatre

    def is_area(self, atom: Atom) -> bool:
        """Whether a name stands for a country or an area."""
        return atom.kind == "country" or (atom.place is not None and atom.place.type == "area")

    def name(self, atom: Atom) -> str:
        """The standard name, or what is printed."""
        return atom.place.name if atom.place is not None else atom.surface

    def part(self, start: int, end: int, point: str, atom: Atom) -> Found:
        """A part of a country or area: "eastern Donbas"."""
        place = atom.place
        name = f"{point} {self.name(atom)}"
        made = None
        if place is not None:
            made = replace(place, id=f"{place.id}/{point}", name=name, lat=None, lon=None, area_km2=None)
        return Found(start, end, "area", made, "part", f"{point} part of {self.name(atom)}", (atom,))

    def area(self, start: int, end: int, name: str, atoms: tuple[Atom, ...], method: str, why: str) -> Found:
        """An area called `name`, put together from the names given."""
        name = " ".join(name.split())
        known = self.theatre.region_terms.get(name.lower())
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

    def region_named(self, atom: Atom) -> Place | None:
        """The first-level region that bears a settlement's name, if there is one."""
        for country in self.theatre.countries or (atom.place.country if atom.place else None,):
            admin1 = self.gazetteer.admin1(atom.surface, country) if country else None
            if admin1 is not None and country is not None:
                return Place(
                    f"admin1:{country}:{admin1}", admin1, "area", None, None, admin1, country, source="regions"
                )
        place = atom.place
        if place is not None and place.country:
            admin1 = self.gazetteer.admin1(atom.surface, place.country)
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
