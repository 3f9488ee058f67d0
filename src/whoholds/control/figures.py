"""Rival figures: the numbers told of the same thing, side by side, each with who says so. What "the same thing" is
stands in `control.figure_keys`, what a number leaves room for in `control.figure_reach`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whoholds.control.days import iso
from whoholds.control.figure_keys import Subject, subject
from whoholds.control.figure_reach import reach
from whoholds.model import FigureCopy, FigureGroup, FigureLine, FigureTelling

Resolve = Callable[[FigureTelling], str | None]


def group_figures(tellings: Iterable[FigureTelling], *, resolve: Resolve | None = None) -> tuple[FigureGroup, ...]:
    """The figures in groups of the same thing, by day; a group may hold a single line.

    `resolve` gives the id of a figure's place where the place is known; places without one meet by their folded names.
    One text in several reports counts once, wherever and whenever it was told; so does a voice that repeats its number.
    The order of `tellings` does not matter.
    """
    subjects: dict[tuple[str, ...], list[_Found]] = defaultdict(list)
    for copies in _texts(tellings):
        place_id = resolve(copies[0]) if resolve is not None else None
        about = subject(copies[0], place_id)
        subjects[about.key].append(_Found(about, tuple(copies), place_id))
    made = [
        _group(members)
        for found in subjects.values()
        for window in _windows(found)
        for members in _sorted_apart(window)
    ]
    return tuple(sorted(made, key=lambda g: (g.since or "9999", g.kind, g.place or "", g.id)))


@dataclass(frozen=True, slots=True)
class _Found:
    """One text's figure, first the telling that was first, and what it is of."""

    subject: Subject
    tellings: tuple[FigureTelling, ...]
    place_id: str | None

    @property
    def first(self) -> FigureTelling:
        return self.tellings[0]


def _order(telling: FigureTelling) -> tuple[str, str, str, int]:
    return (telling.told or "9999", telling.source.key, telling.figure.id, telling.figure.start)


def _texts(tellings: Iterable[FigureTelling]) -> Iterator[list[FigureTelling]]:
    """The same words of the same text, told in however many reports."""
    same: dict[tuple[str, int, int, str, float | None], list[FigureTelling]] = defaultdict(list)
    for telling in tellings:
        figure = telling.figure
        same[telling.source.digest, figure.start, figure.end, figure.kind, figure.value].append(telling)
    for copies in same.values():
        yield sorted(copies, key=_order)


