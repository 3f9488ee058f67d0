"""What belongs to one event: windows at their edges, words with and without a day, months, and things known."""

from itertools import permutations

import pytest

from tests.control.samples import ISW, SIDES, WIRE, concluded, copied, day, tell
from whoholds.control.days import iso, span
from whoholds.control.grouping import LOOKBACK, WINDOW, place_in_time, taken_for_granted
from whoholds.control.members import groups_of
from whoholds.model import KINDS, Kind, Telling


def moscow(told: int | str | None, on: int | str | None = None, kind: Kind = "captured", **more: object) -> Telling:
    return tell("RUS", kind, "RUS", told, on, **more)  # type: ignore[arg-type]


def sizes(*tellings: Telling) -> list[int]:
    return [len(g.members) for g in groups_of(tellings, SIDES)]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-10-21", "2024-10-21", "2024-10-21"),
        ("2024-10-21T23:59:00Z", "2024-10-21", "2024-10-21"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_days_that_a_date_spans(value: str, first: str, last: str) -> None:
    assert tuple(map(iso, span(value))) == (first, last)


@pytest.mark.parametrize(
    ("says", "telling", "first", "last", "hold"),
    [
        ("news of the day it is told", moscow(20), 20, 20, "told"),
        ("its words give the day", moscow(20, 17), 17, 17, "anchored"),
        ("its words give the day, nobody knows when told", moscow(None, 17), 17, 17, "anchored"),
        ("in October, told on the 21st", moscow(20, "2024-10"), 0, 20, "by"),
        ("in October, told in November", moscow(40, "2024-10"), 0, 30, "by"),
        ("in October, nobody knows when told", moscow(None, "2024-10"), 0, 30, "by"),
        ("this year, told on 21 October", moscow(20, "2024"), -274, 20, "by"),
        ("the fall of Selydove", moscow(20, granted=True), 20, 20, "by"),
        ("its fall on the 18th", moscow(20, 17, granted=True), 17, 17, "anchored"),
        ("in November, told in October", moscow(20, "2024-11"), 31, 31, "by"),
    ],
)
def test_where_a_claim_stands_in_time(says: str, telling: Telling, first: int, last: int, hold: str) -> None:
    placed = place_in_time(telling)
    assert placed is not None, says
    assert (iso(placed.first), iso(placed.last), placed.hold) == (day(first), day(last), hold)


def test_a_claim_without_any_day_stands_in_no_event() -> None:
    assert place_in_time(moscow(None)) is None
    assert not concluded([moscow(None)]).events


@pytest.mark.parametrize("granted", [True, False])
def test_what_is_taken_for_granted(granted: bool) -> None:
    assert taken_for_granted(moscow(0, granted=granted)) is granted


@pytest.mark.parametrize("kind", KINDS)
def test_a_window_at_its_edge(kind: Kind) -> None:
    window = WINDOW[kind]
    assert sizes(moscow(0, 0, kind), moscow(window, window, kind)) == [2]
    assert sizes(moscow(0, 0, kind), moscow(window + 1, window + 1, kind)) == [1, 1]
    assert sizes(moscow(0, kind=kind), moscow(window + 1, kind=kind)) == [1, 1]


def test_what_is_told_later_of_the_same_day_is_the_same_event() -> None:
    assert sizes(moscow(0, 0), moscow(300, 0)) == [2]


def test_tellings_chain() -> None:
    step = WINDOW["captured"]
    assert sizes(*(moscow(step * n) for n in range(4))) == [4]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_told_does_not_matter(order: tuple[int, ...]) -> None:
    told = [moscow(0, 0), moscow(5, 3), moscow(90, 90), moscow(95, "2025-01")]
    assert sizes(*(told[n] for n in order)) == [2, 2]


def test_a_return_between_parts_two_captures() -> None:
    """What lies within the window is one event, unless the enemy is known to have taken the place in between."""
    first, second = (tell("independent", "captured", "RUS", n, n) for n in (0, 10))
    back = tell("independent", "captured", "UKR", 5, 5)
    assert [(e.party, e.day) for e in concluded([first, second]).events] == [("RUS", day(0))]
    assert [(e.party, e.day) for e in concluded([first, back, second]).events] == [
        ("RUS", day(0)),
        ("UKR", day(5)),
        ("RUS", day(10)),
    ]
    said = tell("UKR", "captured", "UKR", 5, 5)
    assert [(e.party, e.day) for e in concluded([first, said, second]).events] == [("RUS", day(0)), ("UKR", day(5))]


def test_a_return_between_parts_two_retreats() -> None:
    """Left on day 0, retaken on day 5, left on day 10."""
    told = [tell("UKR", "withdrew", "UKR", 0, 0), tell("UKR", "withdrew", "UKR", 10, 10)]
    assert [e.day for e in concluded(told).events] == [day(0)]
    back = tell("RUS", "captured", "UKR", 5, 5)
    assert [e.day for e in concluded([*told, back]).events if e.kind == "withdrew"] == [day(0), day(10)]


def test_a_copy_on_an_assessors_site_parts_nothing() -> None:
    told = [tell("independent", "captured", "RUS", n, n) for n in (0, 10)]
    passed_on = tell("reporter", "captured", "UKR", 5, 5, paragraph=WIRE)
    told += [passed_on, copied(passed_on, ISW, 6, WIRE)]
    assert [(e.party, e.day) for e in concluded(told).events] == [("RUS", day(0)), ("UKR", day(5))]


def test_each_kind_and_party_is_grouped_for_itself() -> None:
    told = [moscow(0), moscow(0, kind="holds"), tell("RUS", "captured", "UKR", 0), tell("RUS", "captured", None, 0)]
    assert sizes(*told) == [1, 1, 1, 1]
    assert [(e.kind, e.party) for e in concluded(told).events] == [
        ("captured", None),
        ("captured", "RUS"),
        ("captured", "UKR"),
        ("holds", "RUS"),
    ]


# Words without a day of their own: which earlier event they mean.


def homes(loose: Telling, *firm: int) -> int | None:
    """The number of the event (of those on the days `firm`) that the claim belongs to; None: one of its own."""
    groups = groups_of([*(moscow(n, n) for n in firm), loose], SIDES)
    number = next(n for n, g in enumerate(groups) if any(m.placed.telling is loose for m in g.members))
    return number if len(groups) == len(firm) else None


@pytest.mark.parametrize(
    ("says", "loose", "home"),
    [
        ("the fall of Selydove, soon after", moscow(5, granted=True), 0),
        ("after the second", moscow(105, granted=True), 1),
        ("on its day", moscow(100, granted=True), 1),
        ("the day before the second", moscow(99, granted=True), 0),
        ("as long after as it may be", moscow(100 + LOOKBACK, granted=True), 1),
        ("too long after", moscow(101 + LOOKBACK, granted=True), None),
        ("before anything happened", moscow(-1, granted=True), None),
        ("in October", moscow(200, "2024-10"), 0),
        ("in January", moscow(200, "2025-01"), 1),
        ("in February", moscow(200, "2025-02"), None),
        ("this year, told between", moscow(90, "2024"), 0),
        ("2025, told after both", moscow(200, "2025"), 1),
        ("2023", moscow(200, "2023"), None),
    ],
)
def test_which_event_is_meant(says: str, loose: Telling, home: int | None) -> None:
    assert homes(loose, 0, 100) == home, says


def test_a_month_reaches_a_window_beyond_its_ends() -> None:
    """ "In November" of what others date 31 October: a night, a clock, a day of doubt."""
    november, window = "2024-11", WINDOW["captured"]
    assert homes(moscow(200, november), 31 - window) == 0
    assert homes(moscow(200, november), 31 - window - 1) is None
    assert homes(moscow(200, november), 60 + window) == 0
    assert homes(moscow(200, november), 60 + window + 1) is None


def test_a_month_that_an_event_touches_is_meant_before_one_beside_it() -> None:
    """October of an event told from 24 September to 1 October, with another on 10 November."""
    earlier, later = (moscow(-7, -7), moscow(0, 0)), moscow(40, 40)
    assert sizes(*earlier, later, moscow(60, "2024-10")) == [3, 1]
    assert sizes(earlier[0], later, moscow(60, "2024-10")) == [1, 2]


def test_loose_words_alone_are_one_event() -> None:
    assert sizes(moscow(10, granted=True), moscow(60, granted=True), moscow(40, "2024-10")) == [3]
    assert sizes(moscow(0, granted=True), moscow(LOOKBACK + 1, granted=True)) == [1, 1]


def test_loose_words_do_not_chain_events() -> None:
    """A month between two captures belongs to one of them and does not make them one."""
    assert sizes(moscow(0, 0), moscow(40, 40), moscow(60, "2024-10"), moscow(60, "2024-11")) == [2, 2]


def test_every_event_has_an_id_of_its_own() -> None:
    events = concluded([moscow(0), moscow(15), moscow(15, "2024-10")]).events
    assert len({e.id for e in events}) == len(events) == 2


# The best day.


def best(*tellings: Telling) -> tuple[str, bool]:
    (found,) = concluded(tellings).events
    return found.day, found.exact


def kyiv(told: int, on: int | None = None, **more: object) -> Telling:
    return tell("UKR", "captured", "RUS", told, on, **more)  # type: ignore[arg-type]


def isw(told: int, on: int | None = None, **more: object) -> Telling:
    return tell("independent", "captured", "RUS", told, on, **more)  # type: ignore[arg-type]


def paper(told: int, on: int | None = None) -> Telling:
    return tell("reporter", "captured", "RUS", told, on)


@pytest.mark.parametrize(
    ("says", "tellings", "expected", "exact"),
    [
        ("the day of its report", [moscow(3)], 3, False),
        ("the day in its words", [moscow(3, 1)], 1, True),
        (
            "the day that most voices of the claimant give",
            [moscow(3, 1), moscow(3, 2, speaker="a"), moscow(3, 2, speaker="b")],
            2,
            True,
        ),
        ("of two as often given, the earlier", [moscow(3, 2), moscow(3, 1, speaker="a blogger")], 1, True),
        (
            "one voice that says it often counts once a day",
            [moscow(9, 2), moscow(8, 2), moscow(7, 1, speaker="a")],
            1,
            True,
        ),
        ("not the day an outlet gives", [moscow(3), paper(1, 1), kyiv(0, stance="denies")], 3, False),
        ("an outlet's, where nobody else has one", [paper(4, 2)], 2, True),
        ("the institute's day", [moscow(1, 1), isw(5, 3)], 3, True),
        ("the loser's day", [moscow(1, 1), kyiv(5, 2)], 2, True),
        ("by the day the institute told it", [moscow(9, 9), isw(5)], 5, False),
        ("the very day it was told", [isw(5, 5), kyiv(9, 9), kyiv(9, 9, speaker="a governor")], 5, True),
        ("not after it was told as done", [moscow(1), isw(2), kyiv(6, 6)], 2, False),
        ("a day in words told later, of before that", [isw(5), kyiv(9, 4)], 4, True),
        ("a denial gives no day", [kyiv(0, 0, stance="denies"), moscow(2, 2)], 2, True),
        ("denials alone", [kyiv(2, 2, stance="denies")], 2, True),
    ],
)
def test_the_best_day(says: str, tellings: list[Telling], expected: int, exact: bool) -> None:
    assert best(*tellings) == (day(expected), exact), says


def test_words_taken_for_granted_give_the_latest_it_can_be() -> None:
    assert best(isw(20, granted=True)) == (day(20), False)
    assert best(moscow(40, "2024-10"), moscow(60, "2024-11")) == (day(30), False)


def test_an_event_keeps_the_days_that_its_claims_give() -> None:
    (found,) = concluded([moscow(3, 1), isw(5, 2), paper(9, 4), kyiv(9, 9, stance="denies")]).events
    assert (found.earliest, found.day, found.latest) == (day(1), day(2), day(9))
