"""Which theatre a text is about, from its identifying words, which count as they are written: "Sake" is a town."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from whoholds import theatre_files as files
from whoholds import theatre_names as names

STRONG = 3.0  # weight of a word that hardly occurs outside the theatre
WEAK = 1.0
MIN_SCORE = 4.0  # below it the text is about none: one strong word and one weak one, or strong words twice
MIN_SCORE_SHORT = 3.0  # in a sentence or two there is no room for more than one strong word
REPEATS = 3  # a word counts so often at most, so that one name repeated does not outvote the rest
CHARS = 20_000  # the head of a text tells; longer ones are not read further
SHORT = 1_200  # characters up to which a text is too short to ask how often it speaks of fighting
MIN_FIGHTING = 4.0  # words of fighting in a thousand: of 142 reports those with claims had 11 or more, others under 2
MARGIN = 4.0  # by so much must a theatre outdo the one it extends: their words are the same but for a few
BEFORE_DAYS = 60  # a war's name is in the news before its first day
OUT_OF_TIME = 20.0  # taken from a theatre whose years do not hold the day of publication

_WORD = re.compile(r"\w+")


@cache
def _head(theatre: str) -> files.Table:
    path = files.PACKAGED / theatre / "theatre.yaml"
    return files.table(files.read_yaml(path)[0], str(path))


def _base(theatre: str) -> str | None:
    return files.text(_head(theatre).get("extends"), f"{theatre}/theatre.yaml: extends")


@cache
def _weights(theatre: str) -> dict[str, float]:
    """The identifying words of a theatre with their weights; what it says itself goes before what it extends."""
    path, base = f"{theatre}/theatre.yaml", _base(theatre)
    weights = {} if base is None else {word: weight for word, weight in _weights(base).items() if weight > 0}
    table = files.table(_head(theatre).get("words"), f"{path}: words")
    for key, weight in (("weak", WEAK), ("strong", STRONG), ("against", -STRONG)):
        for phrase in files.phrases(table.get(key), f"{path}: words.{key}"):
            for term in names.forms(phrase):
                if base is None or key != "weak":
                    weights[term] = weight
                else:  # a weak word of its own must not weaken what it took over
                    weights.setdefault(term, weight)
    return weights


@cache
def _terms(theatres: tuple[str, ...]) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """The identifying words of all `theatres`: single words, and longer terms by their first word."""
    longer: dict[str, list[str]] = {}
    single: set[str] = set()
    for term in {term for theatre in theatres for term in _weights(theatre)}:
        words = _WORD.findall(term)
        if len(words) == 1 and words[0] == term:
            single.add(term)
        else:
            longer.setdefault(words[0], []).append(term)
    return frozenset(single), {first: tuple(sorted(terms)) for first, terms in longer.items()}


@cache
def _fighting() -> frozenset[str]:
    path = files.SHARED / "choice.yaml"
    table = files.table(files.read_yaml(path)[0], str(path))
    return frozenset(files.phrases(table.get("fighting"), f"{path}: fighting"))


def _counts(text: str, theatres: tuple[str, ...]) -> dict[str, int]:
    """How often each identifying word stands in the text, `REPEATS` at most."""
    single, longer = _terms(theatres)
    found: dict[str, int] = {}
    for word, count in Counter(_WORD.findall(text)).items():
        if word in single:
            found[word] = min(count, REPEATS)
        for term in longer.get(word, ()):
            if term in text:
                found[term] = min(text.count(term), REPEATS)
    return found


def scores(text: str, theatres: tuple[str, ...], published: str | None = None) -> dict[str, float]:
    """How strongly the text's words, and the day of publication where known, point to each theatre."""
    counts = _counts(text[:CHARS], theatres)
    out: dict[str, float] = {}
    for theatre in theatres:
        weights = _weights(theatre)
        score = sum(weights.get(word, 0.0) * count for word, count in counts.items())
        out[theatre] = score if _in_time(theatre, published) else score - OUT_OF_TIME
    return out


def best(text: str, theatres: tuple[str, ...], published: str | None = None) -> str | None:
    """The theatre with the highest score, if that is enough; the first by name of equals."""
    found = scores(text, theatres, published)
    for theatre, score in tuple(found.items()):
        base = _base(theatre)
        if base in found and score < found[base] + MARGIN:
            del found[theatre]
    if not found:
        return None
    name = max(sorted(found), key=lambda key: found[key])
    if found[name] < (MIN_SCORE_SHORT if len(text) <= SHORT else MIN_SCORE):
        return None
    return name if len(text) <= SHORT or _tells_of_fighting(text[:CHARS]) else None


def _in_time(theatre: str, published: str | None) -> bool:
    """Whether a report of that day (ISO, or a month or year, which always pass) can be about the theatre's years."""
    if published is None or len(published) < 10:
        return True
    try:
        day = date.fromisoformat(published[:10])
        since, until = (str(_head(theatre).get(key) or "") for key in ("since", "until"))
        if since and (date.fromisoformat(since) - day).days > BEFORE_DAYS:
            return False
        return not until or day <= date.fromisoformat(until)
    except ValueError:
        return True


def _tells_of_fighting(text: str) -> bool:
    """Whether a text uses the words of fighting as often as war reports do."""
    words, fighting = _WORD.findall(text), _fighting()
    return 1000 * sum(1 for word in words if word in fighting) >= MIN_FIGHTING * len(words)
