"""What the ledger concluded, set beside the maps: changes found and their days, what was missed, what was borne out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from eval.control_maps import Weekly
from eval.control_truth import FIRST, HOLDERS, LAST, SAME_KM, SOURCES, Change, Settlement, Truth
from whoholds.model import Event, History, Interval, Place, Telling

# An event further than this from the day of a change is not that change; the maps have as long to bear a capture out.
NEAR_DAYS = 30
ENEMY = {"RUS": "UKR", "UKR": "RUS"}
CHANGING = ("captured", "withdrew")

Verdict = Literal["changed", "held before", "against", "too late", "not placed"]


@dataclass(frozen=True, slots=True)
class Found:
    """A change with the event that tells it."""

    change: Change
    event: Event

    @property
    def error(self) -> int:
        """Days from the maps' day to the event's: negative where the ledger is early."""
        return (date.fromisoformat(self.event.day) - self.change.day).days

    @property
    def outside(self) -> int:
        """Days by which the event's day lies outside the window of the maps."""
        day = date.fromisoformat(self.event.day)
        return max((self.change.first - day).days, (day - self.change.last).days, 0)


@dataclass(frozen=True, slots=True)
class Missed:
    """A change without an event: the class of error, and what the ledger has instead."""

    change: Change
    why: str
    has: str


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture the consensus reports, and what the maps say to it."""

    place: Place
    party: str
    interval: Interval
    event: Event
    verdict: Verdict
    maps: str


def gainer(kind: str, party: str | None) -> str | None:
    """Whom an event of a kind leaves in the place: who captured or holds it, or the enemy of who left it."""
    if kind in ("captured", "holds"):
        return party
    return ENEMY.get(party or "") if kind == "withdrew" else None


def is_there(settlement: Settlement, place: Place) -> bool:
    """Whether a place of the ledger is a settlement of the maps."""
    return settlement.is_at(place.id, place.name, place.lat, place.lon, place.error_km)


def find(change: Change, events: Iterable[Event]) -> Found | None:
    """The event that has the right party in the place within `NEAR_DAYS` of a change.

    Its taking goes before its being held, what is accepted before what is not, then the nearest.
    """
    best: tuple[bool, bool, int, str, Event] | None = None
    for event in events:
        if gainer(event.kind, event.party) != change.party or event.standing == "refuted":
            continue
        off = abs((date.fromisoformat(event.day) - change.day).days)
        key = (event.kind not in CHANGING, not event.accepted, off, event.id, event)
        if off <= NEAR_DAYS and (best is None or key[:4] < best[:4]):
            best = key
    return Found(change, best[4]) if best else None


def shown(change: Change, intervals: Iterable[Interval]) -> bool:
    """Whether the consensus has the place pass to the right party, by an event or by being held, within `NEAR_DAYS`."""
    return any(
        _near(date.fromisoformat(i.since or ""), change.day)
        for i in held_anew(intervals)
        if i.parties == (change.party,)
    )


# From the most telling to the least: the first that holds is why a change was missed.
_TOLD: tuple[tuple[str, Callable[[Telling, str], bool]], ...] = (
    (
        "its taking or holding only aimed at, supposed, denied or not confirmed",
        lambda t, party: gainer(t.claim.kind, t.claim.party) == party,
    ),
    ("the party's advance told, its taking not", lambda t, party: (t.claim.kind, t.claim.party) == ("advanced", party)),
    (
        "told for the other party",
        lambda t, party: t.claim.kind in (*CHANGING, "holds", "advanced") and t.claim.party == ENEMY[party],
    ),
    ("only fighting and strikes told", lambda t, party: True),
)


def why_missed(
    change: Change, own: Sequence[Event], namesakes: Sequence[Event], tellings: Sequence[Telling]
) -> tuple[str, str]:
    """The class of a miss and what the ledger has: `own` and `tellings` at the settlement, `namesakes` elsewhere."""
    right = [e for e in own if gainer(e.kind, e.party) == change.party]
    if right:
        nearest = min(right, key=lambda e: abs((date.fromisoformat(e.day) - change.day).days))
        near = abs((date.fromisoformat(nearest.day) - change.day).days) <= NEAR_DAYS
        return ("refuted in the ledger" if near else f"told more than {NEAR_DAYS} days off"), words(nearest)
    if found := find(change, namesakes):
        return "put at a namesake", f"{words(found.event)} at {found.event.place.id}"
    around = [t for t in tellings if t.told and _near(date.fromisoformat(t.told), change.day)]
    for why, holds in _TOLD:
        if meant := [t for t in around if holds(t, change.party)]:
            return why, "; ".join(sorted({_claim(t) for t in meant})[:3])
    return f"nothing claimed of it within {NEAR_DAYS} days", ""


def _near(day: date, of: date) -> bool:
    return abs((day - of).days) <= NEAR_DAYS


def _claim(telling: Telling) -> str:
    claim = telling.claim
    return f"{telling.told} {claim.kind} {claim.party or '?'} ({claim.stance}, {claim.side})"


def words(event: Event) -> str:
    """An event in a few words."""
    by = "" if event.exact else "by "
    of = f" of {event.place.name}" if event.place.type == "area" else ""
    return f"{event.kind} {event.party}{of} {by}{event.day}, {event.standing}, {len(event.parts)} claims ({event.rule})"


def captures(histories: Iterable[History], truth: Truth, maps: Weekly) -> list[Capture]:
    """The settlements the consensus reports as captured in the maps' period, with the maps' word."""
    out: list[Capture] = []
    for history in histories:
        if history.place.type != "settlement":
            continue
        events = {e.id: e for e in history.events}
        for interval in held_anew(history.intervals):
            event = events.get(interval.event or "")
            day = date.fromisoformat(interval.since or "")
            if event is None or event.kind not in CHANGING or not FIRST <= day <= LAST:
                continue
            party = interval.parties[0]
            verdict, seen = judge(history.place, party, day, truth, maps)
            out.append(Capture(history.place, party, interval, event, verdict, seen))
    return sorted(out, key=lambda c: (c.interval.since or "", c.place.name))


def held_anew(intervals: Iterable[Interval]) -> list[Interval]:
    """The consensus intervals from which on a place is held by a party that was not the last to hold it."""
    out: list[Interval] = []
    holder: tuple[str, ...] = ()
    for interval in intervals:
        if interval.view == "consensus" and interval.state == "held" and interval.since and len(interval.parties) == 1:
            if interval.parties != holder:
                out.append(interval)
            holder = interval.parties
    return out


def judge(place: Place, party: str, day: date, truth: Truth, maps: Weekly) -> tuple[Verdict, str]:
    """What the maps say to a capture: whether any shows the place in the party's firm hands within `NEAR_DAYS`."""
    series = holders(place, day, truth, maps)
    if not series:
        return "not placed", ""
    seen = "; ".join(f"{source}: {' '.join(_runs(days))}" for source, days in series.items())
    after = [days.get(day + timedelta(days=k)) for days in series.values() for k in range(NEAR_DAYS + 1)]
    if party in after:
        own = [days for days in series.values() if party in days.values()]
        before = all(set(days.values()) == {party} for days in own)
        return ("held before" if before else "changed"), seen
    last = max(max(days) for days in series.values())
    return ("against" if last >= day + timedelta(days=NEAR_DAYS) else "too late"), seen


