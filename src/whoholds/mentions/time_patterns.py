"""How English news writes time, as a table: one row a kind, one pattern a row.

Patterns are matched against the text in lower case (`months that are words` are checked for their capital in `times`).
Named groups carry what `time_values` reckons with. Order matters: at one place in the text the first row that matches
wins, so the more telling wording stands first. Source: the wordings of wire reports and of the TIMEX3 guidelines
(durations, sets and points), reduced to what dates an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from whoholds.mentions.calendar import MONTHS, NUMBERS, ORDINALS, WEEKDAY_SHORT, WEEKDAYS


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


_MONTH = _any(MONTHS)
_WEEKDAY = _any(WEEKDAYS)
_WEEKDAY_LONG_OR_SHORT = _any([*WEEKDAYS, *WEEKDAY_SHORT])
_NUMBER = rf"\d{{1,3}}|(?:a\s+)?couple(?:\s+of)?|a\s+few|few|several|some|many|{_any(NUMBERS)}"
_ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|barely|only|just|exactly|at\s+least|more\s+than|less\s+than|over|under|"
    r"just\s+under|just\s+over|some|well\s+over)\s+){0,2}"
)
_UNIT = r"minute|hour|day|night|week|fortnight|month|year|decade"
_PART = (
    r"(?:(?P<part>(?:very\s+)?early|(?:very\s+)?late|mid|middle|earlier|later|beginning|start|end|close|first\s+half|"
    r"second\s+half|first\s+(?:week|days|weeks)|last\s+(?:week|days|weeks)|turn|opening\s+days)"
    r"(?:\s+(?:on|in|of))?[\s-]+(?:the\s+)?)"
)
_PREP = (
    r"(?:(?P<prep>as\s+of|since|ever\s+since|until|till|up\s+to|by|before|after|ahead\s+of|prior\s+to|from|between|"
    r"starting|beginning|dating\s+(?:back\s+)?(?:to|from)|on|in|at|during|over|through|throughout|around|of|"
    r"within)\s+(?:the\s+(?:night\s+of\s+)?|about\s+|around\s+|late\s+on\s+|early\s+on\s+|only\s+|as\s+early\s+as\s+)?)"
)
_CLOCK = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|midday|noon|dawn))"
_D = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
# "on 3 May and 8 people died": the second number is a day only where nothing counted follows.
_THINGS = (
    r"(?:people|persons|civilians|soldiers|troops|others|more|killed|wounded|dead|children|women|men|km|kilomet|miles|"
    r"missiles|drones|villages|settlements|a\.?m\b|p\.?m\b|hours|days|weeks|months|years|percent)"
)
_LONGER = r"(?!\d|[.,]\d|:\d|\s*%)"
_COUNTED = rf"(?!\d|[.,]\d|:\d|\s*%|\s*{_THINGS})"
# "In May 8 people died" counts people, but "on May 8 drones hit ..." tells a day: no month follows "on" alone.
_NO_COUNT = rf"(?:(?=(?:[a-z]+\s+)?on\s)|(?!(?:[a-z]+\s+){{0,3}}(?:{_MONTH})\b\.?\s+\d{{1,2}}\s*{_THINGS}))"
_DAY2 = rf"(?:\s*(?:-|–|—|to|and|or|&|through|into|until)\s*(?:the\s+)?{_D.format(n=2)}{_COUNTED})?"
_Y = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})(?!\d)|\s+(?P<thatyear>last|this|next|the\s+same|the\s+previous)\s+year)?"
_Y2 = rf"(?:,?\s+(?P<year2>{_YEAR})(?!\d))?"
_WD = rf"(?:(?:{_WEEKDAY_LONG_OR_SHORT})\.?(?:{_CLOCK})?(?:,|\s)\s*(?:the\s+)?)?"
_THEN = r"\s*(?:-|–|—|to|and|or|through|until)\s*"
_WAR = (
    r"(?:(?:full-scale\s+|full\s+scale\s+|large-scale\s+|russian\s+|russia['’]s\s+|moscow['’]s\s+|vladimir\s+putin['’]s\s+|"
    r"putin['’]s\s+|whole\s+|current\s+|latest\s+|second\s+){0,3}"
    r"(?P<war>civil\s+war|war|invasion|conflict|fighting|hostilities))"
)

_WAR_1, _WAR_2, _WAR_3 = (_WAR.replace("<war>", f"<war{n}>") for n in (1, 2, 3))

# "The day before the invasion" counts to something; "the day before" alone to the day told before.
_SOMETHING = r"(?=\s+[\w“\"])"
_ALONE = (
    r"(?=\s*(?:$|[,.;:)\]—–]|(?:and|but|or|in|at|near|by|when|with|on|from|as|to|over|against|for|was|were|had|while|amid|"
    r"during|outside|inside|across|along|under|after)\b))"
)
# What must follow, unseen; the words alone are matched without it.
_LONG_ONE = (
    r"(?=\s+(?:war|siege|conflict|offensive|operation|battle|campaign|insurgency|occupation|assault|"
    r"invasion|truce|ceasefire))"
)
_CLOSED = r"(?=\s*\))"
_NAMED = r"(?=\s+[a-z])"

#: kind -> pattern. Kinds are described in docs/days.md.
PATTERNS: tuple[tuple[str, str], ...] = (
    # 2024-05-12, 12.05.2024, 2024/05/12
    (
        "numeric",
        rf"{_PREP}?(?P<iso>{_YEAR}-\d\d?-\d\d?)(?!\d|-\d)|{_PREP.replace('?P<prep>', '?:')}?"
        rf"(?P<first>\d{{1,2}})(?P<mark>[./])(?P<second>\d{{1,2}})(?P=mark)(?P<fourth>{_YEAR})(?!\d)|"
        rf"(?P<slashed>{_YEAR}/\d\d?/\d\d?)(?!\d)",
    ),
    # 24 February 2022; 13-14 November; Saturday, 28 May
    (
        "date",
        rf"(?:{_PREP}|{_PART})?{_WD}{_D.format(n='')}{_DAY2}\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_Y}"
        rf"(?:{_THEN}(?:the\s+)?(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month3>{_MONTH})\b\.?{_Y2})?",
    ),
    # February 24, 2022; Nov. 13 and 14; between October 1 and December 20
    (
        "date_us",
        rf"{_NO_COUNT}(?:{_PREP}|{_PART})?{_WD}(?P<month>{_MONTH})\b\.?\s+{_D.format(n='')}{_LONGER}{_DAY2}{_Y}"
        rf"(?:{_THEN}(?P<month3>{_MONTH})\b\.?\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?{_COUNTED}{_Y2})?",
    ),
    # the second anniversary of the invasion; three days into the war; early in the war
    (
        "anniversary",
        rf"(?:(?P<offset>{_NUMBER}|the)\s+(?P<unit>day|week|month)s?\s+(?P<way>before|after|ahead\s+of|shy\s+of|since)\s+|"
        rf"(?:on|by|marking|mark|marks|for|of|ahead\s+of|before|until|to)\s+)?(?:the\s+)?(?:eve\s+of\s+(?:the\s+)?)?"
        rf"(?:(?P<ordinal>{_any(ORDINALS)})[\s-]+)?(?:year\s+)?anniversary(?:\s+of\s+(?P<event>(?:[\w'’-]+\s?){{1,8}}))?",
    ),
    (
        "war",
        rf"{_PREP}?{_ABOUT}(?:(?P<count>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+(?:in)?to\s+(?:the|its|his|their|an?)\s+{_WAR_1}|"
        rf"(?:the\s+)?(?P<stage>very\s+first\s+(?:days|hours|weeks|day)|first\s+(?:day|hour|days|hours|week|weeks|month|months|phase|"
        rf"year|stages)|early|earlier|earliest|opening|initial|beginning|start|outset|outbreak|launch)"
        rf"(?:\s+(?:days|hours|weeks|months|stages|phase|part))?\s+(?:of|in|on)\s+(?:the|its|his|this|their|moscow['’]s|russia['’]s|"
        rf"vladimir\s+putin['’]s|putin['’]s)\s+{_WAR_2}|"
        rf"(?P<began>when|after|before|since|until)\s+(?:the\s+|its\s+|russia['’]s\s+|moscow['’]s\s+|vladimir\s+putin['’]s\s+){_WAR_3}"
        rf"(?:\s+(?:began|started|broke\s+out|was\s+launched))?)",
    ),
    # Saturday; late on Monday night; last Tuesday; Sunday through Wednesday; Friday's
    (
        "weekday",
        rf"(?:(?P<prep>as\s+of|since|until|till|by|before|after|ahead\s+of|from|on|during|over)\s+(?:the\s+night\s+of\s+)?|"
        rf"overnight\s+(?:on\s+|from\s+|to\s+|into\s+)?)?(?:(?:at|around|about|from)\s+(?:dawn|dusk|midday|noon|midnight|lunchtime)\s+(?:on\s+)?)?"
        rf"(?:(?:in\s+the\s+)?(?:early|earlier|late|later|small|predawn|pre-dawn)(?:\s+hours)?(?:\s+(?:on|of))?\s+)?"
        rf"(?:(?P<which>last|next|this|this\s+past|this\s+coming|the\s+previous|the\s+following|the\s+next|that|past)\s+)?"
        rf"(?P<weekday>{_WEEKDAY})\b(?!\s+(?:times|telegraph|mirror|herald|mail|express|school|night\s+(?:live|football)))"
        rf"(?:{_CLOCK}|['’]s)?"
        rf"(?:\s*(?:-|–|—|to|and|or|through|into|until)\s*(?P<weekday2>{_WEEKDAY})\b(?:{_CLOCK})?)?"
        rf"(?P<lastweek>\s+(?:last\s+week|of\s+last\s+week|a\s+week\s+earlier))?",
    ),
    # August last year; late December; last March; since the beginning of September; March 2022
    (
        "month",
        rf"{_PREP}?{_PART}?(?:(?P<which>last|this|next|this\s+past|the\s+previous|the\s+following|that)\s+)?"
        rf"(?:(?:{_MONTH})\s*(?:-|–|and|to|or|through)\s*)?(?P<month>{_MONTH})\b(?:['’]s\b)?\.?"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})(?!\d)|\s+(?:of\s+)?(?P<thatyear>last|this|next|the\s+same|the\s+previous)\s+year)?",
    ),
    # earlier this month; last week; last weekend; later this year
    (
        "calendar",
        rf"{_PREP}?{_PART}?(?P<which>last|this|this\s+past|this\s+coming|next|the\s+previous|previous|the\s+following|the\s+same|that|the\s+past|"
        rf"past|the|each|every|a)\s+(?P<unit>weekend)\b|"
        rf"{_PREP.replace('?P<prep>', '?P<prep_b>')}?{_PART.replace('?P<part>', '?P<part_b>')}?"
        rf"(?P<which_b>last|this|this\s+past|next|the\s+previous|the\s+following|that)\s+(?P<unit_b>week|month|year)\b(?!s|[\s-]+(?:long|old))",
    ),
    # two weeks ago; a fortnight ago; years ago; three days earlier; days later
    (
        "ago",
        rf"{_PREP}?{_ABOUT}(?:(?P<count>{_NUMBER})(?:\s+|-))?(?P<unit>{_UNIT})s?\s+(?:ago|back)\b",
    ),
    (
        "relative",
        rf"(?:(?:on|by|in|until)\s+)?(?:{_ABOUT}(?:(?P<count>{_NUMBER})\s+)?(?P<unit>{_UNIT})s?\s+(?P<way>earlier|later|"
        rf"before{_ALONE}|prior(?!\s+to)|afterwards?|previously)\b(?!\s+(?:than|this|that|the|in|on))|"
        rf"(?:later\s+|earlier\s+|early\s+|late\s+)?(?:(?:on|in)\s+)?(?P<named>the\s+(?:day|night|week|month|year)\s+(?:before|after){_ALONE}|the\s+previous\s+(?:day|night|evening|week|month|year)|"
        rf"the\s+(?:next|following)\s+(?:day|night|morning|week|month|year)|that\s+(?:day|night|same\s+day|morning|evening|afternoon)|"
        rf"the\s+same\s+(?:day|night|week|month|year))\b)",
    ),
    # over the past six weeks; in the last 24 hours; in recent days; for months
    (
        "yesterday",
        rf"(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|tomorrow|last\s+(?:night|evening))\b(?:['’]s|{_CLOCK})?",
    ),
    # three months after ...: the event after the words is told from another
    (
        "apart",
        rf"{_ABOUT}(?:(?P<count>{_NUMBER}|the)\s+(?P<unit>{_UNIT})s?|(?P<unit_b>hour|day|week|month|year)s)\s+"
        rf"(?P<way>after|before|since|following|prior\s+to)\b(?!\s+(?:that|yesterday)\b){_SOMETHING}",
    ),
    (
        "span",
        rf"(?:(?:over|in|during|within|for|across|throughout|of|through)\s+)?(?:much\s+of\s+)?(?:the\s+)?(?:course\s+of\s+the\s+)?"
        rf"(?:past|last|previous|preceding|latest|recent)\s+(?:{_ABOUT}(?P<count>{_NUMBER})[\s-]+)?(?P<unit>{_UNIT})s?\b(?:\s+or\s+so)?|"
        rf"(?:for|after|in|within|over|during|across)\s+(?:the\s+better\s+part\s+of\s+|much\s+of\s+|the\s+)?{_ABOUT}"
        rf"(?:(?P<count_b>{_NUMBER}|the\s+first|dozens\s+of|hundreds\s+of)[\s-]+)?(?:long\s+|straight\s+|consecutive\s+|successive\s+)?"
        rf"(?P<unit_b>{_UNIT})(?:s\b|\b)(?!\s+(?:ago|back|later|earlier|before|into|after|['’]))|"
        rf"{_ABOUT}(?:{_NUMBER})[\s-](?:{_UNIT})s?[\s-](?:long|old)\b(?!\s+(?:boy|girl|man|woman|child|daughter|son|baby)){_LONG_ONE}",
    ),
    (
        "recent",
        r"(?:(?:only|just|more|most|very|until|quite)\s+)?(?:recently|lately)\b|(?:in|of|over)\s+recent\s+(?:days|weeks|months|years|times|hours)\b",
    ),
    (
        "today",
        r"(?:as\s+of\s+|until\s+|since\s+|earlier\s+|later\s+|by\s+)?(?:today|tonight|(?:early\s+|later\s+|earlier\s+)?this\s+(?:morning|afternoon|evening))\b|"
        r"(?:until\s+|right\s+|just\s+|by\s+)?now\b(?!\s+that)|\bcurrently\b|\bat\s+(?:present|the\s+moment|this\s+(?:point|time|stage|hour))\b|"
        r"\bso\s+far\b(?!\s+(?:this|as))|\bas\s+of\s+(?:this\s+writing|publication)\b",
    ),
    (
        "hour",
        r"(?:in\s+the\s+early\s+hours|overnight|(?:early|late|later|earlier)\s+in\s+the\s+(?:day|morning|evening|afternoon)|"
        r"(?:at|before|around|shortly\s+(?:before|after)|just\s+(?:before|after)|since|by)\s+(?:about\s+|around\s+)?(?:dawn|dusk|midday|noon|midnight|lunchtime|sunrise|nightfall|"
        r"\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\b\.?|p\.?m\b\.?))|later\s+in\s+the\s+day|during\s+the\s+(?:day|night)|under\s+cover\s+of\s+darkness)",
    ),
    # in the spring; last summer; the winter of 2023
    (
        "season",
        rf"(?:(?P<prep>since|until|by|before|after|in|during|over|through|from|of)\s+)?{_PART}?(?P<which>last|this|this\s+past|next|the\s+previous|the\s+past|that|the)\s+"
        rf"(?P<season>spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?|"
        rf"(?:(?:since|until|by|before|in|during|over)\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<season_b>spring|summer|autumn|winter|fall)\s+(?:of\s+)?(?P<year_b>{_YEAR})(?!\d)",
    ),
    (
        "holiday",
        r"(?:(?:on|by|before|after|since|over|ahead\s+of|until|at)\s+)?(?:the\s+)?(?P<eve>eve\s+of\s+)?(?P<holiday>christmas\s+eve|christmas\s+day|christmas|boxing\s+day|"
        r"new\s+year['’]s\s+eve|new\s+year['’]s\s+day|new\s+year['’]s|new\s+year|valentine['’]s\s+day|victory\s+day|may\s+day|"
        r"(?:international\s+)?holocaust\s+remembrance\s+day|good\s+friday|easter\s+sunday|easter\s+monday|easter|armistice\s+day)\b",
    ),
    # in 2014; since mid-2012; the 2014 annexation
    (
        "year",
        rf"(?:{_PREP}?{_PART}(?P<year>{_YEAR})|{_PREP.replace('?P<prep>', '?P<prep_b>')}(?P<year_b>{_YEAR})|"
        rf"\(\s*(?P<year_d>{_YEAR}){_CLOSED}|the\s+(?P<year_c>{_YEAR}){_NAMED})"
        r"(?![\d:%]|[.,]\d|-(?!\d\d\b)[a-z]|\s*(?:km|kilomet|sq|square|people|civilians|soldiers|troops|miles|missiles|drones|houses|hours|local|gmt|prisoners|settlements|villages|others|dead|killed))"
        rf"(?:\s*(?:-|–|to|and|or)\s*(?P<year2>{_YEAR}|\d\d)\b)?",
    ),
)

_STRIP = re.compile(r"\(\?P<\w+>")
_BACK = re.compile(r"\(\?P=\w+\)")

#: What every mention holds one of: the text is scanned only around these (a fifth of it, in news).
ANCHOR = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may\b|june|july|august|"
    r"september|october|november|december|jan\b|feb\b|mar\b|apr\b|jun\b|jul\b|aug\b|sept?\b|oct\b|nov\b|dec\b|"
    r"minute|hour|days?\b|night|week|month|year|decade|anniversary|(?:war|invasion|conflict|fighting|hostilities)\b|"
    r"recently|lately|today|tonight|now\b|currently|at (?:present|the moment|this )|so far|dawn|dusk|midday|noon|"
    r"lunchtime|sunrise|\d ?[ap]\.?m|darkness|yesterday|tomorrow|evening|morning|spring|summer|autumn|winter|fall\b|"
    r"christmas|easter|victory day|boxing day|remembrance day|armistice day|19\d\d|20\d\d)"
)
#: How far a mention may reach to either side of its anchor, in characters.
REACH = 44

# Every word a mention can begin with: one look at it spares the table's rows at all other words.
_FIRST = (
    "on in at by since ever until till up before after ahead prior from between starting beginning dating during "
    "over through throughout around of within early late very mid middle earlier later start end close first "
    "second last turn opening the a an about nearly almost roughly barely only just exactly more less under some "
    "well overnight next this that past several few many couple mark marking marks for to eve across much course "
    "previous preceding latest recent recently lately most quite today tonight right now currently so as "
    "yesterday tomorrow christmas boxing new valentine valentine's victory international holocaust good easter "
    "armistice spring summer autumn winter fall minute hour day night week fortnight month year decade minutes "
    "hours days nights weeks fortnights months years decades shortly small predawn pre each every initial "
    "earliest outset outbreak launch when dozens hundreds anniversary year "
)


def _trie(words: Iterable[str]) -> str:
    """The words as one pattern, parted by their first letter so that most are passed over at one look."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))


_BEGINS = rf"(?=[\d(]|(?:{_trie([*_FIRST.split(), *WEEKDAYS, *WEEKDAY_SHORT, *MONTHS, *NUMBERS, *ORDINALS])})\b)"

#: One scan of the (lower-case) text; the name of the group that matched is the kind.
SCAN = re.compile(
    rf"(?<![\w$€£/-]){_BEGINS}(?:"
    + "|".join(f"(?P<{kind}>{_BACK.sub('[./]', _STRIP.sub('(?:', pattern))})" for kind, pattern in PATTERNS)
    + ")"
)
#: kind -> its pattern with the named groups.
BY_KIND: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern.replace(_LONG_ONE, "").replace(_CLOSED, "").replace(_NAMED, "").replace(_SOMETHING, ""))
    for kind, pattern in PATTERNS
}
