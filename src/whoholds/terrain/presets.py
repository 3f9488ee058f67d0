"""How each map maker's layers map to ours (data/presets.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from whoholds.errors import SettingsError
from whoholds.model import LAYERS, Elsewhere, Layer

_TABLE = Path(__file__).parent / "data" / "presets.yaml"
GENERIC = "generic"
_PRESET_FIELDS = frozenset(("assessor", "title", "names", "files", "theatre", "elsewhere", "terms", "rules"))
_RULE_FIELDS = frozenset(
    (
        "layer", "party", "covers", "static", "required", "source_layer", "over",
        "layer_names", "file_names", "properties", "no_more_than", "exactly",
    )
)  # fmt: skip
_ELSEWHERE: tuple[Elsewhere, ...] = ("home", "untold")
_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a maker's layer is to us. `layer` is None for one that is known and passed over.

    All conditions that are not None must hold: patterns for the names as `words`, and for properties by lower-case key;
    `no_more_than` and `exactly` are the keys that a feature may have, or has.
    """

    layer: Layer | None
    party: str | None = None
    covers: tuple[Layer, ...] = ()
    static: bool = False
    required: bool = False
    source_layer: str = ""
    layer_names: re.Pattern[str] | None = None
    file_names: re.Pattern[str] | None = None
    properties: tuple[tuple[str, re.Pattern[str]], ...] = ()
    no_more_than: frozenset[str] | None = None
    exactly: frozenset[str] | None = None

    def matches(self, layer_name: str, file_name: str, properties: Mapping[str, str]) -> bool:
        """Whether the rule is about a feature of that layer, in that file, with those properties (keys lower-case)."""
        if self.layer_names is not None and not self.layer_names.fullmatch(words(layer_name)):
            return False
        if self.file_names is not None and not self.file_names.fullmatch(words(file_name)):
            return False
        if any(not pattern.fullmatch(words(properties.get(key, ""))) for key, pattern in self.properties):
            return False
        if self.exactly is not None and properties.keys() != self.exactly:
            return False
        return self.no_more_than is None or properties.keys() <= self.no_more_than


@dataclass(frozen=True, slots=True)
class Preset:
    """A maker's layers. `assessor` is None for the generic one; `terms` tell in short what is known about reuse.

    `names` are what the maker goes by, lower-case; `files` matches names of files and layers that only it uses.
    """

    name: str
    assessor: str | None
    title: str
    theatre: str | None
    elsewhere: Elsewhere
    terms: str
    rules: tuple[Rule, ...]
    names: frozenset[str] = frozenset()
    files: re.Pattern[str] | None = None

    def rule(self, layer_name: str, file_name: str, properties: Mapping[str, str]) -> Rule | None:
        """The first rule about such a feature; None when the maker is not known to draw it."""
        return next((rule for rule in self.rules if rule.matches(layer_name, file_name, properties)), None)

    @property
    def known(self) -> tuple[str, ...]:
        """The maker's layers that are taken in, by its own names, each with ours."""
        return tuple(dict.fromkeys(f"{rule.source_layer} ({rule.layer})" for rule in self.rules if rule.layer))


def presets() -> Mapping[str, Preset]:
    """All presets by name."""
    return _table()[1]


def words(name: str) -> str:
    """A name as rules compare it: lower-case words with single blanks, without versions, days and copies' numbers."""
    bare = _table()[0].sub(" ", _spelled(name))
    return " ".join(bare.split())


def preset_of(assessor: str | None, names: Iterable[str] = ()) -> Preset:
    """The preset of the maker that goes by that name, or, of an unnamed one, that uses such file or layer names.

    Else the generic one.
    """
    if assessor is not None:
        called = " ".join(assessor.split()).casefold()
        return next((preset for preset in presets().values() if called in preset.names), presets()[GENERIC])
    spelled = [_spelled(name) for name in names]
    for preset in presets().values():
        if preset.files is not None and any(preset.files.fullmatch(name) for name in spelled):
            return preset
    return presets()[GENERIC]


def _spelled(name: str) -> str:
    return _OTHER.sub(" ", name.casefold()).strip()


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, Preset]]:
    """The pattern of noise, and the presets. Raises `SettingsError` naming what is wrong in the file."""
    import yaml

    raw = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    found: dict[str, Preset] = {}
    for name, row in raw["presets"].items():
        _only(set(row), _PRESET_FIELDS, name)
        if row["elsewhere"] not in _ELSEWHERE:
            raise SettingsError(f"{_TABLE.name}: {name}: elsewhere is one of {', '.join(_ELSEWHERE)}")
        found[name] = Preset(
            name,
            row.get("assessor"),
            row["title"],
            row.get("theatre"),
            row["elsewhere"],
            row["terms"].strip(),
            tuple(_rule(rule, f"{name}, rule {number}") for number, rule in enumerate(row["rules"], 1)),
            frozenset(other.casefold() for other in row.get("names", ())),
            re.compile(row["files"]) if "files" in row else None,
        )
    return re.compile(raw["noise"]), MappingProxyType(found)


def _rule(row: Mapping[str, str | bool | list[str] | dict[str, list[str]]], where: str) -> Rule:
    _only(set(row), _RULE_FIELDS, where)
    over = row.get("over") is True
    layer = next((layer for layer in LAYERS if layer == row.get("layer")), None)
    covers = tuple(layer for layer in LAYERS if layer in _list(row.get("covers")))
    if over is (layer is not None) or len(covers) != len(_list(row.get("covers"))):
        raise SettingsError(
            f"{_TABLE.name}: {where}: give a layer and covers out of {', '.join(LAYERS)}, or over: true"
        )
    party, source_layer, told = row.get("party"), row.get("source_layer", ""), row.get("properties", {})
    if not isinstance(party, str | None) or not isinstance(source_layer, str) or not isinstance(told, dict):
        raise SettingsError(f"{_TABLE.name}: {where}: party and source_layer are text, properties are patterns by name")
    return Rule(
        layer,
        party,
        covers,
        row.get("static") is True,
        row.get("required") is True,
        source_layer,
        _pattern(row.get("layer_names")),
        _pattern(row.get("file_names")),
        tuple((key, pattern) for key, given in told.items() if (pattern := _pattern(given)) is not None),
        frozenset(_list(row["no_more_than"])) if "no_more_than" in row else None,
        frozenset(_list(row["exactly"])) if "exactly" in row else None,
    )


def _pattern(given: object) -> re.Pattern[str] | None:
    alternatives = _list(given)
    return re.compile("|".join(f"(?:{one})" for one in alternatives)) if alternatives else None


def _list(given: object) -> list[str]:
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise SettingsError(f"{_TABLE.name}: {given!r} is no list of texts; put patterns in quotes")
    return given


def _only(found: set[str], known: frozenset[str], where: str) -> None:
    if found - known:
        raise SettingsError(f"{_TABLE.name}: {where}: there is no field {', '.join(sorted(found - known))}")
