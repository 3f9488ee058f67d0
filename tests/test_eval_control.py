"""The control evaluation: its rules on invented maps and events; where the maps and assessments are, its figures."""

import gzip
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest

from eval import control_compare as compare
from eval import control_maps, control_named, control_truth
from eval.control import FLOORS, Sources, below, evaluate, floors_of, main, raised
from eval.control_maps import Weekly
from eval.control_measure import lines, measure
from eval.control_named import Mention, Point
from eval.control_truth import Settlement, Truth
from eval.shared import DEFAULT, Shared
from tests.eval_samples import SQUARE, VILLAGE, change, changes, day, event, held, only, place, row, telling
from whoholds.model import Event, History, Telling

# Which place of the ledger it is


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({"name": "Elsewhere", "lat": 0.0}, True),  # its id
        ({"id": "katottg:X", "name": "Новоселка"}, True),  # its name in another spelling, at the same spot
        ({"id": "katottg:X", "lat": 48.1}, False),  # its name, 11 km off
        ({"id": "est:X", "lat": 48.1, "error_km": 12.0}, True),  # its name, as near as is known
        ({"id": "katottg:X", "name": "Elsewhere"}, False),  # another name at the same spot
        ({"id": "katottg:X", "lat": None}, False),
    ],
)
def test_a_place_is_the_settlement_by_id_or_by_name_nearby(fields: dict, same: bool) -> None:
    assert compare.is_there(VILLAGE, place(**fields)) is same


# Whether the texts name it

HERE = Point("geonames:1", "Novosilka", 48.0, 37.0)
THERE = Point("geonames:2", "Novosilka", 50.0, 36.0)


def mention(where: Point | None, *beside: Point, candidates: tuple[Point, ...] = ()) -> Mention:
    return Mention(day("2022-12-01"), "Novosilka", where, candidates, beside)


def test_a_settlement_is_named_where_a_mention_is_put_there() -> None:
    assert control_named.names(VILLAGE, mention(HERE))
    assert not control_named.names(VILLAGE, mention(THERE))
    assert control_named.namesakes(VILLAGE, mention(THERE))


def test_an_unresolved_mention_names_the_candidate_nearest_to_what_is_told_beside() -> None:
    town = Point("geonames:9", "Town", 48.1, 37.1)
    far = replace(town, lat=50.1, lon=36.1)
    assert control_named.names(VILLAGE, mention(None, town, candidates=(THERE, HERE)))
    assert not control_named.names(VILLAGE, mention(None, far, candidates=(THERE, HERE)))
    assert not control_named.names(VILLAGE, mention(None, town, far, candidates=(replace(THERE, lat=50.1), HERE)))
    assert not control_named.names(VILLAGE, mention(None, candidates=(THERE, HERE)))
    assert not control_named.names(VILLAGE, mention(None, town))


def test_namings_tell_how_often_and_when() -> None:
    found = control_named.namings([VILLAGE], [mention(HERE), replace(mention(HERE), day=day("2022-12-20"))])
    assert found[VILLAGE].days == (day("2022-12-01"), day("2022-12-20"))
    assert found[VILLAGE].within(5, day("2022-11-26"))
    assert not found[VILLAGE].within(5, day("2022-12-10"))
    assert found[VILLAGE].within(5, day("2022-12-24"))
    assert not found[VILLAGE].within(3, day("2022-12-24"))


# Whether the ledger tells it


def test_a_capture_or_the_enemys_retreat_tells_a_change() -> None:
    assert compare.find(change(), [event("2022-12-12")])
    assert compare.find(change(), [event("2022-12-12", kind="withdrew", party="UKR")])
    assert not compare.find(change(), [event("2022-12-12", kind="withdrew", party="RUS")])
    assert not compare.find(change(), [event("2022-12-12", party="UKR")])
    assert compare.find(change(), [event("2022-12-12", kind="holds")])
    assert not compare.find(change(), [event("2022-12-12", kind="advanced")])
    assert not compare.find(change(), [event("2022-12-12", standing="refuted")])


def test_an_event_more_than_thirty_days_off_is_another() -> None:
    assert compare.find(change("2022-12-10"), [event("2023-01-09")])
    assert not compare.find(change("2022-12-10"), [event("2023-01-10")])


def test_an_accepted_event_goes_before_a_nearer_one() -> None:
    near, accepted = event("2022-12-10", id="a"), event("2022-12-15", standing="conceded", id="b")
    found = compare.find(change("2022-12-10"), [near, accepted])
    assert found is not None
    assert (found.event.id, found.error) == ("b", 5)


def test_its_taking_goes_before_its_being_held() -> None:
    holds, taken = event("2022-12-10", kind="holds", standing="corroborated", id="a"), event("2022-12-15", id="b")
    found = compare.find(change("2022-12-10"), [holds, taken])
    assert found is not None
    assert found.event.id == "b"


