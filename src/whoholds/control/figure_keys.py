"""What makes two figures figures of the same thing: what is counted, where, over what stretch of time. Tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from whoholds.control.days import span
from whoholds.gazetteer.names import fold
from whoholds.model import Figure, FigureKind, FigureTelling

# Days after the first figure of a group within which another still belongs to it. A toll rises as bodies are found,
# ground and refugees are counted anew over a week, raids are told the morning after; what is measured on the map, or
# who lived there before the war, does not change with the days.
WINDOW: Final[dict[FigureKind, int | None]] = {
    "area_km2": 7,
    "distance_km": 7,
    "advance_km": 3,
    "settlements": 7,
    "killed": 3,
    "wounded": 3,
    "killed_or_wounded": 3,
    "population": None,
    "prisoners": 7,
    "displaced": 7,
    "attacks": 1,
}

# Nouns that name a part, or another thing: "three children" are among "eight people", not against them. The last such
# noun of the counted words decides ("25 cruise missile strikes" are strikes).
_PARTS: Final[dict[str, str]] = {
    word: name
    for name, words in {
        "children": "child children kid kids boy boys girl girls teenager teenagers baby babies toddler",
        "women": "woman women",
        "men": "man men",
        "families": "family families household households",
        "officers": "officer officers commander commanders general generals",
        "staff": "doctor doctors medic medics paramedic paramedics journalist journalists rescuer rescuers",
        "drones": "drone drones uav uavs shahed shaheds munition munitions",
        "missiles": "missile missiles rocket rockets",
        "shells": "shell shells round rounds mine mines",
        "bombs": "bomb bombs",
        "strikes": "strike strikes airstrike airstrikes raid raids bombing bombings",
        "explosions": "explosion explosions blast blasts",
        "targets": "target targets",
        "assaults": "attack attacks assault assaults clash clashes operation operations offensive offensives",
    }.items()
    for word in words.split()
}
# Nouns that describe the whole more closely, as a party's code in `about` does.
_SORTS: Final[dict[str, str]] = {
    word: name
    for name, words in {
        "troops": "soldier soldiers troop troops serviceman servicemen servicemember servicemembers servicewomen "
        "personnel fighter fighters militant militants rebel rebels mercenary mercenaries marine marines",
        "cruise": "cruise",
        "ballistic": "ballistic",
        "guided": "guided",
        "shahed": "shahed shaheds",
    }.items()
    for word in words.split()
}
# "54 of the missiles": some of what the text counted before.
_SOME_OF = re.compile(r"\bof (?:the|these|those|them|its|their)\b")
_COUNTED: Final[frozenset[FigureKind]] = frozenset(
    {"killed", "wounded", "killed_or_wounded", "prisoners", "displaced", "attacks"}
)
# What is one thing a party has at a time, so that its name is enough where no place is told. "Two civilians killed"
# somewhere is no more than that, unless it is a running total.
_PLACELESS: Final[frozenset[FigureKind]] = frozenset({"area_km2", "settlements", "prisoners"})
_RUNNING: Final = ("since", "rate", "span", "range", "24h")

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Words of time, the first row that is found deciding; "day" is what needs no row. ``since`` counts up to the telling.
_STRETCHES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("before", re.compile(r"\b(?:pre-?war|before|prior to)\b")),
    ("rate", re.compile(r"^(?:each|every|per|a|an) \w+$|\b(?:daily|weekly|monthly)\b")),
    ("range", re.compile(r"^(?:between|from) .+ (?:and|to|until|till) ")),
    ("24h", re.compile(r"\b(?:24|twenty-four)[ -]hours?\b|\b(?:past|last|previous|one) day\b|throughout the day")),
    ("since", re.compile(r"\b(?:since|from|between|so far|thus far|war|conflict)\b")),
    ("span", re.compile(r"\b(?:weeks?|weekend|fortnight|months?|years?|decades?|days|hours|nights)\b")),
    ("month", re.compile(rf"(?<!\d )\b(?:{'|'.join(_MONTHS)})\b(?! \d{{1,2}}\b)")),
)
_AGO = re.compile(r"\b(?:ago|earlier|later)$")
_FILLER = re.compile(
    r"\b(?:over|in|during|within|for|across|throughout|the|just|only|about|around|past|last|previous)\b"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is of, but for the words that only describe it more closely (`sorts`) and the day (`anchor`).

    `anchor` is an ordinal, None where no day is known; `until` the last day it may speak of. `window` is how many days
    after the first of a group it still belongs to it; None: always.
    """

    key: tuple[str, ...]
    sorts: frozenset[str]
    anchor: int | None
    until: int | None
    window: int | None


