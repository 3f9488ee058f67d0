"""Claims held against maps: areas beside what each assessor's polygons give, captures beside its first map of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whoholds import theatre as theatres
from whoholds.control import audit_captures
from whoholds.control.audit_figures import AskedArea, asked_of, country_of, measure_of
from whoholds.control.days import ordinal
from whoholds.errors import AskError, TheatreError
from whoholds.gazetteer import boundaries
from whoholds.ledger.store import Store
from whoholds.mentions.time_anchors import anchors_of
from whoholds.model import AuditCapture, AuditFigure, AuditSpeaker, Event, FigureTelling, Layer
from whoholds.rows import Rows
from whoholds.terrain.area import EVERYWHERE, Region, between, held_on
from whoholds.terrain.outline import Asked
from whoholds.terrain.publishers import Publisher, publisher
from whoholds.terrain.series import Series
from whoholds.terrain.sheets import LONGEST_GAP_DAYS, Sheet
from whoholds.witness import Witnesses, homes_of

if TYPE_CHECKING:
    from whoholds.atlas import Atlas

# How long after the telling it is looked for when as much was reached.
_REACHED_DAYS = 92
# Characters of an ISO day; of a month there are fewer.
_WHOLE_DAY = 10
# A claimed area is compared with ground that its party controls or is on; a publisher's with the layers it counts.
_GROUND: tuple[Layer, ...] = ("control", "advance")


# An oblast or krai is called after its city, and by that name alone either may be meant.
_NAMED_BY_CITY = (" Oblast", " Krai")
_REGION = re.compile(
    r"\b(?:oblasts?|regions?|provinces?|republics?|krai|territory|[dl][np]r)\b|chyna\b|област|край",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Where:
    """A region asked of, or a country (every region of it)."""

    name: str | None
    ids: tuple[str, ...] | None
    note: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """The three parts of an audit."""

    captures: Rows[AuditCapture]
    figures: Rows[AuditFigure]
    speakers: Rows[AuditSpeaker]


class Audits:
    """Holds a ledger's claims against its maps (`Ledger.audits`)."""

    def __init__(self, store: Store, atlas: Atlas, events: Callable[[str | None], Sequence[Event]]) -> None:
        self._store = store
        self._atlas = atlas
        self._events = events

    def captures(
        self, *, speaker: str | None = None, party: str | None = None, as_known: str | None = None
    ) -> Rows[AuditCapture]:
        """Each claimed capture beside the first day each assessor shows it, by day."""
        seen = self._witnesses(as_known)
        events = [e for e in self._events(as_known) if party in (None, e.party)]
        speaks = self._speakers(events, as_known)
        spells = seen.of(list({e.place.id: e.place for e in events}.values()))
        rows = audit_captures.captures(events, spells, list(seen.maps), speaks)
        return Rows(AuditCapture, (row for row in rows if speaker is None or _among(speaker, row.speakers)))

    def figures(
        self, *, speaker: str | None = None, party: str | None = None, as_known: str | None = None
    ) -> Rows[AuditFigure]:
        """Each claimed area beside what each assessor's polygons give for the same days and region, by day told.

        `party` is whose ground it is said to be.
        """
        seen = self._witnesses(as_known)
        measured = _Measured(seen, self._atlas)
        out: list[AuditFigure] = []
        told: set[str] = set()
        for telling in self._store.figures(kind="area_km2", as_known=as_known):
            if telling.figure.id in told or telling.figure.value is None:
                continue
            told.add(telling.figure.id)
            if speaker is None or _among(speaker, (telling.figure.speaker,)):
                out += (row for row in measured.rows(telling) if party in (None, row.claimant))
        return Rows(AuditFigure, out)

    def speakers(
        self, *, speaker: str | None = None, party: str | None = None, as_known: str | None = None
    ) -> Rows[AuditSpeaker]:
        """What became of each speaker's captures and areas, on each assessor's maps."""
        return self.all(speaker=speaker, party=party, as_known=as_known).speakers

    def all(self, *, speaker: str | None = None, party: str | None = None, as_known: str | None = None) -> Audit:
        """Captures, areas, and the speakers' totals made of them."""
        captures = self.captures(speaker=speaker, party=party, as_known=as_known)
        figures = self.figures(speaker=speaker, party=party, as_known=as_known)
        sides = {f.figure.figure.speaker: f.figure.figure.side for f in figures}
        sides |= dict(self._speakers(self._events(as_known), as_known).values())
        found = audit_captures.speakers(captures, figures, sides)
        totals = Rows(AuditSpeaker, (row for row in found if speaker is None or _among(speaker, (row.speaker,))))
        return Audit(captures, figures, totals)

    def _witnesses(self, as_known: str | None) -> Witnesses:
        seen = Witnesses(self._store, as_known)
        if not seen.maps:
            raise AskError("this ledger has no map to hold claims against; `whoholds terrain add FILE` adds some")
        return seen

    def _speakers(self, events: Sequence[Event], as_known: str | None) -> dict[str, tuple[str, str]]:
        wanted = {p.claim for e in events for p in e.parts if p.role == "claims"}
        return {
            t.claim.id: (t.claim.speaker, t.claim.side)
            for t in self._store.tellings(kind="captured", as_known=as_known)
            if t.claim.id in wanted
        }


