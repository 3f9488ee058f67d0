"""GeoJSON in its forms: a document, a document a line, a map wrapped by its snapshot, and objects with a geometry.

Read by us rather than by GDAL, so that a message can name the feature, and one bad line spoils no other.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from whoholds.errors import MapError
from whoholds.terrain import days
from whoholds.terrain.drawn import Drawn, Limits
from whoholds.terrain.project import Projector, projector
from whoholds.terrain.properties import properties_of
from whoholds.terrain.rings import Shape, shaped

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RECORD = b"\x1e"  # begins every line of a GeoJSON text sequence (RFC 8142)
_CURE = "save the map as GeoJSON"


@dataclass(frozen=True, slots=True)
class _At:
    """Where we are in a file, and what encloses it."""

    where: str
    file_name: str
    layer_name: str | None = None
    day_hint: str | None = None
    turn: Projector | None = None


def drawings(
    raw: bytes, where: str, file_name: str, limits: Limits, *, by_line: bool = False
) -> Iterator[Drawn | MapError]:
    """What is drawn in GeoJSON's bytes, feature by feature; a `MapError` in the place of what cannot be read.

    Points and lines are passed over. `by_line` says that the file's ending promises an object a line.
    """
    try:
        raw = _utf8(raw, where)
        lines = _lines(raw, by_line)
        if not lines:
            yield from _document(_parsed(raw.strip(_RECORD + b" \t\r\n"), where), _At(where, file_name), limits)
            return
    except MapError as error:
        yield error
        return
    if len(lines) > limits.features:
        yield MapError(f"{where}: more than {limits.features:,} lines; give fewer at a time")
        return
    for number, line in lines:
        place = f"{where}:{number}"
        try:
            yield from _document(_parsed(line, place), _At(place, file_name), limits)
        except MapError as error:
            yield error


def _utf8(raw: bytes, where: str) -> bytes:
    """`raw` in UTF-8, as long as a mark at its head says what else it is in."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            if encoding == "utf-8":
                return raw[len(mark) :]
            try:
                return raw.decode(encoding).encode()
            except UnicodeError:
                raise MapError(f"{where}: it begins as {encoding} and is not; save it as UTF-8") from None
    return raw


