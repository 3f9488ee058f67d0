"""Words that name somebody who can speak: known to the theatre, or introduced by the text itself."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence

from whoholds.mentions.parties import proper_terms
from whoholds.mentions.persons import Named, NameFinder
from whoholds.mentions.sides import INDEPENDENT, SideReader
from whoholds.mentions.terms import Hit, TermIndex, pieces, without_asides
from whoholds.mentions.units import find_units
from whoholds.model import Document, PlaceMention, Sentence, SpeakerMention
from whoholds.speech_words import SpeechWords, load
from whoholds.theatre import Speaker, Theatre
from whoholds.wordset import wordset

# Indexes already built, by the theatre's fingerprint.
_BUILT: dict[str, TermIndex] = {}
_OFFICE_KINDS = frozenset({"person"})


def speaker_index(theatre: Theatre) -> TermIndex:
    """The index of the theatre's speaker terms, built once for each theatre."""
    found = _BUILT.get(theatre.fingerprint) if theatre.fingerprint else None
    if found is None:
        names = tuple(phrase for s in (*theatre.speakers, *theatre.outlets) for phrase in (s.name, *s.aliases))
        loose = frozenset(theatre.speaker_terms) - proper_terms(names)
        given = frozenset(t for t, s in theatre.speaker_terms.items() if t in loose and s.kind == "person")
        proper = (frozenset(theatre.speaker_terms) - loose) | given
        found = TermIndex(theatre.speaker_terms, proper)
        if theatre.fingerprint:
            _BUILT[theatre.fingerprint] = found
    return found


def find_speakers(
    document: Document,
    theatre: Theatre,
    places: Sequence[PlaceMention] = (),
    words: SpeechWords | None = None,
    day: str | None = None,
) -> tuple[SpeakerMention, ...]:
    """Everybody named in the body who can speak, in order and apart.

    People and bodies outside the theatre's data are named as the text first prints them in full; later mentions by
    surname alone get the same name. `day` is the report's day where it does not state its own: who held an
    office depends on it. Their side is read from the title or apposition, with `places` for local officials.
    """
    vocabulary = words or load(document.report.language or "en")
    text = document.report.text
    index = speaker_index(theatre)
    found: list[SpeakerMention] = []
    for sentence in document.sentences:
        for hit in index.scan_pieces(text, without_asides(pieces(text, sentence.start, sentence.end))):
            speaker = holder(theatre.speaker_terms[hit.term], hit.term, theatre, document.report.published or day)
            if speaker is None or _of_another(text, sentence, hit, speaker, vocabulary):
                continue
            if not _other_given_name(text, sentence, hit, speaker, theatre, vocabulary):
                found.append(SpeakerMention(hit.start, hit.end, speaker.name, speaker.side, speaker.kind))
    sides = SideReader(theatre, vocabulary, places)
    found.extend(list(find_units(document, theatre, sides, [(m.start, m.end) for m in found])))
    found.extend(_strangers(document, found, sides, vocabulary, places, theatre))
    found.sort(key=lambda m: (m.start, -m.end))
    return tuple(found)


def _of_another(text: str, sentence: Sentence, hit: Hit, speaker: Speaker, words: SpeechWords) -> bool:
    """Whether an office's words tell of another than its holder."""
    named = {low for _, _, low in pieces(speaker.name, 0, len(speaker.name))}
    called = {low for _, _, low in pieces(hit.term, 0, len(hit.term))}
    if speaker.kind not in _OFFICE_KINDS or _is_spelling(hit.term) or named & called:
        return False
    before = _LAST_WORD.search(text, max(sentence.start, hit.start - 14), hit.start)
    return before is not None and before.group(1).lower() in words.sets["not_holding"]


def _other_given_name(
    text: str, sentence: Sentence, hit: Hit, speaker: Speaker, theatre: Theatre, words: SpeechWords
) -> bool:
    """Whether a bare surname stands after somebody else's given name ("Mykola" before the surname of one Dmytro)."""
    if speaker.kind != "person" or " " in hit.term:
        return False
    before = _GIVEN.search(text, max(sentence.start, hit.start - 24), hit.start)
    if before is None or before.start() == sentence.start or before.end() != hit.start:
        return False
    word = before.group(1).lower()
    known = word in words.titles or word in words.sets["small"] or word in theatre.party_terms
    return not known and word not in speaker.name.lower()


