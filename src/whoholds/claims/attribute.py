"""Who says a claim, and for which side.

One `Attributor` serves one document. A claim's speaker is sought in this order: the speaker of the quotation it stands
in; a reporting verb, noun or "according to" that governs it in its parsed sentence; a tail such as "..., X said" where
the parse shows none; else the report's own voice (the assessor's, in an assessor's report). Modifiers and relative
clauses in somebody's paraphrased words stay the report's own. The reason names the rule and its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from whoholds.claims.reporting import Cue, Parsed, Patterns
from whoholds.claims.speaker_phrases import Namer, Phrase, Who
from whoholds.mentions.sides import INDEPENDENT, SideReader
from whoholds.model import (
    Attribution,
    Document,
    PartyMention,
    PlaceMention,
    Quotation,
    Sentence,
    SpeakerMention,
    Tree,
)
from whoholds.speech_words import SpeechWords, load
from whoholds.theatre import Speaker, Theatre

REPORTER = "reporter"
# How many sentences back a pronoun or "the ministry" may reach.
_REACH = 10
_FAR = 60
# "According to X" this early in a sentence, in characters, covers all of it.
_EARLY = 24
# What follows a reporting verb that closes what it reports: an end, or where, when and to whom it was said.
_CLOSE = re.compile(
    r"\s*(?:$|[.,;:–—”\"]|(?:(?:on|in|via|at|during|late|early|through|to|from|earlier|this|last|yesterday|today|overnight|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|reuters|afp|the associated press)\b(?:(?!\bthat\b)[^,;]){0,90}[.,;]))",
    re.IGNORECASE,
)
_SAID_THIS = re.compile(
    r"\b(?:said|stated|announced|reported|wrote|posted) (?:this|so|about (?:this|it))(?=\s+(?:in|on|at|to|via|during|while|when)\b|[.,;])|"
    r"(?<=\bthis )(?:was|is|has been) (?:reported|stated|announced|said|confirmed) by\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[^\w]*[A-ZÀ-Þ]{3,}[A-ZÀ-Þ .'’-]*(?:,[^—–.]{0,40})?(?:\([^)]{2,30}\))?\s*[—–-]{1,2}\s")
_AFTER_BREAK = re.compile(r";|,\s+(?:and|but|while|although|as)\s")
_BEFORE_BREAK = re.compile(
    r";|,\s+(?:as|while|after|although|though|whereas|when|before|even|but|which|who|where|with)\s|\s[–—-]\s", re.IGNORECASE
)
# How far into a sentence, in characters, the one it is about is named.
_LEAD = 60
# How many words (a title, an apposition) may stand between a quotation and its speaker's phrase.
_BETWEEN = 9
_CLAUSE_BEGINS = re.compile(r"\b(?:where|which|who|and|but|while|as|when|after|before|although|because)\b|[.;]")
_LONG_QUOTE = 4  # words; shorter quotations are single words put in marks inside somebody's sentence


_OURS = re.compile(r"(?:my|our)\s+(?:colleague|correspondent|reporter)", re.IGNORECASE)
_SHOW = frozenset({"show", "demonstrate"})
_OFFICES = frozenset(
    "governor mayor president minister ambassador head chief commander leader director spokesman spokeswoman spokesperson "
    "chancellor premier envoy administrator commissioner".split()
)


def _held(speaker: Speaker, day: str | None) -> bool:
    """Whether the speaker's office, as far as its dates are known, was held on that day."""
    if day is None:
        return speaker.until is None
    return (speaker.since or day)[: len(day)] <= day and day[: len(speaker.until or day)] <= (speaker.until or day)


