"""A report cut up: furniture, sentences, quotations."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.model.report import Report


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of page furniture (related links, adverts, share bars) that is not part of the report's body."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading, caption, list item) of the body."""

    index: int
    paragraph: int
    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; `start`/`end` include the marks. May span several sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as the parser sees it: asides, footnote marks and link targets cut out, blanks folded.

    ``offsets[i]`` is the offset in the report's text of ``text[i]``, so that whatever the parser marks can be quoted
    from the report as printed.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The report's offsets for ``text[start:end]`` (non-empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Document:
    """A report cut up: its body sentences, its quotations and what was left out."""

    report: Report
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    furniture: tuple[Furniture, ...]

    def words(self, sentence: Sentence) -> str:
        """The sentence as printed."""
        return self.report.text[sentence.start : sentence.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers `offset`, or None in furniture and blank space."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None
