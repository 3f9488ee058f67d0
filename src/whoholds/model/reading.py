"""What one report says, with what was refused."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.model.claim import Claim, Dating, Figure, Refusal
from whoholds.model.mentions import PlaceMention
from whoholds.model.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says: its claims and figures, and what was refused."""

    report: Report
    theatre: str | None
    dating: Dating
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    refusals: tuple[Refusal, ...]
    unresolved: tuple[PlaceMention, ...]
    producer: str
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """How notebooks show it."""
        from whoholds.show.notebook import html

        return html(self)
