"""Quotations: which stretches of a report are somebody's own words, in all the marks the press uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoholds.model import Quotation, Sentence

Span = tuple[int, int]

# What each opening mark may be closed by. German and Polish close „ with “ or ”; Russian nests „ “ in « ».
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‟": "”", "＂": "＂"}
_MARK = re.compile(r"[“”„‟\"«»＂]")
_SINGLE = re.compile(r"[‘’']")
# Clipped words written with an apostrophe at their head.
_CLIPPED = re.compile(r"['’‘](?:em|til|till|cause|twas|tis|round|bout|n|neath|cept|\d0s|\d{2})\b", re.IGNORECASE)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark at `at` stands where one opens: after blank space or a bracket, before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([{—–-/:*_“‘'>") and not after.isspace()


def _double(text: str, start: int, end: int) -> tuple[list[Span], tuple[int, str] | None]:
    """Closed quotations of a paragraph and the one left open at its end, if any, with its mark."""
    out: list[Span] = []
    opened: int | None = None
    closers = ""
    mark = ""
    for match in _MARK.finditer(text, start, end):
        at, char = match.start(), match.group()
        if opened is None:
            if char in "”»" or (char == "“" and at > start and text[at - 1].isalnum()):
                continue
            if char == '"' and not _opens(text, at, start, end) and at > start:
                continue
            opened, closers, mark = at, _CLOSERS.get(char, char), char
        elif char in closers and not (
            char == mark == '"' and _opens(text, at, start, end) and _unclosed(text, at, end)
        ):
            out.append((opened, at + 1))
            opened = None
        elif char == mark:
            # Opened again without having been closed: the first one ends where the second begins.
            stop = at
            while text[stop - 1].isspace():
                stop -= 1
            out.append((opened, stop))
            opened = at
    return out, (opened, mark) if opened is not None else None


def _unclosed(text: str, at: int, end: int) -> bool:
    """Whether a straight mark that stands like an opening one has a closing one after it."""
    following = text.find('"', at + 1, end)
    return following > 0 and not _opens(text, following, at, end)


def _single(text: str, start: int, end: int, inside: Sequence[Span]) -> Iterator[Span]:
    """Quotations in single marks outside those in double ones; apostrophes are none."""
    opened: int | None = None
    late: int | None = None
    marks = [m.start() for m in _SINGLE.finditer(text, start, end) if not any(s < m.start() < e for s, e in inside)]
    for position, at in enumerate(marks):
        char = text[at]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opening = (
            char in "‘'"
            and not before.isalnum()
            and before not in ".,!?…)"
            and not after.isspace()
            and not _CLIPPED.match(text, at)
            and (after.isalnum() or after in '“"[(…$£€#@')
        )
        if opened is None:
            if opening:
                opened, late = at, None
            continue
        if char == "‘" or before.isspace() or after.isalnum():
            if opening and late is not None:
                yield opened, late + 1
                opened, late = at, None
            continue
        if before == "s" and after.isspace():
            # "the soldiers' positions": a possessive, unless no better mark follows before the next opening one.
            better = next((m for m in marks[position + 1 :] if not text[m - 1].isspace()), None)
            if better is not None and not (better + 1 < end and text[better + 1].isalnum()):
                late = at
                continue
        yield opened, at + 1
        opened = late = None
    if opened is not None and late is not None:
        yield opened, late + 1


def quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The outermost quotations of the body, in order and without overlap.

    A quotation that runs over several paragraphs, each of which opens with a mark, is one. A mark that is never closed
    ends with its paragraph.
    """
    bounds: dict[int, Span] = {}
    for sentence in sentences:
        start, _ = bounds.get(sentence.paragraph, (sentence.start, 0))
        bounds[sentence.paragraph] = (start, sentence.end)
    found: list[Span] = []
    pending: tuple[int, str, int] | None = None
    for start, end in bounds.values():
        closed, left = _double(text, start, end)
        if pending is not None:
            since, mark, last = pending
            lead = text[start : start + 2].lstrip("*_")
            if lead[:1] == mark and (closed or left):
                # The mark at the head of this paragraph goes on with the quotation before.
                if left is not None and not closed and left[0] - start <= 1:
                    pending = (since, mark, end)
                    continue
                if closed and closed[0][0] - start <= 1:
                    closed[0] = (since, closed[0][1])
                else:
                    found.append((since, last))
            else:
                found.append((since, last))
            pending = None
        spans = [*closed]
        if left is not None:
            pending = (left[0], left[1], end)
            spans.append((left[0], end))
        singles = list(_single(text, start, end, spans))
        found += closed
        found += singles
    if pending is not None:
        found.append((pending[0], pending[2]))
    return tuple(_outermost(found))


def _outermost(found: list[Span]) -> Iterator[Quotation]:
    reach = -1
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= reach and end - start > 2:
            yield Quotation(start, end)
            reach = end
