"""The control evaluation: who held what, by the ledger and by the control maps.

    python -m eval.control                  read the assessments into a ledger of its own, compare it with the maps
    python -m eval.control --ledger FILE    keep that ledger, so that the next run need not read the texts again
    python -m eval.control --embedded       with the embedded gazetteer only
    python -m eval.control --json           the figures only
    python -m eval.control --raise          write the figures, less a margin, where they are better than the floors

It reads 89 daily assessments (November 2022 to January 2023), and asks of the settlements that changed hands on the
maps of DeepState and of the assessors themselves: how many of those that the texts name have an event of the right
party, how many days the event is off, and how many of the captures that the consensus reports the maps bear out.
docs/control-eval.md tells how each is counted. Exit status: 0 (also where there is nothing to measure on), 1 when a
figure is below its floor in eval/control_floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from eval import control_maps, control_named, control_truth
from eval.control_compare import CHANGING
from eval.control_measure import Measured, lines, measure
from eval.control_truth import Settlement, Truth
from eval.predict import gazetteer
from eval.shared import DEFAULT, Shared
from whoholds.model import Event, History, Report, Telling
from whoholds.theatre_areas import areas_over

if TYPE_CHECKING:
    from whoholds.answers import Ledger

FLOORS = Path(__file__).with_name("control_floors.json")
# How far a floor stays from what was measured: about one change of the 56, or one day.
MARGINS = {"control_found": 0.02, "control_borne_out": 0.03, "control_days_median": 1.0}
_LOWER_IS_BETTER = {"control_days_median"}
OUTLET = "Institute for the Study of War"
THEATRE = "ukraine"


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that the evaluation reads, beside the repository."""

    shared: Shared

    @property
    def reports(self) -> Path:
        return self.shared.folder / "corpus" / "isw"

    @property
    def changes(self) -> Path:
        return self.shared.folder / "maps" / "settlement_changes_dev.csv.gz"

    @property
    def weekly(self) -> Path:
        return self.shared.folder / "maps" / "isw_weekly_2022-10_2023-02.geojsonl.gz"

    def missing(self) -> str | None:
        """What is not there, in words, or None."""
        for path in (self.reports, self.changes, self.weekly, self.shared.gazetteer):
            if not path.exists():
                return f"the assessments or the maps are not here ({path} does not exist)"
        return None


def reports(folder: Path) -> Iterator[Report]:
    """The assessments, each with its outlet."""
    from whoholds.sources.files import read_reports

    for report in read_reports([str(folder)]):
        if isinstance(report, Exception):
            raise report
        yield replace(report, outlet=OUTLET)


def truth_of(sources: Sources) -> tuple[Truth, control_maps.Weekly]:
    """What the maps say."""
    rows, settlements = control_truth.read(sources.changes)
    weekly = control_maps.read(sources.weekly)

    def holder(settlement: Settlement, source: str, day: date) -> str | None:
        return weekly.holder(settlement.lat, settlement.lon, day) if source == "ISW" else None

    return control_truth.truth(rows, settlements, holder), weekly


def concluded(
    ledger: Ledger, named: Sequence[control_named.Mention]
) -> tuple[Sequence[History], Mapping[str, Sequence[Telling]]]:
    """What a ledger answers: events and consensus of every place, and the claims they rest on, by place id.

    Places that the texts name and of which nothing is claimed are asked about too: they may lie in an area (a river
    bank) of which something is. An area's accepted changes stand among the events of the settlements within.
    """
    tellings: dict[str, list[Telling]] = defaultdict(list)
    for telling in ledger.claims():
        if telling.claim.place_id is not None:
            tellings[telling.claim.place_id].append(telling)
    events: dict[str, list[Event]] = defaultdict(list)
    places = {m.resolved.id: m.resolved for m in named if m.resolved is not None and m.resolved.type == "settlement"}
    for event in ledger.events():
        events[event.place.id].append(event)
        places[event.place.id] = event.place
    histories: list[History] = []
    for id, place in sorted(places.items()):
        around = [e for a in areas_over(place) for e in events.get(a.id, ()) if e.kind in CHANGING and e.accepted]
        if around or events.get(id):
            own = (*events.get(id, ()), *around)
            histories.append(History(place, own, tuple(ledger.timeline(place, view="consensus"))))
    return histories, tellings


def evaluate(sources: Sources, location: Path, *, embedded_only: bool = False) -> Measured:
    """Read into the ledger at `location` what it has not yet been told by this reader, and compare."""
    from whoholds import theatre
    from whoholds.answers import Ledger
    from whoholds.gazetteer.lookup import Gazetteer
    from whoholds.pipeline import Reader

    names = Gazetteer.open(gazetteer(sources.shared, embedded_only=embedded_only))
    with Ledger(location, create=True, gazetteer=names) as ledger:
        ledger.ingest(reports(sources.reports), Reader(THEATRE, names))
        found = control_named.mentions(reports(sources.reports), names, theatre.load(THEATRE))
        histories, tellings = concluded(ledger, found)
    truth, weekly = truth_of(sources)
    return measure(truth, weekly, found, histories, tellings)


def below(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A line for each floor that is not held."""
    out: list[str] = []
    for name, floor in floors.items():
        value = measured.get(name)
        worse = value is None or (value > floor if name in _LOWER_IS_BETTER else value < floor)
        if worse:
            out.append(f"{name}: {'not measured' if value is None else f'{value:.3f}'}, floor {floor:.3f}")
    return out


def raised(measured: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """New floors: never easier than the old ones."""
    out = dict(floors)
    for name, margin in MARGINS.items():
        if name not in measured:
            continue
        if name in _LOWER_IS_BETTER:
            out[name] = min(floors.get(name, float("inf")), measured[name] + margin)
        else:
            out[name] = round(max(floors.get(name, 0.0), measured[name] - margin), 4)
    return out


def floors_of(path: Path) -> dict[str, float]:
    """The floors kept in a file; none where there is no file yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def main(arguments: list[str] | None = None) -> int:
    """The command; see the module's head."""
    ask = argparse.ArgumentParser(prog="python -m eval.control", description=__doc__.partition("\n")[0])
    ask.add_argument("--shared", type=Path, default=DEFAULT, help="the folder that holds corpus/, maps/ and gazetteer/")
    ask.add_argument("--ledger", type=Path, metavar="FILE", help="keep the ledger in this file")
    ask.add_argument("--embedded", action="store_true", help="with the embedded gazetteer only")
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to these figures")
    options = ask.parse_args(arguments)
    sources = Sources(Shared(options.shared))
    if missing := sources.missing():
        print(f"control: skipped, {missing}", file=sys.stderr)
        return 0
    with ExitStack() as stack:
        location = options.ledger or Path(stack.enter_context(TemporaryDirectory())) / "control.db"
        found = evaluate(sources, location, embedded_only=options.embedded)
    if options.json:
        print(json.dumps(found.flat, indent=2))
    else:
        print("\n".join(lines(found)))
    if options.embedded:
        return 0
    floors = floors_of(FLOORS)
    if options.lift:
        FLOORS.write_text(json.dumps(raised(found.flat, floors), indent=2) + "\n", encoding="utf-8")
        print(f"\nfloors raised in {FLOORS}", file=sys.stderr)
        return 0
    fallen = below(found.flat, floors)
    for line in fallen:
        print(f"control: below its floor: {line}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
