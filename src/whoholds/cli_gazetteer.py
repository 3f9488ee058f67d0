"""`whoholds gazetteer`: build the reference of places, add sources to it, and ask it where a name is."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from whoholds.gazetteer import Gazetteer
    from whoholds.gazetteer.explain import Candidate
    from whoholds.model import Place

app = typer.Typer(help="The reference of places: where a name is, and what it knows.", no_args_is_help=True)

FOUND, NOT_FOUND = 0, 1
MAX_ROWS = 20  # a screen; --limit shows more


class Format(StrEnum):
    """Output formats of `where`."""

    table = "table"
    json = "json"


@app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Build anew even where a whole gazetteer is there.")] = False,
) -> None:
    """Build the gazetteer now instead of on first use (about 20 seconds)."""
    from whoholds.gazetteer import cache, store
    from whoholds.gazetteer.progress import bar

    with bar() as progress:
        path = cache.ensure(progress=progress, force=force)
    print(f"{int(store.check(path)['places']):,} places in {path}")


@app.command()
def add(
    source: Annotated[
        str, typer.Argument(help="geonames:UA (fetches it), a GeoNames .zip or .txt dump, or a .csv or .csv.gz.")
    ],
    base_url: Annotated[
        str | None, typer.Option("--base-url", help="Where GeoNames dumps are fetched from.", show_default=False)
    ] = None,
) -> None:
    """Add a source of places; what it shares with the rest is merged. Adding the same twice changes nothing."""
    from whoholds.gazetteer import cache, store
    from whoholds.gazetteer.progress import bar

    before = cache.default_path()
    places = int(store.check(before)["places"]) if cache.usable(before) else None
    with bar() as progress:
        rows, meta = cache.add(source, base=base_url, progress=progress)
    more = "" if places is None else f" ({int(meta['places']) - places:+,})"
    print(f"{rows:,} settlements read from {source}; {int(meta['places']):,} places now{more}")


@app.command()
def info() -> None:
    """Tell where the gazetteer is kept and what it was built from."""
    from whoholds.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    meta = gazetteer.meta
    added = ", ".join(mark.partition("@")[0] for mark in meta["added"].split()) or "none"
    print(f"file         {gazetteer.path} ({gazetteer.path.stat().st_size / 1e6:.0f} MB)")
    print(f"places       {int(meta['places']):,}, under {int(meta['keys']):,} folded names")
    print(f"built from   {meta['versions']}, schema {meta['schema']}")
    print(f"added        {added}")
    print(f"fingerprint  {gazetteer.fingerprint}")


@app.command()
def where(
    name: Annotated[str, typer.Argument(help="A place's name in any spelling.")],
    near: Annotated[
        str | None, typer.Option(help="Measure from here: a place's name, or LAT,LON.", show_default=False)
    ] = None,
    region: Annotated[
        str | None, typer.Option("--in", help="Only places of this region (Donetsk, 'Aleppo province').")
    ] = None,
    country: Annotated[list[str] | None, typer.Option(help="Only this country (UA); may be repeated.")] = None,
    theatre: Annotated[
        str | None, typer.Option(help="Only this theatre's renamed places and countries.", show_default="all")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="table or json.")] = Format.table,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many.")] = MAX_ROWS,
) -> None:
    """Tell which places a name may mean, and how each matched. Exit status 1 where there is none."""
    from whoholds.gazetteer import Gazetteer
    from whoholds.gazetteer.explain import explain

    gazetteer = Gazetteer.open()
    countries = frozenset(c.upper() for c in country) if country else None
    renames, theatres = _theatre(theatre)
    if theatre and countries is None:
        countries = theatres
    starts = _starts(gazetteer, near, countries, theatres)
    found = explain(
        gazetteer, name, near=starts, region=region, countries=countries, fuzzy_countries=theatres, renames=renames
    )
    if format is Format.json:
        _print_json(found[:limit])
    else:
        _print_table(name, found, limit)
    if not found:
        raise typer.Exit(NOT_FOUND)


def _theatre(name: str | None) -> tuple[Mapping[str, str], frozenset[str]]:
    """Renamed places of one theatre (of all, where None), and the countries where a slip of the pen is looked for."""
    from whoholds import theatre
    from whoholds.errors import TheatreError

    renames: dict[str, str] = {}
    countries: set[str] = set()
    for each in (name,) if name else theatre.available():
        try:
            loaded = theatre.load(each)
        except TheatreError as error:
            if name:
                raise
            print(f"whoholds: {error}", file=sys.stderr)  # a theatre that is being written must not stop the others
            continue
        countries.update(loaded.countries)
        for old, new in loaded.renames_terms.items():
            renames.setdefault(old, new)
    return renames, frozenset(countries)


def _starts(
    gazetteer: Gazetteer, near: str | None, countries: Collection[str] | None, theatres: Collection[str]
) -> tuple[Place, ...]:
    """The places that --near may mean, those under that very name before the rest; a point is a place of its own."""
    from whoholds.errors import GazetteerError
    from whoholds.model import Place

    if near is None:
        return ()
    parts = near.split(",")
    if len(parts) == 2:
        try:
            lat, lon = float(parts[0]), float(parts[1])
        except ValueError:
            pass
        else:
            if not (abs(lat) <= 90 and abs(lon) <= 180):
                raise GazetteerError(f"--near {near}: not on the globe; latitude comes first, as in 48.28,37.18")
            return (Place(id="", name=near, type="site", lat=lat, lon=lon, admin1=None, country=None),)
    matches = gazetteer.matches(near, countries=countries or theatres) or gazetteer.matches(near, countries=countries)
    if not matches:
        raise GazetteerError(f"--near {near}: no place of that name; give LAT,LON instead, as in 48.28,37.18")
    named = [m for m in matches if m.level == matches[0].level and m.spelling == m.place.name]
    return tuple(m.place for m in named or matches if m.level == matches[0].level)


def _print_json(found: Collection[Candidate]) -> None:
    import json

    rows = [
        {
            "id": c.place.id, "name": c.place.name, "local_name": c.place.local_name, "admin1": c.place.admin1,
            "country": c.place.country, "lat": c.place.lat, "lon": c.place.lon, "error_km": c.place.error_km,
            "population": c.place.population, "source": c.place.source, "how": c.how, "matched": c.spelling,
            "score": c.score, "km": c.km, "bearing": c.bearing,
        }
        for c in found
    ]  # fmt: skip
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _print_table(name: str, found: tuple[Candidate, ...], limit: int) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from whoholds.gazetteer.explain import HOW

    console = Console(highlight=False)
    if not found:
        console.print(f"No place called {name!r}, nor one spelt like it.", markup=False)
        return
    seen_from = next((c.seen_from for c in found if c.seen_from), None)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for title in ("place", "region", "position", "people", "matched"):
        table.add_column(title, justify="right" if title == "people" else "left", no_wrap=title == "place")
    if seen_from:
        table.add_column("distance", justify="right", no_wrap=True)
    for c in found[:limit]:
        p = c.place
        local = f"\n{p.local_name}" if p.local_name else ""
        position = "" if p.lat is None or p.lon is None else f"{p.lat:.4f} {p.lon:.4f}"
        rough = "" if p.error_km is None else f"\nwithin {p.error_km:g} km"
        said = "" if c.spelling == p.name else f" ({c.spelling})"
        score = "" if c.score is None else f" {c.score:.0f}/100"
        row = [
            f"{p.name}{local}\n[dim]{p.id}[/dim]", f"{p.admin1 or ''}\n{p.country}", position + rough,
            f"{p.population:,}" if p.population else "", f"{HOW[c.how]}{score}{said}",
        ]  # fmt: skip
        if seen_from:
            row.append("" if c.km is None else f"{c.km:,.0f} km {c.bearing or ''}".rstrip())
        table.add_row(*row)
    console.print(table)
    if seen_from:
        at = ", ".join(filter(None, (seen_from.name, seen_from.admin1)))
        console.print(f"Distances from {at}.", markup=False)
    if len(found) > limit:
        console.print(f"{len(found) - limit} more; --limit shows them.", markup=False)
