"""What appending a reading did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether a reading was new to the ledger, and how many claims and figures it added."""

    new: bool
    claims: int
    figures: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a ledger; claims and figures of each report's latest reading only."""

    entries: int
    reports: int
    readings: int
    claims: int
    figures: int
    places: int
    reviews: int
    failures: int
