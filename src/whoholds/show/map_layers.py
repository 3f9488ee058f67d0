"""The maps kept: each layer of each maker, its days, and what was mended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import Snapshot
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging


def render(layers: Sequence[Snapshot]) -> RenderableType:
    """A line for each layer of each maker: how many days, from when to when."""
    parts: list[RenderableType] = []
    for assessor, theirs in groupby(sorted(layers, key=lambda s: s.assessor), key=lambda s: s.assessor):
        listed = tuple(theirs)
        days = sorted({s.day for s in listed if not s.static})
        title = Text(words.clean(assessor), style="bold")
        if days:
            title.append(f"  {phrases.count(len(days), 'map')}, {days[0]} to {days[-1]}", style="not bold dim")
        parts.append(Hanging(Text(), title))
        kinds = sorted({(s.layer, s.party or "", s.source_layer) for s in listed})
        for layer, party, source in kinds:
            own = [s for s in listed if (s.layer, s.party or "", s.source_layer) == (layer, party, source)]
            first, last = min(s.day for s in own), max(s.day for s in own)
            span = first if first == last else f"{first} to {last}"
            said = f"{phrases.count(len(own), 'layer')}, {span}; the maker calls it “{words.clean(source)}”"
            inside = sorted({c for s in own for c in s.covers})
            said += f", and it takes in {', '.join(inside)}" if inside else ""
            said += "; drawn once, and stands" if any(s.static for s in own) else ""
            parts.append(Hanging(Text(f"  {layer:8} {words.clean(party):4} "), Text(said)))
        mended = sum(bool(s.notes) for s in listed)
        if mended:
            note = f"{phrases.count(mended, 'layer')} with notes; --format json has them"
            parts.append(Hanging(Text("  "), Text(note, style="dim")))
    return Group(*parts)
