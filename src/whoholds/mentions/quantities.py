"""Counted things in a text: a number with what it counts ("at least 53 Ukrainian prisoners of war").

`find_quantities` reads one sentence without a parser: the number, then the words up to the noun it counts. What the
number says (killed? prisoners?) is decided by `claims.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.mentions.numerals import Numeral, Word, find_numerals, tokens
from whoholds.quantity_words import QuantityWords

_REACH = 7  # words between a number and its noun, at most
_QUOTES = frozenset("\"'")
_MARK = re.compile(r"[^\w]+")
_CLOSED = ("stop", "preposition", "relative", "be", "have", "and", "including")
_PARTICIPLES = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "detained": "captured",
    "fled": "fled",
}
_MORE = frozenset({"more", "other", "others", "additional", "further"})
_DETERMINERS = frozenset(["the", "its", "their", "these", "those", "our", "his", "her"])
_UNCOUNTED = frozenset({"bare", "thing", "attacks", "settlements", "munitions"})
_SINGULAR = frozenset({"person", "child", "man", "woman", "boy", "girl"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts: tokens ``first`` to ``last`` (exclusive), `first` including the bounding words.

    `counted` is a noun class of the lexicon ("people", "attacks"), ``bare`` where no noun follows ("killed 12"),
    ``them`` for "three of them", or ``thing`` for anything else. `inner` is a participle inside the phrase
    ("500 wounded soldiers"). ``start:end`` is the number with its noun, without the bounding words.
    """

    numeral: Numeral
    first: int
    last: int
    start: int
    end: int
    counted: str
    head: str
    inner: str | None = None


def find_quantities(
    plain: str, start: int, end: int, known: QuantityWords
) -> tuple[tuple[Word, ...], tuple[Numeral, ...], tuple[Quantity, ...]]:
    """The tokens, numerals and counted things of the sentence ``plain[start:end]`` (a text made `flat`)."""
    words = tokens(plain, start, end)
    numerals = find_numerals(plain, words, known.numbers)
    taken = {i for n in numerals for i in range(n.first, n.last)}
    found = [_quantity(plain, words, n, known) for n in numerals]
    found += [q for i in range(len(words)) if i not in taken and (q := _article(plain, words, i, known)) is not None]
    return words, numerals, tuple(sorted(found, key=lambda q: q.first))


def _quantity(plain: str, words: Sequence[Word], numeral: Numeral, known: QuantityWords) -> Quantity:
    last, counted, head, inner = _noun(plain, words, numeral.last, known, numeral.value is None or numeral.value >= 1e6)
    if _hyphened(words, numeral.last) or (_year(words, numeral) and (counted in _UNCOUNTED or head not in known.nouns)):
        last, counted, head, inner = numeral.last, "thing", "", None
    return Quantity(numeral, numeral.lead, last, words[numeral.first].start, words[last - 1].end, counted, head, inner)


def _hyphened(words: Sequence[Word], at: int) -> bool:
    """Whether the number goes on in a compound ("10-year-old")."""
    return (
        at + 1 < len(words)
        and words[at].text == "-"
        and words[at - 1].end == words[at].start
        and words[at].end == words[at + 1].start
    )


def _year(words: Sequence[Word], numeral: Numeral) -> bool:
    """Whether a number could be a year ("2023 counteroffensive"): four bare digits from 1900 to 2099, not bounded."""
    text = words[numeral.first].text
    one = numeral.last == numeral.first + 1 and not (numeral.bound or numeral.approx or numeral.high)
    return one and len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _article(plain: str, words: Sequence[Word], i: int, known: QuantityWords) -> Quantity | None:
    """ "a woman", "a Russian officer", "another was wounded": one person."""
    if words[i].text == "another" and i + 1 < len(words) and _is(words[i + 1].text, known, "be", "killed", "wounded"):
        return Quantity(
            Numeral(i, i + 1, i, 1.0, article=True), i, i + 1, words[i].start, words[i].end, "bare", "another"
        )
    if words[i].text not in ("a", "an") or i + 1 >= len(words):
        return None
    last, counted, head, _ = _noun(plain, words, i + 1, known, False)
    if counted not in ("people", "fighters") or last - i > 4:
        return None
    if not (head in _SINGULAR or head.endswith(("man", "woman")) or head + "s" in known.nouns):
        return None
    numeral = Numeral(i, i + 1, i, 1.0, article=True)
    return Quantity(numeral, i, last, words[i].start, words[last - 1].end, counted, head)


