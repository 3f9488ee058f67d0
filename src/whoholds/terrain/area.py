"""Areas by period: held, gained, lost and net, from a series of measured maps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.model import AreaRow
from whoholds.terrain.outline import Asked
from whoholds.terrain.periods import Period, Step, periods
from whoholds.terrain.series import Areas, Point, Series, Stretch
from whoholds.terrain.sheets import LONGEST_GAP_DAYS

# Two decimals of a square kilometre: a hectare, finer than any line on such a map is drawn.
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Region:
    """Where areas are asked for: `id` as in the borders, None for all the ground."""

    id: str | None
    name: str | None


EVERYWHERE = Region(None, None)


def rows(
    series: Series,
    asked: Asked,
    step: Step,
    *,
    since: date | None = None,
    until: date | None = None,
    regions: Sequence[Region] = (EVERYWHERE,),
    notes: Sequence[str] = (),
) -> Iterator[AreaRow]:
    """A row a region and period, of the periods that the maps reach into and that hold days from `since` to `until`."""
    if not series.points:
        return
    first, last = series.points[0].day, series.points[-1].day
    begin = since - timedelta(days=1) if since else first
    low, high = max(first, begin), min(last, until or last)
    for region in regions:
        # Of many regions only those are told of in which there was ever any of it.
        if len(regions) > 1 and not any(point.held.get(region.id or "") for point in series.points):
            continue
        for period in periods(low, high, step):
            yield _row(series, asked, period, region, (low, high), notes)


def between(
    series: Series, asked: Asked, since: date, until: date, region: Region = EVERYWHERE, notes: Sequence[str] = ()
) -> AreaRow | None:
    """The row of any stretch of days; None where the maps do not reach into it."""
    if not series.points:
        return None
    low, high = max(series.points[0].day, since), min(series.points[-1].day, until)
    if low >= high:
        return None
    return _row(series, asked, Period("", since, until), region, (low, high), notes)


def _row(
    series: Series,
    asked: Asked,
    period: Period,
    region: Region,
    known: tuple[date, date],
    notes: Sequence[str],
) -> AreaRow:
    begin, end = max(period.since, known[0]), min(period.until, known[1])
    name = region.id or ""
    gap = next((s for s in series.stretches if _in_gap(s, begin) or _in_gap(s, end)), None)
    if gap is not None:
        return _none(series, asked, period, region, (begin, end), gap)
    days = {point.day for point in series.points}
    missing = tuple(day.isoformat() for day in (begin, end) if day not in days)
    within = [p for p in series.points if begin <= p.day <= end]
    passed = [day for day in series.passed if begin.isoformat() < day <= end.isoformat()]
    said = [*notes, *(f"the map of {day} lacks a layer asked for and is passed over" for day in passed)]
    gained, lost, broken = 0.0, 0.0, ""
    for stretch in series.stretches:
        share = _share(stretch.since, stretch.until, begin, end)
        if share and stretch.broken:
            broken = stretch.broken
        gained += share * stretch.gained.get(name, 0.0)
        lost += share * stretch.lost.get(name, 0.0)
    held = _held(series.points, end, name)
    net = held - _held(series.points, begin, name)
    # In between two maps of different layers lies the ground of neither.
    apart = any(s.broken and s.since < end < s.until for s in series.stretches)
    return AreaRow(
        assessor=series.assessor,
        layers=asked.layers,
        party=asked.party,
        region=region.id,
        region_name=region.name,
        period=period.name or None,
        since=begin.isoformat(),
        until=end.isoformat(),
        held=None if apart else round(held, DECIMALS),
        gained=None if broken else round(gained, DECIMALS),
        lost=None if broken else round(lost, DECIMALS),
        net=None if broken else round(net, DECIMALS),
        maps=len(within),
        interpolated=bool(missing),
        partial=(begin, end) != (period.since, period.until),
        missing=missing,
        notes=tuple(said) + ((f"{broken}: what changed between cannot be told",) if broken else ()),
    )


def _in_gap(stretch: Stretch, day: date) -> bool:
    return stretch.since < day < stretch.until and (stretch.until - stretch.since).days > LONGEST_GAP_DAYS


def _none(
    series: Series, asked: Asked, period: Period, region: Region, known: tuple[date, date], gap: Stretch
) -> AreaRow:
    begin, end = known
    return AreaRow(
        assessor=series.assessor,
        layers=asked.layers,
        party=asked.party,
        region=region.id,
        region_name=region.name,
        period=period.name or None,
        since=begin.isoformat(),
        until=end.isoformat(),
        held=None,
        gained=None,
        lost=None,
        net=None,
        why_not=f"there is no map after {gap.since} and before {gap.until}",
    )


def _share(since: date, until: date, begin: date, end: date) -> float:
    """How much of a stretch lies between two days: what happens between two maps is taken to happen evenly."""
    days = (min(until, end) - max(since, begin)).days
    return max(days, 0) / (until - since).days


def _held(points: Sequence[Point], day: date, region: str) -> float:
    """What is held on a day within the series; in between of the maps around it where it has none."""
    at = bisect_left(points, day, key=lambda p: p.day)
    after = points[at]
    if after.day == day:
        return after.held.get(region, 0.0)
    before = points[at - 1]
    share = (day - before.day).days / (after.day - before.day).days
    held_before, held_after = before.held.get(region, 0.0), after.held.get(region, 0.0)
    return held_before + share * (held_after - held_before)


def held_on(series: Series, day: date) -> tuple[Areas, date] | None:
    """What the last map up to a day shows, and that map's day; None before the first."""
    at = bisect_right(series.points, day, key=lambda p: p.day)
    return (series.points[at - 1].held, series.points[at - 1].day) if at else None


Same = tuple[str | None, str | None, str | None]
"""What two makers' figures must have in common to be compared: period, region, and whose ground it is."""


def spreads(found: Sequence[AreaRow]) -> Mapping[Same, float]:
    """How far the assessors' net figures are apart, by period, region and party; only where two of them have one."""
    nets: dict[Same, list[float]] = {}
    for row in found:
        if row.net is not None and not row.partial:
            nets.setdefault((row.period, row.region, row.party), []).append(row.net)
    return {key: round(max(told) - min(told), DECIMALS) for key, told in nets.items() if len(told) > 1}
