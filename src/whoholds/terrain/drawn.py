"""What stands in a file of maps: one drawn ground, with the words beside it, before anyone says what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# West, south, east, north in degrees.
Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be at most, so that one made to harm, or by mistake, does not exhaust the machine.

    `file` and `unpacked` are bytes (a year of daily maps is some 100 MB of GeoJSON); `ratio` is how many times its
    packed size a file may grow (coordinates shrink to a third or a tenth), asked once it is over `ratio_from` bytes.
    """

    file: int = 500_000_000
    unpacked: int = 1_000_000_000
    ratio: int = 200
    ratio_from: int = 10_000_000
    features: int = 200_000
    members: int = 10_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One feature that has ground.

    `source` names file and feature for messages. `layer_name` is the layer's own name; `file_name` the file's, without
    its endings; `alone` says that the file holds one layer only, which the file's name may then name. `day_hint` is the
    ISO day that what encloses the feature tells. Keys of `properties` are lower-case. `geometry` is in degrees of
    longitude and latitude, not yet mended; where it cannot be read it is None and `fault` says why.
    """

    source: str
    layer_name: str | None
    file_name: str
    alone: bool
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    geometry: BaseGeometry | None = None
    fault: str | None = None
    day_hint: str | None = None
    notes: tuple[str, ...] = ()
