"""Small random worlds: what anybody might tell of Selydove within a year."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.control.samples import ISW, PARAGRAPHS, SPEAKERS, copied, edited, tell
from whoholds.model import KINDS, STANCES, Kind, Telling

World = list[Telling]

GROUND: tuple[Kind, ...] = ("captured", "withdrew", "holds")
OUTLETS = ("Meridian Wire", "Harbour Post", "Lowland Gazette", ISW, None)
SWAPPED = {"RUS": "UKR", "UKR": "RUS"}

SPEAKERS_OF = (
    ("RUS", SPEAKERS["RUS"]),
    ("UKR", SPEAKERS["UKR"]),
    ("RUS", "unnamed: bloggers"),
    ("UKR", "unnamed: soldiers"),
    ("independent", ISW),
    ("independent", "a monitor"),
    ("independent", "a foreign president"),
    ("reporter", "reporter"),
    ("BLR", "a neighbour"),
)
# Plain news of the day of its report, days and ranges in words, and things taken for granted.
DATED = ("told", "told", "told", "day", "day", "day", "long ago", "after", "month", "year", "granted", "untold")


@st.composite
def tellings(draw: st.DrawFn, span: int = 365, kinds: tuple[Kind, ...] = KINDS) -> Telling:
    """One telling of the first `span` days. Plain assertions are the most frequent, as in the news."""
    side, speaker = draw(st.sampled_from(SPEAKERS_OF))
    told: int | None = draw(st.integers(0, span))
    on: int | str | None = None
    how = draw(st.sampled_from(DATED))
    if how == "day":
        on = told - draw(st.integers(0, 3))
    elif how == "long ago":
        on = told - draw(st.integers(4, 150))
    elif how == "after":
        on = told + draw(st.integers(1, 3))
    elif how == "month":
        on = draw(st.sampled_from(("2024-10", "2024-11", "2025-03")))
    elif how == "year":
        on = draw(st.sampled_from(("2024", "2025")))
    elif how == "untold":
        on, told = told, None
    return tell(
        side,
        draw(st.sampled_from(kinds)),
        draw(st.sampled_from(("RUS", "UKR", "RUS", "UKR", "RUS", "UKR", None))),
        told,
        on,
        draw(st.sampled_from(("asserts", "asserts", "asserts", "asserts", *STANCES))),
        outlet=draw(st.sampled_from(OUTLETS)),
        agency="Meridian Wire" if speaker == "reporter" and how == "told" else None,
        paragraph=draw(st.sampled_from(("", "", *PARAGRAPHS, edited(PARAGRAPHS[0])))),
        granted=how == "granted",
        evidence=draw(st.sampled_from(((), (), ("geolocated",)))),
        speaker=speaker,
    )


def _once(told: World) -> World:
    """A ledger keeps a claim once a report."""
    return list({(t.source.key, t.claim.id): t for t in told}.values())


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to ten tellings, mostly of days close together and of who holds the place, where rules meet."""
    span = draw(st.sampled_from((3, 10, 40, 40, 365)))
    kinds = draw(st.sampled_from((GROUND, (*GROUND, "fighting"), KINDS)))
    return _once(draw(st.lists(tellings(span, kinds), min_size=1, max_size=10)))


@st.composite
def copies(draw: st.DrawFn) -> tuple[World, Telling]:
    """A world, and a later copy of a telling of its own: verbatim, or with a word or two changed."""
    told = draw(worlds())
    paragraph = draw(st.sampled_from(PARAGRAPHS))
    number = draw(st.integers(0, 10) | st.integers(0, 365))
    original = draw(tellings(0, (*GROUND, "fighting", "struck")))
    original = tell(
        original.claim.side,
        original.claim.kind,
        original.claim.party,
        number,
        draw(st.none() | st.integers(number - 10, number)),
        original.claim.stance,
        outlet="Evening Ferry",
        paragraph=paragraph,
        evidence=original.claim.evidence,
        speaker=original.claim.speaker,
    )
    later = number + draw(st.integers(0, 3) | st.integers(0, 60))
    text = draw(st.sampled_from((paragraph, edited(paragraph))))
    # Of two reports of one day the ledger cannot tell which was first: let the copy be one that it thinks the later.
    outlets = (draw(st.sampled_from(("Delta Courier", ISW))), "Morning Ferry", *"abcdefgh")
    same_day = (copied(original, outlet, later, text) for outlet in outlets)
    copy = next(
        (c for c in same_day if (c.told, c.source.key) > (original.told, original.source.key)),
        copied(original, outlets[0], later + 1, text),
    )
    return _once([*told, original]), copy


def swapped(telling: Telling) -> Telling:
    """The same, told by and of the other side."""
    was = telling.claim
    made = replace(
        was,
        side=SWAPPED.get(was.side, was.side),
        party=was.party and SWAPPED[was.party],
        speaker=next((SPEAKERS[SWAPPED[s]] for s in SWAPPED if SPEAKERS[s] == was.speaker), was.speaker),
    )
    return replace(telling, claim=made)
