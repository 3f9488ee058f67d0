"""Claimed captures beside the first map that shows each, and what becomes of a speaker's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.control.mapped import LAYERS, lay
from tests.control.samples import SELYDOVE, SPEAKERS, concluded, day, tell
from whoholds.control.audit_captures import WITHIN, captures, speakers
from whoholds.control.days import ordinal
from whoholds.control.maps import DAYS_BEFORE
from whoholds.model import (
    AuditCapture,
    AuditFigure,
    AuditSpeaker,
    Event,
    Figure,
    FigureTelling,
    MapOutcome,
    Source,
    Spell,
    Telling,
)
from whoholds.terrain.passages import lasting

MOSCOW, KYIV = SPEAKERS["RUS"], SPEAKERS["UKR"]
DESK = "Map Desk"
# The day of the claimed capture in most tests.
CLAIMED = 60

usual = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def audited(
    told: Sequence[Telling], drawn: Mapping[str, Sequence[Spell]] | None, assessors: Sequence[str] = (DESK,)
) -> list[AuditCapture]:
    """The rows of what is concluded from claims, beside how Selydove lay on each assessor's maps."""
    speaks = {t.claim.id: (t.claim.speaker, t.claim.side) for t in told}
    spells = {} if drawn is None else {SELYDOVE.id: drawn}
    return list(captures(concluded(told).events, spells, assessors, speaks))


def moscow(told: int = CLAIMED, **fields: object) -> Telling:
    return tell("RUS", "captured", "RUS", told, **fields)  # type: ignore[arg-type]


def row(*turns: tuple[int, str], told: int = CLAIMED, last: int = 200, step: int = 1) -> AuditCapture:
    """Moscow's claim beside how the place lay on one desk's maps."""
    (found,) = audited([moscow(told)], {DESK: lay(*turns, last=last, step=step)})
    return found


# a claimed capture beside the maps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turns", "outcome", "shown", "before", "days"),
    [
        ([(0, "UKR"), (CLAIMED, "RUS")], "shown", CLAIMED, CLAIMED - 1, 0),
        ([(0, "UKR"), (CLAIMED + 9, "RUS")], "shown", CLAIMED + 9, CLAIMED + 8, 9),
        ([(0, "UKR"), (CLAIMED + 99, "RUS")], "shown", CLAIMED + 99, CLAIMED + 98, 99),
        ([(0, "UKR"), (CLAIMED - DAYS_BEFORE, "RUS")], "shown", CLAIMED - DAYS_BEFORE, CLAIMED - 15, -14),
        ([(0, "UKR"), (CLAIMED - DAYS_BEFORE - 1, "RUS")], "before", CLAIMED - 15, None, None),
        ([(0, "UKR"), (CLAIMED, "grey"), (CLAIMED + 5, "RUS")], "shown", CLAIMED + 5, CLAIMED + 4, 5),
        ([(0, "RUS")], "before", 0, None, None),
        ([(0, "since before")], "before", 0, None, None),
        ([(0, "UKR")], "not yet", None, None, 200 - CLAIMED),
        ([(0, "UKR"), (CLAIMED, "grey")], "not yet", None, None, 200 - CLAIMED),
        ([(0, "UKR"), (CLAIMED, "advance")], "not yet", None, None, 200 - CLAIMED),
        # Held once, and lost long before.
        ([(0, "RUS"), (20, "UKR")], "not yet", None, None, 200 - CLAIMED),
        ([(0, "RUS"), (CLAIMED - 20, "grey")], "not yet", None, None, 200 - CLAIMED),
        # Held all the time, if not always clearly, and in another layer.
        ([(0, "RUS"), (CLAIMED - 20, "grey"), (CLAIMED + 2, "RUS")], "before", 0, None, None),
        ([(0, "since before"), (CLAIMED, "RUS")], "before", 0, None, None),
        # Lost shortly before, and taken again.
        ([(0, "RUS"), (CLAIMED - 5, "UKR"), (CLAIMED + 9, "RUS")], "shown", CLAIMED + 9, CLAIMED + 8, 9),
        # Shown, lost again before the claim, and not shown since.
        ([(0, "UKR"), (CLAIMED - 9, "RUS"), (CLAIMED - 2, "UKR")], "shown", CLAIMED - 9, CLAIMED - 10, -9),
        # Shown and lost again since.
        ([(0, "UKR"), (CLAIMED + 2, "RUS"), (CLAIMED + 9, "UKR")], "shown", CLAIMED + 2, CLAIMED + 1, 2),
    ],
)
def test_the_first_map_that_shows_it(
    turns: list[tuple[int, str]], outcome: MapOutcome, shown: int | None, before: int | None, days: int | None
) -> None:
    found = row(*turns)
    expected = tuple(day(number) if number is not None else None for number in (shown, before))
    assert (found.outcome, found.shown, found.before, found.days) == (outcome, *expected, days)


