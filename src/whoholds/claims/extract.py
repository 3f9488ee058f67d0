"""The rule extractor: parsed sentences to drafts, each with the reasons for every field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whoholds.claims.anaphora import points_to, points_to_all
from whoholds.claims.distant import distant
from whoholds.claims.evidence import evidence_in
from whoholds.claims.found import Found
from whoholds.claims.frames import find
from whoholds.claims.ground import Ground
from whoholds.claims.phrases import clause
from whoholds.claims.responses import answer_in, answerer, respond
from whoholds.claims.roles import Acting, Parties
from whoholds.claims.scene import Scene, scene
from whoholds.claims.settle import last_actor, settle
from whoholds.claims.stance import Bent, stance_of
from whoholds.lexicon import Lexicon
from whoholds.model import Attribution, Day, Document, Draft, PartyMention, PlaceMention, Refusal, Sentence, SpeakerMention, Stance, Tree

Attribute = Callable[[int, int, int, bool], Attribution]
DayOf = Callable[[Sentence, int, int, Tree], Day]


# Kinds that tell nothing of ground without the side that did it.
_NEED_PARTY = frozenset({"captured", "withdrew", "holds", "advanced", "annexed"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What earlier stages marked in a document.

    `located` are the indices of places that only say where another lies, `outside` of whole countries and of places
    beyond the theatre: neither is ground that a claim is about.
    """

    places: Sequence[PlaceMention]
    located: frozenset[int]
    outside: frozenset[int]
    parties: Sequence[PartyMention]
    speakers: Sequence[SpeakerMention]
    names: Mapping[str, str]
    trees: Mapping[int, Tree]


def wanted(document: Document, places: Sequence[PlaceMention], lexicon: Lexicon) -> list[Sentence]:
    """The sentences worth parsing: a trigger, and a place or a word that may point back to one."""
    pointing = frozenset(w for words in lexicon.anaphors.values() for w in words) | {"it", "there", "its", "here"}
    held = {s.index for p in places if p.method != "country" for s in [document.sentence_at(p.start)] if s}
    any_place = bool(held)
    first = min(held) if held else 0
    out: list[Sentence] = []
    for sentence in document.sentences:
        words = {w.strip("\"'“”‘’.,;:!?()[]*_").lower() for w in document.words(sentence).replace("-", " ").replace("’s", " ").replace("'s", " ").split()}
        if not words & lexicon.triggers:
            continue
        if sentence.index in held or (any_place and sentence.index > first and words & pointing):
            out.append(sentence)
    return out


def _confirmed(found: Found, bent: Bent, party: str | None, who: Attribution, parties: Parties, scene_: Scene, lexicon: Lexicon) -> Bent:
    """A side that tells its own loss or retreat confirms it; so does one who says "confirmed"."""
    if bent.stance != "asserts" or found.modifier:
        return bent
    if found.kind == "withdrew" and party is not None and who.side == party:
        return Bent("confirms", "a side tells its own retreat")
    if found.kind == "captured" and party is not None and party in parties.enemies.get(who.side, ()):
        return Bent("confirms", "a side tells its own loss")
    if who.cue is not None:
        cue = scene_.document.report.text[who.cue[0] : who.cue[1]].lower()
        if any(lexicon.lemmatise(w, "VBD") in lexicon.stance.confirm_verbs for w in cue.replace(",", " ").split()):
            if party is None or who.side != party:
                return Bent("confirms", f'speaker "{cue}"')
    for i in scene_.tree.ancestors(found.trigger):
        if scene_.tokens[i].lemma in lexicon.stance.confirm_verbs and scene_.tokens[i].tag[:1] == "V":
            if who.side != party or found.kind == "withdrew":
                return Bent("confirms", f'governed by "{scene_.tokens[i].text}"')
    return bent


