"""Who holds a place: intervals by view, and the answer with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whoholds.model.entry import Telling
from whoholds.model.event import Event, Status
from whoholds.model.mentions import Place

State = Literal["held", "left", "denied", "contested", "unknown"]

STATES: tuple[State, ...] = ("held", "left", "denied", "contested", "unknown")


@dataclass(frozen=True, slots=True)
class Interval:
    """How a place stood in one view, from `since` to `until` (the first day it no longer did; None: still).

    `view` is ``party:<code>``, ``assessor:<name>`` or ``consensus``. `state`: ``held`` by `parties`; ``left`` by them,
    nobody named as holder; ``denied``: this view rejects that they took it and says no more; ``contested`` between
    them; ``unknown``: nobody spoke, or (an assessor's) the map has it in a layer of unclear status, or there was no map
    for long (`said` is None then). `since` is None before anything was said. `exact` tells the day of an event from
    the first day anybody said so. `said` is the last day this view bore it out. `pro` and `contra` are the strongest
    claims for and against, strongest first; `event` is what it rests on, `status` how that stands by its own claims
    (`Event.standing`: what superseded it ends the interval); `rule` says why.
    """

    place: str
    view: str
    since: str | None
    until: str | None
    state: State
    parties: tuple[str, ...] = ()
    exact: bool = False
    said: str | None = None
    event: str | None = None
    status: Status | None = None
    rule: str = ""
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Everything concluded about one place from the claims known: its events and each view's intervals."""

    place: Place
    events: tuple[Event, ...]
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One view's answer on the day asked, with the claims it rests on and those against it."""

    interval: Interval
    pro: tuple[Telling, ...]
    contra: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who holds `place` on the day `on`, by view, from what was recorded until `as_known` (None: all of it).

    `unplaced` says that there are maps, and that its position is not known well enough for any of them to tell.
    """

    place: Place
    on: str
    as_known: str | None
    standings: tuple[Standing, ...]
    unplaced: bool = False

    def differing(self, interval: Interval) -> tuple[str, ...]:
        """Assessors whose maps have another party in control on that day than a view has."""
        if interval.state != "held" or interval.view.startswith("assessor:"):
            return ()
        return tuple(
            s.interval.view.partition(":")[2]
            for s in self.standings
            if s.interval.view.startswith("assessor:")
            and s.interval.state == "held"
            and s.interval.parties != interval.parties
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """What the control stage asks of a theatre. Names are folded to lower case.

    `enemies` are each party's. `assessors` are those whose own voice is a finding (think-tanks, monitors), also where
    they are the outlet; `observers` those and the bodies that take no side (the United Nations, the Red Cross). A
    foreign government is neither: it may be an ally.
    """

    enemies: dict[str, tuple[str, ...]]
    assessors: frozenset[str] = frozenset()
    observers: frozenset[str] = frozenset()
