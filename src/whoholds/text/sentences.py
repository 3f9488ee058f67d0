"""Report text to paragraphs and sentences, with offsets into the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoholds.model import Furniture, Sentence

_PARAGRAPH = re.compile(r"[^\n]+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|Prof|St|No|vs|Inc|Co|Jr|Sr|approx|Jan|Feb|Mar|"
    r"Apr|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.N|U\.K|e\.g|i\.e|cf|km|sq)|\b[A-Z])\.$"
)
_BREAK = re.compile(r"[.!?…]+(?:[\"”’'»)]|\[\d+\])*(?=\s+[\"“‘'«(\[*_]*[A-ZÀ-ÞЀ-Я0-9])")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _BREAK.finditer(text, start, end):
        if _ABBREVIATION.search(text[max(at, match.start() - 12) : match.start() + 1]):
            continue
        yield at, match.end()
        at = match.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        yield at, end


def sentences(text: str, furniture: Sequence[Furniture] = ()) -> tuple[Sentence, ...]:
    """Cut the body (everything outside `furniture`) into sentences."""
    out: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        if any(f.start <= paragraph.start() and paragraph.end() <= f.end for f in furniture):
            continue
        start, end = paragraph.start(), paragraph.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        heading = text[end - 1] not in ".!?\"”’…):»" and end - start < 140
        for s, e in _cut(text, start, end):
            out.append(Sentence(len(out), number, s, e, heading))
    return tuple(out)
