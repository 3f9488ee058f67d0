"""Rival figures: what is of the same thing, what one voice repeats, and when two numbers cannot both be so."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoholds.control.figure_reach import reach
from whoholds.control.figures import group_figures
from whoholds.model import Figure, FigureGroup, FigureTelling, Source

quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)
SUNDAY, MONDAY, WEEK_ON = "2024-08-11", "2024-08-12", "2024-08-22"


def figure(
    value: float | None = 3000, *, text: str = "a", told: str | None = SUNDAY, outlet: str | None = "Wire",
    agency: str | None = None, **changes: object,
) -> FigureTelling:  # fmt: skip
    """A count of people who left Sudzha, unless `changes` say otherwise; `text` names the report's text."""
    name = sha256(repr((value, text, told, outlet, sorted(changes.items()))).encode()).hexdigest()[:12]
    made = Figure(
        id=name, start=10, end=40, quote=f"{value} people left", kind="displaced", value=value,
        unit_text=f"{value} people", bound=None, approx=False, about=None, place="Sudzha", period=None,
        speaker="Kursk governor", side="RUS", date=None,
    )  # fmt: skip
    source = Source(
        f"{text}-{outlet}-{told}", text, sha256(text.encode()).hexdigest(), told, outlet, agency, None, None, "en"
    )
    return FigureTelling(
        replace(made, **changes), source, told, "ukraine", "test", "2024-12-01T00:00:00.000000Z", 1  # type: ignore[arg-type]
    )  # fmt: skip


def one(*tellings: FigureTelling) -> FigureGroup:
    groups = group_figures(tellings)
    assert len(groups) == 1
    return groups[0]


def numbers(group: FigureGroup) -> list[float | None]:
    return [line.value for line in group.lines]


def test_three_thousand_on_sunday_six_thousand_on_monday() -> None:
    group = one(
        figure(6000, text="b", told=MONDAY, speaker="Ukrainian General Staff", side="UKR", outlet="Gazette"),
        figure(3000),
    )
    assert [(n.told, n.value, n.speaker, n.side, n.outlet, n.unit_text) for n in group.lines] == [
        (SUNDAY, 3000, "Kursk governor", "RUS", "Wire", "3000 people"),
        (MONDAY, 6000, "Ukrainian General Staff", "UKR", "Gazette", "6000 people"),
    ]
    assert (group.low, group.high, group.since, group.until) == (3000, 6000, SUNDAY, MONDAY)
    assert group.disagree
    assert group.apart == (group.lines[0].figure, group.lines[1].figure)
    assert group.voices == 2
    assert (group.kind, group.place, group.place_id) == ("displaced", "Sudzha", None)


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        ({"place": "Суджа"}, True),
        ({"place": "Sudza"}, False),
        ({"place": "Korenevo"}, False),
        ({"kind": "killed"}, False),
        ({"about": "civilians"}, True),
        ({"unit_text": "2000 children"}, False),
        ({"unit_text": "2000 of the people"}, False),
        ({"told": WEEK_ON}, False),
        ({"told": WEEK_ON, "date": MONDAY}, True),
        ({"told": "2024-08-18"}, True),
        ({"told": "2024-08-19"}, False),
        ({"date": "2024-08"}, False),
        ({"period": "on Sunday"}, True),
        ({"period": "since early August"}, False),
        ({"period": "every day"}, False),
        ({"period": "before the war"}, False),
        ({"told": None}, False),
    ],
)
def test_what_is_of_the_same_thing(changes: dict[str, object], together: bool) -> None:
    other = figure(2000, text="b", **changes)  # type: ignore[arg-type]
    assert len(group_figures([figure(), other])) == (1 if together else 2)


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [
        ("since August 6", "since early August", True),
        ("since August 6", "since June 1", False),
        ("over the past week", "in the last week", True),
        ("over the past week", "over the past six weeks", False),
        ("per day", "daily", True),
        ("per day", "every week", False),
        ("in the past 24 hours", "over the last day", True),
        ("between October 1 and November 1", "between October 1 and December 20", False),
        ("two days ago", "on Sunday", True),
        (None, "overnight", True),
        (None, "in November 2022", False),
    ],
)
def test_the_same_stretch_of_time(left: str | None, right: str | None, together: bool) -> None:
    groups = group_figures([figure(10, period=left), figure(20, text="b", period=right)])
    assert len(groups) == (1 if together else 2)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ({"told": None}, {"told": None}, False),
        ({"told": None, "date": SUNDAY}, {"told": None, "date": MONDAY}, True),
        ({"date": "2024-08"}, {"date": "2024-08", "told": WEEK_ON}, True),
        ({"date": "2024-08"}, {"date": "2024-07"}, False),
        # A running total is as of its telling, whatever day it starts from.
        (
            {"period": "since May", "date": "2024-05"},
            {"period": "since May", "date": "2024-05", "told": WEEK_ON},
            False,
        ),
        ({"period": "since May", "date": "2024-05"}, {"period": "since May", "date": "2024-08-09"}, True),
    ],
)
def test_the_same_days(first: dict, second: dict, together: bool) -> None:
    assert len(group_figures([figure(10, **first), figure(20, text="b", **second)])) == (1 if together else 2)


