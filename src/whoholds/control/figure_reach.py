"""What a figure leaves room for: the values that can be so if it is so."""

from __future__ import annotations

from math import inf
from typing import Final

from whoholds.model import Figure, FigureKind

# "About 3,000", "some 400": a tenth either way.
APPROX = 0.1
# An area, a population or a large round number is seldom meant to the last digit: a twentieth either way.
ROUNDED = 0.05
# Counts under this are counted one by one; ten dead are ten.
ROUND_FROM = 100
# Kinds that are measured or estimated: the share of the value, and the least in its unit, that they leave room for.
# Distances are told from a town's centre or from its edge.
_MEASURED: Final[dict[FigureKind, tuple[float, float]]] = {
    "area_km2": (ROUNDED, 0.5),
    "distance_km": (APPROX, 2.0),
    "advance_km": (ROUNDED, 0.5),
    "population": (ROUNDED, 0.0),
}


def reach(figure: Figure) -> tuple[float, float] | None:
    """The lowest and highest value it leaves room for; None where it has no value."""
    value = figure.value
    if value is None:
        return None
    room = _room(figure, value)
    return (
        0.0 if figure.bound == "upper" else value - room,
        inf if figure.bound == "lower" else value + room,
    )


def _room(figure: Figure, value: float) -> float:
    rounded = ROUNDED if _is_round(value) else 0.0
    share, least = _MEASURED.get(figure.kind, (rounded, 0.0))
    return max(value * (max(share, APPROX) if figure.approx else share), least)


def _is_round(value: float) -> bool:
    """Whether a count is large and has no more than two digits before its noughts."""
    if value < ROUND_FROM or value != int(value):
        return False
    return len(str(int(value)).rstrip("0")) <= 2