def test_the_error_is_signed_and_nothing_inside_the_window() -> None:
    weekly = only(changes(row("2022-12-11", "UA", "RU", source="ISW")))
    early = compare.find(weekly, [event("2022-12-06")])
    before = compare.find(weekly, [event("2022-12-01")])
    assert early is not None
    assert before is not None
    assert (early.error, early.outside) == (-5, 0)
    assert (before.error, before.outside) == (-10, 4)


def test_the_window_stretches_to_the_other_sources_day() -> None:
    agreed = only(changes(row("2022-12-10", "UA", "RU"), row("2022-12-18", "UA", "RU", source="ISW")))
    inside, after = compare.find(agreed, [event("2022-12-17")]), compare.find(agreed, [event("2022-12-20")])
    assert inside is not None
    assert after is not None
    assert (inside.error, inside.outside, after.outside) == (7, 0, 2)


def why(own: tuple[Event, ...] = (), elsewhere: tuple[Event, ...] = (), told: tuple[Telling, ...] = ()) -> str:
    return compare.why_missed(change(), own, elsewhere, told)[0]


def test_a_miss_has_its_class() -> None:
    assert why(own=(event("2022-12-10", standing="refuted"),)) == "refuted in the ledger"
    assert why(own=(event("2023-02-10"),)) == "told more than 30 days off"
    assert why(elsewhere=(event("2022-12-10"),)) == "put at a namesake"
    assert why(told=(telling("2023-02-10", "captured", "RUS"),)) == "nothing claimed of it within 30 days"
    fight = telling("2022-12-10", "fighting", "RUS")
    assert why(told=(fight,)) == "only fighting and strikes told"
    assert why(told=(fight, telling("2022-12-10", "captured", "UKR"))) == "told for the other party"
    advance = telling("2022-12-10", "advanced", "RUS")
    assert why(told=(fight, advance)) == "the party's advance told, its taking not"
    aim = telling("2022-12-10", "captured", "RUS", "intends")
    assert why(told=(advance, aim)) == "its taking or holding only aimed at, supposed, denied or not confirmed"


# What the maps say to a capture

WEEKS = [day("2022-10-30") + timedelta(days=7 * k) for k in range(15)]
POLYGONS = control_maps.polygons(SQUARE)


def weekly(*held_weeks: int, advance: int | None = None) -> Weekly:
    maps = {week: {"control_map": POLYGONS if k in held_weeks else ()} for k, week in enumerate(WEEKS)}
    if advance is not None:
        maps[WEEKS[advance]]["russian_advances"] = POLYGONS
    return Weekly(maps)


NOWHERE = Truth((), {}, (), (), (), ())


def test_points_in_polygons_and_in_their_holes() -> None:
    hole = [[36.9, 47.9], [37.1, 47.9], [37.1, 48.1], [36.9, 48.1], [36.9, 47.9]]
    holed = control_maps.polygons({"type": "MultiPolygon", "coordinates": [[*SQUARE["coordinates"], hole]]})
    assert control_maps.within(48.5, 37.5, holed[0])
    assert not control_maps.within(48.0, 37.0, holed[0])
    assert not control_maps.within(49.5, 37.5, holed[0])


def test_the_state_of_a_point_is_that_of_the_last_map() -> None:
    maps = weekly(2, advance=1)
    states = [maps.state(48.0, 37.0, WEEKS[0] + timedelta(days=d)) for d in (-1, 0, 6, 7, 14, 21)]
    assert states == [None, "UA", "UA", "ADV", "RU", "UA"]
    assert maps.holder(48.0, 37.0, WEEKS[1]) == "UKR"
    assert maps.holder(48.0, 37.0, WEEKS[0] - timedelta(days=1)) is None


def test_maps_are_read_from_lines(tmp_path: Path) -> None:
    path = tmp_path / "weekly.geojsonl.gz"
    line = json.dumps({"source": "ISW/CTP", "date": "2022-11-06", "layer": "control_map", "geometry": SQUARE})
    path.write_bytes(gzip.compress(line.encode()))
    maps = control_maps.read(path)
    assert maps.last == day("2022-11-06")
    assert maps.state(48.0, 37.0, day("2022-11-07")) == "RU"


@pytest.mark.parametrize(
    ("weeks", "on", "verdict"),
    [
        (range(5, 15), "2022-12-01", "changed"),  # firm three days later
        (range(5, 15), "2022-12-20", "changed"),  # and before, but not thirty days before
        (range(9, 15), "2022-12-02", "changed"),  # on the thirtieth day
        (range(9, 15), "2022-12-01", "against"),  # on the thirty-first
        (range(15), "2022-12-20", "held before"),
        ((), "2022-12-20", "against"),
        ((), "2023-01-20", "too late"),
        ((14,), "2023-01-20", "changed"),
    ],
)
def test_a_capture_is_borne_out_within_thirty_days(weeks: range, on: str, verdict: str) -> None:
    assert compare.judge(place(), "RUS", day(on), NOWHERE, weekly(*weeks))[0] == verdict


def test_an_advance_bears_no_capture_out() -> None:
    assert compare.judge(place(), "RUS", day("2022-12-05"), NOWHERE, weekly(advance=6))[0] == "against"


