"""The places a name may mean, with the ids by which to choose one."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.model import Place
from whoholds.show import words

MAX_SHOWN = 20


def lines(candidates: Sequence[Place]) -> list[str]:
    """A line a place, its id first; then how to choose."""
    shown = candidates[:MAX_SHOWN]
    width = max((len(words.clean(place.id)) for place in shown), default=0)
    out = [f"  {words.clean(place.id):{width}}  {words.candidate(place)}" for place in shown]
    if len(candidates) > len(shown):
        out.append(f"  and {len(candidates) - len(shown)} more")
    if shown:
        out.append(f"Give the id in place of the name, as in: whoholds who {words.clean(shown[0].id)}")
    return out
