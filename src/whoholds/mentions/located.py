"""Which place a distance locates, and which it is measured from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.mentions import distance_patterns as patterns
from whoholds.mentions.bearings import Distance, find_distances
from whoholds.mentions.flat import flat
from whoholds.model import Document, PlaceMention
from whoholds.quantity_words import QuantityWords

_REF_LEAD = 45  # characters that may stand between "from" and the name it measures from ("the rebel-held town of")
_BACK = 900  # characters to look back for what "the village" means
_EARLIER = 1500  # ... and for what "(4 km south)" is south of, when its own sentence does not say


@dataclass(frozen=True, slots=True)
class Relation:
    """A distance between two mentions (indices into the mentions given); either may be None where it is not named."""

    distance: Distance
    place: int | None
    reference: int | None


def relations(document: Document, places: Sequence[PlaceMention], known: QuantityWords) -> tuple[Relation, ...]:
    """Each distance of a document with the mention it locates and the mention it is measured from."""
    plain = flat(document.report.text)
    out: list[Relation] = []
    for sentence in document.sentences:
        for distance in find_distances(plain, sentence.start, sentence.end, known):
            out.extend(relate(plain, sentence.start, sentence.end, distance, places))
    return tuple(out)


def relate(
    plain: str, start: int, end: int, distance: Distance, places: Sequence[PlaceMention]
) -> tuple[Relation, ...]:
    """The relations one distance of the sentence ``start:end`` tells: one for each place it locates."""
    # A mention that is itself "10 km south of X" is this very distance: it locates and measures nothing.
    near = _between(places, max(start, distance.start - _EARLIER), min(end, distance.end + _EARLIER))
    here = [i for i in near if places[i].end <= end and not places[i].start <= distance.unit_start < places[i].end]
    reference = _reference(plain, start, distance, places, here)
    located = _located(plain, start, end, distance, places, [i for i in here if i != reference], reference)
    if not located:
        return (Relation(distance, None, reference),)
    return tuple(Relation(distance, i, reference) for i in located)


def _between(places: Sequence[PlaceMention], start: int, end: int) -> range:
    """Indices of the mentions that begin in ``start:end`` (mentions are sorted)."""
    return range(bisect_left(places, start, key=_start), bisect_left(places, end, key=_start))


def _start(mention: PlaceMention) -> int:
    return mention.start


def _reference(
    plain: str, start: int, distance: Distance, places: Sequence[PlaceMention], here: Sequence[int]
) -> int | None:
    if distance.reference is not None:
        at, stop = distance.reference
        inside = [i for i in here if at <= places[i].start <= at + _REF_LEAD and places[i].start < max(stop, at + 1)]
        return inside[0] if inside else None
    if distance.how in ("bearing", "away"):
        for i in reversed(here):
            if places[i].end <= distance.start and patterns.BEARING_OF.search(
                plain, max(0, places[i].start - 30), places[i].start
            ):
                return i
        for i in reversed(_between(places, start - _EARLIER, start)):
            if distance.how == "bearing" and patterns.BEARING_OF.search(
                plain, max(0, places[i].start - 30), places[i].start
            ):
                return i
    return None


def _located(
    plain: str, start: int, end: int, distance: Distance, places: Sequence[PlaceMention], here: Sequence[int],
    reference: int | None,
) -> list[int]:  # fmt: skip
    before = [i for i in here if places[i].end <= distance.start]
    if before:
        last = before[-1]
        link = plain[places[last].end : distance.start]
        # "Terny, Donetsk Oblast (17km ...)": the place is the settlement, not the region that contains it.
        if (
            len(before) > 1
            and places[last].type == "area"
            and patterns.IN_REGION.fullmatch(plain, places[before[-2]].end, places[last].start)
        ):
            chosen = before[-2]
        else:
            chosen = last
        if patterns.LINK.fullmatch(link) or patterns.APPOSED.fullmatch(link):
            if reference is not None and places[chosen].surface == places[reference].surface:
                return []
            found = [chosen]
            if patterns.SHARED.search(link):
                for i in reversed(before[: before.index(chosen)]):
                    if not patterns.LISTED.fullmatch(plain, places[i].end, places[found[-1]].start):
                        break
                    found.append(i)
            return found[::-1]
    told = patterns.ANAPHOR.search(plain[max(start, distance.start - 70) : distance.start])
    if told is not None:
        back = [
            i
            for i in _between(places, distance.start - _BACK, distance.start)
            if places[i].type != "area" and places[i].method != "capital" and i not in (reference, *before)
        ]
        # The subject of what was told: not a place that another was measured from.
        back = [
            i for i in back if not patterns.BEARING_OF.search(plain, max(0, places[i].start - 30), places[i].start)
        ] or back
        if back:
            return back[-2:] if "both" in told.group().lower() else back[-1:]
    after = [i for i in here if places[i].start >= distance.end]
    if (
        distance.how in ("bearing", "from")
        and after
        and patterns.NEAR.fullmatch(plain, distance.end, places[after[0]].start)
    ):
        found = [after[0]]
        for i in after[1:]:
            if not patterns.LISTED.fullmatch(plain, places[found[-1]].end, places[i].start):
                break
            if places[i].type == "area" and places[found[0]].type == "settlement":
                break  # the region that holds them
            found.append(i)
        return found
    return []
