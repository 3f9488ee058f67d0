"""Archives of any size, generated: the readings of reports that were never written, on wars that were never fought.

The same count and seed give the same archive, and a smaller archive is the beginning of a larger one. As a real one
does, it grows by months and wars: ten thousand claims are a campaign of ninety days, a hundred thousand a war of ten
campaigns, a million ten wars. Shares of kinds, stances, sides and days are those of 6,071 claims that were read from 89
assessments of Nov 2022 - Jan 2023 (eval/control.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from bench.worlds_places import CAMPAIGNS, WARS, Country, Day, Front
from bench.worlds_words import clause, filler
from whoholds.claims.verify import digest_of
from whoholds.model import Claim, Dating, Evidence, Figure, Kind, Reading, Report, Stance

T = TypeVar("T")
PRODUCER = "worlds/1"
OUTLETS = ("Harbour Post", "Lowland Gazette", "Meridian Wire", "Delta Courier", "Evening Ferry", "Northern Lantern")
# Reports a day, each of twenty to sixty claims: ninety days make ten thousand.
REPORTS_A_DAY = (1, 2, 3, 3, 4, 4)
FEWEST, MOST = 20, 60
# How often a whole report is another's, how often a paragraph is lifted from another, and how many are kept to lift.
WHOLE_COPY, LIFTED, REMEMBERED = 0.06, 0.08, 60
# Share of claims beside which a figure stands.
FIGURES = 0.25
# Attacks and strikes name up to three places at once.
KINDS: dict[Kind, float] = {
    "fighting": 0.35,
    "struck": 0.19,
    "advanced": 0.12,
    "holds": 0.11,
    "captured": 0.11,
    "withdrew": 0.04,
    "surrounded": 0.015,
    "evacuated": 0.015,
    "annexed": 0.005,
    "abused": 0.005,
}
STANCES: dict[Stance, float] = {
    "asserts": 0.82,
    "intends": 0.08,
    "hypothetical": 0.05,
    "denies": 0.035,
    "confirms": 0.01,
    "unconfirmed": 0.005,
}
EVIDENCE: dict[tuple[Evidence, ...], float] = {
    (): 0.944,
    ("geolocated", "video"): 0.026,
    ("video",): 0.02,
    ("photo",): 0.01,
}
# Of a change of hands that is news: who speaks, and how the loser answers.
NEWS_SPEAKERS = (0.5, 0.15, 0.3, 0.05)
LOSER: dict[Stance, float] = {"denies": 0.5, "confirms": 0.3, "unconfirmed": 0.2}
# Of a capture that did not happen.
IDLE: dict[Stance, float] = {"intends": 0.45, "hypothetical": 0.25, "asserts": 0.2, "denies": 0.1}
SPEAKERS: dict[str, float] = {
    "{0} General Staff": 0.35,
    "unnamed: {0} sources": 0.2,
    "unnamed: {0} bloggers": 0.2,
    "{0} Ministry of Defence": 0.15,
    "{0} governor": 0.1,
}
INDEPENDENT = ("Front Monitor", "unnamed: Western official")
_REASONS = {
    "frame": "the clause's verb, an act on ground (active, transitive)",
    "party": "subject of the verb, an adjective of the party",
    "stance": "plain statement in a reported clause",
    "speaker": "reported: 'said' (named, an organ of its side)",
    "place": "object of the verb: the only place of that name in the theatre's regions",
}


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim before its text is known: offsets are into its paragraph."""

    start: int
    end: int
    kind: Kind
    party: str | None
    front: Front
    speaker: str
    side: str
    stance: Stance
    date: str | None
    basis: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    said: tuple[_Said, ...]


def readings(claims: int, seed: int = 1) -> Iterator[Reading]:
    """Readings in the order told, war by war, until they hold as many claims as asked for (or the wars are over)."""
    made = 0
    for number, war in enumerate(WARS):
        # Of its own numbers only, so that an archive does not depend on how much of it is asked for.
        rng = Random(f"{seed} {number}")
        country, press = Country(war, number, rng), _Press(rng)
        for campaign in range(CAMPAIGNS):
            for day in country.days(campaign):
                for reading in press.papers(day):
                    yield reading
                    made += len(reading.claims)
                    if made >= claims:
                        return


