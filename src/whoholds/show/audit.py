"""Claims held against maps: captures, areas, and each speaker's totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import AuditCapture, AuditFigure, AuditSpeaker
from whoholds.show import phrases, words
from whoholds.show.areas import number
from whoholds.show.hanging import Hanging

_INDENT = "  "
# Speakers named of a capture, and characters of a quotation.
_NAMED, _QUOTED = 2, 160
_MARGIN = " " * 12
_UNTOLD = ("no map", "not placed")


def _days(count: int | None) -> str:
    if count is None:
        return ""
    return f"{phrases.count(abs(count), 'day')} {'before it' if count < 0 else 'after'}" if count else "on its day"


def _outcome(row: AuditCapture) -> str:
    match row.outcome:
        case "shown":
            return f"first shown on the map of {row.shown}, {_days(row.days)} (that of {row.before} did not)"
        case "before":
            return f"held before: {words.clean(row.reason)}"
        case "not yet":
            return f"not yet after {phrases.count(row.days or 0, 'day')}: {words.clean(row.reason)}"
        case "no map":
            return f"no map of that time: {words.clean(row.reason)}"
        case _:
            return f"not to be told: {words.clean(row.reason)}"


def captures(rows: Sequence[AuditCapture], limit: int) -> Iterator[RenderableType]:
    """Each capture with its speakers and what each assessor's maps show of it; those no map tells of are counted."""
    events = [tuple(group) for _, group in groupby(rows, key=lambda row: row.event)]
    told = [theirs for theirs in events if any(row.outcome not in _UNTOLD for row in theirs)]
    for theirs in told[:limit]:
        first = theirs[0]
        named = ", ".join(words.clean(s) for s in first.speakers[:_NAMED])
        more = f" and {len(first.speakers) - _NAMED} more" if len(first.speakers) > _NAMED else ""
        title = Text(f"{words.clean(first.party)} captured {phrases.place(first.place)}", style="bold")
        yield Hanging(Text(f"{first.day}  "), title.append(f"  {first.status}", style="not bold"))
        yield Hanging(Text(_MARGIN), Text(f"claimed by {named}{more} · event {words.clean(first.event)}", style="dim"))
        for row in theirs:
            yield Hanging(Text(f"{_MARGIN}{words.clean(row.assessor)}: "), Text(_outcome(row)))
    if len(told) > limit:
        more = f"{phrases.count(len(told) - limit, 'capture')} more; --format csv lists them all"
        yield Hanging(Text(), Text(more, style="dim"))
    untold = len(events) - len(told)
    if untold:
        said = f"{phrases.count(untold, 'capture')} besides: no point on a map, or of a time without maps"
        yield Hanging(Text(), Text(said, style="dim"))


def _claimed(row: AuditFigure) -> Text:
    figure = row.figure.figure
    amount = words.amount(figure)
    where = f", {words.clean(figure.place)}" if figure.place else ""
    period = f", {words.clean(figure.period)}" if figure.period else ""
    return Text(f"{amount} {words.clean(row.claimant or '')}".strip(), style="bold").append(
        f"{where}{period}", style="not bold"
    )


def _measured(row: AuditFigure) -> str:
    if row.km2 is None:
        reached = f"; as much was reached by the map of {row.reached}" if row.reached else ""
        return f"no figure: {words.clean(row.why_not or '')}{reached}"
    whose = words.clean(row.party or "")
    said = f"{number(row.km2)} km² {row.measure} by {whose} ({'+'.join(row.layers)})"
    if row.net is not None:
        said += f", net {number(row.net, signed=True)}"
    if row.ratio is not None:
        said += f"; claimed is {row.ratio:.2f} times that"
    if row.reached:
        said += f"; reached by the map of {row.reached}"
    return said + ("; a bounding day has no map" if row.interpolated else "")


def figures(rows: Sequence[AuditFigure]) -> Iterator[RenderableType]:
    """Each claimed area with its words, and what each assessor's polygons give."""
    for _, group in groupby(rows, key=lambda row: row.figure.figure.id):
        theirs = tuple(group)
        first = theirs[0]
        telling = first.figure
        yield Hanging(Text(), _claimed(first))
        who = words.said_by(telling.figure.speaker, telling.figure.side)
        outlet = words.clean(telling.source.outlet or telling.source.name)
        quote = words.around(words.clean(telling.figure.quote), telling.figure.unit_text, _QUOTED)
        yield Hanging(Text(_INDENT), Text(f"“{quote}”"))
        yield Hanging(Text(_INDENT), Text(f"{who}, {outlet}, {phrases.day(telling.told)}", style="dim"))
        if first.since or first.until:
            span = (
                f"after {first.since} and up to {first.until or 'a day not known'}"
                if first.since
                else f"on {first.until}"
            )
            yield Hanging(
                Text(_INDENT), Text(f"measured {span}, {words.clean(first.region or 'all the ground')}", style="dim")
            )
        for row in theirs:
            label = f"{_INDENT}{words.clean(row.assessor)}: " if row.assessor else _INDENT
            yield Hanging(Text(label), Text(_measured(row)))
            for note in row.notes:
                yield Hanging(Text(_INDENT * 2), Text(words.clean(note), style="dim"))


def speakers(rows: Sequence[AuditSpeaker]) -> Iterator[RenderableType]:
    """Each speaker's totals, an assessor a line."""
    for speaker, group in groupby(rows, key=lambda row: (row.speaker, row.side)):
        yield Hanging(Text(), Text(words.said_by(*speaker) if speaker[1] else words.clean(speaker[0]), style="bold"))
        for row in group:
            said = f"{phrases.count(row.captures, 'capture')}"
            if row.captures:
                said += f": {row.shown} shown within 30 days, {row.late} later, {row.before} held before"
                said += f", {row.not_yet} not yet" + (f", {row.open} open" if row.open else "")
            if row.median_days is not None:
                said += f"; median {row.median_days:g} days"
            if row.ratio is not None:
                said += f"; {phrases.count(row.figures, 'area')}: {number(row.claimed_km2)} km² claimed, "
                said += f"{number(row.measured_km2)} measured, {row.ratio:.2f} times"
            yield Hanging(Text(f"{_INDENT}{words.clean(row.assessor)}: "), Text(said))


def render(
    found: Sequence[AuditCapture], areas: Sequence[AuditFigure], totals: Sequence[AuditSpeaker], limit: int
) -> RenderableType:
    """The three parts, those that have anything."""
    parts: list[RenderableType] = []
    for title, lines in (
        ("Areas claimed, beside the maps", list(figures(areas))),
        ("Captures claimed, beside the maps", list(captures(found, limit))),
        ("By speaker", list(speakers(totals))),
    ):
        if lines:
            parts += [*([Text()] if parts else []), Text(title, style="bold underline"), *lines]
    note = "A map is one more witness: makers draw late, by rules of their own, and a point is not a town."
    parts += [Text(), Hanging(Text(), Text(note, style="dim"))]
    return Group(*parts)