def test_people_join_civilians_unless_soldiers_are_counted_too() -> None:
    people, civilians = figure(10), figure(12, text="b", about="UKR civilians")
    soldiers = figure(50, text="c", about="RUS")
    assert numbers(one(people, civilians)) == [10, 12]
    assert one(people, civilians).about == "UKR civilians"
    assert sorted(len(g.lines) for g in group_figures([people, civilians, soldiers])) == [1, 1, 1]


def test_drones_are_not_set_against_missiles() -> None:
    raid = {"kind": "attacks", "place": "Kyiv", "about": "RUS"}
    told = [
        figure(45, unit_text="45 Shahed-136 drones", **raid),  # type: ignore[arg-type]
        figure(39, text="b", unit_text="39 drones", speaker="Kyiv mayor", **raid),  # type: ignore[arg-type]
        figure(20, text="c", unit_text="20 cruise missiles", **raid),  # type: ignore[arg-type]
    ]
    assert sorted(numbers(g) for g in group_figures(told)) == [[20], [39, 45]]


def distance(value: float, text: str = "a", **changes: object) -> FigureTelling:
    base: dict[str, object] = {
        "kind": "distance_km", "place": "Ukrainsk", "reference": "Pokrovsk", "bearing": "SE", "unit_text": f"{value} km"
    }  # fmt: skip
    return figure(value, text=text, **{**base, **changes})  # type: ignore[arg-type]


def test_distances_need_the_same_reference_and_bearing() -> None:
    assert len(one(distance(25), distance(40, "b", told=WEEK_ON)).lines) == 2
    assert len(group_figures([distance(25), distance(25, "b", bearing="S")])) == 2
    assert len(group_figures([distance(25), distance(25, "b", reference="Donetsk")])) == 2


def test_the_front_moves_and_towns_do_not() -> None:
    front = {"reference": "the nearest Russian positions", "bearing": None}
    assert len(group_figures([distance(9, **front), distance(3, "b", told=WEEK_ON, **front)])) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        ({"kind": "area_km2", "about": "UKR"}, True),
        ({"kind": "killed", "about": "RUS"}, False),
        ({"kind": "killed", "about": "RUS", "period": "every day"}, True),
        ({"kind": "area_km2", "about": None}, False),
    ],
)
def test_without_a_place_only_what_a_party_has_one_of(changes: dict[str, object], together: bool) -> None:
    told = [figure(n, text=str(n), place=None, **changes) for n in (800, 1000)]  # type: ignore[arg-type]
    assert len(group_figures(told)) == (1 if together else 2)


def test_a_resolver_tells_places_apart_and_brings_them_together() -> None:
    told = [figure(1, place="the town"), figure(2, text="b"), figure(3, text="c")]
    ids = {1: "geonames:1", 2: "geonames:1", 3: "geonames:2"}
    groups = group_figures(told, resolve=lambda t: ids[int(t.figure.value or 0)])
    assert sorted((g.place_id or "", tuple(numbers(g))) for g in groups) == [
        ("geonames:1", (1, 2)),
        ("geonames:2", (3,)),
    ]


