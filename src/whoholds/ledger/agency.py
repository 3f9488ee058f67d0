"""The news agency a report credits: whose words it runs, whoever publishes them (data/agencies.yaml).

A credit is a dateline ("KYIV, Sept 18 (Reuters) -"), a byline, a closing or copyright line, or the outlet being an
agency itself. An agency that the text merely quotes ("TASS reported") is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from whoholds.errors import SettingsError
from whoholds.model import Report

_TABLE = Path(__file__).parent / "data" / "agencies.yaml"
# Datelines and bylines stand within these many characters from the top; closing lines within these from the end.
_TOP, _END = 1200, 800
# Lines looked at for a byline at either end, and how long one may be.
_TOP_LINES, _END_LINES, _LONGEST_LINE = 12, 6, 120
# Abbreviations are words too ("ap", "ria"): they count only as written.
_SHORT = 4
_PARTS = re.compile(r"\s*(?:[·•|–—]|\s-\s|(?<=\d),\s|,\s(?=\d))\s*")
_INTRODUCED = re.compile(
    r"^[\s*_]*(?:(?:by|source|via|from|text)\b[\s:]*|(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*(?:by\s+)?)?(?:the\s+)?",
    re.IGNORECASE,
)
_ROLE = re.compile(r"^(?:by\s+)?[^\W\d][\w.'’-]*(?:\s[^\W\d][\w.'’-]*){0,4},\s+(?:the\s+)?", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photos?|pictures?|images?|videos?|file|getty|illustration)\b", re.IGNORECASE)
# What may stand beside a credit on its line: a date, a time, a name.
_WORDS_BESIDE = 5


@dataclass(frozen=True, slots=True)
class _Agencies:
    """The table, ready to look things up in."""

    forms: Mapping[str, str]
    short: Mapping[str, str]
    hosts: Mapping[str, str]
    closings: tuple[tuple[str, re.Pattern[str]], ...]
    dateline: re.Pattern[str]

    def called(self, words: str) -> str | None:
        """The agency that goes by exactly these words."""
        bare = " ".join(words.split()).strip(" .,:;()[]")
        return self.short.get(bare) or self.forms.get(bare.casefold())


@cache
def _agencies() -> _Agencies:
    import yaml

    raw = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    forms: dict[str, str] = {}
    short: dict[str, str] = {}
    hosts: dict[str, str] = {}
    closings: list[tuple[str, re.Pattern[str]]] = []
    for agency, row in raw.items():
        unknown = set(row) - {"names", "hosts", "closing"}
        if unknown:
            raise SettingsError(f"{_TABLE.name}: {agency}: there is no field {', '.join(sorted(unknown))}")
        for name in row["names"]:
            if len(name) <= _SHORT:
                short[name] = agency
            else:
                forms[name.casefold()] = agency
        hosts |= dict.fromkeys(row["hosts"], agency)
        if "closing" in row:
            closings.append((agency, re.compile(row["closing"])))
    names = "|".join(re.escape(name) for name in sorted((*short, *forms), key=len, reverse=True))
    # "(Reuters) -", "(Reuters)" at a line's end, "/TASS/.", and after a date "INTERFAX-UKRAINE –".
    dateline = re.compile(
        rf"^[^\n]{{0,90}}?(?:\((?P<round>{names})(?:/[^()\n]{{1,30}})?\)\s*(?:[-–—:]|$)|/(?P<slashed>{names})/"
        rf"|\d[.,]?\s+(?P<plain>{names})\s+[-–—]\s)",
        re.IGNORECASE | re.MULTILINE,
    )
    return _Agencies(forms, short, hosts, tuple(closings), dateline)


def agency(report: Report) -> str | None:
    """The agency a report credits, by its usual English name; None if it credits none, or several."""
    table = _agencies()
    return (
        _dateline(report.text, table)
        or _byline(report.text, table)
        or _closing(report.text, table)
        or table.called(report.outlet or "")
        or _host(report.url, table)
    )


def _dateline(text: str, table: _Agencies) -> str | None:
    for match in table.dateline.finditer(text[:_TOP]):
        found = table.called(match["round"] or match["slashed"] or match["plain"])
        if found:
            return found
    return None


def _byline(text: str, table: _Agencies) -> str | None:
    top = [line for line in text[:_TOP].splitlines() if line.strip()][:_TOP_LINES]
    end = [line for line in text[-_END:].splitlines() if line.strip()][-_END_LINES:]
    for line in (*top, *end):
        found = _credit(line, table) if len(line) <= _LONGEST_LINE and not _PICTURE.search(line) else None
        if found:
            return found
    return None


def _credit(line: str, table: _Agencies) -> str | None:
    """The agency that is one of the parts of a line of short parts ("Aug 13, 2024 · 16:40 · Meridian Wire")."""
    parts = [part for part in _PARTS.split(line.strip()) if part]
    if any(len(part.split()) > _WORDS_BESIDE and not any(c.isdigit() for c in part) for part in parts):
        return None
    for part in parts:
        bare = _INTRODUCED.sub("", part)
        found = table.called(bare) or table.called(_ROLE.sub("", bare))
        if found:
            return found
    return None


def _closing(text: str, table: _Agencies) -> str | None:
    found = {agency for agency, pattern in table.closings if pattern.search(text, max(0, len(text) - _END))}
    return found.pop() if len(found) == 1 else None


def _host(url: str | None, table: _Agencies) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    return next((table.hosts[tail] for at in range(len(parts)) if (tail := ".".join(parts[at:])) in table.hosts), None)