def _suits(who: Who, kind: str) -> bool:
    """Whether a pronoun of this kind may mean the speaker."""
    if kind == "person":
        return who.person
    if kind == "many":
        return who.plural or who.kind in ("government", "army", "organ", "group")
    if kind == "body":
        return who.kind != "person" and not (who.kind == "unnamed" and not who.plural)
    return True


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
        self._sides = SideReader(theatre, self._words, places)
        self._namer = Namer(document, theatre, speakers, parties, self._words, self._sides, places)
        self._patterns = Patterns(document, self._words, self._namer)
        self._speakers = tuple(speakers)
        self._trees = trees
        self._places = tuple(places)
        self._parsed: dict[int, Parsed] = {}
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._said: dict[tuple[int, int], tuple[Who, ...]] = {}
        self._patterned: dict[int, tuple[Cue, ...]] = {}
        self._busy: set[tuple[int, int]] = set()
        self._quoted: dict[int, tuple[Who, ...]] = {}
        self._own = self._own_voice()

    # ------------------------------------------------------------------ what callers use
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
        parsed = self._parse(sentence.index)
        if trigger is None and parsed is not None:
            token = parsed.deepest(max(start, sentence.start), min(end, sentence.end))
            at = token.start if token is not None else at
        quotation = self._quotation(at)
        if modifier and quotation is None:
            return self._own
        if quotation is not None and self._long(quotation) and not (parsed and self._embedded(quotation)):
            said = self._quotation_speaker(quotation)
            if said:
                return self._attribution(said, "quotation", (quotation.start, quotation.end))
        if parsed is not None:
            found = self._govern(sentence, parsed, at, quotation is not None)
            if found is not None:
                return found
        if quotation is not None:
            said = self._quotation_speaker(quotation)
            if said:
                return self._attribution(said, "quotation", (quotation.start, quotation.end))
        found = self._beside(sentence, at, None, False) if parsed is None else None
        return found or self._told_after(sentence) or self._own

    def _told_after(self, sentence: Sentence) -> Attribution | None:
        """The speaker whom the next sentence gives to this one: "X said this in a statement", "This was reported by X"."""
        if self._sentence_cues(sentence.index) or sentence.index + 1 >= len(self._document.sentences):
            return None
        following = self._document.sentences[sentence.index + 1]
        match = _SAID_THIS.search(self._text, following.start, following.end)
        if match is None:
            return None
        parsed = self._parse(following.index)
        for cue in self._sentence_cues(following.index):
            if match.start() <= cue.start < match.end():
                said = self._resolve_cue(following.index, cue)
                if said:
                    return self._attribution(said, "told after", (match.start(), match.end()))
        token = parsed.tree.token_at(match.start()) if parsed is not None else None
        said = self._resolve_all(following, match.start(), parsed.subject(token.i)) if parsed and token else ()
        return self._attribution(said, "told after", (match.start(), match.end())) if said else None

    def needs(self, indices: Sequence[int] | set[int]) -> set[int]:
        """Sentences besides `indices` whose parse would help: neighbours with a reporting word that no pattern reads."""
        out: set[int] = set()
        total = len(self._document.sentences)
        for index in indices:
            for other in (index - 1, index + 1):
                if 0 <= other < total and other not in indices and other not in self._trees:
                    sentence = self._document.sentences[other]
                    same = sentence.paragraph == self._document.sentences[index].paragraph
                    if same and self._patterns.has_cue(sentence) and not self._pattern_cues(other):
                        out.add(other)
        return out

    # ------------------------------------------------------------------ own voice
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

    # ------------------------------------------------------------------ by the parse
    def _parse(self, index: int) -> Parsed | None:
        tree = self._trees.get(index)
        if tree is None:
            return None
        found = self._parsed.get(index)
        if found is None:
            found = self._parsed[index] = Parsed(tree, self._words)
        return found

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
        for v in (i, of) if of is not None else (i,):
            said = self._sayers(sentence, parsed, v) if parsed.lemma(v) else ()
            if said:
                return self._attribution(said, "reported", (tokens[v].start, tokens[v].end))
        said = self._resolve_all(sentence, token.start, parsed.unsaid(i))
        if said:
            return self._attribution(said, "comment of", (token.start, token.end))
        adverbial: int | None = None
        parted = False
        while True:
            beside = parsed.according(i)
            if beside is not None and not self._set_apart(sentence, beside[0].start, at):
                said = self._resolve_all(sentence, tokens[i].start, beside)
                if said:
                    return self._attribution(said, "according to", (tokens[i].start, tokens[i].end))
            for v in parsed.beside(i):
                said = self._sayers(sentence, parsed, v)
                if said and not (adverbial is not None and i < v < adverbial):
                    return self._attribution(said, "put in beside", (tokens[v].start, tokens[v].end))
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
                if said:
                    return self._attribution(said, "reported", (tokens[head].start, tokens[head].end))
                if parsed.shows(head) and not quoted:
                    return self._own
            makers = parsed.speech_noun(i, head)
            if makers:
                said = self._resolve_all(sentence, tokens[head].start, makers)
                if said:
                    return self._attribution(said, "whose words", (tokens[head].start, tokens[head].end))
            parted = parted or parsed.parted(i)
            i = head
        return self._beside(sentence, at, parsed, parted)

    def _sayers(self, sentence: Sentence, parsed: Parsed, v: int) -> tuple[Who, ...]:
        """Who says verb `v`: its subject in the parse; where that names nobody, the phrase that stands beside it."""
        token = parsed.tree.tokens[v]
        own = parsed.child(v, "nsubj") is not None
        if any(self._ours(phrase) for phrase in parsed.subject(v)):
            return ()
        said = self._resolve_all(sentence, token.start, parsed.subject(v))
        if parsed.lemma(v) in _SHOW and said and said[0].kind in ("government", "army"):
            return ()  # "Russia has shown that it ..." is the report's judgement
        if parsed.passive(v) or parsed.lemma(v) in self._words.show:
            return said
        if said and (own or token.tag in ("VBG", "VBN")):
            return said
        for cue in self._pattern_cues(sentence.index):
            if cue.start == token.start:
                return self._resolve_all(sentence, cue.start, cue.phrases) or said
        return said

    def _set_apart(self, sentence: Sentence, phrase: int, at: int) -> bool:
        """Whether a dash on each side sets the phrase apart from the trigger ("... - 50 according to X - and ...")."""
        low, high = min(phrase, at), max(phrase, at)
        dashes = re.findall(r"\s[-–—]\s", self._text[sentence.start : sentence.end])
        return len(dashes) >= 2 and re.search(r"\s[-–—]\s", self._text[low:high]) is not None

    # ------------------------------------------------------------------ by pattern
    def _sentence_cues(self, index: int) -> tuple[Cue, ...]:
        found = self._cues.get(index)
        if found is None:
            sentence = self._document.sentences[index]
            parsed = self._parse(index)
            cues = tuple(parsed.cues(self._quotations_of(sentence))) if parsed is not None else ()
            patterns = self._pattern_cues(index)
            if parsed is not None:
                patterns = tuple(c for c in patterns if not parsed.own_subject(c.start))
            taken = {c.start for c in patterns}
            mixed = [*patterns, *(c for c in cues if c.start not in taken)]
            found = self._cues[index] = tuple(sorted(mixed, key=lambda c: c.start))
        return found

    def _pattern_cues(self, index: int) -> tuple[Cue, ...]:
        found = self._patterned.get(index)
        if found is None:
            sentence = self._document.sentences[index]
            found = self._patterned[index] = tuple(self._patterns.cues(sentence, self._quotations_of(sentence)))
        return found

    def _quotations_of(self, sentence: Sentence) -> list[Quotation]:
        return [q for q in self._document.quotations if q.start < sentence.end and q.end > sentence.start]

    def _beside(self, sentence: Sentence, at: int, parsed: Parsed | None, parted: bool) -> Attribution | None:
        """By word order, where no parse tells: "..., X said" before the cue, "X said (that) ..." after it."""
        text = self._text
        for cue in self._pattern_cues(sentence.index):
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
                first = begin - sentence.start < _EARLY
                if (according and first) or (not according and not closes):
                    later = [c for c in self._pattern_cues(sentence.index) if cue.start < c.start < at]
                    if not later:
                        return self._named(sentence, cue)
        return None

    def _named(self, sentence: Sentence, cue: Cue) -> Attribution | None:
        said = self._resolve_all(sentence, cue.start, cue.phrases)
        return self._attribution(said, "beside a reporting word", (cue.start, cue.end)) if said else None

    # ------------------------------------------------------------------ quotations
    def _quotation(self, at: int) -> Quotation | None:
        return next((q for q in self._document.quotations if q.start <= at < q.end), None)

    def _embedded(self, quotation: Quotation) -> bool:
        """Whether the quotation is part of somebody else's clause ("spoke of the “liberation of X”")."""
        return self._text[: quotation.start].rstrip(" ")[-1:].isalpha()

    def _long(self, quotation: Quotation) -> bool:
        return len(self._text[quotation.start : quotation.end].split()) > _LONG_QUOTE

    def _quotation_speaker(self, quotation: Quotation) -> tuple[Who, ...]:
        found = self._quoted.get(quotation.start)
        if found is None:
            self._quoted[quotation.start] = ()  # while sought, so that quotations that lean on each other end
            found = self._quoted[quotation.start] = self._seek_quotation(quotation)
        return found

    def _seek_quotation(self, quotation: Quotation) -> tuple[Who, ...]:
        document = self._document
        first = document.sentence_at(quotation.start)
        last = document.sentence_at(quotation.end - 1)
        if first is None or last is None:
            return ()
        after = [c for c in self._sentence_cues(last.index) if self._right_after(quotation, c)]
        before = [c for c in self._sentence_cues(first.index) if c.start < quotation.start and not c.inside]
        near: list[tuple[Sentence, Cue]] = [(last, c) for c in after[:1]]
        introduced = before and self._text[: quotation.start].rstrip()[-1:] in (":", ",")
        if before and (introduced or not near):
            near.insert(0 if introduced else len(near), (first, before[-1]))
        near += [(first, c) for c in reversed(before)] + [(last, c) for c in after[1:]]
        for sentence, cue in near:
            said = self._resolve_cue(sentence.index, cue)
            if said:
                return said
        return self._adjacent(first, last)

    def _right_after(self, quotation: Quotation, cue: Cue) -> bool:
        """Whether the cue follows the quotation with no clause between ("...", X said)."""
        if cue.inside or cue.start < quotation.end:
            return False
        between = self._text[quotation.end : max(quotation.end, min(cue.start, cue.phrases[0].start))]
        return len(between.split()) <= _BETWEEN and not _CLAUSE_BEGINS.search(between)

    def _adjacent(self, first: Sentence, last: Sentence) -> tuple[Who, ...]:
        """The speaker of the sentences before in the paragraph, after it, and of a paragraph that this one continues."""
        sentences = self._document.sentences
        for index in range(first.index - 1, -1, -1):
            sentence = sentences[index]
            if sentence.paragraph != first.paragraph:
                break
            for cue in reversed(self._sentence_cues(index)):
                said = () if cue.inside else self._resolve_cue(index, cue)
                if said:
                    return said
        for index in range(last.index + 1, len(sentences)):
            if sentences[index].paragraph != last.paragraph:
                break
            for cue in self._sentence_cues(index):
                said = () if cue.inside else self._resolve_cue(index, cue)
                if said:
                    return said
        paragraph = None
        for index in range(first.index - 1, max(-1, first.index - 8), -1):
            sentence = sentences[index]
            if sentence.paragraph == first.paragraph or sentence.heading:
                continue
            if paragraph is not None and sentence.paragraph != paragraph and not self._all_quoted(paragraph):
                break
            paragraph = sentence.paragraph
            for cue in reversed(self._sentence_cues(index)):
                said = () if cue.inside else self._resolve_cue(index, cue)
                if said:
                    return said
        return ()

    def _all_quoted(self, paragraph: int) -> bool:
        return all(
            self._quotation(s.start) is not None for s in self._document.sentences if s.paragraph == paragraph
        )

    # ------------------------------------------------------------------ resolving phrases
    def _resolve_cue(self, index: int, cue: Cue) -> tuple[Who, ...]:
        key = index, cue.start
        if key in self._said:
            return self._said[key]
        if key in self._busy:
            return ()
        self._busy.add(key)
        found = self._resolve_all(self._document.sentences[index], cue.start, cue.phrases)
        self._busy.discard(key)
        self._said[key] = found
        return found

    def _resolve_all(self, sentence: Sentence, at: int, phrases: Sequence[Phrase]) -> tuple[Who, ...]:
        out: list[Who] = []
        body = self._body_start(sentence)
        for phrase in phrases:
            if phrase.head[1] <= body:
                continue
            halves = self._namer.split(phrase)
            if len(halves) == 2:
                for half in halves:
                    if half.head != phrase.head or half.start > halves[0].end:
                        out.extend(w for w in (self._resolve(sentence, at, half),) if w is not None)
                        continue
                    adjective = half.start, self._word_end(half.start)
                    who = self._namer.describe_first(half, adjective)
                    if who is not None:
                        out.append(who)
                continue
            who = self._resolve(sentence, at, phrase)
            if who is not None and who.name not in {w.name for w in out}:
                out.append(who)
        return tuple(out)

    def _body_start(self, sentence: Sentence) -> int:
        """Where the sentence begins after a dateline ("KYIV, Ukraine - ")."""
        match = _DATELINE.match(self._text, sentence.start, sentence.end)
        return match.end() if match else sentence.start

    def _word_end(self, start: int) -> int:
        match = re.compile(r"(?:social media|[\w.-]+)").match(self._text, start)
        return match.end() if match else start

    def _resolve(self, sentence: Sentence, at: int, phrase: Phrase) -> Who | None:
        if self._ours(phrase):
            return None
        kind = self._namer.pronoun(phrase.head)
        if kind is not None:
            return self._recall(sentence, at, kind)
        noun = self._namer.pointer(phrase)
        if noun is not None:
            found = self._point(sentence, at, phrase, noun)
            if found is not None:
                return found
            if noun in self._words.carriers:
                return self._lately(sentence, at) if noun not in self._words.own_carriers else None
        who = self._namer.name(phrase)
        if who is not None and who.kind == "unnamed" and not who.plural:
            return self._office(sentence, phrase) or who
        return who

    def _ours(self, phrase: Phrase) -> bool:
        """Whether the phrase names the outlet's own people ("my colleague X")."""
        return _OURS.search(self._text[max(0, phrase.start - 16) : phrase.end]) is not None

    def _office(self, sentence: Sentence, phrase: Phrase) -> Who | None:
        """The one person who holds the office described ("the mayor of X"): named in the text, or by the theatre."""
        noun = self._text[phrase.head[0] : phrase.head[1]].lower()
        if noun not in _OFFICES:
            return None
        whole = self._text[phrase.start : phrase.end]
        proper = {w for w in re.findall(r"\b[A-ZÀ-Þ][\w-]{3,}", whole) if w.lower() not in self._theatre.party_terms}
        if not proper and not re.match(r"(?:the\s|its\s|whose\s)?(?:regional|region[’']s|local|city[’']s|governor|mayor|\w+\s+governor)", whole, re.I):
            return None
        if proper:
            for mention in self._speakers:
                if mention.kind == "person" and self._described(mention, noun) and proper & self._beside_words(mention):
                    return Who(mention.name, mention.side, mention.kind, False, frozenset({noun}), f"the {noun} named")
        occupied = re.search(r"occup|install|appointed|backed", whole) is not None
        for place in self._where(sentence, phrase, proper):
            for speaker in self._theatre.speakers:
                if any(noun in r and place in r and (occupied or "occupation" not in r) for r in speaker.roles) and _held(speaker, self._document.report.published):
                    return Who(speaker.name, speaker.side, speaker.kind, False, frozenset({noun}), f"{noun} of {place}")
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

    def _earlier(self, sentence: Sentence, at: int) -> Iterator[Who]:
        """Those who spoke before offset `at`, the latest first."""
        for index in range(sentence.index, max(-1, sentence.index - _FAR), -1):
            for cue in reversed(self._sentence_cues(index)):
                if cue.start < at:
                    yield from self._resolve_cue(index, cue)

    def _lately(self, sentence: Sentence, at: int) -> Who | None:
        """Whose "the statement" is: the latest body that spoke."""
        return next((who for who in self._earlier(sentence, at) if _suits(who, "body")), None)

    def _recall(self, sentence: Sentence, at: int, kind: str) -> Who | None:
        """Whom a pronoun means: the latest speaker of that sort, or whom the sentence before is about."""
        led = False
        for index in range(sentence.index, max(-1, sentence.index - _REACH), -1):
            for cue in reversed(self._sentence_cues(index)):
                if cue.start >= at:
                    continue
                for who in self._resolve_cue(index, cue):
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
            if not owner and _suits(who, kind) and self._quotation(mention.start) is None:
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
        for mention in sorted(self._speakers, key=lambda m: (m.start > at, abs(m.start - at))):
            if mention.kind == "person" and self._described(mention, noun):
                return Who(mention.name, mention.side, mention.kind, False, frozenset({noun}), f"the {noun} named")
        return None

    def _beside_words(self, mention: SpeakerMention) -> set[str]:
        sentence = self._document.sentence_at(mention.start)
        if sentence is None:
            return set()
        stretch = self._text[max(sentence.start, mention.start - 80) : min(sentence.end, mention.end + 90)]
        return set(re.findall(r"\b[A-ZÀ-Þ][\w-]{3,}", stretch))

    def _described(self, mention: SpeakerMention, noun: str) -> bool:
        """Whether the text calls the person `noun` right before or after the name."""
        sentence = self._document.sentence_at(mention.start)
        if sentence is None:
            return False
        before = re.split(r"[.;:“”\"]", self._text[max(sentence.start, mention.start - 50) : mention.start])[-1]
        after = re.match(r",\s*([^,.;:“”\"]{3,90})", self._text[mention.end : sentence.end])
        beside = f"{before} {after.group(1) if after else ''}".lower()
        return re.search(rf"\b{re.escape(noun)}\b", beside) is not None


__all__ = ["INDEPENDENT", "REPORTER", "Attributor"]
