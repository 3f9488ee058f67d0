"""Military units that a text names by number: "the 47th Mechanized Brigade", "Russia's 810th Brigade"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoholds.mentions.parties import party_index
from whoholds.mentions.sides import INDEPENDENT, SideReader
from whoholds.model import Document, SpeakerMention
from whoholds.theatre import Theatre

# A number, up to six words that tell the arm, and what sort of unit it is.
_UNIT = re.compile(
    r"\b(?P<name>\d{1,3}(?:st|nd|rd|th)(?:\s+[A-Z][\w’'-]*){0,6}?\s+"
    r"(?:[Bb]rigade|[Rr]egiment|[Bb]attalion|[Dd]ivision|[Cc]orps))\b"
)
# How far before the number, in characters, the adjective of its army may begin.
_ADJECTIVE_REACH = 24


def find_units(
    document: Document, theatre: Theatre, sides: SideReader, taken: Sequence[tuple[int, int]]
) -> Iterator[SpeakerMention]:
    """Numbered units outside the stretches already `taken`, with the side told beside them, else by their arm's name.

    A unit whose side nothing tells is the home country's own, as officials are.
    """
    text = document.report.text
    if not _UNIT.search(text):
        return
    index = party_index(theatre)
    for sentence in document.sentences:
        for match in _UNIT.finditer(text, sentence.start, sentence.end):
            start, end = match.span("name")
            if any(low < end and start < high for low, high in taken):
                continue
            low = max(sentence.start, start - _ADJECTIVE_REACH)
            beside = [h for h in index.scan(text, low, end) if h.end >= start - 3 and h.start < end]
            told = sides.read(text, start, end)
            if beside:
                code = theatre.party_terms[beside[0].term][0]
            else:
                code = told.code if told is not None else sides.home or INDEPENDENT
            yield SpeakerMention(start, end, " ".join(match.group("name").split()), code, "army")