def holders(place: Place, day: date, truth: Truth, maps: Weekly) -> Mapping[str, Mapping[date, str]]:
    """By source, who holds a place (or its state on the way) on each day the maps tell, `NEAR_DAYS` either side."""
    known = next((s for s in truth.settlements if is_there(s, place)), None)
    placed = place.lat is not None and place.lon is not None and (place.error_km or 0.0) <= SAME_KM
    span = [day + timedelta(days=k) for k in range(-NEAR_DAYS, NEAR_DAYS + 1)]
    out: dict[str, dict[date, str]] = {}
    for source in SOURCES:
        days: dict[date, str] = {}
        for at in span:
            state = next((s for id in known.ids if (s := truth.state(id, source, at))), None) if known else None
            if state is None and source == "ISW" and maps.last and at <= maps.last:
                if known:
                    state = maps.state(known.lat, known.lon, at)
                elif placed and place.lat is not None and place.lon is not None:
                    state = maps.state(place.lat, place.lon, at)
            if state is not None:
                days[at] = HOLDERS.get(state, state)
        if days:
            out[source] = days
    return out


def _runs(days: Mapping[date, str]) -> list[str]:
    out: list[str] = []
    last = ""
    for day, state in sorted(days.items()):
        if state != last:
            out.append(f"{state} from {day}")
        last = state
    return out


def percentile(values: Sequence[int], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 1))
    return float(ordered[int(rank) - 1])
