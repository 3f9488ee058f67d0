"""Fetching a GeoNames country dump."""

from __future__ import annotations

import http.client
import os
import re
import urllib.error
import urllib.request
from pathlib import Path

from whoholds.errors import GazetteerError
from whoholds.gazetteer.store import Progress, silent

BASE_URL = "https://download.geonames.org/export/dump"
MAX_BYTES = 600_000_000  # the zipped dump of all countries is 400 MB
TIMEOUT_SECONDS = 60.0
_CHUNK = 1 << 16


def fetch(country: str, to: Path, *, base: str = BASE_URL, limit: int = MAX_BYTES, progress: Progress = silent) -> Path:
    """Fetch the dump of `country` (two capital letters) into folder `to`; the file appears only when whole."""
    if not re.fullmatch(r"[A-Z]{2}|allCountries", country):
        raise GazetteerError(f"geonames:{country}: not a country code of two letters; write for instance geonames:UA")
    url = f"{base.rstrip('/')}/{country}.zip"
    if not url.startswith(("https://", "http://")):
        raise GazetteerError(f"{url}: not a web address; give one that begins with https://")
    cure = "try again later, or fetch the file by other means and add it from disk"
    target = to / f"{country}.zip"
    part = to / f".{country}.zip.{os.getpid()}"
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "whoholds"})
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer, part.open("wb") as handle:
            total = int(answer.headers.get("Content-Length") or 0)
            if total > limit:
                raise GazetteerError(f"{url}: {total} bytes is more than the limit of {limit}")
            done = 0
            while chunk := answer.read(_CHUNK):
                done += len(chunk)
                if done > limit:
                    raise GazetteerError(f"{url}: more than the limit of {limit} bytes")
                handle.write(chunk)
                progress(f"Fetching {country}.zip", done, total)
        if total and done != total:
            raise GazetteerError(f"{url}: ended after {done} of {total} bytes; {cure}")
        os.replace(part, target)
    except urllib.error.HTTPError as error:
        known = "no such country there" if error.code == 404 else str(error.reason)
        raise GazetteerError(f"{url}: answered {error.code} ({known}); {cure}") from error
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise GazetteerError(f"{url}: cannot be fetched ({error}); {cure}") from error
    finally:
        part.unlink(missing_ok=True)
    return target
