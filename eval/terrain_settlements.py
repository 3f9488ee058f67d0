"""When settlements changed layer: what the ledger's maps give, held against a list made of the makers' daily maps.

The list has a row for each time a settlement's point passed from one state to another (`RU`, `GREY`, `ADV`, `UA`): the
first snapshot with the new state and the last without. The ledger's maps may be fewer (mid-month and month-end of one
maker), so a row is asked for on the last kept map up to the one day, and on the first from the other on.

| verdict | |
|---|---|
| agrees | the old state on the map before, the new one on the map after, and nothing else between |
| within | both maps bear the list out, and between them the list has more than one change, which they cannot show |
| differs | one of the two maps has another state; `words` says which, and why |
"""

from __future__ import annotations

import csv
import gzip
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal

from whoholds.ledger.store import Store
from whoholds.model import Layer, Place, Spell
from whoholds.terrain.cover import spells
from whoholds.witness import Witnesses, homes_of

FIRST = "2024-01-01"
# The list leaves out states that lasted fewer days.
SHORT_DAYS = 3
UNTOLD = "not told"
_HOME = {"UKR": "UA", "RUS": "RU"}
_STATES: Mapping[tuple[Layer | None, str | None], str] = {
    ("control", "RUS"): "RU",
    ("pre2022", "RUS"): "RU",
    ("unknown", None): "GREY",
    ("advance", "RUS"): "ADV",
    ("advance", "UKR"): "UA",
}
Kind = Literal["agrees", "within", "differs"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    settlement: str
    name: str
    oblast: str
    source: str
    day: str
    previous: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the maps say of a row."""

    source: str
    kind: Kind
    words: str


def state_of(spell: Spell) -> str:
    """A spell's state in the list's words."""
    if spell.layer is None:
        return _HOME.get(spell.home or "", UNTOLD)
    return _STATES.get((spell.layer, spell.party), UNTOLD)


def read(path: Path) -> tuple[list[Row], dict[str, Place]]:
    """The rows from `FIRST` on, and the settlements they are about."""
    rows: list[Row] = []
    places: dict[str, Place] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            if line["date"] < FIRST:
                continue
            id = line["settlement_id"]
            country = "RU" if line["oblast"].startswith("RU ") else "UA"
            places[id] = Place(
                id, line["name"], "settlement", float(line["lat"]), float(line["lon"]), line["oblast"], country
            )
            rows.append(
                Row(
                    id, line["name"], line["oblast"], line["source"], line["date"], line["date_prev_snapshot"],
                    line["from"], line["to"],
                )
            )  # fmt: skip
    return rows, places


def verdicts(store: Store, path: Path) -> Iterator[Verdict]:
    """A verdict for every row."""
    rows, places = read(path)
    seen = Witnesses(store)
    for source in sorted({row.source for row in rows}):
        theirs = [row for row in rows if row.source == source]
        maps = [sheet for sheet in seen.sheets(source) if sheet.whole]
        among = [places[id] for id in {row.settlement for row in theirs}]
        lay = spells(among, maps, seen.ground, homes_of(seen.theatre(source)))
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(theirs, key=lambda r: r.day):
            grouped[row.settlement].append(row)
        for id, own in grouped.items():
            yield from judged(own, lay[id], [sheet.day for sheet in maps])


def judged(rows: Sequence[Row], lay: Sequence[Spell], days: Sequence[str]) -> Iterator[Verdict]:
    """The verdicts on one settlement's rows (by day), from how it lay on maps of these days."""
    following = {one: other for one, other in pairwise(rows)}
    preceding = {other: one for one, other in pairwise(rows)}
    for row in rows:
        low, high = bisect_right(days, row.previous) - 1, bisect_left(days, row.day)
        before = days[low] if low >= 0 else None
        after = days[high] if high < len(days) else None
        earlier = row in preceding and before is not None and before < preceding[row].day
        later = row in following and after is not None and after >= following[row].day
        wrong = []
        if before is not None and not earlier and (found := _on(lay, before)) != row.before:
            wrong.append(_why(row, "before", before, found, row.before))
        if after is not None and not later and (found := _on(lay, after)) != row.after:
            wrong.append(_why(row, "after", after, found, row.after))
        kind: Kind = "differs" if wrong else "within" if earlier or later else "agrees"
        yield Verdict(row.source, kind, "; ".join(wrong))


def _on(lay: Sequence[Spell], day: str) -> str:
    return next((state_of(s) for s in lay if s.since <= day and (s.until is None or day < s.until)), UNTOLD)


def _why(row: Row, side: str, day: str, found: str, expected: str) -> str:
    told = f"{row.name} ({row.oblast}), {row.source} {row.day} {row.before} to {row.after}"
    said = f"{told}: on the map of {day}, {side} it, {found} instead of {expected}"
    if row.oblast.startswith("RU ") and found == UNTOLD:
        return f"{said}: the maps kept have no layer of ground held by Ukraine there, so the product does not tell"
    apart = abs((date.fromisoformat(row.day) - date.fromisoformat(day)).days)
    if side == "before" and apart <= SHORT_DAYS:
        return f"{said}: a state of under {SHORT_DAYS} days, which the list leaves out, fell on the day of this map"
    return said
