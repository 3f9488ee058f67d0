"""Rival figures side by side: the numbers told of one thing, each with who says so, where and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import FigureGroup, FigureLine
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

_KINDS = {"area_km2": "area", "distance_km": "distance", "advance_km": "advance"}
_TIMES = {1: "once", 2: "twice"}
_INDENT = 2
_DAY = 10
# Columns an amount may take, and what is left for its speaker.
_LEAST, _WIDEST, _ROOM = 16, 34, 24
_HANG = " " * (_INDENT + _DAY + 2)


def _span(group: FigureGroup) -> str:
    first, last = words.clean(group.since or ""), words.clean(group.until or "")
    if not first or not last or first == last:
        return first or last
    return f"{first} to {last}"


def title(group: FigureGroup) -> str:
    """What is counted, where, of whom, when."""
    parts = [_KINDS.get(group.kind, group.kind.replace("_", " "))]
    parts += dict.fromkeys(words.clean(p) for p in (group.place, group.about) if p)
    if group.reference:
        reference = words.clean(group.reference)
        parts.append(f"{words.clean(group.bearing)} of {reference}" if group.bearing else f"from {reference}")
    parts.append(_span(group))
    return ", ".join(filter(None, parts))


def _verdict(group: FigureGroup) -> str:
    told = phrases.count(len(group.lines), "figure")
    said = f"{told} by {phrases.count(group.voices, 'speaker')}"
    if group.low is None or group.high is None:
        return said
    low, high = words.number(group.low), words.number(group.high)
    span = low if low == high else f"{low} to {high}"
    # A toll that is told higher each day need not be in dispute.
    verdict = "; rising from day to day" if group.grows else "; they cannot all be so" if group.disagree else ""
    return f"{said}: {span}{verdict}"


def _line(group: FigureGroup, line: FigureLine, wide: int, width: int) -> Iterator[RenderableType]:
    amount = words.amount_of(group.kind, line.value, line.bound, line.approx, line.unit_text)
    first = Text(f"{' ' * _INDENT}{words.clean(line.told or words.UNDATED):{_DAY}}  ")
    first.append(f"{amount:{wide}}  ", style="bold")
    said = words.said_by(line.speaker, line.side)
    where = ["the reporter" if said == "reporter" else said] + ([words.clean(line.outlet)] if line.outlet else [])
    if line.period:
        where.append(words.clean(line.period))
    told = ", ".join(where)
    if line.copies:
        told += f"; told again {_TIMES.get(len(line.copies), f'{len(line.copies):,} times')}"
    yield Hanging(first, Text(told))
    quote = words.around(words.clean(line.quote), words.clean(line.unit_text), max(24, width - len(_HANG) - 2))
    yield Hanging(Text(_HANG), Text(f"“{quote}”", style="italic"))


def render(groups: Sequence[FigureGroup], width: int) -> RenderableType:
    """The groups in the order given; in each, figures in the order told."""
    parts: list[RenderableType] = []
    for group in groups:
        if parts:
            parts.append(Text())
        parts.append(Hanging(Text(), Text(title(group), style="bold underline")))
        if len(group.lines) > 1:
            parts.append(Hanging(Text(" " * _INDENT), Text(_verdict(group), style="dim")))
        amounts = [words.amount_of(group.kind, n.value, n.bound, n.approx, n.unit_text) for n in group.lines]
        wide = min(max(map(len, amounts), default=0), _WIDEST, max(_LEAST, width - len(_HANG) - 2 - _ROOM))
        for line in group.lines:
            parts.extend(_line(group, line, wide, width))
    return Group(*parts)
