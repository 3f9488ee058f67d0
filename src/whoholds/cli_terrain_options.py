"""The options that commands about control maps share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, cast

import typer

from whoholds.cli_options import one_of
from whoholds.model import LAYERS, Layer

_LAYERS_HELP = f"Layers measured together, joined with +: {', '.join(LAYERS)}."


def _layers(value: str) -> str:
    """Check an option that joins layers with +."""
    parts = value.lower().replace(" ", "").split("+")
    for part in parts:
        if part not in LAYERS:
            raise typer.BadParameter(f"{part!r} is no layer; there are {', '.join(LAYERS)}")
    return "+".join(dict.fromkeys(parts))


def layers_of(value: str) -> tuple[Layer, ...]:
    """The layers that a checked option joins."""
    return cast("tuple[Layer, ...]", tuple(value.split("+")))


Assessors = Annotated[
    list[str] | None,
    typer.Option("--assessor", "-a", metavar="NAME", help="Whose maps; several times for several. All by default."),
]
LayersOption = Annotated[str, typer.Option("--layers", metavar="LAYERS", callback=_layers, help=_LAYERS_HELP)]
PartyOption = Annotated[
    str | None,
    typer.Option(
        "--party",
        metavar="CODE",
        callback=lambda value: value.upper() if value else None,
        help="Whose ground (RUS); needed where a layer is drawn for several.",
    ),
]
RegionOption = Annotated[
    str | None,
    typer.Option("--in", metavar="OBLAST", help="In this region, by name or ISO 3166-2 code; `each` for every one."),
]
OneRegionOption = Annotated[str | None, typer.Option("--in", metavar="OBLAST", help="In this region.")]
PictureFile = Annotated[Path, typer.Argument(metavar="FILE", help="The picture: .png or .svg.")]
STEPS = ("day", "week", "month")
ByOption = Annotated[str, typer.Option("--by", metavar="|".join(STEPS), callback=one_of(STEPS), help="Periods.")]


def party_names() -> dict[str, str]:
    """The names of parties by code, of every theatre that comes with the package: the first that has one."""
    from whoholds import theatre as theatres

    names: dict[str, str] = {}
    for name in ("ukraine", *theatres.available()):
        for code, party in theatres.load(name).parties.items():
            names.setdefault(code, party.name)
    return names


def credits_of(assessors: Iterable[str]) -> list[str]:
    """What must stand under a picture made of these makers' maps: who they are, and their terms."""
    from whoholds.terrain.presets import preset_of

    found = {preset.title if preset.assessor else name: preset for name in assessors for preset in (preset_of(name),)}
    return [f"Map data: {title}. {found[title].terms}" for title in sorted(found)]
