"""What control maps cost: reading, measuring, asking where points lie; each beside the least that could be done.

    python -m bench.terrain [--days 365] [--points 30000] [--corners 4000] [--json]

The maps are invented: a front of so many corners that moves a little every day, in three layers. One process, processor
time, everything in one run; what counts are the ratios.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import shapely
from pyproj import Geod

from bench.terrain_overlays import available, overlays
from whoholds.answers import Ledger
from whoholds.atlas import EACH
from whoholds.model import Layer, MapLayer, Place
from whoholds.terrain.cover import spells
from whoholds.terrain.ground import of_wkb, wkb
from whoholds.terrain.maps import read_maps
from whoholds.witness import Witnesses, homes_of

FIRST = date(2023, 1, 1)
WEST, SOUTH, EAST, NORTH = 33.0, 46.5, 39.0, 50.0


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _front(corners: int, chance: random.Random) -> list[tuple[float, float]]:
    """A jagged line from south to north."""
    return [
        (
            36.0 + 0.6 * math.sin(8 * at / corners) + chance.uniform(-0.01, 0.01),
            SOUTH + (NORTH - SOUTH) * at / (corners - 1),
        )
        for at in range(corners)
    ]


def drawn(days: int, corners: int, seed: int = 1) -> list[MapLayer]:
    """Three layers a day: control east of the front, advances before it, unclear ground before these."""
    chance = random.Random(seed)
    line = _front(corners, chance)
    out: list[MapLayer] = []
    for number in range(days):
        low = chance.randrange(corners - 60)
        for at in range(low, low + 60):
            line[at] = (round(line[at][0] - chance.uniform(0, 0.004), 6), line[at][1])
        day = (FIRST + timedelta(days=number)).isoformat()
        shapes: tuple[tuple[Layer, str | None, float, float | None], ...] = (
            ("control", "RUS", 0.0, None),
            ("advance", "RUS", 0.05, 0.0),
            ("unknown", None, 0.1, 0.05),
        )
        for layer, party, near, far in shapes:
            own = [(x - near, y) for x, y in line]
            rest = [(EAST, NORTH), (EAST, SOUTH)] if far is None else [(x - far, y) for x, y in reversed(line)]
            ground = shapely.make_valid(shapely.Polygon([*own, *rest]))
            out.append(
                MapLayer(
                    "Bench", day, layer, party, layer, wkb(ground), required=True, elsewhere="home", theatre="ukraine"
                )
            )
    return out


def measured(days: int, points: int, corners: int) -> dict[str, float]:
    """Ratios: how many times the least that the work could take."""
    chance = random.Random(2)
    places = [
        Place(f"p{n}", f"P{n}", "settlement", chance.uniform(SOUTH, NORTH), chance.uniform(WEST, EAST), None, "UA")
        for n in range(points)
    ]
    layers = drawn(days, corners)
    out: dict[str, float] = {"days": days, "layers": len(layers), "points": points, "corners": corners}
    with TemporaryDirectory() as folder:
        path = Path(folder, "maps.geojsonl")
        with path.open("w", encoding="utf-8") as stream:
            for each in layers[:90]:
                shape = json.loads(shapely.to_geojson(of_wkb(each.shape)))
                fields = {"layer": each.layer, "party": each.party, "date": each.day}
                stream.write(json.dumps({"type": "Feature", "properties": fields, "geometry": shape}) + "\n")
        bare = _seconds(lambda: [shapely.from_geojson(line) for line in path.open(encoding="utf-8")])
        read = _seconds(
            lambda: list(
                read_maps(path, assessor="Bench", theatre="ukraine", today="2030-01-01", parties=("RUS", "UKR"))
            )
        )
        out["read, of bare parsing"] = read / bare
        with Ledger(Path(folder, "maps.db"), create=True) as ledger:
            out["kept per second"] = len(layers) / _seconds(lambda: ledger.atlas.add(layers))
            seen = Witnesses(ledger.store)
            sheets, homes = seen.sheets("Bench"), homes_of("ukraine")
            walk = _seconds(lambda: spells(places, sheets, seen.ground, homes))
            xs, ys = [p.lon for p in places], [p.lat for p in places]
            every = _seconds(lambda: [shapely.contains_xy(of_wkb(each.shape), xs, ys) for each in layers])
            prepared = _seconds(lambda: [_prepared(each, xs, ys) for each in layers])
            out["walk of all points, of testing each on each map"] = walk / every
            out["the same, of testing each, shapes prepared"] = walk / prepared
            one = [places[0]]
            out["walk of one point, of reading the shapes"] = _seconds(
                lambda: spells(one, sheets, seen.ground, homes)
            ) / _seconds(lambda: [of_wkb(each.shape) for each in layers])
            geod = Geod(ellps="WGS84")
            control = [of_wkb(each.shape) for each in layers if each.layer == "control"]
            least = _seconds(lambda: [geod.geometry_area_perimeter(shape) for shape in control])
            out["areas by month, of pyproj's areas alone"] = _seconds(lambda: ledger.atlas.area(by="month")) / least
        if available():
            out |= _by_region(layers)
    return out


def _by_region(layers: list[MapLayer]) -> dict[str, float]:
    """A map a week, control and advances, to monthly areas by oblast; processor time, of geopandas overlays."""
    weekly = [each for at in range(0, len(layers), 21) for each in layers[at : at + 3]]
    asked: tuple[Layer, ...] = ("control", "advance")
    with TemporaryDirectory() as folder, Ledger(Path(folder, "weekly.db"), create=True) as ledger:
        ledger.atlas.add(weekly)
        ours = _seconds(lambda: ledger.atlas.area(layers=asked, party="RUS", by="month", region=EACH))
    theirs = [[of_wkb(w.shape) for w in weekly[at : at + 3] if w.layer in asked] for at in range(0, len(weekly), 3)]
    return {"plain overlays by oblast, of ours on weekly maps": _seconds(lambda: overlays(theirs, "ukraine")) / ours}


def _prepared(layer: MapLayer, xs: list[float | None], ys: list[float | None]) -> object:
    shape = of_wkb(layer.shape)
    shapely.prepare(shape)
    return shapely.contains_xy(shape, xs, ys)


def main(arguments: list[str] | None = None) -> int:
    """The command; see the module's head."""
    ask = argparse.ArgumentParser(prog="python -m bench.terrain", description=__doc__.partition("\n")[0])
    ask.add_argument("--days", type=int, default=365)
    ask.add_argument("--points", type=int, default=30_000)
    ask.add_argument("--corners", type=int, default=4_000)
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args(arguments)
    found = measured(options.days, options.points, options.corners)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name:52} {value:10.3g}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
