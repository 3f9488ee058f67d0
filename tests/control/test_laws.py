"""What holds for every world of claims: order, copies, rejections, neutrality, and that nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.control.samples import SIDES, concluded, reviewed, tell
from tests.control.worlds import SWAPPED, World, copies, swapped, worlds
from whoholds.control.roles import GAINS, interests
from whoholds.control.status import RULES
from whoholds.model import Event, History, Interval, Telling

usual = settings(max_examples=200, deadline=None, derandomize=True, database=None)
often = settings(usual, max_examples=600)  # what only rare worlds break

Short = tuple[str, str | None, str | None, str, tuple[str, ...]]


def verdicts(events: tuple[Event, ...]) -> list[tuple[Event, int]]:
    """Each event without who is listed in it, and how many speak for it."""
    return [(replace(e, parts=()), e.voices) for e in events]


def ids(told: World) -> set[str]:
    return {t.claim.id for t in told}


@usual
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_telling_changes_nothing(told: World, random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert concluded(shuffled) == concluded(told)


@often
@given(copies())
def test_a_copy_adds_no_weight(case: tuple[World, Telling]) -> None:
    told, copy = case
    before, after = concluded(told), concluded([*told, copy])
    assert verdicts(after.events) == verdicts(before.events)
    assert after.intervals == before.intervals
    listed = {(p.report, p.claim): p for e in after.events for p in e.parts}
    original = listed.get((told[-1].source.key, told[-1].claim.id))
    part = listed.get((copy.source.key, copy.claim.id))
    assert (part is None) == (original is None)
    assert part is None or part.copy_of is not None


@usual
@given(worlds(), st.data())
def test_a_rejected_claim_leaves_every_view(told: World, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(told) - 1))
    verdict = data.draw(st.sampled_from(("reject", "retract")))
    without = told[:number] + told[number + 1 :]
    assert concluded([*without, reviewed(told[number], verdict)]) == concluded(without)


@usual
@given(worlds())
def test_a_confirmed_claim_stands_as_it_did(told: World) -> None:
    assert concluded([reviewed(t, "confirm") for t in told]) == concluded(told)


@usual
@given(worlds())
def test_aims_and_ifs_say_nothing(told: World) -> None:
    said = [t for t in told if t.claim.stance not in ("hypothetical", "intends")]
    assert concluded(told) == concluded(said)


def turned(history: History) -> tuple[list[Short], list[tuple[str, ...]]]:
    """Its intervals and events with the sides' codes exchanged."""
    views = {f"party:{side}": f"party:{other}" for side, other in SWAPPED.items()}
    return (
        sorted(
            (views.get(i.view, i.view), i.since, i.until, i.state, tuple(sorted(SWAPPED[p] for p in i.parties)))
            for i in history.intervals
        ),
        sorted((e.kind, SWAPPED.get(e.party or "", ""), e.day, e.status, e.rule) for e in history.events),
    )


def unturned(history: History) -> tuple[list[Short], list[tuple[str, ...]]]:
    return (
        sorted((i.view, i.since, i.until, i.state, tuple(sorted(i.parties))) for i in history.intervals),
        sorted((e.kind, e.party or "", e.day, e.status, e.rule) for e in history.events),
    )


@often
@given(worlds())
def test_neither_side_is_favoured(told: World) -> None:
    """Were each side's words the other's, each would be answered as the other was."""
    assert turned(concluded(told)) == unturned(concluded([swapped(t) for t in told]))


@pytest.mark.parametrize(
    "told",
    [
        [tell("independent", "holds", "RUS", 3), tell("independent", "holds", "UKR", 3, speaker="a monitor")],
        [
            tell("UKR", "captured", "RUS", 0),
            tell("independent", "holds", "RUS", 3),
            tell("independent", "holds", "UKR", 3, speaker="a monitor"),
        ],
        [tell("UKR", "captured", "RUS", 3, 3), tell("RUS", "captured", "UKR", 3, 3)],
        [
            tell("RUS", "captured", "RUS", 0),
            tell("UKR", "captured", "RUS", 0),
            tell("RUS", "withdrew", "RUS", 1),
            tell("RUS", "withdrew", "UKR", 1),
        ],
        [
            tell("RUS", "captured", "RUS", 0),
            tell("UKR", "captured", "RUS", 0),
            tell("RUS", "captured", "UKR", 0, granted=True),
        ],
        [
            tell("RUS", "captured", "RUS", 0),
            tell("UKR", "captured", "RUS", 0),
            tell("RUS", "captured", "UKR", 0),
            tell("RUS", "captured", "UKR", 1),
        ],
        [
            tell("RUS", "captured", "RUS", 0),
            tell("RUS", "holds", "UKR", 0, 1),
            tell("UKR", "holds", "RUS", 1),
        ],
        [
            tell("RUS", "captured", "RUS", 0),
            tell("RUS", "holds", "UKR", 2),
            tell("RUS", "captured", "RUS", 3),
            tell("UKR", "holds", "RUS", 2),
        ],
        [
            tell("RUS", "captured", "RUS", 0),
            tell("RUS", "captured", "UKR", 0, granted=True),
            tell("UKR", "captured", "RUS", 0, granted=True),
        ],
        [
            tell("RUS", "withdrew", "RUS", 0, -1),
            tell("UKR", "withdrew", "UKR", 0, -1),
            tell("RUS", "withdrew", "RUS", 1),
        ],
    ],
    ids=[
        "seen on one day",
        "seen since",
        "taken on one day",
        "left on one day",
        "known on one day",
        "taken twice",
        "told before",
        "borne out and denied on one day",
        "both taken for granted",
        "both left twice",
    ],
)
def test_what_once_hung_on_the_alphabet(told: World) -> None:
    assert turned(concluded(told)) == unturned(concluded([swapped(t) for t in told]))


