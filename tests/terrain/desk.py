"""A map desk: invented layers as a ledger would keep them, and their grounds by digest, without a ledger."""

from __future__ import annotations

from hashlib import sha256

import shapely

from tests.ledger.invented import drawn
from whoholds.model import MapLayer, Place, Snapshot
from whoholds.terrain.ground import of_wkb, wkb
from whoholds.terrain.sheets import Sheet, by_assessor, sheets


class Desk:
    """Keeps layers in the order given: of two of one kind and day the later counts."""

    def __init__(self, *layers: MapLayer) -> None:
        self.snapshots = [_kept(layer, number) for number, layer in enumerate(layers)]
        self._grounds = {_digest(layer.shape): of_wkb(layer.shape) for layer in layers}

    def ground(self, digest: str) -> shapely.MultiPolygon:
        return self._grounds[digest]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The maps of its one assessor, by day."""
        return sheets(self.snapshots)

    @property
    def all_sheets(self) -> dict[str, tuple[Sheet, ...]]:
        return by_assessor(self.snapshots)


def shaped(day: str, ground: shapely.Geometry, **fields: object) -> MapLayer:
    """A layer of any ground; its fields as those of `drawn`."""
    layer = drawn(day, **fields)  # type: ignore[arg-type]
    return MapLayer(**{name: getattr(layer, name) for name in MapLayer.__slots__} | {"shape": wkb(ground)})


def town(name: str, lat: float | None, lon: float | None, **fields: object) -> Place:
    """A settlement in Ukraine, unless `fields` say otherwise."""
    values: dict[str, object] = {"type": "settlement", "admin1": None, "country": "UA"}
    return Place(id=f"place:{name.lower()}", name=name, lat=lat, lon=lon, **(values | fields))  # type: ignore[arg-type]


def _digest(shape: bytes) -> str:
    return sha256(shape).hexdigest()


def _kept(layer: MapLayer, number: int) -> Snapshot:
    return Snapshot(
        id=f"map{number}",
        digest=_digest(layer.shape),
        bounds=of_wkb(layer.shape).bounds,
        producer="maps/1",
        recorded="2025-01-01T00:00:00.000000Z",
        seq=number,
        **{
            name: getattr(layer, name)
            for name in (
                "assessor", "day", "layer", "party", "source_layer", "covers", "static", "required", "elsewhere",
                "theatre", "file", "file_digest", "notes",
            )
        },
    )  # fmt: skip
