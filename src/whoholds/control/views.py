"""Control of a place as intervals, in one side's own view and in the stated consensus.

A side's view rests on its own claims only. The consensus changes hands only by events that are conceded or
corroborated; where a side has spoken against it since, or two sides differ and neither is borne out, it is contested.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from whoholds.control.days import iso, ordinal
from whoholds.control.events import Judged
from whoholds.control.members import Member, best_day
from whoholds.control.roles import SPEAKS_FOR
from whoholds.control.runs import AGAIN, DENIAL, ORDER, Run, Signal, bears_out, take
from whoholds.control.status import MAPPED
from whoholds.control.weight import Lines, strongest
from whoholds.model import Event, Interval, Kind, Sides, State

CONSENSUS = "consensus"
# Days after an event within which telling of it is news, and overrules what was said of the place in between.
NEWS_DAYS = 14
_GROUND: frozenset[Kind] = frozenset(ORDER)


def party_view(side: str, judged: Sequence[Judged], lines: Lines) -> tuple[Interval, ...]:
    """One side's own account."""
    runs: list[Run] = []
    for signal in _signals_of(side, judged):
        take(runs, signal, settled=False)
    return _intervals(f"party:{side}", runs, lines)


def consensus(judged: Sequence[Judged], sides: Sides, lines: Lines) -> tuple[Interval, ...]:
    """What is conceded or corroborated, and where it is contested."""
    accepted: list[Run] = []
    for _, batch in groupby(_accepted(judged), key=lambda s: (s.day, s.rank)):
        # Of one day's words those that bear out what was known go first, whoever's they are.
        for signal in sorted(batch, key=lambda s: not accepted or not bears_out(accepted[-1], s)):
            take(accepted, signal, settled=True)
    speakers = sorted({m.claim.side for j in judged for m in j.group.members} & set(sides.enemies))
    own: dict[str, list[Run]] = {}
    for side in speakers:
        runs: list[Run] = []
        for signal in _signals_of(side, judged, every=True):
            take(runs, signal, settled=False)
        own[side] = runs
    return _intervals(CONSENSUS, _contest(accepted, own, sides), lines)


def _signals_of(side: str, judged: Sequence[Judged], *, every: bool = False) -> list[Signal]:
    """What a side says, in order of day. `every` leaves out claims its own side or independents refuted."""
    out: list[Signal] = []
    for item in judged:
        kind, party = item.group.kind, item.group.party
        if kind not in _GROUND or party is None or (every and item.event.standing == "refuted"):
            continue
        own = [m for m in item.group.members if m.claim.side == side]
        # What a side's bloggers let slip is not its admission, and they take nothing back in its name.
        said = [m for m in own if m.role in SPEAKS_FOR and m.role != "relays"]
        gains = (party == side) == (kind != "withdrew")
        denied = [m for m in own if m.role == ("retracts" if gains else "denies")]
        if kind == "holds":
            out += _each(said, kind, party, item)
        elif said:
            out += _change(said, said, best_day(said), kind, party, item)
        still: State = "held" if kind == "withdrew" else "left" if (kind, party) == ("holds", side) else "denied"
        out += [replace(_signal(m.placed.last, kind, still, party, (m,), item), rank=DENIAL) for m in denied]
    # Of a side's contradicting words of one day the later told stands; told at once, that against its interest.
    return sorted(out, key=lambda s: (s.day, s.rank, s.said, s.party != side, *_stable(s)))


def _accepted(judged: Sequence[Judged]) -> list[Signal]:
    """What is conceded or corroborated, in order of day."""
    out: list[Signal] = []
    for item in judged:
        kind, party = item.group.kind, item.group.party
        if kind not in _GROUND or party is None:
            continue
        known = [m for m in item.group.members if m.role in ("concedes", "corroborates")]
        if kind == "holds":
            if item.event.standing != "refuted":
                out += _each(known, kind, party, item)
        elif item.event.accepted:
            members = known or [m for m in item.group.members if m.role in SPEAKS_FOR]
            out += _change(members, known, _dated(item), kind, party, item)
    return sorted(out, key=lambda s: (s.day, s.rank, not s.granted, *_stable(s)))


def _dated(item: Judged) -> tuple[int, bool]:
    """The day of an accepted change, and whether claims give it.

    Where only maps bear out what one side says, that side's day is taken only if the maps leave it open; else it was so
    by the first map that shows it.
    """
    maps = item.event.maps
    if item.event.rule == MAPPED and maps:
        first = min(maps, key=lambda seen: (seen.day, seen.before))
        if not ordinal(first.before) < item.group.day <= ordinal(first.day):
            return ordinal(first.day), False
    return item.group.day, item.group.exact


def _each(said: Sequence[Member], kind: Kind, party: str, item: Judged) -> Iterator[Signal]:
    """Words that a party holds a place: each of its own day."""
    for member in said:
        yield _signal(member.day, kind, "held", party, (member,), item)


def _change(
    said: Sequence[Member], again: Sequence[Member], dated: tuple[int, bool], kind: Kind, party: str, item: Judged
) -> Iterator[Signal]:
    """A capture or a retreat on its day, and later words that repeat it, each for the day it was told of."""
    day, exact = dated
    state: State = "held" if kind == "captured" else "left"
    yield _signal(day, kind, state, party, tuple(said), item, exact=exact)
    for member in again:
        if member.day > day:
            yield replace(_signal(member.day, kind, state, party, (member,), item), rank=AGAIN)


