"""`whoholds terrain`, the questions: areas, settlements, changes, pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from whoholds.cli_common import ANSWERED, SOME_SKIPPED, emit, opened, page, say
from whoholds.cli_options import DEFAULT_LEDGER, AsKnown, Form, FormOption, LedgerAt, Output, Since, Until, day
from whoholds.cli_terrain_options import (
    Assessors,
    ByOption,
    LayersOption,
    OneRegionOption,
    PartyOption,
    PictureFile,
    RegionOption,
    credits_of,
    layers_of,
    party_names,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from whoholds.terrain.periods import Step

# Pieces of ground under this are lines drawn a little otherwise; `whoholds.atlas` says so too.
LEAST_KM2 = 1.0
# A few screens; other formats give everything.
ROWS_SHOWN = 60


def area(
    assessor: Assessors = None,
    layers: LayersOption = "control",
    party: PartyOption = None,
    by: ByOption = "month",
    region: RegionOption = None,
    since: Since = None,
    until: Until = None,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Areas held, gained and lost by period, in geodesic km², of each assessor's maps, with how far they are apart.

    Gains and losses are added up from map to map. A day without a map is named, and its area taken in between the maps
    around it, which is said.
    """
    from whoholds.show.bars import counting

    with opened(ledger) as kept, counting(sys.stderr.isatty(), "maps measured") as tell:
        found = kept.atlas.area(
            assessors=assessor or (),
            layers=layers_of(layers),
            party=party,
            by=cast("Step", by),
            region=region,
            since=since,
            until=until,
            as_known=as_known,
            tell=tell,
        )

    def table(width: int) -> RenderableType:
        from whoholds.show.areas import render

        return render(found, party_names(), width)

    emit(found, form, path, table, nothing="the maps do not reach into these days")
    if not any(row.held is not None for row in found):
        raise typer.Exit(1)