def _windows(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    """The figures of one subject, cut where one falls out of the window that the first of its group opened."""
    opened, group = 0, list[_Found]()
    for item in sorted(found, key=lambda f: (f.subject.anchor or 0, _order(f.first))):
        anchor, window = item.subject.anchor or 0, item.subject.window
        if group and window is not None and anchor - opened > window:
            yield group
            group = []
        if not group:
            opened = anchor
        group.append(item)
    if group:
        yield group


def _sorted_apart(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    """The figures of one window apart by whom they count: "people" joins "civilians" where that is the only such sort.

    Where Russian and Ukrainian soldiers are both counted, those of no named side stand by themselves.
    """
    sorts = {f.subject.sorts for f in found}
    fullest = [s for s in sorts if not any(s < other for other in sorts)]
    groups: dict[frozenset[str], list[_Found]] = defaultdict(list)
    for item in found:
        fitting = [s for s in fullest if item.subject.sorts <= s]
        groups[fitting[0] if len(fitting) == 1 else item.subject.sorts].append(item)
    yield from groups.values()


def _group(found: Sequence[_Found]) -> FigureGroup:
    voices = _voices(found)
    lines = tuple(sorted(map(_line, voices), key=lambda n: (n.told or "9999", n.value or 0.0, n.report, n.figure)))
    values = [line.value for line in lines if line.value is not None]
    apart = _apart([voice[0] for voice in voices])
    first = min(found, key=lambda f: _order(f.first))
    figure = first.first.figure
    starts = [f.subject.anchor for f in found if f.subject.anchor is not None]
    ends = [f.subject.until for f in found if f.subject.until is not None]
    sorts = max((f.subject.sorts for f in found), key=lambda s: (len(s), sorted(s)))
    key = "\x1f".join((*first.subject.key, *sorted(sorts), str(min(starts, default=""))))
    return FigureGroup(
        id="g" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:15],
        kind=figure.kind,
        place=figure.place,
        place_id=first.place_id,
        about=next((f.first.figure.about for f in found if f.subject.sorts == sorts), figure.about),
        reference=figure.reference,
        bearing=figure.bearing,
        since=iso(min(starts)) if starts else None,
        until=iso(max(ends)) if ends else None,
        low=min(values, default=None),
        high=max(values, default=None),
        disagree=apart is not None,
        apart=apart,
        grows=_grows([voice[0] for voice in voices]),
        lines=lines,
    )


def _voice(telling: FigureTelling) -> str:
    """Who speaks: a named speaker whoever quotes it, an outlet's own words the agency's it credits."""
    if telling.figure.speaker != "reporter":
        return telling.figure.speaker.casefold()
    source = telling.source
    return (source.agency or source.outlet or f"report {source.key}").casefold()


def _voices(found: Sequence[_Found]) -> list[list[FigureTelling]]:
    """The tellings of one number by one voice together, first told first.

    One voice: the same speaker; or the same quote, where no speaker is named, which one outlet has from another.
    """
    parent = list(range(len(found)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    home: dict[tuple[str, str, str], int] = {}
    for number, item in enumerate(found):
        for telling in item.tellings:
            for key in _same_voice(telling):
                parent[root(number)] = root(home.setdefault(key, number))
    groups: dict[int, list[FigureTelling]] = defaultdict(list)
    for number, item in enumerate(found):
        groups[root(number)] += item.tellings
    return [sorted(tellings, key=_order) for tellings in groups.values()]


def _same_voice(telling: FigureTelling) -> Iterator[tuple[str, str, str]]:
    figure = telling.figure
    number = figure.unit_text.casefold() if figure.value is None else str(figure.value)
    yield ("voice", _voice(telling), number)
    if figure.speaker == "reporter" or figure.speaker.startswith("unnamed:"):
        yield ("quote", " ".join(figure.quote.casefold().split()), number)


def _line(tellings: Sequence[FigureTelling]) -> FigureLine:
    first, figure = tellings[0], tellings[0].figure
    return FigureLine(
        figure=figure.id,
        report=first.source.key,
        value=figure.value,
        bound=figure.bound,
        approx=figure.approx,
        unit_text=figure.unit_text,
        quote=figure.quote,
        speaker=figure.speaker,
        side=figure.side,
        outlet=first.source.outlet,
        told=first.told,
        date=figure.date,
        period=figure.period,
        copies=tuple(FigureCopy(t.figure.id, t.source.key, t.source.outlet, t.told) for t in tellings[1:]),
    )


def _apart(tellings: Sequence[FigureTelling]) -> tuple[str, str] | None:
    """The two figures, lower first, that leave the widest gap between what each has room for; None where none does.

    Two numbers that one speaker gives in one report are not held against each other: they are of two things.
    """
    ceilings: list[tuple[float, str, tuple[str, str]]] = []
    floors: list[tuple[float, str, tuple[str, str]]] = []
    for telling in tellings:
        room = reach(telling.figure)
        if room is not None:
            breath = (_voice(telling), telling.source.key)
            floors.append((-room[0], telling.figure.id, breath))
            ceilings.append((room[1], telling.figure.id, breath))
    # The widest gap is between the outermost of two breaths: the first, or the first of another breath than that.
    gaps = [
        (ceiling + floor, lower, higher)
        for ceiling, lower, one in _outermost(ceilings)
        for floor, higher, other in _outermost(floors)
        if one != other
    ]
    gap, lower, higher = min(gaps, default=(0.0, "", ""))
    return (lower, higher) if gap < 0 else None


def _outermost(ends: list[tuple[float, str, tuple[str, str]]]) -> list[tuple[float, str, tuple[str, str]]]:
    """The smallest, and the smallest of another breath."""
    ordered = sorted(ends)
    return ordered[:1] + [end for end in ordered if end[2] != ordered[0][2]][:1]


def _grows(tellings: Sequence[FigureTelling]) -> bool:
    """Whether the values of each day lie at or above all of the days before, and rise; none of one day disagree."""
    days: dict[str, list[FigureTelling]] = defaultdict(list)
    for telling in tellings:
        if telling.told is not None and telling.figure.value is not None:
            days[telling.told].append(telling)
    spans = [_span(days[day]) for day in sorted(days)]
    rises = len(spans) > 1 and spans[0][0] < spans[-1][1] and all(a[1] <= b[0] for a, b in pairwise(spans))
    return rises and all(_apart(day) is None for day in days.values())


def _span(tellings: Sequence[FigureTelling]) -> tuple[float, float]:
    values = [t.figure.value for t in tellings if t.figure.value is not None]
    return min(values), max(values)
