"""Claims taken from page furniture, by a test that shares no code with the reader's own.

A list of other stories or an appeal begins with a line like "Read Next" or "Related articles" and runs to the next line
of prose. Claims that stand there are errors, unless annotators found claims there too (then it was no furniture).
"""

from __future__ import annotations

import re

_OPENERS = (
    r"read (?:next|more|also)",
    r"related (?:articles?|stories|topics|content)",
    r"most (?:read|popular|viewed)",
    r"more (?:from|on|stories|news)",
    r"also (?:on|read)",
    r"you (?:may|might) (?:also )?like",
    r"editor'?s picks?",
    r"support (?:us|our|independent)",
    r"share (?:this|on)",
    r"latest (?:news|stories)",
    r"recommended|up next|trending|sign up|subscribe|newsletter|donate|follow us|don'?t miss|popular in|in pictures",
    r"watch|see also",
)
_HEADING = re.compile(rf"^[\s#*_>\-|\[]*(?:{'|'.join(_OPENERS)})\b[^.]{{0,60}}$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_PROSE = re.compile(r"[.!?][\"”’)]?\s*$")
# Longer than a headline.
_PROSE_LENGTH = 160


def blocks(text: str) -> list[tuple[int, int]]:
    """From each such heading to the next line of prose (long, with a full stop), or to the end."""
    out = []
    for heading in _HEADING.finditer(text):
        end = len(text)
        for line in _LINE.finditer(text, heading.end()):
            if len(line[0]) > _PROSE_LENGTH and _PROSE.search(line[0]):
                end = line.start()
                break
        out.append((heading.start(), end))
    return out


def claims_from_furniture(text: str, claims: list[dict], gold: list[dict]) -> list[dict]:
    """The predicted claims that stand in a block without any annotated claim."""
    squashed = [" ".join(c["quote"].split()) for c in gold]

    def annotated(start: int, end: int) -> bool:
        block = " ".join(text[start:end].split())
        return any(quote in block for quote in squashed)

    bare = [(start, end) for start, end in blocks(text) if not annotated(start, end)]
    return [c for c in claims if any(start <= c["start"] and c["end"] <= end for start, end in bare)]