def test_a_row_names_the_event_and_who_claimed_it() -> None:
    told = [moscow(), moscow(CLAIMED + 1, speaker="a blogger"), moscow(CLAIMED + 2)]
    (found,) = audited(told, {DESK: lay((0, "UKR"))})
    (event,) = concluded(told).events
    assert found == AuditCapture(
        event=event.id,
        place=SELYDOVE,
        party="RUS",
        day=event.day,
        status="claimed",
        speakers=(MOSCOW, "a blogger"),
        assessor=DESK,
        outcome="not yet",
        days=200 - CLAIMED,
        reason=f"the last map is of {day(200)}",
    )


@pytest.mark.parametrize(
    ("turns", "last", "reason"),
    [
        ([(0, "UKR")], CLAIMED - 1, f"the maps go from {day(0)} to {day(CLAIMED - 1)}"),
        ([(CLAIMED + 15, "UKR")], 200, f"the maps go from {day(CLAIMED + 15)} to {day(200)}"),
        ([(CLAIMED + 5, "RUS")], 200, f"the first map, of {day(CLAIMED + 5)}, shows it"),
        ([(0, "untold")], 200, "its maps tell nothing of this ground"),
    ],
)
def test_where_no_map_can_tell_it_says_why(turns: list[tuple[int, str]], last: int, reason: str) -> None:
    found = row(*turns, last=last)
    assert (found.outcome, found.reason, found.shown, found.days) == ("no map", reason, None, None)


def test_on_the_last_map_it_is_not_yet_shown_after_no_days() -> None:
    assert (row((0, "UKR"), last=CLAIMED).outcome, row((0, "UKR"), last=CLAIMED).days) == ("not yet", 0)


def test_maps_that_begin_soon_after_it_may_yet_show_it() -> None:
    assert row((CLAIMED + 5, "UKR"), (CLAIMED + 20, "RUS")).outcome == "shown"
    assert row((CLAIMED + DAYS_BEFORE, "UKR")).outcome == "not yet"


@pytest.mark.parametrize(
    ("drawn", "changes", "reason"),
    [
        (None, {}, "its position is not known well enough"),
        (None, {"type": "area"}, "an area is no point"),
        ({DESK: lay((0, "unsure"))}, {}, "an edge on the maps lies nearer than its position is known"),
    ],
)
def test_a_place_that_is_no_point_on_the_maps_is_not_placed(
    drawn: Mapping[str, Sequence[Spell]] | None, changes: dict[str, object], reason: str
) -> None:
    (event,) = concluded([moscow()]).events
    event = replace(event, place=replace(event.place, **changes))  # type: ignore[arg-type]
    speaks = {part.claim: (MOSCOW, "RUS") for part in event.parts}
    (found,) = captures([event], {SELYDOVE.id: drawn} if drawn else {}, [DESK], speaks)
    assert (found.outcome, found.reason) == ("not placed", reason)


def test_what_is_unsure_on_the_way_hides_nothing() -> None:
    found = row((0, "UKR"), (CLAIMED - 5, "unsure"), (CLAIMED, "RUS"))
    assert (found.outcome, found.shown, found.before) == ("shown", day(CLAIMED), day(CLAIMED - 6))


def test_each_assessor_has_a_row_in_the_order_asked() -> None:
    drawn = {DESK: lay((0, "UKR"), (CLAIMED, "RUS")), "Other Desk": lay((0, "UKR"), assessor="Other Desk")}
    found = audited([moscow()], drawn, ("Other Desk", DESK, "Third Desk"))
    assert [(r.assessor, r.outcome) for r in found] == [
        ("Other Desk", "not yet"),
        (DESK, "shown"),
        ("Third Desk", "not placed"),
    ]


def test_the_side_at_home_takes_what_the_maps_leave_to_it() -> None:
    told = [tell("UKR", "captured", "UKR", CLAIMED)]
    (found,) = audited(told, {DESK: lay((0, "RUS"), (CLAIMED + 3, "UKR"))})
    assert (found.party, found.outcome, found.speakers) == ("UKR", "shown", (KYIV,))


