"""An event found in a sentence, before it is said who tells it and when."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.claims.ground import Ground
from whoholds.claims.roles import Acting
from whoholds.model import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """One event told at one trigger. `actor` is the token whose phrase acts (for pronouns to be settled later);
    `modifier` marks a mere modifier, `plain` an event told as done whatever governs its trigger.
    """

    trigger: int
    kind: Kind
    party: Acting | None
    actor: int | None
    grounds: tuple[Ground, ...]
    frame: str
    weak: bool = False
    modifier: bool = False
    plain: bool = False
