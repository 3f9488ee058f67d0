"""Settlements whose point passed from one state to another on an assessor's maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from whoholds.model import Layer, Passage, Place, Spell

# A state that lasts under three days is a slip of the maker's hand more often than a change on the ground.
LEAST_DAYS = 3


def passages(place: Place, spells: Sequence[Spell], least_days: int = LEAST_DAYS) -> Iterator[Passage]:
    """The changes of one place on one assessor's maps, oldest first. States of under `least_days` days are left out."""
    for old, new in pairwise(lasting(spells, least_days)):
        if begins(old, new):
            continue
        yield Passage(
            assessor=new.assessor,
            place=place,
            day=new.since,
            before=old.said,
            old_layer=old.layer,
            old_party=_party(old),
            new_layer=new.layer,
            new_party=_party(new),
            lasted=_days(new.since, new.until or new.said),
        )


def lasting(spells: Iterable[Spell], least: int = LEAST_DAYS) -> list[Spell]:
    """Spells without the short and the unsure ones; where the same state stands on both sides, they become one."""
    kept: list[Spell] = []
    for each in spells:
        if not each.sure:
            continue
        ended = each.until is not None
        if ended and _days(each.since, each.until or "") < least:
            continue
        if kept and _same(kept[-1]) == _same(each):
            kept[-1] = replace(kept[-1], said=each.said, until=each.until)
        else:
            kept.append(each)
    return kept


def begins(before: Spell, now: Spell) -> bool:
    """Whether a place lies in none of the layers before and after, and only now is said to be held from home.

    Its maker then only begins to draw an enemy's ground: nothing changed hands.
    """
    untold = before.sure and before.layer is None and before.home is None
    return untold and now.layer is None and now.home is not None


def _same(spell: Spell) -> tuple[Layer | None, str | None]:
    """What makes two spells one state; in none of the layers it is held from home, or not told of."""
    return spell.layer, _party(spell)


def _party(spell: Spell) -> str | None:
    return spell.party if spell.layer is not None else spell.home


def _days(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days
