"""Composes the stages: a report in, a reading out. No rules of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from whoholds import theatre as theatres
from whoholds.claims.attribute import Attributor
from whoholds.claims.dating import date_report, given_day
from whoholds.claims.days import day_of
from whoholds.claims.extract import Extractor, Marks, wanted
from whoholds.claims.figures import find_figures
from whoholds.claims.reparse import reparse
from whoholds.claims.roles import Parties
from whoholds.claims.syntax import DEFAULT_MODEL, Parser, SpacyParser
from whoholds.claims.verify import digest_of, verify
from whoholds.gazetteer.lookup import Gazetteer
from whoholds.lexicon import Lexicon, lexicon
from whoholds.mentions.parties import find_parties
from whoholds.mentions.places import containing_regions, find_places
from whoholds.mentions.speakers import find_speakers
from whoholds.mentions.time_anchors import anchors_of
from whoholds.mentions.times import find_times
from whoholds.model import (
    Attribution,
    Claim,
    Dating,
    Day,
    Document,
    PartyMention,
    Place,
    PlaceMention,
    Reading,
    Refusal,
    Report,
    Sentence,
    SpeakerMention,
    Tree,
)
from whoholds.text.document import document
from whoholds.text.language import detect
from whoholds.text.view import view
from whoholds.theatre import Theatre

# Raised whenever the rules change what they find; part of the producer's name.
RULES_VERSION = "2"
# what stands before a place that another is only measured from: "18 km southeast of the city of"
_REFERENCE = re.compile(
    r"\b(?:north|south|east|west|centre|center)(?:[- ]?(?:east|west))?(?:ern)?\s+of\s+(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?:(?:city|town|village|hub|capital|centre)\s+of\s+)?$|\bedge\s+of\s+(?:the\s+)?$|\bkm\s+(?:\([^)]*\)\s*)?from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
READ_LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class _Scope:
    """A theatre with what the frames ask of it."""

    theatre: Theatre
    parties: Parties
    codes: frozenset[str]
    directions: Mapping[str, Place]


def _outside(places: Sequence[PlaceMention], theatre: Theatre, words: Lexicon) -> frozenset[int]:
    """Places no claim is about: whole countries, places beyond the theatre, "the occupied territories" at large."""
    countries = frozenset(theatre.countries)
    return frozenset(
        k
        for k, p in enumerate(places)
        if p.method == "country"
        or (p.place and p.place.country and p.place.country not in countries)
        or set(p.surface.lower().replace("-", " ").split()) & set(words.modifiers)
    )


def _named_after(places: Sequence[PlaceMention], located: frozenset[int], text: str, words: Lexicon) -> frozenset[int]:
    """In "the Black Sea port of Kherson" the place is Kherson: the descriptive mention gives way to the name."""
    generic = frozenset(word for kinds in words.anaphors.values() for word in kinds)
    out = set(located)
    for k in range(1, len(places)):
        between = text[places[k - 1].end : places[k].start].split()
        if between == ["of"] and places[k - 1].surface.split()[-1].lower() in generic:
            out.discard(k)
            out.add(k - 1)
    return frozenset(out)


def _directions(theatre: Theatre, words: Lexicon) -> Mapping[str, Place]:
    """What "the east" means in a theatre: the first of its regions called so ("eastern Ukraine")."""
    out: dict[str, Place] = {}
    for direction in words.directions:
        adjective = direction.removesuffix("s") + "ern "
        for term, region in theatre.region_terms.items():
            if term.startswith(adjective) and region.type == "area" and region.kind == "part":
                out[direction] = Place(
                    region.id,
                    region.name,
                    "area",
                    region.lat,
                    region.lon,
                    region.admin1,
                    region.country,
                    source=theatre.name,
                )
                break
    return out


def _with_leaders(
    parties: Sequence[PartyMention], speakers: Sequence[SpeakerMention], codes: frozenset[str]
) -> tuple[PartyMention, ...]:
    """The parties named, and the officials who act for one ("Zelensky vowed to win it back")."""
    taken = [(p.start, p.end) for p in parties]
    leaders = [
        PartyMention(s.start, s.end, s.side, "name")
        for s in speakers
        if s.kind == "person" and s.side in codes and not any(a < s.end and s.start < b for a, b in taken)
    ]
    return tuple(sorted((*parties, *leaders), key=lambda p: p.start))


def _scope(theatre: Theatre, words: Lexicon) -> _Scope:
    enemies = {code: party.enemies for code, party in theatre.parties.items()}
    relative = frozenset(word.lower() for word in theatre.relative_hostile) | {"enemy", "adversary", "foe"}
    return _Scope(
        theatre,
        Parties(enemies, relative, frozenset(theatre.homes.values())),
        frozenset(theatre.parties),
        _directions(theatre, words),
    )


class Reader:
    """Reads reports: opens the gazetteer, the theatre and the parser once, when first needed.

    `theatre` is a theatre's name, the path of a theatre folder, or ``auto`` (chosen for each report by its words).
    `gazetteer` is an open one or a path; None is the user's own, built on first use. `parser` takes the place of
    spaCy's, for tests. Raises `TheatreError`, `GazetteerError` and `SettingsError` when first used.
    """

    def __init__(
        self,
        theatre: str = "auto",
        gazetteer: Gazetteer | Path | None = None,
        model: str | None = None,
        parser: Parser | None = None,
    ) -> None:
        self._theatre = theatre
        self._gazetteer = gazetteer
        self._lexicon: Lexicon = lexicon("en")
        self._parser: Parser = parser or SpacyParser(self._lexicon.lemmatise, model or DEFAULT_MODEL)
        self._scopes: dict[str, _Scope] = {}
        self._telling = self._lexicon.triggers | self._lexicon.afar | self._lexicon.toll

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened (and, the first time ever, built) now."""
        if not isinstance(self._gazetteer, Gazetteer):
            self._gazetteer = Gazetteer.open(self._gazetteer)
        return self._gazetteer

    def _scope_of(self, report: Report) -> _Scope | None:
        name: str | None = self._theatre
        if name == "auto":
            name = theatres.choose(report.text, published=given_day(report.published)[0])
        if name is None:
            return None
        if name not in self._scopes:
            self._scopes[name] = _scope(theatres.load(name), self._lexicon)
        return self._scopes[name]

    def producer(self, theatre: Theatre | None) -> str:
        """Name and configuration hash of what reads: rules, words, gazetteer, theatre, parser."""
        parts = (
            RULES_VERSION,
            self._parser.name,
            self.gazetteer.fingerprint,
            theatre.fingerprint if theatre else "",
            self._lexicon.fingerprint,
        )
        return "rules/" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

    @property
    def edition(self) -> str:
        """Hash of everything a reading may depend on before its report is known: a ledger skips what it has read."""
        if self._theatre == "auto":
            known = [theatres.load(name).fingerprint for name in theatres.available()]
        else:
            known = [theatres.load(self._theatre).fingerprint]
        parts = (RULES_VERSION, self._parser.name, self.gazetteer.fingerprint, self._lexicon.fingerprint, *known)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

    def read(self, report: Report) -> Reading:
        """Read one report. One in a language without a lexicon, or about no known war, gives a reading with a note."""
        language = report.language or detect(report.text)
        if report.language is None and language is not None:
            report = replace(report, language=language)
        if language is not None and language.split("-")[0].lower() not in READ_LANGUAGES:
            return self._unread(report, f"language {language}: there is no lexicon for it, so nothing was read from it")
        if not self._tells(report.text):
            return self._unread(report, "no word in it tells of ground")
        scope = self._scope_of(report)
        if scope is None:
            return self._unread(
                report, "about no war that a theatre describes; name one with --theatre to read it all the same"
            )
        doc = document(report)
        dating = date_report(doc, scope.theatre)
        return self._read(doc, scope, dating)

    def _tells(self, text: str) -> bool:
        """Whether any word of the text may tell of ground or of people hurt: one scan, before anything else is done."""
        return not self._telling.isdisjoint(_WORD.findall(text.lower()))

    def _unread(self, report: Report, note: str) -> Reading:
        """A reading that says why nothing was read."""
        day, basis = given_day(report.published)
        return Reading(report, None, Dating(day, basis), (), (), (), (), self.producer(None), (note,))

    def _read(self, doc: Document, scope: _Scope, dating: Dating) -> Reading:
        report, theatre, words = doc.report, scope.theatre, self._lexicon
        text = report.text
        places = find_places(doc, self.gazetteer, theatre)
        located = frozenset(containing_regions(places, text))
        parties = find_parties(text, 0, len(text), theatre)
        speakers = find_speakers(doc, theatre, places, day=dating.published)
        trees: dict[int, Tree] = {}
        attributor = Attributor(doc, theatre, speakers, parties, trees, places)
        chosen = {s.index for s in wanted(doc, places, words)}
        helping = attributor.needs(chosen)
        trees.update(self._parse(doc, [doc.sentences[i] for i in sorted(chosen | helping)], places))
        anchors, times = anchors_of(theatre), find_times(text)

        def attribute(start: int, end: int, trigger: int, modifier: bool) -> Attribution:
            return attributor.attribute(start, end, trigger, modifier)

        def day(sentence: Sentence, start: int, end: int, tree: Tree | None, place: int | None) -> Day:
            return day_of(doc, sentence, start, end, times, dating.published, tree, anchors, place)

        def figure_day(start: int, end: int) -> Day:
            sentence = doc.sentence_at(start)
            if sentence is None:
                return Day(dating.published, None, "the report's day")
            return day(sentence, start, end, trees.get(sentence.index), None)

        outside = _outside(places, theatre, words)
        references = frozenset(
            k for k, p in enumerate(places) if _REFERENCE.search(text, max(0, p.start - 60), p.start)
        )
        located = _named_after(places, located, text, words)
        names = {code: party.name for code, party in theatre.parties.items()}
        marks = Marks(
            places,
            located,
            outside,
            references,
            _with_leaders(parties, speakers, scope.codes),
            speakers,
            names,
            scope.directions,
            {i: t for i, t in trees.items() if i in chosen},
        )
        extractor = Extractor(doc, marks, words, scope.parties, attribute, day, theatre.occupiers, theatre.homes)
        found = extractor.drafts()
        digest = digest_of(text)
        claims: list[Claim] = []
        refusals: list[Refusal] = list(extractor.refused)
        for draft in found:
            result = verify(doc, draft, scope.codes, digest)
            if isinstance(result, Claim):
                claims.append(result)
            else:
                refusals.append(result)
        figures = find_figures(doc, places, theatre, attributor.attribute, figure_day)
        unresolved = tuple(p for p in places if p.place is None)
        return Reading(
            report, theatre.name, dating, tuple(claims), figures, tuple(refusals), unresolved, self.producer(theatre)
        )

    def _parse(
        self, doc: Document, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
    ) -> Mapping[int, Tree]:
        text = doc.report.text
        views = {s.index: v for s in sentences if (v := view(text, s.start, s.end)).text}
        batch = [(s, views[s.index]) for s in sentences if s.index in views]
        trees = {tree.sentence.index: tree for tree in self._parser.parse(batch)}
        return trees | reparse(trees, views, places, self._parser.parse)


@cache
def _reader(theatre: str) -> Reader:
    return Reader(theatre)


def read_report(report: Report, *, theatre: str = "auto", gazetteer: Gazetteer | Path | None = None) -> Reading:
    """Read one report; the reader is kept for the next one."""
    return (_reader(theatre) if gazetteer is None else Reader(theatre, gazetteer)).read(report)


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    title: str | None = None,
    id: str = "text",
    theatre: str = "auto",
    gazetteer: Gazetteer | Path | None = None,
) -> Reading:
    """Read a text as handed in. `published` is its day (ISO), against which relative days are read."""
    return read_report(Report(id, text, published, outlet, url, language, title), theatre=theatre, gazetteer=gazetteer)