def holder(speaker: Speaker, term: str, theatre: Theatre, day: str | None) -> Speaker | None:
    """Who is meant by an alias on a day: an office's words ("defence minister") mean whoever held it then, if known."""
    if day is None or speaker.kind not in _OFFICE_KINDS or _in_office(speaker, day):
        return speaker
    name = {low for _, _, low in pieces(speaker.name, 0, len(speaker.name))}
    if any(low in name for _, _, low in pieces(term, 0, len(term))) or not speaker.roles or _is_spelling(term):
        return speaker
    return next((s for s in theatre.speakers if s.roles == speaker.roles and _in_office(s, day)), None)


def _in_office(speaker: Speaker, day: str) -> bool:
    size = min(len(day), len(speaker.since or day))
    if speaker.since is not None and day[:size] < speaker.since[:size]:
        return False
    size = min(len(day), len(speaker.until or day))
    return speaker.until is None or day[:size] <= speaker.until[:size]


_LAST_WORD = re.compile(r"\b(\w+)[ -]$")
_GIVEN = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]{2,})\s+(?=\S*$)")
# Arabic articles, left out as often as not where a surname stands alone.
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az)-")
_OFFICES = wordset(
    """
    minister president governor head chief officer leader commander spokesman spokeswoman spokesperson mayor general
    boss commander-in-chief director secretary premier envoy ambassador
    """
)


def _is_spelling(term: str) -> bool:
    return not any(word in _OFFICES for word in term.replace("'s", "").split())


def _strangers(
    document: Document,
    known: Sequence[SpeakerMention],
    sides: SideReader,
    words: SpeechWords,
    places: Sequence[PlaceMention],
    theatre: Theatre,
) -> list[SpeakerMention]:
    text = document.report.text
    spans = [(m.start, m.end) for m in known if m.kind != "government"]
    ends = {p.end for p in places}
    nations = frozenset(theatre.party_terms) | frozenset(words.foreign)
    finder = NameFinder(document, words, spans, nations)
    people: dict[str, tuple[str, str, str]] = {}
    for mention in known:
        printed = text[mention.start : mention.end].split()
        if (mention.kind == "person" and len(printed) > 1 and printed[-1].lower() in mention.name.lower()) or _like(
            mention, printed
        ):
            people.setdefault(printed[-1], (mention.name, mention.side, "person"))
    met = [
        (sentence, name)
        for sentence in document.sentences
        for name in finder.find(sentence)
        if name.body or name.end not in ends  # else a place's name with a word before it
    ]
    told: dict[str, str] = {}
    for sentence, name in met:
        code = _side(text, sentence, name, sides)
        if code is not None:
            told.setdefault(name.name, code)
    out: list[SpeakerMention] = []
    for _, name in met:
        last = name.name.split()[-1]
        entry = people.get(name.name) or (people.get(last) if " " not in name.name else None)
        if entry is None:
            if " " not in name.name and name.name not in told:
                continue
            entry = (name.name, told.get(name.name, INDEPENDENT), "organ" if name.body else "person")
            people[name.name] = entry
            if not name.body:
                people.setdefault(last, entry)
                people.setdefault(_ARTICLE.sub("", last), entry)
        out.append(SpeakerMention(name.start, name.end, *entry))
    out.extend(_again(document, people, [*spans, *((m.start, m.end) for m in out)]))
    return out


def _side(text: str, sentence: Sentence, name: Named, sides: SideReader) -> str | None:
    """The side that the words beside a name tell, local offices by their place."""
    for start, end in (name.after, name.before, (name.start, name.end)):
        side = sides.read(text, start, end) if start < end else None
        if side is not None:
            return side.code
    if any(sides.local(text, *span) for span in (name.after, name.before)):
        return sides.at(text, sentence.start, sentence.end) or sides.home
    return None


def _like(mention: SpeakerMention, printed: list[str]) -> bool:
    """Whether what is printed is a person's name in some spelling: as many words, the first letters the same."""
    names = mention.name.split()
    return mention.kind == "person" and len(printed) == len(names) > 1 and printed[-1][:2] == names[-1][:2]


def _again(
    document: Document, people: dict[str, tuple[str, str, str]], taken: Sequence[tuple[int, int]]
) -> list[SpeakerMention]:
    """Further mentions of the people found, by full name or surname."""
    text = document.report.text
    busy = sorted(taken)
    out: list[SpeakerMention] = []
    for name in sorted(people, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            k = bisect_right(busy, (at, len(text)))
            free = not any(s < end and at < e for s, e in busy[max(0, k - 2) : k + 1])
            whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
            if free and whole and document.sentence_at(at) is not None:
                out.append(SpeakerMention(at, end, *people[name]))
                insort(busy, (at, end))
            at = text.find(name, end)
    return out
