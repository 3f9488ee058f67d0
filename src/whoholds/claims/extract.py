"""The rule extractor: parsed sentences to drafts, each with the reasons for every field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whoholds.claims.background import presupposed
from whoholds.claims.distant import distant
from whoholds.claims.evidence import evidence_of
from whoholds.claims.found import Found
from whoholds.claims.frames import find
from whoholds.claims.merging import unrepeated, untitled
from whoholds.claims.phrases import clause
from whoholds.claims.placing import MAY_BE_UNNAMED, Placed, all_places, country_of, unnamed_words
from whoholds.claims.responses import FARTHEST, answer_in, answerer, respond
from whoholds.claims.roles import Acting, Parties
from whoholds.claims.scene import Scene, scene
from whoholds.claims.settle import last_actor, settle
from whoholds.claims.stance import Bent, stance_of
from whoholds.lexicon import Lexicon
from whoholds.model import (
    Attribution,
    Day,
    Document,
    Draft,
    PartyMention,
    Place,
    PlaceMention,
    Refusal,
    Sentence,
    SpeakerMention,
    Tree,
)

Attribute = Callable[[int, int, int, bool], Attribution]
DayOf = Callable[[Sentence, int, int, Tree, int | None], Day]

# Kinds that tell nothing of ground without the side that did it.
_NEED_PARTY = frozenset({"captured", "withdrew", "holds", "advanced", "annexed"})
# Stances by which somebody answers what another announced.
_ANSWERS = frozenset({"unconfirmed", "denies", "confirms"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What earlier stages marked in a document.

    `located` are the indices of places that only say where another lies, `outside` of whole countries and of places
    beyond the theatre: neither is ground that a claim is about. `references` only measure where another lies ("18 km
    southeast of X"): no "the town" points back to them. `names` are the parties' names as speakers;
    `directions` the parts of the theatre's country that "the east" means.
    """

    places: Sequence[PlaceMention]
    located: frozenset[int]
    outside: frozenset[int]
    references: frozenset[int]
    parties: Sequence[PartyMention]
    speakers: Sequence[SpeakerMention]
    names: Mapping[str, str]
    directions: Mapping[str, Place]
    trees: Mapping[int, Tree]


def wanted(document: Document, places: Sequence[PlaceMention], lexicon: Lexicon) -> list[Sentence]:
    """The sentences worth parsing: a trigger or a sighting, and a place or a word that may point back to one."""
    pointing = frozenset(w for words in lexicon.anaphors.values() for w in words) | {
        "it",
        "there",
        "its",
        "here",
        "them",
    }
    pointing |= lexicon.directions
    held = {s.index for p in places if p.method != "country" for s in [document.sentence_at(p.start)] if s}
    any_place = bool(held)
    first = min(held) if held else 0
    out: list[Sentence] = []
    for sentence in document.sentences:
        printed = document.words(sentence).replace("-", " ").replace("’s", " ").replace("'s", " ")
        words = {w.strip("\"'“”‘’.,;:!?()[]*_…").lower() for w in printed.split()}
        if not words & lexicon.triggers and not (sentence.index in held and all(words & w for w in lexicon.sighting)):
            continue
        if (
            sentence.index in held
            or (any_place and sentence.index > first and words & pointing)
            or words & lexicon.directions
        ):
            out.append(sentence)
    return out


