"""When settlements changed hands, by the control maps of two sources.

The file has a row for each time a settlement's point passed from one state to another on one source's maps. A change of
hands is made of them:

- `RU` and `UA` are firm: the settlement is Russia's, or Ukraine's. `GREY` (nobody's for sure) and `ADV` (Russian troops
  are there, not in control) are on the way. In the Russian border oblasts the states name the same holders.
- A change of hands takes one source's map from one party's firm state to the other's, at once or by way of `GREY` and
  `ADV`. There and back again (`UA` → `ADV` → `UA`) is none.
- A series that begins on the way hides who held the place before. The other source is asked; where it does not know
  either, the passage is left out and counted as such. Where the other source says that the new holder had been there
  all along, a map was tidied up and nothing changed hands.
- It is dated by the first snapshot with the new firm state: DeepState's where DeepState has it (daily maps), else
  ISW's (weekly from December). Its window runs from the day after the last snapshot without it; where the other source
  has it within `AGREE_DAYS`, it stretches to that one's.
- It counts when both sources have it within `AGREE_DAYS`, or when its new state held for `HELD_DAYS` or more.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from whoholds.gazetteer.geometry import rough_km
from whoholds.gazetteer.names import fold

AGREE_DAYS = 14
HELD_DAYS = 14
# Two records of one name this near are one settlement: GeoNames and its postal file often have it twice.
SAME_KM = 5.0
FIRST, LAST = date(2022, 11, 1), date(2023, 1, 31)
HOLDERS = {"RU": "RUS", "UA": "UKR"}
# In the order in which they are asked for the day.
SOURCES = ("DeepState", "ISW")


@dataclass(frozen=True, slots=True)
class Row:
    """A point passed from one state to another: `day` is the first snapshot so, `previous` the last one otherwise."""

    id: str
    source: str
    day: date
    previous: date
    before: str
    after: str
    held: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settlement of the maps: its records' ids, as the gazetteer has them, and their names, the main one first."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    lat: float
    lon: float
    oblast: str

    @property
    def name(self) -> str:
        return self.names[0]

    def called(self, name: str) -> bool:
        """Whether `name` is one of its names in any spelling."""
        return fold(name) in {fold(own) for own in self.names}

    def km_to(self, lat: float, lon: float) -> float:
        return rough_km(self.lat, self.lon, lat, lon)

    def is_at(
        self, id: str | None, name: str | None, lat: float | None, lon: float | None, error: float | None
    ) -> bool:
        """Whether a place is this settlement: by its id, or by its name within `SAME_KM` (or the place's own error)."""
        if id in self.ids:
            return True
        if name is None or lat is None or lon is None or not self.called(name):
            return False
        return self.km_to(lat, lon) <= max(SAME_KM, error or 0.0)


@dataclass(frozen=True, slots=True)
class Step:
    """One source's map went over to `party`, firmly on `day`; `left` is its last snapshot in the old hands."""

    source: str
    party: str
    day: date
    previous: date
    left: date
    held: int


@dataclass(frozen=True, slots=True)
class Change:
    """A settlement changed hands. `first`..`last` is the window of its day; `why` it counts, or None."""

    settlement: Settlement
    party: str
    day: date
    first: date
    last: date
    steps: tuple[Step, ...]
    why: str | None


@dataclass(frozen=True, slots=True)
class Truth:
    """The changes of a period, those that count and those that do not, and what could not be told."""

    settlements: tuple[Settlement, ...]
    rows: Mapping[str, Mapping[str, tuple[Row, ...]]]
    changes: tuple[Change, ...]
    slight: tuple[Change, ...]
    unknown: tuple[tuple[Settlement, Step], ...]
    tidied: tuple[tuple[Settlement, Step], ...]

    def state(self, id: str, source: str, day: date) -> str | None:
        """The state of a record's point on one source's maps, as far as its rows tell it."""
        return state_on(self.rows.get(id, {}).get(source, ()), day)


# The party that last held a settlement for sure, on a source's maps up to a day, where its rows do not tell.
Holder = Callable[[Settlement, str, date], str | None]


def read(path: Path, first: date = FIRST, last: date = LAST) -> tuple[list[Row], list[Settlement]]:
    """The rows of a period and the settlements they are about, doubles folded."""
    rows: list[Row] = []
    records: dict[str, Settlement] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            day = date.fromisoformat(line["date"])
            if not first <= day <= last:
                continue
            id = gazetteer_id(line["settlement_id"], line["geonameid"])
            names = tuple(dict.fromkeys(n for n in (line["name"], line["name_uk"]) if n))
            records[id] = Settlement((id,), names, float(line["lat"]), float(line["lon"]), line["oblast"])
            previous = date.fromisoformat(line["date_prev_snapshot"])
            held = int(line["held_days"])
            rows.append(Row(id, line["source"], day, previous, line["from"], line["to"], held))
    return rows, folded(records.values())


def gazetteer_id(settlement_id: str, geonameid: str) -> str:
    """The id of a row's settlement as the gazetteer writes it."""
    return f"geonames:{geonameid}" if geonameid else f"postal:{settlement_id}"


def folded(records: Iterable[Settlement]) -> list[Settlement]:
    """Records of one name near one another made one settlement; the GeoNames record is the main one."""
    out: list[Settlement] = []
    for record in sorted(records, key=lambda r: (r.ids[0].startswith("postal:"), r.ids[0])):
        for k, known in enumerate(out):
            near = known.km_to(record.lat, record.lon) <= SAME_KM
            if near and any(known.called(name) for name in record.names):
                names = tuple(dict.fromkeys((*known.names, *record.names)))
                out[k] = Settlement((*known.ids, *record.ids), names, known.lat, known.lon, known.oblast)
                break
        else:
            out.append(record)
    return out


def state_on(rows: Sequence[Row], day: date) -> str | None:
    """The state a series of rows gives for a day; None where there are none, or the last one no longer held."""
    if not rows:
        return None
    past = [row for row in rows if row.day <= day]
    if not past:
        return rows[0].before
    return past[-1].after if day < past[-1].day + timedelta(days=past[-1].held) else None


def steps_of(rows: Sequence[Row], holder: str | None) -> tuple[list[Step], list[Step]]:
    """The changes of hands in one source's series, and its first arrival where nobody knows who held it before.

    `holder` is who held it before the series where its first state is not firm, as the other source has it.
    """
    steps: list[Step] = []
    unknown: list[Step] = []
    left: date | None = None
    if rows:
        holder = HOLDERS.get(rows[0].before, holder)
    for row in rows:
        if left is None or row.before in HOLDERS:
            left = row.previous
        party = HOLDERS.get(row.after)
        if party is None or party == holder:
            continue
        step = Step(row.source, party, row.day, row.previous, left, row.held)
        (unknown if holder is None else steps).append(step)
        holder = party
    return steps, unknown


def merged(settlement: Settlement, steps: Iterable[Step]) -> list[Change]:
    """The steps of both sources as changes of one settlement: the same passage told by two maps is one change."""
    groups: list[list[Step]] = []
    for step in sorted(steps, key=lambda s: (s.day, SOURCES.index(s.source))):
        if groups and groups[-1][0].party == step.party:
            groups[-1].append(step)
        else:
            groups.append([step])
    return [change_of(settlement, group) for group in groups]


def change_of(settlement: Settlement, steps: Sequence[Step]) -> Change:
    """One change from the steps that tell it."""
    main = min(steps, key=lambda s: SOURCES.index(s.source))
    near = [s for s in steps if abs((s.day - main.day).days) <= AGREE_DAYS]
    day = timedelta(days=1)
    why = None
    if len(near) > 1:
        why = f"both sources within {AGREE_DAYS} days"
    elif any(s.held >= HELD_DAYS for s in steps):
        why = f"held {HELD_DAYS} days or more"
    first, last = min(s.previous + day for s in near), max(s.day for s in near)
    return Change(settlement, main.party, main.day, first, last, tuple(steps), why)


def truth(rows: Sequence[Row], settlements: Sequence[Settlement], elsewhere: Holder) -> Truth:
    """All changes of hands; `elsewhere` tells who held a settlement on a source's maps where its rows do not."""
    series: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda r: r.day):
        series[row.id][row.source].append(row)
    changes: list[Change] = []
    unknown: list[tuple[Settlement, Step]] = []
    tidied: list[tuple[Settlement, Step]] = []
    for settlement in settlements:
        steps: list[Step] = []
        for source in SOURCES:
            own = next((series[id][source] for id in settlement.ids if series[id][source]), [])
            if not own:
                continue
            earlier = _elsewhere(settlement, source, own[0], series, elsewhere)
            found, untold = steps_of(own, earlier)
            steps += found
            unknown += [(settlement, s) for s in untold]
            # The first arrival on firm ground that was no change because the other source had the same holder there.
            arrival = next((r for r in own if r.after in HOLDERS), None)
            if own[0].before not in HOLDERS and arrival and HOLDERS[arrival.after] == earlier:
                tidied.append((settlement, Step(source, earlier, arrival.day, arrival.previous, own[0].previous, 0)))
        changes += merged(settlement, steps)
    changes.sort(key=lambda c: (c.day, c.settlement.name))
    frozen = {id: {source: tuple(own) for source, own in by.items()} for id, by in series.items()}
    return Truth(
        tuple(settlements),
        frozen,
        tuple(c for c in changes if c.why),
        tuple(c for c in changes if not c.why),
        tuple(unknown),
        tuple(tidied),
    )


def _elsewhere(
    settlement: Settlement,
    source: str,
    row: Row,
    series: Mapping[str, Mapping[str, Sequence[Row]]],
    elsewhere: Holder,
) -> str | None:
    """Who last held a settlement for sure before a row of `source`, by the other source."""
    for other in SOURCES:
        if other == source:
            continue
        for id in settlement.ids:
            if own := series[id][other]:
                states = (own[0].before, *(r.after for r in own if r.day < row.day))
                firm = [HOLDERS[state] for state in states if state in HOLDERS]
                if firm:
                    return firm[-1]
        return elsewhere(settlement, other, row.day - timedelta(days=1))
    return None
