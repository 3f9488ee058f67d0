"""How much was reported: reports and claims per outlet and week, so that a drop in the news shows as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = Literal["week", "month"]

UNDATED = "undated"
FEWER = "fewer reports: a drop here may be a drop in the news, not in the war"


@dataclass(frozen=True, slots=True)
class Tally:
    """Reports of one outlet that were told on one day (`told`: an ISO day, month or year; None when unknown).

    `reports` were read and hold `claims`; `failed` could not be read and are not among them. Several tallies of one
    outlet and day are added up.
    """

    outlet: str | None
    told: str | None
    reports: int = 0
    claims: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """One outlet in one week or month. `outlet` is None for reports that name none.

    `period` is ``2024-W37``, ``2024-09`` or ``undated``; `since`..`until` its first and last day (None: undated).
    `usual` is the median of the outlet's reports in the periods before; `fewer` whether `reports` fall under half of
    it. `partial`: the period was not over on the last day known, and is not compared.
    """

    outlet: str | None
    period: str
    since: str | None
    until: str | None
    reports: int
    claims: int
    failed: int
    usual: float | None = None
    fewer: bool = False
    partial: bool = False

    @property
    def note(self) -> str:
        """What to bear in mind, or nothing."""
        return FEWER if self.fewer else ""
