"""The control maps of a ledger: layers in; areas, settlements and changes out, each assessor for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from whoholds.changed import Changed, changed
from whoholds.comparisons import comparisons
from whoholds.control.reported import NEAR_KM, News
from whoholds.errors import AskError, MapError
from whoholds.gazetteer import boundaries
from whoholds.ledger.store import Store
from whoholds.model import AreaRow, Comparison, Layer, MapChange, MapLayer, Passage, Place, Snapshot
from whoholds.rows import Rows
from whoholds.terrain.area import EVERYWHERE, Region, rows, spreads
from whoholds.terrain.cover import placeable, spells
from whoholds.terrain.ground import away, polygons
from whoholds.terrain.outline import Asked
from whoholds.terrain.passages import LEAST_DAYS, passages
from whoholds.terrain.periods import Step
from whoholds.terrain.pieces import Piece, pieces
from whoholds.terrain.published import Published
from whoholds.terrain.series import Parts, Series, Tell, around, measure
from whoholds.terrain.sheets import Sheet, by_assessor
from whoholds.witness import Witnesses, homes_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from whoholds.gazetteer.lookup import Gazetteer

# A piece of changed ground smaller than this is a line drawn a little otherwise.
LEAST_KM2 = 1.0
# Who took a map in, and by which rules; raised when reading or mending changes what comes of a file.
PRODUCER = "maps/1"
EACH = "each"
"""Asks for a row of every region."""


@dataclass(frozen=True, slots=True)
class AddedMaps:
    """What adding maps did: layers that were `new`, those `known` already, and what was `refused`, with the reason."""

    new: int = 0
    known: int = 0
    refused: tuple[MapError, ...] = ()


def _silent(done: int, total: int) -> None:
    """Tells nobody."""


class Atlas:
    """The maps of an open ledger (`Ledger.atlas`).

    `as_known` is a day or a moment: only maps recorded by then are used.
    """

    def __init__(self, store: Store, gazetteer: Callable[[], Gazetteer] | None, refresh: Callable[[], object]) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._refresh = refresh

    def add(
        self, layers: Iterable[MapLayer | MapError], *, producer: str = PRODUCER, refresh: bool = True
    ) -> AddedMaps:
        """Append map layers; one that the ledger has adds nothing. What cannot be read is passed by and given back.

        Views are made anew at the end unless `refresh` says that more is to come.
        """
        new = known = 0
        refused: list[MapError] = []
        with self._store.batch():
            for each in layers:
                if isinstance(each, MapError):
                    refused.append(each)
                elif self._store.keep_map(each, producer=producer):
                    new += 1
                else:
                    known += 1
        if new and refresh:
            self._refresh()
        return AddedMaps(new, known, tuple(refused))

    def layers(self, *, assessor: str | None = None, as_known: str | None = None) -> Rows[Snapshot]:
        """Every layer kept, by assessor, day, layer and party; of several versions of one, the newest."""
        kept = self._store.maps(as_known=as_known)
        return Rows(Snapshot, (s for s in kept if assessor is None or s.assessor.casefold() == assessor.casefold()))

    def named(self, view: str) -> str:
        """A view as it is kept: an assessor's name is found whatever its case."""
        kind, _, name = view.partition(":")
        if kind != "assessor":
            return view
        known = {s.assessor.casefold(): s.assessor for s in self._store.maps()}
        return f"assessor:{known.get(name.casefold(), name)}"

    def last_day(self, as_known: str | None = None) -> str | None:
        """The day of the last map; None where there is none."""
        return max((s.day for s in self._store.maps(as_known=as_known) if not s.static), default=None)

    def incomplete(self) -> dict[str, list[Sheet]]:
        """Maps that lack a layer which their maker's other maps have: by assessor, those that views pass over."""
        found = {name: [s for s in maps if not s.whole] for name, maps in by_assessor(self._store.maps()).items()}
        return {name: maps for name, maps in found.items() if maps}

    def shows(self, place: Place) -> bool:
        """Whether some map can tell how a place lay: a point well enough known, in a theatre that has been mapped."""
        return placeable(place) and bool(self._store.last_map()) and Witnesses(self._store).covers(place)

    def unplaced(self, place: Place) -> bool:
        """Whether there are maps of where a place is, and its position is not known well enough for them to tell."""
        rough = place.error_km is not None and place.type != "area"
        return rough and bool(self._store.last_map()) and Witnesses(self._store).covers(place)

    def population(self, place: str) -> int:
        """How many inhabitants the gazetteer at hand gives a place; 0 where there is none, or none is known."""
        found = self._gazetteer().by_id(place) if self._gazetteer is not None else None
        return found.population if found else 0

    # Areas

    def area(
        self,
        *,
        assessors: Sequence[str] = (),
        layers: Sequence[Layer] = ("control",),
        party: str | None = None,
        by: Step = "month",
        since: str | None = None,
        until: str | None = None,
        region: str | None = None,
        as_known: str | None = None,
        tell: Tell = _silent,
    ) -> Rows[AreaRow]:
        """Held, gained, lost and net by period, of each assessor (all of them by default).

        `region` is one by id or name, or `EACH`. An assessor whose maps lack a layer asked for comes as one row that
        says so. Raises `AskError` for an assessor or a region that is not there, or where it is not clear whose ground
        is meant.
        """
        seen = self._witnesses(assessors, as_known)
        out: list[AreaRow] = []
        for name in seen.maps:
            asked, lacking = _asked(seen, name, layers, party)
            if lacking is not None:
                out.append(lacking)
                continue
            regions = self._regions(seen.theatre(name), region)
            first, last = (date.fromisoformat(day) if day else None for day in (since, until))
            begin = first - timedelta(days=1) if first else None
            series = self.series(seen, name, asked, begin, last, regional=region is not None, tell=tell)
            notes = list(_notes(seen, name, asked))
            out += rows(series, asked, by, since=first, until=last, regions=regions, notes=notes)
        apart = spreads(out)
        return Rows(AreaRow, (replace(row, spread=apart.get((row.period, row.region, row.party))) for row in out))

    def series(
        self,
        seen: Witnesses,
        assessor: str,
        asked: Asked,
        since: date | None = None,
        until: date | None = None,
        *,
        regional: bool = False,
        tell: Tell = _silent,
    ) -> Series:
        """An assessor's maps that tell of these days measured, in every region too where `regional`."""
        theatre = seen.theatre(assessor)
        parts: Parts | None = None
        if regional and theatre is not None:
            parts = partial(split, theatre, abroad(theatre, asked))
        maps = around(seen.sheets(assessor), asked, since, until)
        return measure(maps, asked, seen.ground, parts, tell)

    def _regions(self, theatre: str | None, asked: str | None) -> Sequence[Region]:
        if asked is None:
            return (EVERYWHERE,)
        if theatre is None:
            raise AskError("these maps say no theatre, so no borders are known; add them with --theatre")
        if asked == EACH:
            return tuple(Region(b.id, b.name) for b in boundaries.boundaries(theatre))
        found = boundaries.boundary(theatre, asked)
        return (Region(found.id, found.name),)

    # Settlements

    def settlements(
        self,
        *,
        assessors: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        region: str | None = None,
        least_days: int = LEAST_DAYS,
        places: Sequence[Place] | None = None,
        as_known: str | None = None,
    ) -> Rows[Passage]:
        """Settlements whose point changed its state on the maps, by day; of `places`, or all the gazetteer has there.

        Raises `AskError` where there is no gazetteer to take settlements from.
        """
        seen = self._witnesses(assessors, as_known)
        out: list[Passage] = []
        for name in seen.maps:
            theatre = seen.theatre(name)
            among = list(places) if places is not None else self._settlements(seen, name)
            if region is not None:
                wanted = {each.name for each in self._regions(theatre, region)}
                among = [p for p in among if p.admin1 in wanted]
            by_id = {place.id: place for place in among}
            for id, found in spells(among, seen.sheets(name), seen.ground, homes_of(theatre)).items():
                out += passages(by_id[id], found, least_days)
        kept = (p for p in out if (since is None or p.day >= since) and (until is None or p.day <= until))
        return Rows(Passage, sorted(kept, key=lambda p: (p.day, p.assessor, p.place.name, p.place.id)))

    def _settlements(self, seen: Witnesses, assessor: str) -> list[Place]:
        """The settlements of the theatre's countries that maps can be asked about."""
        if self._gazetteer is None:
            raise AskError("there is no gazetteer to take settlements from; run `whoholds gazetteer build`")
        theatre = seen.theatre(assessor)
        bounds = boundaries.extent(theatre) if theatre else None
        homes = homes_of(theatre)
        if bounds is None or not homes:
            raise AskError(f"the maps of {assessor} say no theatre with borders; add them with --theatre")
        known = self._gazetteer().within(*bounds, countries=set(homes))
        return [place for place in known if placeable(place)]

    # Changes

    def changes(
        self,
        *,
        assessors: Sequence[str] = (),
        layers: Sequence[Layer] = ("control",),
        party: str | None = None,
        since: str | None = None,
        until: str | None = None,
        least_km2: float = LEAST_KM2,
        as_known: str | None = None,
    ) -> Rows[MapChange]:
        """Pieces of ground gained and lost between maps, with what was told near them; of a day the largest first.

        Raises `AskError` where no maker's maps have the layers asked for.
        """
        seen = self._witnesses(assessors, as_known)
        news = News.of(
            self._store.tellings(as_known=as_known),
            [told for t in self._store.tallies(as_known=as_known) if (told := t.told) for _ in range(t.reports)],
        )
        out: list[MapChange] = []
        untold: list[str] = []
        for name in seen.maps:
            asked, lacking = _asked(seen, name, layers, party)
            if lacking is not None:
                untold.append(lacking.why_not or "")
                continue
            finder = Finder(self._settlements(seen, name), seen.theatre(name))
            for piece in pieces(seen.sheets(name), asked, seen.ground, least_km2):
                if (since is None or piece.day >= since) and (until is None or piece.day <= until):
                    out.append(finder.change(name, asked, piece, news))
        if len(untold) == len(seen.maps):
            raise AskError("; ".join(untold))
        return Rows(MapChange, sorted(out, key=lambda c: (c.day, c.assessor, -c.km2, c.lat, c.lon)))

    # Pictures

    def change_picture(
        self, assessor: str | None, layers: Sequence[Layer], party: str | None, since: str, until: str
    ) -> Changed:
        """What changed on an assessor's maps between two days: the last map up to each. Raises `AskError`."""
        seen = self._witnesses([assessor] if assessor else (), None)
        if len(seen.maps) > 1:
            raise AskError(f"there are maps by {', '.join(seen.maps)}; say whose: --assessor {next(iter(seen.maps))}")
        (name,) = seen.maps
        asked, lacking = _asked(seen, name, layers, party)
        if lacking is not None:
            raise AskError(lacking.why_not or "")
        theatre = seen.theatre(name)
        known = self._settlements(seen, name) if self._gazetteer is not None and theatre else []
        return changed(seen.sheets(name), asked, seen.ground, since, until, theatre, known)

    def compare(self, published: Iterable[Published], *, party: str = "RUS") -> Rows[Comparison]:
        """Areas that others publish, each beside the same from the maps they were made of."""
        seen = self._witnesses((), None)
        return comparisons(seen, partial(self.series, seen), published, party)

    # Within

    def _witnesses(self, assessors: Sequence[str], as_known: str | None) -> Witnesses:
        seen = Witnesses(self._store, as_known)
        if not seen.maps:
            raise AskError("this ledger has no map; `whoholds terrain add FILE --assessor NAME` adds some")
        by_folded = {name.casefold(): name for name in seen.maps}
        for name in assessors:
            if name.casefold() not in by_folded:
                raise AskError(f"no map here is by {name!r}; there are maps by {', '.join(seen.maps)}")
        if not assessors:
            return seen
        return Witnesses(self._store, as_known, [by_folded[name.casefold()] for name in assessors])


