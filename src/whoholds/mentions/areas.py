"""Areas in a text: "6,000 km²", "169 square miles", "seven times the area of Kyiv", "an area the size of Luxembourg".

`find_areas` reads a sentence; values are in square kilometres. How large a place is ("the reserve covers 500 km²") is
left out, as are plots and parks: what counts is ground that somebody takes, holds or loses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from whoholds.mentions.numerals import Bound, Numeral, Word, find_numerals, tokens
from whoholds.quantity_words import QuantityWords

SizeOf = Callable[[int, str], tuple[float | None, int]]
"""Asked for the area in km² of the place named at an offset (with the words there), and where its name ends."""

_PLOT_KM2 = 0.05  # a courtyard is no area of ground
_SPANS = re.compile(
    r"\b(?:span|spans|spanning|spanned|covers?|covering|stretch\w*|measur\w*|sprawl\w*|(?:small|larg|bigg)er than)"
    r"(?: \w+){0,3} ?$",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:captur|seiz|liberat|(?:re)?t(?:ook|aken?)|regain|gain|los[ts]|control|occup|clear|held|holds)\w*",
    re.IGNORECASE,
)
_ROUGHLY: Final = r"(?:about|around|roughly|nearly|almost|approximately)"
_MULTIPLE: Final = r"(?:[\w.-]+[ ]times|twice|half)"
_LIKENED = re.compile(
    rf"""\b(?P<unit>
        (?:(?:{_ROUGHLY}|more[ ]than|over)[ ])?{_MULTIPLE}[ ](?:the[ ]|as[ ])?(?:total[ ]|whole[ ])?
            (?:area|size|territory|big|large)(?:[ ](?:of|as))?
      | (?:an[ ]area|a[ ]territory|territory|land|a[ ]region)[ ](?:{_ROUGHLY}[ ])?(?:{_MULTIPLE}[ ])?
            (?:the[ ](?:size|area)[ ]of|as[ ](?:big|large)[ ]as|equivalent[ ]to|equal[ ]to|larger[ ]than|bigger[ ]than)
    )[ ](?:the[ ])?(?:(?:city|state|country|territory)[ ]of[ ])?(?=[A-Z])""",
    re.VERBOSE,
)
_NAME = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}")
_VAGUELY = re.compile(rf"\b{_ROUGHLY}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Area:
    """An area as printed: ``start:end`` with its bounding words, ``unit_start:end`` without; tokens ``first:last``.

    `likened` tells the sum where the value was worked out from another place's area.
    """

    start: int
    end: int
    unit_start: int
    km2: float | None
    bound: Bound | None
    approx: bool
    first: int = 0
    last: int = 0
    likened: str = ""


def find_areas(
    plain: str,
    start: int,
    end: int,
    known: QuantityWords,
    words: Sequence[Word],
    numerals: Sequence[Numeral],
    size: SizeOf,
) -> tuple[Area, ...]:
    """The areas of the sentence ``plain[start:end]`` (a text made `flat`) with its tokens and numerals."""
    out: list[Area] = []
    for numeral in numerals:
        unit = _unit(words, numeral.last, known)
        if unit is None:
            continue
        factor, last = unit
        found = _printed(plain, start, end, words, numeral, factor, last)
        if found is not None:
            out.append(found)
    out.extend(_likened(plain, start, end, known, size))
    return tuple(out)


def _unit(words: Sequence[Word], at: int, known: QuantityWords) -> tuple[float, int] | None:
    """km² per unit of area at token `at`, and the token after it."""
    if at < len(words) and words[at].text == "-":
        at += 1
    if at >= len(words):
        return None
    word, follow = words[at].text.split("-")[0], words[at + 1].text if at + 1 < len(words) else ""
    if words[at].text.rstrip(".") in known.square:
        at += 2 if follow == "." else 1  # "sq. km"
        length = words[at].text.split("-")[0] if at < len(words) else ""
        return (known.length[length] ** 2, at + 1) if length in known.length else None
    if word in known.area:
        return known.area[word], at + 1
    if word in known.length and follow in ("²", "2") and words[at].end == words[at + 1].start:
        return known.length[word] ** 2, at + 2
    return None


def _printed(
    plain: str, start: int, end: int, words: Sequence[Word], numeral: Numeral, factor: float, last: int
) -> Area | None:
    lead = words[numeral.lead].start
    value = numeral.value
    if value is not None and factor != 1:
        value = round(value * factor, 2)
    if value is not None and value < _PLOT_KM2:
        return None
    if factor != 1 and numeral.lead > 0 and words[numeral.lead - 1].text in ("(", "/"):
        return None  # the same in other units
    if _SPANS.search(plain, start, lead) or (factor < 1 and not _TAKEN.search(plain, start, end)):
        return None
    return Area(
        lead, words[last - 1].end, words[numeral.first].start, value, numeral.bound, numeral.approx, numeral.first, last
    )


def _likened(plain: str, start: int, end: int, known: QuantityWords, size: SizeOf) -> Iterator[Area]:
    for match in _LIKENED.finditer(plain, start, end):
        name = _NAME.match(plain, match.end(), end)
        if name is None or _SPANS.search(plain, start, match.start()):
            continue
        extent, stop = size(match.end(), name.group())
        times, approx = _times(match.group(), known)
        value = round(times * extent, 1) if extent is not None and times is not None else None
        sums = f"{times:g} times {extent:g} km²" if value is not None else "area not known"
        yield Area(match.start(), stop, match.start("unit"), value, None, approx or value is not None, likened=sums)


def _times(said: str, known: QuantityWords) -> tuple[float | None, bool]:
    """How many times, and whether that is said roughly."""
    numerals = find_numerals(said, tokens(said), known.numbers)
    approx = _VAGUELY.search(said) is not None
    if numerals:
        return numerals[0].value, approx
    return (0.5 if "half" in said else 2.0 if "twice" in said else 1.0), approx
