"""The whole map of one assessor on one day: its layers put together, and the days that lack one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whoholds.model import Layer, Snapshot

# Between maps further apart than this nobody knows how the ground was held: nothing is taken in between.
LONGEST_GAP_DAYS = 31
# What tells one layer of a map from another, whatever the day.
Kind = tuple[Layer, str | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One assessor's map of a day. `layers` by kind; `carried` are those of another day that stand on this one too.

    `missing` names required layers that the day lacks: what lies in no other layer is then not known to lie in none.
    """

    assessor: str
    day: str
    layers: Mapping[Kind, Snapshot]
    carried: frozenset[Kind] = frozenset()
    missing: tuple[Kind, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it has every layer it should have."""
        return not self.missing


def sheets(snapshots: Iterable[Snapshot]) -> tuple[Sheet, ...]:
    """The maps of one assessor, by day.

    A layer that its maker draws once and lets stand (`static`) is carried to every day: the last one drawn by then, or
    before the first, that one. Its own days make no map. A required layer is asked for from the first day it was drawn.
    """
    by_day: dict[str, dict[Kind, Snapshot]] = defaultdict(dict)
    standing: dict[Kind, dict[str, Snapshot]] = defaultdict(dict)
    needed: dict[Kind, str] = {}
    for each in sorted(snapshots, key=lambda s: (s.day, s.seq)):
        kind: Kind = (each.layer, each.party)
        if each.static:
            standing[kind][each.day] = each
        else:
            by_day[each.day][kind] = each
        if each.required:
            needed.setdefault(kind, each.day)
    # Where what lies in no layer is held from home, a map without the control drawn from the first on would give it all
    # away.
    for kind, each in by_day[min(by_day)].items() if by_day else ():
        if each.layer == "control" and each.elsewhere == "home":
            needed.setdefault(kind, each.day)
    out: list[Sheet] = []
    for day in sorted(by_day):
        layers = dict(by_day[day])
        carried: set[Kind] = set()
        for kind, drawn in standing.items():
            if kind not in layers:
                layers[kind] = _standing_on(day, tuple(drawn.values()))
                if layers[kind].day != day:
                    carried.add(kind)
        missing = tuple(sorted((k for k, since in needed.items() if since <= day and k not in layers), key=str))
        out.append(Sheet(next(iter(layers.values())).assessor, day, layers, frozenset(carried), missing))
    return tuple(out)


def _standing_on(day: str, drawn: Sequence[Snapshot]) -> Snapshot:
    at = bisect_right(drawn, day, key=lambda s: s.day)
    return drawn[max(at - 1, 0)]


def by_assessor(snapshots: Iterable[Snapshot]) -> dict[str, tuple[Sheet, ...]]:
    """The maps of every assessor, by name."""
    grouped: dict[str, list[Snapshot]] = defaultdict(list)
    for each in snapshots:
        grouped[each.assessor].append(each)
    return {name: sheets(grouped[name]) for name in sorted(grouped)}