class Finder:
    """Finds the settlements in a piece of ground, and its region."""

    def __init__(self, places: Sequence[Place], theatre: str | None) -> None:
        from shapely import Point, STRtree

        self._places = places
        self._theatre = theatre
        self._tree = STRtree([Point(p.lon, p.lat) for p in places if p.lat is not None and p.lon is not None])

    def change(self, assessor: str, asked: Asked, piece: Piece, news: News) -> MapChange:
        """A piece with what lies in it and what was told near it."""
        inside = [self._places[at] for at in self._tree.query(piece.ground, predicate="contains").tolist()]
        inside.sort(key=lambda p: (-p.population, p.name, p.id))
        before, day = (date.fromisoformat(each).toordinal() for each in (piece.before, piece.day))
        verdict, claims, reports = news.near(away(piece.ground, NEAR_KM), before, day)
        return MapChange(
            assessor=assessor,
            layers=asked.layers,
            party=asked.party,
            change=piece.change,
            before=piece.before,
            day=piece.day,
            km2=piece.km2,
            lat=piece.inner[0],
            lon=piece.inner[1],
            region=self._region(piece, asked),
            settlements=tuple(p.name for p in inside),
            claims=claims,
            reports=reports,
            verdict=verdict,
        )

    def _region(self, piece: Piece, asked: Asked) -> str | None:
        """The name of the region that most of it lies in."""
        if self._theatre is None:
            return None
        found = split(self._theatre, abroad(self._theatre, asked), piece.ground)
        parts = {id: part.area for id, part in found.items() if id}
        most = max(parts, key=lambda id: parts[id], default=None)
        return next((b.name for b in boundaries.boundaries(self._theatre) if b.id == most), None)


