"""Settlements whose point passed from one state to another on an assessor's maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from whoholds.model import Passage, Place, Spell

# A state that lasts under three days is a slip of the maker's hand more often than a change on the ground.
LEAST_DAYS = 3


def passages(place: Place, spells: Sequence[Spell], least_days: int = LEAST_DAYS) -> Iterator[Passage]:
    """The changes of one place on one assessor's maps, oldest first. States of under `least_days` days are left out."""
    for old, new in pairwise(_lasting(spells, least_days)):
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


def _lasting(spells: Iterable[Spell], least: int) -> list[Spell]:
    """Spells without the short and the unsure ones; where the same state stands on both sides, they become one."""
    kept: list[Spell] = []
    for each in spells:
        if not each.sure:
            continue
        ended = each.until is not None
        if ended and _days(each.since, each.until or "") < least:
            continue
        if kept and (kept[-1].layer, kept[-1].party) == (each.layer, each.party):
            kept[-1] = replace(kept[-1], said=each.said, until=each.until, home=each.home)
        else:
            kept.append(each)
    return kept


def _party(spell: Spell) -> str | None:
    return spell.party if spell.layer is not None else spell.home


def _days(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days
