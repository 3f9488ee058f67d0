"""Days of publication that a page prints, or holds in its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from whoholds.mentions.calendar import MONTHS, valid
from whoholds.mentions.time_values import explicit
from whoholds.mentions.times import groups_of
from whoholds.model import TimeMention

# The words before a printed date that make it the day of publication.
_STAMP = re.compile(
    r"(?:(?:first\s+|originally\s+|article\s+)?(?:published|posted|updated|modified|issued|released|filed)|last[\s_-]+(?:updated|modified)|"
    r"(?:page|pub|publish|publication|published|article)[\s_-]?(?:date|time|at|on)|pubdate|^\s*date(?:line)?)"
    r"[\s:=`\"'*_|–—-]*(?:(?:on|at|by)\b[\s:]*)?(?:\d{1,2}[:.]?\d\d\s*(?:[ap]\.?m\.?)?,?\s*(?:\w{3,4}\s+)?(?:on\s+)?)?[\s`\"'*(|,]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_STAMP = re.compile(r"publish|post|pub|issued|released|filed", re.IGNORECASE)
# A machine's time of fetching is no day of publication: it counts fractions of a second.
FETCHED = re.compile(r"[T ]\d\d:\d\d:\d\d\.\d{3,}")
# "Aug 142016", "13 August2016": dates that lost a comma or a blank on their way.
_GLUED = re.compile(
    rf"\b(?:(?P<month>{'|'.join(MONTHS)})\.?\s+(?P<day>\d\d)|(?P<day_b>\d\d?)\s+(?P<month_b>{'|'.join(MONTHS)}))(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_YEAR_GLUED = re.compile(r"(?<=[^\W_])20\d\d\b")
_IN_URL = re.compile(
    rf"[/_-](?P<year>20\d\d)[/_-](?P<month>\d\d?|{'|'.join(MONTHS)})[/_-](?P<day>\d\d?)(?!\d)|"
    rf"[/_-](?P<month_b>{'|'.join(m for m in MONTHS if len(m) > 2)})-(?P<day_b>\d\d?)-(?P<year_b>20\d\d)(?!\d)|"
    r"[/_-](?P<year_c>20\d\d)(?P<month_c>[01]\d)(?P<day_c>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
LINK = re.compile(r"https?://[^\s)\]\"'<>]+")
# A dateline up to its day: "KYIV, ", "ZAPORIZHZHIA, Ukraine (Agency), ".
_DATELINE = re.compile(
    r"^\W*[A-ZÀ-ÞІЇЄ][A-ZÀ-Þ'’. /-]{2,40}(?:,\s*[A-ZÀ-Þ][\w.'’ -]{2,30})?(?:\s*\([^()\n]{2,30}\))?"
    r"\s*[,:—–-]\s*$",
    re.MULTILINE,
)
# How far into a text its own date line stands, in characters.
_TOP = 600
# A line that holds a date and at most this much besides (characters) is a date line.
_BESIDE = 40


def stamped(text: str, times: Sequence[TimeMention]) -> tuple[str, str] | None:
    """A printed day of publication: beside "published" or "updated", or on a line of its own at the top."""
    found: list[tuple[int, date, str]] = []
    for mention in times:
        day = explicit(mention)
        if day is None or FETCHED.match(text, mention.end):
            continue
        before = _STAMP.search(text, max(0, mention.start - 60), mention.start)
        if before:
            rank = 0 if _FIRST_STAMP.search(before.group()) else 1
            found.append((rank, day, f"printed: “{' '.join((before.group() + mention.surface).split())}”"))
        elif mention.start < _TOP and _DATELINE.search(text, max(0, mention.start - 100), mention.start):
            found.append((1, day, f"printed in the dateline: “{mention.surface}”"))
        elif mention.start < _TOP and _own_line(text, mention):
            found.append((2, day, f"printed at the top: “{mention.surface}”"))
    for glued in _GLUED.finditer(text) if _YEAR_GLUED.search(text) else ():
        month, number = glued["month"] or glued["month_b"], glued["day"] or glued["day_b"]
        day = valid(int(glued["year"]), MONTHS[month.lower()], int(number))
        before = _STAMP.search(text, max(0, glued.start() - 60), glued.start())
        if day and before:
            found.append((1, day, f"printed: “{' '.join((before.group() + glued.group()).split())}”"))
    if not found:
        return None
    _, day, reason = min(found, key=lambda each: each[0])
    return day.isoformat(), reason


def _own_line(text: str, mention: TimeMention) -> bool:
    line = line_of(text, mention.start, mention.end).strip()
    if "http" in line or len(line) > 160 or "prep" in (groups_of(mention.kind, mention.surface) or {}):
        return False
    return len(line) - len(mention.surface) <= _BESIDE or (
        mention.start < 200 and line.endswith(mention.surface) and not line.endswith(".")
    )


def line_of(text: str, start: int, end: int) -> str:
    """The line that holds ``text[start:end]``."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    return text[low : high if high >= 0 else len(text)]


def url_day(url: str) -> date | None:
    """The day in an address (``/2024/05/12/``, ``/2025/apr/30/``, ``-april-29-2025``), if there is one."""
    for match in _IN_URL.finditer(url):
        parts = {k.split("_")[0]: v for k, v in match.groupdict().items() if v}
        month = MONTHS.get(parts["month"].lower()) or (int(parts["month"]) if parts["month"].isdigit() else 0)
        day = valid(int(parts["year"]), month, int(parts["day"]))
        if day:
            return day
    return None
