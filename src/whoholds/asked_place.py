"""Which place of the ledger a question means: by id, by a name some report printed, or by any name it ever had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from whoholds.errors import AmbiguousPlace, UnknownPlace
from whoholds.gazetteer.names import fold
from whoholds.model import Place
from whoholds.theatre_areas import areas_over

if TYPE_CHECKING:
    from whoholds.gazetteer.lookup import Gazetteer
    from whoholds.ledger.store import Store


def choose(
    asked: str,
    store: Store,
    gazetteer: Callable[[], Gazetteer] | None,
    as_known: str | None = None,
    mapped: Callable[[Place], bool] = lambda place: False,
) -> Place:
    """The one place of the ledger that `asked` means: an id, a name, or "Name, Region".

    `gazetteer` opens one, and is called only for names that no report printed. `mapped` tells whether a control map
    shows a place of which nothing is claimed.

    A place known only by its distance from another gives way to one of the same name that is known itself. Raises
    `UnknownPlace`, and `AmbiguousPlace` with the candidates: no namesake is preferred for being bigger.
    """
    by_id = store.place(asked)
    if by_id is not None:
        return by_id
    name, _, region = (part.strip() for part in asked.partition(","))
    found = _within(store.places(name), region)
    if not found and gazetteer is not None:
        found = _within(_known(_asked(asked, name, gazetteer()), store, mapped), region)
    # "Kherson" is printed for the region too; the place of that very name is meant.
    found = [p for p in found if fold(p.name) == fold(name)] or found
    named = [p for p in found if p.id.partition(":")[0] not in ("est", "relative")] or found
    if len(named) > 1 and as_known is not None:
        # A namesake first told of later is no reason to ask back.
        told = [p for p in named if next(store.tellings(place_id=p.id, as_known=as_known, limit=1), None) is not None]
        named = told or named
    if len(named) == 1:
        return named[0]
    if not named:
        raise UnknownPlace(
            f"no claim in this ledger is about {asked!r}, and no map shows it; "
            "`whoholds claims --text` searches the quotes"
        )
    candidates = tuple(sorted(named, key=lambda p: (-store.spoken_of(p.id), p.id)))
    raise AmbiguousPlace(
        f"{asked!r} is the name of {len(candidates)} places in this ledger; add the region "
        f'("{candidates[0].name}, {candidates[0].admin1 or candidates[0].country}") or give an id',
        candidates,
    )


def _asked(asked: str, name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    own = gazetteer.by_id(asked)
    return (own,) if own is not None else gazetteer.lookup(name)


def _known(places: Iterable[Place], store: Store, mapped: Callable[[Place], bool]) -> Iterator[Place]:
    """Those of which something is claimed, or of an area that they lie in, or that a map shows."""
    for place in places:
        own = store.place(place.id)
        if own is not None:
            yield own
        elif any(store.place(area.id) is not None for area in areas_over(place)) or mapped(place):
            yield place


def _within(places: Iterable[Place], region: str) -> list[Place]:
    wanted = fold(region)
    return [p for p in places if not wanted or wanted in fold(p.admin1 or "") or wanted == fold(p.country or "")]
