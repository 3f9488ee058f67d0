"""The words by which a text says who speaks, read from `theatres/_shared/lexicon/<language>/reporting.yaml`.

The table is data that a linguist can edit; this module reads it once, spells out the inflected forms and hands out a
frozen value. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from whoholds.errors import SettingsError

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, eq=False)
class SpeechWords:
    """Reporting verbs (every inflected form to its lemma), nouns, roles and nations. See `reporting.yaml`.

    `sets` are the smaller classes of words, by the name the table gives them.
    """

    language: str
    verbs: Mapping[str, str]
    finite: frozenset[str]
    clause: frozenset[str]
    object: frozenset[str]
    show: frozenset[str]
    about: frozenset[str]
    particles: Mapping[str, str]
    carriers: frozenset[str]
    own_carriers: frozenset[str]
    speech_nouns: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    spokesmen: frozenset[str]
    neutral: frozenset[str]
    sided: frozenset[str]
    local_roles: frozenset[str]
    armies: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    foreign: tuple[str, ...]
    countries: Mapping[str, str]
    plain: frozenset[str]
    between: frozenset[str]
    sets: Mapping[str, frozenset[str]]


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The inflected forms of a regular verb, itself first: base, third person, past, participle."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return lemma, third, lemma + "ed", lemma + "ing"


def plural(noun: str) -> str:
    """The regular plural of a noun; of a phrase, of its last word."""
    if noun.endswith(("man",)) and not noun.endswith("human"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("fe"):
        return noun[:-2] + "ves"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _both(nouns: Iterable[str]) -> frozenset[str]:
    listed = list(nouns)
    return frozenset(listed) | frozenset(plural(n) for n in listed)


@cache
def load(language: str = "en") -> SpeechWords:
    """The reporting words of that language; raises `SettingsError` when the package has none."""
    place = resources.files("whoholds") / "theatres" / "_shared" / "lexicon" / language / "reporting.yaml"
    if not place.is_file():
        raise SettingsError(
            f"no reporting words for language {language!r}: add {language}/reporting.yaml to the lexicon"
        )
    table = yaml.load(place.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    kinds: dict[str, list[str]] = table["verbs"]
    irregular: dict[str, list[str]] = table["irregular"]
    lemmas = dict.fromkeys(lemma for kind in ("clause", "object", "show") for lemma in kinds[kind])
    verbs: dict[str, str] = {}
    finite: set[str] = set()
    for lemma in lemmas:
        forms = (lemma, *irregular[lemma]) if lemma in irregular else verb_forms(lemma)
        for form in forms:
            verbs.setdefault(form, lemma)
        finite.update(form for form in forms if not form.endswith("ing"))
    return SpeechWords(
        language=language,
        verbs=MappingProxyType(verbs),
        finite=frozenset(finite),
        clause=frozenset(kinds["clause"]),
        object=frozenset(kinds["object"]),
        show=frozenset(kinds["show"]),
        about=frozenset(table["about"]),
        particles=MappingProxyType(
            {form: out for verb, out in table["particles"].items() for form in verb_forms(verb)}
        ),
        carriers=_both(table["carriers"]),
        own_carriers=_both(table["own_carriers"]),
        speech_nouns=_both(table["speech_nouns"]),
        people=_both(table["people"]),
        plurals=_both(table["people"]) - frozenset(table["people"])
        | {"people", "police", "media", "personnel", "spokespeople"},
        spokesmen=_both(table["spokesmen"]),
        neutral=_both(table["neutral"]),
        sided=_both(table["sided"]),
        local_roles=_both(table["local_roles"]),
        armies=_both(table["armies"]),
        titles=frozenset(table["titles"]),
        bodies=frozenset(table["bodies"]),
        foreign=tuple(table["foreign"]),
        countries=MappingProxyType(dict(table["countries"])),
        plain=frozenset(table["plain"]),
        between=frozenset(table["between"]),
        sets=MappingProxyType({name: frozenset(words) for name, words in table["sets"].items()}),
    )
