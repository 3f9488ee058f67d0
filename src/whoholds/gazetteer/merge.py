"""Two sources made one: the same place is kept once, with all its names and the better position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from whoholds.gazetteer.geometry import rough_km
from whoholds.gazetteer.names import fold
from whoholds.gazetteer.records import Record
from whoholds.gazetteer.store import Progress, silent

SAME_KM = 3.0  # two sources' points of one village differ by up to this much


def merge(existing: Iterable[Record], incoming: Iterable[Record], progress: Progress = silent) -> list[Record]:
    """`existing` with `incoming` worked in, ordered by id. Merging the same source twice changes nothing."""
    return _Merger(existing).run(sorted(incoming, key=lambda r: r.id), progress)


class _Merger:
    def __init__(self, existing: Iterable[Record]) -> None:
        self.records = {r.id: r for r in existing}
        self.named: dict[tuple[str, str], list[str]] = defaultdict(list)

    def run(self, incoming: list[Record], progress: Progress) -> list[Record]:
        # Only the incoming countries' places can have a twin.
        countries = {r.country for r in incoming}
        for record in self.records.values():
            if record.country in countries:
                self._index(record)
        for number, record in enumerate(incoming):
            if number % 1000 == 0:
                progress("Merging", number, len(incoming))
            twin = record.id if record.id in self.records else self._twin(record)
            merged = record if twin is None else _merged(self.records[twin], record)
            self.records[merged.id] = merged
            self._index(merged)
        return [self.records[i] for i in sorted(self.records)]

    def _index(self, r: Record) -> None:
        for key in {fold(n) for n in r.spellings}:
            ids = self.named[r.country, key]
            if r.id not in ids:
                ids.append(r.id)

    def _twin(self, record: Record) -> str | None:
        """The nearest place that shares a name and, for what is known of both positions, may be the same."""
        best: tuple[float, str] | None = None
        for key in {fold(n) for n in record.spellings}:
            for other in self.named.get((record.country, key), ()):
                r = self.records[other]
                km = rough_km(r.lat, r.lon, record.lat, record.lon)
                reach = SAME_KM + (r.error_km or 0.0) + (record.error_km or 0.0)
                if km <= reach and (best is None or (km, other) < best):
                    best = (km, other)
        return best[1] if best else None


def _merged(old: Record, new: Record) -> Record:
    """`old` with what `new` adds: spellings, a larger population, an official name, a true position."""
    local = old.local_name or new.local_name
    spellings = dict.fromkeys((*old.spellings, *new.spellings))
    better = old if old.error_km is None or new.error_km is not None else new
    return replace(
        old,
        lat=better.lat,
        lon=better.lon,
        error_km=better.error_km,
        local_name=local,
        names=tuple(n for n in spellings if n not in (old.name, local)),
        population=max(old.population, new.population),
        admin1=old.admin1 or new.admin1,
        source="+".join(dict.fromkeys([*old.source.split("+"), *new.source.split("+")])),
    )
