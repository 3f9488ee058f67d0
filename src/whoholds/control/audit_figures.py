"""What a claimed area asks of a map: whose ground, in which region, over which days; gained, lost or held."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from whoholds.control.days import iso, ordinal, span
from whoholds.control.stretches import Stretch, stretch_of
from whoholds.mentions.time_anchors import Anchors
from whoholds.model import Figure, FigureTelling, Measure

# A state rather than a change: "now controls 1,150 square kilometres".
_HOLDS = re.compile(r"\b(?:hold|holds|held|holding|control|controls|controlled|controlling|occup\w+|remain\w*)\b", re.I)
_TAKES = re.compile(
    r"\b(?:captur\w*|seiz\w*|took|take[ns]?|taking|gain\w*|regain\w*|liberat\w*|recaptur\w*|retook|retak\w*|conquer\w*|"
    r"advanc\w*|won|recover\w*|reclaim\w*|overr[au]n)\b",
    re.I,
)
# What was lost is not what its speaker has, though the words be "lost control of".
_LOSES = re.compile(r"\b(?:lost|loss\w*|los(?:e|es|ing)|ced(?:e[sd]?|ing))\b", re.I)
# "Has occupied 300 km² in May" tells of a change; "occupies 1,100 km²" of a state.
_OCCUPIES = re.compile(r"\boccup\w+", re.I)
# "The largest monthly gain since March 2022" compares, and counts over no such time.
_COMPARES = re.compile(
    r"\b(?:largest|biggest|greatest|highest|most|fastest|smallest|lowest|slowest|worst|best|record)\b[^.;]*\bsince\b",
    re.I,
)
# Places that are a whole country's ground, by the country: what a text calls Russian or Ukrainian territory.
COUNTRY = re.compile(r"\b(?P<who>russia|russian|ukraine|ukrainian)\b(?!-)", re.I)
_COUNTRIES = {"russia": "RU", "russian": "RU", "ukraine": "UA", "ukrainian": "UA"}


@dataclass(frozen=True, slots=True)
class AskedArea:
    """What is asked: the `claimant`'s ground, whether a `stretch` of days or the `day` of a state."""

    claimant: str | None
    stretch: Stretch | None
    day: str | None
    state: bool
    why_not: str | None = None


def asked_of(telling: FigureTelling, parties: Collection[str], anchors: Anchors) -> AskedArea:
    """What a claimed area asks; `why_not` where its words do not tell enough."""
    figure = telling.figure
    claimant = _claimant(figure, parties)
    compares = (figure.period or "").casefold().startswith("since") and _COMPARES.search(figure.quote) is not None
    stretch = None if compares else stretch_of(figure.period, telling.told or figure.date, anchors)
    if stretch is None and figure.period is None and figure.date is not None and len(figure.date) < 10:
        # "liberated 3,800 km² in September" gives its month as its date.
        first, last = span(figure.date)
        last = max(first, min(last, span(telling.told)[1])) if telling.told is not None else last
        stretch = Stretch(iso(first - 1), iso(last), "the month or year of its date")
    day = telling.told or figure.date
    state = _state(figure.quote, stretch)
    many: str | None = None
    if state and stretch is not None:
        if stretch.until is not None and ordinal(stretch.until) - ordinal(stretch.since) == 1:
            day = stretch.until
        elif not (figure.period or "").casefold().startswith("since"):
            many = f"what is held is told of one day, and “{figure.period}” are many"
        stretch = None
    why: str | None = None
    if claimant is None:
        why = "its words do not say whose ground it is"
    elif many is not None:
        why = many
    elif stretch is None and not state:
        told = f"“{figure.period}” names no days" if figure.period else "its words tell no period"
        why = f"over which days it counts is not known: {told}"
    elif (stretch is not None and stretch.until is None) or (state and day is None):
        why = "its report has no day, so it is not known up to when it counts"
    return AskedArea(claimant, stretch, day, state, why)


def _state(quote: str, stretch: Stretch | None) -> bool:
    """Whether the words tell what is held on a day, and not what changed hands over some."""
    if _HOLDS.search(quote) is None or _TAKES.search(quote) is not None or _LOSES.search(quote) is not None:
        return False
    return stretch is None or _OCCUPIES.search(quote) is None


def _claimant(figure: Figure, parties: Collection[str]) -> str | None:
    """The party that the ground is said to have come to, or to be held by: that named, else of who says so."""
    named: set[str] = {word for word in re.findall(r"\w+", figure.about or "") if word in parties}
    if len(named) == 1:
        return named.pop()
    holds = _HOLDS.search(figure.quote) is not None and _LOSES.search(figure.quote) is None
    tells = holds or _TAKES.search(figure.quote) is not None
    return figure.side if tells and not named and figure.side in parties else None


def country_of(place: str | None, names: Mapping[str, str] = _COUNTRIES) -> str | None:
    """The country whose ground a place's words name: "Russian territory"; None for any other place."""
    match = COUNTRY.search(place or "")
    return names[match["who"].casefold()] if match else None


def measure_of(state: bool, own: bool) -> Measure:
    """What of the measured layers answers: held, gained where they are the claimant's own, else lost by their party."""
    return "held" if state else "gained" if own else "lost"
