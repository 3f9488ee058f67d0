"""Whose a quotation is."""

from __future__ import annotations

import re

from whoholds.claims.cues import Cue
from whoholds.claims.said import Said
from whoholds.claims.speaker_phrases import Who
from whoholds.model import Document, Quotation, Sentence

# How many words (a title, an apposition) may stand between a quotation and its speaker's phrase.
_BETWEEN = 9
# Words; shorter quotations are single words put in marks inside somebody's sentence.
_LONG = 4
# How many sentences back a paragraph that is all quotation may lean on.
_LEAN = 8
_CLAUSE_BEGINS = re.compile(r"\b(?:where|which|who|and|but|while|as|when|after|before|although|because)\b|[.;]")


class Quoted:
    """Finds the speakers of a document's quotations."""

    def __init__(self, document: Document, said: Said) -> None:
        self._document = document
        self._text = document.report.text
        self._said = said
        self._found: dict[int, tuple[Who, ...]] = {}

    def embedded(self, quotation: Quotation) -> bool:
        """Whether the quotation is part of somebody else's clause ("spoke of the “liberation of X”")."""
        return self._text[: quotation.start].rstrip(" ")[-1:].isalpha()

    def long(self, quotation: Quotation) -> bool:
        """Whether the quotation is more than a word or two put in marks."""
        return len(self._text[quotation.start : quotation.end].split()) > _LONG

    def speakers(self, quotation: Quotation) -> tuple[Who, ...]:
        """Whose words they are; empty when nobody is named near."""
        found = self._found.get(quotation.start)
        if found is None:
            self._found[quotation.start] = ()  # while sought, so that quotations that lean on each other end
            found = self._found[quotation.start] = self._seek(quotation)
        return found

    def _seek(self, quotation: Quotation) -> tuple[Who, ...]:
        document = self._document
        first = document.sentence_at(quotation.start)
        last = document.sentence_at(quotation.end - 1)
        if first is None or last is None:
            return ()
        after = [c for c in self._said.cues(last.index) if self._right_after(quotation, c)]
        before = [c for c in self._said.cues(first.index) if c.start < quotation.start and not c.inside]
        near: list[tuple[Sentence, Cue]] = [(last, c) for c in after[:1]]
        introduced = before and self._text[: quotation.start].rstrip()[-1:] in (":", ",")
        if before and (introduced or not near):
            near.insert(0 if introduced else len(near), (first, before[-1]))
        near += [(first, c) for c in reversed(before)] + [(last, c) for c in after[1:]]
        for sentence, cue in near:
            said = self._said.speakers(sentence.index, cue)
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
        """The speaker of the sentences before it in its paragraph, after it, or of the paragraph it continues."""
        sentences = self._document.sentences
        for index in range(first.index - 1, -1, -1):
            sentence = sentences[index]
            if sentence.paragraph != first.paragraph:
                break
            for cue in reversed(self._said.cues(index)):
                said = () if cue.inside else self._said.speakers(index, cue)
                if said:
                    return said
        for index in range(last.index + 1, len(sentences)):
            if sentences[index].paragraph != last.paragraph:
                break
            for cue in self._said.cues(index):
                said = () if cue.inside else self._said.speakers(index, cue)
                if said:
                    return said
        paragraph = None
        for index in range(first.index - 1, max(-1, first.index - _LEAN), -1):
            sentence = sentences[index]
            if sentence.paragraph == first.paragraph or sentence.heading:
                continue
            if paragraph is not None and sentence.paragraph != paragraph and not self._all_quoted(paragraph):
                break
            paragraph = sentence.paragraph
            for cue in reversed(self._said.cues(index)):
                said = () if cue.inside else self._said.speakers(index, cue)
                if said:
                    return said
        return ()

    def _all_quoted(self, paragraph: int) -> bool:
        return all(
            self._said.quotation(s.start) is not None for s in self._document.sentences if s.paragraph == paragraph
        )
