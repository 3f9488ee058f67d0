"""How the words of page furniture are written down, and the fragments that the tables share.

The tables are `furniture_page`, `furniture_reader` and `furniture_parts`; `furniture` reads them.

Provenance: written by hand from the habits of English-language news sites, wire feeds, web archives, scrapers and
newsletter tools, 2014-2026, with the commonest German, Russian and Ukrainian strings of multilingual sites. Known
problems: a paragraph of the body that consists of nothing but such words ("Share.") is lost; appeals worded as
reporting are kept; credits in other scripts are not known.

Each phrase is a regular expression, matched without regard to case (but for ``(?-i:...)``) against a paragraph
stripped of list marks, emphasis and heading marks. A phrase must match the whole paragraph, except in `INLINE`, where
what it matches is cut out and the rest stays.
"""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """One rule. `limit` is the longest paragraph (characters) it may take, 0 any.

    `needs` are lower-case words one of which the report must contain for the rule to be tried at all: it keeps phrases
    that may begin anywhere from being tried on every paragraph.
    """

    rule: str
    phrases: tuple[str, ...]
    limit: int = 200
    needs: tuple[str, ...] = ()


UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?)"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?"
DATE = (
    rf"(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?(?:\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd"
    rf"|rd|th)?,?(?:\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
SITE = (
    r"(?:facebook|twitter|x|whats\s?app|telegram|linked\s?in|reddit|pinterest|e?-?mail|messenger|flipboard"
    r"|threads|instagram|youtube|tiktok|bluesky|viber|xing|vk|google news|rss|copy link|copy the link|print)"
)
AGENCY = (
    r"(?:afp|ap|reuters|(?:the )?associated press|agence france-presse|tass|dpa|efe|ansa|epa|upi|ians|pti|aap"
    r"|anadolu(?: agency)?|interfax(?:-ukraine)?|ukrinform|ria novosti|getty(?: images)?|pa|pa media|bloomberg"
    r"|cnn|bbc|al jazeera|agencies|news agencies|staff)"
)
STOCK = (
    r"(?:AP|AFP|EPA|EPA-EFE|EFE|REUTERS|Reuters|Getty|TASS|Sputnik|Shutterstock|Anadolu|Global Images|Zuma"
    r"|NurPhoto|dpa|IMAGO)"
)
NAMES = (
    r"(?-i:(?:(?:[A-Z][\w'’-]*\.?|al-\w+|and|in|at|for|the|of|with|by|from|de|van|von|additional|reporting"
    r"|writing|editing|further)(?:[\s;,/&|)]+|\.?$))+)"
)
