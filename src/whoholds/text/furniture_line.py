"""A paragraph under judgement, and the rules of words that judge it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whoholds.text.furniture_cue import Cue
from whoholds.text.furniture_page import PAGE
from whoholds.text.furniture_parts import OPENER
from whoholds.text.furniture_reader import READER
from whoholds.text.paragraphs import Paragraph
from whoholds.text.words import words

_LEAD = re.compile(r"(?:[-*•▪·●►>+|]+\s+|#{1,6}\s*|[*_]{1,3}(?=\S)|\d{1,3}[.)]\s+)*")
_TRAIL = re.compile(r"[*_\s]*$")
_STOP = re.compile(r"[.!?…。][\"'”’»)\]*_]*(?:\s?\[\d{1,3}\])*$")
_IMAGE = re.compile(r"(?:!\[[^\[\]\n]*\]\([^()\[\]\n]*+\)?\s*+)+")
# A real paragraph has at least this many words and a full stop, or is this long without one.
_BODY_WORDS, _BODY_CHARS = 7, 200
# A sentence that reports what somebody said is the body's, though it begins like an appeal or ends like a credit.
_REPORTED = re.compile(r"\b(?:said|says|told|according to|reported|claimed|announced)\b", re.IGNORECASE)
_DOUBTFUL = words("appeal share video comments credit")
# Longer paragraphs are not looked at for list and emphasis marks.
_MARKED_CHARS = 2000


@dataclass(slots=True)
class Line:
    """A paragraph under judgement.

    `bare` is its text without list, heading and emphasis marks; `rule` names the rule that made it furniture, `opener`
    that of the block which it begins.
    """

    start: int
    end: int
    text: str
    bare: str
    count: int
    stopped: bool
    rule: str | None = None
    opener: str | None = None

    @property
    def body(self) -> bool:
        """A real paragraph of prose."""
        return self.rule is None and ((self.stopped and self.count >= _BODY_WORDS) or len(self.bare) >= _BODY_CHARS)

    @property
    def title(self) -> bool:
        """Short and without a full stop, as headlines, captions and list items are."""
        if self.rule is not None or len(self.bare) >= _BODY_CHARS:
            return False
        return not self.stopped or self.bare.endswith("?") or self.count < _BODY_WORDS


@cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all `phrases`."""
    return re.compile("|".join(f"(?:{p})" for p in phrases), re.IGNORECASE | re.DOTALL)


@cache
def _table(cues: tuple[Cue, ...]) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((cue, any_of(cue.phrases)) for cue in cues)


@cache
def each(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """A pattern for each of `phrases`."""
    return tuple(re.compile(p, re.IGNORECASE) for p in phrases)


def tried(cues: tuple[Cue, ...], lowered: str) -> list[tuple[Cue, re.Pattern[str]]]:
    """The rules that can match in a report of these words, compiled."""
    return [(c, p) for c, p in _table(cues) if not c.needs or any(word in lowered for word in c.needs)]


def read(text: str, found: Sequence[Paragraph]) -> list[Line]:
    """Judge every paragraph by its words."""
    lines: list[Line] = []
    lowered = text.lower()
    whole, openers = tried((*PAGE, *READER), lowered), tried(OPENER, lowered)
    for paragraph in found:
        raw = text[paragraph.start : paragraph.end]
        lead = _LEAD.match(raw)
        bare = " ".join(_TRAIL.sub("", raw[lead.end() if lead else 0 :]).split()) if len(raw) < _MARKED_CHARS else raw
        stopped = _STOP.search(raw[-40:]) is not None
        line = Line(paragraph.start, paragraph.end, raw, bare, bare.count(" ") + 1, stopped)
        for cue, pattern in openers:
            if len(bare) <= cue.limit and pattern.fullmatch(bare):
                line.rule = line.opener = cue.rule
                break
        if line.rule is None:
            line.rule = _rule(raw, bare, whole)
        lines.append(line)
    return lines


def _rule(raw: str, bare: str, whole: Sequence[tuple[Cue, re.Pattern[str]]]) -> str | None:
    if not bare or not any(map(str.isalnum, bare)):
        return "layout"
    if _IMAGE.fullmatch(raw):
        return "image"
    size = len(bare)
    for cue, pattern in whole:
        if (not cue.limit or size <= cue.limit) and pattern.fullmatch(bare):
            if cue.rule in _DOUBTFUL and bare.endswith(".") and _REPORTED.search(bare):
                continue
            return cue.rule
    return None