def test_a_capture_at_a_place_of_unsure_position_is_not_judged() -> None:
    unsure = place(id="est:X", name="Elsewhere", error_km=20.0)
    assert compare.judge(unsure, "RUS", day("2022-12-05"), NOWHERE, weekly())[0] == "not placed"


def test_either_source_bears_out() -> None:
    truth = changes(row("2022-12-10", "UA", "RU"))
    assert compare.judge(place(), "RUS", day("2022-12-05"), truth, weekly())[0] == "changed"
    assert compare.judge(place(), "RUS", day("2022-11-05"), truth, weekly())[0] == "against"


def test_only_what_the_consensus_newly_holds_by_a_capture_is_judged() -> None:
    events = (event("2022-12-01"), event("2022-12-08", kind="holds", id="e2"))
    intervals = (
        held("2022-12-01"),
        held("2022-12-05", state="contested"),
        held("2022-12-08"),
        replace(held("2022-12-01"), view="party:RUS"),
    )
    found = compare.captures([History(place(), events, intervals)], NOWHERE, weekly())
    assert [(c.interval.since, c.verdict) for c in found] == [("2022-12-01", "against")]
    by_holding = History(place(), events, (held("2022-12-08", event="e2"),))
    assert not compare.captures([by_holding], NOWHERE, weekly())
    early = History(place(), events, (held("2022-07-03"),))
    assert not compare.captures([early], NOWHERE, weekly())
    area = History(place(type="area"), events, intervals)
    assert not compare.captures([area], NOWHERE, weekly())


# The figures


def test_median_and_percentile() -> None:
    assert median([3, 1, 2]) == 2
    assert median([1, 2, 4, 9]) == 3
    assert compare.percentile(list(range(1, 11)), 0.9) == 9
    assert compare.percentile([7], 0.9) == 7


def test_all_together() -> None:
    other = Settlement(("geonames:3",), ("Vodiane",), 47.5, 36.5, "Donets'k")
    unnamed = Settlement(("geonames:4",), ("Stepne",), 47.6, 36.6, "Donets'k")
    rows = [row("2022-12-10", "UA", "RU"), *(row("2022-12-20", "UA", "RU", id=f"geonames:{k}") for k in (3, 4))]
    truth = control_truth.truth(rows, [VILLAGE, other, unnamed], lambda *_: None)
    texts = [mention(HERE), replace(mention(Point("geonames:3", "Vodiane", 47.5, 36.5)), surface="Vodiane")]
    taken = event("2022-12-12", standing="conceded")
    histories = [History(place(), (taken,), (held("2022-12-12"),))]
    found = measure(truth, weekly(), texts, histories, {"geonames:1": [telling("2022-12-12", "captured", "RUS")]})
    assert found.flat == {
        "control_found": 0.5,
        "control_days_median": 2.0,
        "control_days_p90": 2.0,
        "control_borne_out": 1.0,
        "control_changed": 1.0,
        "control_borne_out_own": 1.0,
    }
    assert found.shown == 1
    printed = "\n".join(lines(found))
    assert "found        0.50  1 of 2 changes (aim 0.67)" in printed
    assert "2022-12-20 Vodiane (Donets'k) to RUS" in printed
    assert "nothing claimed of it within 30 days" in printed


def test_a_settlement_named_at_another_time_is_not_asked_for() -> None:
    truth = changes(row("2022-12-10", "UA", "RU"))
    late = replace(mention(HERE), day=day("2023-01-20"))
    found = measure(truth, weekly(), [late], [], {})
    assert not found.missed
    assert "the texts name 1 of them, 0 within 7 days" in "\n".join(lines(found))


def test_nothing_found_has_no_days() -> None:
    assert measure(changes(row("2022-12-10", "UA", "RU")), weekly(), [mention(HERE)], [], {}).flat == {
        "control_found": 0.0
    }


def test_without_the_maps_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().err


def test_floors_only_rise() -> None:
    floors = {"control_found": 0.6, "control_days_median": 3.0}
    better = {"control_found": 0.7, "control_days_median": 1.0, "control_borne_out": 0.9}
    assert raised(better, floors) == {"control_found": 0.68, "control_days_median": 2.0, "control_borne_out": 0.87}
    worse = {"control_found": 0.5, "control_days_median": 9.0}
    assert raised(worse, floors) == floors


def test_a_figure_below_its_floor_is_told() -> None:
    floors = {"control_found": 0.6, "control_days_median": 3.0, "control_borne_out": 0.8}
    assert below({"control_found": 0.6, "control_days_median": 3.0, "control_borne_out": 0.8}, floors) == []
    fallen = below({"control_found": 0.59, "control_days_median": 4.0}, floors)
    assert [line.split(":")[0] for line in fallen] == list(floors)


def test_the_floors_hold(tmp_path: Path) -> None:
    sources = Sources(Shared(DEFAULT))
    if missing := sources.missing():
        pytest.skip(missing)
    found = evaluate(sources, tmp_path / "control.db")
    assert {"control_found", "control_days_median", "control_borne_out"} <= found.flat.keys()
    assert below(found.flat, floors_of(FLOORS)) == []
