"""Rival figures: the numbers told of the same thing, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoholds.model.vocabulary import FigureKind


@dataclass(frozen=True, slots=True)
class FigureCopy:
    """Where else the same number was told by the same voice."""

    figure: str
    report: str
    outlet: str | None
    told: str | None


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One voice's number. `value` is in the kind's unit; None for "dozens". `told` is the day it was first told.

    `copies` are the same number by the same voice elsewhere or again: they add no weight.
    """

    figure: str
    report: str
    value: float | None
    bound: Literal["lower", "upper"] | None
    approx: bool
    unit_text: str
    quote: str
    speaker: str
    side: str
    outlet: str | None
    told: str | None
    date: str | None
    period: str | None
    copies: tuple[FigureCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of one kind for the same thing, in order of the day told.

    `place`, `about`, `reference` are as printed in the first line; `place_id` where the place is resolved. `since`..
    `until` are the days it speaks of. `low`..`high` span the values told (None: none has a value); `disagree` says
    whether two of them cannot both be so, bounds and approximation allowed for; `apart` are the ids of the two such
    figures that are furthest apart, the lower first; `grows`: told on several days, and none is lower than one of a
    day before (a toll that rises).
    """

    id: str
    kind: FigureKind
    place: str | None
    place_id: str | None
    about: str | None
    reference: str | None
    bearing: str | None
    since: str | None
    until: str | None
    low: float | None
    high: float | None
    disagree: bool
    apart: tuple[str, str] | None
    grows: bool
    lines: tuple[FigureLine, ...]

    @property
    def voices(self) -> int:
        """How many speakers it has."""
        return len({line.speaker for line in self.lines})
