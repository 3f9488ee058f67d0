"""A view being told: signals in order of day begin, bear out or end runs, which become intervals."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from whoholds.control.members import Member
from whoholds.model import Event, Kind, State

# Days within which two independent words for different holders mean that both are inside, not that it changed.
BOTH_INSIDE_DAYS = 7
# Signals of one day are taken in this order: leaving, taking, either told again, holding, denying.
ORDER: dict[Kind, int] = {"withdrew": 0, "captured": 1, "holds": 3}
AGAIN, DENIAL = 2, 4


@dataclass(frozen=True, slots=True)
class Signal:
    """What one view says from a day (ordinal) on: `state` with `party`, from these members. `said`: last told."""

    day: int
    rank: int
    state: State
    party: str
    exact: bool
    said: int
    members: tuple[Member, ...]
    event: Event | None

    @property
    def granted(self) -> bool:
        """Whether it is only taken for granted ("Russian-held X")."""
        return all(m.placed.hold == "by" for m in self.members)


@dataclass(slots=True)
class Run:
    """An interval being built. `words`: the day of each signal that bore it out, and the day up to which it speaks."""

    day: int
    state: State
    parties: tuple[str, ...]
    exact: bool
    said: int
    rule: str
    event: Event | None
    members: list[Member] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    # The furthest day spoken of so far, before each word and after the last.
    _said: list[int] = field(default_factory=list)

    @property
    def latest(self) -> int:
        """The last day that a signal bore it out."""
        return self.words[-1][0] if self.words else self.day

    def heard(self, day: int, said: int) -> None:
        """Note a word of a day, which speaks up to `said`; words come in order of day."""
        if not self._said:
            self._said.append(self.day)
        self.words.append((day, said))
        self._said.append(max(self._said[-1], said))

    def said_by(self, day: int) -> int:
        """The day up to which the signals of days until `day` speak."""
        return self._said[bisect_right(self.words, day, key=lambda word: word[0])]


def take(runs: list[Run], signal: Signal, *, settled: bool) -> None:
    """Let a signal extend the last run or begin the next. `settled`: of a view that weighs several speakers."""
    last = runs[-1] if runs else None
    if last is None:
        runs.append(_begin(None, signal))
    elif bears_out(last, signal):
        _extend(last, signal)
    elif settled and _inside_too(last, signal):
        both = replace(signal, said=max(last.said, signal.said))
        runs.append(_begun(both, "contested", _both(last, signal), "both are inside"))
    elif settled and signal.state == last.state == "left" and signal.day == last.day:
        runs.append(_begun(signal, "left", _both(last, signal), "both left"))
    elif signal.rank in (ORDER["withdrew"], ORDER["captured"]) or (signal.day > last.said and not signal.granted):
        # What is only taken for granted ("Russian-held X"), or was told before the last word, changes nothing.
        runs.append(_begin(last, signal))


def _both(last: Run, signal: Signal) -> tuple[str, ...]:
    return tuple(sorted({*last.parties, signal.party}))


def _inside_too(last: Run, signal: Signal) -> bool:
    """Whether two are said to hold it: on one day, or the second so soon after the first's last word."""
    if signal.state != "held" or last.state != "held" or last.parties == (signal.party,):
        return False
    soon = signal.rank == ORDER["holds"] and last.said < signal.day <= last.said + BOTH_INSIDE_DAYS
    firm = not signal.granted or all(m.placed.hold == "by" for m in last.members)
    return firm and (signal.day == last.latest or soon)


def _extend(last: Run, signal: Signal) -> None:
    last.members += signal.members
    if not signal.granted:
        # What is only taken for granted is told again, and settles nothing anew.
        last.said = max(last.said, signal.said)
        last.heard(signal.day, signal.said)


def _begin(last: Run | None, signal: Signal) -> Run:
    """The run a signal begins. Of two that were inside, the one that did not leave holds it."""
    rest = [p for p in last.parties if p != signal.party] if last and last.state == "contested" else []
    if signal.state == "left" and len(rest) == 1:
        return _begun(signal, "held", (rest[0],), "the other left")
    return _begun(signal, signal.state, (signal.party,), _RULES[signal.state, signal.rank])


def _begun(signal: Signal, state: State, parties: tuple[str, ...], rule: str) -> Run:
    run = Run(signal.day, state, parties, signal.exact, signal.said, rule, signal.event, list(signal.members))
    run.heard(signal.day, signal.said)
    return run


_RULES: dict[tuple[State, int], str] = {
    ("held", 0): "it took it",
    ("held", 1): "it took it",
    ("held", 2): "it took it",
    ("held", 3): "it holds it",
    ("held", 4): "it did not leave",
    ("left", 0): "it left",
    ("left", 2): "it left",
    ("left", 4): "it holds it no longer",
    ("denied", 4): "it is denied that they took it",
}


def bears_out(last: Run, signal: Signal) -> bool:
    """Whether a signal says nothing new: the same again, that the loser left, that another did not take it."""
    same = last.state == signal.state and last.parties == (signal.party,)
    if same or (last.state == signal.state == "left" and signal.party in last.parties):
        return True
    other_holds = last.state == "held" and last.parties != (signal.party,)
    return other_holds and signal.state in ("left", "denied")
