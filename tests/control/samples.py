"""Claims, reports and tellings made by hand: invented words about real places, in days counted from 1 October 2024."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from whoholds.control.history import history
from whoholds.ledger.sketch import sketch
from whoholds.model import Claim, Event, History, Interval, Kind, Place, Review, Sides, Source, Stance, Telling, Verdict

ISW = "Institute for the Study of War"
# Bodies that take no side; any other "independent" speaker might be an ally.
OBSERVERS = frozenset({ISW.casefold(), "a monitor", "a", "b", *(f"monitor {n}" for n in range(10))})
SIDES = Sides({"RUS": ("UKR",), "UKR": ("RUS",)}, frozenset({ISW.casefold()}), OBSERVERS)
SELYDOVE = Place("geonames:693867", "Selydove", "settlement", 48.15, 37.30, "Donetsk Oblast", "UA")

# Three accounts of one day, all invented, long enough for a sketch and unlike each other.
WIRE = (
    "Russian troops have taken the mining town of Selydove after a week of fighting in its eastern quarters, the "
    "defence ministry in Moscow said on Tuesday, publishing no pictures from the town itself or the road to the south."
)
LOCAL = (
    "Nobody answers the telephone at the town hall any more. Buses stopped last week, the bakery closed on Sunday, and "
    "those who stayed in Selydove fetch water from a well behind the hospital while shells fall on the slag heaps."
)
REPLY = (
    "A spokesman for the General Staff told reporters in Kyiv that its brigades keep their positions along the railway "
    "embankment, that supplies reach them every night, and that talk of a retreat was meant for television."
)
PARAGRAPHS = (WIRE, LOCAL, REPLY)

SPEAKERS = {"RUS": "Russian Ministry of Defence", "UKR": "Ukrainian General Staff", "independent": ISW}


def day(number: int) -> str:
    """The ISO day `number` days after 1 October 2024."""
    return (date(2024, 10, 1) + timedelta(days=number)).isoformat()


@cache
def sketched(paragraph: str) -> bytes:
    """The sketch of a paragraph."""
    return sketch(paragraph)


def edited(paragraph: str) -> str:
    """The paragraph as an outlet runs it that changes a word and cuts another."""
    return paragraph.replace("the", "its", 1).removesuffix(".")


def claim(**fields: object) -> Claim:
    """Moscow's claim to have captured Selydove on 1 October, with any field replaced."""
    base: dict[str, object] = {
        "id": "c1",
        "start": 0,
        "end": 41,
        "quote": "Russian troops have captured Selydove",
        "kind": "captured",
        "party": "RUS",
        "place": SELYDOVE.name,
        "place_name": SELYDOVE.name,
        "place_id": SELYDOVE.id,
        "place_type": SELYDOVE.type,
        "admin1": SELYDOVE.admin1,
        "country": SELYDOVE.country,
        "lat": SELYDOVE.lat,
        "lon": SELYDOVE.lon,
        "error_km": None,
        "speaker": SPEAKERS["RUS"],
        "side": "RUS",
        "stance": "asserts",
        "evidence": (),
        "date": day(0),
        "date_basis": None,
        "place_note": None,
        "reasons": {"frame": "take: agent, object"},
        "presupposed": False,
    }
    return Claim(**(base | fields))  # type: ignore[arg-type]


def source(outlet: str | None, told: str | None, text: str, agency: str | None = None) -> Source:
    """A report. Its key is a hash of what it is, as the ledger's is."""
    digest = _digest(text)
    key = _digest(digest, told or "", outlet or "")
    return Source(key, outlet or "a report", digest, told, outlet, agency, None, None, "en")


