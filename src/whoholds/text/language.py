"""Which language a text is in: enough to know whether it can be read, by script and by its commonest words."""

from __future__ import annotations

import re

from whoholds.text.words import words as _words

# What is looked at: a report's language shows in its first pages.
_SAMPLE = 20_000
# Fewer letters than this decide nothing.
_LETTERS = 12
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]+")
_OTHER = re.compile(r"[^\W\d_A-Za-zÀ-ɏЀ-ӿ]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏ'’]+")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэёъЫЭЁЪ]")
# Letters of neither: Serbian and Macedonian, Kazakh and others of the steppe. Belarusian has ў beside і.
_NEITHER = re.compile(r"[ђћџљњјѓќѕўәғқңөұүһЂЋЏЉЊЈЃЌЅЎӘҒҚҢӨҰҮҺ]")
# The thirty commonest words of running English, and words that mark its neighbours in Latin script.
_ENGLISH = _words(
    "the of and to in a is that for on was with as by at from has have its his her were are be said an it he they "
    "had but not this who which after their been will"
)
_FOREIGN = (
    _words(
        "der die das und den von zu mit ist im für auf nicht le la les des et du en est une dans pour que qui sur "
        "au el los las una por con del se il di che e un della per è non w na z nie się że do jest od het een van o "
        "os as um uma não com no şi că este pe din ve bir bu için ile od je i u za da su să"
    )
    - _ENGLISH
)
# English prose has these words at a rate of a third to a half; headlines at a tenth.
_ENGLISH_SHARE, _HEADLINE_SHARE = 0.18, 0.08
_HEADLINE_WORDS = 25


def detect(text: str) -> str | None:
    """``en``, ``ru``, ``uk``, ``other``, or None when there is too little text to tell."""
    sample = text[:_SAMPLE]
    latin, cyrillic, other = (sum(map(len, letters.findall(sample))) for letters in (_LATIN, _CYRILLIC, _OTHER))
    if latin + cyrillic + other < _LETTERS:
        return None
    if cyrillic > latin and cyrillic > other:
        return _cyrillic(sample)
    if other > latin:
        return "other"
    found = [word.lower() for word in _WORD.findall(sample)]
    english = sum(1 for word in found if word in _ENGLISH)
    foreign = sum(1 for word in found if word in _FOREIGN)
    if english <= foreign:
        # a headline has too few small words to tell by one of them
        return "other" if foreign and (foreign > 1 or len(found) > _HEADLINE_WORDS) else None
    share = english / len(found)
    if share >= _ENGLISH_SHARE or (len(found) <= _HEADLINE_WORDS and share >= _HEADLINE_SHARE):
        return "en"
    return "en" if foreign * 3 < english and share >= _HEADLINE_SHARE else "other"


def _cyrillic(sample: str) -> str:
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if len(_NEITHER.findall(sample)) > max(ukrainian, russian) // 2:
        return "other"
    if ukrainian > russian:
        return "uk"
    # Bulgarian has ъ but neither ы nor э.
    if russian and not re.search(r"[ыэЫЭ]", sample) and len(sample) > 200:
        return "other"
    return "ru"
