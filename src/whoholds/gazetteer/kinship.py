"""Whether two spellings with one folded key can be one name in two languages, or only happen to share it.

The folded key makes e, i, o and y one letter, so that *June* meets *Uni*. Ukrainian and Russian do not swap these
letters freely: і stands for о or е (Pisky, Peski; Stepnohirsk, Stepnogorsk), и for и or ы, ё for е, and the endings of
a gender stay within it (-e, -oye; -a, -aya; -yi, -oy). What keeps to this is kin.
"""

from __future__ import annotations

import re

from whoholds.gazetteer.names import ARTICLES, consonant_form, fold, words_of

SLAVIC = frozenset({"UA", "RU", "BY"})  # the countries whose names these rules are about
# Endings by gender, after y has become i: neuter, feminine (and Arabic -a, -ah, -eh), masculine and plural.
_GENDERS = (
    frozenset({"e", "o", "oe", "oie", "ie", "ee", "eie"}),
    frozenset({"a", "aia", "aa", "ia", "iia", "ah", "eh", "iah", "ieh", "iiah", "iieh"}),
    frozenset({"i", "ii", "oi", "y"}),
)
_ENDING = re.compile(r"[aeiouy]+h?$")
# A doubled or hushing consonant before the ending: Ukrainian -zhzhia, -llia is Russian -zhye, -lye.
_SOFT_STEM = re.compile(r"(?:zh|ch|sh|([lntdsz])\1|[lntdsz]i?)$")
_RUN = re.compile(r"[aeiouy]+")
_BEFORE_V = re.compile(r"v(?:$|k|s)")  # -iv, -ivka, -ivske: every vowel stands there in one of the languages
# o and e change places after these: chornyi, cherny; verkhno-, verkhne-.
_HUSH = ("ch", "zh", "sh", "hn", "zhn", "dn")
_KIN = {frozenset(pair) for pair in (("i", "e"), ("i", "o"), ("i", "y"), ("i", "ö"), ("e", "ö"), ("o", "ö"))}


def kin(one: str, other: str) -> bool:
    """Whether two spellings that fold alike can be the same name in two languages."""
    a, b = _parts(one), _parts(other)
    if len(a) != len(b):
        # Written together or with a hyphen (Novo-Mykolaivka), but never as two words of a sentence.
        return " " not in one.strip() and " " not in other.strip()
    return all(_kin_words(x, y) for x, y in zip(a, b, strict=True))


def _parts(name: str) -> list[str]:
    words = words_of(name)
    kept = [w for w in words if w not in ARTICLES] if len(words) > 1 else words
    return [consonant_form(w) for w in kept or words]


def _kin_words(one: str, other: str) -> bool:
    if one == other or fold(one) != fold(other):
        # Words may share a key with the name as a whole without doing so one by one; there is no ground to refuse.
        return True
    stem_a, end_a = _split(one)
    stem_b, end_b = _split(other)
    return _kin_endings(stem_a, end_a, stem_b, end_b) and _kin_stems(stem_a, stem_b)


def _split(word: str) -> tuple[str, str]:
    ending = _ENDING.search(word)
    return (word, "") if ending is None else (word[: ending.start()], ending.group().replace("y", "i"))


def _kin_endings(stem_a: str, end_a: str, stem_b: str, end_b: str) -> bool:
    if end_a == end_b or any(end_a in gender and end_b in gender for gender in _GENDERS):
        return True
    soft = _SOFT_STEM.search(stem_a) and _SOFT_STEM.search(stem_b)
    doubled = soft and any(m and (m.group(1) or len(m.group()) == 2) for m in (_SOFT_STEM.search(stem_a), soft))
    return bool(doubled) and {end_a, end_b} <= {"a", "ia", "iia", "e", "ie"}


def _kin_stems(one: str, other: str) -> bool:
    runs_a, runs_b = list(_RUN.finditer(one)), list(_RUN.finditer(other))
    if len(runs_a) != len(runs_b):
        return True
    for a, b in zip(runs_a, runs_b, strict=True):
        if _BEFORE_V.match(one, a.end()) or a.group() == b.group():
            continue
        x, y = _sound(a.group()), _sound(b.group())
        hushed = one[: a.start()].endswith(_HUSH) and {x, y} == {"e", "o"}
        if x != y and frozenset((x, y)) not in _KIN and not hushed:
            return False
    return True


def _sound(run: str) -> str:
    """A run of vowels as one sound where it is one: ia → a, yo → ö, ii → i."""
    if run == "y":
        return run
    run = re.sub(r"i+", "i", run.replace("y", "i"))
    if len(run) == 2 and run[0] == "i":
        return "ö" if run[1] == "o" else run[1]
    return {"ee": "i", "aa": "a", "oo": "u"}.get(run, run)