def settlements(
    assessor: Assessors = None,
    region: OneRegionOption = None,
    since: Since = None,
    until: Until = None,
    least: Annotated[
        int, typer.Option("--least-days", min=0, metavar="N", help="Leave out states that lasted fewer days.")
    ] = 3,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Settlements whose point passed into another layer on a map: the first map that shows it, and the last before."""
    with opened(ledger) as kept:
        found = kept.atlas.settlements(
            assessors=assessor or (),
            region=region,
            since=since,
            until=until,
            least_days=least,
            as_known=as_known,
        )

    def table(width: int) -> RenderableType:
        from whoholds.show.map_settlements import render

        return render(found, ROWS_SHOWN)

    emit(found, form, path, table, nothing="no settlement changed on these maps in these days")


def changes(
    assessor: Assessors = None,
    layers: LayersOption = "control",
    party: PartyOption = None,
    since: Since = None,
    until: Until = None,
    unreported: Annotated[
        bool, typer.Option("--unreported", help="Only what nothing was told of: redrawn rather than fought over.")
    ] = False,
    least: Annotated[
        float, typer.Option("--least-km2", min=0.0, metavar="KM2", help="Leave out smaller pieces of ground.")
    ] = LEAST_KM2,
    as_known: AsKnown = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """War or pencil? Ground gained and lost from map to map, piece by piece, and whether any report tells of it."""
    from whoholds.rows import Rows

    with opened(ledger) as kept:
        found = kept.atlas.changes(
            assessors=assessor or (),
            layers=layers_of(layers),
            party=party,
            since=since,
            until=until,
            least_km2=least,
            as_known=as_known,
        )
    if unreported:
        found = Rows(found.kind, (change for change in found if change.verdict == "unreported"))

    def table(width: int) -> RenderableType:
        from whoholds.show.map_changes import render

        return render(found, ROWS_SHOWN)

    emit(found, form, path, table, nothing="no such change on these maps in these days")


def compare(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A table (CSV): period, area_km2, who_says, source_of_data, kind, and a note or not."
        ),
    ],
    party: Annotated[str, typer.Option("--party", metavar="CODE", help="Whose ground the areas are of.")] = "RUS",
    ledger: LedgerAt = DEFAULT_LEDGER,
    form: FormOption = Form.table,
    path: Output = None,
) -> None:
    """Set areas that others publish beside what the maps they were made of give, with the reason where they differ."""
    from whoholds.errors import MapError
    from whoholds.terrain.published import Published, read

    found = list(read(file))
    problems = [each for each in found if isinstance(each, MapError)]
    for problem in problems:
        say(f"passed over: {problem}")
    with opened(ledger) as kept:
        rows = kept.atlas.compare([each for each in found if isinstance(each, Published)], party=party.upper())

    def table(width: int) -> RenderableType:
        from whoholds.show.comparisons import render

        return render(rows)

    emit(rows, form, path, table, nothing=f"there is no row in {file}")
    if problems:
        raise typer.Exit(SOME_SKIPPED)


def plot_gains(
    path: PictureFile,
    assessor: Assessors = None,
    layers: LayersOption = "control",
    party: PartyOption = None,
    by: ByOption = "month",
    region: OneRegionOption = None,
    since: Since = None,
    until: Until = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """A bar chart of ground gained and lost by month, of each assessor."""
    from whoholds.show import plot_gains as picture
    from whoholds.show.bars import counting

    with opened(ledger) as kept, counting(sys.stderr.isatty(), "maps measured") as tell:
        found = kept.atlas.area(
            assessors=assessor or (),
            layers=layers_of(layers),
            party=party,
            by=cast("Step", by),
            region=region,
            since=since,
            until=until,
            tell=tell,
        )
    picture.draw(found, path, party_names(), credits_of({row.assessor for row in found}))
    say(f"drawn: {path}")


def plot_change(
    path: PictureFile,
    since: Annotated[str, typer.Option("--since", metavar="DAY", callback=day, help="The day to begin with.")],
    until: Annotated[str, typer.Option("--until", metavar="DAY", callback=day, help="The day to end with.")],
    assessor: Annotated[
        str | None, typer.Option("--assessor", "-a", metavar="NAME", help="Whose maps; needed where there are several.")
    ] = None,
    layers: LayersOption = "control",
    party: PartyOption = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """A map of what changed between two days, on one assessor's maps."""
    from whoholds.show import plot_change as picture

    with opened(ledger) as kept:
        found = kept.atlas.change_picture(assessor, layers_of(layers), party, since, until)
    names = party_names()
    picture.draw(
        picture.ChangePicture(
            assessor=found.assessor,
            layers=found.layers,
            party_name=names.get(found.party or "", found.party or ""),
            before=found.before,
            day=found.day,
            held=found.held,
            gained=found.gained,
            lost=found.lost,
            gained_km2=found.gained_km2,
            lost_km2=found.lost_km2,
            borders=found.borders,
            places=found.places,
            credit=credits_of({found.assessor}),
        ),
        path,
    )
    say(f"drawn: {path}")


_page = partial(page, status=ANSWERED)
_DRAWN = partial(page, status="Exit status: 0 drawn, 2 wrong use or nothing to draw.")

COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    (
        "area",
        area,
        _page(
            "terrain area",
            "terrain area --assessor ISW --layers control+advance --since 2024",
            "terrain area --in Donetsk --by week --since 2024-11 --until 2024-12",
            "terrain area --in each --since 2024-11 --until 2024-11 --format csv",
        ),
    ),
    (
        "settlements",
        settlements,
        _page("terrain settlements --since 2024-11 --until 2024-11", "terrain settlements --in Kharkiv -a ISW -f csv"),
    ),
    (
        "changes",
        changes,
        _page("terrain changes --since 2023-01 --unreported", "terrain changes -a DeepState --least-km2 5 -f jsonl"),
    ),
)
_COMPARED = partial(
    page, status="Exit status: 0 compared, 1 there is no row, 2 wrong use, 3 some rows were passed over, each named."
)
COMMANDS += (("compare", compare, _COMPARED("terrain compare published.csv", "terrain compare published.csv -f csv")),)
PLOTS: tuple[tuple[str, Callable[..., None], str], ...] = (
    (
        "gains",
        plot_gains,
        _DRAWN(
            "terrain plot gains 2024.png --since 2024-01 --until 2024-12",
            "terrain plot gains isw.svg --assessor ISW --layers control+advance",
        ),
    ),
    (
        "change",
        plot_change,
        _DRAWN("terrain plot change august.png --assessor DeepState --since 2024-07-31 --until 2024-08-31"),
    ),
)
