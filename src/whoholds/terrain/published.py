"""Areas as others publish them, from a table: to be set beside what is computed from the makers' maps.

The columns are `period` (``2024-05``, ``2024``, ``2024-05-09/2024-05-15``; of a stock its day), `area_km2` (negative:
lost), `who_says`, `source_of_data` (whose maps), `kind` (``gain``, ``net gain``, ``stock``), and `note`, which may be
empty; others are passed over.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from whoholds.errors import MapError

_COLUMNS = ("period", "area_km2", "who_says", "source_of_data", "kind")
_STOCK = "stock"


@dataclass(frozen=True, slots=True)
class Published:
    """A published area: of what happened after the day `since` and up to `until`; of a stock, on `until`."""

    period: str
    area_km2: float
    who: str
    source: str
    kind: str
    note: str
    since: date
    until: date

    @property
    def stock(self) -> bool:
        """Whether it is what was held on a day, not a change."""
        return self.kind == _STOCK


def read(path: Path) -> Iterator[Published | MapError]:
    """The rows of a table in UTF-8; a row that cannot be read is an error, and the others go on.

    Raises `MapError` for a file that is no such table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream)
            lacking = [name for name in _COLUMNS if name not in (table.fieldnames or ())]
            if lacking:
                raise MapError(f"{path}: has no column {', '.join(lacking)}; a table of published areas has {_COLUMNS}")
            for row in table:
                yield _row(
                    {name: (value or "").strip() for name, value in row.items() if name}, f"{path}:{table.line_num}"
                )
    except OSError as error:
        raise MapError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise MapError(f"{path}: not in UTF-8; save it as CSV in UTF-8") from error
    except csv.Error as error:
        raise MapError(f"{path}: not readable as CSV ({error})") from error


def _row(row: dict[str, str], where: str) -> Published | MapError:
    try:
        area = float(row["area_km2"])
        since, until = _days(row["period"])
    except ValueError:
        return MapError(f"{where}: “{row['period']}” is no period, or “{row['area_km2']}” no number; mend the row")
    if not math.isfinite(area):
        return MapError(f"{where}: the area is no number; mend the row")
    kind = row["kind"].casefold()
    return Published(
        row["period"], area, row["who_says"], row["source_of_data"], kind, row.get("note", ""), since, until
    )


def _days(period: str) -> tuple[date, date]:
    """The day before a period and its last: of a month, a year, a day, or two of these with a stroke between."""
    first, _, last = period.partition("/")
    begin, end = _span(first), _span(last or first)
    if end[1] < begin[0]:
        raise ValueError(period)
    return begin[0] - timedelta(days=1), end[1]


def _span(value: str) -> tuple[date, date]:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        begin = date(parts[0], parts[1], 1)
        return begin, (begin + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    day = date(*parts)
    return day, day
