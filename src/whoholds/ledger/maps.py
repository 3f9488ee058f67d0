"""Layers of control maps: how they are named, kept and read back."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from whoholds.errors import DamagedLedger
from whoholds.ledger.canonical import canonical, clean, key, maybe, maybe_key
from whoholds.ledger.codec import Object, decoding, parse
from whoholds.ledger.queries import Wanted, one_of
from whoholds.ledger.tables import entries, maps, shapes
from whoholds.model import MapLayer, Snapshot

_ID_DIGITS = 16
Bounds = tuple[float, float, float, float]


def shape_digest(shape: bytes) -> str:
    """The name under which a shape is kept."""
    return hashlib.sha256(shape).hexdigest()


def map_body(layer: MapLayer) -> Object:
    """A map layer as JSON, its shape by digest only.

    `id` hashes whose map it is, of which day, which layer of it, its ground and how its maker means it: neither the
    file nor who read it. A map given again with another theatre or meaning is another version of it.
    """
    digest = shape_digest(layer.shape)
    meant = [maybe(layer.theatre), list(layer.covers), layer.elsewhere, layer.required, layer.static]
    named = [key(layer.assessor), layer.day, layer.layer, maybe_key(layer.party), *meant, digest]
    return {
        "id": hashlib.sha256(canonical(named).encode("ascii")).hexdigest()[:_ID_DIGITS],
        "assessor": key(layer.assessor),
        "bounds": list(_bounds(layer.shape)),
        "covers": list(layer.covers),
        "day": layer.day,
        "digest": digest,
        "elsewhere": layer.elsewhere,
        "file": clean(layer.file),
        "file_digest": layer.file_digest,
        "layer": layer.layer,
        "notes": [clean(note) for note in layer.notes],
        "party": maybe_key(layer.party),
        "required": layer.required,
        "source_layer": clean(layer.source_layer),
        "static": layer.static,
        "theatre": maybe(layer.theatre),
    }


def _bounds(shape: bytes) -> Bounds:
    """West, south, east, north of a WKB MultiPolygon. Raises ValueError for anything else."""
    from shapely import from_wkb  # takes longer to import than a question to answer
    from shapely.errors import ShapelyError

    try:
        ground = from_wkb(shape)
    except (ShapelyError, struct.error) as error:
        raise ValueError(f"not the WKB of a shape: {error}") from error
    if ground.geom_type != "MultiPolygon" or ground.is_empty:
        raise ValueError(f"a {ground.geom_type} is no ground; give a MultiPolygon that is not empty")
    west, south, east, north = ground.bounds
    return west, south, east, north


def snapshots(connection: Connection, known: int | None, assessor: Wanted) -> tuple[Snapshot, ...]:
    """The layers kept until entry `known` (None: all), the newest of each, by assessor, day, layer and party."""
    query = (
        select(entries.c.seq, entries.c.body, entries.c.producer, entries.c.recorded)
        .join(maps, maps.c.seq == entries.c.seq)
        .where(*one_of(maps.c.assessor, assessor), *([maps.c.seq <= known] if known is not None else []))
        .order_by(entries.c.seq)
    )
    newest: dict[tuple[str, str, str, str], Snapshot] = {}
    for row in connection.execute(query):
        with decoding(f"entry {row.seq} (a map)"):
            found = _snapshot(parse(row.body), row.producer, row.recorded, row.seq)
        newest[found.assessor, found.day, found.layer, found.party or ""] = found
    return tuple(newest[name] for name in sorted(newest))


def _snapshot(body: Object, producer: str, recorded: str, seq: int) -> Snapshot:
    raw = dict(body)
    for name in ("covers", "notes"):
        raw[name] = tuple(raw[name])
    west, south, east, north = raw["bounds"]
    raw["bounds"] = (west, south, east, north)
    return Snapshot(**raw, producer=producer, recorded=recorded, seq=seq)


def read_shapes(connection: Connection, digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each shape asked for, with its digest, in the order asked. Raises `DamagedLedger` for one that is not whole."""
    for digest in digests:
        shape = connection.execute(select(shapes.c.body).where(shapes.c.digest == digest)).scalar()
        if shape is None or shape_digest(bytes(shape)) != digest:
            raise DamagedLedger(
                f"shape {digest} is missing or was altered; `whoholds verify` tells what else is damaged"
            )
        yield digest, bytes(shape)


def known_maps(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these map ids the ledger has."""
    wanted = sorted(ids)
    return set(connection.scalars(select(maps.c.id).where(*one_of(maps.c.id, wanted)))) if wanted else set()


def last_map(connection: Connection) -> int:
    """The number of the newest map's entry; 0 where there is no map."""
    return connection.execute(select(maps.c.seq).order_by(maps.c.seq.desc()).limit(1)).scalar() or 0
