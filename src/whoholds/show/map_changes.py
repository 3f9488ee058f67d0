"""War or pencil? Pieces of ground that changed on maps, and whether anything was told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from whoholds.model import MapChange
from whoholds.show import phrases, words
from whoholds.show.hanging import Hanging

# Settlements and claims named in a line.
_NAMED = 4
_STYLE = {"reported": "", "unreported": "yellow", "no reports": "dim"}


def _places(change: MapChange) -> str:
    if not change.settlements:
        return "no settlement"
    named = ", ".join(words.clean(name) for name in change.settlements[:_NAMED])
    more = len(change.settlements) - _NAMED
    return f"{phrases.count(len(change.settlements), 'settlement')}: {named}" + (
        f" and {more} more" if more > 0 else ""
    )


def _verdict(change: MapChange) -> str:
    if change.verdict == "reported":
        return f"reported: claim{'' if len(change.claims) == 1 else 's'} {', '.join(change.claims[:2])}"
    if change.verdict == "unreported":
        return f"unreported: none of the {change.reports:,} reports of these days tells of ground there"
    return "no reports of these days in the ledger"


def render(rows: Sequence[MapChange], limit: int) -> RenderableType:
    """Each piece with its size, where it lies, the settlements in it and the verdict, map by map."""
    parts: list[RenderableType] = []
    for (assessor, before, day), group in groupby(rows[:limit], key=lambda c: (c.assessor, c.before, c.day)):
        if parts:
            parts.append(Text())
        title = Text(f"{words.clean(assessor)}, map of {day}", style="bold")
        parts.append(Hanging(Text(), title.append(f"  after that of {before}", style="not bold dim")))
        for change in group:
            sign = "+" if change.change == "gained" else "−"
            first = Text(f"  {sign}{change.km2:,.1f} km²".ljust(14))
            where = (
                f"{words.clean(change.region or 'no region')} ({change.lat:.2f}, {change.lon:.2f}), {_places(change)}"
            )
            parts.append(Hanging(first, Text(where)))
            parts.append(Hanging(Text(" " * 14), Text(_verdict(change), style=_STYLE[change.verdict])))
    if len(rows) > limit:
        more = f"{len(rows) - limit:,} more; other formats (--format csv) list them all"
        parts.append(Hanging(Text(), Text(more, style="dim")))
    count = Counter(change.verdict for change in rows)
    total = {verdict: sum(c.km2 for c in rows if c.verdict == verdict) for verdict in count}
    told = "; ".join(f"{name} {count[name]:,} ({total[name]:,.1f} km²)" for name in sorted(count))
    parts += [Text(), Hanging(Text(), Text(f"In all: {told}", style="dim"))]
    return Group(*parts)
