"""`whoholds terrain`: control maps that others draw: add them, measure them, set them beside the news."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from whoholds.cli_common import ALL_READ, NOTHING_READ, SOME_SKIPPED, emit, opened, page, say
from whoholds.cli_options import DEFAULT_LEDGER, AsKnown, Form, FormOption, LedgerAt, Output, Since, Until, day, one_of
from whoholds.cli_terrain_options import PartyOption
from whoholds.errors import MapError, SettingsError
from whoholds.model import LAYERS, Elsewhere, Layer, MapLayer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from whoholds.answers import Ledger


# Notes on what was mended that are told at once.
NOTES_SHOWN = 10
# Days named of maps that lack a layer.
DAYS_SHOWN = 5


class Maker(StrEnum):
    """Makers whose maps can be fetched."""

    deepstate = "deepstate"
    isw = "isw"


def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", help="GeoJSON, GeoJSON lines, KML, KMZ, zipped Shapefile, GeoPackage, or folders of these."
        ),
    ],
    assessor: Annotated[
        str | None, typer.Option("--assessor", "-a", metavar="NAME", help="Whose maps these are, as views name them.")
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option("--preset", metavar="NAME", help="How the maker names its layers: deepstate, isw, generic."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", callback=day, help="Day of a map that tells none (YYYY-MM-DD)."),
    ] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", metavar="LAYER", callback=one_of(LAYERS), help="What the files' layer is.")
    ] = None,
    party: PartyOption = None,
    theatre: Annotated[
        str, typer.Option("--theatre", metavar="NAME", help="The war the maps are of; its borders check them.")
    ] = "ukraine",
    elsewhere: Annotated[
        str | None,
        typer.Option(
            "--elsewhere",
            metavar="home|untold",
            callback=one_of(get_args(Elsewhere)),
            help="What lies in no layer: held by who is at home there, or not told. Known makers say it themselves.",
        ),
    ] = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """Add dated control maps to the ledger; a layer it has adds nothing."""
    from whoholds import theatre as theatres

    given = _Given(assessor, preset, date, cast("Layer | None", layer), party, theatre)
    # Before a ledger is made: what cannot be, leaves none behind.
    theatres.load(theatre)
    if not any(path.exists() for path in files):
        raise SettingsError(f"{files[0]}: there is no such file or folder; name the files of maps")
    with opened(ledger, create=True) as kept:
        raise typer.Exit(_add(kept, files, given, cast("Elsewhere | None", elsewhere), ledger))


@dataclass(frozen=True, slots=True)
class _Given:
    """What the user says of maps that do not tell it themselves."""

    assessor: str | None = None
    preset: str | None = None
    date: str | None = None
    layer: Layer | None = None
    party: str | None = None
    theatre: str = "ukraine"


def _add(kept: Ledger, files: list[Path], given: _Given, elsewhere: Elsewhere | None, ledger: str) -> int:
    """Add the files' maps, tell what was done and what was not; gives the exit status."""
    from whoholds.show import phrases, words
    from whoholds.show.bars import counting
    from whoholds.terrain.maps import map_files

    new = known = 0
    refused: list[str] = []
    found = list(map_files(files))
    with counting(sys.stderr.isatty(), "files read") as tell:
        for number, path in enumerate(found):
            done = kept.atlas.add(_read(path, given, elsewhere), refresh=False)
            new, known = new + done.new, known + done.known
            refused += [str(error) for error in done.refused]
            tell(number + 1, len(found))
        if new:
            kept.refresh()
    for line in refused:
        say(f"refused: {words.clean(line)}")
    names = {path.name for path in found}
    notes = sorted({note for layer in kept.atlas.layers() for note in layer.notes if layer.file in names})
    for note in notes[:NOTES_SHOWN]:
        say(f"note: {words.clean(note)}")
    if len(notes) > NOTES_SHOWN:
        more = phrases.count(len(notes) - NOTES_SHOWN, "note")
        say(f"{more} more; `whoholds terrain list --format json` has them all")
    _lacking(kept)
    print(f"{phrases.count(new, 'layer')} added to {ledger}" + (f"; {known} known already" if known else ""))
    if not new and not known:
        return NOTHING_READ
    return SOME_SKIPPED if refused else ALL_READ


def _lacking(kept: Ledger) -> None:
    """Tell of maps that lack a layer, and are no whole maps therefore."""
    for assessor, maps in kept.atlas.incomplete().items():
        layers = sorted({layer for sheet in maps for layer, _ in sheet.missing})
        days = ", ".join(sheet.day for sheet in maps[:DAYS_SHOWN]) + (" …" if len(maps) > DAYS_SHOWN else "")
        count = "1 map" if len(maps) == 1 else f"{len(maps)} maps"
        say(f"note: {count} of {assessor} without a layer of {' and '.join(layers)} ({days}): views pass them over")