class _Measured:
    """Each assessor's maps measured once for each set of layers asked for."""

    def __init__(self, seen: Witnesses, atlas: Atlas) -> None:
        self._seen = seen
        self._atlas = atlas
        self._series: dict[tuple[str, Asked, bool, date | None, date | None], Series] = {}

    def rows(self, telling: FigureTelling) -> Iterator[AuditFigure]:
        """A claimed area beside each assessor's."""
        name = telling.theatre or next((t for a in self._seen.maps if (t := self._seen.theatre(a))), None)
        theatre = _theatre(name)
        if name is None or theatre is None:
            why = "the war it is of has no borders here, so nothing can be measured"
            yield AuditFigure(telling, None, None, None, None, None, why_not=why)
            return
        asked = asked_of(telling, theatre.parties, anchors_of(theatre))
        base = AuditFigure(
            telling,
            asked.claimant,
            asked.stretch.since if asked.stretch else None,
            asked.stretch.until if asked.stretch else asked.day if asked.state else None,
            None,
            None,
            why_not=asked.why_not,
        )
        if asked.claimant is None or (asked.why_not is not None and asked.stretch is None):
            yield base
            return
        where = _where(theatre, telling.figure.place)
        if where.ids is not None and not where.ids:
            yield replace(base, why_not=asked.why_not or where.note)
            return
        for assessor in self._seen.maps:
            if self._seen.theatre(assessor) not in (name, None):
                continue
            yield self._row(base, asked, where, assessor, homes_of(name), _enemies(theatre.parties, asked.claimant))

    def _row(
        self,
        base: AuditFigure,
        asked: AskedArea,
        where: _Where,
        assessor: str,
        homes: Mapping[str, str],
        enemies: Sequence[str],
    ) -> AuditFigure:
        # What a side holds is compared with what a map has it hold; what it gained, with what its enemy lost, too.
        against = () if asked.state else enemies
        rule = publisher(base.figure.figure.speaker)
        drawn = self._layers(assessor, asked.claimant, where.country, homes, against, rule)
        notes = (where.note,) if where.note else ()
        row = replace(base, region=where.name, assessor=assessor, notes=notes)
        if drawn is None:
            return replace(row, why_not=f"the maps of {assessor} draw no ground to compare it with")
        layers, own = drawn
        row = replace(row, layers=layers.layers, party=layers.party, measure=measure_of(asked.state, own))
        return self._compared(row, asked, where, layers, own)

    def _layers(
        self,
        assessor: str,
        claimant: str | None,
        country: str | None,
        homes: Mapping[str, str],
        enemies: Sequence[str],
        rule: Publisher | None,
    ) -> tuple[Asked, bool] | None:
        """The layers to measure, and whether they are the claimant's own: at home it can only gain what is lost."""
        at_home = homes.get(country or "")
        # Nobody draws what a party holds in its own country: there it gains what its enemy loses, and loses nothing.
        asked = [(claimant, True), *((enemy, False) for enemy in enemies)]
        for party, own in asked:
            if party is None or party == at_home:
                continue
            # A publisher's rule is of one party's ground; of another's it is compared as anybody is.
            counted = rule.layers if rule is not None and rule.party == party else _GROUND
            there = {s.layer for s in self._seen.snapshots if (s.assessor, s.party) == (assessor, party)}
            found = tuple(layer for layer in counted if layer in there)
            # Ground regained is measured where the enemy's control is drawn; in its own country a party draws no line.
            if found and (country is not None or "control" in found):
                return Asked(found, party), own
        return None

    def _measure(self, assessor: str, asked: Asked, regional: bool, since: date | None, until: date | None) -> Series:
        key = (assessor, asked, regional, since, until)
        if key not in self._series:
            self._series[key] = self._atlas.series(self._seen, assessor, asked, since, until, regional=regional)
        return self._series[key]

    def _compared(self, row: AuditFigure, asked: AskedArea, where: _Where, layers: Asked, own: bool) -> AuditFigure:
        value = row.figure.figure.value or 0.0
        assessor = row.assessor or ""
        days = [sheet.day for sheet in self._seen.sheets(assessor) if layers.drawn(sheet) is not None]
        if not days:
            return replace(row, why_not=f"no map of {assessor} has {'+'.join(row.layers)}")
        reach = f"the maps of {assessor} with {'+'.join(row.layers)} go from {days[0]} to {days[-1]}"
        regions = [Region(id, None) for id in where.ids] if where.ids is not None else [EVERYWHERE]
        regional = where.ids is not None
        if asked.state:
            day = asked.day if asked.day is not None and len(asked.day) == _WHOLE_DAY else None
            if day is None or not days[0] <= day <= days[-1]:
                return replace(row, why_not=reach)
            on = date.fromisoformat(day)
            found = held_on(self._measure(assessor, layers, regional, on, on), on)
            if found is None:
                return replace(row, why_not=reach)
            km2 = sum(found[0].get(region.id or "", 0.0) for region in regions)
            return _rated(row, km2, value, (f"the map of {found[1]}",))
        if asked.stretch is None:
            return row
        since = date.fromisoformat(asked.stretch.since)
        end = date.fromisoformat(asked.stretch.until) if asked.stretch.until else None
        begun = date.fromisoformat(days[0])
        fresh = own and since < begun and _fresh(self._seen.sheets(assessor), layers, asked.stretch.since, days[0])
        if (since < begun and not fresh) or since.isoformat() > days[-1]:
            return replace(row, why_not=row.why_not or reach)
        later = (end or since) + timedelta(days=_REACHED_DAYS)
        series = self._measure(assessor, layers, regional, since, later)
        # Ground that a maker begins to draw soon after the day asked of has come to its party since.
        first = sum(series.points[0].held.get(region.id or "", 0.0) for region in regions) if fresh else 0.0
        if fresh:
            note = (
                f"{'+'.join(row.layers)} of {row.party} is drawn from {days[0]} on: what it held then counts as gained"
            )
            row = replace(row, notes=(*row.notes, note))
        row = replace(row, reached=_reached(series, regions, since, value - first, own))
        if row.why_not is not None or end is None:
            return row
        if end.isoformat() > days[-1]:
            return replace(row, why_not=reach)
        if not any(since <= p.day <= end for p in series.points):
            return replace(row, why_not=f"no map of {assessor} lies in these days")
        told = [r for region in regions if (r := between(series, layers, since, end, region)) is not None]
        if not told or any(r.gained is None or r.lost is None for r in told):
            return replace(row, why_not=told[0].why_not or "; ".join(told[0].notes) if told else reach)
        gained, lost = first + sum(r.gained or 0.0 for r in told), sum(r.lost or 0.0 for r in told)
        net = round(gained - lost if own else lost - gained, 2)
        row = replace(row, net=net, interpolated=any(r.interpolated for r in told))
        return _rated(row, gained if own else lost, value, ())