@pytest.mark.parametrize(
    "told",
    [
        tell("UKR", "captured", "RUS", CLAIMED),
        tell("independent", "captured", "RUS", CLAIMED),
        tell("reporter", "captured", "RUS", CLAIMED),
        tell("RUS", "captured", None, CLAIMED),
        tell("RUS", "holds", "RUS", CLAIMED),
        tell("UKR", "withdrew", "RUS", CLAIMED),
        tell("RUS", "captured", "RUS", CLAIMED, stance="denies"),
    ],
    ids=["conceded", "independent", "passed on", "by nobody", "held", "left", "denied"],
)
def test_only_captures_that_the_side_which_gains_claims_are_held_against_maps(told: Telling) -> None:
    assert audited([told], {DESK: lay((0, "UKR"))}) == []


def test_a_claim_that_is_not_known_any_more_has_no_speaker() -> None:
    (event,) = concluded([moscow()]).events
    assert list(captures([event], {}, [DESK], {})) == []


turns = st.lists(st.tuples(st.integers(1, 40), st.sampled_from(tuple(LAYERS))), min_size=1, max_size=7).map(
    lambda steps: [(sum(n for n, _ in steps[: at + 1]), state) for at, (_, state) in enumerate(steps)]
)


@usual
@given(turns, st.sampled_from(("RUS", "UKR")))
def test_what_is_said_to_be_shown_the_maps_show(told: list[tuple[int, str]], party: str) -> None:
    spells = lay(*told, last=300)
    (found,) = audited([tell(party, "captured", party, CLAIMED)], {DESK: spells})
    if found.outcome == "shown":
        (now,) = (s for s in spells if s.since == found.shown)
        (before,) = (s for s in spells if s.said == found.before)
        assert now.holder == party
        assert before.holder != party
        assert found.days == ordinal(now.since) - ordinal(day(CLAIMED))
        assert found.days >= -DAYS_BEFORE
    elif found.outcome == "before":
        (now,) = (s for s in spells if s.since == found.shown)
        assert now.holder == party
        assert now.since <= day(CLAIMED)
    elif found.outcome == "not yet":
        assert not any(s.holder == party and s.said >= day(CLAIMED) for s in lasting(spells))


# a speaker's ---------------------------------------------------------------------------------------------------------


def capture(outcome: MapOutcome, days: int | None = None, *who: str, assessor: str = DESK) -> AuditCapture:
    shown = None if outcome != "shown" or days is None else days
    dated = {} if shown is None else {"shown": day(shown), "before": day(shown - 7)}
    return AuditCapture(
        "e", SELYDOVE, "RUS", day(0), "claimed", who or (MOSCOW,), assessor, outcome, days=days, **dated
    )  # fmt: skip


def figure(value: float, km2: float | None, speaker: str = MOSCOW, assessor: str | None = DESK) -> AuditFigure:
    """A claimed area and what the maps give; without a ratio where they give nothing."""
    words = f"{value} square kilometres"
    made = Figure(
        id="f", start=0, end=len(words), quote=words, kind="area_km2", value=value, unit_text=words, bound=None,
        approx=False, about="RUS", place=None, period="in October", speaker=speaker, side="RUS", date=None,
    )  # fmt: skip
    source = Source("r", "r.txt", "d", day(0), "Harbour Post", None, None, None, "en")
    telling = FigureTelling(made, source, day(0), "ukraine", "test/1", "2025-01-01T00:00:00.000000Z", 1)
    ratio = value / km2 if km2 else None
    return AuditFigure(telling, "RUS", day(-30), day(0), None, assessor, km2=km2, ratio=ratio)


def totals(rows: Sequence[AuditCapture], figures: Sequence[AuditFigure] = ()) -> list[AuditSpeaker]:
    return list(speakers(rows, figures, {MOSCOW: "RUS", KYIV: "UKR"}))


def test_the_totals_of_a_speaker() -> None:
    rows = [
        *(capture("shown", days) for days in (-3, 0, 5, WITHIN, WITHIN + 1, 90)),
        capture("before"),
        capture("not yet", WITHIN),
        capture("not yet", WITHIN - 1),
        capture("not yet", 400),
        capture("no map"),
        capture("not placed"),
    ]
    assert totals(rows, [figure(300, 200), figure(50, 100)]) == [
        AuditSpeaker(
            speaker=MOSCOW,
            side="RUS",
            assessor=DESK,
            captures=10,
            shown=4,
            late=2,
            before=1,
            not_yet=2,
            open=1,
            median_days=17.5,
            figures=2,
            claimed_km2=350.0,
            measured_km2=300.0,
            ratio=1.167,
        )
    ]


