"""Fetching control maps from their makers into a folder of raw files, which `whoholds terrain add` reads.

Nothing here judges a map: a file holds what the maker sent, less what only concerns the sending.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from whoholds.errors import MapError
from whoholds.gazetteer.store import Progress, silent
from whoholds.model import Json, Layer
from whoholds.terrain.fetch_files import Fetched, check_day, collection_of, older_version, save, size_of
from whoholds.terrain.fetch_http import CURE, LIMITS, Busy, Client, Limits, Sleep, check_address, told

__all__ = ["DEEPSTATE_URL", "ISW_LAYERS", "ISW_URL", "Fetched", "IswLayer", "fetch_deepstate", "fetch_isw"]

DEEPSTATE_URL = "https://deepstatemap.live/api"
ISW_URL = "https://services5.arcgis.com/SaBe5HMtmnbqSWlu/arcgis/rest/services"
PAUSE_SECONDS = 1.0  # between two questions to a server
STOP_AFTER = 3  # failures in a row: the rest would fail too, and the server be asked for nothing
MAX_PAGES = 100  # of one layer; a page holds a thousand features or more, a layer some dozens
_QUERY = "where=1%3D1&outFields=*&outSR=4326&f=geojson"
_FIRST_ID, _LAST_ID = 10**9, 10**10 - 1  # a version's number is the second it was made: here of 2001 to 2286


@dataclass(frozen=True, slots=True)
class IswLayer:
    """A layer of the institute's: what it says of the ground, and the service and number it has there."""

    layer: Layer
    service: str
    number: int


# As published scripts ask for them; the institute gives a layer a new service now and then (V2, V3).
ISW_LAYERS: tuple[IswLayer, ...] = (
    IswLayer("control", "VIEW_RussiaCoTinUkraine_V3", 49),
    IswLayer("advance", "MDS_AssessedRussianAdvanceInUkraine_view", 49),
    IswLayer("claimed", "VIEW_ClaimedRussianTerritoryinUkraine_V2", 49),
    IswLayer("pre2022", "VIEW_Russian_controlled_Ukrainian_Territory_before_February_24_2022", 36),
)


def fetch_deepstate(
    to: Path,
    *,
    since: str | None = None,
    until: str | None = None,
    base: str = DEEPSTATE_URL,
    pause_seconds: float = PAUSE_SECONDS,
    progress: Progress = silent,
    sleep: Sleep = time.sleep,
    limits: Limits = LIMITS,
) -> Iterator[Fetched | MapError]:
    """Fetch DeepState's maps from `since` to `until` (ISO days, both included; either may be open), the oldest first.

    Without both, the newest only. The last version of each UTC day counts. A day whose file is there is skipped, unless
    we wrote it from an earlier version of that day. What goes wrong is yielded, and the next day tried; after a few
    failures in a row, or when the server asks for it, the rest is left. Raises `MapError` at once for days or a `base`
    that cannot be meant.
    """
    for day in (since, until):
        if day is not None:
            check_day(day)
    if since is not None and until is not None and since > until:
        raise MapError(f"since {since}, until {until}: the first day comes after the last; swap them")
    check_address(base)
    client = Client(pause_seconds=pause_seconds, sleep=sleep, limits=limits)
    return _deepstate(client, to, since, until, base.rstrip("/"), progress)


def fetch_isw(
    to: Path,
    *,
    today: str,
    base: str = ISW_URL,
    pause_seconds: float = PAUSE_SECONDS,
    progress: Progress = silent,
    sleep: Sleep = time.sleep,
    limits: Limits = LIMITS,
) -> Iterator[Fetched | MapError]:
    """Fetch the institute's layers as they stand now; `today` (an ISO day) is the day they are filed under.

    A layer whose file of that day is there is skipped. One that fails is yielded as its `MapError`; the others go on.
    Raises `MapError` at once for a `today` or a `base` that cannot be meant.
    """
    check_day(today)
    check_address(base)
    client = Client(pause_seconds=pause_seconds, sleep=sleep, limits=limits)
    return _isw(client, to, today, base.rstrip("/"), progress, limits.answer_bytes)


def _deepstate(
    client: Client, to: Path, since: str | None, until: str | None, base: str, progress: Progress
) -> Iterator[Fetched | MapError]:
    url = f"{base}/history/public"
    try:
        versions, unusable = _versions(client.get(url).value, url)
        wanted = _wanted(versions, since, until, url)
    except MapError as error:
        yield error
        return
    if unusable is not None:
        yield unusable
    failures = 0
    for n, day in enumerate(wanted):
        progress("Fetching DeepState maps", n, len(wanted))
        result = _tried(partial(_deepstate_day, client, to, day, versions[day], base))
        yield result
        failures = failures + 1 if isinstance(result, MapError) else 0
        left = len(wanted) - n - 1
        if left and (isinstance(result, Busy) or failures == STOP_AFTER):
            yield MapError(f"{url}: {left} maps after {day} were not asked for; run the same command again later")
            return
    progress("Fetching DeepState maps", len(wanted), len(wanted))


