"""Who says a claim, and for which side.

One `Attributor` serves one document. A claim's speaker is sought in this order: the speaker of the quotation it stands
in; a reporting verb, noun or "according to" that governs it in its parsed sentence; a reporting word beside it where
the parse shows none; else the report's own voice (the assessor's, in an assessor's report). Modifiers and relative
clauses in somebody's paraphrased words stay the report's own. The reason names the rule and its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whoholds.claims.cues import Cue
from whoholds.claims.quoted import Quoted
from whoholds.claims.reporting import Parsed
from whoholds.claims.said import RELAYS, Said
from whoholds.claims.speaker_phrases import Who
from whoholds.model import Attribution, Document, PartyMention, PlaceMention, Sentence, SpeakerMention, Token, Tree
from whoholds.speech_words import SpeechWords, load
from whoholds.theatre import Theatre

REPORTER = "reporter"
# "According to X" this early in a sentence, in characters, covers all of it.
_EARLY = 24
# What follows a reporting verb that closes what it reports: an end, or where, when and to whom it was said.
_CLOSE = re.compile(
    r"\s*(?:$|[.,;:–—”\"]|(?:(?:on|in|via|at|during|late|early|through|to|from|earlier|this|last|yesterday|today|overnight|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|reuters|afp|the associated press)\b"
    r"(?:(?!\bthat\b)[^,;]){0,90}[.,;]))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-–—•*●▪·]|\d{1,2}[.)])\s")
_SAID_THIS = re.compile(
    r"\b(?:said|stated|announced|reported|wrote|posted) (?:this|so|about (?:this|it))"
    r"(?=\s+(?:in|on|at|to|via|during|while|when)\b|[.,;])|"
    r"(?<=\bthis )(?:was|is|has been) (?:reported|stated|announced|said|confirmed) by\b",
    re.IGNORECASE,
)
_AFTER_BREAK = re.compile(r";|,\s+(?:and|but|while|although|as)\s")
_BEFORE_BREAK = re.compile(
    r";|,\s+(?:as|while|after|although|though|whereas|when|before|even|but|which|who|where|with)\s|\s[–—-]\s",
    re.IGNORECASE,
)


class Attributor:
    """Attributes claims of one document. `trees` holds the parses of the sentences that have one, by index."""

    def __init__(
        self,
        document: Document,
        theatre: Theatre,
        speakers: Sequence[SpeakerMention],
        parties: Sequence[PartyMention],
        trees: Mapping[int, Tree],
        places: Sequence[PlaceMention] = (),
        words: SpeechWords | None = None,
    ) -> None:
        self._document = document
        self._text = document.report.text
        self._theatre = theatre
        self._words = words or load(document.report.language or "en")
        self._trees = trees
        self._said = Said(document, theatre, speakers, parties, trees, places, self._words)
        self._quoted = Quoted(document, self._said)
        self._own = self._own_voice()
        self._says: dict[tuple[int, int], tuple[Who, ...]] = {}

    def attribute(self, start: int, end: int, trigger: int | None = None, modifier: bool = False) -> Attribution:
        """Who says the claim whose words are ``text[start:end]`` and whose trigger word is at offset `trigger`.

        `modifier` tells that the claim is a mere modifier ("Russian-held Kherson"): outside quotation marks it is then
        the report's own, whoever speaks.
        """
        sentence = None
        at = trigger if trigger is not None else start
        sentence = self._document.sentence_at(at) or self._document.sentence_at(start)
        if sentence is None:
            return self._own
        parsed = self._said.parse(sentence.index)
        if trigger is None and parsed is not None:
            token = parsed.deepest(max(start, sentence.start), min(end, sentence.end))
            at = token.start if token is not None else at
        quotation = self._said.quotation(at)
        if modifier and quotation is None:
            return self._own
        if quotation is not None and self._quoted.long(quotation) and not (parsed and self._quoted.embedded(quotation)):
            said = self._quoted.speakers(quotation)
            if said:
                return self._attribution(said, "quotation", (quotation.start, quotation.end))
        if parsed is not None:
            found = self._govern(sentence, parsed, at, quotation is not None)
            if found is not None:
                return found
        if quotation is not None:
            said = self._quoted.speakers(quotation)
            if said:
                return self._attribution(said, "quotation", (quotation.start, quotation.end))
        found = self._beside(sentence, at, None, False) if parsed is None else None
        return found or self._told_after(sentence) or self._listed(sentence) or self._own

    def needs(self, indices: Sequence[int] | set[int]) -> set[int]:
        """Sentences besides `indices` whose parse would help: neighbours with a cue that no pattern reads."""
        out: set[int] = set()
        total = len(self._document.sentences)
        for index in indices:
            for other in (index - 1, index + 1):
                if 0 <= other < total and other not in indices and other not in self._trees:
                    sentence = self._document.sentences[other]
                    same = sentence.paragraph == self._document.sentences[index].paragraph
                    if same and self._said.has_cue(sentence) and not self._said.pattern_cues(other):
                        out.add(other)
        return out

    def _own_voice(self) -> Attribution:
        outlet = (self._document.report.outlet or "").strip().lower()
        speaker = self._theatre.speaker_terms.get(outlet)
        if speaker is not None and speaker.kind == "assessor":
            return Attribution(speaker.name, speaker.side, "the assessor's own words")
        return Attribution(REPORTER, REPORTER, "the report's own words")

    def _attribution(self, said: Sequence[Who], rule: str, cue: tuple[int, int]) -> Attribution:
        first = said[0]
        joint = tuple((w.name, w.side) for w in said[1:] if w.name != first.name)
        words = " ".join(self._text[cue[0] : cue[1]].split())
        reason = f"{rule}: {words[:60]!r} ({first.reason})"
        return Attribution(first.name, first.side, reason, cue, joint)

    def _govern(self, sentence: Sentence, parsed: Parsed, at: int, quoted: bool) -> Attribution | None:
        """Climb from the trigger to whatever governs it as somebody's words; None when nothing does."""
        token = parsed.tree.token_at(at)
        if token is None:
            return None
        tokens = parsed.tree.tokens
        i = token.i
        if token.dep == "amod" and not quoted and token.tag == "VBN":
            return self._own
        if parsed.shows(i) and not quoted and not parsed.subject(i):
            return self._own
        of = parsed.said_of(i)
        if of is not None and parsed.answered(i):
            told = self._sayers(sentence, parsed, of)
            verb = tokens[of]
            told_by = self._attribution(told, "reported", (verb.start, verb.end)) if told else None
            return replace(self._climb(sentence, parsed, token, quoted) or self._own, announced=told_by)
        for v in (i, of) if of is not None else (i,):
            said = self._sayers(sentence, parsed, v) if parsed.lemma(v) else ()
            if said:
                return self._attribution(said, "reported", (tokens[v].start, tokens[v].end))
        return self._climb(sentence, parsed, token, quoted)

    def _climb(self, sentence: Sentence, parsed: Parsed, token: Token, quoted: bool) -> Attribution | None:
        """The first on the way up from the trigger in whose words it stands."""
        tokens, i, at = parsed.tree.tokens, token.i, token.start
        said = self._said.resolve(sentence, token.start, parsed.unsaid(i))
        if said:
            return self._attribution(said, "comment of", (token.start, token.end))
        adverbial: int | None = None
        parted = False
        relayed: Attribution | None = (
            None  # an agency beside the clause, unless somebody is found whose words it relays
        )
        while True:
            beside = parsed.according(i)
            if beside is not None and not self._set_apart(sentence, beside[0].start, at):
                said = self._said.resolve(sentence, tokens[i].start, beside)
                if said:
                    found = self._attribution(said, "according to", (tokens[i].start, tokens[i].end))
                    if said[0].kind not in RELAYS:
                        return found
                    relayed = relayed or found
            for v in parsed.beside(i):
                said = self._sayers(sentence, parsed, v)
                if said and not (adverbial is not None and i < v < adverbial):
                    found = self._attribution(said, "put in beside", (tokens[v].start, tokens[v].end))
                    if said[0].kind not in RELAYS:
                        return found
                    relayed = relayed or found
            head = tokens[i].head
            if head == i:
                break
            aside = parsed.aside(i, token.i)
            if aside in ("modifier", "beside") and not quoted:
                return self._own
            if aside == "adverbial" and at >= min(tokens[j].start for j in parsed.tree.subtree(i)):
                adverbial = i
            if parsed.lemma(head) is not None and parsed.governs(i, head):
                said = self._sayers(sentence, parsed, head)
                if said and adverbial is not None and (i < head < adverbial or parsed.intends(head)):
                    return self._own  # "A, X said, as B": B is told beside X's words
                if said and said[0].kind in RELAYS and head > i and tokens[head].head != head:
                    relayed = relayed or self._attribution(said, "reported", (tokens[head].start, tokens[head].end))
                elif said:
                    return self._attribution(said, "reported", (tokens[head].start, tokens[head].end))
                elif parsed.shows(head) and not quoted:
                    return self._own
            makers = parsed.speech_noun(i, head)
            if makers:
                said = self._said.resolve(sentence, tokens[head].start, makers)
                if said:
                    return self._attribution(said, "whose words", (tokens[head].start, tokens[head].end))
            verb = parsed.strayed(i)
            said = self._sayers(sentence, parsed, verb) if verb is not None else ()
            if verb is not None and said:
                return self._attribution(said, "reported", (tokens[verb].start, tokens[verb].end))
            parted = parted or parsed.parted(i)
            i = head
        return self._beside(sentence, at, parsed, parted) or relayed

    def _sayers(self, sentence: Sentence, parsed: Parsed, v: int) -> tuple[Who, ...]:
        """Who says verb `v`: its subject in the parse; where that names nobody, the phrase that stands beside it."""
        key = sentence.index, v
        found = self._says.get(key)
        if found is None:
            found = self._says[key] = self._find_sayers(sentence, parsed, v)
        return found

    def _find_sayers(self, sentence: Sentence, parsed: Parsed, v: int) -> tuple[Who, ...]:
        token = parsed.tree.tokens[v]
        own = parsed.child(v, "nsubj") is not None
        if any(self._said.ours(phrase) for phrase in parsed.subject(v)):
            return ()
        said = self._said.resolve(sentence, token.start, parsed.subject(v))
        if parsed.lemma(v) in self._words.sets["judge"] and said and said[0].kind in ("government", "army"):
            return ()  # "Russia has shown that it ..." is the report's judgement
        if parsed.passive(v) or parsed.lemma(v) in self._words.show:
            return said
        if said and (own or token.tag in ("VBG", "VBN")):
            return said
        for cue in self._said.pattern_cues(sentence.index):
            if cue.start == token.start:
                return self._said.resolve(sentence, cue.start, cue.phrases) or said
        return said

    def _set_apart(self, sentence: Sentence, phrase: int, at: int) -> bool:
        """Whether a dash on each side sets the phrase apart from the trigger ("... - 50 according to X - and ...")."""
        low, high = min(phrase, at), max(phrase, at)
        dashes = re.findall(r"\s[-–—]\s", self._text[sentence.start : sentence.end])
        return len(dashes) >= 2 and re.search(r"\s[-–—]\s", self._text[low:high]) is not None

    def _beside(self, sentence: Sentence, at: int, parsed: Parsed | None, parted: bool) -> Attribution | None:
        """By word order, where no parse tells: "..., X said" before the cue, "X said (that) ..." after it."""
        text = self._text
        for cue in self._said.pattern_cues(sentence.index):
            begin, end = min(cue.start, cue.phrases[0].start), max(cue.end, cue.phrases[0].end)
            token = parsed.tree.token_at(cue.start) if parsed is not None else None
            if token is not None and token.tag.startswith("N") and token.text.lower() in self._words.speech_nouns:
                continue
            according = text[cue.start : cue.end].lower().startswith("according")
            rest = text[end : sentence.end]
            closes = token is not None and not according and parsed is not None and not parsed.takes(token.i)
            closes = closes or _CLOSE.match(rest) is not None
            if at < begin:
                between = text[at:begin]
                near = _AFTER_BREAK.search(between) is None
                if near and (according or (closes and between.rstrip()[-1:] in tuple(",”\"’'"))):
                    return self._named(sentence, cue)
            elif at >= end:
                between = text[end:at]
                if _BEFORE_BREAK.search(between) is not None or parted:
                    continue
                if token is not None and parsed is not None and at < parsed.begins(token.i):
                    continue  # "X said after the battle that ...": the battle is not what X says
                first = begin - sentence.start < _EARLY
                if (according and first) or (not according and not closes):
                    later = [c for c in self._said.pattern_cues(sentence.index) if cue.start < c.start < at]
                    if not later:
                        return self._named(sentence, cue)
        return None

    def _named(self, sentence: Sentence, cue: Cue) -> Attribution | None:
        said = self._said.resolve(sentence, cue.start, cue.phrases)
        return self._attribution(said, "beside a reporting word", (cue.start, cue.end)) if said else None

    def _listed(self, sentence: Sentence) -> Attribution | None:
        """Whose list an item without a cue is in: "X reported the following:" before a run of bullets."""
        if not self._item(sentence) or self._said.cues(sentence.index):
            return None
        index = sentence.index - 1
        while index > 0 and self._item(self._document.sentences[index]):
            index -= 1
        opening = self._document.sentences[max(index, 0)]
        lead = self._text[opening.start : opening.end].partition("\n")[0].rstrip()
        if not lead.endswith(":"):
            return None
        for cue in reversed(self._said.cues(opening.index)):
            said = self._said.speakers(opening.index, cue) if cue.start < opening.start + len(lead) else ()
            if said:
                return self._attribution(said, "list of", (cue.start, cue.end))
        return None

    def _item(self, sentence: Sentence) -> bool:
        """Whether the sentence is an item of a list: a bullet stands at or right before its start."""
        line = self._text.rfind("\n", 0, sentence.start) + 1
        return _BULLET.match(self._text, line, sentence.start + 4) is not None

    def _told_after(self, sentence: Sentence) -> Attribution | None:
        """The speaker whom the next sentence gives to this one: "X said this on TV", "This was reported by X"."""
        if self._said.cues(sentence.index) or sentence.index + 1 >= len(self._document.sentences):
            return None
        following = self._document.sentences[sentence.index + 1]
        match = _SAID_THIS.search(self._text, following.start, following.end)
        if match is None:
            return None
        parsed = self._said.parse(following.index)
        for cue in self._said.cues(following.index):
            if match.start() <= cue.start < match.end():
                said = self._said.speakers(following.index, cue)
                if said:
                    return self._attribution(said, "told after", (match.start(), match.end()))
        token = parsed.tree.token_at(match.start()) if parsed is not None else None
        said = self._said.resolve(following, match.start(), parsed.subject(token.i)) if parsed and token else ()
        return self._attribution(said, "told after", (match.start(), match.end())) if said else None
