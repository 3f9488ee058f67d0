"""The terrain evaluation: what is computed from control maps, against what others published and computed from them.

    python -m eval.terrain          read the shared maps, compare, and hold the figures against eval/terrain_floors.json
    python -m eval.terrain --json   the figures only
    python -m eval.terrain --raise  write the figures, less a margin, where they are better than the floors

Four questions (docs/terrain-eval.md): do the monthly changes of DeepState's maps agree with what DeepState published;
do gains, losses, nets and oblasts add up; do areas agree with pyproj's and with an equal-area projection's; do the days
on which settlements changed layer agree with a list computed from the makers' daily maps. Exit status: 0 (also where
there is nothing to measure on), 1 when a figure is worse than its floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval import terrain_settlements
from eval.shared import DEFAULT
from whoholds.answers import Ledger
from whoholds.atlas import EACH
from whoholds.model import AreaRow, Comparison, MapLayer
from whoholds.terrain.ground import of_wkb
from whoholds.terrain.published import Published, read

FLOORS = Path(__file__).with_name("terrain_floors.json")
MAPS = ("deepstate_2024.geojsonl.gz", "isw_weekly_2022-10_2023-02.geojsonl.gz", "isw_weekly_2024.geojsonl.gz")
PUBLISHED = "published_figures_to_2024.csv"
CHANGES = "settlement_changes_dev.csv.gz"
THEATRE = "ukraine"
_LAYERS = (("DeepState", ("control",)), ("ISW", ("control", "advance")))
# Shares may fall by this much; errors may grow to this times what they were.
_MARGIN, _TIMES = 0.005, 2.0
_SHARES = ("deepstate_months", "settlements")


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured; `figures` are held against floors."""

    figures: dict[str, float]
    months: tuple[AreaRow, ...]
    published: tuple[Comparison, ...]
    settlements: tuple[terrain_settlements.Verdict, ...]


def layers(folder: Path) -> Iterator[MapLayer]:
    """The shared maps, as the product reads them."""
    from whoholds import theatre
    from whoholds.gazetteer.boundaries import extent
    from whoholds.terrain.maps import read_maps

    parties = theatre.load(THEATRE).parties
    for name in MAPS:
        for each in read_maps(
            folder / name, theatre=THEATRE, extent=extent(THEATRE), today="2026-12-31", parties=parties
        ):
            if not isinstance(each, MapLayer):
                raise each
            yield each


def evaluate(folder: Path) -> Measured:
    """Read the maps into a ledger of their own, and compare."""
    with TemporaryDirectory() as made, Ledger(Path(made) / "maps.db", create=True) as ledger:
        kept = list(layers(folder))
        ledger.atlas.add(kept)
        months = [
            row
            for assessor, layers_ in _LAYERS
            for row in ledger.atlas.area(assessors=[assessor], layers=layers_, since="2024-01-01", until="2024-12-31")
        ]
        tables = [row for row in read(folder / PUBLISHED) if isinstance(row, Published)]
        published = tuple(ledger.atlas.compare(tables))
        own = [row for row in published if row.who == "DeepState" and row.computed is not None]
        verdicts = tuple(terrain_settlements.verdicts(ledger.store, folder / CHANGES))
        kinds = Counter(verdict.kind for verdict in verdicts)
        figures = {
            "deepstate_months": sum(row.agrees is not None for row in own) / len(own),
            "settlements": (kinds["agrees"] + kinds["within"]) / len(verdicts),
            "balance_km2": max(abs((r.gained or 0) - (r.lost or 0) - (r.net or 0)) for r in months),
            "oblasts_share": _oblasts(ledger),
            "geodesic_share": max(_geodesic(layer) for layer in kept),
            "equal_area_share": max(_equal_area(layer) for layer in kept),
        }
    return Measured(figures, tuple(months), published, verdicts)


def _oblasts(ledger: Ledger) -> float:
    """The largest share by which the oblasts' areas miss the total, over all months of both assessors."""
    worst = 0.0
    for assessor, layers_ in _LAYERS:
        asked = {"assessors": [assessor], "layers": layers_, "since": "2024-01-01", "until": "2024-12-31"}
        whole = {row.period: row for row in ledger.atlas.area(**asked)}  # type: ignore[arg-type]
        parts = list(ledger.atlas.area(**asked, region=EACH))  # type: ignore[arg-type]
        for period, row in whole.items():
            total = sum(part.held or 0.0 for part in parts if part.period == period)
            worst = max(worst, abs(total - (row.held or 0.0)) / (row.held or 1.0))
    return worst


