"""Claims of one kind and party at one place, grouped by time into what they say happened.

A claim whose words give a day is anchored there. One without is only told by a day: a report of something new stands
at its telling; what is taken for granted ("the fall of X", "X, which it captured") goes to the last group before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from whoholds.control.days import span
from whoholds.model import Kind, Telling

# Days between two claims of the same thing. News of a capture comes in over days and its confirmation later; a strike
# is of its day; what is held or fought for is told again and again. Chosen on the assessments of Nov 2022 - Jan 2023.
WINDOW: dict[Kind, int] = {
    "captured": 14,
    "withdrew": 14,
    "holds": 30,
    "fighting": 7,
    "advanced": 3,
    "surrounded": 14,
    "annexed": 30,
    "struck": 1,
    "evacuated": 7,
    "abused": 7,
}
# How far back a claim without a day of its own may belong to something told before.
LOOKBACK = 120

Hold = Literal["anchored", "told", "by"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A telling with the days (ordinals) its event may lie on. `hold` tells how firmly.

    ``anchored``: its words give the day; ``told``: news of the day it was told; ``by``: at the latest by `last`.
    `voice` is who counts as speaking, `copies` are the tellings that only repeat it (`control.copies`).
    """

    telling: Telling
    first: int
    last: int
    told: int
    hold: Hold
    voice: str = ""
    copies: tuple[Telling, ...] = ()


def place_in_time(telling: Telling) -> Placed | None:
    """Where a claim stands in time; None when neither its event nor its telling has a day."""
    claim = telling.claim
    told = span(telling.told)[1] if telling.told else None
    if claim.date is None:
        return None
    first, last = span(claim.date)
    if told is None:
        told = last
    last = min(last, max(first, told))
    if len(claim.date) == 10 and claim.date_basis is not None:
        return Placed(telling, first, last, told, "anchored")
    if claim.date_basis is not None:
        return Placed(telling, first, last, told, "by")
    return Placed(telling, first, last, told, "by" if taken_for_granted(telling) else "told")


def taken_for_granted(telling: Telling) -> bool:
    """Whether a claim without a day tells of something as known ("after the fall of X", "which it had taken")."""
    return telling.claim.presupposed


class HasPlaced(Protocol):
    """Anything that stands in time as a telling does."""

    @property
    def placed(self) -> Placed:
        """Where it stands."""


T = TypeVar("T", bound=HasPlaced)


def group(items: Sequence[T], kind: Kind, turns: Sequence[int] = ()) -> tuple[tuple[T, ...], ...]:
    """The groups, each in order of day. The order of `items` does not matter.

    `turns` are days (ordinals, in order) on which the place is known to have changed back: claims from before and
    after such a day are of two events, however near.
    """
    window = WINDOW[kind]
    ordered = sorted(items, key=lambda item: _order(item.placed))
    groups = _chain([item for item in ordered if item.placed.hold != "by"], window, turns)
    rest: list[T] = []
    for item in ordered:
        if item.placed.hold != "by":
            continue
        home = _home(item.placed, groups, window)
        if home is None:
            rest.append(item)
        else:
            groups[home].append(item)
    groups += _chain(rest, LOOKBACK)
    return tuple(tuple(sorted(g, key=lambda item: _order(item.placed))) for g in groups)


def _order(item: Placed) -> tuple[int, int, int, str, str]:
    return (item.first, item.last, item.told, item.telling.claim.id, item.telling.source.key)


def _chain(items: Sequence[T], window: int, turns: Sequence[int] = ()) -> list[list[T]]:
    groups: list[list[T]] = []
    reach = 0
    for item in items:
        turned = bisect_left(turns, item.placed.first) > bisect_right(turns, reach)
        if groups and item.placed.first - reach <= window and not turned:
            groups[-1].append(item)
            reach = max(reach, item.placed.last)
        else:
            groups.append([item])
            reach = item.placed.last
    return groups


def _home(item: Placed, groups: Sequence[Sequence[T]], window: int) -> int | None:
    """The group a claim without a day of its own belongs to, begun when it was told.

    Of a month or a year: the latest that lies in it, else the latest within the window of it. Without either: the
    latest told of in the days before.
    """
    inside: int | None = None
    beside: int | None = None
    whole = item.last > item.first
    for number, members in enumerate(groups):
        firm = [m.placed for m in members if m.placed.hold != "by"]
        first, last = firm[0].first, max(m.last for m in firm)
        if first > item.told:
            continue
        if whole and item.first <= last and first <= item.last:
            inside = number
        elif whole and item.first - window <= last and first <= item.last + window:
            beside = number
        elif not whole and item.told - last <= LOOKBACK:
            inside = number
    return beside if inside is None else inside
