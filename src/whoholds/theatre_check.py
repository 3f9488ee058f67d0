"""Checks a theatre folder that strangers wrote: every key known, every value of its form, no key twice.

Raises `TheatreError` naming file, key and cure. Imports pydantic, so it is itself imported only when needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationError

from whoholds.errors import TheatreError
from whoholds.theatre_files import Folder
from whoholds.theatre_values import SpeakerKind

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
_KEY_DAY = re.compile(r"(\d{4}-)?\d\d-\d\d$")
_SIDE = re.compile(r"[A-Z][A-Z0-9]{1,7}$|independent$")


def _matching(pattern: re.Pattern[str], form: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.match(value):
            raise ValueError(f"must be {form}, not {value!r}")
        return value

    return AfterValidator(check)


def _position(value: str) -> str:
    try:
        lat, lon = (float(part) for part in value.split())
    except ValueError:
        raise ValueError(f"must be latitude and longitude such as '47.51 34.59', not {value!r}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{value!r} is not on the globe; latitude comes first")
    return value


def _outline(value: str) -> str:
    ring = [_position(part.strip()) for part in value.split(",")]
    if len(ring) < 3:
        raise ValueError("an outline needs at least three positions, parted by commas")
    return value


def _number(value: str) -> str:
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        raise ValueError(f"must be a positive number, not {value!r}")
    return value


def _braces(value: str) -> str:
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth not in (0, 1):
            raise ValueError(f"braces must be closed and not stand inside each other: {value[:60]!r}")
    if depth:
        raise ValueError(f"a brace is not closed: {value[:60]!r}")
    return value


Text = Annotated[str, AfterValidator(_braces)]
Phrases = Text | list[Text]
Day = Annotated[str, _matching(_DAY, "a day, month or year such as 2022-02-24")]
Side = Annotated[str, _matching(_SIDE, "a party's code in capitals, or independent")]
Country = Annotated[str, _matching(re.compile(r"[A-Z]{2}$"), "an ISO 3166-1 code of two letters such as UA")]
Position = Annotated[str, AfterValidator(_position)]
Outline = Annotated[str, AfterValidator(_outline)]
Number = Annotated[str, AfterValidator(_number)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Words(_Strict):
    strong: Phrases = ""
    weak: Phrases = ""
    against: Phrases = ""


class _Head(_Strict):
    title: str
    countries: Phrases
    since: Day
    until: Day | Literal[""] = ""
    description: str = ""
    extends: str | None = None
    borrow: dict[str, Phrases] = {}
    sides: dict[Side, Phrases] = {}
    relative_hostile: Phrases = ""
    homes: dict[str, str] = {}
    occupiers: dict[str, str] = {}
    role_sides: dict[Side, Phrases] = {}
    words: _Words = _Words()


class _Party(_Strict):
    names: Phrases
    adjectives: Phrases = ""
    people: Phrases = ""
    groups: Phrases = ""
    hostile: Phrases = ""
    enemies: Phrases = ""


class _Speaker(_Strict):
    aliases: Phrases = ""
    roles: Phrases = ""
    since: Day | Literal[""] = ""
    until: Day | Literal[""] = ""
    side: Side | None = None
    surname: Literal["yes", "no"] = "yes"


class _Speakers(_Strict):
    side: Side
    kind: SpeakerKind
    names: dict[str, Phrases | _Speaker]


class _Region(_Strict):
    aliases: Phrases = ""
    stems: Phrases = ""
    at: Position | None = None
    admin1: str | None = None
    country: Country | None = None
    area_km2: Number | None = None
    outline: Outline | None = None


class _Regions(_Strict):
    type: Literal["area", "site", "settlement"]
    country: Country | None = None
    admin1: str | None = None
    class_words: Phrases = ""
    names: dict[str, Phrases | _Region]


class _Date(_Strict):
    day: Annotated[str, _matching(_KEY_DAY, "a day such as 2022-02-24, or 05-09 for one without a year")]
    aliases: Phrases = ""


def _or_empty(tree: object, empty: object) -> object:
    return empty if tree in (None, "") else tree


_FORMS: Mapping[str, tuple[TypeAdapter[object], object]] = {
    "theatre.yaml": (TypeAdapter(_Head), {}),
    "parties.yaml": (TypeAdapter(dict[Side, _Party]), {}),
    "speakers.yaml": (TypeAdapter(list[_Speakers]), []),
    "regions.yaml": (TypeAdapter(dict[str, _Regions]), {}),
    "renames.yaml": (TypeAdapter(dict[str, Phrases]), {}),
    "dates.yaml": (TypeAdapter(dict[str, str | _Date]), {}),
}


def check(folder: Folder) -> None:
    """Check every file of `folder`; raises `TheatreError` for the first that is wrong."""
    for file, (form, empty) in _FORMS.items():
        path = folder.path / file
        twice = duplicates(path.read_text(encoding="utf-8"))
        if twice:
            raise TheatreError(f"{path}: {twice[0]}: the key stands there twice; join the two")
        try:
            form.validate_python(_or_empty(folder.files[file], empty))
        except ValidationError as error:
            found = [(tuple(str(p) for p in one["loc"] if not _branch(p)), one["msg"]) for one in error.errors()]
            # A value that may have several forms fails in each: the form that came furthest is the one meant.
            first = found[0][0]
            at, message = max((one for one in found if one[0][: len(first)] == first), key=lambda one: len(one[0]))
            key, cure = ".".join(at), message.removeprefix("Value error, ")
            raise TheatreError(f"{path}: {key}: {cure}") from None


def _branch(part: int | str) -> bool:
    """Whether pydantic put this into a key's path to name a branch of a union, not a key of the file."""
    return isinstance(part, str) and (part.startswith(("function-", "list[", "literal[")) or part in ("str", *_MODELS))


_MODELS = frozenset({"_Speaker", "_Region", "_Date"})


def duplicates(source: str) -> tuple[str, ...]:
    """Keys that stand twice in one mapping of a YAML text, as paths."""
    found: list[str] = []

    def walk(node: yaml.Node | None, path: tuple[str, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                here = (*path, str(key.value))
                if key.value in seen:
                    found.append(".".join(here))
                seen.add(key.value)
                walk(value, here)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                walk(item, (*path, str(index)))

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    walk(yaml.compose(source, Loader=loader), ())
    return tuple(found)
