"""What the control stage asks of theatres: whose enemy is whose, and whose own voice is independent."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from whoholds import theatre as theatres
from whoholds.errors import TheatreError
from whoholds.model import Sides


@cache
def _sides(name: str) -> Sides | None:
    try:
        theatre = theatres.load(name)
    except TheatreError:
        return None
    named = {
        kind: frozenset(
            term.casefold()
            for speaker in theatre.speakers
            if speaker.kind == kind and speaker.side == "independent"
            for term in (speaker.name, *speaker.aliases)
        )
        for kind in ("assessor", "organ")
    }
    enemies = {code: party.enemies for code, party in theatre.parties.items()}
    return Sides(enemies, named["assessor"], named["assessor"] | named["organ"])


def sides_of(names: Iterable[str | None], codes: Iterable[str] = ()) -> Sides:
    """The sides of several theatres together.

    `codes` are parties met with in claims; where a theatre that is not at hand named them, each is taken for the
    enemy of the others.
    """
    enemies: dict[str, set[str]] = {}
    assessors: set[str] = set()
    observers: set[str] = set()
    for name in sorted({n for n in names if n}):
        found = _sides(name)
        if found is None:
            continue
        assessors |= found.assessors
        observers |= found.observers
        for code, others in found.enemies.items():
            enemies.setdefault(code, set()).update(others)
    strangers = {c for c in codes if c not in ("independent", "reporter")}
    for code in strangers - set(enemies):
        enemies[code] = strangers - {code}
    known = {code: tuple(sorted(others)) for code, others in sorted(enemies.items())}
    return Sides(known, frozenset(assessors), frozenset(observers))
