"""Report text to paragraphs: lines, with the lines of one hard-wrapped or broken paragraph put back together."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A line ends at any of the ways the web and mail write it; form feeds and Unicode separators included.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# A text that ends as a sentence does, footnote marks after it or none.
STOPPED = re.compile(r"[.!?…:;。][\"'”’»)\]*_]*(?:\s?\[\d{1,3}\])*\s*$")
# A line of its own, whatever its neighbours: list items, headings, quotes, tables, fences, rules.
_MARKED = re.compile(r"\s*(?:[-*•▪·●►–—+>|#]|\d{1,3}[.)]\s|\[\d{1,3}\]|```|!\[|https?://|[a-z_]{2,30}:\s)")
# Words that cannot end a sentence or a heading: the line was broken after them.
_UNFINISHED = re.compile(
    r"\b(?:a|an|the|of|and|or|whose|its|their|his|into|from|with|at|between|against|towards?|near|that)\s*$"
)
# Mail and agency wires wrap at 65 to 80 columns; some systems at up to 100. Shorter blocks are verse or lists.
_WRAP_MIN, _WRAP_MAX = 50, 100
# Short last words may leave a wrapped line a long word short of the margin.
_WRAP_SLACK = 0.7


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, trimmed of blank space; `gap` says that a blank line (or the start of the text) stands before it."""

    start: int
    end: int
    gap: bool


def _broken(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether the line `after` goes on with the sentence that `before` left unfinished."""
    head = text[before[0] : before[1]]
    if STOPPED.search(head) or _MARKED.match(text, after[0], after[1]) or _MARKED.match(head):
        return False
    return text[after[0]].islower() or _UNFINISHED.search(head) is not None


def _wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block are one paragraph that a program wrapped at a fixed width."""
    if len(block) < 3:
        return False
    widths = [end - start for start, end in block[:-1]]
    margin = max(widths)
    if not _WRAP_MIN <= margin <= _WRAP_MAX or block[-1][1] - block[-1][0] > margin:
        return False
    if min(widths) < margin * _WRAP_SLACK:
        return False
    if any(_MARKED.match(text, start, end) for start, end in block):
        return False
    open_ended = sum(1 for start, end in block[:-1] if not STOPPED.search(text[start:end]))
    return open_ended * 2 >= len(widths)


def _blank(between: str) -> bool:
    """Whether a blank line lies between two lines."""
    breaks = between.replace("\r\n", "\n")
    return "\u2029" in breaks or sum(map(breaks.count, "\n\r\x0b\x0c\x85\u2028")) > 1


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    blocks: list[list[tuple[int, int]]] = []
    last_end = -1
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start += len(line) - len(line.lstrip())
        end = start + len(stripped)
        between = text[last_end:start] if last_end >= 0 else ""
        new = last_end < 0 or (between not in ("\n", "\r\n") and _blank(between))
        if new:
            blocks.append([])
        blocks[-1].append((start, end))
        last_end = end
    return blocks


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut `text` into paragraphs in order; blank ones are left out.

    A line is a paragraph, except where a block was wrapped at a fixed width or a line goes on in lower case or after a
    word that cannot end one: such lines are joined.
    """
    out: list[Paragraph] = []
    for block in _blocks(text):
        if _wrapped(text, block):
            out.append(Paragraph(block[0][0], block[-1][1], True))
            continue
        gap = True
        start, end = block[0]
        for at in range(1, len(block)):
            if _broken(text, block[at - 1], block[at]):
                end = block[at][1]
                continue
            out.append(Paragraph(start, end, gap))
            start, end = block[at]
            gap = False
        out.append(Paragraph(start, end, gap))
    return tuple(out)
