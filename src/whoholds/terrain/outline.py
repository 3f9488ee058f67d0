"""The ground of the layers asked for, on one map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from whoholds.model import Layer, Snapshot
from whoholds.terrain.cover import Ground
from whoholds.terrain.sheets import Kind, Sheet

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Asked:
    """Which layers of which party are measured together."""

    layers: tuple[Layer, ...]
    party: str | None

    def drawn(self, sheet: Sheet) -> tuple[Snapshot, ...] | None:
        """Those layers on a map; None where it lacks one. A layer inside another one's ground is there with that."""
        found: list[Snapshot] = []
        for layer in self.layers:
            own = sheet.layers.get(self.kind(layer))
            if own is not None:
                found.append(own)
            elif not any(layer in other.covers and other.layer in self.layers for other in self._theirs(sheet)):
                return None
        return tuple(found)

    def kind(self, layer: Layer) -> Kind:
        """The layer with the party it is asked of; of unclear ground nobody is the holder."""
        return (layer, None if layer == "unknown" else self.party)

    def _theirs(self, sheet: Sheet) -> Iterator[Snapshot]:
        return (each for each in sheet.layers.values() if each.party == self.party)

    def lacking(self, maps: Sequence[Sheet]) -> tuple[Layer, ...]:
        """Layers that none of the maps has, with the party asked of."""
        return tuple(
            layer
            for layer in self.layers
            if not any(
                self.kind(layer) in sheet.layers
                or any(layer in other.covers and other.layer in self.layers for other in self._theirs(sheet))
                for sheet in maps
            )
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """The layers asked for on the map of a day, taken together; ground that two of them share is there once.

    `digests` and `sources` are the layers' own, in the order asked for.
    """

    day: str
    digests: tuple[str, ...]
    sources: tuple[str, ...]
    shape: BaseGeometry

    def unlike(self, before: Outline) -> str:
        """Why what changed since an outline cannot be told: "drew … before and … after"; or nothing."""
        if self.sources == before.sources:
            return ""
        return f"drew {', '.join(before.sources)} before and {', '.join(self.sources)} after"


def outline(sheet: Sheet, asked: Asked, ground: Ground, before: Outline | None = None) -> Outline | None:
    """The outline on a map; None where it lacks one of the layers.

    Of a map with the same layers as the one `before`, the shape is that one's, the same object.
    """
    from shapely import union

    drawn = asked.drawn(sheet)
    if drawn is None:
        return None
    digests, sources = tuple(each.digest for each in drawn), tuple(each.source_layer for each in drawn)
    if before is not None and before.digests == digests:
        return Outline(sheet.day, digests, sources, before.shape)
    shapes: list[BaseGeometry] = [ground(digest) for digest in digests]
    return Outline(sheet.day, digests, sources, reduce(union, shapes))