def _read(path: Path, given: _Given, elsewhere: Elsewhere | None) -> Iterator[MapLayer | MapError]:
    """The map layers in a file, with the user's word on what lies in none of them."""
    from whoholds import theatre as theatres
    from whoholds.gazetteer.boundaries import extent
    from whoholds.terrain.maps import read_maps

    for each in read_maps(
        path,
        assessor=given.assessor,
        preset=given.preset,
        date=given.date,
        layer=given.layer,
        party=given.party,
        theatre=given.theatre,
        extent=extent(given.theatre),
        today=datetime.now(UTC).date().isoformat(),
        parties=theatres.load(given.theatre).parties,
    ):
        yield replace(each, elsewhere=elsewhere) if elsewhere and isinstance(each, MapLayer) else each


def layers(
    assessor: Annotated[str | None, typer.Option("--assessor", "-a", metavar="NAME", help="Only this maker's.")] = None,
    since: Since = None,
    until: Until = None,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """List the maps kept: whose, of which days, which layers, from which files."""
    from whoholds.rows import Rows

    with opened(ledger) as kept:
        found = kept.atlas.layers(assessor=assessor, as_known=as_known)
        if form is Form.table:
            _lacking(kept)
        nothing = "no map kept here fits" if kept.atlas.layers() else "no map is kept; `whoholds terrain add` adds some"
    within = (s for s in found if (since is None or s.day >= since) and (until is None or s.day <= until))
    found = Rows(found.kind, within)

    def table(width: int) -> RenderableType:
        from whoholds.show.map_layers import render

        return render(found)

    emit(found, form, path, table, nothing=nothing)


def fetch(
    maker: Annotated[Maker, typer.Argument(help="Whose maps.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="Where the files are kept; by default maps/MAKER.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", callback=day, help="DeepState: from this day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", callback=day, help="DeepState: until this day.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept-terms", help="You have read the maker's terms and keep to them; asks otherwise.")
    ] = False,
    add_them: Annotated[bool, typer.Option("--add/--no-add", help="Add what was fetched to the ledger.")] = True,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Fetch from another address.", show_default=False)
    ] = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """Fetch a maker's maps over the network, after its terms; what is there already is not fetched again."""
    from whoholds.show import phrases
    from whoholds.show.bars import counting
    from whoholds.terrain import fetch as web
    from whoholds.terrain.presets import presets

    preset = presets()[maker.value]
    print(f"{preset.title}: terms\n\n{preset.terms}\n", file=sys.stderr)
    if not accept and not (sys.stdin.isatty() and typer.confirm("Do you keep to these terms?", err=True)):
        raise SettingsError("nothing was fetched; give --accept-terms once you have read the terms above")
    folder = to or Path("maps", maker.value)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"cannot make {folder}: {error.strerror}; give another with --to") from error
    today = datetime.now(UTC).date().isoformat()
    paths: list[Path] = []
    failed = 0
    with counting(sys.stderr.isatty(), "maps fetched") as tell:

        def progress(_what: str, done: int, total: int) -> None:
            tell(done, total)

        if maker is Maker.deepstate:
            got = web.fetch_deepstate(
                folder, since=since, until=until, base=base_url or web.DEEPSTATE_URL, progress=progress
            )
        else:
            got = web.fetch_isw(folder, today=today, base=base_url or web.ISW_URL, progress=progress)
        for each in got:
            if isinstance(each, MapError):
                failed += 1
                say(f"failed: {each}")
            else:
                paths.append(each.path)
    print(f"{phrases.count(len(paths), 'file')} in {folder}" + (f"; {failed} failed" if failed else ""))
    if add_them and paths:
        with opened(ledger, create=True) as kept:
            done = _add(kept, paths, _Given(preset=maker.value, theatre=preset.theatre or "ukraine"), None, ledger)
        raise typer.Exit(done or (SOME_SKIPPED if failed else ALL_READ))
    raise typer.Exit(NOTHING_READ if not paths else SOME_SKIPPED if failed else ALL_READ)


_STATUS = "Exit status: 0 done, 1 no map could be read, 2 wrong use, 3 some were refused (each named, with the reason)."
_page = partial(page, status=_STATUS)

COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    (
        "add",
        add,
        _page(
            "terrain add deepstate_2024.geojsonl.gz",
            "terrain add control_2024-05-31.gpkg --assessor 'Map Desk' --layer control --party RUS",
            "terrain add maps/ --preset isw --date 2024-05-31",
        ),
    ),
    ("list", layers, _page("terrain list", "terrain list --assessor ISW --since 2024-05 --format csv")),
    (
        "fetch",
        fetch,
        _page("terrain fetch deepstate --since 2024-05-01 --until 2024-05-31", "terrain fetch isw --accept-terms"),
    ),
)
