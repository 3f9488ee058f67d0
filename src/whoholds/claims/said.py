"""Who has said what in a document so far: its cues resolved to speakers, pronouns and "the ministry" included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whoholds.claims.cues import Cue, Patterns
from whoholds.claims.offices import Offices
from whoholds.claims.reporting import Parsed
from whoholds.claims.speaker_phrases import Namer, Phrase, Who
from whoholds.mentions.sides import SideReader
from whoholds.model import Document, PartyMention, PlaceMention, Quotation, Sentence, SpeakerMention, Tree
from whoholds.speech_words import SpeechWords
from whoholds.theatre import Theatre

# How many sentences back a pronoun, and "the ministry", may reach.
_REACH, _FAR = 10, 60
# How far into a sentence, in characters, the one it is about is named.
_LEAD = 60
_DATELINE = re.compile(r"[^\w]*[A-ZÀ-Þ]{3,}[A-ZÀ-Þ .'’-]*(?:,[^—–.]{0,40})?(?:\([^)]{2,30}\))?\s*[—–-]{1,2}\s")
_OURS = re.compile(r"(?:my|our)\s+(?:colleague|correspondent|reporter)", re.IGNORECASE)
_ITS = re.compile(r"(its|their)\s", re.IGNORECASE)
# Speakers who pass on what others say.
RELAYS = frozenset({"agency", "outlet"})
_ADJECTIVE = re.compile(r"(?:social media|[\w.-]+)")


def _suits(who: Who, kind: str) -> bool:
    """Whether a pronoun of this kind may mean the speaker."""
    if kind == "person":
        return who.person
    if kind == "many":
        return who.plural or who.kind in ("government", "army", "organ", "group")
    if kind == "body":
        return who.kind != "person" and not (who.kind == "unnamed" and not who.plural)
    return True


class Said:
    """The speakers of one document, sentence by sentence; `trees` holds the parses of those that have one."""

    def __init__(
        self,
        document: Document,
        theatre: Theatre,
        speakers: Sequence[SpeakerMention],
        parties: Sequence[PartyMention],
        trees: Mapping[int, Tree],
        places: Sequence[PlaceMention],
        words: SpeechWords,
    ) -> None:
        sides = SideReader(theatre, words, places)
        self._document = document
        self._text = document.report.text
        self._theatre = theatre
        self._words = words
        self._namer = Namer(document, theatre, speakers, parties, words, sides, places)
        self._offices = Offices(document, theatre, speakers, places, words, sides)
        self._patterns = Patterns(document, words, self._namer)
        self._trees = trees
        self._parsed: dict[int, Parsed] = {}
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._patterned: dict[int, tuple[Cue, ...]] = {}
        self._said: dict[tuple[int, int], tuple[Who, ...]] = {}
        self._busy: set[tuple[int, int]] = set()

    # ------------------------------------------------------------------ cues
    def parse(self, index: int) -> Parsed | None:
        """The parse of sentence `index`, if there is one."""
        tree = self._trees.get(index)
        if tree is None:
            return None
        found = self._parsed.get(index)
        if found is None:
            found = self._parsed[index] = Parsed(tree, self._words)
        return found

    def cues(self, index: int) -> tuple[Cue, ...]:
        """The cues of sentence `index` in order: from its parse, and from patterns where no subject is parsed."""
        found = self._cues.get(index)
        if found is None:
            sentence = self._document.sentences[index]
            parsed = self.parse(index)
            cues = tuple(parsed.cues(self.quotations_of(sentence))) if parsed is not None else ()
            patterns = self.pattern_cues(index)
            if parsed is not None:
                patterns = tuple(c for c in patterns if not parsed.own_subject(c.start))
            taken = {c.start for c in patterns}
            mixed = [*patterns, *(c for c in cues if c.start not in taken)]
            found = self._cues[index] = tuple(sorted(mixed, key=lambda c: c.start))
        return found

    def pattern_cues(self, index: int) -> tuple[Cue, ...]:
        """The cues that patterns find in sentence `index`."""
        found = self._patterned.get(index)
        if found is None:
            sentence = self._document.sentences[index]
            found = self._patterned[index] = tuple(self._patterns.cues(sentence, self.quotations_of(sentence)))
        return found

    def has_cue(self, sentence: Sentence) -> bool:
        """Whether a reporting word stands in the sentence."""
        return self._patterns.has_cue(sentence)

    def quotations_of(self, sentence: Sentence) -> list[Quotation]:
        """The quotations that touch the sentence."""
        return [q for q in self._document.quotations if q.start < sentence.end and q.end > sentence.start]

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that covers offset `at`."""
        return next((q for q in self._document.quotations if q.start <= at < q.end), None)

    # ------------------------------------------------------------------ speakers
    def speakers(self, index: int, cue: Cue) -> tuple[Who, ...]:
        """Who speaks by this cue of sentence `index`."""
        key = index, cue.start
        if key in self._said:
            return self._said[key]
        if key in self._busy:
            return ()
        self._busy.add(key)
        found = self.resolve(self._document.sentences[index], cue.start, cue.phrases)
        self._busy.discard(key)
        self._said[key] = found
        return found

    def resolve(self, sentence: Sentence, at: int, phrases: Sequence[Phrase]) -> tuple[Who, ...]:
        """Whom the phrases mean that stand in the sentence; `at` is where they speak, for what points back."""
        out: list[Who] = []
        body = self._body_start(sentence)
        before: Phrase | None = None
        for phrase in phrases:
            if phrase.head[1] <= body:
                continue
            halves = self._namer.split(phrase)
            if len(halves) > 1:
                for half in halves:
                    if half.head != phrase.head or half is halves[-1]:
                        out.extend(w for w in (self._one(sentence, at, half),) if w is not None)
                        continue
                    adjective = half.start, self._word_end(half.start)
                    who = self._namer.describe_first(half, adjective)
                    if who is not None:
                        out.append(who)
                continue
            who = self._one(sentence, at, phrase)
            if who is not None and out and before is not None:
                who = self._namer.shared(before, phrase, who)
            if who is not None and who.name not in {w.name for w in out}:
                out.append(who)
            before = phrase
        return tuple(out)

    def _body_start(self, sentence: Sentence) -> int:
        """Where the sentence begins after a dateline ("KYIV, Ukraine - ")."""
        match = _DATELINE.match(self._text, sentence.start, sentence.end)
        return match.end() if match else sentence.start

    def _word_end(self, start: int) -> int:
        match = re.compile(r"(?:social media|[\w.-]+)").match(self._text, start)
        return match.end() if match else start

    def _one(self, sentence: Sentence, at: int, phrase: Phrase) -> Who | None:
        if self.ours(phrase):
            return None
        kind = self._namer.pronoun(phrase.head)
        if kind is not None:
            return self._recall(sentence, at, kind)
        owner = self._owner(sentence, phrase)
        if owner is not None:
            return owner
        noun = self._namer.pointer(phrase)
        if noun is not None:
            found = self._point(sentence, at, phrase, noun)
            if found is not None:
                return found
            if noun in self._words.carriers:
                return self._lately(sentence, at) if noun not in self._words.own_carriers else None
        who = self._namer.name(phrase)
        if who is not None and who.kind == "unnamed" and not who.plural:
            return self._offices.holder(sentence, phrase) or who
        return who

    def _owner(self, sentence: Sentence, phrase: Phrase) -> Who | None:
        """Whose "its spokesman" is: the body that the possessive points back to speaks; others take its side."""
        match = _ITS.match(self._text, phrase.start, phrase.head[1])
        head = self._text[phrase.head[0] : phrase.head[1]].lower()
        if match is None or phrase.appositions or head not in self._words.people or head in self._words.sets["others"]:
            return None
        if self._namer.named_in(phrase):
            return None
        # "Ukraine controls the town, its top commander said": the one the sentence begins with, before any named later
        body = self._leading(sentence, phrase.start, "body") or self._recall(sentence, phrase.start, "body")
        if body is None or body.kind in RELAYS:
            return None
        if head in self._words.spokesmen:
            return replace(body, reason=f"{match.group(1).lower()} {head}")
        who = self._namer.name(phrase)
        return replace(who, side=body.side) if who is not None and who.kind == "unnamed" else None

    def ours(self, phrase: Phrase) -> bool:
        """Whether the phrase names the outlet's own people ("my colleague X")."""
        return _OURS.search(self._text[max(0, phrase.start - 16) : phrase.end]) is not None

    def _earlier(self, sentence: Sentence, at: int) -> Iterator[Who]:
        """Those who spoke before offset `at`, the latest first."""
        for index in range(sentence.index, max(-1, sentence.index - _FAR), -1):
            for cue in reversed(self.cues(index)):
                if cue.start < at:
                    yield from self.speakers(index, cue)

    def _lately(self, sentence: Sentence, at: int) -> Who | None:
        """Whose "the statement" is: the latest body that spoke."""
        return next((who for who in self._earlier(sentence, at) if _suits(who, "body")), None)

    def _recall(self, sentence: Sentence, at: int, kind: str) -> Who | None:
        """Whom a pronoun means: the latest speaker of that sort, or whom the sentence before is about."""
        led = False
        for index in range(sentence.index, max(-1, sentence.index - _REACH), -1):
            for cue in reversed(self.cues(index)):
                if cue.start >= at:
                    continue
                for who in self.speakers(index, cue):
                    if _suits(who, kind):
                        return who
            if index < sentence.index and not led:
                led = True
                about = self._leading(self._document.sentences[index], at, kind) or self._leading(sentence, at, kind)
                if about is not None:
                    return about
        found = self._recall_mention(sentence, at, kind)
        return found or next(self._earlier(sentence, at), None)

    def _leading(self, sentence: Sentence, at: int, kind: str) -> Who | None:
        """Whom a sentence is about: a speaker named among its first words."""
        stop = min(at, sentence.start + _LEAD)
        for mention in self._namer.speakers_in(sentence.start, stop):
            owner = re.match(r"['’]s?\s", self._text[mention.end : mention.end + 3])
            who = Who(mention.name, mention.side, mention.kind, mention.kind == "army", frozenset(), "spoken of before")
            if not owner and _suits(who, kind) and self.quotation(mention.start) is None:
                return who
        return None

    def _recall_mention(self, sentence: Sentence, at: int, kind: str) -> Who | None:
        """The latest person or body named in this sentence or the two before, though not as a speaker."""
        low = self._document.sentences[max(0, sentence.index - 2)].start
        mentions = [m for m in self._namer.speakers_in(low, at) if m.start >= low]
        for mention in reversed(mentions):
            if (kind == "person") == (mention.kind == "person"):
                return Who(mention.name, mention.side, mention.kind, False, frozenset(), "named before")
        return None

    def _point(self, sentence: Sentence, at: int, phrase: Phrase, noun: str) -> Who | None:
        """Whom "the ministry" or "the regional governor" means: the latest speaker so called, else one so described."""
        single = noun[:-1] if noun.endswith("s") and noun[:-1] in self._words.people else noun
        for who in self._earlier(sentence, at):
            names = {w.lower() for w in re.findall(r"[\w-]+", who.name)}
            if noun in who.words or noun in names or single in names:
                return who
        whole = " ".join(self._text[phrase.start : phrase.end].split()).lower()
        rest = whole.partition(" ")[2]
        sides = [p for p in self._namer.parties_in(max(0, sentence.start - 400), at)]
        for party in reversed(sides):
            adjective = self._theatre.parties[party.code].adjectives[:1] if party.code in self._theatre.parties else ()
            found = self._theatre.speaker_terms.get(f"{adjective[0].lower()} {rest}") if adjective else None
            if found is not None:
                return Who(found.name, found.side, found.kind, False, frozenset({noun}), "by the side spoken of")
        return self._offices.so_called(noun, at)
