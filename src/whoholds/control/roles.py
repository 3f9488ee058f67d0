"""What part a claim plays in its event: from its stance and where its speaker stands. A table.

Source of the table: the status rules of the design (who gains by an event, who loses by it, who is independent).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from whoholds.model import Kind, Role, Sides, Stance, Telling
from whoholds.wordset import wordset

# Evidence of a kind that is not the gaining side's own word when an outlet reports it in its own voice.
INDEPENDENT_EVIDENCE = frozenset({"geolocated", "satellite", "onsite"})

# What an unnamed speaker must be for an admission to be its side's own; a blogger, a channel or "sources" are not.
OFFICE = wordset("""
    official officials officer officers commander commanders authorities authority ministry ministries government
    governor mayor spokesman spokeswoman spokesperson spokespeople command staff general generals brigade battalion
    regiment minister president army military soldiers troops servicemen
""")

Interest = Literal["party", "enemies", "both"]

# Who gains by it being believed: the party that did it, its enemies (a retreat, an atrocity), or neither (a
# fight; a strike, which one side tells of as an outrage and the other as a success).
GAINS: dict[Kind, Interest] = {
    "captured": "party",
    "withdrew": "enemies",
    "holds": "party",
    "fighting": "both",
    "advanced": "party",
    "surrounded": "party",
    "annexed": "party",
    "struck": "both",
    "evacuated": "party",
    "abused": "enemies",
}

Stand = Literal["gains", "loses", "independent", "shown", "reporter", "other"]

# Rows: what the claim does. Columns: where its speaker stands. None: it says nothing about whether the thing happened.
_SAYS: dict[Stand, Role] = {
    "gains": "claims",
    "loses": "concedes",
    "independent": "corroborates",
    "shown": "corroborates",
    "reporter": "relays",
    "other": "relays",
}
_DENIES: dict[Stand, Role] = {
    "gains": "retracts",
    "loses": "denies",
    "independent": "doubts",
    "shown": "doubts",
    "reporter": "denies",
    "other": "denies",
}
_WITHHOLDS: dict[Stand, Role] = {
    "gains": "withholds",
    "loses": "withholds",
    "independent": "unverified",
    "shown": "unverified",
    "reporter": "unverified",
    "other": "unverified",
}
ROLES: dict[Stance, dict[Stand, Role]] = {
    "asserts": _SAYS,
    "confirms": _SAYS,
    "denies": _DENIES,
    "unconfirmed": _WITHHOLDS,
    "hypothetical": {},
    "intends": {},
}

SPEAKS_FOR: frozenset[Role] = frozenset({"claims", "relays", "corroborates", "concedes"})


@dataclass(frozen=True, slots=True)
class Interests:
    """The parties that gain and lose by "party did kind"."""

    gain: frozenset[str]
    lose: frozenset[str]


def interests(kind: Kind, party: str | None, sides: Sides) -> Interests:
    """Who gains and who loses by it. Where no party is named, any side's word is a claim and none concedes."""
    if party is None:
        return Interests(frozenset(sides.enemies), frozenset())
    enemies = frozenset(sides.enemies.get(party, ()))
    if GAINS[kind] == "party":
        return Interests(frozenset({party}), enemies)
    if GAINS[kind] == "enemies":
        return Interests(enemies, frozenset({party}))
    return Interests(enemies | {party}, frozenset())


def answers_for_its_side(speaker: str) -> bool:
    """Whether a speaker's admission is its side's: anybody named, or unnamed holders of an office or a command."""
    if not speaker.startswith("unnamed:"):
        return True
    return not OFFICE.isdisjoint(re.findall(r"[a-z]+", speaker.casefold()))


def stand(telling: Telling, who: Interests, sides: Sides) -> Stand:
    """Where the speaker of a claim stands towards it."""
    claim = telling.claim
    if claim.side in who.gain:
        own = claim.stance != "denies" or answers_for_its_side(claim.speaker)
        return "gains" if own else "other"
    if claim.side in who.lose:
        return "loses" if answers_for_its_side(claim.speaker) else "other"
    seen = not INDEPENDENT_EVIDENCE.isdisjoint(claim.evidence)
    if claim.side == "independent":
        # A foreign government may be an ally, and nobody can ask an unnamed "source on social media" how it knows.
        return "independent" if claim.speaker.casefold() in sides.observers or seen else "other"
    if claim.side == "reporter":
        if (telling.source.outlet or "").casefold() in sides.assessors:
            return "independent"
        return "shown" if seen else "reporter"
    return "other"


def role(telling: Telling, who: Interests, sides: Sides) -> Role | None:
    """The part a claim plays, or None where it says nothing about whether the thing happened (an aim, an if)."""
    found = ROLES[telling.claim.stance].get(stand(telling, who, sides))
    if found == "retracts" and (telling.claim.party is None or GAINS[telling.claim.kind] == "both"):
        return "denies"
    return found
