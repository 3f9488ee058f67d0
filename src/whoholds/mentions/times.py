"""Words that tell a day, a month, a year or a span of days: found by one scan, told apart by the table of patterns."""

from __future__ import annotations

import re
from functools import lru_cache

from whoholds.mentions.calendar import MONTHS
from whoholds.mentions.time_patterns import ANCHOR, BY_KIND, REACH, SCAN
from whoholds.model import TimeMention

# Months that are also words or names: they need their capital and, alone, a preposition or a year beside them.
_WORDS_TOO = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec", "oct", "nov", "apr", "feb", "jul", "aug"})
_MONTH_PREPS = frozenset(
    {"in", "since", "until", "till", "during", "from", "throughout", "by", "through", "ever since"}
)
# "of 2000", "around 2000" are counts as often as years; these make a year only with a part ("end of 2013").
_NOT_BEFORE_YEAR = frozenset({"of", "at", "on", "around", "over", "within", "after", "before", "through", "between"})
# No time is told across a blank line: a headline's last word is no preposition of the date line below it.
_PARAGRAPH_END = re.compile(r"\n(?=[^\S\n]*\n)")
# Days that are names.
_NAMED_DAY = re.compile(r"(?:black|bloody|palm|super|ash|cyber|fat|the mail|mail on|giving)\s$")


@lru_cache(maxsize=4)  # a report is asked for its times when it is dated, and again when its claims are
def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeMention, ...]:
    """Every time expression in ``text[start:end]``, in order, none overlapping; offsets are those of `text`.

    `kind` is a row of `time_patterns.PATTERNS`; prepositions belong to the mention ("on Saturday").
    """
    end = len(text) if end is None else min(end, len(text))
    lower = _PARAGRAPH_END.sub("\x01", lowered(text))
    found: list[TimeMention] = []
    for low, high in _windows(lower, start, end):
        at = max(low, found[-1].end) if found else low
        for match in SCAN.finditer(lower, at, high):
            kind = match.lastgroup
            if kind is None or not _meant(text, lower, match, kind):
                continue
            stop = match.end()
            while lower[stop - 1].isspace() or lower[stop - 1] in ",.":
                stop -= 1
            found.append(TimeMention(match.start(), stop, text[match.start() : stop], kind))
    return tuple(found)


def lowered(text: str) -> str:
    """`text` in lower case with every offset kept (a few letters grow when lowered; they stay as they are)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=4096)
def groups_of(kind: str, surface: str) -> dict[str, str] | None:
    """The named parts of a mention, or None when the words are not of that kind."""
    pattern = BY_KIND.get(kind)
    match = pattern.fullmatch(lowered(surface)) if pattern else None
    if match is None:
        return None
    return {name.split("_")[0]: " ".join(value.split()) for name, value in match.groupdict().items() if value}


def _windows(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches around anchors, joined where they touch; edges never cut a word."""
    windows: list[tuple[int, int]] = []
    for anchor in ANCHOR.finditer(lower, start, end):
        low, high = max(start, anchor.start() - REACH), min(end, anchor.end() + REACH)
        while high < end and lower[high - 1].isalnum() and lower[high].isalnum():
            high += 1
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return windows


def _meant(text: str, lower: str, match: re.Match[str], kind: str) -> bool:
    """Whether the words are a time and not a name, a verb or a count that looks like one."""
    if kind == "weekday":
        return not _NAMED_DAY.search(lower, max(0, match.start() - 12), match.start())
    if kind not in ("date", "date_us", "month", "year"):
        return True
    parts = groups_of(kind, match.group().rstrip(" ,\n\t\u00a0"))
    if parts is None:
        return False
    if kind == "year":
        return "part" in parts or "year2" in parts or parts.get("prep", "").split(" ")[0] not in _NOT_BEFORE_YEAR
    month = parts["month"]
    if month in _WORDS_TOO:
        where = match.start() + max(match.group().rfind(month), 0)
        if not text[where].isupper():
            return False
        if kind == "month" and "year" not in parts and "thatyear" not in parts and "which" not in parts:
            if "part" in parts:
                return True
            return parts.get("prep", "") in _MONTH_PREPS and (month in ("may", "march") or match.group().endswith("."))
    return month in MONTHS
