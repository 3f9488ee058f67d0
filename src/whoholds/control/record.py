"""The track record: what became of the captures a speaker, or a side, claimed for itself. Definitions: docs/record.md.

Only claims of the speaker's own side's gains count, each event once however often it was told. A speaker's own words
and those of the same side or voice bear nothing out; only the other side's concession and independent evidence do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from whoholds.control.days import iso, span
from whoholds.control.median import median_interval
from whoholds.control.wilson import wilson
from whoholds.model import Case, Event, Kind, Lead, Outcome, Part, Role, Share, Status, Telling, TrackRecord

By = Literal["speaker", "side"]
Lookup = Mapping[str, Telling] | Callable[[str], Telling | None]

# Days a claim is given to be settled before its being open counts against the speaker. In the assessments of Nov 2022
# to Jan 2023 eight of nine captures that were borne out at all were so within a week; a month leaves room.
SETTLE_DAYS = 30
# A claim told longer than this after the day it speaks of is a reminder ("Mariupol, which we liberated in 2022").
NEWS_DAYS = 30
CAPTURES: frozenset[Kind] = frozenset({"captured"})

# `standing` is the status by the event's own claims, so that a later change of hands hides nothing.
OUTCOME: dict[Status, Outcome] = {
    "conceded": "conceded",
    "corroborated": "corroborated",
    "refuted": "refuted",
    "claimed": "open",
    "unconfirmed": "open",
    "disputed": "open",
    "superseded": "open",
}
BORNE_OUT: frozenset[Outcome] = frozenset({"conceded", "corroborated"})
SETTLED: frozenset[Outcome] = BORNE_OUT | {"refuted"}
_BEARS_OUT: frozenset[Role] = frozenset({"corroborates", "concedes"})
_UNNAMED = "unnamed:"  # somebody else each time: nobody to hold to it


def track_record(
    events: Iterable[Event],
    tellings: Lookup,
    *,
    by: By = "speaker",
    speaker: str | None = None,
    side: str | None = None,
    as_of: str | None = None,
    settle_days: int = SETTLE_DAYS,
    kinds: frozenset[Kind] = CAPTURES,
) -> tuple[TrackRecord, ...]:
    """The records of every speaker (or side) who claimed captures for the own side, most claims first.

    `tellings` finds a telling by its claim's id. `speaker` keeps one speaker by name, whatever its case; `side` one
    side. `as_of` is the day the record is drawn up, without which it is the last day of telling in `events`. The order
    of `events` does not matter.

    Raises `KeyError` where `tellings` does not know a claim that an event counts for a speaker.
    """
    known = tuple(events)
    today = span(as_of)[1] if as_of else max((d for e in known for p in e.parts if (d := _day(p.told))), default=None)
    find = tellings if callable(tellings) else tellings.get
    told: dict[tuple[str | None, str], list[_Told]] = defaultdict(list)
    for event in known:
        if event.kind not in kinds or event.party is None:
            continue
        for who, parts in _claimants(event, find, "speaker" if speaker else by).items():
            if side in (None, who[1]) and (speaker is None or speaker.casefold() == (who[0] or "").casefold()):
                told[who].append(_Told(event, tuple(parts)))
    made = [_record(who, entries, find, today, settle_days) for who, entries in told.items()]
    return tuple(sorted((r for r in made if r is not None), key=lambda r: (-r.claimed, r.side, r.speaker or "")))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with one claimant's parts in it."""

    event: Event
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A claim that bears an event out, and the day it was told."""

    claim: str
    day: int | None


def _day(told: str | None) -> int | None:
    """The day of a telling as an ordinal; None where no single day is known."""
    return span(told)[0] if told and len(told) >= 10 else None


def _claimants(event: Event, find: Callable[[str], Telling | None], by: By) -> dict[tuple[str | None, str], list[Part]]:
    """Who claims an event for the own side, each with the parts that do so."""
    found: dict[tuple[str | None, str], list[Part]] = defaultdict(list)
    for part in event.parts:
        if part.role != "claims":
            continue
        telling = find(part.claim)
        if telling is None:
            raise KeyError(f"no telling of claim {part.claim}, which event {event.id} counts")
        name = telling.claim.speaker
        if not telling.counts or (by == "speaker" and name.startswith(_UNNAMED)):
            continue
        found[(name if by == "speaker" else None, part.side)].append(part)
    return found


def _record(
    who: tuple[str | None, str],
    entries: Sequence[_Told],
    find: Callable[[str], Telling | None],
    today: int | None,
    settle_days: int,
) -> TrackRecord | None:
    cases: list[Case] = []
    recalled: list[str] = []
    for entry in entries:
        news = tuple(p for p in entry.parts if _is_news(p))
        if news:
            cases.append(_case(entry.event, news, find, today, settle_days))
        else:
            recalled.append(entry.event.id)
    if not cases:
        return None
    cases.sort(key=lambda c: (c.day, c.event))
    borne_out = [c for c in cases if c.outcome in BORNE_OUT]
    ripe = [c for c in cases if c.mature]
    timed = [c for c in borne_out if c.lead is not None]
    days = [c.told for c in cases if c.told]
    of: dict[Outcome, Share] = {
        outcome: _share([c for c in cases if c.outcome == outcome], cases) for outcome in set(OUTCOME.values())
    }
    return TrackRecord(
        speaker=who[0],
        side=who[1],
        claimed=len(cases),
        conceded=of["conceded"],
        corroborated=of["corroborated"],
        refuted=of["refuted"],
        open=of["open"],
        borne_out=_share([c for c in ripe if c.outcome in BORNE_OUT], ripe),
        upheld=_share(borne_out, [c for c in cases if c.outcome in SETTLED]),
        ahead=_share([c for c in timed if c.lead is not None and c.lead > 0], timed),
        lead=_lead(timed),
        first=min(days, default=None),
        last=max(days, default=None),
        as_of=iso(today) if today is not None else None,
        settle_days=settle_days,
        cases=tuple(cases),
        recalled=tuple(sorted(recalled)),
    )


def _is_news(part: Part) -> bool:
    """Whether it was told about when it is said to have happened; so taken where either day is unknown."""
    told = _day(part.told)
    return told is None or part.day is None or told - span(part.day)[1] <= NEWS_DAYS


def _case(
    event: Event, own: Sequence[Part], find: Callable[[str], Telling | None], today: int | None, settle_days: int
) -> Case:
    told = min((d for p in own if (d := _day(p.told)) is not None), default=None)
    claims = tuple(dict.fromkeys(p.claim for p in sorted(own, key=lambda p: (p.told or "9999", p.claim))))
    shown = _independent(event, own, find)
    outcome = _outcome(event, shown)
    first = min((s.day for s in shown or () if s.day is not None), default=None) if outcome in BORNE_OUT else None
    evidence: tuple[str, ...] = ()
    if outcome in BORNE_OUT and shown:
        evidence = tuple(dict.fromkeys(s.claim for s in shown))
    elif outcome in SETTLED:
        evidence = tuple(c for c in event.because if c not in claims)
    return Case(
        event=event.id,
        place_id=event.place.id,
        place=event.place.name,
        day=event.day,
        outcome=outcome,
        told=iso(told) if told is not None else None,
        claims=claims,
        evidence=evidence,
        shown=iso(first) if first is not None else None,
        lead=first - told if first is not None and told is not None else None,
        mature=told is not None and today is not None and today - told >= settle_days,
    )


def _outcome(event: Event, shown: Sequence[_Shown] | None) -> Outcome:
    if "refuted" in (event.status, event.standing):
        return "refuted"
    outcome = OUTCOME[event.standing]
    return "open" if outcome in BORNE_OUT and shown is not None and not shown else outcome


def _independent(event: Event, own: Sequence[Part], find: Callable[[str], Telling | None]) -> tuple[_Shown, ...] | None:
    """The claims that bear the event out and are neither the claimant's own nor of its side or voice, as they came.

    None where no claim bears it out at all, so that it rests on something else (an assessor's map).
    """
    sides, voices = {p.side for p in own}, {p.voice for p in own}
    found: list[_Shown] = []
    any_claim = False
    for part in event.parts:
        if part.role in _BEARS_OUT:
            any_claim = True
            if part.side not in sides and part.voice not in voices:
                found.append(_Shown(part.claim, _day(part.told)))
    # What bears it out may stand in another event: the enemy's own word on its retreat.
    inside = {p.claim for p in event.parts}
    for claim in event.because:
        telling = find(claim) if claim not in inside else None
        if telling is not None:
            any_claim = True
            if telling.claim.side not in sides and telling.claim.speaker.casefold() not in voices and telling.counts:
                found.append(_Shown(claim, _day(telling.told)))
    if not any_claim:
        return None
    return tuple(sorted(found, key=lambda s: (s.day is None, s.day, s.claim)))


def _share(counted: Sequence[Case], of: Sequence[Case]) -> Share:
    bounds = wilson(len(counted), len(of))
    return Share(
        count=len(counted),
        total=len(of),
        share=len(counted) / len(of) if of else None,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        events=tuple(c.event for c in counted),
        claims=tuple(dict.fromkeys(claim for c in counted for claim in c.claims)),
    )


def _lead(timed: Sequence[Case]) -> Lead:
    if not timed:
        return Lead(None)
    days = tuple(c.lead for c in timed if c.lead is not None)
    bounds = median_interval(days)
    return Lead(
        median=float(median(days)),
        low=bounds.low if bounds else None,
        high=bounds.high if bounds else None,
        confidence=bounds.confidence if bounds else None,
        days=days,
        events=tuple(c.event for c in timed),
    )
