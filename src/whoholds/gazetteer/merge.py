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
# A settlement known by its hromada only is found in another source within its radius and this much more.
SLACK_KM = 25.0


def merge(existing: Iterable[Record], incoming: Iterable[Record], progress: Progress = silent) -> list[Record]:
    """`existing` with `incoming` worked in, ordered by id. Merging the same source twice changes nothing."""
    return _Merger(existing).run(sorted(incoming, key=lambda r: r.id), progress)


class _Merger:
    def __init__(self, existing: Iterable[Record]) -> None:
        self.records = {r.id: r for r in existing}
        self.aliases: dict[str, str] = {}
        self.exact: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.rough: dict[tuple[str, str], list[str]] = defaultdict(list)
        for r in self.records.values():
            self._index(r)

    def _index(self, r: Record) -> None:
        for key in {fold(n) for n in r.spellings}:
            table = self.exact if r.error_km is None else self.rough
            if r.id not in table[r.country, key]:
                table[r.country, key].append(r.id)

    def run(self, incoming: list[Record], progress: Progress) -> list[Record]:
        left: list[Record] = []
        for number, record in enumerate(incoming):
            if number % 1000 == 0:
                progress("Merging", number, len(incoming))
            if record.id in self.records:
                self._put(_merged(self.records[record.id], record))
            elif (twin := self._twin(record)) is not None:
                self._put(_merged(self.records[twin], record))
            else:
                left.append(record)
        left = self._locate(left)
        for record in left:
            # Again: two incoming rows may be one place (a village in both lists of one file).
            twin = self._twin(record)
            self._put(_merged(self.records[twin], record) if twin else record)
        return [self.records[i] for i in sorted(self.records)]

    def _put(self, record: Record) -> None:
        self.records[record.id] = record
        self._index(record)

    def _twin(self, record: Record) -> str | None:
        """The nearest place within `SAME_KM` that shares a name."""
        best: tuple[float, str] | None = None
        for key in {fold(n) for n in record.spellings}:
            for other in self.exact.get((record.country, key), ()):
                r = self.records[other]
                km = rough_km(r.lat, r.lon, record.lat, record.lon)
                if km <= SAME_KM and (best is None or (km, other) < best):
                    best = (km, other)
        return best[1] if best else None

    def _locate(self, incoming: list[Record]) -> list[Record]:
        """Give approximate places the coordinates of incoming namesakes near their seat; return the rest."""
        pairs = []
        for i, record in enumerate(incoming):
            for key in {fold(n) for n in record.spellings}:
                for other in self.rough.get((record.country, key), ()):
                    r = self.records[other]
                    if r.admin1 != record.admin1 or r.error_km is None:
                        continue
                    km = rough_km(r.lat, r.lon, record.lat, record.lon)
                    if km <= r.error_km + SLACK_KM:
                        pairs.append((km, r.id, i))
        done: set[int] = set()
        gone: set[str] = set()
        for _, other, i in sorted(pairs):
            if other in gone or i in done:
                continue
            gone.add(other)
            done.add(i)
            rough = self.records.pop(other)
            self._put(_located(rough, incoming[i]))
        return [r for i, r in enumerate(incoming) if i not in done]


def _names(first: Record, second: Record, standard: str, local: str | None) -> tuple[str, ...]:
    return tuple(n for n in dict.fromkeys((*first.spellings, *second.spellings)) if n not in (standard, local))


def _source(first: Record, second: Record) -> str:
    return "+".join(dict.fromkeys([*first.source.split("+"), *second.source.split("+")]))


def _merged(old: Record, new: Record) -> Record:
    """`old` with what `new` adds: spellings, a larger population, an official name."""
    local = old.local_name or new.local_name
    merged = replace(
        old,
        local_name=local,
        names=_names(old, new, old.name, local),
        population=max(old.population, new.population),
        admin1=old.admin1 or new.admin1,
        register=old.register or new.register,
        source=_source(old, new),
    )
    if old.error_km is not None and new.error_km is None:
        merged = replace(merged, lat=new.lat, lon=new.lon, error_km=None)
    return merged


def _located(rough: Record, new: Record) -> Record:
    """A register-only place with the position of `new`; GeoNames' id is worth keeping, the register's is the next."""
    return replace(
        rough,
        id=new.id if new.id.startswith("geonames:") else rough.id,
        lat=new.lat,
        lon=new.lon,
        error_km=None,
        population=max(rough.population, new.population),
        names=_names(rough, new, rough.name, rough.local_name),
        source=_source(rough, new),
    )
