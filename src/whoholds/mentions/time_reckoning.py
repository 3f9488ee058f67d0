"""What the reckoning of times is made of: what it starts from, counts, and moves along the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from whoholds.mentions.calendar import NUMBERS, month_iso, shift, shift_months, valid, year_iso
from whoholds.mentions.time_anchors import NO_ANCHORS, Anchors

Parts = Mapping[str, str]
Value = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative words are reckoned from.

    `published` is the report's day; `previous` the last day told before these words ("the day after"); `future` says
    that the clause looks ahead ("will hold a vote on Sunday"); `anchors` are the theatre's key dates.
    """

    published: date | None
    previous: date | None = None
    future: bool = False
    anchors: Anchors = NO_ANCHORS


def no_day() -> Value:
    """The answer where relative words meet a report without a day."""
    return None, "the report's own day is not known"


def nearest(month: int, day: int, ref: Reference, slack: int = 2, *, back: bool = False) -> date | None:
    """The day of the year nearest before the report's (or after it, where the clause looks ahead).

    `slack` days ahead are let pass: reports are stamped in another time zone than their events.
    """
    if not ref.published:
        return None
    year = ref.published.year
    candidates = [d for y in range(year - 5, year + 6) if (d := valid(y, month, day))]
    if ref.future and not back:
        later = [d for d in candidates if d >= ref.published]
        return later[0] if later else None
    earlier = [d for d in candidates if d <= shift(ref.published, slack)]
    return earlier[-1] if earlier else None


def count_of(words: str | None) -> int | None:
    """A number in words or figures; None for "several", "a few" and the like."""
    if not words:
        return None
    if words.isdigit():
        return int(words)
    if "couple" in words:
        return 2
    return NUMBERS.get(words)


# What an unsaid number of units amounts to, so that the month or year arrived at is at least likely.
_VAGUE = {"day": 3, "night": 3, "week": 2, "month": 3}


def moved(base: date, count: int | None, unit: str, sign: int) -> Value:
    """`base` moved by `count` units; the longer the unit, the coarser the date."""
    if unit in ("minute", "hour"):
        return base.isoformat(), "within the day"
    if unit in ("year", "decade"):
        if count is None:
            return None, f"how many {unit}s is not said"
        return year_iso(shift_months(base, sign * 12 * count * (10 if unit == "decade" else 1))), f"{count} {unit}s"
    if unit == "fortnight":
        unit, count = "week", 2 * (count or 1)
    vague, steps = count is None, count or _VAGUE[unit]
    if unit == "month":
        moved = shift_months(base, sign * steps)
        return (year_iso(moved) if vague else month_iso(moved)), f"{'some' if vague else steps} months"
    moved = shift(base, sign * steps * (7 if unit == "week" else 1))
    if vague:
        return month_iso(moved), f"some {unit}s"
    return moved.isoformat() if unit != "week" or steps == 1 else month_iso(moved), f"{steps} {unit}s"
