"""Settlements that passed into another layer of a map."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Layer, Passage
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging


def state(layer: Layer | None, party: str | None) -> str:
    """A state in a word or two: "control RUS", "unknown", "UKR" for what lies in no layer and is held by who is at
    home."""
    if layer is None:
        return words.clean(party or "no layer")
    return f"{layer} {words.clean(party)}" if party else layer


def render(rows: Sequence[Passage], limit: int) -> RenderableType:
    """A line or two for each: the first map that shows it, whose, the place, from what to what, and the map before."""
    parts: list[RenderableType] = []
    for row in rows[:limit]:
        change = f"{state(row.old_layer, row.old_party)} → {state(row.new_layer, row.new_party)}"
        place = phrases.place(row.place)
        size = f", {row.place.population:,} inhabitants" if row.place.population else ""
        said = Text(place, style="bold").append(size, style="not bold")
        after = f"{words.clean(row.assessor)}; the map of {row.before} did not show it"
        after += f"; so for {phrases.count(row.lasted, 'day')}" if row.lasted else "; so on the last map"
        parts.append(Hanging(Text(f"{row.day}  {change:27}  "), said))
        parts.append(Hanging(Text(" " * 12), Text(after, style="dim")))
    if len(rows) > limit:
        more = f"{len(rows) - limit:,} more; other formats (--format csv) list them all"
        parts.append(Hanging(Text(), Text(more, style="dim")))
    note = "A point is not a town: each line tells of the point that the gazetteer gives for a place."
    parts += [Text(), Hanging(Text(), Text(note, style="dim"))]
    return Group(*parts)
