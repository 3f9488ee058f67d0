"""Places that only say where another place lies: the region in "Kalynove in the Donetsk region"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whoholds.mentions.relative import IN_REGION, LISTED_ONLY, REGION_HAS, STATES
from whoholds.model import PlaceMention

_SITE_IN = re.compile(
    r"^\s*[,(]?\s*(?:in|at|near|outside|inside|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?(?:(?:city|town|village|settlement|port)\s+of\s+)?$",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)")


def _inside(inner: PlaceMention, outer: PlaceMention, stated: bool = True) -> bool:
    """Whether `inner` lies in `outer`, as far as is known; where the words do not state it, only if it is known."""
    a, b = inner.place, outer.place
    if not stated:
        if a is None or b is None or a.country is None or a.country != b.country:
            return False
        if b.name.lower().startswith(outer.surface.lower() + " "):
            return False  # "Kherson, Luhansk": a bare name in a list, not "Kherson, Luhansk Oblast"
    if a is None or b is None or b.type != "area":
        return True
    if outer.method == "country" or b.admin1 is None:
        return a.country is None or b.country is None or a.country == b.country
    return a.admin1 is None or a.admin1 == b.admin1


def _wide(place: PlaceMention) -> bool:
    return place.type == "area" and place.method in ("region", "country", "part", "district", "area", "bank")


def _country(place: PlaceMention) -> bool:
    return place.method == "country"


def containing_regions(places: Sequence[PlaceMention], text: str) -> set[int]:
    """Indices of the mentions that merely locate their neighbour and are no place of a claim by themselves."""
    out: set[int] = set()
    for i in range(len(places) - 1):
        b = places[i + 1]
        j = i  # a place in a closed aside ("(30 km north of Kharkiv), Kharkiv Oblast") is not the one located
        while j > 0 and text.count(")", places[j].end, b.start) > text.count("(", places[j].end, b.start):
            j -= 1
        a = places[j]
        between = text[a.end : b.start]
        if len(between) > 90 or "\n\n" in between:
            continue
        bare = _PARENTHESES.sub("", between)
        smaller = (
            not _wide(a)
            or (_country(b) and not _country(a))
            or (a.type == "area" and a.method in ("district", "direction"))
        )
        if (
            _wide(b)
            and smaller
            and _inside(a, b, bool(STATES.search(bare)))
            and IN_REGION.match(bare)
            and not LISTED_ONLY.match(bare)
            and (bare.strip() or b.start - a.end <= 1)
        ):
            out.add(i + 1)
            continue
        if (
            _wide(a)
            and (not _wide(b) or (_country(a) and not _country(b)))
            and _inside(b, a)
            and REGION_HAS.match(between)
        ):
            out.add(i)
            continue
        if a.type == "site" and b.type == "settlement" and _SITE_IN.match(between):
            out.add(i + 1)
    # "Strilecha in Ukraine's Kharkiv region": the country locates the region, which locates the village.
    for i in range(1, len(places) - 1):
        owner, region = places[i], places[i + 1]
        if (
            i in out
            and _country(owner)
            and _wide(region)
            and text[owner.end : region.start].strip() in {"'s", "’s", ""}
            and not _wide(places[i - 1])
            and IN_REGION.match(_PARENTHESES.sub("", text[places[i - 1].end : owner.start]))
        ):
            out.add(i + 1)
    # "X, Donetsk Oblast, Ukraine": what contains the containing region contains X too.
    for i in range(1, len(places) - 1):
        if (
            i in out
            and _wide(places[i + 1])
            and re.match(
                r"^\s*(?:,|in|\))\s*(?:in\s+)?(?:the\s+)?(?:[\w-]+\s+)?$", text[places[i].end : places[i + 1].start]
            )
        ):
            out.add(i + 1)
    return out