def _lines(raw: bytes, by_line: bool) -> list[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers, of a file of objects a line; none for one document.

    The first line decides, being an object by itself or not: of a document over several it is none. `by_line` says that
    the file's ending promises lines, which counts when the whole is no document: the first line may be the bad one.
    """
    lines = [(n, line.strip(_RECORD + b" \t\r")) for n, line in enumerate(raw.split(b"\n"), 1)]
    lines = [(n, line) for n, line in lines if line]
    if len(lines) < 2:
        return []
    first = lines[0][1]
    if first.startswith(b"{") and first.endswith(b"}") and _parses(first):
        return lines
    return lines if by_line and not _parses(raw) else []


def _parses(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _parsed(raw: bytes, where: str) -> object:
    """The value, with every geometry in it a `Shape`."""
    try:
        return json.loads(raw.decode("utf-8"), object_hook=shaped)
    except UnicodeDecodeError as error:
        raise MapError(
            f"{where}: not in UTF-8 (byte {error.start + 1:,} is {raw[error.start]:#x}); save it as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        near = error.doc[max(0, error.pos - 20) : error.pos + 20].strip()
        cut = "it is cut off; fetch it again" if error.pos >= len(error.doc.rstrip()) - 1 else "mend or remove it"
        raise MapError(f"{where}: not JSON ({error.msg} near {near!r}); {cut}") from None
    except RecursionError:
        raise MapError(f"{where}: nested too deep to be a map; mend or remove it") from None
    except ValueError as error:
        raise MapError(f"{where}: not JSON that can be read ({error}); mend or remove it") from None


def _document(value: object, at: _At, limits: Limits) -> Iterator[Drawn | MapError]:
    match value:
        case {"map": inner, **rest}:
            at, value = replace(at, day_hint=_snapshot_day(rest, at.where)), inner
    match value:
        case [*features]:
            yield from _features(features, at, limits)
        case {"type": "FeatureCollection", "features": [*features], **rest}:
            yield from _features(features, _inside(rest, at), limits)
        case _:
            yield from _feature(value, at)


def _features(features: list[object], at: _At, limits: Limits) -> Iterator[Drawn | MapError]:
    if len(features) > limits.features:
        raise MapError(f"{at.where}: more than {limits.features:,} features; give fewer at a time")
    for number, feature in enumerate(features, 1):
        try:
            yield from _feature(feature, replace(at, where=f"{at.where}, feature {number}"))
        except MapError as error:
            yield error


def _feature(value: object, at: _At) -> Iterator[Drawn]:
    match value:
        case Shape():
            yield from _drawn(value, {}, at)
        case {"type": "Feature", **rest}:
            given = rest.get("properties")
            yield from _drawn(rest.get("geometry"), given if isinstance(given, dict) else {}, at)
        case {"geometry": geometry, **rest} if "type" not in rest:
            yield from _drawn(geometry, rest, at)
        case _:
            raise MapError(f"{at.where}: {_what(value)}")


def _inside(rest: dict[object, object], at: _At) -> _At:
    """What a FeatureCollection says of all its features. Raises `MapError` when it holds only some of them."""
    properties = rest.get("properties")
    inner = properties.get("exceededTransferLimit") if isinstance(properties, dict) else None
    if rest.get("exceededTransferLimit") is True or inner is True:
        raise MapError(
            f"{at.where}: the server sent only some of the features (exceededTransferLimit); fetch the rest too"
        )
    name, crs = rest.get("name"), rest.get("crs")
    turn = at.turn
    if isinstance(crs, dict) and isinstance(crs.get("properties"), dict):
        called = crs["properties"].get("name")
        turn = projector(called if isinstance(called, str) else "none", at.where)
    return replace(at, layer_name=name if isinstance(name, str) and name.strip() else at.layer_name, turn=turn)


def _snapshot_day(rest: dict[object, object], where: str) -> str | None:
    """The day of a wrapped map: its id is the moment in seconds since 1970; failing that, `datetime` or `date`."""
    moment = rest.get("id")
    if isinstance(moment, int | str) and not isinstance(moment, bool):
        day = days.of_text(str(moment))
        if day is not None:
            return day
    return days.told(properties_of(rest.items()), where)


def _drawn(geometry: object, given: dict[object, object], at: _At) -> Iterator[Drawn]:
    match geometry:
        case None:
            return
        case Shape(None, None):
            return
        case Shape(shape, fault):
            if shape is not None and at.turn is not None:
                try:
                    shape = at.turn(shape)
                except ValueError as error:
                    shape, fault = None, str(error)
        case {"type": str(kind)}:
            shape, fault = None, f"its geometry is of a kind that is not read here, {kind[:40]!r}"
        case _:
            shape, fault = None, "its geometry is no GeoJSON geometry"
    properties = MappingProxyType(properties_of(given.items()))
    yield Drawn(at.where, at.layer_name, at.file_name, True, properties, shape, fault, at.day_hint)


def _what(value: object) -> str:
    """What a value is that is no map, and the cure."""
    match value:
        case {"error": error}:
            words = error.get("message") if isinstance(error, dict) else error
            return f"a map server's error ({str(words)[:80]}); fetch it again"
        case {"type": "Topology"}:
            return f"TopoJSON, which is not read here; {_CURE}"
        case {"rings": _} | {"geometryType": _} | {"spatialReference": _}:
            return "Esri JSON, which is not read here; ask the server for f=geojson"
        case dict():
            keys = ", ".join(sorted(str(key)[:20] for key in value)[:5])
            return f"an object that is no GeoJSON (its keys: {keys or 'none'}); {_CURE}"
        case _:
            return f"JSON, but no map; {_CURE}"
