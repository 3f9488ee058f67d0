"""Who says that a side is at a place, found by day: what the other side's claims are held against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whoholds.control.members import Group
from whoholds.control.status import Heard


@dataclass(frozen=True, slots=True)
class Presence:
    """Claims that a side is at the place, by side and in order of day: its own, independent ones, and its enemy's."""

    own: Mapping[str, Sequence[tuple[int, Heard]]]
    independent: Mapping[str, Sequence[tuple[int, Heard]]]
    conceded: Mapping[str, Sequence[tuple[int, Heard]]]

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Presence:
        """What the groups of one place say."""
        own: dict[str, list[tuple[int, Heard]]] = defaultdict(list)
        independent: dict[str, list[tuple[int, Heard]]] = defaultdict(list)
        conceded: dict[str, list[tuple[int, Heard]]] = defaultdict(list)
        for item in groups:
            for m in item.members if item.kind in ("holds", "fighting", "withdrew") else ():
                side = m.claim.side
                if m.role == "claims" and (item.kind == "fighting" or (item.kind == "holds" and item.party == side)):
                    own[side].append((m.placed.first, m.heard))
                if item.kind == "withdrew" and m.role == "denies" and item.party == side:
                    own[side].append((m.placed.first, m.heard))
                if item.kind == "holds" and item.party and m.placed.hold != "by":
                    if m.role == "corroborates":
                        independent[item.party].append((m.placed.first, m.heard))
                    if m.role == "concedes":
                        conceded[item.party].append((m.placed.first, m.heard))
        for lists in (own, independent, conceded):
            for heard in lists.values():
                heard.sort(key=lambda pair: (pair[0], pair[1].claim))
        return cls(own, independent, conceded)

    def said(self, side: str, first: int, last: int) -> list[Heard]:
        """A side's own claims to be there, of days `first` to `last`."""
        return _between(self.own.get(side, ()), first, last)

    def shown(self, side: str, first: int, last: int) -> list[Heard]:
        """Independent claims that it holds the place, of days `first` to `last`."""
        return _between(self.independent.get(side, ()), first, last)

    def admitted(self, side: str, first: int, last: int) -> list[Heard]:
        """Its enemy's word that it holds the place, of days `first` to `last`."""
        return _between(self.conceded.get(side, ()), first, last)


def _between(heard: Sequence[tuple[int, Heard]], first: int, last: int) -> list[Heard]:
    low = bisect_left(heard, first, key=lambda pair: pair[0])
    high = bisect_right(heard, last, key=lambda pair: pair[0])
    return [h for _, h in heard[low:high]]