def _fresh(maps: Sequence[Sheet], asked: Asked, since: str, begun: str) -> bool:
    """Whether a maker that drew none of these layers on a day began to draw all of them soon after it."""
    earlier = [sheet for sheet in maps if sheet.day < begun]
    known = [sheet.day for sheet in earlier if sheet.day <= since]
    if not known or ordinal(begun) - ordinal(known[-1]) > LONGEST_GAP_DAYS:
        return False
    return all(asked.kind(layer) not in sheet.layers for sheet in earlier for layer in asked.layers)


def _rated(row: AuditFigure, km2: float, value: float, notes: tuple[str, ...]) -> AuditFigure:
    """With the measured area and the ratio; without the ratio where the publisher is known to count other layers."""
    row = replace(row, km2=round(km2, 2), notes=(*row.notes, *notes))
    known = publisher(row.figure.figure.speaker)
    other = [layer for layer in known.layers if layer not in row.layers] if known else []
    if known and known.party == row.party and other:
        why = f"{known.name} counts {' and '.join(other)} too, a layer that these maps of {row.assessor} do not have"
        return replace(row, comparable=False, notes=(*row.notes, f"{why}: the two measure different things"))
    return replace(row, ratio=round(value / km2, 3) if km2 else None)


def _reached(series: Series, regions: Sequence[Region], since: date, value: float, own: bool) -> str | None:
    """The first map by which as much was gained since a day; None where the maps do not go so far."""
    total = 0.0
    if value <= 0 and series.points:
        return series.points[0].day.isoformat()
    for stretch in series.stretches:
        if stretch.until <= since:
            continue
        if stretch.broken or (stretch.until - stretch.since).days > LONGEST_GAP_DAYS:
            return None
        part = stretch.gained if own else stretch.lost
        # What happens between two maps is taken to happen evenly.
        share = (stretch.until - max(stretch.since, since)).days / (stretch.until - stretch.since).days
        total += share * sum(part.get(region.id or "", 0.0) for region in regions)
        if total >= value:
            return stretch.until.isoformat()
    return None


