"""From a file's own coordinate reference system to degrees of longitude and latitude (WGS 84)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from whoholds.errors import MapError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

Projector = Callable[["BaseGeometry"], "BaseGeometry"]
# An edge that is straight in the file's plane is none in degrees; with a corner every 5 km it is off by under a metre.
_STEP_M = 5_000.0
# More corners than any map has; coordinates that would need them are no place on earth.
_MOST_CORNERS = 5_000_000


def projector(crs: str | None, where: str) -> Projector | None:
    """What turns coordinates of `crs` (a name such as ``EPSG:3857``, or WKT) into degrees; None when they are that.

    The projector raises `ValueError` for coordinates that are no place in `crs`. Raises `MapError` for a `crs` that is
    not known, naming `where`.
    """
    if crs is None:
        return None
    import numpy
    import shapely
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError, ProjError

    try:
        theirs = CRS.from_user_input(crs).to_2d()
        ours = CRS.from_epsg(4326)
        if theirs.equals(ours, ignore_axis_order=True):
            return None
        # Files keep the easterly coordinate first, whatever the system's own order is.
        transformer = Transformer.from_crs(theirs, ours, always_xy=True)
    except (CRSError, ProjError) as error:
        raise MapError(
            f"{where}: its coordinate reference system {crs[:80]!r} is not known ({error}); save it in EPSG:4326"
        ) from None
    step = _STEP_M / theirs.axis_info[0].unit_conversion_factor if theirs.is_projected else None

    def moved(points: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
        return numpy.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    def degrees(geometry: BaseGeometry) -> BaseGeometry:
        flat = shapely.force_2d(geometry)
        if step is not None:
            if not flat.length / step < _MOST_CORNERS:
                raise ValueError(f"its coordinates are no place in {theirs.name}")
            flat = shapely.segmentize(flat, step)
        turned = shapely.transform(flat, moved)
        if not turned.is_empty and not all(math.isfinite(bound) for bound in turned.bounds):
            raise ValueError(f"its coordinates are no place in {theirs.name}")
        return turned

    return degrees