def _isw(
    client: Client, to: Path, today: str, base: str, progress: Progress, most: int
) -> Iterator[Fetched | MapError]:
    for n, layer in enumerate(ISW_LAYERS):
        progress("Fetching ISW layers", n, len(ISW_LAYERS))
        yield _tried(partial(_isw_layer, client, to, layer, today, base, most))
    progress("Fetching ISW layers", len(ISW_LAYERS), len(ISW_LAYERS))


def _tried(work: Callable[[], Fetched]) -> Fetched | MapError:
    try:
        return work()
    except MapError as error:
        return error


def _deepstate_day(client: Client, to: Path, day: str, version: int, base: str) -> Fetched:
    path = to / f"deepstate_{day}.geojson"
    size = size_of(path)
    if size is not None and not older_version(path, version):
        return Fetched(path, day, size, skipped=True)
    url = f"{base}/history/{version}/geojson"
    value = client.get(url).value
    if isinstance(value, dict) and "map" in value:
        if value.get("id", version) != version:
            raise MapError(f"{url}: answered another version than {version}; {CURE}")
        value = value["map"]
    collection = collection_of(value, url)
    if not collection.features:
        raise MapError(f"{url}: answered a map without features; {CURE}")
    return save(path, day, {"id": version, "map": collection.sent}, url)


def _isw_layer(client: Client, to: Path, layer: IswLayer, today: str, base: str, most: int) -> Fetched:
    path = to / f"isw_{layer.service}_{today}.geojson"
    there = size_of(path)
    if there is not None:
        return Fetched(path, today, there, skipped=True)
    first = f"{base}/{layer.service}/FeatureServer/{layer.number}/query?{_QUERY}"
    whole: dict[str, Json] = {"type": "FeatureCollection"}
    features: list[Json] = []
    before: list[Json] | None = None
    url, size = first, 0
    for _ in range(MAX_PAGES):
        answer = client.get(url)
        size += answer.size
        if size > most:
            raise MapError(f"{url}: with the pages before it more than the limit of {most} bytes; {CURE}")
        page = collection_of(answer.value, url)
        # Of a server that does not know how to turn pages, the first would come again and again.
        if page.features == before:
            raise MapError(f"{url}: the same page again, so the layer cannot be had whole; {CURE}")
        before = page.features
        features += page.features
        if "crs" in page.sent:
            whole["crs"] = page.sent["crs"]
        if not features:
            raise MapError(f"{url}: answered a map without features; {CURE}")
        if not page.more:
            return save(path, today, {**whole, "features": features}, first)
        url = f"{first}&resultOffset={len(features)}"
    raise MapError(f"{first}: more than {MAX_PAGES} pages; {CURE}")


def _versions(history: Json, url: str) -> tuple[dict[str, int], MapError | None]:
    """The last version's number of each UTC day, and what is to be said of entries that have none.

    The day is that of the number, which the file carries; `createdAt` may lack and is not asked.
    """
    if not isinstance(history, list):
        raise MapError(f"{url}: answered no list of versions; {CURE}")
    versions: dict[str, int] = {}
    odd: list[Json] = []
    for entry in history:
        number = entry.get("id") if isinstance(entry, dict) else None
        # Nothing but such a number may go into a file's name and an address. (True is a whole number to Python.)
        if isinstance(number, int) and not isinstance(number, bool) and _FIRST_ID <= number <= _LAST_ID:
            day = datetime.fromtimestamp(number, UTC).date().isoformat()
            versions[day] = max(number, versions.get(day, 0))
        else:
            odd.append(number)
    if not odd:
        return versions, None
    example = told(str(odd[0])) if isinstance(odd[0], (str, int, float)) else type(odd[0]).__name__
    cure = "the others are taken"
    return versions, MapError(f"{url}: {len(odd)} of {len(history)} versions have no usable id ({example!r}); {cure}")


def _wanted(versions: dict[str, int], since: str | None, until: str | None, url: str) -> list[str]:
    days = sorted(versions)
    if not days:
        raise MapError(f"{url}: lists no version; {CURE}")
    if since is None and until is None:
        return days[-1:]
    wanted = [day for day in days if (since or day) <= day <= (until or day)]
    if not wanted:
        raise MapError(f"{url}: no map of these days; there are some from {days[0]} to {days[-1]}")
    return wanted
