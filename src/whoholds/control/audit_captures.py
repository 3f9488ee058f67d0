"""Claimed captures held against maps: the first map that shows each, and what became of a speaker's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from whoholds.control.days import ordinal
from whoholds.control.maps import DAYS_BEFORE
from whoholds.model import AuditCapture, AuditFigure, AuditSpeaker, Event, MapOutcome, Spell

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
    for event in events:
        if event.kind != "captured" or event.party is None:
            continue
        said = [speaks[p.claim] for p in event.parts if p.role == "claims" and p.claim in speaks]
        speakers = tuple(dict.fromkeys(speaker for speaker, _ in said))
        if not speakers:
            continue
        for assessor in assessors:
            yield _capture(event, event.party, speakers, assessor, spells.get(event.place.id, {}).get(assessor))


def _capture(
    event: Event, party: str, speakers: tuple[str, ...], assessor: str, spells: Sequence[Spell] | None
) -> AuditCapture:
    row = AuditCapture(event.id, event.place, party, event.day, event.status, speakers, assessor, "not placed")
    if spells is None:
        why = "an area is no point" if event.place.type == "area" else "its position is not known well enough"
        return _with(row, "not placed", reason=why)
    spells = [spell for spell in spells if spell.sure]
    if not spells:
        return _with(row, "not placed", reason="an edge on the maps lies nearer than its position is known")
    if all(spell.layer is None and spell.home is None for spell in spells):
        return _with(row, "no map", reason="its maps tell nothing of this ground")
    day, first, last = ordinal(event.day), spells[0].since, spells[-1].said
    if day < ordinal(first) - DAYS_BEFORE or day > ordinal(last):
        return _with(row, "no map", reason=f"the maps go from {first} to {last}")
    theirs = [s for s in spells if s.holder == party and (s.until is None or ordinal(s.until) > day - DAYS_BEFORE)]
    if not theirs:
        return _with(row, "not yet", days=ordinal(last) - day, reason=f"the last map is of {last}")
    found = theirs[0]
    if found.before is None or ordinal(found.since) < day - DAYS_BEFORE:
        if found.before is None and ordinal(found.since) > day:
            return _with(row, "no map", reason=f"the first map, of {found.since}, shows it")
        return _with(row, "before", shown=found.since, reason=f"its maps show it so since {found.since}")
    earlier = [spell.said for spell in spells if spell.said < found.since]
    return _with(
        row, "shown", shown=found.since, before=max(earlier, default=found.before), days=ordinal(found.since) - day
    )


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
        if figure.ratio is not None and figure.assessor is not None:
            measured[figure.figure.figure.speaker, figure.assessor].append(figure)
    found = [_speaker(name, claimed[name], measured[name], sides) for name in sorted({*claimed, *measured})]
    # Of whom no map can tell anything, nothing is said.
    told = [total for total in found if total.captures or total.figures]
    most: dict[str, int] = defaultdict(int)
    for total in told:
        most[total.speaker] = max(most[total.speaker], total.captures + total.figures)
    yield from sorted(told, key=lambda total: (-most[total.speaker], total.speaker, total.assessor))


def _speaker(
    name: tuple[str, str], rows: Sequence[AuditCapture], figures: Sequence[AuditFigure], sides: Mapping[str, str]
) -> AuditSpeaker:
    speaker, assessor = name
    told = [row for row in rows if row.outcome in ("shown", "before", "not yet")]
    lags = [row.days for row in told if row.outcome == "shown" and row.days is not None]
    waiting = [row for row in told if row.outcome == "not yet"]
    over = [row for row in waiting if row.days is not None and row.days >= WITHIN]
    said = sum(f.figure.figure.value or 0.0 for f in figures)
    found = sum(f.km2 or 0.0 for f in figures)
    return AuditSpeaker(
        speaker=speaker,
        side=sides.get(speaker, ""),
        assessor=assessor,
        captures=len(told),
        shown=sum(lag <= WITHIN for lag in lags),
        late=sum(lag > WITHIN for lag in lags),
        before=sum(row.outcome == "before" for row in told),
        not_yet=len(over),
        open=len(waiting) - len(over),
        median_days=float(median(lags)) if lags else None,
        figures=len(figures),
        claimed_km2=round(said, 2),
        measured_km2=round(found, 2),
        ratio=round(said / found, 3) if found else None,
    )
