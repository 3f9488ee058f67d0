"""Monthly gains by oblast as one would do them with geopandas alone: what `bench.terrain` sets the product's beside.

geopandas is no dependency of the product, nor of its tests: `pip install geopandas` where this is to be measured.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise

from shapely.geometry.base import BaseGeometry

from whoholds.gazetteer.boundaries import boundaries


def available() -> bool:
    """Whether geopandas is installed."""
    return find_spec("geopandas") is not None


def overlays(maps: Sequence[Sequence[BaseGeometry]], theatre: str) -> float:
    """Dissolve the layers of every map, lay it over the map before and over the borders, and add areas up by region.

    Square kilometres held at the end, gained and lost, all regions together: there is nothing to compare without.
    """
    geopandas = importlib.import_module("geopandas")
    known = boundaries(theatre)
    borders = geopandas.GeoDataFrame({"id": [b.id for b in known]}, geometry=[b.shape for b in known], crs=4326)

    def by_region(ground: object) -> float:
        parts = geopandas.overlay(ground, borders, how="intersection", keep_geom_type=True)
        parts["km2"] = parts.to_crs(6933).area / 1e6
        return float(parts.groupby("id").km2.sum().sum())

    whole = [
        geopandas.GeoDataFrame({"map": [0] * len(layers)}, geometry=list(layers), crs=4326)
        .dissolve("map")
        .reset_index()
        for layers in maps
    ]
    held = [by_region(ground) for ground in whole]
    changed = 0.0
    for before, after in pairwise(whole):
        for one, other in ((after, before), (before, after)):
            changed += by_region(geopandas.overlay(one, other, how="difference", keep_geom_type=True))
    return held[-1] + changed
