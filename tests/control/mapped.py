"""How Selydove lay on invented maps: a state a word, in days counted from 1 October 2024."""

from __future__ import annotations

from tests.control.samples import SELYDOVE, day
from whoholds.model import Layer, Spell

# The layer that its point lies in, its party, and who is at home there.
LAYERS: dict[str, tuple[Layer | None, str | None, str | None]] = {
    "RUS": ("control", "RUS", "UKR"),
    "since before": ("pre2022", "RUS", "UKR"),
    "UKR": (None, None, "UKR"),
    "liberated": ("control", "UKR", "UKR"),
    "advance": ("advance", "RUS", "UKR"),
    "grey": ("unknown", None, "UKR"),
    "untold": (None, None, None),
    "unsure": (None, None, None),
}


def lay(*turns: tuple[int, str], last: int = 200, step: int = 1, assessor: str = "Map Desk") -> tuple[Spell, ...]:
    """Spells from turns: since which day in which state, on maps `step` days apart, up to that of day `last`."""
    out: list[Spell] = []
    for number, (since, state) in enumerate(turns):
        layer, party, home = LAYERS[state]
        until = turns[number + 1][0] if number + 1 < len(turns) else None
        out.append(
            Spell(
                place=SELYDOVE.id,
                assessor=assessor,
                layer=layer,
                party=party,
                home=home,
                since=day(since),
                before=day(since - step) if number else None,
                said=day(last if until is None else until - step),
                until=None if until is None else day(until),
                source_layer=f"our {layer}" if layer else "",
                sure=state != "unsure",
            )
        )
    return tuple(out)