def _is(word: str, known: QuantityWords, *classes: str) -> bool:
    return not known.cues.get(word, frozenset()).isdisjoint(classes)


def _plural_name(plain: str, word: Word, known: QuantityWords) -> bool:
    """Whether the word looks like a people ("Syrians"): capitalised, plural, and not known as anything else."""
    return (
        plain[word.start].isupper()
        and word.text.endswith("s")
        and not word.text.endswith(("ss", "'s", "us", "is"))
        and word.text not in known.things
        and word.text not in known.cues
    )


def _noun(
    plain: str, words: Sequence[Word], at: int, known: QuantityWords, vague: bool
) -> tuple[int, str, str, str | None]:
    """What is counted from token `at` on: the token after the phrase, the class, the noun, a participle inside.

    After a `vague` number, "of" is looked past ("dozens of tired soldiers").
    """
    i, inner, start = at, None, at
    if i < len(words) and words[i].text in _MORE and words[i].text != "others":
        i += 1
        start = i
    if i + 1 < len(words) and words[i].text == "of":
        i += 1
        if words[i].text in ("them", "whom", "those"):
            return i + 1, "them", words[i].text, None
        if words[i].text in _DETERMINERS:
            i += 1
        elif not vague and not words[i].text.endswith("'s"):
            return at, "bare", "", None
        start = i
    head, kind, stop, spare, name = -1, "", min(len(words), i + _REACH), 0, -1
    while i < stop:
        word = words[i].text
        if word in _QUOTES:
            i += 1
            continue
        noun = known.nouns.get(word)
        if noun is not None and not (
            noun in ("dead", "hurt") and i + 1 < len(words) and _adjectival(plain, words, i, known)
        ):
            if head >= 0 and head != i - 1:
                break
            head, kind = i, noun
        elif head >= 0:
            if words[head].text in known.attributive and _thing(plain, words[i], known):
                return i + 1, "thing", word, inner
            break
        elif not word[0].isalnum():
            break
        elif word in known.things:
            return i + 1, "thing", word, inner
        elif word[0].isdigit() or word in known.numbers.cardinals:
            break
        elif any(_is(word, known, c) for c in _PARTICIPLES):
            if inner is not None:
                break
            inner = next(_PARTICIPLES[c] for c in _PARTICIPLES if _is(word, known, c))
        elif _is(word, known, *_CLOSED) or (word in known.cues and not _is(word, known, "town") and word not in _MORE):
            break
        else:
            spare += 1
            if _plural_name(plain, words[i], known):
                name = i
        i += 1
    if head >= 0:
        if kind in ("dead", "hurt"):
            return head, "bare", "", None
        return _joined(words, head, kind, known), kind, words[head].text, inner
    if name >= 0:
        if name + 2 < len(words) and words[name + 1].text == "and" and _plural_name(plain, words[name + 2], known):
            name += 2
        return name + 1, "people", words[name].text, inner
    if spare and inner is None:
        return min(i, at + 1 + spare), "thing", words[i - 1].text, None
    if start > at and words[start - 1].text in _MORE:
        return start, "bare", words[start - 1].text, None
    return at, "bare", "", None


def _joined(words: Sequence[Word], head: int, kind: str, known: QuantityWords) -> int:
    """The end of the phrase with a second noun of the same sort joined to it ("soldiers and allied fighters")."""
    if head + 1 < len(words) and words[head + 1].text in ("and", "or"):
        for i in range(head + 2, min(head + 5, len(words))):
            word = words[i].text
            noun = known.nouns.get(word)
            if noun is not None:
                same = noun == kind or {noun, kind} <= {"people", "fighters", "displaced"}
                return i + 1 if same and word not in _MORE else head + 1
            if word in known.cues or not word[0].isalpha() or word in known.numbers.cardinals or word.endswith("ing"):
                break
    return head + 1


def _adjectival(plain: str, words: Sequence[Word], i: int, known: QuantityWords) -> bool:
    """Whether "wounded" or "dead" at `i` goes with a noun that follows ("wounded Russian servicemen")."""
    for word in words[i + 1 : i + 4]:
        if word.text in known.nouns:
            return known.nouns[word.text] not in ("dead", "hurt")
        if word.text in known.cues or not word.text[0].isalpha():
            return False
    return False


def _thing(plain: str, word: Word, known: QuantityWords) -> bool:
    text = word.text
    if text in known.things:
        return True
    return (
        text.isalpha()
        and text.endswith("s")
        and text not in known.cues
        and text not in known.nouns
        and len(text) > 3
        and text != "this"
    )