def _expand(scene_: Scene, ground: Ground, places: Sequence[PlaceMention], lexicon: Lexicon, outside: frozenset[int]) -> list[tuple[PlaceMention, str, int, str]]:
    """(place, surface, token, reason) for each place of a ground."""
    if ground.group is not None:
        group = scene_.groups[ground.group]
        return [(places[k], places[k].surface, group.head, f"{ground.via}: {places[k].reason}") for k in group.mentions]
    if ground.anaphor is None:
        return []
    token = scene_.tokens[ground.anaphor]
    if token.dep == "appos" and token.head in scene_.group_of:  # "Avdiivka, the town they left"
        group = scene_.groups[scene_.group_of[token.head]]
        return [(places[k], places[k].surface, token.i, f"{ground.via}: {token.text} is {places[k].surface}") for k in group.mentions]
    if token.text.lower() == "them":
        several = points_to_all(token.start, places, scene_.document.report.text, outside)
        return [(places[k], places[k].surface, token.i, f'{ground.via}: "them" points back to {places[k].surface}') for k in several]
    target = points_to(token.text, token.lemma, token.start, places, lexicon, outside)
    if target is None:
        return []
    surface = token.text
    determiner = next((scene_.tokens[j] for j in scene_.tree.children[token.i] if scene_.tokens[j].dep in {"det", "poss"} and j < token.i), None)
    if determiner is not None:
        surface = scene_.document.report.text[determiner.start : token.end]
    return [(places[target[0]], surface, token.i, f"{ground.via}: {target[1]}")]


def drafts(
    document: Document,
    marks: Marks,
    lexicon: Lexicon,
    parties: Parties,
    attribute: Attribute,
    day_of: DayOf,
    occupiers: Mapping[str, str],
    homes: Mapping[str, str],
) -> tuple[list[Draft], list[Refusal]]:
    """Everything the parsed sentences claim about ground."""
    out: list[Draft] = []
    refused: list[Refusal] = []
    previous: Acting | None = None
    previous_paragraph = -1
    skip = marks.outside | marks.located
    for sentence in document.sentences:
        index = sentence.index
        if index not in marks.trees:
            out += _answers(document, sentence, out, marks, attribute, parties)
            continue
        tree = marks.trees[index]
        here = scene(document, tree, marks.places, skip, marks.parties)
        if tree.sentence.paragraph != previous_paragraph:
            previous = previous if tree.sentence.paragraph - previous_paragraph <= 2 else None
            previous_paragraph = tree.sentence.paragraph
        cache: dict[int, Attribution] = {}

        def side_of(i: int, here: Scene = here, cache: dict[int, Attribution] = cache) -> str:
            if i not in cache:
                token = here.tokens[i]
                cache[i] = attribute(token.start, token.end, token.start, False)
            return cache[i].side

        told: list[tuple[Found, Acting | None]] = []
        events = find(here, lexicon, side_of, parties)
        for found in events + distant(here, events, lexicon, side_of, parties):
            told.append((found, settle(here, found, side_of(found.trigger), parties, previous, marks.places, occupiers, homes)))
        for found, acting in told:
            out += _draft(document, here, found, acting, marks, lexicon, parties, attribute, day_of, refused)
        out += _answers(document, sentence, out, marks, attribute, parties)
        previous = last_actor(here, len(here.tokens), "reporter", parties) or previous
    return _unrepeated(_untitled(document, out)), refused


def _answers(
    document: Document, sentence: Sentence, told: Sequence[Draft], marks: Marks, attribute: Attribute, parties: Parties
) -> list[Draft]:
    """What a sentence answers to claims told before it, or before that in it."""
    answer = answer_in(document.report.text, sentence)
    if answer is None:
        return []
    here = [d for d in told if sentence.start <= d.start < sentence.end]
    if any(d.stance == answer.stance for d in here) or (here and answer.stance == "confirms"):
        return []  # the frames have read it
    told_before = [d for d in told if d.start < answer.start]
    located = [(s.index, d) for d in told_before if (s := document.sentence_at(d.start)) is not None]
    said = attribute(sentence.start, sentence.end, answer.start, False)
    who = answerer(answer, sentence, said, marks.speakers, marks.parties, marks.names)
    return respond(answer, sentence, (sentence.start, sentence.end), who, located, parties.enemies)