def tell(
    side: str,
    kind: Kind,
    party: str | None,
    told: int | str | None,
    on: int | str | None = None,
    stance: Stance = "asserts",
    *,
    outlet: str | None = "Meridian Wire",
    agency: str | None = None,
    paragraph: str = "",
    granted: bool = False,
    **fields: object,
) -> Telling:
    """`side` takes a stance towards "`party` did `kind` at Selydove", in a report of day `told`.

    `on` is the day its words give (a number, or an ISO day, month or year); without it they give none, and the claim
    bears the day of its report. `granted` makes it a thing taken for granted ("the fall of Selydove").
    """
    told_day = day(told) if isinstance(told, int) else told
    given = day(on) if isinstance(on, int) else on
    speaker = str(fields.pop("speaker", SPEAKERS.get(side, "reporter" if side == "reporter" else f"{side} army")))
    text = paragraph or f"{outlet}: {side}, {speaker}, {kind}, {party}, {stance}, {told_day}, {given}, {granted}"
    report = source(outlet, told_day, text, agency)
    made = claim(
        id=_digest(report.digest, kind, party or "", speaker, stance),
        kind=kind,
        party=party,
        side=side,
        stance=stance,
        speaker=speaker,
        date=given or told_day,
        date_basis=given and "on that day",
        presupposed=granted,
    )
    return Telling(replace(made, **fields), report, told_day, "ukraine", "test/1", "", 0, sketched(paragraph))


def copied(telling: Telling, outlet: str, told: int | str | None, paragraph: str) -> Telling:
    """Another outlet's report of that day with `paragraph`, from which the same claim is read.

    A claim whose words give no day bears the day of its report, so the copy's may differ. Its id does only where the
    text does.
    """
    told_day = day(told) if isinstance(told, int) else told
    report = source(outlet, told_day, paragraph, telling.source.agency)
    was = telling.claim
    same = report.digest == telling.source.digest
    made = replace(
        was,
        id=was.id if same else _digest(report.digest, was.kind, was.party or "", was.speaker, was.stance),
        date=was.date if was.date_basis else told_day,
    )
    return replace(telling, claim=made, source=report, told=told_day, sketch=sketched(paragraph))


def reviewed(telling: Telling, verdict: Verdict) -> Telling:
    """The telling after a person's word on it."""
    return replace(telling, review=Review(telling.claim.id, verdict, "a reviewer", "", {}, "2024-12-01T00:00:00Z", 9))


def concluded(tellings: Iterable[Telling], sides: Sides = SIDES) -> History:
    """What is concluded about Selydove."""
    return history(SELYDOVE, tuple(tellings), sides)


def event(tellings: Iterable[Telling], kind: Kind = "captured", party: str | None = "RUS", number: int = 0) -> Event:
    """The event of that kind and party, the first unless `number` says otherwise."""
    return [e for e in concluded(tellings).events if (e.kind, e.party) == (kind, party)][number]


def view(tellings: Iterable[Telling], name: str) -> tuple[Interval, ...]:
    """The intervals of a view."""
    return tuple(i for i in concluded(tellings).intervals if i.view == name)


def states(tellings: Iterable[Telling], name: str = "consensus") -> list[tuple[str | None, str, str]]:
    """A view in short: since when, which state, of whom ("RUS+UKR")."""
    return [(i.since, i.state, "+".join(i.parties)) for i in view(tellings, name)]


def in_words(tellings: Iterable[Telling]) -> str:
    """What is told, a line each: for the reader of a failing test."""
    return "\n".join(
        f"{t.told} {t.source.outlet}: {t.claim.speaker} ({t.claim.side}) {t.claim.stance} {t.claim.party} "
        f"{t.claim.kind} on {t.claim.date}"
        + (" (in its words)" if t.claim.date_basis else "")
        + (" (taken for granted)" if t.claim.presupposed else "")
        + "".join(f" [{e}]" for e in t.claim.evidence)
        + (f" sketch {t.sketch[:2].hex()}" if t.sketch else "")
        for t in tellings
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def moscow(kind: Kind, party: str, told: int, on: int | None = None, **more: object) -> Telling:
    return tell("RUS", kind, party, told, on, **more)  # type: ignore[arg-type]


def kyiv(kind: Kind, party: str, told: int, on: int | None = None, **more: object) -> Telling:
    return tell("UKR", kind, party, told, on, **more)  # type: ignore[arg-type]


def isw(kind: Kind, party: str, told: int, on: int | None = None, **more: object) -> Telling:
    return tell("independent", kind, party, told, on, **more)  # type: ignore[arg-type]


def paper(kind: Kind, party: str, told: int, on: int | None = None, **more: object) -> Telling:
    return tell("reporter", kind, party, told, on, **more)  # type: ignore[arg-type]