@pytest.mark.parametrize(
    ("before", "shown", "late", "open_", "median"),
    [
        (20, 27, 0, 0, 27.0),
        (27, 34, 1, 0, 34.0),
        # Between maps far apart it may have come soon, or late: nothing is said. Or it was late on any of these days.
        (10, 300, 0, 1, None),
        (29, 300, 0, 1, None),
        (31, 300, 1, 0, None),
    ],
)
def test_between_maps_far_apart_it_is_late_only_if_it_was_on_all_days(
    before: int, shown: int, late: int, open_: int, median: float | None
) -> None:
    row = replace(capture("shown", shown), shown=day(shown), before=day(before))
    (found,) = totals([row])
    assert (found.captures, found.late, found.open, found.median_days) == (1, late, open_, median)


def test_an_area_told_again_counts_once_and_what_is_held_is_no_gain() -> None:
    held = replace(figure(900, 1000), measure="held")
    (found,) = totals([capture("before")], [figure(300, 200), figure(300, 200), held])
    assert (found.figures, found.claimed_km2, found.measured_km2) == (1, 300.0, 200.0)


def test_an_area_that_was_not_measured_counts_for_nothing() -> None:
    (found,) = totals([capture("before")], [figure(300, None), figure(300, 200, assessor=None)])
    assert (found.figures, found.claimed_km2, found.measured_km2, found.ratio) == (0, 0.0, 0.0, None)


def test_without_a_capture_shown_there_is_no_median() -> None:
    (found,) = totals([capture("not yet", 99), capture("before")])
    assert (found.median_days, found.shown, found.not_yet) == (None, 0, 1)


@pytest.mark.parametrize("outcome", ["no map", "not placed"])
def test_of_whom_no_map_can_tell_anything_nothing_is_said(outcome: MapOutcome) -> None:
    assert totals([capture(outcome)]) == []
    assert totals([]) == []


def test_each_of_several_who_claimed_it_is_held_to_it() -> None:
    found = totals([capture("shown", 3, MOSCOW, "a blogger")])
    assert [(t.speaker, t.side, t.shown) for t in found] == [(MOSCOW, "RUS", 1), ("a blogger", "", 1)]


def test_a_speaker_of_areas_only_has_totals_too() -> None:
    (found,) = totals([], [figure(100, 50, KYIV)])
    assert (found.speaker, found.side, found.captures, found.ratio) == (KYIV, "UKR", 0, 2.0)


def test_who_claimed_most_stands_first_with_all_assessors_together() -> None:
    rows = [
        capture("before", None, KYIV),
        capture("before", None, KYIV, assessor="Other Desk"),
        *[capture("before", None, MOSCOW)] * 2,
        capture("before", None, MOSCOW, assessor="Other Desk"),
    ]
    assert [(t.speaker, t.assessor, t.captures) for t in totals(rows)] == [
        (MOSCOW, DESK, 2),
        (MOSCOW, "Other Desk", 1),
        (KYIV, DESK, 1),
        (KYIV, "Other Desk", 1),
    ]


outcomes = st.lists(
    st.builds(
        capture,
        st.sampled_from(("shown", "before", "not yet", "no map", "not placed")),
        st.integers(-14, 90),
        st.sampled_from((MOSCOW, KYIV)),
        assessor=st.sampled_from((DESK, "Other Desk")),
    ),
    max_size=20,
)


@usual
@given(outcomes, st.randoms())
def test_every_capture_that_maps_can_tell_of_is_counted_once(rows: list[AuditCapture], random: object) -> None:
    found = totals(rows)
    assert sum(t.captures for t in found) == sum(r.outcome not in ("no map", "not placed") for r in rows)
    for total in found:
        assert total.captures == total.shown + total.late + total.before + total.not_yet + total.open
    random.shuffle(rows)  # type: ignore[attr-defined]
    assert totals(rows) == found


def test_events_are_taken_as_they_come() -> None:
    events: tuple[Event, ...] = concluded([moscow(0), moscow(100, on=100)]).events
    speaks = {part.claim: (MOSCOW, "RUS") for event in events for part in event.parts}
    spells = {SELYDOVE.id: {DESK: lay((-30, "UKR"), (5, "RUS"))}}
    assert [(r.day, r.outcome) for r in captures(events[::-1], spells, [DESK], speaks)] == [
        (day(100), "before"),
        (day(0), "shown"),
    ]
