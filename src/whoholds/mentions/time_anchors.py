"""The days that texts of a theatre reckon from: its beginning and its key dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from whoholds.mentions.calendar import valid
from whoholds.mentions.words import Same
from whoholds.theatre import KeyDate, Theatre

_WAR_WORDS = ("war", "invasion", "conflict", "fighting", "hostilities")
# What else the press calls the beginning of a war, after "anniversary of".
_ATTACKS = ("offensive", "attack", "assault", "aggression", "operation", "onslaught")


@dataclass(frozen=True, slots=True)
class Anchors:
    """`began` is the day the theatre's war began, `events` its dated key dates with their names (lower-case)."""

    began: date | None = None
    events: tuple[tuple[tuple[str, ...], date], ...] = ()

    def war(self, noun: str, published: date | None) -> date | None:
        """The day "the war" or "the invasion" of a report began: the last such key date, else the theatre's."""
        days = [
            d
            for names, d in self.events
            if any(noun in name.split() for name in names) and (not published or d <= published)
        ]
        if days:
            return max(days)
        if noun != "war" and any("invasion" in name.split() for names, _ in self.events for name in names):
            return self.war("invasion", published) if noun != "invasion" else None
        return self.began if self.began and (not published or self.began <= published) else None

    def event(self, words: str, published: date | None) -> date | None:
        """The key date whose name is among `words` (the longest that is), else the war's beginning."""
        words = f" {' '.join(words.lower().replace('’', chr(39)).split())} "
        hits = [
            (len(name), d)
            for names, d in self.events
            for name in names
            if f" {name} " in words and (not published or d <= published)
        ]
        if hits:
            return max(hits)[1]
        noun = next((w for w in (*_WAR_WORDS, *_ATTACKS) if f" {w} " in words and " world war " not in words), None)
        if noun is None and words.strip():
            return None
        return self.war("invasion" if noun is None or noun in _ATTACKS else noun, published)


NO_ANCHORS = Anchors()


def anchors_of(theatre: Theatre | None) -> Anchors:
    """The anchors a theatre's data gives; none for no theatre."""
    return NO_ANCHORS if theatre is None else _anchors(Same(theatre))


@lru_cache(maxsize=16)
def _anchors(key: Same) -> Anchors:
    theatre = key.theatre
    events = tuple((_names(told), day) for told in theatre.key_dates if told.date and (day := _day(told.date)))
    return Anchors(_day(theatre.since), events)


def _names(key: KeyDate) -> tuple[str, ...]:
    return tuple(n.lower().replace("’", "'").removeprefix("the ") for n in (key.name, *key.aliases))


def _day(iso: str | None) -> date | None:
    numbers = [int(n) for n in (iso or "").split("-") if n.isdigit()]
    if not numbers:
        return None
    return valid(numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[2] if len(numbers) > 2 else 1)
