"""Reporting cues: a reporting verb or "according to" with its speakers, found without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.claims.speaker_phrases import Namer, Phrase
from whoholds.model import Document, Quotation, Sentence
from whoholds.speech_words import SpeechWords

_WORD = re.compile(r"[\w’'.-]*\w|[^\w\s]")
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
# How many words an unnamed speaker's phrase, an apposition and an inverted title may have.
_PHRASE, _APPOSITION, _TITLE = 6, 24, 11


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or "according to" and the phrases of those who speak; `inside` when it stands in a quotation."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    verb: int | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    low: str


class Patterns:
    """Finds reporting cues in a sentence without a parse: a name or noun of a speaker next to a reporting verb."""

    def __init__(self, document: Document, words: SpeechWords, namer: Namer) -> None:
        self._text = document.report.text
        self._words = words
        self._namer = namer
        self._cuts: dict[int, list[_Word]] = {}

    def has_cue(self, sentence: Sentence) -> bool:
        """Whether a reporting word stands in the sentence."""
        cut = self._cut(sentence)
        return any(self._is_cue(cut, k) for k in range(len(cut)))

    def cues(self, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Cue]:
        """The cues whose speaker stands right beside them."""
        cut = self._cut(sentence)
        for k, word in enumerate(cut):
            if not self._is_cue(cut, k) or any(q.start < word.start < q.end for q in quotations):
                continue
            if word.low == "according":
                phrase = self._after(cut, k + 2)
            elif self._made_by(cut, k):
                phrase = self._after(cut, k + self._made_by(cut, k))
            else:
                phrase = self._before(cut, k)
                if phrase is None and (k == 0 or cut[k - 1].low in ",”\"’'»"):
                    phrase = self._after(cut, k + 1)
            if phrase is not None:
                yield Cue(word.start, word.end, (phrase,))

    def _cut(self, sentence: Sentence) -> list[_Word]:
        """The words of a sentence, without short asides in parentheses."""
        found = self._cuts.get(sentence.index)
        if found is None:
            found = self._cuts[sentence.index] = self._words_of(sentence)
        return found

    def _words_of(self, sentence: Sentence) -> list[_Word]:
        text = self._text
        found = [
            _Word(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, sentence.start, sentence.end)
        ]
        if not any(word.low == "(" for word in found):
            return found
        kept: list[_Word] = []
        i = 0
        while i < len(found):
            close = next((k for k in range(i + 1, min(len(found), i + 6)) if found[k].low == ")"), None)
            if found[i].low == "(" and close is not None and kept:
                i = close
            else:
                kept.append(found[i])
            i += 1
        return kept

    def _made_by(self, cut: list[_Word], k: int) -> int:
        """How many words "claims (made) by" has from word `k`; 0 where it does not stand there."""
        if cut[k].low in self._words.speech_nouns and k + 3 < len(cut):
            if cut[k + 1].low == "by":
                return 2
            if cut[k + 1].low in ("made", "issued", "published") and cut[k + 2].low == "by":
                return 3
        return 0

    def _is_cue(self, cut: list[_Word], k: int) -> bool:
        low = cut[k].low
        if self._made_by(cut, k):
            return True
        if low == "according":
            return k + 2 < len(cut) and cut[k + 1].low == "to"
        return low in self._words.finite and self._words.verbs[low] in self._words.clause

    def _before(self, cut: list[_Word], k: int) -> Phrase | None:
        j, comma = k - 1, False
        while j >= 0 and (cut[j].low in self._words.between or cut[j].low == "," or cut[j].low.isdigit()):
            if cut[j].low in _BE and not cut[k].low.endswith("ing"):
                return None  # passive: "troops were told"
            comma = comma or cut[j].low == ","
            j -= 1
        found = self._ends_at(cut, j)
        if not comma or (found is not None and self._is_person(found)):
            return found
        for i in range(j, max(-1, j - _APPOSITION), -1):
            if cut[i].low in ';:“”"':
                break
            if cut[i].low == ",":
                named = self._ends_at(cut, i - 1)
                if named is not None and (found is None or self._is_person(named)):
                    return named
        return found

    def _is_person(self, phrase: Phrase) -> bool:
        mention = self._namer.speaker_at(*phrase.head)
        return mention is not None and mention.kind == "person"

    def _ends_at(self, cut: list[_Word], j: int) -> Phrase | None:
        """A speaker's phrase that ends with word `j`."""
        if j < 0:
            return None
        head = cut[j].start, cut[j].end
        if self._namer.pronoun(head):
            return Phrase(head[0], head[1], head)
        mention = self._namer.speaker_at(*head)
        # "The ministry in Moscow": the capital only tells where it sits.
        seat = j > 0 and cut[j - 1].low in ("in", "of") and self._noun_left(cut, j) is not None
        state = mention is not None and mention.kind == "government" and mention.start == head[0]
        if mention is not None and mention.end == head[1] and not (seat and state):
            return Phrase(mention.start, head[1], head)
        party = self._namer.party_at(*head)
        if party is not None and party.end == head[1] and party.role in ("name", "people") and not seat:
            return Phrase(party.start, head[1], head)
        end = head[1]
        if cut[j].low not in self._words.people and cut[j].low not in self._words.neutral:
            noun = self._noun_left(cut, j)
            if noun is None:
                return None
            j, head = noun, (cut[noun].start, cut[noun].end)
        i = j
        while (
            i > 0 and j - i < _PHRASE and cut[i - 1].low not in self._words.sets["stop"] and cut[i - 1].low[0].isalnum()
        ):
            i -= 1
            if cut[i].low in ("the", "a", "an"):
                break
        rest = ((head[1], end),) if end > head[1] else ()
        return Phrase(cut[i].start, end, head, (), rest)

    def _noun_left(self, cut: list[_Word], j: int) -> int | None:
        """The noun for people that a phrase such as "the governor of the X region" hangs on, from its last word."""
        found = None
        for i in range(j - 1, max(-1, j - 12), -1):
            low = cut[i].low
            if not low[0].isalnum() or low in self._words.sets["stop"] or self._is_cue(cut, i):
                break
            if low in self._words.people and cut[i + 1].low in ("of", "in", "for", "at", "from", "to", "with"):
                found = i
        return found

    def _after(self, cut: list[_Word], k: int) -> Phrase | None:
        """A speaker's phrase that begins with word `k`: a name, or a title and a name, or a noun."""
        for j in range(k, min(len(cut) - 1, k + 4)):
            if cut[j].low == "by" and any(cut[i].low in self._words.carriers for i in range(k, j)):
                k = j + 1  # "according to estimates (made) by X"
                break
        commas = 0
        noun: int | None = None
        for j in range(k, min(len(cut), k + _TITLE)):
            word = cut[j]
            if word.low == ",":
                commas += 1
            if commas > 1 or word.low in ';:“”".' or word.low in ("that", "and", "but", "as", "while"):
                break
            mention = self._namer.speaker_at(word.start, word.end)
            if mention is not None and mention.start == word.start:
                owner = re.match(r"['’]s?\s", self._text[mention.end : mention.end + 3])
                if mention.kind == "person" or (not owner and noun is None):
                    return Phrase(mention.start, mention.end, (mention.start, mention.end))
            party = self._namer.party_at(word.start, word.end)
            if j == k and party is not None and party.role in ("name", "people"):
                return Phrase(party.start, party.end, (party.start, party.end))
            if noun is None and commas == 0 and (word.low in self._words.people or word.low in self._words.neutral):
                noun = j
        if noun is None:
            return None
        while noun + 1 < len(cut) and cut[noun + 1].low in self._words.people:
            noun += 1
        last = noun
        if noun + 2 < len(cut) and cut[noun + 1].low in ("of", "in", "for", "at"):
            while (
                last + 1 < len(cut)
                and last - noun < _PHRASE
                and cut[last + 1].low[0].isalnum()
                and cut[last + 1].low not in self._words.sets["stop"]
            ):
                last += 1
        head = cut[noun].start, cut[noun].end
        rest = ((cut[noun + 1].start, cut[last].end),) if last > noun else ()
        return Phrase(cut[k].start, cut[last].end, head, (), rest)