@pytest.mark.parametrize(
    ("again", "lines"),
    [
        ({"text": "a", "outlet": "Gazette"}, 1),
        ({"text": "a", "outlet": "Gazette", "told": "2024-12-01"}, 1),
        ({"text": "b", "outlet": "Gazette"}, 1),
        ({"text": "b", "outlet": "Gazette", "quote": "the governor put it at 3,000"}, 1),
        ({"text": "b", "outlet": "Gazette", "speaker": "Ukrainian General Staff"}, 2),
        ({"text": "b", "outlet": "Gazette", "value": 3100}, 2),
    ],
    ids=[
        "the same text",
        "the same text later",
        "the same quote",
        "the same speaker",
        "another speaker",
        "another number",
    ],
)
def test_a_voice_that_repeats_its_number_is_one_line(again: dict[str, object], lines: int) -> None:
    value = again.pop("value", 3000)
    group = one(figure(), figure(value, **again))  # type: ignore[arg-type]
    assert len(group.lines) == lines
    assert sum(1 + len(line.copies) for line in group.lines) == 2
    if lines == 1:
        line, (copy,) = group.lines[0], group.lines[0].copies
        assert {line.outlet, copy.outlet} == {"Wire", "Gazette"}
        assert line.report != copy.report


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        ({"outlet": "Gazette", "quote": "some other words"}, 2),
        ({"outlet": "Gazette", "quote": "some other words", "agency": "Agence"}, 1),
        ({"outlet": "Gazette"}, 1),
        ({"outlet": "Wire", "quote": "some other words"}, 2),
    ],
    ids=["two outlets", "one agency", "one outlet's words at another", "an outlet and the agency another credits"],
)
def test_an_outlets_own_words_are_its_agencys(second: dict[str, object], lines: int) -> None:
    base = {"speaker": "reporter", "side": "reporter"}
    told = [figure(agency="Agence", **base), figure(text="b", **base, **second)]  # type: ignore[arg-type]
    assert len(one(*told).lines) == lines


def test_dozens_have_no_value_but_stand_beside_it() -> None:
    group = one(figure(None, unit_text="dozens"), figure(280, text="b", speaker="Al-Mayadeen", side="independent"))
    assert numbers(group) == [None, 280]
    assert (group.low, group.high, group.disagree) == (280, 280, False)
    assert one(figure(None, unit_text="dozens")).low is None


@pytest.mark.parametrize(
    ("left", "right", "disagree"),
    [
        ({"value": 3000}, {"value": 6000}, True),
        ({"value": 3000}, {"value": 3100}, False),
        ({"value": 3001}, {"value": 3002}, True),
        ({"value": 10}, {"value": 12}, True),
        ({"value": 10}, {"value": 10}, False),
        ({"value": 3000, "bound": "lower"}, {"value": 6000}, False),
        ({"value": 3000}, {"value": 6000, "bound": "upper"}, False),
        ({"value": 6000, "bound": "lower"}, {"value": 3000}, True),
        ({"value": 400, "bound": "upper"}, {"value": 63}, False),
        ({"value": 63, "bound": "upper"}, {"value": 400}, True),
        ({"value": 11, "approx": True}, {"value": 12}, False),
        ({"value": 10, "approx": True}, {"value": 12}, True),
    ],
)
def test_bounds_and_approximation_leave_room(left: dict, right: dict, disagree: bool) -> None:
    group = one(figure(**left), figure(text="b", speaker="Ukrainian General Staff", side="UKR", **right))
    assert group.disagree is disagree
    assert (group.apart is not None) is disagree


@pytest.mark.parametrize(
    ("kind", "value", "low", "high"),
    [
        ("distance_km", 10, 8, 12),
        ("distance_km", 100, 90, 110),
        ("area_km2", 1000, 950, 1050),
        ("advance_km", 1, 0.5, 1.5),
        ("killed", 99, 99, 99),
        ("killed", 1250, 1250, 1250),
        ("killed", 1200, 1140, 1260),
    ],
)
def test_how_much_room_a_kind_leaves(kind: str, value: float, low: float, high: float) -> None:
    assert reach(figure(value, kind=kind).figure) == pytest.approx((low, high))