class _Press:
    """Writes what a war's papers carry."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._recent: list[_Paragraph] = []

    def papers(self, day: Day) -> list[Reading]:
        """The readings of a day."""
        rng = self._rng
        out: list[Reading] = []
        outlets = rng.sample(OUTLETS, rng.choice(REPORTS_A_DAY))
        for outlet in outlets:
            if out and rng.random() < WHOLE_COPY:
                out.append(_republished(out[0], outlet))
            else:
                out.append(self._report(day, outlet))
        return out

    def _report(self, day: Day, outlet: str) -> Reading:
        rng = self._rng
        wanted = rng.randint(FEWEST, MOST)
        chosen: list[_Paragraph] = []
        while wanted > 0:
            lifted = self._recent and rng.random() < LIFTED
            chosen.append(rng.choice(self._recent) if lifted else self._paragraph(day))
            wanted -= len(chosen[-1].said)
        self._recent = [*self._recent, *chosen][-REMEMBERED:]
        return _reading(rng, day, outlet, chosen)

    def _paragraph(self, day: Day) -> _Paragraph:
        rng = self._rng
        text = ""
        said: list[_Said] = []
        for _ in range(rng.choice((1, 1, 2))):
            text += " " * bool(text)
            found = self._sentence(day, len(text))
            text += found.text
            said += found.said
        for _ in range(rng.choice((1, 2, 3))):
            text += " " + filler(rng)
        return _Paragraph(text, tuple(said))

    def _sentence(self, day: Day, at: int) -> _Paragraph:
        rng = self._rng
        front = day.choose(rng)
        kind = _drawn(rng, KINDS)
        stance, side, party = self._position(day, front, kind)
        speaker = self._speaker(side)
        fronts = [front]
        if kind in ("fighting", "struck"):
            fronts += [day.choose(rng) for _ in range(rng.choice((0, 0, 1, 2)))]
        fronts = list({f.spot.id: f for f in fronts}.values())
        words = clause(rng, kind, party or "unidentified", " and ".join(f.spot.name for f in fronts))
        when, basis = _date(rng, day.number, front.news(day.number) if kind in ("captured", "withdrew") else None)
        start, end = at, at + len(words)
        evidence = _drawn(rng, EVIDENCE)
        said = tuple(
            _Said(start, end, kind, party, each, speaker, side, stance, when, basis, evidence) for each in fronts
        )
        return _Paragraph(f"{words[0].upper()}{words[1:]}, {_VERBS[stance].format(speaker)}.", said)

    def _position(self, day: Day, front: Front, kind: Kind) -> tuple[Stance, str, str | None]:
        """Stance, side and party of what somebody tells of a place."""
        rng = self._rng
        sides = day.war.sides
        holder = front.held(day.number)
        voices = (sides[holder], sides[1 - holder], "independent", "reporter")
        if kind in ("captured", "withdrew"):
            if front.news(day.number) is not None:
                side = rng.choices(voices, NEWS_SPEAKERS)[0]
                stance: Stance = _drawn(rng, LOSER) if side == voices[1] else "asserts"
                return stance, side, sides[holder] if kind == "captured" else sides[1 - holder]
            # It did not change hands: its enemy aims at it, or claims it wrongly, and the holder denies.
            stance = _drawn(rng, IDLE)
            side = voices[0] if stance == "denies" else voices[1]
            return stance, side, sides[1 - holder] if kind == "captured" else sides[holder]
        side = rng.choices(voices, (0.31, 0.32, 0.33, 0.04))[0]
        if kind == "holds":
            return _drawn(rng, STANCES), side, sides[holder]
        party = sides[1 - holder] if rng.random() < 0.7 else sides[holder]
        return _drawn(rng, STANCES), side, party if rng.random() < 0.955 else None

    def _speaker(self, side: str) -> str:
        rng = self._rng
        if side == "reporter":
            return "reporter"
        if side == "independent":
            return INDEPENDENT[rng.random() < 0.05]
        return _drawn(rng, SPEAKERS).format(side)


_VERBS: dict[Stance, str] = {
    "asserts": "{} said",
    "denies": "a report that {} denied",
    "unconfirmed": "which {} could not confirm",
    "confirms": "{} confirmed",
    "hypothetical": "{} said, if reports are right",
    "intends": "{} said of its plans",
}


def _drawn(rng: Random, shares: dict[T, float]) -> T:
    return rng.choices(tuple(shares), tuple(shares.values()))[0]


def _date(rng: Random, day: int, fell: int | None) -> tuple[str | None, str | None]:
    """The day a claim gives and its words; most give none, and are of the day they are told."""
    drawn = rng.random()
    if drawn < 0.68:
        return None, None
    if drawn < 0.97:
        on = date.fromordinal(fell if fell is not None else day - rng.choice((0, 1, 1, 2, 3)))
        return on.isoformat(), f"on {on:%A}"
    today = date.fromordinal(day).isoformat()
    return (today[:7], "this month") if drawn < 0.985 else (today[:4], "this year")


def _reading(rng: Random, day: Day, outlet: str, paragraphs: Sequence[_Paragraph]) -> Reading:
    told = date.fromordinal(day.number).isoformat()
    text = "\n\n".join(p.text for p in paragraphs) + "\n"
    digest = digest_of(text)
    claims: list[Claim] = []
    figures: list[Figure] = []
    at = 0
    for paragraph in paragraphs:
        for said in paragraph.said:
            claim = _claim(said, at, text, digest, told)
            claims.append(claim)
            if rng.random() < FIGURES:
                figures.append(_figure(rng, claim))
        at += len(paragraph.text) + 2
    name = f"{told}-{outlet.lower().replace(' ', '-')}"
    report = Report(
        f"{day.war.theatre}/{name}", text, told, outlet, f"https://example.org/{name}", "en", f"The war on {told}"
    )
    dating = Dating(told, "the report's own field")
    return Reading(report, day.war.theatre, dating, tuple(claims), tuple(figures), (), (), PRODUCER)


def _claim(said: _Said, at: int, text: str, digest: str, told: str) -> Claim:
    spot = said.front.spot
    start, end = at + said.start, at + said.end
    parts = (digest, said.kind, said.party or "", spot.id, said.speaker, said.stance, str(start), str(end))
    return Claim(
        id=hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16],
        start=start,
        end=end,
        quote=text[start:end],
        kind=said.kind,
        party=said.party,
        place=spot.name,
        place_name=spot.name,
        place_id=spot.id,
        place_type=spot.type,
        admin1=spot.region,
        country=spot.country,
        lat=spot.lat,
        lon=spot.lon,
        error_km=None,
        speaker=said.speaker,
        side=said.side,
        stance=said.stance,
        evidence=said.evidence,
        date=said.date or told,
        date_basis=said.basis,
        place_note=None,
        reasons={**_REASONS, "day": said.basis or "no time words: the day of the telling"},
    )


def _figure(rng: Random, claim: Claim) -> Figure:
    value = rng.randrange(2, 900)
    return Figure(
        id=hashlib.sha256(f"{claim.id}\x1f{value}".encode()).hexdigest()[:12],
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        kind=rng.choice(("killed", "distance_km", "attacks", "prisoners")),
        value=float(value),
        unit_text=f"{value} of them",
        bound=None,
        approx=False,
        about=claim.party,
        place=claim.place_name,
        period=None,
        speaker=claim.speaker,
        side=claim.side,
        date=claim.date,
    )


def _republished(reading: Reading, outlet: str) -> Reading:
    """The same text on another outlet's site."""
    report = reading.report
    name = f"{report.published}-{outlet.lower().replace(' ', '-')}"
    theatre = report.id.partition("/")[0]
    return replace(
        reading, report=replace(report, id=f"{theatre}/{name}", outlet=outlet, url=f"https://example.org/{name}")
    )
