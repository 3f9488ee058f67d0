"""From a store to what is concluded of its places: kept where nothing new was told, else concluded on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from whoholds.control.events import Judged
from whoholds.control.history import changes_of, history, rules
from whoholds.ledger.store import Store
from whoholds.model import History, Place, Sides, Telling
from whoholds.theatre_areas import areas_over, outlined
from whoholds.theatre_sides import sides_of
from whoholds.witness import Drawn, Witnesses


class Conclusions:
    """The histories of a ledger's places."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def rules(self) -> str:
        """By what a history is made: the rules that conclude, and the newest map they had as a witness."""
        return f"{rules()} maps/{self._store.last_map()}"

    def fresh(self, place: Place) -> bool:
        """Whether what was kept of a place, and of the areas around it, is all that is known."""
        around = (a.id for a in areas_over(place) if self._store.place(a.id) is not None)
        known, by = self._store.is_fresh, self.rules
        return known(place.id, by) and all(known(area, by) for area in around)

    def all_fresh(self) -> bool:
        """Whether what was kept is all that is known, of every place."""
        return not self._store.stale_places(self.rules)

    def live(self, place: Place, as_known: str | None) -> History:
        """What is concluded of a place from what had been recorded by a moment (None: all)."""
        told = list(self._store.tellings(place_id=place.id, as_known=as_known))
        return _concluded(place, told, Areas(self._store, as_known), Witnesses(self._store, as_known).of_one(place))

    def of(self, place: Place, as_known: str | None) -> History:
        """The same, from what was kept where that is all that is known."""
        kept = self._store.history(place.id, rules=self.rules) if as_known is None and self.fresh(place) else None
        return kept if kept is not None else self.live(place, as_known)

    def all(self, as_known: str | None) -> Iterator[History]:
        """What is concluded of every place, by id."""
        areas = Areas(self._store, as_known)
        drawn = Witnesses(self._store, as_known).of(list(self._store.all_places()))
        for place, told in self._store.tellings_by_place(as_known=as_known):
            yield _concluded(place, told, areas, drawn.get(place.id, {}))

    def refresh(self, tell: Callable[[int], None] | None = None) -> int:
        """Conclude anew of every place spoken of since, and keep it; gives the number of places.

        A place is done at a time, so that memory follows the busiest place and not the ledger.
        """
        done = 0
        seq, by = self._store.head().count, self.rules
        stale = set(self._store.stale_places(by))
        stale |= self._within(stale)
        areas = Areas(self._store, None)
        drawn = Witnesses(self._store).of([p for p in self._store.all_places() if p.id in stale]) if stale else {}
        with self._store.batch():
            for place, told in self._store.tellings_by_place(places=stale):
                self._store.save_history(_concluded(place, told, areas, drawn.get(place.id, {})), seq, by)
                done += 1
                if tell is not None:
                    tell(done)
        return done

    def _within(self, changed: set[str]) -> set[str]:
        """Places within areas of which more is known: what is told of a river bank is told of its villages."""
        if changed.isdisjoint(area.place.id for area in outlined()):
            return set()
        return {p.id for p in self._store.all_places() if any(a.id in changed for a in areas_over(p))}


class Areas:
    """What is accepted of the areas around places, each concluded once."""

    def __init__(self, store: Store, as_known: str | None) -> None:
        self._store = store
        self._as_known = as_known
        self._known: dict[str, tuple[Judged, ...]] = {}

    def changes(self, area: Place) -> tuple[Judged, ...]:
        """The accepted changes of an area."""
        if area.id not in self._known:
            told = list(self._store.tellings(place_id=area.id, as_known=self._as_known))
            self._known[area.id] = changes_of(area, told, _sides(told))
        return self._known[area.id]


def _concluded(place: Place, told: list[Telling], areas: Areas, drawn: Drawn) -> History:
    over = [each for area in areas_over(place) for each in areas.changes(area)]
    theirs = (m.placed.telling for judged in over for m in judged.group.members)
    return history(place, told, _sides((*told, *theirs)), over, drawn)


def _sides(told: Iterable[Telling]) -> Sides:
    theatres: set[str | None] = set()
    parties: set[str] = set()
    for telling in told:
        theatres.add(telling.theatre)
        parties |= {c for c in (telling.claim.party, telling.claim.side) if c}
    return sides_of(theatres, parties)