def _as_told(here: Scene, found: Found, bent: Bent) -> Bent:
    """An assault that was tried is fighting told; an evacuation that was ordered is told as ordered."""
    if bent.stance != "intends" or bent.cue is None:
        return bent
    governs = here.tokens[bent.cue].lemma
    tried = found.kind == "fighting" and governs in {"attempt", "try"}
    ordered = found.kind == "evacuated" and governs in {"order", "urge", "call", "tell", "announce"}
    return Bent("asserts", f"{bent.reason}: told as done", bent.cue) if tried or ordered else bent


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads one document. `occupiers` and `homes` are what the theatre states of countries (see `Theatre`)."""

    document: Document
    marks: Marks
    lexicon: Lexicon
    parties: Parties
    attribute: Attribute
    day_of: DayOf
    occupiers: Mapping[str, str]
    homes: Mapping[str, str]
    refused: list[Refusal] = field(default_factory=list)

    def drafts(self) -> list[Draft]:
        """Everything the document claims about ground; what could not be drafted goes to `refused`."""
        out: list[Draft] = []
        previous: Acting | None = None
        paragraph = -1
        skip = self.marks.outside | self.marks.located
        for sentence in self.document.sentences:
            tree = self.marks.trees.get(sentence.index)
            if tree is not None:
                here = scene(self.document, tree, self.marks.places, skip, self.marks.parties)
                if sentence.paragraph - paragraph > 2:
                    previous = None
                paragraph = sentence.paragraph
                out += self._read(here, previous)
                previous = last_actor(here, len(here.tokens)) or previous
            out += self._answers(sentence, out)
        return unrepeated(untitled(self.document, out))

    def _read(self, here: Scene, previous: Acting | None) -> list[Draft]:
        sides: dict[int, str] = {}

        def side_of(i: int) -> str:
            if i not in sides:
                token = here.tokens[i]
                sides[i] = self.attribute(token.start, token.end, token.start, False).side
            return sides[i]

        words = self.document.words(here.sentence)
        told_of = words.lower()
        if any(word in told_of for word in self.lexicon.earlier):
            self.refused.append(Refusal(words[:300], "any", None, "it tells of an earlier war"))
            return []
        out: list[Draft] = []
        told = find(here, self.lexicon, side_of, self.parties)
        unpointed = self.marks.outside | self.marks.references
        for found in told + distant(here, told, self.lexicon, side_of, self.parties):
            placed = all_places(here, found, self.marks.places, self.lexicon, unpointed, self.marks.directions)
            country = country_of(placed)
            acting = settle(
                here,
                found,
                side_of(found.trigger),
                self.parties,
                previous,
                self.homes.get(country or ""),
                self.occupiers.get(country or ""),
            )
            out += self._draft(here, found, acting, placed)
        return out

    def _draft(self, here: Scene, found: Found, acting: Acting | None, placed: list[Placed]) -> list[Draft]:
        """The drafts of one event: one for each place and each of the joint speakers."""
        trigger = here.tokens[found.trigger]
        tokens = {found.trigger}
        for ground in found.grounds:
            if ground.group is not None:
                tokens |= here.groups[ground.group].tokens
            elif ground.anaphor is not None:
                tokens.add(ground.anaphor)
        start, end = clause(here.tree, found.trigger, tokens)
        note = unnamed_words(here, found) if not placed and found.kind in MAY_BE_UNNAMED else None
        party = acting.code if acting else None
        if not placed and note is None:
            self._refuse(start, end, found, None, "no place found for it")
            return []
        if party is None and found.kind in _NEED_PARTY:
            self._refuse(start, end, found, placed[0].surface if placed else None, "nobody in reach is said to act")
            return []
        who = self.attribute(start, end, trigger.start, found.modifier)
        bent = (
            Bent("asserts", "told as done")
            if found.modifier or found.plain
            else stance_of(here, found.trigger, self.lexicon)
        )
        bent = _as_told(here, found, bent)
        known = bent.stance == "asserts" and presupposed(here, found, self.lexicon)
        evidence = evidence_of(self.document.report.text, here.tree, found.trigger)
        reasons = {
            "frame": f'{found.frame} ("{trigger.text}")',
            "party": acting.reason if acting else "nobody in reach is said to act",
        }
        out: list[Draft] = []
        each: list[Placed | None] = [*placed] or [None]
        for one in each:
            why = one.reason if one else f'the text names no place: "{note}"'
            ends = one.mention.end if one and start <= one.mention.start < end else None
            day = self.day_of(here.sentence, trigger.start, trigger.end, here.tree, ends)
            told = [(replace(who, speaker=speaker, side=side), bent, day) for speaker, side in who.all]
            if who.announced is not None and who.announced.cue is not None and bent.stance in _ANSWERS:
                first, last = who.announced.cue
                on = self.day_of(here.sentence, first, last, here.tree, None)
                told.append((who.announced, Bent("asserts", "announced, as told in passing"), on))
            for teller, stance, when in told:
                said = self._confirmed(here, found, stance, party, teller)
                out.append(
                    Draft(
                        start,
                        end,
                        found.kind,
                        party,
                        one.mention if one else None,
                        one.surface if one else None,
                        said.stance,
                        teller.speaker,
                        teller.side,
                        when.date,
                        when.basis,
                        evidence,
                        None if one else note,
                        {**reasons, "speaker": teller.reason, "stance": said.reason, "place": why, "day": when.reason},
                        known,
                    )
                )
        return out

    def _refuse(self, start: int, end: int, found: Found, surface: str | None, reason: str) -> None:
        self.refused.append(
            Refusal(self.document.report.text[start:end][:300], found.kind, surface, f"{found.frame}: {reason}")
        )

    def _confirmed(self, here: Scene, found: Found, bent: Bent, party: str | None, who: Attribution) -> Bent:
        """A side that tells its own loss or retreat confirms it; so does who says "confirmed" of another's claim."""
        if bent.stance != "asserts" or found.modifier:
            return bent
        if found.kind == "withdrew" and party is not None and who.side == party:
            return Bent("confirms", "a side tells its own retreat")
        if found.kind == "captured" and party is not None and party in self.parties.enemies.get(who.side, ()):
            return Bent("confirms", "a side tells its own loss")
        verbs = self.lexicon.stance.confirm_verbs
        if who.cue is not None and (party is None or who.side != party):
            cue = self.document.report.text[who.cue[0] : who.cue[1]].lower()
            if any(self.lexicon.lemmatise(word, "VBD") in verbs for word in cue.replace(",", " ").split()):
                return Bent("confirms", f'speaker "{cue}"')
        for i in here.tree.ancestors(found.trigger):
            token = here.tokens[i]
            if token.lemma in verbs and token.tag[:1] == "V" and (who.side != party or found.kind == "withdrew"):
                return Bent("confirms", f'governed by "{token.text}"')
        return bent

    def _answers(self, sentence: Sentence, told: Sequence[Draft]) -> list[Draft]:
        """What a sentence answers to claims told before it, or before that in it."""
        last = self.document.sentence_at(told[-1].start) if told else None
        if last is None or sentence.index - last.index > FARTHEST:
            return []
        answer = answer_in(self.document.report.text, sentence)
        if answer is None:
            return []
        here = [d for d in told if sentence.start <= d.start < sentence.end]
        if any(d.stance == answer.stance for d in here) or (here and answer.stance == "confirms"):
            return []  # the frames have read it
        before = [
            (s.index, d)
            for d in told
            if d.start < answer.start and (s := self.document.sentence_at(d.start)) is not None
        ]
        said = self.attribute(sentence.start, sentence.end, answer.verb(self.document.report.text), False)
        who = answerer(answer, sentence, said, self.marks.speakers, self.marks.parties, self.marks.names)
        words = self.document.words(sentence)
        return respond(answer, sentence, (sentence.start, sentence.end), words, who, before, self.parties.enemies)
