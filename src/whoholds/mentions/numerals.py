"""Numbers in a text, in digits and in words, with what bounds them.

`find_numerals` reads "6,000", "3.8 thousand", "1.5m", "sixty", "a hundred", "three dozen", "one hundred and fifty",
"98-117 thousand", "between 20 and 30" and "tens of thousands" (which has no value). Ordinals, years of dates, model
names (S-300) and numbers inside words are no numerals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whoholds.quantity_words import NumberWords
from whoholds.wordset import wordset

Bound = Literal["lower", "upper"]


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its lower-case text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of tokens ``first`` to ``last`` (exclusive).

    `value` is None for "dozens"; `high` is the upper end of a range. ``start`` is where the number itself begins,
    ``lead`` where the words that bound it do ("at least").
    """

    first: int
    last: int
    lead: int
    value: float | None
    high: float | None = None
    bound: Bound | None = None
    approx: bool = False
    article: bool = False


# Nothing told of a war is counted in more; what is longer is a telephone number, a key or damage to the text.
MOST = 1e12
_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?![\d])|\d+\.\d+|\d+(?:st|nd|rd|th|s)\b|\d+|"
    r"[^\W\d_](?:[\w'’]|[-\u2010\u2011](?=\w))*[²2]?|\S"
)
_NUMBER = re.compile(r"\d[\d,.\u00a0\u202f ]*")
_MONTH = wordset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """
)
_DASH = frozenset("-–—‑")
_MODEL = re.compile(r"^[a-z]+-\d+$")
_CURRENCY = frozenset("$€£¥₽₴#№")
_YEAR_BEFORE = (
    frozenset(
        ["in", "since", "of", "from", "until", "till", "by", "during", "before", "after", "late", "early", "mid", "for"]
    )
    | _MONTH
)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words, numbers and marks of ``text[start:end]``, with their offsets in `text`."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return tuple(Word(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in found)


def find_numerals(text: str, words: Sequence[Word], known: NumberWords) -> tuple[Numeral, ...]:
    """The numerals among the tokens of a sentence, in order."""
    out: list[Numeral] = []
    i = 0
    while i < len(words):
        found = _numeral(text, words, i, known)
        if found is None:
            i += 1
            continue
        found = _range(text, words, found, known)
        if max(found.value or 0.0, found.high or 0.0) > MOST:
            i = found.last
            continue
        out.append(_bounded(words, found, known, out[-1].last if out else 0))
        i = found.last
    return tuple(out)


def _glued(words: Sequence[Word], i: int) -> bool:
    """Whether token `i` follows the one before without a blank."""
    return 0 < i < len(words) and words[i - 1].end == words[i].start


def _digits(word: str) -> float | None:
    if not word[0].isdigit() or not _NUMBER.fullmatch(word):
        return None
    return float(re.sub(r"[,\u00a0\u202f ]", "", word))


def _cardinal(word: str, known: NumberWords) -> int | None:
    if word in known.cardinals:
        return known.cardinals[word]
    tens, dash, unit = word.partition("-")
    if dash and tens in known.cardinals and unit in known.cardinals:
        a, b = known.cardinals[tens], known.cardinals[unit]
        if a >= 20 and 0 < b < 10:
            return a + b
    return None


def _dated(text: str, words: Sequence[Word], i: int) -> bool:
    """Whether the digits at `i` are a year, a day of a month, a time, a sum of money, an age or part of a name."""
    word, before = words[i], words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if before is not None:
        if before.text in _CURRENCY or before.text in _MONTH:
            return True
        if _glued(words, i) and before.text not in "([\"'“‘~≈-–—" and before.text not in _DASH:
            return True
        if before.text in _DASH and _glued(words, i) and i > 1 and words[i - 2].end == before.start:
            return words[i - 2].text not in _MONTH and not words[i - 2].text[0].isdigit() and before.text == "-"
        if before.text == "and" and i > 1 and _MODEL.search(words[i - 2].text):
            return True  # "Shahed-131 and 136"
        if before.text in _DASH and _glued(words, i) and not _glued(words, i - 1):
            return True  # "and -136"
    if after is not None:
        if after.text in _MONTH and not (after.text == "may" and word.text not in map(str, range(1, 32))):
            return True
        if after.text in ":%°" and after.start == word.end:
            return True
        if after.text in _DASH and i + 2 < len(words) and words[i + 2].text in _MONTH:
            return True
    year = len(word.text) == 4 and word.text[:2] in ("18", "19", "20")
    return year and (before is None or before.text in _YEAR_BEFORE or before.text in "(,-–" or after is None)


def _numeral(text: str, words: Sequence[Word], i: int, known: NumberWords) -> Numeral | None:
    word = words[i].text
    value = _digits(word)
    if value is not None:
        if _dated(text, words, i):
            return None
        last, value = _scaled(words, i + 1, value, known)
        return Numeral(i, last, i, value)
    if word in known.vague or (
        word in known.scales and i + 2 < len(words) and words[i + 1].text == "of" and words[i + 2].text in known.vague
    ):
        return _vague(words, i, known)
    article = word in ("a", "an")
    if word == "half" and i + 2 < len(words) and words[i + 1].text in ("a", "of") and words[i + 2].text in known.scales:
        return Numeral(i, i + 3, i, known.scales[words[i + 2].text] / 2)
    if article:
        if i + 1 < len(words) and words[i + 1].text in known.scales and len(words[i + 1].text) > 2:
            last, value = _scaled(words, i + 1, 1.0, known)
            return Numeral(i, last, i, value)
        if [w.text for w in words[i + 1 : i + 3]] == ["couple", "of"] or [w.text for w in words[i + 1 : i + 2]] == [
            "couple"
        ]:
            return None
        return None
    count = _cardinal(word, known)
    if count is None:
        return None
    if word == "one" and (
        (i and words[i - 1].text in ("no", "any", "every", "each", "this", "that", "which", "the"))
        or (i + 1 < len(words) and words[i + 1].text in ("another", "of", "side", "day", "point"))
    ):
        return None  # "no one", "one of the largest"
    last, value = _scaled(words, i + 1, float(count), known)
    return Numeral(i, last, i, value)


def _scaled(words: Sequence[Word], at: int, value: float, known: NumberWords) -> tuple[int, float]:
    """Take in "hundred", "thousand", "dozen" and what is added to them ("one hundred and fifty")."""
    total, current, scaled = 0.0, value, False
    while at < len(words):
        word = words[at].text
        glued = _glued(words, at)
        scale = known.scales.get(word)
        if scale is not None and word.endswith("s") and word != "dozens":
            scale = None
        if scale is not None and (len(word) > 2 or glued):
            if word == "m" and not glued:
                break
            if (
                word == "m"
                and current < 1000
                and current == int(current)
                and at + 1 < len(words)
                and words[at + 1].text in ("from", "(", "deep")
            ):
                break  # 500m from: metres
            current *= scale
            if scale >= 1000:
                total, current = total + current, 0.0
            scaled = True
            at += 1
            continue
        skip = at + 1 if word == "and" and scaled else at
        if scaled and skip < len(words):
            add = _cardinal(words[skip].text, known)
            scale = known.scales.get(words[skip + 1].text) if skip + 1 < len(words) else None
            if add is not None and current == 0 and scale == 100 and add < 10:  # two thousand three hundred
                current, at = add * 100.0, skip + 2
                continue
            if (
                add is not None
                and (total + current) % 100 == 0
                and add < 100
                and (skip > at or current)
                and total + current >= 100
            ):
                after = words[skip + 1].text if skip + 1 < len(words) else ""
                if skip == at or after not in ("were", "was", "killed", "wounded", "injured", "others"):
                    current += add
                    at = skip + 1
                    continue
        break
    return at, total + current


def _vague(words: Sequence[Word], i: int, known: NumberWords) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few": amounts without a number."""
    last = i + 1
    while (
        last + 1 < len(words)
        and words[last].text == "of"
        and (words[last + 1].text in known.vague or words[last + 1].text in known.scales)
    ):
        last += 2
    if last < len(words) and words[last].text in known.scales and len(words[last].text) > 2:
        last += 1
    first = i - 1 if i and words[i - 1].text == "a" else i
    return Numeral(first, last, first, None)


