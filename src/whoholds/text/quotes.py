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
# A possessive's rival and a stray mark's partner are looked for this far (characters, marks).
_NEAR, _NEXT = 1500, 8
# Paragraphs without any mark that a quotation may run through before its closing mark.
_IDLE = 3
# Clipped words written with an apostrophe at their head.
_CLIPPED = re.compile(r"['’‘](?:em|til|till|cause|twas|tis|round|bout|n|neath|cept|\d0s|\d{2})\b", re.IGNORECASE)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark at `at` stands where one opens: after blank space or a bracket, before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if before in ".,!?;" and after.isupper() and at > start:
        return True  # blank space lost in translation
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
    following = text.find('"', at + 1, min(end, at + _NEAR))
    return following > 0 and not _opens(text, following, at, end)


def _outside(marks: Sequence[int], spans: Sequence[Span]) -> Iterator[int]:
    """The `marks` that lie in none of the `spans`, both in order."""
    number = 0
    for mark in marks:
        while number < len(spans) and spans[number][1] <= mark:
            number += 1
        if number == len(spans) or mark <= spans[number][0]:
            yield mark


def _single(text: str, start: int, end: int, inside: Sequence[Span]) -> Iterator[Span]:
    """Quotations in single marks outside those in double ones; apostrophes are none."""
    opened: int | None = None
    late: int | None = None
    marks = list(_outside([m.start() for m in _SINGLE.finditer(text, start, end)], inside))
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
            better = next((m for m in marks[position + 1 : position + _NEXT] if not text[m - 1].isspace()), None)
            if better is not None and not (better + 1 < end and text[better + 1].isalnum()):
                late = at
                continue
        yield opened, at + 1
        opened = late = None
    if opened is not None and late is not None:
        yield opened, late + 1


def _resumed(text: str, start: int, end: int, mark: str) -> int | None:
    """Where a quotation left open before this paragraph goes on to: past its closing mark, `start` when the paragraph
    opens with the mark again, -1 when it holds no mark at all, None when it does not go on."""
    first = _MARK.search(text, start, end)
    if first is None:
        return -1
    at, char = first.start(), first.group()
    if char == mark and not text[start:at].strip("*_"):
        return start
    if char in _CLOSERS.get(mark, mark) and not (char == '"' and _opens(text, at, start, end)):
        return at + 1
    return None


def _carry(text: str, bounds: Sequence[Span]) -> Iterator[Span]:
    """Quotations of all paragraphs, those that run over several among them."""
    since: int | None = None
    mark, last, idle = "", 0, 0
    for start, end in bounds:
        at = start
        if since is not None:
            resumed = _resumed(text, start, end, mark)
            if resumed == -1 and idle < _IDLE:
                idle += 1
                continue
            if resumed is None or resumed == -1 or (idle and resumed == start):
                yield since, last
                since = None
            elif resumed > start:
                yield since, resumed
                since, at = None, resumed
        closed, left = _double(text, at, end)
        if since is not None:
            # The mark at the head of this paragraph goes on with the quotation before.
            if closed:
                closed[0] = (since, closed[0][1])
            elif left is not None:
                left = (since, left[1])
            since = None
        yield from closed
        spans = closed if left is None else [*closed, (left[0], end)]
        yield from _single(text, at, end, spans)
        if left is not None:
            since, mark, last, idle = left[0], left[1], end, 0
    if since is not None:
        yield since, last


def quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The outermost quotations of the body, in order and without overlap.

    A quotation that runs over several paragraphs is one: each of them opens with a mark, or the first mark of a later
    one closes it. A mark that is never closed ends with its paragraph.
    """
    bounds: dict[int, Span] = {}
    for sentence in sentences:
        start, _ = bounds.get(sentence.paragraph, (sentence.start, 0))
        bounds[sentence.paragraph] = (start, sentence.end)
    return tuple(_outermost(_carry(text, list(bounds.values()))))


def _outermost(found: Iterator[Span]) -> Iterator[Quotation]:
    reach = -1
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= reach and end - start > 2:
            yield Quotation(start, end)
            reach = end
