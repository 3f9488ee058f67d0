"""From a noun phrase to somebody who speaks: a known name, a party's capital, or ``unnamed: <description>``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whoholds.mentions.sides import INDEPENDENT, SideReader
from whoholds.model import Document, PartyMention, PlaceMention, SpeakerMention
from whoholds.speech_words import SpeechWords
from whoholds.theatre import Theatre

_TOKEN = re.compile(r"[\w’'.-]*\w|[\w]")
_PRONOUNS = {
    "he": "person", "she": "person", "it": "body", "they": "many", "who": "any", "him": "person", "her": "person",
}  # fmt: skip
_OPEN = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_WHEN = re.compile(
    r"\b(?:time|day|week|month|year|morning|evening|night|hours?|days|weeks|months)\b|\b\d", re.IGNORECASE
)
# Sides' adjectives under one noun: "Ukrainian, Russian and social media sources".
_TWO_SIDES = re.compile(r"\b((?:[\w.-]+, )*)([\w.-]+),? and ([\w.-]+(?: [\w-]+)?) [\w-]+$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who speaks. `kind` as of speakers, or ``unnamed``; `words` are what the text calls them."""

    name: str
    side: str
    kind: str
    plural: bool
    words: frozenset[str]
    reason: str

    @property
    def person(self) -> bool:
        """Whether "he" or "she" may mean them."""
        return self.kind == "person" or (self.kind == "unnamed" and not self.plural)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its stretch, its head word, and the stretches of its appositions."""

    start: int
    end: int
    head: tuple[int, int]
    appositions: tuple[tuple[int, int], ...] = ()
    prepositions: tuple[tuple[int, int], ...] = ()


class Namer:
    """Names the speaker a phrase means, for one document."""

    def __init__(
        self,
        document: Document,
        theatre: Theatre,
        speakers: Sequence[SpeakerMention],
        parties: Sequence[PartyMention],
        words: SpeechWords,
        sides: SideReader,
        places: Sequence[PlaceMention] = (),
    ) -> None:
        self._text = document.report.text
        self._document = document
        self._theatre = theatre
        self._words = words
        self._sides = sides
        self._places = tuple(places)
        self._speakers = tuple(sorted(speakers, key=lambda m: m.start))
        self._speaker_starts = [m.start for m in self._speakers]
        self._parties = tuple(sorted(parties, key=lambda m: m.start))
        self._party_starts = [m.start for m in self._parties]
        self._armies: dict[str, str] = {}
        for speaker in theatre.speakers:
            if speaker.kind == "army":
                self._armies.setdefault(speaker.side, speaker.name)

    # ------------------------------------------------------------------ looking up mentions
    def speakers_in(self, start: int, end: int) -> list[SpeakerMention]:
        """Speaker mentions that lie within the stretch."""
        low = bisect_left(self._speaker_starts, start)
        high = bisect_right(self._speaker_starts, end)
        return [m for m in self._speakers[low:high] if m.end <= end and not self._compounded(m)]

    def speaker_at(self, start: int, end: int) -> SpeakerMention | None:
        """The speaker mention that covers the stretch."""
        at = bisect_right(self._speaker_starts, start)
        found = next((m for m in self._speakers[max(0, at - 3) : at] if m.start <= start and end <= m.end), None)
        return None if found is None or self._compounded(found) else found

    def _compounded(self, mention: SpeakerMention) -> bool:
        """Whether the name is only the front of a compound ("Wagner-affiliated")."""
        return (
            self._text[mention.end : mention.end + 1] == "-" and self._text[mention.end + 1 : mention.end + 2].islower()
        )

    def parties_in(self, start: int, end: int) -> list[PartyMention]:
        """Party mentions that lie within the stretch."""
        low = bisect_left(self._party_starts, start)
        high = bisect_right(self._party_starts, end)
        return [m for m in self._parties[low:high] if m.end <= end]

    def party_at(self, start: int, end: int) -> PartyMention | None:
        """The party mention that covers the stretch."""
        at = bisect_right(self._party_starts, start)
        return next((m for m in self._parties[max(0, at - 3) : at] if m.start <= start and end <= m.end), None)

    # ------------------------------------------------------------------ naming
    def pronoun(self, head: tuple[int, int]) -> str | None:
        """What kind of speaker the head word, a pronoun, stands for."""
        return _PRONOUNS.get(self._text[head[0] : head[1]].lower())

    def name(self, phrase: Phrase) -> Who | None:
        """Who the phrase means; None where it is nobody who can speak, or only points back (`pointer`)."""
        text = self._text
        here = self.speaker_at(*phrase.head)
        head = text[phrase.head[0] : phrase.head[1]].lower()
        if (
            here is not None
            and head in self._words.sets["plain_people"]
            and here.kind in ("army", "organ", "government")
        ):
            return self._unnamed(phrase, head)
        if here is not None and here.kind == "person":
            return self._known(self._named_beside(here) or here, phrase)
        for start, end in phrase.appositions:
            person = next(
                (m for m in self.speakers_in(start, end) if m.kind == "person" and not self._owner(m, end)), None
            )
            if person is not None and (here is None or person.start - start < 60):
                return self._known(person, phrase)
        if here is None and head in self._words.sets["classes"]:
            for start, end in phrase.appositions:
                body = next(iter(self.speakers_in(start, end)), None)
                if body is not None and body.start - start < 5:
                    return self._known(body, phrase)
        if here is not None and here.kind != "person" and not self._owner(here, phrase.end):
            return self._known(here, phrase)
        base = _POSSESSIVE.sub("", head)
        inside = [
            m
            for m in self.speakers_in(phrase.start, phrase.end)
            if m.kind == "person" and not self._owner(m, phrase.end)
        ]
        for person in inside:
            between = text[person.end : phrase.head[0]]
            if person.end <= phrase.head[0] and not between.strip():
                return self._known(person, phrase)  # the parser took a title after the name for the head
            if (
                person.start > phrase.head[1]
                and base in self._words.people
                and text[: person.start].rstrip()[-1:] == ","
            ):
                return self._known(person, phrase)  # an apposition the parser hung further down
            if person.start > phrase.head[1] and base in self._words.people and self._titled(person, phrase):
                return self._known(person, phrase)
        if base in self._words.spokesmen or head in self._words.carriers:
            bodies = [m for m in self.speakers_in(phrase.start, phrase.end) if m.kind != "person"]
            body = next((m for m in bodies if m.kind != "government"), next(iter(bodies), None))
            if body is None and head in self._words.carriers:
                body = next(iter(self.speakers_in(phrase.start, phrase.end)), None)
            if body is not None:
                return self._known(body, phrase)
        body = self._body_before(phrase, base)
        if body is not None:
            return self._known(body, phrase)
        party = self.party_at(*phrase.head)
        if (
            party is not None
            and party.role in ("name", "people")
            and (party.role == "name" or party.end - party.start == len(head))
        ):
            return self._party(party, phrase)
        if head in self._words.carriers:
            return self._carried(phrase, head)
        if any(p.start <= phrase.head[0] and phrase.head[1] <= p.end for p in self._places):
            return None
        if (
            base in self._words.people
            or base in self._words.neutral
            or (party is not None and party.role in ("group", "hostile"))
        ):
            return self._unnamed(phrase, base)
        return self._proper(phrase, head)

    def _named_beside(self, office: SpeakerMention) -> SpeakerMention | None:
        """Who is named right after an office's words ("Ukraine's army chief, General X"), whoever held it before."""
        text = self._text
        printed = {w.lower() for w in _TOKEN.findall(text[office.start : office.end])}
        if printed & {w.lower() for w in _TOKEN.findall(office.name)}:
            return None
        for mention in self.speakers_in(office.end, office.end + 60):
            between = text[office.end : mention.start].strip(" ,").lower().replace(".", "").split()
            if mention.kind == "person" and all(w in self._words.titles for w in between):
                return mention
        return None

    def named_in(self, phrase: Phrase) -> bool:
        """Whether somebody is named in the phrase ("its spokesman Ivan X")."""
        return any(m.kind == "person" for m in self.speakers_in(phrase.start, phrase.end))

    def _titled(self, person: SpeakerMention, phrase: Phrase) -> bool:
        """Whether the name ends the phrase in apposition: after a title or a body, not after "to", "of" or a comma."""
        before = self._text[phrase.head[1] : person.start].split()
        while before and before[-1].strip(".").lower() in self._words.titles:
            before.pop()
        if not before or before[-1].endswith(","):
            return person.start > phrase.head[1]
        return before[-1][:1].isupper() and phrase.end - person.end < 2 and not before[-1].endswith(("'s", "’s"))

    def _body_before(self, phrase: Phrase, noun: str) -> SpeakerMention | None:
        """The body that a general noun only classes ("the Rybar channel", "the army's leaders", "analysts at X")."""
        for mention in self.speakers_in(phrase.start, phrase.head[0]):
            between = self._text[mention.end : phrase.head[0]].strip(" ’'s\"“”")
            if mention.kind in ("person", "government"):
                continue
            if (
                noun in self._words.sets["classes"]
                or (noun in self._words.sets["members"] and not between)
                or (noun in self._words.sets["leaders"] and mention.kind in ("army", "organ") and not between)
            ):
                return mention
        if noun in self._words.sets["members"]:
            for mention in self.speakers_in(phrase.head[1], phrase.end):
                if mention.kind in ("assessor", "organ", "group") and mention.side == INDEPENDENT:
                    return mention
        return None

    def pointer(self, phrase: Phrase) -> str | None:
        """The noun of a short definite phrase that only points back ("the ministry", "the regional governor")."""
        text = self._text
        words = [m.group().lower() for m in _TOKEN.finditer(text, phrase.start, phrase.head[1])]
        if not words or words[0] not in _OPEN or len(words) > 3 or phrase.prepositions or phrase.appositions:
            return None
        if self.parties_in(phrase.start, phrase.end) or self.speakers_in(phrase.start, phrase.end):
            return None
        noun = words[-1]
        if noun in self._words.people or noun in self._words.neutral or noun in self._words.carriers:
            return noun
        return None

    def split(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """A phrase whose one noun has two sides' adjectives ("Ukrainian and Russian sources") as two, else itself."""
        text = self._text
        for named in self.speakers_in(phrase.start, phrase.head[0]):
            joined = re.match(r"(?:\s*\([^)]*\))?\s+and\s+(?=[A-Z])", text[named.end : phrase.head[0]])
            if joined is not None and named.start - phrase.start < 5 and named.kind != "government":
                first = Phrase(phrase.start, named.end, (named.end - 1, named.end))
                return first, Phrase(
                    named.end + joined.end(), phrase.end, phrase.head, phrase.appositions, phrase.prepositions
                )
        match = _TWO_SIDES.search(text[phrase.start : phrase.head[1]])
        if match is None:
            return (phrase,)
        low, high = phrase.start + match.start(3), phrase.start + match.end(3)
        one = self.parties_in(phrase.start + match.start(2), phrase.start + match.end(2))
        second = text[low:high].lower()
        other = (
            self.parties_in(low, high) or second in self._words.sets["beside_sides"] or second in self._words.foreign
        )
        if not (one and one[0].role == "adjective" and other):
            return (phrase,)
        listed = self.parties_in(phrase.start + match.start(1), phrase.start + match.end(1))
        firsts = [p.start for p in (*listed, one[0]) if p.role == "adjective"]
        return *(replace(phrase, start=start) for start in firsts), replace(phrase, start=low)

    def shared(self, before: Phrase, phrase: Phrase, who: Who) -> Who:
        """`who`, of the side whose adjective stands before the first of two nouns ("Russian agencies and bloggers")."""
        if who.kind != "unnamed" or self.parties_in(phrase.start, phrase.end):
            return who
        head = self._text[phrase.head[0] : phrase.head[1]].lower()
        first = self.parties_in(before.start, before.head[0])
        joint = self._text[before.head[1] : phrase.start].strip(" ,") == "and"
        neutral = head in self._words.neutral and head not in self._words.sided
        if not (joint and first and first[0].role == "adjective" and first[0].start - before.start < 5) or neutral:
            return who
        adjective = self._text[first[0].start : first[0].end]
        return replace(who, name=f"unnamed: {adjective} {who.name.partition(': ')[2]}", side=first[0].code)

    def describe_first(self, phrase: Phrase, adjective: tuple[int, int]) -> Who | None:
        """Who the first half of a split phrase is: its adjective with the shared noun."""
        who = self._unnamed(phrase, self._text[phrase.head[0] : phrase.head[1]].lower())
        noun = self._text[phrase.head[0] : phrase.head[1]]
        side = self._sides.read(self._text, *adjective)
        name = f"unnamed: {self._text[adjective[0] : adjective[1]]} {noun}"
        return replace(who, name=name, side=side.code if side else INDEPENDENT) if who else None

    def _owner(self, mention: SpeakerMention, end: int) -> bool:
        return mention.end < end and self._text[mention.end : mention.end + 2] in ("'s", "’s")

    def _known(self, mention: SpeakerMention, phrase: Phrase) -> Who:
        return Who(mention.name, mention.side, mention.kind, mention.kind == "army", self._called(phrase), "named")

    def _called(self, phrase: Phrase) -> frozenset[str]:
        spans = [(phrase.start, phrase.end), *phrase.appositions]
        return frozenset(w.group().lower() for s, e in spans for w in _TOKEN.finditer(self._text, s, min(e, s + 160)))

    def _party(self, party: PartyMention, phrase: Phrase) -> Who | None:
        name = self._theatre.parties[party.code].name if party.code in self._theatre.parties else party.code
        if party.role == "people" and self._text[party.start].islower():
            who = self._unnamed(phrase, self._text[phrase.head[0] : phrase.head[1]].lower())  # "the rebels"
            return replace(who, side=party.code) if who is not None else who
        known = self._theatre.speaker_terms.get(name.lower())
        name = known.name if known is not None and known.side == party.code else name
        return Who(name, party.code, "government", party.role == "people", self._called(phrase), "party's name")

    def _carried(self, phrase: Phrase, head: str) -> Who | None:
        """Who made a statement, report or footage: its owner, else None."""
        parties = self.parties_in(phrase.start, phrase.end)
        if head not in self._words.own_carriers and parties and parties[0].start < phrase.head[0]:
            return self._party(parties[0], phrase)
        return None

    def _unnamed(self, phrase: Phrase, head: str) -> Who | None:
        text, words = self._text, self._words
        stop = phrase.end
        side = self._sides.read(text, phrase.start, stop)
        for start, end in phrase.appositions:
            side = side or self._sides.read(text, start, end)
        party = next((p for p in self.parties_in(phrase.start, phrase.head[1])), None)
        if head in words.armies and party is not None and party.code in self._armies:
            return Who(self._armies[party.code], party.code, "army", True, self._called(phrase), "a party's forces")
        code = side.code if side else self._body_side(phrase)
        if code is None and self._sides.local(text, phrase.start, phrase.end):
            sentence = self._document.sentence_at(phrase.start)
            if sentence is not None:
                code = self._sides.at(text, phrase.end, sentence.end) or self._sides.at(
                    text, sentence.start, phrase.start
                )
            code = code or self._sides.home
        if code is None and head in self._words.sets["state_offices"]:
            code = self._sides.latest(text, self._text.rfind("\n\n", 0, phrase.start) + 1, phrase.start)
        described = self._description(phrase)
        return Who(
            f"unnamed: {described}", code or INDEPENDENT, "unnamed", head in words.plurals, self._called(phrase),
            f"described ({side.words if side else 'no side told'})",
        )  # fmt: skip

    def _body_side(self, phrase: Phrase) -> str | None:
        """The side of a body named in the phrase ("the deputy chief of the general staff")."""
        bodies = (m for m in self.speakers_in(phrase.head[1], phrase.end) if m.kind in ("army", "organ", "government"))
        return next((m.side for m in bodies), None)

    def _description(self, phrase: Phrase) -> str:
        text = self._text
        stop = phrase.head[1]
        for start, end in phrase.prepositions:
            first = text[start:end].split()
            if (
                first
                and first[0].lower() in self._words.sets["describes"]
                and end - start < 60
                and not _WHEN.search(text[start:end])
            ):
                stop = max(stop, end)
            else:
                break
        words = re.sub(r"\([^()]*\)", " ", text[phrase.start : stop])
        found = [m.group() for m in _TOKEN.finditer(words)]
        while len(found) > 1 and found[0].lower() in self._words.plain:
            found.pop(0)
        return " ".join(found)

    def _proper(self, phrase: Phrase, head: str) -> Who | None:
        """A body or person nobody knows, by its capital letters; None for things that do not speak."""
        text = self._text
        if not text[phrase.head[0]].isupper() or head in self._words.sets["nobody"]:
            return None
        match = re.search(
            r"(?:[A-ZÀ-Þ][\w’'.-]*\s+(?:(?:of|for|and|the|de|al)\s+)*)*[A-ZÀ-Þ][\w’'.-]*$",
            text[phrase.start : phrase.head[1]],
        )
        if match is None:
            return None
        name = " ".join(match.group().split())
        if name.split()[0].lower() in ("the", "a", "an"):
            name = name.partition(" ")[2]
        if not name or (phrase.head[0] - phrase.start == 0 and " " not in name and self._is_place(phrase)):
            return None
        if name.lower() in self._theatre.party_terms or name.lower() in self._words.foreign:
            return None  # an adjective whose noun the parse lost
        side = self._sides.read(text, phrase.start, phrase.end)
        for start, end in phrase.appositions:
            side = side or self._sides.read(text, start, end)
        return Who(name, side.code if side else INDEPENDENT, "organ", False, self._called(phrase), "named in the text")

    def _is_place(self, phrase: Phrase) -> bool:
        return self._text[phrase.start : phrase.end].lower() in self._theatre.region_terms
