"""People and bodies who speak in a text but stand in no theatre's data: by title, apposition or reporting verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from whoholds.model import Document, Sentence
from whoholds.speech_words import SpeechWords

_PARTICLE = r"(?:bin|ibn|von|van|de|der|den|di|da|al|el|abu|ben|ould|ag)"
_WORD = r"(?:al-|el-|ad-|as-|ash-|an-|O['’])?[A-ZÀ-ÞİŠŽČ][\w’'-]*[\w]"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:[A-Z]\.|{_WORD}|{_PARTICLE}(?=\s)|of(?=\s+[A-Z]))){{0,5}}")
_HELD = re.compile(r"-(?:held|led|run|born|based|[a-z]+ed)$")
_RANK = re.compile(r",\s+((?:[\w.’'-]+\s+){1,3})$")
_AUXILIARIES = frozenset({"has", "have", "had", "is", "was", "will", "would", "did", "does"})
_AGE = re.compile(r"\s*,\s*\d{1,2}\s*,")
_APPOSITION = re.compile(r"\s*[,(–—-]\s*(?:who (?:is|was|heads|leads) )?([^,.;:()“”\"–—]{3,110})")
# How far before a name its title may begin, in characters: "the head of the administration in the town of X, ".
_TITLE_REACH = 110


@dataclass(frozen=True, slots=True)
class Named:
    """A full name met in the text, and the stretches beside it that tell its role."""

    start: int
    end: int
    name: str
    body: bool
    before: tuple[int, int]
    after: tuple[int, int]


def trim(text: str, start: int, end: int, small: frozenset[str]) -> tuple[int, int]:
    """The stretch without words that are capital only because they begin a sentence, and without a final 's."""
    while start < end:
        word = re.match(r"[\w’'-]+", text[start:end])
        if word is None or word.group().lower() not in small:
            break
        start += word.end()
        while start < end and not (text[start].isalnum()):
            start += 1
    match = re.search(r"['’]s?$", text[start:end])
    return start, start + match.start() if match else end


_BESIDE = re.compile(r"(?:,[^.;:“”\"]{3,120},|,)?\s+((?:[\w’'-]+\s+){0,4}[\w’'-]+)")
_LEAD = re.compile(r"[\w.’'-]+|[^\w\s]")
# How many words may stand between a reporting verb and the name after it: "said the region's military governor, X".
_TITLE_WORDS = 10