def _range(text: str, words: Sequence[Word], low: Numeral, known: NumberWords) -> Numeral:
    """Join "20 to 30", "20-30", "98-117 thousand" and "between 20 and 30"."""
    at = low.last
    if low.value is None or at + 1 >= len(words):
        return low
    mark = words[at].text
    between = low.first > 0 and words[low.first - 1].text in ("between", "from")
    if not (mark in _DASH or mark in ("to", "or") or (between and mark == "and")):
        return low
    if mark in _DASH and (not _glued(words, at) or not _glued(words, at + 1)):
        return low
    high = _numeral(text, words, at + 1, known) if mark not in _DASH else _plain(words, at + 1, known)
    if high is None or high.value is None:
        return low
    value, top = low.value, high.value
    if top >= 1000 and value < 1000 and low.last - low.first == 1:
        raw = _digits(words[high.first].text)
        if raw is not None and 0 < raw < 1000 and value <= raw:
            value *= top / raw  # the scale belongs to both: 98-117 thousand
        elif raw is None and high.last - high.first == 2:
            value *= known.scales.get(words[high.last - 1].text, 1)
    if value >= top or (between and mark == "to" and words[low.first - 1].text == "from"):
        return low
    first = low.first - 1 if between else low.first
    return Numeral(first, high.last, first, value, top, "lower", low.approx)


def _plain(words: Sequence[Word], i: int, known: NumberWords) -> Numeral | None:
    value = _digits(words[i].text)
    if value is None:
        return None
    last, value = _scaled(words, i + 1, value, known)
    return Numeral(i, last, i, value)


def _bounded(words: Sequence[Word], found: Numeral, known: NumberWords, floor: int) -> Numeral:
    """Read the words right before a number, as long as they bound it ("up to around")."""
    lead, bound, approx = found.lead, found.bound, found.approx
    moved = True
    while moved:
        moved = False
        skip = lead - 1 if lead > floor and words[lead - 1].text in "\"'“‘" else lead
        for size in (4, 3, 2, 1):
            if skip - size < floor:
                continue
            said = known.before.get(tuple(w.text for w in words[skip - size : skip]))
            if said is None:
                continue
            if said == "approx":
                approx = True
            elif said in ("lower", "upper"):
                bound = bound or ("lower" if said == "lower" else "upper")
            elif said == "cap":
                bound = bound or "upper"
            lead = skip - size
            moved = True
            break
    if found.value is None:
        approx = approx or words[found.first].text == "a"
    return Numeral(found.first, found.last, lead, found.value, found.high, bound, approx, found.article)
