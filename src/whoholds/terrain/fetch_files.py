"""What a maker sent, as a file in the folder: checked for its outer form, written whole or not at all."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whoholds.errors import MapError
from whoholds.model import Json
from whoholds.terrain.fetch_http import CURE, told

_VERSION = re.compile(rb'\{"id":([0-9]{10}),')  # how a file that we wrote from a numbered version begins


@dataclass(frozen=True, slots=True)
class Fetched:
    """A map in the folder: its file, the ISO day it is of, the file's size; `skipped` when it was there before."""

    path: Path
    day: str
    bytes: int
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A GeoJSON FeatureCollection as `sent`, its `features`, and whether the server kept more of them back."""

    sent: dict[str, Json]
    features: list[Json]
    more: bool


def collection_of(value: Json, url: str) -> Collection:
    """`value` as a collection. Raises `MapError` when it is none: an ArcGIS server sends its errors as good answers."""
    if isinstance(value, dict) and isinstance(error := value.get("error"), dict):
        words = told(f"{error.get('code')}: {error.get('message')}")
        raise MapError(f"{url}: answered an error ({words}); {CURE}")
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise MapError(f"{url}: answered no GeoJSON FeatureCollection; {CURE}")
    if not all(isinstance(feature, dict) for feature in features):
        raise MapError(f"{url}: answered a FeatureCollection with things in it that are no features; {CURE}")
    # Older servers tell on top that more is to come, newer ones among the properties.
    properties = value.get("properties")
    inner = properties.get("exceededTransferLimit") if isinstance(properties, dict) else None
    more = value.get("exceededTransferLimit") is True or inner is True
    return Collection(value, features, more)


def save(path: Path, day: str, value: dict[str, Json], url: str) -> Fetched:
    """Write `value`, which came from `url`; the file appears only when whole."""
    try:
        words = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (ValueError, RecursionError) as error:
        raise MapError(f"{url}: cannot be written as JSON ({error}); {CURE}") from error
    # Half a surrogate pair, which JSON's escapes can name, is no text: "?" takes its place.
    body = words.encode("utf-8", "replace")
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as handle:
            handle.write(body)
            handle.flush()
            os.fsync(handle.fileno())  # or a power cut could leave an empty file, to be skipped ever after
        os.replace(part, path)
    except OSError as error:
        raise _unusable(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return Fetched(path, day, len(body))


def size_of(path: Path) -> int | None:
    """The size of a file in bytes; None when there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unusable(path, error) from error


def older_version(path: Path, version: int) -> bool:
    """Whether we wrote the file from a version before this one; a file that is not of our writing is left alone."""
    try:
        with path.open("rb") as handle:
            found = _VERSION.match(handle.read(32))
    except OSError as error:
        raise _unusable(path, error) from error
    return found is not None and int(found[1]) < version


def check_day(day: str) -> None:
    """Raise `MapError` unless `day` is written YYYY-MM-DD; it goes into file names."""
    try:
        good = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day) is not None and bool(date.fromisoformat(day))
    except ValueError:
        good = False
    if not good:
        raise MapError(f"{told(day)!r}: not a day; write it like 2024-02-20")


def _unusable(path: Path, error: OSError) -> MapError:
    return MapError(f"{path}: cannot be used ({error.strerror or error}); free the place or choose another folder")