def subject(telling: FigureTelling, place_id: str | None) -> Subject:
    """The subject of a figure; `place_id` where its place is resolved.

    A figure whose words do not tell what it is of is of nothing else than these words.
    """
    figure = telling.figure
    about = (figure.about or "").casefold().split()
    part, sorts = _counted(figure) if figure.kind in _COUNTED else ("", frozenset[str]())
    stretch = "" if figure.kind == "distance_km" else _stretch(figure.period)
    where = f"id:{place_id}" if place_id else _name(figure.place)
    reference = _name(figure.reference)
    if not where and not reference:
        named = about and (figure.kind in _PLACELESS or stretch.startswith(_RUNNING))
        where = "about:" + " ".join(sorted(about)) if named else f"text:{telling.source.digest}:{figure.start}"
    key = (figure.kind, where, reference, figure.bearing or "", part, stretch)
    sorts |= set(about)
    if figure.kind == "distance_km" and _proper(figure.place) and _proper(figure.reference):
        return _timeless(telling, key, sorts)
    return _timed(telling, key, sorts, stretch)


def _counted(figure: Figure) -> tuple[str, frozenset[str]]:
    """The part that the counted words name, if they name one, and what describes it more closely."""
    text = figure.unit_text.casefold()
    words = re.findall(r"[^\W\d_]+", text)
    part = next((_PARTS[w] for w in reversed(words) if w in _PARTS), "")
    if _SOME_OF.search(text):
        part = f"some {part}"
    return part, frozenset(_SORTS[w] for w in words if w in _SORTS)


def _name(name: str | None) -> str:
    return "name:" + (fold(name) or name.casefold()) if name else ""


def _proper(name: str | None) -> bool:
    """Whether a name is one of a fixed place: "the nearest Russian positions" and "the front line" move."""
    return bool(name) and name is not None and name[0].isupper()


def _stretch(period: str | None) -> str:
    """The stretch of time that words tell, so far as two of them can be compared; "day" where they tell none."""
    text = (period or "").casefold().strip()
    if not text or _AGO.search(text):
        return "day"
    name = next((name for name, pattern in _STRETCHES if pattern.search(text)), "day")
    if name == "rate":
        return f"rate:{text.replace('daily', 'day').split()[-1]}"
    if name == "since":
        found = _MONTH.search(text) or _YEAR.search(text)
        return f"since:{found.group() if found else ''}"
    if name in ("span", "range"):
        return f"{name}:" + " ".join(_FILLER.sub(" ", text).split())
    return name


def _timeless(telling: FigureTelling, key: tuple[str, ...], sorts: frozenset[str]) -> Subject:
    day = _span(telling.told) or _span(telling.figure.date)
    return Subject(key, sorts, day[0] if day else None, day[1] if day else None, None)


def _timed(telling: FigureTelling, key: tuple[str, ...], sorts: frozenset[str], stretch: str) -> Subject:
    figure = telling.figure
    window = WINDOW[figure.kind]
    told, dated = _span(telling.told), _span(figure.date)
    # A running total is as of its telling; its date may be the day it starts from.
    day = (told or dated) if stretch.startswith(_RUNNING) else (dated or told)
    if window is None:
        return Subject(key, sorts, day[0] if day else None, day[1] if day else None, None)
    if day is None:
        # Nothing says that it speaks of the same days as any other text.
        return Subject((*key, telling.source.digest), sorts, None, None, None)
    if day[0] != day[1]:
        # Of a month or a year as a whole: side by side with others of the same.
        return Subject((*key, f"{day[0]}-{day[1]}"), sorts, day[0], day[1], None)
    return Subject(key, sorts, day[0], day[1], window)


def _span(value: str | None) -> tuple[int, int] | None:
    return span(value) if value else None
