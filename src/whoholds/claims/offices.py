"""Who holds an office that a text describes: "the mayor of X", "the regional governor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoholds.claims.speaker_phrases import Phrase, Who
from whoholds.mentions.sides import SideReader
from whoholds.model import Document, PlaceMention, Sentence, SpeakerMention
from whoholds.speech_words import SpeechWords
from whoholds.theatre import Speaker, Theatre

_PROPER = re.compile(r"\b[A-ZÀ-Þ][\w-]{3,}")
# An office without its place ("the regional governor"): the place is sought around it.
_LOCAL = re.compile(
    r"(?:the\s|its\s|whose\s)?(?:regional|region[’']s|local|city[’']s|governor|mayor|\w+\s+governor)", re.IGNORECASE
)
_OTHERS = frozenset({"deputy", "former", "ex", "acting", "assistant", "onetime", "vice", "adviser", "advisor", "aide"})


class Offices:
    """Finds office holders among the people a text names, else among the theatre's speakers by their dated roles."""

    def __init__(
        self,
        document: Document,
        theatre: Theatre,
        speakers: Sequence[SpeakerMention],
        places: Sequence[PlaceMention],
        words: SpeechWords,
        sides: SideReader,
    ) -> None:
        self._document = document
        self._text = document.report.text
        self._theatre = theatre
        self._people = tuple(m for m in speakers if m.kind == "person")
        self._places = tuple(places)
        self._words = words
        self._sides = sides

    def holder(self, sentence: Sentence, phrase: Phrase) -> Who | None:
        """The one person who holds the office described, named in the text or by the theatre."""
        noun = self._text[phrase.head[0] : phrase.head[1]].lower()
        if noun not in self._words.sets["offices"]:
            return None
        whole = self._text[phrase.start : phrase.end]
        told = self._sides.read(self._text, phrase.start, phrase.end)
        proper = {w for w in _PROPER.findall(whole) if self._is_name(w.lower())}
        if not proper and not _LOCAL.match(whole):
            return None
        if proper:
            for mention in self._people:
                if self._described(mention, noun) and proper & self._around(mention):
                    return named(mention, f"the {noun} named", noun)
        if _OTHERS & {w.lower() for w in re.findall(r"\w+", self._text[phrase.start : phrase.head[1]])}:
            return None  # the theatre's data tell who holds an office, not who is a deputy or once held it
        occupied = re.search(r"occup|install|appointed|backed", whole) is not None
        for place in self._where(sentence, phrase, proper):
            for speaker in self._theatre.speakers:
                roles = (r for r in speaker.roles if noun in r and place in r and (occupied or "occupation" not in r))
                if told is not None and told.code != speaker.side:
                    continue
                if any(roles) and _held(speaker, self._document.report.published):
                    return Who(speaker.name, speaker.side, speaker.kind, False, frozenset({noun}), f"{noun} of {place}")
        return None

    def _is_name(self, word: str) -> bool:
        """Whether a capitalised word may name a place, being neither a party's nor an office's or a body's word."""
        words = self._words
        return not (
            word in self._theatre.party_terms or word in words.titles or word in words.bodies or word in words.people
        )

    def so_called(self, noun: str, at: int) -> Who | None:
        """The person whom the text calls `noun`: before offset `at` if any, the nearest first."""
        for mention in sorted(self._people, key=lambda m: (m.start > at, abs(m.start - at))):
            if self._described(mention, noun):
                return named(mention, f"the {noun} named", noun)
        return None

    def _where(self, sentence: Sentence, phrase: Phrase, proper: set[str]) -> Iterator[str]:
        """Names of the places an office may be of: in its phrase, else those nearest before it."""
        yield from sorted(proper)
        if proper:
            return
        low = self._document.sentences[max(0, sentence.index - 3)].start
        near = [p for p in self._places if low <= p.start < sentence.end and p.place is not None]
        for mention in sorted(near, key=lambda p: (p.start > phrase.start, abs(p.start - phrase.start))):
            place = mention.place
            if place is not None:
                yield place.name
                if place.admin1:
                    yield place.admin1
        yield from reversed(self._sides.regions(self._text, sentence.start, phrase.start))
        yield from reversed(self._sides.regions(self._text, low, sentence.start))

    def _around(self, mention: SpeakerMention) -> set[str]:
        sentence = self._document.sentence_at(mention.start)
        if sentence is None:
            return set()
        stretch = self._text[max(sentence.start, mention.start - 80) : min(sentence.end, mention.end + 90)]
        return set(_PROPER.findall(stretch))

    def _described(self, mention: SpeakerMention, noun: str) -> bool:
        """Whether the text calls the person `noun` right before or after the name."""
        sentence = self._document.sentence_at(mention.start)
        if sentence is None:
            return False
        before = re.split(r"[.;:“”\"]", self._text[max(sentence.start, mention.start - 50) : mention.start])[-1]
        after = re.match(r",\s*([^,.;:“”\"]{3,90})", self._text[mention.end : sentence.end])
        beside = f"{before} {after.group(1) if after else ''}".lower()
        return re.search(rf"\b{re.escape(noun)}\b", beside) is not None


def named(mention: SpeakerMention, reason: str, *words: str) -> Who:
    """The speaker a mention names."""
    return Who(mention.name, mention.side, mention.kind, mention.kind == "army", frozenset(words), reason)


def _held(speaker: Speaker, day: str | None) -> bool:
    """Whether the speaker's office, as far as its dates are known, was held on that day."""
    if day is None:
        return speaker.until is None
    return (speaker.since or day)[: len(day)] <= day and day[: len(speaker.until or day)] <= (speaker.until or day)