@usual
@given(worlds())
def test_every_claim_named_was_told_and_counts(told: World) -> None:
    history = concluded(told)
    known = ids(told)
    for event in history.events:
        assert {p.claim for p in event.parts} <= known
        assert event.because
        assert set(event.because) <= known
        assert {c for e in event.edges for c in (e.source, e.target)} <= known
        assert all(e.source != e.target for e in event.edges)
    for interval in history.intervals:
        assert {*interval.pro, *interval.contra} <= known
        assert not set(interval.pro) & set(interval.contra)


@usual
@given(worlds())
def test_every_claim_stands_in_at_most_one_event(told: World) -> None:
    parts = [(p.report, p.claim) for event in concluded(told).events for p in event.parts]
    assert len(parts) == len(set(parts))


@usual
@given(worlds())
def test_every_status_has_its_rule(told: World) -> None:
    events = concluded(told).events
    status = {rule.name: rule.status for rule in RULES}
    by_id = {e.id: e for e in events}
    assert len(by_id) == len(events)
    for event in events:
        assert event.standing == status[event.rule]
        assert event.earliest <= event.latest
        assert event.status in (event.standing, "superseded")
        if event.status == "superseded":
            assert event.by is not None
            assert by_id[event.by].accepted
            assert by_id[event.by].day > event.day


@usual
@given(worlds())
def test_no_side_is_believed_on_its_own_word(told: World) -> None:
    """What the consensus rests on was said by somebody who does not gain by it."""
    by_claim = {t.claim.id: t for t in told}
    for event in concluded(told).events:
        if not event.accepted:
            continue
        who = interests(event.kind, event.party, SIDES)
        speakers = {by_claim[c].claim.side for c in event.because}
        assert speakers - who.gain or (GAINS[event.kind] == "both" and len(speakers) > 1)


@usual
@given(worlds(), st.sampled_from(("RUS", "UKR")))
def test_one_sides_own_gains_leave_the_consensus_unknown(told: World, side: str) -> None:
    alone = [
        t
        for t in told
        if t.claim.side in (side, "reporter") and not t.claim.evidence and t.source.outlet in (None, "Meridian Wire")
    ]
    alone = [t for t in alone if t.claim.party == side and t.claim.kind in ("captured", "holds", "fighting")]
    assert not [i for i in concluded(alone).intervals if i.view == "consensus"]


@usual
@given(worlds())
def test_whom_the_consensus_names_somebody_else_named(told: World) -> None:
    """A holder in the consensus was named by an enemy or by an independent voice."""
    history = concluded(told)
    for interval in history.intervals:
        if interval.view != "consensus" or interval.state != "held":
            continue
        (party,) = interval.parties
        (enemy,) = SIDES.enemies[party]
        roots = [
            e
            for e in history.events
            if (e.kind == "captured" and e.party == party and e.accepted)
            or (e.kind == "withdrew" and e.party == enemy)
            or (e.kind == "holds" and e.party == party)
        ]
        assert any(p.role in ("concedes", "corroborates") for e in roots for p in e.parts)


@usual
@given(worlds())
def test_intervals_follow_each_other(told: World) -> None:
    views: dict[str, list[Interval]] = {}
    for interval in concluded(told).intervals:
        views.setdefault(interval.view, []).append(interval)
    for intervals in views.values():
        assert intervals[-1].until is None
        for this, following in pairwise(intervals):
            assert this.since is not None
            assert this.until is not None
            assert this.since < this.until == following.since
            assert (this.state, this.parties) != (following.state, following.parties)
        for interval in intervals:
            assert len(interval.parties) == 1 or interval.state in ("contested", "left")
            assert len(interval.parties) > 1 or interval.state != "contested"
            assert interval.rule


@usual
@given(worlds())
def test_a_sides_view_is_made_of_its_own_words(told: World) -> None:
    side_of = {t.claim.id: t.claim.side for t in told}
    for interval in concluded(told).intervals:
        if interval.view != "consensus":
            assert {side_of[c] for c in interval.pro} == {interval.view.removeprefix("party:")}
