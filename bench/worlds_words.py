"""Sentences for a generated archive: invented, in the style of a wire, so varied that few are alike by chance."""

from __future__ import annotations

from random import Random

from whoholds.model import Kind

# {who} did it at {at} ({at} is a list where a kind allows one); {tail} is drawn from TAILS.
CLAUSES: dict[Kind, tuple[str, ...]] = {
    "fighting": (
        "{who} forces conducted ground attacks near {at} {tail}",
        "{who} troops assaulted positions at {at} {tail}",
        "battles went on at {at}, where {who} units pressed {tail}",
    ),
    "struck": (
        "{who} artillery shelled {at} {tail}",
        "{who} drones struck a depot in {at} {tail}",
        "{who} rockets hit {at} {tail}",
    ),
    "advanced": (
        "{who} forces advanced {number} hundred metres towards {at} {tail}",
        "{who} assault groups moved up to the edge of {at} {tail}",
    ),
    "holds": (
        "{who} troops still hold {at} {tail}",
        "{at} remains under {who} control {tail}",
        "the garrison of {who}-held {at} was relieved {tail}",
    ),
    "captured": (
        "{who} forces captured {at} {tail}",
        "{who} units took full control of {at} {tail}",
        "{at} fell to {who} forces {tail}",
    ),
    "withdrew": ("{who} forces withdrew from {at} {tail}", "{who} units left their positions in {at} {tail}"),
    "surrounded": ("{who} forces closed the last road out of {at} {tail}", "{who} troops surrounded {at} {tail}"),
    "annexed": ("{who} authorities declared {at} their own {tail}",),
    "evacuated": ("{who} officials moved {number} families out of {at} {tail}",),
    "abused": ("{who} soldiers detained {number} residents of {at} {tail}",),
}
_WHEN = (
    "before dawn", "in the afternoon", "overnight", "for a third day", "after a week of rain", "at first light",
    "during a snowstorm", "in thick fog", "for the first time this month", "within an hour", "twice",
    "late in the evening", "after a pause", "in two waves", "without preparation", "under a heavy barrage",
)  # fmt: skip
_WHERE = (
    "along the railway", "across the canal", "from the quarry", "by the grain silos", "past the brickworks",
    "over the old bridge", "through the pine belt", "beside the reservoir", "near the bus depot", "along Mill Street",
    "from the water tower", "below the ridge", "around the school", "at the crossroads", "by the dairy",
    "on the northern bank", "on the southern bank", "behind the cemetery", "at the sugar plant", "in the greenhouses",
)  # fmt: skip
_HOW = (
    "with {number} vehicles", "with about {number} men", "with mortars and {number} drones", "losing {number} vehicles",
    "under fire from {number} guns", "at a cost of {number} casualties", "on foot in groups of {number}",
    "with the support of battalion {number}", "covered by {number} sorties", "along {number} kilometres of front",
    "and dug {number} positions", "and brought up {number} lorries",
)  # fmt: skip
FILLERS = (
    "The road from the {noun} has been closed to lorries since the {ordinal} and buses run only as far as the {other}.",
    "Power was out in {number} streets around the {noun}, and water is brought from the {other} every morning.",
    "Volunteers said that {number} parcels had been handed out beside the {noun} before the {other} shut.",
    "Schools near the {noun} teach online; the {other} has opened a shelter for {number} people.",
    "Prices at the {noun} rose by {number} per cent while trains were diverted by way of the {other}.",
    "The council met in the {noun} and put off repairs of the {other} until the {ordinal}.",
)
_NOUNS = (
    "market", "station", "hospital", "harbour", "post office", "stadium", "library", "mill", "park", "theatre",
    "bakery", "depot", "ferry", "college", "clinic", "square", "museum", "brewery", "foundry", "orchard",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "ninth", "tenth", "twelfth", "twentieth")


def clause(rng: Random, kind: Kind, who: str, at: str) -> str:
    """A clause that says so."""
    number = rng.randrange(2, 900)
    tail = f"{rng.choice(_WHEN)} {rng.choice(_WHERE)} {rng.choice(_HOW).format(number=number)}"
    return rng.choice(CLAUSES[kind]).format(who=who, at=at, tail=tail, number=number % 90 + 2)


def filler(rng: Random) -> str:
    """A sentence that claims nothing of the ground."""
    return rng.choice(FILLERS).format(
        noun=rng.choice(_NOUNS), other=rng.choice(_NOUNS), ordinal=rng.choice(_ORDINALS), number=rng.randrange(2, 900)
    )
