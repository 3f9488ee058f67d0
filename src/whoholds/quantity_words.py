"""The words of figures in one language: numbers, units, what is counted.

Read once from ``lexicon/<language>/quantities.yaml``.
The tables are data that a linguist can edit; this module only reads them and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from whoholds.errors import SettingsError


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language. `before` maps the words right before a number to what they say of it:
    ``lower``, ``upper``, ``cap`` (an upper bound that is news), ``approx`` or ``plain`` (nothing)."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    vague: frozenset[str]
    before: Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """What the readers of figures know of a language.

    `length` and `area` hold kilometres and square kilometres per unit; `nouns` maps a noun to what it counts
    ("people", "attacks"); `cues` maps a word to the classes it belongs to ("killed", "be"); `yardsticks` are areas in
    km² that others are likened to. One of `hints`, or a digit, stands in every sentence that holds a figure.
    """

    numbers: NumberWords
    length: Mapping[str, float]
    area: Mapping[str, float]
    square: frozenset[str]
    nouns: Mapping[str, str]
    weak: frozenset[str]
    attributive: frozenset[str]
    things: frozenset[str]
    cues: Mapping[str, frozenset[str]]
    yardsticks: Mapping[str, float]
    hints: frozenset[str]


def _mapping(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SettingsError(f"{where}: a mapping was expected")
    return {str(key): item for key, item in value.items()}


def _list(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f'{where}: a list of words was expected (quote words like "on" and "no")')
    return [item.lower() for item in value]


def _numbers(value: object, where: str) -> dict[str, float]:
    out: dict[str, float] = {}
    for key, item in _mapping(value, where).items():
        if isinstance(item, bool) or not isinstance(item, int | float):
            raise SettingsError(f"{where}.{key}: a number was expected")
        out[key] = float(item)
    return out


@cache
def quantity_words(language: str = "en") -> QuantityWords:
    """The words of figures of a language, read once. Raises `SettingsError` where there are none or they are wrong."""
    import yaml

    name = f"lexicon {language}/quantities.yaml"
    source = resources.files("whoholds").joinpath("theatres", "_shared", "lexicon", language, "quantities.yaml")
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read ({error.strerror}); figures need it") from error
    data = _mapping(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), name)
    before: dict[tuple[str, ...], str] = {}
    kinds_of_bounds = {"plain": "plain", "approx": "approx", "upper": "upper", "lower": "lower", "cap": "caps"}
    for kind, key in kinds_of_bounds.items():
        before |= {tuple(phrase.split()): kind for phrase in _list(data.get(key), f"{name}: {key}") if phrase}
    nouns: dict[str, str] = {}
    for kind, words in _mapping(data.get("nouns"), f"{name}: nouns").items():
        for word in _list(words, f"{name}: nouns.{kind}"):
            nouns.setdefault(word, kind)
    cues: dict[str, set[str]] = {}
    for kind, words in _mapping(data.get("cues"), f"{name}: cues").items():
        for word in _list(words, f"{name}: cues.{kind}"):
            cues.setdefault(word, set()).add(kind)
    cardinals = _numbers(data.get("cardinals"), f"{name}: cardinals")
    vague = _list(data.get("vague"), f"{name}: vague")
    one = [word for word, kinds in cues.items() if kinds & {"killed", "wounded", "died", "killing", "wounding"}]
    hints = [
        *cardinals,
        *vague,
        *_numbers(data.get("scales"), f"{name}: scales"),
        *one,
        "half",
        "twice",
        "mile",
        "casualties",
    ]
    return QuantityWords(
        numbers=NumberWords(
            cardinals={key: int(n) for key, n in cardinals.items()},
            scales={key: int(n) for key, n in _numbers(data.get("scales"), f"{name}: scales").items()},
            vague=frozenset(vague),
            before=before,
        ),
        length=_numbers(data.get("length"), f"{name}: length"),
        area=_numbers(data.get("area"), f"{name}: area"),
        square=frozenset(_list(data.get("square"), f"{name}: square")),
        nouns=nouns,
        weak=frozenset(
            _list(data.get("weak_attacks"), f"{name}: weak_attacks")
            + _list(data.get("weak_settlements"), f"{name}: weak_settlements")
        ),
        attributive=frozenset(_list(data.get("attributive"), f"{name}: attributive")),
        things=frozenset(_list(data.get("things"), f"{name}: things")),
        cues={word: frozenset(kinds) for word, kinds in cues.items()},
        yardsticks=_numbers(data.get("yardsticks"), f"{name}: yardsticks"),
        hints=frozenset(hints),
    )