class NameFinder:
    """Finds names that act as speakers in a document, outside the stretches already `known`."""

    def __init__(
        self,
        document: Document,
        words: SpeechWords,
        known: Sequence[tuple[int, int]],
        nations: Container[str] = frozenset(),
    ) -> None:
        self._text = document.report.text
        self._words = words
        self._nations = nations
        self._known = sorted(known)
        self._starts = [start for start, _ in self._known]

    def find(self, sentence: Sentence) -> Iterator[Named]:
        """Names in the sentence that a title, an apposition or a reporting verb shows to be somebody's."""
        if sentence.heading:
            return
        text, small = self._text, self._words.sets["small"]
        for low, high in self._capitalised(sentence):
            start, end = trim(text, low, high, small)
            if end - start < 3 or self._is_known(start, end):
                continue
            start, title = self._title(start, end)
            tokens = text[start:end].split()
            name = " ".join(tokens)
            if len(name) < 3 or not (title or len(tokens) > 1) or self._is_no_name(tokens):
                continue
            after = self._after(sentence, end)
            if (
                title
                or self._says(sentence, end)
                or self._said(sentence, start)
                or self._has_role(sentence, end, after)
            ):
                body = not title and any(t.lower() in self._words.bodies for t in tokens)
                yield Named(start, end, name, body, self._before(sentence, start), after)

    def _is_no_name(self, tokens: list[str]) -> bool:
        """Whether the words are an office, a nation or a held place ("Council Spokesperson", "Kyiv-controlled X")."""
        lone = tokens[0].lower()
        if len(tokens) == 1 and (lone in self._nations or lone in self._words.sets["small"]):
            return True
        if lone == "state" and len(tokens) == 2:
            return True  # "State TV" as a sentence begins
        return tokens[-1].lower() in self._words.titles or any(_HELD.search(token) for token in tokens)

    def _capitalised(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words, those of a known body before a name cut off."""
        at = sentence.start
        while (match := _NAME.search(self._text, at, sentence.end)) is not None:
            low = self._past_known(match.start(), match.end())
            if low > match.start():
                match = _NAME.match(self._text, low, sentence.end)
                at = low
                if match is None:
                    continue
            yield match.span()
            at = match.end()

    def _past_known(self, start: int, end: int) -> int:
        """Where the capitalised words begin once a known body before a name is cut off ("General Staff Ivan X")."""
        at = bisect_right(self._starts, start)
        for low, high in self._known[max(0, at - 2) : at]:
            if low <= start < high < end and self._text[high] == " ":
                return high + 1
        return start

    def _is_known(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start)
        return any(s < end and start < e for s, e in self._known[max(0, at - 1) : at + 2])

    def _says(self, sentence: Sentence, end: int) -> bool:
        """Whether a reporting verb follows the name: "X (, apposition,) later said"."""
        match = _BESIDE.match(self._text, end, sentence.end)
        for word in match.group(1).lower().split() if match else ():
            if word in self._words.finite:
                return True
            if word not in self._words.between and not word.isdigit():
                return False
        return False

    def _said(self, sentence: Sentence, start: int) -> bool:
        """Whether a reporting verb or "according to" leads up to the name: "said the governor, X"."""
        words = _LEAD.findall(self._text[max(sentence.start, start - 110) : start].lower())
        if words and words[-1] == ",":
            words.pop()
        for count, word in enumerate(reversed(words)):
            if count > _TITLE_WORDS or not (word[0].isalnum()):
                return False
            if word in self._words.finite or word == "according":
                return True
        return False

    def _title(self, start: int, end: int) -> tuple[int, bool]:
        """Where the name begins once titles are cut off its front ("Maj Gen X Y"), and whether it had any."""
        text = self._text
        titled = False
        before = re.search(r"([\w-]+)\.?\s+$", text[max(0, start - 25) : start])
        if before and before.group(1).lower() in self._words.titles:
            titled = before.group(1).lower() not in ("chief", "head", "official", "soldier", "private", "fellow")
        last = None
        for word in re.finditer(r"([\w’'-]+)\.?\s+(?=\S)", text[start:end]):
            if word.group(1).lower() in self._words.titles:
                last = word
        if last is None:
            return start, titled
        start += last.end()
        # "President of China" is an office without its holder.
        return (end, False) if text[start:end].startswith(("of ", "for ")) else (start, True)

    def _before(self, sentence: Sentence, start: int) -> tuple[int, int]:
        low = max(sentence.start, start - _TITLE_REACH)
        stretch = self._text[low:start]
        rank = _RANK.search(stretch)  # ", Brigadier General X": the office stands before the comma
        comma = stretch.rstrip(", ") if stretch.endswith((", ", ",")) else ""
        if rank is not None and all(w.strip(".").lower() in self._words.titles for w in rank.group(1).split()):
            comma = stretch[: rank.start()].rstrip(", ")
        cut = max(
            stretch.rfind(mark, 0, len(comma) if comma else None) for mark in (",", ";", ":", "“", "”", '"', "–", "—")
        )
        verb = None
        for found in re.finditer(r"\b(?:said|says|told|that|while|and|but|to|by)\b\s", stretch):
            if found.group().strip() in ("said", "says", "told", "while", "but", "that") or found.end() > len(stretch):
                verb = found.end()
        begin = max(cut + 1, verb or 0)
        return low + begin, start

    def _after(self, sentence: Sentence, end: int) -> tuple[int, int]:
        match = _APPOSITION.match(self._text, end, sentence.end)
        if match is None or self._opens_with_verb(match.group(1)):
            return end, end
        return match.span(1)

    def _opens_with_verb(self, words: str) -> bool:
        """Whether what follows the comma is the sentence's verb ("the chief, X, later said ...")."""
        for word in words.lower().split()[:4]:
            if word in _AUXILIARIES or word in self._words.finite:
                return True
            if word not in self._words.between:
                return False
        return False

    def _has_role(self, sentence: Sentence, end: int, after: tuple[int, int]) -> bool:
        """Whether an age or a role follows the name: ", 43," or ", the mayor of Y"."""
        if _AGE.match(self._text, end, sentence.end):
            return True
        words = re.findall(r"[\w-]+", self._text[after[0] : after[1]].lower())
        return any(w in self._words.people or w in self._words.neutral for w in words[:14])
