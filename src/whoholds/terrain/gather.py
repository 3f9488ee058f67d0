"""The drawn grounds of one layer and day, gathered and united."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoholds import theatre as theatres
from whoholds.errors import MapError
from whoholds.terrain import days
from whoholds.terrain.drawn import Drawn, Extent
from whoholds.terrain.faults import Faults
from whoholds.terrain.ground import of_wkb, polygons, wkb
from whoholds.terrain.identify import Identity, layer_name
from whoholds.terrain.repair import mended, off_theatre, placed

if TYPE_CHECKING:
    from shapely import MultiPolygon

# Names of united layers that are told; the others are counted.
_NAMES = 5


@dataclass(slots=True)
class Group:
    """The ground of one layer and day while it is gathered: its shapes as WKB, so that they can be put in order.

    `off` counts polygons outside the theatre; `spoilt` says that a part could not be read.
    """

    shapes: list[bytes] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    off: int = 0
    spoilt: bool = False

    @property
    def source_layer(self) -> str:
        """The names of the layers gathered here, in one."""
        names = sorted(self.names)
        more = f", and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
        return ", ".join(names[:_NAMES]) + more

    def told(self) -> tuple[str, ...]:
        """What was done to have the ground, in order."""
        several = "s" if self.off > 1 else ""
        off = (f"{self.off:,} polygon{several} outside the theatre left out",) if self.off else ()
        return (*sorted(self.notes), *off)

    def united(self) -> MultiPolygon:
        """All the ground. The order in which it was gathered makes no difference."""
        import shapely

        shapes = [of_wkb(shape) for shape in sorted(self.shapes)]
        return shapes[0] if len(shapes) == 1 else polygons(shapely.union_all(shapes))


def gathered(
    found: Iterable[tuple[Identity, Drawn]], date: str | None, extent: Extent | None, today: str, faults: Faults
) -> dict[tuple[str, Identity], Group]:
    """What was drawn, by ISO day and layer; what cannot be dated, read or placed is added to `faults`.

    `date` is the user's, `today` the last day that a map may be of.
    """
    found = list(found)
    # One layer is drawn for one day, whenever each of its features was last touched.
    touched: dict[tuple[Identity, str], list[Mapping[str, str]]] = defaultdict(list)
    for identity, drawn in found:
        touched[identity, layer_name(drawn)].append(drawn.properties)
    edited = {key: days.edited(several) for key, several in touched.items()}
    groups: dict[tuple[str, Identity], Group] = {}
    for identity, drawn in found:
        try:
            day, notes = _day(identity, drawn, edited[identity, layer_name(drawn)], date, today)
        except MapError as error:
            faults.add(error, drawn.source)
            continue
        group = groups.setdefault((day, identity), Group())
        group.names.add(layer_name(drawn))
        group.notes.update(notes, drawn.notes)
        try:
            _add(drawn, group, extent, faults)
        except MapError as error:
            group.spoilt = True
            lost = f"without it {identity.source_layer or layer_name(drawn)} of {day} is not whole, and is left out"
            faults.add(MapError(f"{error}; {lost}"), drawn.source)
    return groups


def _day(
    identity: Identity, drawn: Drawn, edited: str | None, date: str | None, today: str
) -> tuple[str, tuple[str, ...]]:
    names = tuple(name for name in (drawn.layer_name, drawn.file_name) if name)
    known = days.Told(days.told(drawn.properties, drawn.source) or drawn.day_hint, edited, names)
    day, notes = days.map_day(known, date, drawn.source)
    # What was held before the war is drawn as of whichever day its maker likes.
    since = theatres.load(identity.theatre).since if identity.theatre and not identity.static else None
    days.check(day, since=since, today=today, where=drawn.source)
    return day, notes


def _add(drawn: Drawn, group: Group, extent: Extent | None, faults: Faults) -> None:
    """Add a ground, mended. Raises `MapError` when it cannot be had."""
    if drawn.geometry is None:
        raise MapError(f"{drawn.source}: {drawn.fault or 'it has no geometry'}; mend or remove it")
    ground = mended(drawn.geometry)
    notes = (*ground.notes, *placed(ground.shape, extent, drawn.source))
    if off_theatre(ground.shape, extent):
        west, south, *_ = ground.shape.bounds
        faults.add(
            MapError(
                f"{drawn.source}: it lies outside the theatre, near {west:.2f} {south:.2f} (longitude, latitude): left "
                "out; check its coordinates, or the theatre"
            ),
            drawn.source,
        )
        group.off += 1
        return
    group.notes.update(notes)
    if not ground.shape.is_empty:
        group.shapes.append(wkb(ground.shape))