def _draft(
    document: Document,
    here: Scene,
    found: Found,
    acting: Acting | None,
    marks: Marks,
    lexicon: Lexicon,
    parties: Parties,
    attribute: Attribute,
    day_of: DayOf,
    refused: list[Refusal],
) -> list[Draft]:
    trigger = here.tokens[found.trigger]
    bent = stance_of(here, found.trigger, lexicon) if not found.modifier else Bent("asserts", "modifier")
    drafts_: list[Draft] = []
    tokens = {found.trigger}
    placed: list[tuple[PlaceMention, str, int, str]] = []
    for ground in found.grounds:
        expanded = _expand(here, ground, marks.places, lexicon, marks.outside)
        if ground.group is not None:
            tokens |= {i for i in here.groups[ground.group].tokens}
        elif ground.anaphor is not None:
            tokens.add(ground.anaphor)
        placed += expanded
    start, end = clause(here.tree, found.trigger, tokens)
    who = attribute(start, end, trigger.start, found.modifier)
    unnamed = [g.unnamed for g in found.grounds if g.unnamed is not None]
    if unnamed and not placed and found.kind in {"captured", "withdrew", "holds"}:
        inside = here.tree.subtree(unnamed[0])
        note = document.report.text[here.tokens[inside[0]].start : here.tokens[inside[-1]].end]
        return _unnamed(document, here, found, acting, bent, who, parties, lexicon, day_of, start, end, note)
    if not placed:
        refused.append(Refusal(document.report.text[start:end][:300], found.kind, None, f"{found.frame}: no place found for it"))
        return []
    party = acting.code if acting else None
    if party is None and found.kind in _NEED_PARTY:
        refused.append(Refusal(document.report.text[start:end][:300], found.kind, placed[0][1], f"{found.frame}: nobody in reach is said to act"))
        return []
    bent = _confirmed(found, bent, party, who, parties, here, lexicon)
    day = day_of(here.sentence, trigger.start, trigger.end, here.tree)
    evidence = evidence_in(document.words(here.sentence))
    seen: set[int] = set()
    for place, surface, _, reason in placed:
        if id(place) in seen:
            continue
        seen.add(id(place))
        for speaker, side in ((who.speaker, who.side), *who.joint):
            stance: Stance = bent.stance
            reasons = {
                "frame": f'{found.frame} ("{trigger.text}")',
                "party": acting.reason if acting else "nobody in reach is said to act",
                "place": reason,
                "stance": bent.reason,
                "speaker": who.reason,
                "day": day.reason,
            }
            drafts_.append(
                Draft(start, end, found.kind, party, place, surface, stance, speaker, side, day.date, day.basis, evidence, None, reasons)
            )
    return drafts_


def _unnamed(
    document: Document,
    here: Scene,
    found: Found,
    acting: Acting | None,
    bent: Bent,
    who: Attribution,
    parties: Parties,
    lexicon: Lexicon,
    day_of: DayOf,
    start: int,
    end: int,
    note: str,
) -> list[Draft]:
    """A claim whose text names no place: its place stays empty, and the note keeps the words."""
    trigger = here.tokens[found.trigger]
    party = acting.code if acting else None
    bent = _confirmed(found, bent, party, who, parties, here, lexicon)
    day = day_of(here.sentence, trigger.start, trigger.end, here.tree)
    reasons = {
        "frame": f'{found.frame} ("{trigger.text}")',
        "party": acting.reason if acting else "nobody in reach is said to act",
        "place": f'the text names no place: "{note}"',
        "stance": bent.reason,
        "speaker": who.reason,
        "day": day.reason,
    }
    evidence = evidence_in(document.words(here.sentence))
    return [
        Draft(start, end, found.kind, party, None, None, bent.stance, speaker, side, day.date, day.basis, evidence, note, reasons)
        for speaker, side in ((who.speaker, who.side), *who.joint)
    ]


_FAMILY = {"captured": "control", "holds": "control", "advanced": "control", "withdrew": "control"}


def _untitled(document: Document, drafts_: Sequence[Draft]) -> list[Draft]:
    """Without what the headline says of the same event as the body: a headline that repeats the lead is no second claim."""
    first = document.sentences[0] if document.sentences else None
    if first is None or not first.heading:
        return list(drafts_)
    body = {(_FAMILY.get(d.kind, d.kind), d.party) for d in drafts_ if d.start >= first.end}
    return [d for d in drafts_ if d.start >= first.end or (_FAMILY.get(d.kind, d.kind), d.party) not in body]


def _key(draft: Draft) -> tuple[str, str, str, str]:
    place = draft.place.place.id if draft.place and draft.place.place else (draft.place_surface or "").lower()
    return draft.speaker, draft.stance, draft.kind, place


def _unrepeated(drafts_: Sequence[Draft]) -> list[Draft]:
    """One draft for the same speaker, stance, kind, party and place: the fullest quote, the party where one is known."""
    kept: dict[tuple[str, str, str, str, str | None], Draft] = {}
    for draft in drafts_:
        key = (*_key(draft), draft.party)
        held = kept.get(key)
        if held is None or draft.end - draft.start > held.end - held.start:
            kept[key] = draft
    known = {_key(d) for d in kept.values() if d.party is not None}
    return sorted((d for d in kept.values() if d.party is not None or _key(d) not in known), key=lambda d: (d.start, d.end, d.kind))
