"""A track record: what became of a speaker's claims of capture, and how far ahead of independent evidence they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["conceded", "corroborated", "refuted", "open"]

OUTCOMES: tuple[Outcome, ...] = ("conceded", "corroborated", "refuted", "open")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with what is behind the number.

    `share` is `count` / `total`, `low`..`high` its Wilson 95 % interval; all three are None where `total` is 0.
    `events` are the ids of the events counted, `claims` those of the speaker's own claims in them.
    """

    count: int
    total: int
    share: float | None
    low: float | None
    high: float | None
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """How many days before the first independent evidence the speaker spoke: the median over `events`.

    Negative where the speaker came later; None where no event has both days. `low`..`high` is an interval from the
    ranks of the days, of at least 95 % (`confidence` says how much); None for fewer than six events.
    """

    median: float | None
    low: float | None = None
    high: float | None = None
    confidence: float | None = None
    days: tuple[int, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One event in a record. `told` is the day the speaker first claimed it, `claims` the speaker's claims of it.

    `evidence` are the claims that settle it, by others than the speaker's side; `shown` is the day the first of those
    that bear it out was told, `lead` the days from `told` to `shown`. `mature`: it was told long enough ago to be
    settled.
    """

    event: str
    place_id: str
    place: str
    day: str
    outcome: Outcome
    told: str | None
    claims: tuple[str, ...]
    evidence: tuple[str, ...]
    shown: str | None = None
    lead: int | None = None
    mature: bool = True


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What became of the captures that a speaker claimed for the own side. `speaker` is None: a side's as a whole.

    `conceded`, `corroborated`, `refuted` and `open` are shares of all `claimed` events and add up to them.
    `borne_out` (conceded or corroborated) is the share of those that had `settle_days` or more until `as_of`;
    `upheld` the share of those settled either way (conceded, corroborated, refuted). `ahead` is the share of those
    borne out, both days known, that the speaker told on an earlier day than any independent evidence. `first`..`last`
    are the days of telling; `cases` list every event, in order of day; `recalled` are events the speaker only told of
    long after, which count nowhere.
    """

    speaker: str | None
    side: str
    claimed: int
    conceded: Share
    corroborated: Share
    refuted: Share
    open: Share
    borne_out: Share
    upheld: Share
    ahead: Share
    lead: Lead
    first: str | None
    last: str | None
    as_of: str | None
    settle_days: int
    cases: tuple[Case, ...]
    recalled: tuple[str, ...] = ()
