"""Map layers out of a file: read, identified, dated, mended and united, one an assessor, day, layer and party."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from whoholds.errors import MapError, SettingsError
from whoholds.model import LAYERS, Layer, MapLayer
from whoholds.terrain import days
from whoholds.terrain.drawn import LIMITS, Drawn, Extent, Limits
from whoholds.terrain.faults import Faults
from whoholds.terrain.files import drawn, map_files, reason
from whoholds.terrain.gather import Group, gathered
from whoholds.terrain.ground import wkb
from whoholds.terrain.identify import Identity, Options, identify
from whoholds.terrain.presets import presets

__all__ = ["map_files", "read_maps"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_maps(
    path: Path,
    *,
    assessor: str | None = None,
    preset: str | None = None,
    date: str | None = None,
    layer: Layer | None = None,
    party: str | None = None,
    theatre: str | None = None,
    extent: Extent | None = None,
    today: str,
    parties: Collection[str],
    limits: Limits = LIMITS,
) -> Iterator[MapLayer | MapError]:
    """A `MapError` for each kind of thing in a file that is refused, then the map layers in it, by day.

    The options are the user's word, for what the file does not tell. `extent` (west, south, east, north in degrees) is
    where the war is, `parties` are the codes of its sides, `today` is an ISO day that no map is after. A feature that
    cannot be read spoils its layer of that day, which would not be whole without it, and nothing else.

    Raises `SettingsError` for a `preset`, `layer` or `date` that there is none of, and `TheatreError` for a theatre.
    """
    if preset is not None and preset not in presets():
        raise SettingsError(f"--preset: there is no {preset!r}; there are {', '.join(sorted(presets()))}")
    if layer is not None and layer not in LAYERS:
        raise SettingsError(f"--layer: there is no {layer!r}; there are {', '.join(LAYERS)}")
    if date is not None and (not _DAY.fullmatch(date) or days.of_text(date) is None):
        raise SettingsError(f"--date: {date!r} is no day; write it as 2024-08-23")
    options = Options(assessor, preset, layer, party, theatre, parties)
    return _read(path, options, date, extent, today, limits)


def _read(
    path: Path, options: Options, date: str | None, extent: Extent | None, today: str, limits: Limits
) -> Iterator[MapLayer | MapError]:
    faults = Faults()
    found: list[tuple[Identity, Drawn]] = []
    passed = 0
    for one in drawn(path, extent=extent, limits=limits):
        if isinstance(one, MapError):
            faults.add(one)
            continue
        try:
            identity = identify(one, options)
        except MapError as error:
            faults.add(error, one.source)
            continue
        if identity is None:
            passed += 1
        else:
            found.append((identity, one))
    groups = gathered(found, date, extent, today, faults)
    if not groups and not faults:
        what = f"none of its {passed:,} polygons shows held ground" if passed else "there are no polygons in it"
        faults.add(MapError(f"{path}: {what}; give a map of held ground"))
    layers = list(_layers(path, groups, faults))
    yield from faults.told()
    yield from layers


def _layers(path: Path, groups: Mapping[tuple[str, Identity], Group], faults: Faults) -> Iterator[MapLayer]:
    if not groups:
        return
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        faults.add(MapError(f"{path}: {reason(error)}"))
        return
    rivals = _rivals(groups)
    for day, identity in sorted(groups, key=lambda key: (key[0], _order(key[1]))):
        group = groups[day, identity]
        source_layer = identity.source_layer or _named(group.source_layer, path, identity.layer)
        if group.spoilt:
            continue
        names = rivals[_kind(day, identity)]
        if len(names) > 1:
            both = f"{identity.layer} of {identity.party or 'nobody'} on {day}"
            faults.add(
                MapError(f"{path}: {' and '.join(names)} are all {both}, where one can count; join them or drop one")
            )
            continue
        shape = group.united()
        if shape.is_empty:
            faults.add(MapError(f"{path}: {source_layer} of {day} has no ground in it; nothing of it is kept"))
            continue
        yield MapLayer(
            assessor=identity.assessor,
            day=day,
            layer=identity.layer,
            party=identity.party,
            source_layer=source_layer,
            shape=wkb(shape),
            covers=identity.covers,
            static=identity.static,
            required=identity.required,
            elsewhere=identity.elsewhere,
            theatre=identity.theatre,
            file=path.name,
            file_digest=digest,
            notes=group.told(),
        )


def _named(own: str, path: Path, layer: Layer) -> str:
    """A layer's own name; ours where it has only its file's, which may be another every day."""
    return layer if Path(own).stem.casefold() == path.stem.casefold() else own


_Kind = tuple[str, str, Layer, str | None]


def _kind(day: str, identity: Identity) -> _Kind:
    """What only one layer can be of: the one recorded last would stand for all."""
    return day, identity.assessor, identity.layer, identity.party


def _rivals(groups: Mapping[tuple[str, Identity], Group]) -> Mapping[_Kind, list[str]]:
    """The names of the layers of each kind."""
    found: dict[_Kind, list[str]] = defaultdict(list)
    for (day, identity), group in groups.items():
        found[_kind(day, identity)].append(repr(identity.source_layer or group.source_layer))
    return {kind: sorted(names) for kind, names in found.items()}


def _order(identity: Identity) -> tuple[str, int, str, str]:
    return identity.assessor, LAYERS.index(identity.layer), identity.party or "", identity.source_layer