def test_one_speaker_in_one_report_speaks_of_two_things() -> None:
    both = [figure(27), figure(39, start=90, end=120)]
    assert not one(*both).disagree
    assert one(figure(27), figure(39, text="b", told=MONDAY)).disagree
    rival = figure(99, start=200, end=230, speaker="Ukrainian General Staff", side="UKR")
    group = one(*both, rival)
    assert group.apart == (both[0].figure.id, rival.figure.id)


@pytest.mark.parametrize(
    ("told", "grows"),
    [
        ([(5, SUNDAY), (25, MONDAY), (25, "2024-08-13")], True),
        ([(25, SUNDAY), (5, MONDAY)], False),
        ([(5, SUNDAY), (25, SUNDAY)], False),
        ([(5, SUNDAY), (6, SUNDAY), (25, MONDAY)], False),
        ([(5, SUNDAY), (25, MONDAY), (20, "2024-08-13")], False),
        ([(5, SUNDAY)], False),
    ],
)
def test_a_toll_that_rises_grows(told: list[tuple[int, str]], grows: bool) -> None:
    group = one(*(figure(n, text=str(n), told=day, date=SUNDAY, speaker=f"office {n}") for n, day in told))
    assert group.grows is grows


def test_no_figures() -> None:
    assert group_figures([]) == ()


tellings = st.lists(
    st.builds(
        lambda value, text, told, outlet, speaker, place, about, period, bound, kind: figure(
            value, text=text, told=told, outlet=outlet, speaker=speaker, place=place, about=about, period=period,
            bound=bound, kind=kind,
        ),
        st.sampled_from([None, 3, 40, 3000, 6000]),
        st.sampled_from("abcdef"),
        st.sampled_from([None, SUNDAY, MONDAY, "2024-08-14", WEEK_ON]),
        st.sampled_from(["Wire", "Gazette", None]),
        st.sampled_from(["reporter", "Kursk governor", "unnamed: officials"]),
        st.sampled_from(["Sudzha", "Суджа", None]),
        st.sampled_from([None, "RUS", "UKR", "RUS civilians"]),
        st.sampled_from([None, "on Sunday", "since August 6"]),
        st.sampled_from([None, "lower", "upper"]),
        st.sampled_from(["displaced", "killed", "area_km2", "distance_km"]),
    ),
    max_size=14,
    unique_by=lambda t: (t.figure.id, t.source.key),
)  # fmt: skip


@quick
@given(tellings, st.integers())
def test_the_order_changes_nothing(told: list[FigureTelling], seed: int) -> None:
    assert group_figures(Random(seed).sample(told, len(told))) == group_figures(told)


@quick
@given(tellings.filter(bool), st.data())
def test_a_copied_report_changes_no_count(told: list[FigureTelling], data: st.DataObject) -> None:
    before = group_figures(told)
    digest = data.draw(st.sampled_from(told)).source.digest
    copies = [
        replace(t, source=replace(t.source, key=f"{t.source.key}-copy", outlet="Mirror"), told=t.told and "2024-12-24")
        for t in told
        if t.source.digest == digest
    ]
    after = group_figures([*told, *copies])
    assert [(g.id, len(g.lines), g.low, g.high, g.apart) for g in after] == [
        (g.id, len(g.lines), g.low, g.high, g.apart) for g in before
    ]
    assert sum(len(n.copies) for g in after for n in g.lines) == len(copies) + sum(
        len(n.copies) for g in before for n in g.lines
    )


@quick
@given(tellings)
def test_nothing_is_lost_and_every_group_has_its_own_id(told: list[FigureTelling]) -> None:
    groups = group_figures(told)
    assert sum(1 + len(n.copies) for g in groups for n in g.lines) == len(told)
    assert len({g.id for g in groups}) == len(groups)
    for group in groups:
        assert [n.told or "9999" for n in group.lines] == sorted(n.told or "9999" for n in group.lines)
        values = [n.value for n in group.lines if n.value is not None]
        assert (group.low, group.high) == (min(values, default=None), max(values, default=None))
