"""Areas that others publish, each beside what the same maps give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from whoholds.model import AreaRow, Comparison, Layer
from whoholds.rows import Rows
from whoholds.terrain.area import EVERYWHERE, between, held_on
from whoholds.terrain.outline import Asked
from whoholds.terrain.presets import preset_of
from whoholds.terrain.published import Published
from whoholds.terrain.publishers import Publisher, publisher
from whoholds.terrain.series import Series
from whoholds.witness import Witnesses

SeriesOf = Callable[[str, Asked], Series]
"""Measures an assessor's maps."""

_DAY = timedelta(days=1)
# Published figures are rounded to a square kilometre, and borders are drawn in metres.
AGREES_SHARE, AGREES_KM2 = 0.01, 3.0


def comparisons(seen: Witnesses, series_of: SeriesOf, published: Iterable[Published], party: str) -> Rows[Comparison]:
    """Each published area of a party's ground beside that of the maps it was made of, as `series_of` measures them."""
    series: dict[tuple[str, Asked], Series] = {}

    def measured(name: str, asked: Asked) -> Series:
        if (name, asked) not in series:
            series[name, asked] = series_of(name, asked)
        return series[name, asked]

    out: list[Comparison] = []
    for each in published:
        name = _assessor(each.source, seen)
        rule = publisher(each.who, name) or (publisher(name) if name else None)
        layers: tuple[Layer, ...] = rule.layers if rule is not None else ("control",)
        row = Comparison(
            each.period, each.who, each.source, each.kind, each.area_km2, name, layers,
            each.since.isoformat(), each.until.isoformat(), note=each.note or None,
        )  # fmt: skip
        if name is None:
            out.append(replace(row, reason=f"no maps of {each.source} are here"))
            continue
        asked = Asked(layers, party)
        lacking = asked.lacking(seen.sheets(name))
        if lacking:
            rest: tuple[Layer, ...] = tuple(layer for layer in layers if layer not in lacking)
            other = _computed(measured(name, Asked(rest, party)), Asked(rest, party), each) if rest else None
            out.append(
                replace(
                    row,
                    others=other[0] if other else None,
                    other_layers=rest,
                    reason=_lacking(rule, each, name, lacking),
                )
            )
            continue
        out.append(_beside(row, measured(name, asked), asked, each, rule))
    return Rows(Comparison, out)


def _lacking(rule: Publisher | None, each: Published, name: str, lacking: Sequence[Layer]) -> str:
    lack = f"which the maps of {name} here lack"
    if rule is None:
        return f"what {each.who} counts is not known, and {' and '.join(lacking)} is taken for it, {lack}"
    return f"{rule.name} counts {' and '.join(lacking)} too, {lack}"


def _assessor(source: str, seen: Witnesses) -> str | None:
    """Whose maps a source of data names, of those that are here: "DeepState (as cited)" is DeepState's."""
    named = source.partition("(")[0].strip()
    for name in seen.maps:
        preset = preset_of(name)
        if named.casefold() == name.casefold() or (preset.assessor and preset_of(named) is preset):
            return name
    return None


def _computed(series: Series, asked: Asked, each: Published) -> tuple[float, AreaRow | None] | None:
    """The comparable figure, and the row it stands in; None where the maps do not reach."""
    if not series.points:
        return None
    first, last = series.points[0].day, series.points[-1].day
    if each.stock:
        found = held_on(series, each.until) if first <= each.until <= last else None
        return (round(found[0][""], 2), None) if found else None
    if each.since < first or each.until > last:
        return None
    row = between(series, asked, each.since, each.until, EVERYWHERE)
    return (row.net, row) if row is not None and row.net is not None else None


def _beside(row: Comparison, series: Series, asked: Asked, each: Published, rule: Publisher | None) -> Comparison:
    found = _computed(series, asked, each)
    if found is None:
        told = None if each.stock else between(series, asked, each.since, each.until, EVERYWHERE)
        if told is not None and told.why_not:
            return replace(row, reason=told.why_not)
        reach = f"{series.points[0].day} to {series.points[-1].day}" if series.points else "no day"
        return replace(row, reason=f"the maps of {row.assessor} with {'+'.join(row.layers)} go from {reach}")
    computed, area = found
    row = replace(
        row,
        computed=computed,
        gained=area.gained if area else None,
        lost=area.lost if area else None,
        difference=round(each.area_km2 - computed, 2),
    )
    if _near(each.area_km2, computed):
        return replace(row, agrees="held" if each.stock else "net")
    if area is not None and area.gained is not None and _near(each.area_km2, area.gained):
        return replace(row, agrees="gained", reason=_why(row, series, area, each, rule))
    return replace(row, reason=_why(row, series, area, each, rule))


def _near(published: float, computed: float) -> bool:
    return abs(published - computed) <= max(AGREES_KM2, AGREES_SHARE * abs(published))


def _why(row: Comparison, series: Series, area: AreaRow | None, each: Published, rule: Publisher | None) -> str:
    """What is known of why two figures differ."""
    said: list[str] = []
    if rule is None or (rule.name.casefold() != each.who.casefold() and publisher(each.who) is None):
        said.append(f"how {each.who} counts is not known")
    if each.note:
        said.append(f"the table notes: {each.note}")
    if area is not None and area.missing:
        said.append(f"there is no map of {' and '.join(area.missing)}")
    if area is not None and area.gained is not None and abs(each.area_km2 - area.gained) < abs(row.difference or 0.0):
        said.append(f"it is nearer to what was gained, {area.gained:,.1f} km², than to the net")
    days = (each.until - each.since).days
    daily = abs(row.computed or 0.0) / days if days else 0.0
    if daily and abs(row.difference or 0.0) <= 2 * daily and not (area and area.missing):
        have = {point.day for point in series.points}
        lack = [d.isoformat() for d in (each.since - _DAY, each.until + _DAY) if d not in have]
        off = abs(row.difference or 0.0)
        told = (
            f"{off:,.1f} km² is what changes in {off / daily:.1f} days here, so that bounds a day off would explain it"
        )
        said.append(f"{told}; there is no map of {' or '.join(lack)} to tell by" if lack else told)
    return "; ".join(said) or "not known"
