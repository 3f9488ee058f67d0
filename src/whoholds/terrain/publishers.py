"""Which layers a publisher of areas counts (data/publishers.yaml): part of every such figure, and seldom printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from whoholds.errors import SettingsError
from whoholds.model import LAYERS, Layer

_TABLE = Path(__file__).parent / "data" / "publishers.yaml"
Counts = Literal["net", "gained"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes areas of a `party`: on whose maps, of which `layers`, as a `net` change or what was `gained`."""

    name: str
    source: str
    layers: tuple[Layer, ...]
    counts: Counts
    party: str
    aliases: tuple[str, ...] = ()


@cache
def publishers() -> tuple[Publisher, ...]:
    """All that are known. Raises `SettingsError` for a table that is not as it should be."""
    table: object = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    if not isinstance(table, dict):
        raise SettingsError(f"{_TABLE.name}: must be a mapping")
    return tuple(_publisher(str(name), fields) for name, fields in table.items())


def _publisher(name: str, fields: object) -> Publisher:
    match fields:
        case {
            "source": str(source),
            "layers": [*layers],
            "counts": ("net" | "gained") as counts,
            "party": str(party),
            "aliases": [*aliases],
        }:
            known = tuple(layer for layer in LAYERS if layer in layers)
            if len(known) == len(layers):
                return Publisher(name, source, known, counts, party, tuple(str(alias) for alias in aliases))
    raise SettingsError(f"{_TABLE.name}: {name}: needs source, layers, counts, party and aliases")


def publisher(name: str, source: str | None = None) -> Publisher | None:
    """The publisher of that name (and on those maps, where `source` says); None for one whose rule is not known."""
    called = name.casefold()
    for each in publishers():
        if called in {each.name.casefold(), *(alias.casefold() for alias in each.aliases)} and source in (
            None,
            each.source,
        ):
            return each
    return None