def _geodesic(layer: MapLayer) -> float:
    """How far the product's area is from pyproj's geodesic area of the same polygons."""
    import shapely
    from pyproj import Geod

    from whoholds.terrain.ground import ground_km2

    ground = of_wkb(layer.shape)
    plain = abs(Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(ground))[0]) / 1e6
    return abs(ground_km2(ground) - plain) / plain


def _equal_area(layer: MapLayer) -> float:
    """How far it is from the area in Lambert's equal-area projection at the shape's middle, edges cut short."""
    import shapely
    from pyproj import Transformer

    from whoholds.terrain.ground import ground_km2

    ground = of_wkb(layer.shape)
    middle = ground.envelope.centroid
    plane = f"+proj=laea +lat_0={middle.y} +lon_0={middle.x} +ellps=WGS84 +units=m"
    turn = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    flat = shapely.transform(shapely.segmentize(ground, 0.01), turn.transform, interleaved=False)
    return abs(ground_km2(ground) - flat.area / 1e6) / (flat.area / 1e6)


def lines(found: Measured) -> Iterator[str]:
    """The measurement in words."""
    yield "monthly areas, km² (net; gained, lost; held)"
    for row in found.months:
        mark = " ~ " + ", ".join(row.missing) if row.missing else ""
        numbers = f"{row.net:+9.1f}  {row.gained:9.1f} {row.lost:8.1f}  {row.held:12,.1f}"
        yield f"  {row.assessor:10}{'+'.join(row.layers):17}{row.period}  {numbers}{mark}"
    yield "published areas"
    for each in found.published:
        beside = "–" if each.computed is None else f"{each.computed:,.1f}"
        said = f"{each.agrees or 'no':7} {each.reason or ''}".rstrip()
        yield f"  {each.period:22} {each.who:12.12} {each.published:10,.1f} {beside:>10}  {said}"
    yield "settlements, by verdict"
    for (source, kind), count in sorted(Counter((v.source, v.kind) for v in found.settlements).items()):
        yield f"  {source:10} {kind:12} {count}"
    for verdict in found.settlements:
        if verdict.kind == "differs":
            yield f"    {verdict.words}"
    yield "figures"
    for name, value in found.figures.items():
        yield f"  {name:18} {value:.3g}"


def worse(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each figure that is worse than its floor; errors must not grow, shares must not fall."""
    return [
        f"{name}: {figures.get(name)}, floor {floor}"
        for name, floor in floors.items()
        if name not in figures or (figures[name] < floor if name in _SHARES else figures[name] > floor)
    ]


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """New floors, never easier than the old ones."""
    out = dict(floors)
    for name, value in figures.items():
        if name in _SHARES:
            out[name] = max(floors.get(name, 0.0), round(value - _MARGIN, 4))
        else:
            out[name] = min(floors.get(name, float("inf")), float(f"{value * _TIMES:.2g}"))
    return out


def main(arguments: list[str] | None = None) -> int:
    """The command; see the module's head."""
    ask = argparse.ArgumentParser(prog="python -m eval.terrain", description=__doc__.partition("\n")[0])
    ask.add_argument("--shared", type=Path, default=DEFAULT, help="the folder that holds maps/")
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to these figures")
    options = ask.parse_args(arguments)
    folder = options.shared / "maps"
    missing = [name for name in (*MAPS, PUBLISHED, CHANGES) if not (folder / name).exists()]
    if missing:
        print(f"terrain: skipped, the maps are not here ({folder / missing[0]} does not exist)", file=sys.stderr)
        return 0
    found = evaluate(folder)
    print(json.dumps(found.figures, indent=2) if options.json else "\n".join(lines(found)))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if options.lift:
        FLOORS.write_text(json.dumps(raised(found.figures, floors), indent=2) + "\n", encoding="utf-8")
        return 0
    fallen = worse(found.figures, floors)
    for line in fallen:
        print(f"terrain: worse than its floor: {line}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
