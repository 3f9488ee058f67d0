"""Page furniture in plain text: what stands on the page but is not part of the report.

Three kinds of evidence, in this order: the words of a paragraph (`furniture_page`, `furniture_reader`), its shape
(runs of headlines without a full stop, ages, bylines, links, repeated lines) and its place (after the last paragraph
of the body). Captions of the report's own photographs stay; their credits go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from whoholds.model import Furniture
from whoholds.text.furniture_line import Line, read, tried
from whoholds.text.furniture_parts import INLINE
from whoholds.text.furniture_shape import mark
from whoholds.text.paragraphs import paragraphs
from whoholds.text.words import words

# The agency's dateline before the first sentence: "KYIV, Sept 7 (Reuters) -", "BEIRUT Air strikes".
_DAY = r"(?:,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?"
_DATELINE = re.compile(
    rf"[A-Z][A-Z'’.-]{{2,}}(?:[ /,]+[A-Z][A-Za-z'’.-]+){{0,4}}{_DAY}\.? /[A-Z][\w ]{{1,20}}/\.?\s*(?:[-–—]+\s*)?"
    rf"|[A-Z][A-Za-z'’.-]+(?:[ ,/]+[A-Z][A-Za-z'’.-]+){{0,4}}{_DAY},?\s*\([A-Z][\w/ .-]{{1,30}}\)\s*(?:[-–—]+\s*|:\s*)"
    rf"|[A-Z][A-Z'’.-]{{2,}}(?:[ /,]+[A-Z][A-Za-z'’.-]+){{0,4}}{_DAY}\s*(?:--|—|–|-)\s+"
    r"|[A-Z]{4,}(?:[ /][A-Z]{3,}){0,2}(?:, (?:(?:Saudi|South|North|New|Sri|West|East) )?[A-Z][a-z]+)?"
    r"\s+(?=[A-Z][a-z’']|A |I )"
)
_NO_TOWN = words(
    "NATO ISIS ISIL OSCE UNHCR UNICEF TASS DTEK IAEA SANA USAID OPEC NASA COVID HIMARS ATACMS BREAKING UPDATE "
    "EXCLUSIVE WATCH LIVE VIDEO NEWS ANALYSIS OPINION AFRICOM CENTCOM UNRWA UNSC HAMAS WAGNER TIMELINE FACTBOX "
    "EXPLAINER"
)


def _inline(text: str, lines: Sequence[Line]) -> list[Furniture]:
    out: list[Furniture] = []
    cues = tried(INLINE, text.lower())
    for line in lines:
        if line.rule is not None or not cues:
            continue
        for cue, pattern in cues:
            for match in pattern.finditer(line.text, max(0, len(line.text) - cue.limit) if cue.limit else 0):
                if match.end() > match.start():
                    out.append(Furniture(line.start + match.start(), line.start + match.end(), cue.rule))
    first = next((line for line in lines if line.body), None)
    if first is not None:
        dateline = _DATELINE.match(text, first.start, min(first.end, first.start + 120))
        if dateline and dateline.group().split()[0].strip(",-–—/") not in _NO_TOWN:
            out.append(Furniture(first.start, dateline.end(), "dateline"))
    return out


def furniture(text: str) -> tuple[Furniture, ...]:
    """The stretches of `text` that are page furniture, in order and without overlap, each with the rule that found it.

    Most are whole paragraphs; credits, datelines and scrapers' marks may be parts of one.
    """
    lines = read(text, paragraphs(text))
    mark(lines)
    spans = [Furniture(line.start, line.end, line.rule) for line in lines if line.rule is not None]
    spans += _inline(text, lines)
    spans.sort(key=lambda f: (f.start, -f.end))
    out: list[Furniture] = []
    for span in spans:
        if out and span.start < out[-1].end:
            if span.end > out[-1].end:
                out[-1] = Furniture(out[-1].start, span.end, out[-1].rule)
            continue
        out.append(span)
    return tuple(out)
