"""Claimed captures held against maps: the first map that shows each, and what became of a speaker's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from whoholds.control.days import ordinal
from whoholds.control.maps import DAYS_BEFORE
from whoholds.model import AuditCapture, AuditFigure, AuditSpeaker, Event, MapOutcome, Spell
from whoholds.terrain.passages import begins, lasting

# Days after a claim within which a map that shows it bears it out. As `borne out` in the track record.
WITHIN = 30


def captures(
    events: Iterable[Event],
    spells: Mapping[str, Mapping[str, Sequence[Spell]]],
    assessors: Sequence[str],
    speaks: Mapping[str, tuple[str, str]],
) -> Iterator[AuditCapture]:
    """A row for each capture that the side which gains by it claims, and each assessor.

    `spells` tell how places lay on maps, by place id and assessor; `speaks` gives a claim's speaker and side, by id.
    """
    taken = [event for event in events if event.kind == "captured"]
    for event in taken:
        if event.party is None:
            continue
        said = [speaks[p.claim] for p in event.parts if p.role == "claims" and p.claim in speaks]
        speakers = tuple(dict.fromkeys(speaker for speaker, _ in said))
        if not speakers:
            continue
        for assessor in assessors:
            row = _capture(event, event.party, speakers, assessor, spells.get(event.place.id, {}).get(assessor))
            yield _of_its_own(row, event, taken)


def _of_its_own(row: AuditCapture, event: Event, taken: Sequence[Event]) -> AuditCapture:
    """A map that comes after the place was said to be captured again shows that capture, and not the one before."""
    if row.outcome != "shown" or row.shown is None:
        return row
    again = [
        other.day
        for other in taken
        if (other.place.id, other.party) == (event.place.id, event.party)
        and event.day < other.day <= row.shown
        and other.standing != "refuted"
    ]
    if not again:
        return row
    day = min(again)
    reason = f"the map of {row.shown} shows it, after it was said to be captured again on {day}"
    return _with(row, "not yet", days=ordinal(day) - ordinal(event.day), reason=reason)


def _capture(
    event: Event, party: str, speakers: tuple[str, ...], assessor: str, spells: Sequence[Spell] | None
) -> AuditCapture:
    row = AuditCapture(event.id, event.place, party, event.day, event.status, speakers, assessor, "not placed")
    if spells is None:
        why = "an area is no point" if event.place.type == "area" else "its position is not known well enough"
        return _with(row, "not placed", reason=why)
    every, spells = spells, lasting(spells)
    if not spells:
        return _with(row, "not placed", reason="an edge on the maps lies nearer than its position is known")
    if all(spell.layer is None and spell.home is None for spell in spells):
        return _with(row, "no map", reason="its maps tell nothing of this ground")
    day, first, last = ordinal(event.day), every[0].since, every[-1].said
    if day < ordinal(first) - DAYS_BEFORE or day > ordinal(last):
        return _with(row, "no map", reason=f"the maps go from {first} to {last}")
    # What was lost again before that day shows it only where nothing later does.
    found = _taken(spells, party, day) or _taken(spells, party, day - DAYS_BEFORE)
    if found is None:
        return _with(row, "not yet", days=ordinal(last) - day, reason=f"the last map is of {last}")
    if ordinal(found.since) > day and _unseen(found, every):
        return _with(row, "no map", reason=f"its maps do not tell how it was before that of {found.since}")
    if found.before is None or ordinal(found.since) < day - DAYS_BEFORE:
        if found.before is None and ordinal(found.since) > day:
            return _with(row, "no map", reason=f"the first map, of {found.since}, shows it")
        return _with(row, "before", shown=found.since, reason=f"its maps show it so since {found.since}")
    earlier = [spell.said for spell in spells if spell.said < found.since]
    return _with(
        row, "shown", shown=found.since, before=max(earlier, default=found.before), days=ordinal(found.since) - day
    )


def _unseen(found: Spell, every: Sequence[Spell]) -> bool:
    """Whether no map before a spell tells how the place was."""
    earlier = [spell for spell in every if spell.since < found.since]
    if not earlier:
        return False
    return begins(earlier[-1], found) or not any(spell.sure for spell in earlier)


def _taken(spells: Sequence[Spell], party: str, day: int) -> Spell | None:
    """The spell with which a party came to hold a place that it holds beyond a day (ordinal); the first such.

    From one of the party's layers to another, or through ground that nobody is said to control, it goes on holding it.
    """
    begun: Spell | None = None
    for spell in spells:
        if spell.holder == party:
            begun = begun or spell
            if spell.until is None or ordinal(spell.until) > day:
                return begun
        elif spell.holder is not None:
            begun = None
    return None


def _with(
    row: AuditCapture,
    outcome: MapOutcome,
    *,
    shown: str | None = None,
    before: str | None = None,
    days: int | None = None,
    reason: str = "",
) -> AuditCapture:
    return replace(row, outcome=outcome, shown=shown, before=before, days=days, reason=reason)


def speakers(
    rows: Iterable[AuditCapture], figures: Iterable[AuditFigure], sides: Mapping[str, str]
) -> Iterator[AuditSpeaker]:
    """Each speaker's captures and areas, by assessor; those with the most first. `sides` gives a speaker's side."""
    claimed: dict[tuple[str, str], list[AuditCapture]] = defaultdict(list)
    for row in rows:
        for speaker in row.speakers:
            claimed[speaker, row.assessor].append(row)
    measured: dict[tuple[str, str], list[AuditFigure]] = defaultdict(list)
    for figure in figures:
        # What is held is no gain; and a figure told again is told once.
        if figure.km2 is None or not figure.comparable or figure.assessor is None or figure.measure == "held":
            continue
        theirs = measured[figure.figure.figure.speaker, figure.assessor]
        if all(_same(figure) != _same(other) for other in theirs):
            theirs.append(figure)
    found = [_speaker(name, claimed[name], measured[name], sides) for name in sorted({*claimed, *measured})]
    # Of whom no map can tell anything, nothing is said.
    told = [total for total in found if total.captures or total.figures]
    most: dict[str, int] = defaultdict(int)
    for total in told:
        most[total.speaker] = max(most[total.speaker], total.captures + total.figures)
    yield from sorted(told, key=lambda total: (-most[total.speaker], total.speaker, total.assessor))


def _gap(row: AuditCapture) -> bool:
    """Whether the map that shows it and the one before lie too far apart to tell how long it took."""
    return row.shown is None or row.before is None or ordinal(row.shown) - ordinal(row.before) > WITHIN + 1


def _least(row: AuditCapture) -> int:
    """The fewest days after the event that it can have come."""
    return ordinal(row.before) + 1 - ordinal(row.day) if row.before is not None else 0


def _same(row: AuditFigure) -> tuple[object, ...]:
    return (row.figure.figure.value, row.claimant, row.since, row.until, row.region)


def _speaker(
    name: tuple[str, str], rows: Sequence[AuditCapture], figures: Sequence[AuditFigure], sides: Mapping[str, str]
) -> AuditSpeaker:
    speaker, assessor = name
    told = [row for row in rows if row.outcome in ("shown", "before", "not yet")]
    shown = [row for row in told if row.outcome == "shown" and row.days is not None]
    # Between maps far apart it may have come on any day: late only if all of them are.
    near = [row.days for row in shown if row.days is not None and (row.days <= WITHIN or not _gap(row))]
    late = sum(_least(row) > WITHIN for row in shown if _gap(row) and (row.days or 0) > WITHIN)
    unclear = len(shown) - len(near) - late
    waiting = [row for row in told if row.outcome == "not yet"]
    over = [row for row in waiting if row.days is not None and row.days >= WITHIN]
    said = sum(f.figure.figure.value or 0.0 for f in figures)
    found = sum(f.km2 or 0.0 for f in figures)
    return AuditSpeaker(
        speaker=speaker,
        side=sides.get(speaker, ""),
        assessor=assessor,
        captures=len(told),
        shown=sum(lag <= WITHIN for lag in near),
        late=sum(lag > WITHIN for lag in near) + late,
        before=sum(row.outcome == "before" for row in told),
        not_yet=len(over),
        open=len(waiting) - len(over) + unclear,
        median_days=float(median(near)) if near else None,
        figures=len(figures),
        claimed_km2=round(said, 2),
        measured_km2=round(found, 2),
        ratio=round(said / found, 3) if found else None,
    )
