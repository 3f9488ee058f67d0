"""How the claims of an event stand to each other: kept as data, so that a reader can walk them."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.control.status import Facts
from whoholds.model import Edge, Part, Relation, Role

# What a claim in this role does to the first claim of the event. Relays and the claims themselves only repeat.
RELATIONS: dict[Role, Relation] = {
    "denies": "denies",
    "doubts": "doubts",
    "withholds": "withholds",
    "unverified": "unverified",
    "retracts": "retracts",
    "concedes": "concedes",
    "corroborates": "corroborates",
}


def edges_of(parts: Sequence[Part], facts: Facts) -> tuple[Edge, ...]:
    """Edges from each answering claim, one a voice and role, to the first claim it answers, in order of telling."""
    said = [p for p in parts if p.role == "claims"] or [p for p in parts if p.role == "relays"]
    if not said:
        return ()
    first = said[0].claim
    out: dict[tuple[str, Relation], Edge] = {}
    for part in parts:
        relation = _relation(part)
        if relation and part.copy_of is None and part.claim != first:
            out.setdefault((part.voice, relation), Edge(part.claim, first, relation))
    for heard in (*facts.other_side, *facts.otherwise):
        out.setdefault((heard.claim, "contradicts"), Edge(heard.claim, first, "contradicts"))
    return tuple(out.values())


def _relation(part: Part) -> Relation | None:
    if part.role == "claims" and part.stance == "confirms":
        return "confirms"
    return RELATIONS.get(part.role)