def _where(theatre: theatres.Theatre, place: str | None) -> _Where:
    """The region that a place's words name; a country; all the ground, where they name none."""
    if place is None:
        return _Where(None, None)
    try:
        found = boundaries.boundary(theatre.name, place)
    except AskError:
        country = country_of(place)
        if country is None:
            return _Where(None, (), f"“{place}” is no region with borders, so nothing can be measured in it")
        ids = tuple(b.id for b in boundaries.boundaries(theatre.name) if b.country == country)
        party = theatre.parties.get(theatre.homes.get(country, ""))
        named = f"all of {party.name if party else country}"
        return _Where(named, ids, f"“{place}” is taken for {named}", country)
    if found.name.endswith(_NAMED_BY_CITY) and place.strip() != found.id and _REGION.search(place) is None:
        return _Where(None, (), f"“{place}” may be the city as well as {found.name}, so nothing is measured")
    return _Where(found.name, (found.id,), country=found.country)


def _theatre(name: str | None) -> theatres.Theatre | None:
    try:
        return theatres.load(name) if name is not None else None
    except TheatreError:
        # A folder that has gone since the report was read.
        return None


def _enemies(parties: Mapping[str, theatres.Party], claimant: str | None) -> Sequence[str]:
    return parties[claimant].enemies if claimant is not None and claimant in parties else ()


def _among(asked: str, names: Sequence[str]) -> bool:
    return asked.casefold() in {name.casefold() for name in names}