def abroad(theatre: str, asked: Asked) -> frozenset[str]:
    """Countries that such ground cannot be in: a map of what a party holds draws nothing in the party's own country."""
    if "unknown" in asked.layers:
        return frozenset()
    return frozenset(country for country, party in homes_of(theatre).items() if party == asked.party)


def split(theatre: str, outside: frozenset[str], ground: BaseGeometry) -> Mapping[str, BaseGeometry]:
    """The part of the ground in each region of a theatre, by id; see `gazetteer.boundaries.split`."""
    return boundaries.split(polygons(ground), theatre, outside=outside)


def _only_party(seen: Witnesses, assessor: str, layers: Sequence[Layer]) -> str | None:
    """Whose ground is meant where nobody says: the one party of the first layer asked for that has one."""
    for layer in layers:
        parties = sorted({s.party for s in seen.snapshots if (s.assessor, s.layer) == (assessor, layer) and s.party})
        if len(parties) > 1:
            asked = f"the maps of {assessor} have the layer {layer} for {' and '.join(parties)}"
            raise AskError(f"{asked}; say whose is meant: --party {parties[0]}")
        if parties:
            return parties[0]
    return None


def _asked(seen: Witnesses, assessor: str, layers: Sequence[Layer], party: str | None) -> tuple[Asked, AreaRow | None]:
    """What is asked of an assessor's maps, and a row that says so where they lack a layer of it."""
    asked = Asked(tuple(layers), party or _only_party(seen, assessor, layers))
    lacking = asked.lacking(seen.sheets(assessor))
    return asked, _lacking(seen, assessor, asked, lacking) if lacking else None


def _lacking(seen: Witnesses, assessor: str, asked: Asked, lacking: Sequence[Layer]) -> AreaRow:
    have = sorted({f"{s.layer} {s.party}" if s.party else s.layer for s in seen.snapshots if s.assessor == assessor})
    why = f"the layer {' and '.join(lacking)} is not in the maps of {assessor} (they have {', '.join(have)})"
    return AreaRow(
        assessor, asked.layers, asked.party, None, None, None, None, None, None, None, None, None,
        why_not=f"{why}; no figure is given, since one without it would be too small",
    )  # fmt: skip


def _notes(seen: Witnesses, assessor: str, asked: Asked) -> Iterator[str]:
    """What must be known to compare the figures of different makers."""
    theirs = [
        s for s in seen.snapshots if s.assessor == assessor and s.layer in asked.layers and s.party == asked.party
    ]
    inside = sorted({layer for s in theirs for layer in s.covers if layer not in asked.layers})
    if inside:
        yield f"its {'+'.join(asked.layers)} takes in what others draw apart as {', '.join(inside)}"
