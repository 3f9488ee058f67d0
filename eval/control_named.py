"""Which settlements of the maps the texts name, whatever is claimed about them.

A settlement is named where the reader's place stage puts a mention there, or leaves a mention unresolved and the
settlement is the one of its candidates that lies nearest to the other places of the sentence. None of this looks at
claims: a settlement that the texts name and the reader claims nothing about is a miss. What the place stage puts at a
namesake does not name the settlement; such names are listed apart, so that a reader can check them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eval.control_truth import Settlement
from whoholds.gazetteer.geometry import rough_km

if TYPE_CHECKING:
    from whoholds.gazetteer.lookup import Gazetteer
    from whoholds.model import Place, Report
    from whoholds.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Point:
    """A place as far as it matters here. `error` is the radius in km within which it lies, where it is approximate."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    error: float | None = None

    def of(self, settlement: Settlement) -> bool:
        return settlement.is_at(self.id, self.name, self.lat, self.lon, self.error)


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym in a report of a day; `beside` are the other places of its sentence, `resolved` the place in full."""

    day: date
    surface: str
    place: Point | None
    candidates: tuple[Point, ...] = ()
    beside: tuple[Point, ...] = ()
    resolved: Place | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """The days of the reports that name a settlement, once for each time they do."""

    days: tuple[date, ...]

    def within(self, days: int, of: date) -> bool:
        """Whether any of them comes within `days` of a day."""
        return any(abs((day - of).days) <= days for day in self.days)


def mentions(reports: Iterable[Report], gazetteer: Gazetteer, theatre: Theatre) -> list[Mention]:
    """The settlements mentioned in reports, by the reader's own stages; reports without a day are left out."""
    from whoholds.claims.dating import date_report
    from whoholds.mentions.places import find_places
    from whoholds.text.document import document

    out: list[Mention] = []
    for report in reports:
        doc = document(report)
        published = date_report(doc, theatre).published
        if published is None:
            continue
        found = [m for m in find_places(doc, gazetteer, theatre) if m.type == "settlement"]
        sentences = [doc.sentence_at(m.start) for m in found]
        for k, mention in enumerate(found):
            beside = tuple(
                _point(other.place)
                for other, sentence in zip(found, sentences, strict=True)
                if sentence is sentences[k] and other is not mention and other.place is not None
            )
            place = _point(mention.place) if mention.place else None
            candidates = tuple(_point(c) for c in mention.candidates)
            out.append(
                Mention(date.fromisoformat(published), mention.surface, place, candidates, beside, mention.place)
            )
    return out


def _point(place: Place) -> Point:
    return Point(place.id, place.name, place.lat, place.lon, place.error_km)


def names(settlement: Settlement, mention: Mention) -> bool:
    """Whether a mention names a settlement."""
    if mention.place is not None:
        return mention.place.of(settlement)
    if not any(c.of(settlement) for c in mention.candidates):
        return False
    beside = [(p.lat, p.lon) for p in mention.beside if p.lat is not None and p.lon is not None]
    if not beside:
        return False
    own = min(settlement.km_to(lat, lon) for lat, lon in beside)
    rivals = [c for c in mention.candidates if not c.of(settlement) and c.lat is not None and c.lon is not None]
    return all(own <= rough_km(c.lat, c.lon, lat, lon) for c in rivals for lat, lon in beside)


def namesakes(settlement: Settlement, mention: Mention) -> bool:
    """Whether a mention has a settlement's name and was put somewhere else, or nowhere."""
    return settlement.called(mention.surface) and not names(settlement, mention)


def namings(settlements: Iterable[Settlement], found: Sequence[Mention]) -> Mapping[Settlement, Naming]:
    """The settlements that are named, and when."""
    out: dict[Settlement, Naming] = {}
    for settlement in settlements:
        days = sorted(m.day for m in found if names(settlement, m))
        if days:
            out[settlement] = Naming(tuple(days))
    return out
