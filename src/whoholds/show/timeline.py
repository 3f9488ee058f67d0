"""How a place stood over time: a line an interval, grouped by view, and the event that turned each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Event, Interval, Place
from whoholds.show import events as event_lines
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging
from whoholds.show.phrases import Names

_MARK, _DAY = len("event"), 10
_INDENT = "  "


def _columns(mark: str, since: str, until: str = "", between: str = " ") -> str:
    return f"{_INDENT}{mark:>{_MARK}} {since:>{_DAY}} {between} {until:{_DAY}}  "


def _span(interval: Interval) -> str:
    since, until = words.clean(interval.since or ""), words.clean(interval.until or "")
    if not since:
        return _columns("until", until) if until else _columns("", "always")
    untold = interval.state == "unknown" and interval.said is None
    firm = interval.exact or interval.state == "denied" or untold
    return _columns("" if firm else "by", since, until, "–")


def _interval(interval: Interval, names: Names) -> RenderableType:
    said = Text(phrases.state(interval, names), style="dim" if interval.state == "unknown" else "bold")
    if interval.status and interval.state != "contested":
        said.append(f" ({interval.status})", style="not bold")
    return Hanging(Text(_span(interval)), said)


def _turned_by(event: Event) -> RenderableType:
    said = f"{event_lines.what(event)} · {event.status} · {words.clean(event.id)}"
    return Hanging(Text(_columns("event", words.clean(event.day)), style="dim"), Text(said, style="dim"))


def _view(
    name: str, intervals: Sequence[Interval], events: Mapping[str, Event], names: Names
) -> Iterator[RenderableType]:
    yield Text()
    yield Text(phrases.view(name, names), style="bold underline")
    shown: str | None = None
    for interval in intervals:
        event = events.get(interval.event or "")
        if event is not None and event.id != shown:
            yield _turned_by(event)
            shown = event.id
        yield _interval(interval, names)


def render(place: Place | None, intervals: Sequence[Interval], events: Sequence[Event], names: Names) -> RenderableType:
    """Each view's intervals in order. `events` are the place's; those that turned no view are only counted."""
    parts: list[RenderableType] = [Text(phrases.place(place), style="bold")] if place else []
    known = {event.id: event for event in events}
    ordered = sorted(intervals, key=lambda interval: phrases.view_order(interval.view))
    for name, group in groupby(ordered, key=lambda interval: interval.view):
        parts.extend(_view(name, tuple(group), known, names))
    others = len(known.keys() - {interval.event for interval in intervals})
    if others:
        said = f"{phrases.count(others, 'event')} besides changed no view; `whoholds events --place` lists them."
        parts.extend((Text(), Hanging(Text(), Text(said, style="dim"))))
    return Group(*parts)
