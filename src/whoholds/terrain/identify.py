"""Whose map a drawn ground is on, and which of our layers it is part of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from whoholds.errors import MapError
from whoholds.model import LAYERS, Elsewhere, Layer
from whoholds.terrain.drawn import Drawn
from whoholds.terrain.presets import GENERIC, Preset, preset_of, presets

# Where a feature may say whose it is.
_MAKER = ("source", "assessor")
# Characters of a maker's own names shown or kept; some put a sentence there.
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of a file. `parties` are the codes of the theatre's parties."""

    assessor: str | None
    preset: str | None
    layer: Layer | None
    party: str | None
    theatre: str | None
    parties: Collection[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """A layer of somebody's map, as `MapLayer` tells it; `source_layer` is empty where no preset names it."""

    assessor: str
    layer: Layer
    party: str | None
    source_layer: str
    covers: tuple[Layer, ...]
    static: bool
    required: bool
    elsewhere: Elsewhere
    theatre: str | None


def identify(drawn: Drawn, options: Options) -> Identity | None:
    """The layer a drawn ground is part of; None for ground that its maker draws and that is known to tell us nothing.

    Raises `MapError` naming the feature: when nobody says whose map it is, which layer, or whose ground, and when the
    user and the file say different things.
    """
    preset, assessor = _maker(drawn, options)
    called = layer_name(drawn)
    rule = preset.rule(called, drawn.file_name if drawn.alone else "", drawn.properties)
    if rule is not None and rule.layer is None:
        return None
    own = rule is None and preset.name == GENERIC
    layer = rule.layer if rule is not None else _own_layer(drawn) if own else None
    party = rule.party if rule is not None else drawn.properties.get("party") if own else None
    _agree(drawn, "--layer", layer, options.layer)
    layer = layer or options.layer
    if layer is None:
        raise MapError(f"{drawn.source}: {_unknown(drawn, preset, called)}")
    # Ground of unclear status is nobody's, whosever the other layers of the file are.
    if rule is None or layer != "unknown":
        _agree(drawn, "--party", party, options.party)
        party = party or options.party
    if party is None and layer != "unknown":
        raise MapError(f"{drawn.source}: it does not say who holds it; say so with --party CODE")
    if party is not None and party not in options.parties:
        known = ", ".join(sorted(options.parties)) or "none: name the theatre"
        raise MapError(f"{drawn.source}: {party[:_SHOWN]!r} is no party of the theatre; there are {known}")
    theatre = options.theatre or preset.theatre
    if rule is None:
        return Identity(assessor, layer, party, "", (), layer == "pre2022", False, preset.elsewhere, theatre)
    return Identity(
        assessor, layer, party, rule.source_layer, rule.covers, rule.static, rule.required, preset.elsewhere, theatre
    )


def layer_name(drawn: Drawn) -> str:
    """The name of the layer a feature is in: what it says itself, or its layer's, or its file's where that has one."""
    return (
        drawn.properties.get("layer")
        or drawn.layer_name
        or (drawn.file_name if drawn.alone else "")
        or "a nameless layer"
    )[:_SHOWN]


def _maker(drawn: Drawn, options: Options) -> tuple[Preset, str]:
    """The preset to read by, and the assessor whose map it is."""
    says = next((drawn.properties[key] for key in _MAKER if key in drawn.properties), None)
    # A `source` may be anything; only a maker's name that we know counts.
    theirs = preset_of(says).assessor if says is not None else None
    if options.preset is not None:
        preset = presets()[options.preset]
    elif options.assessor is not None:
        preset = preset_of(options.assessor)
    elif theirs is not None:
        preset = preset_of(theirs)
    else:
        preset = preset_of(None, (drawn.layer_name or "", drawn.file_name))
    assessor = options.assessor or preset.assessor or theirs
    if assessor is None:
        raise MapError(f"{drawn.source}: nothing says whose map it is; say whose: --assessor NAME")
    assessor = preset_of(assessor).assessor or " ".join(assessor.split())
    if theirs is not None and theirs != assessor:
        raise MapError(
            f"{drawn.source}: it says that it is from {theirs}, not {assessor}; leave --assessor and --preset out, or "
            "mend the file"
        )
    return preset, assessor


def _own_layer(drawn: Drawn) -> Layer | None:
    said = drawn.properties.get("layer", "").strip().lower()
    return next((layer for layer in LAYERS if layer == said), None)


def _agree(drawn: Drawn, option: str, told: str | None, given: str | None) -> None:
    """Raise `MapError` when the user says other than the file."""
    if told is not None and given is not None and told != given:
        raise MapError(
            f"{drawn.source}: it tells {told[:_SHOWN]!r}, and {option} says {given!r}; leave {option} out, or mend it"
        )


def _unknown(drawn: Drawn, preset: Preset, called: str) -> str:
    """Which layer is not known, and which are."""
    name = drawn.properties.get("layer") or drawn.properties.get("name") or called
    shown = " ".join(name.split())[:_SHOWN]
    if preset.name == GENERIC:
        return f"nothing says which layer {shown!r} is; say so with --layer, one of {', '.join(LAYERS)}"
    return (
        f"{shown!r} is no layer known of {preset.assessor}; known are {'; '.join(preset.known)}. If it is like one of "
        "these, give it by itself with --layer and --party"
    )