def _stable(signal: Signal) -> tuple[str, str]:
    return (signal.party, min(m.claim.id for m in signal.members))


def _signal(
    day: int, kind: Kind, state: State, party: str, members: tuple[Member, ...], item: Judged, *, exact: bool = False
) -> Signal:
    # Later words are signals of their own days (`_change`).
    said = max((_last_word(m) for m in members if m.day <= day), default=day)
    return Signal(day, ORDER[kind], state, party, exact, said, members, item.event)


def _last_word(member: Member) -> int:
    """The day up to which a claim speaks: of its telling while that is news, else of what it tells."""
    told = member.placed.told
    return max(told, member.day) if told - member.day <= NEWS_DAYS else member.day


def _contest(accepted: Sequence[Run], own: dict[str, list[Run]], sides: Sides) -> list[Run]:
    """The accepted runs, broken where a side has spoken against them since, or sides differ with none accepted."""
    days = {r.day for runs in own.values() for r in runs} | {day for r in accepted for day, _ in r.words}
    out: list[Run] = []
    for day in sorted(days):
        now = _last(accepted, day)
        run = _now(now, {side: r for side, runs in own.items() if (r := _last(runs, day))}, day, sides)
        if run is None or (out and (out[-1].state, out[-1].parties) == (run.state, run.parties)):
            continue
        out.append(run)
    return out


def _last(runs: Sequence[Run], day: int) -> Run | None:
    at = bisect_right(runs, day, key=lambda run: run.day)
    return runs[at - 1] if at else None


def _now(now: Run | None, views: dict[str, Run], day: int, sides: Sides) -> Run | None:
    """How the consensus stands on a day, given what is accepted and each side's view."""
    if now is not None and now.state == "left" and (taker := _taker(now, views, sides)) is not None:
        members = [*now.members, *taker.members]
        said = max(now.said, taker.said)
        return Run(
            day, "held", taker.parties, False, said, "the other left, and it says it holds it", now.event, members
        )
    holder = now.parties[0] if now and now.state == "held" else None
    held: dict[str, Run] = {}
    for side, run in sorted(views.items()):
        if now is not None and run.day <= now.said_by(day):
            continue
        # To deny that the enemy took it is to say that one's own side still has it.
        party = run.parties[0] if run.state == "held" else side if run.state == "denied" else None
        if party is not None and party != holder and side_may_hold(party, run, sides):
            held.setdefault(party, run)
    if now is not None and not held:
        return replace(now, day=day, members=list(now.members))
    claimants = tuple(sorted({*held, *((holder,) if holder else ())}))
    if len(claimants) < 2:
        return replace(now, day=day, members=list(now.members)) if now else None
    newest = max(held.values(), key=lambda r: (r.day, r.parties))
    members = [m for r in held.values() for m in r.members] + (list(now.members) if now else [])
    said = max(r.said for r in held.values())
    rule = "a side speaks against it" if holder else "the sides differ"
    return Run(day, "contested", claimants, newest.exact, said, rule, now.event if now else newest.event, members)


def _taker(left: Run, views: dict[str, Run], sides: Sides) -> Run | None:
    """The one enemy of who left that says it holds the place itself: both sides then tell the same."""
    enemies = {enemy for party in left.parties for enemy in sides.enemies.get(party, ())}
    there = [run for side, run in views.items() if side in enemies and (run.state, run.parties) == ("held", (side,))]
    return there[0] if len(there) == 1 else None


def side_may_hold(party: str, run: Run, sides: Sides) -> bool:
    """Whether a denial speaks for a party: only that of an enemy of the one it denies."""
    return run.state != "denied" or run.parties[0] in sides.enemies.get(party, ())


def _intervals(view: str, runs: Sequence[Run], lines: Lines) -> tuple[Interval, ...]:
    runs = _merged(runs)
    out: list[Interval] = []
    for number, run in enumerate(runs):
        until = runs[number + 1].day if number + 1 < len(runs) else None
        pro, contra = strongest(run.state, run.parties, run.members, lines, run.day, until)
        out.append(
            Interval(
                place=lines.place,
                view=view,
                since=iso(run.day),
                until=iso(until) if until is not None else None,
                state=run.state,
                parties=run.parties,
                exact=run.exact,
                said=iso(run.said),
                event=run.event.id if run.event else None,
                status=run.event.standing if run.event else None,
                rule=run.rule if run.event is None or run.event.place.id == lines.place else _around(run, run.event),
                pro=pro,
                contra=contra,
            )
        )
    return tuple(out)


def _around(run: Run, event: Event) -> str:
    return f"{run.rule}, with all of {event.place.name}"


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Runs without those that lasted no day: the last word on a day stands."""
    kept: list[Run] = []
    for run in runs:
        if kept and kept[-1].day == run.day:
            kept.pop()
        if kept and (kept[-1].state, kept[-1].parties) == (run.state, run.parties):
            kept[-1].said = max(kept[-1].said, run.said)
            kept[-1].members += run.members
            continue
        kept.append(run)
    return kept
