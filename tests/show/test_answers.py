"""The other answers in the terminal: nothing too wide, nothing left out, nothing that steers the screen."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

import pytest
from rich.console import RenderableType

from tests.show import answer_samples as made
from tests.show.answer_samples import shown
from whoholds.control.status import RULES
from whoholds.model import STANCES, STATUSES, Event, Lead, Role, Share
from whoholds.show import candidates, claims_table, coverage, event, events, figures, phrases, record, timeline, who

REASONS = {rule.name: rule.words for rule in RULES}
INTERVALS = (made.RUSSIA, replace(made.UKRAINE, until="2024-11-20"), replace(made.BOTH, event="e0"))
DRAWN: dict[str, Callable[[int], RenderableType]] = {
    "who": lambda width: who.render(made.ANSWER, made.NAMES, width),
    "timeline": lambda width: timeline.render(made.PLACE, INTERVALS, [made.EVENT], made.NAMES),
    "claims": lambda width: claims_table.render(made.TELLINGS, width, more=True),
    "event": lambda width: event.render(made.EVENT, made.TELLINGS, made.NAMES, REASONS, width),
    "events": lambda width: events.render([made.EVENT, replace(made.EVENT, exact=False, party=None, kind="fighting")]),
    "figures": lambda width: figures.render([made.FIGURES], width),
    "record": lambda width: record.render([made.RECORD], cases=True),
    "coverage": lambda width: coverage.render(made.COVERAGE),
}


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked_nor_ends_in_blanks(name: str, width: int) -> None:
    lines = shown(DRAWN[name](width), width).splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def _hostile(value: Any) -> Any:
    """The same value with an escape sequence and a line end in every text that a report or a file could bring."""
    if is_dataclass(value) and not isinstance(value, type):
        closed = {"kind", "stance", "state", "status", "standing", "role", "relation", "type", "verdict", "bound"}
        closed |= {"place_type", "evidence", "view", "outcome", "as_of"}
        changed = {f.name: _hostile(getattr(value, f.name)) for f in fields(value) if f.name not in closed}
        return replace(value, **changed)
    if isinstance(value, str):
        return f"{value}\x1b[31m\n\u202e"
    if isinstance(value, tuple):
        return tuple(_hostile(item) for item in value)
    return value


@pytest.mark.parametrize(
    "draw",
    [
        lambda: who.render(_hostile(made.ANSWER), made.NAMES, 80),
        lambda: timeline.render(_hostile(made.PLACE), _hostile(INTERVALS), [_hostile(made.EVENT)], made.NAMES),
        lambda: claims_table.render(_hostile((*made.TELLINGS, made.REJECTED)), 80),
        lambda: event.render(_hostile(made.EVENT), _hostile(made.TELLINGS), made.NAMES, {}, 80),
        lambda: event.render(_hostile(made.EVENT), (), made.NAMES, {}, 80),
        lambda: events.render([_hostile(made.EVENT)]),
        lambda: figures.render([_hostile(made.FIGURES)], 80),
        lambda: record.render([_hostile(made.RECORD)], cases=True),
        lambda: coverage.render(_hostile(made.COVERAGE)),
    ],
)
def test_words_of_a_report_cannot_steer_the_terminal(draw: Callable[[], RenderableType]) -> None:
    text = shown(draw())
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markup_in_a_report_stays_as_it_is() -> None:
    text = shown(claims_table.render([made.telling("[bold red]took Selydove[/]")], 80))
    assert "[bold red]took Selydove[/]" in text


def test_a_timeline_has_a_line_an_interval_and_the_events_that_turned_it() -> None:
    lines = shown(DRAWN["timeline"](80)).splitlines()
    assert lines[2:5] == [
        "According to Russia",
        "  event 2024-10-29               RUS captured · superseded · e1",
        "        2024-10-29 –             held by Russia (disputed)",
    ]
    assert "        2024-10-29 – 2024-11-20  not taken by Russia (disputed)" in lines
    assert "     by 2024-10-29 –             contested between Russia and Ukraine" in lines
    other = replace(made.EVENT, id="e7")
    text = shown(timeline.render(made.PLACE, INTERVALS, [made.EVENT, other], made.NAMES))
    assert "1 event besides changed no view" in text
    unknown = shown(timeline.render(None, [made.UNKNOWN], [], made.NAMES))
    assert "  until 2024-10-29               unknown" in unknown


def test_claims_carry_their_id_their_source_and_what_became_of_them() -> None:
    text = shown(claims_table.render([made.REJECTED, made.telling(place_id=None, date=None)], 80, more=True))
    lines = text.splitlines()
    assert lines[0] == "2024-10-29  RUS captured  Selydove, Donetsk Oblast, UA"
    assert "            claim c1 · rejected by A. Editor: another town (in no view)" in lines
    assert "undated     RUS captured  Selydove, Donetsk Oblast, UA (not resolved)" in lines
    assert lines[-1] == "The first 2 claims; --limit shows more."


def test_an_event_says_why_and_lists_every_claim_by_its_part() -> None:
    text = shown(DRAWN["event"](80))
    flowing = " ".join(text.split())
    assert "Russia captured: Selydove, Donetsk Oblast, UA" in text
    assert "its claims give 28 Oct 2024 to 29 Oct 2024" in text
    assert f"disputed: {REASONS['denied']} (rule “denied”)" in flowing
    assert "superseded: a later accepted event changed the place again, e2" in text
    headings = [line for line in text.splitlines() if line in (*event.ROLES.values(), "From other events of the place")]
    assert headings == ["Claimed", "Borne out by independent voices", "Denied", "From other events of the place"]
    assert "  [3] “Ukraine's General Staff denied that Selydove had fallen”" in text
    assert "claim c2 · decides · denies [1]" in text
    assert "claim c3 · contradicts [1]" in text


def test_every_part_and_stance_has_its_words() -> None:
    assert set(event.ROLES) == set(get_args(Role))
    assert set(phrases.STANCE_VERBS) == set(STANCES)
    assert set(events.STATUS_STYLE) == set(STATUSES)


def test_copies_stand_beneath_what_they_copy() -> None:
    lines = shown(DRAWN["event"](80)).splitlines()
    at = lines.index("        copied: Delta Courier, 30 Oct 2024")
    assert lines[at - 1].strip() == "claim c1"
    assert sum(made.TAKEN[:40] in line for line in lines) == 1


def test_a_copy_whose_original_is_elsewhere_stands_for_itself() -> None:
    alone = replace(made.EVENT, parts=made.EVENT.parts[1:2], edges=(), because=())
    text = shown(event.render(alone, made.TELLINGS, made.NAMES, REASONS, 80))
    assert "[1] “Russian forces have captured" in text
    assert "Delta Courier" in text


def test_a_claim_that_is_no_longer_shown_keeps_its_place() -> None:
    text = shown(event.render(made.EVENT, (), made.NAMES, {}, 80))
    assert "claim c2, which the ledger does not show" in text
    assert "disputed by the rule “denied”" in text


@pytest.mark.parametrize("status", ["claimed", "superseded"])
def test_events_say_by_where_the_day_is_not_exact(status: Any) -> None:
    vague: Event = replace(made.EVENT, exact=False, status=status)
    text = shown(events.render([vague, made.EVENT]))
    assert f"by 2024-10-29  RUS captured  {status}" in text
    assert "   2024-10-29  RUS captured  superseded  Selydove, Donetsk Oblast, UA" in text
    assert "2 voices · e1" in text


def test_rival_figures_stand_side_by_side() -> None:
    text = shown(DRAWN["figures"](80))
    assert "displaced, Sudzha, civilians, 2024-08-11 to 2024-08-12" in text
    assert "3 figures by 2 speakers: 3,000 to 6,000; they cannot all be so" in text
    assert "2024-08-11  3,000 displaced" in text
    assert "told again once" in text
    assert "at least 6,000 displaced" in text
    rising = replace(made.FIGURES, grows=True)
    assert "rising from day to day" in shown(figures.render([rising], 80))
    far = replace(made.FIGURES, kind="distance_km", reference="Pokrovsk", bearing="SE", low=None, since=None)
    assert "distance, Sudzha, civilians, SE of Pokrovsk, 2024-08-12" in shown(figures.render([far], 80))


def test_a_record_gives_every_number_with_its_interval() -> None:
    text = " ".join(shown(DRAWN["record"](80)).split())
    assert "Russian Ministry of Defence (RUS): 5 captures claimed, told 20 Aug 2024 to 3 Oct 2024" in text
    assert "conceded 1, corroborated 1, refuted 1, open 2" in text
    assert "borne out 2 of 3, 67 % (21–94 %), of those told 30 days or more before 6 Oct 2024" in text
    assert "ahead none to judge by" in text
    assert "1.5 days after the first independent evidence (median of 2 events)" in text
    assert "2024-10-29 conceded Selydove, told 2024-10-29, shown 2024-10-30 (lead 1) · e1" in text
    once = replace(made.RECORD, claimed=1, first="2024-10-03", speaker=None, as_of=None)
    assert "RUS, all speakers: 1 capture claimed, told 3 Oct 2024\n" in shown(record.render([once]))
    assert "1 capture only told of long after" in shown(record.render([replace(made.RECORD, recalled=("e9",))]))
    assert "RUS, all speakers" in shown(record.render([replace(made.RECORD, speaker=None)]))


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (Lead(None), "not known: no event has both days"),
        (Lead(1.0, events=("e1",)), "1 day before the first independent evidence (median of 1 event)"),
        (Lead(0.0, events=("e1",)), "the same day as the first independent evidence (median of 1 event)"),
        (
            Lead(2.0, -1.0, 6.0, 0.97, events=("a",) * 6),
            "2 days before the first independent evidence (median of 6 events; −1 to 6)",
        ),
    ],
)
def test_leads_in_words(lead: Lead, words: str) -> None:
    assert record.lead(lead) == words


def test_nothing_to_judge_by_is_no_percentage() -> None:
    assert record.share(Share(0, 0, None, None, None), "of all") == "none to judge by"
    assert record.share(Share(7, 9, 0.778, 0.453, 0.937), "of all") == "7 of 9, 78 % (45–94 %), of all"


def test_coverage_marks_a_drop_and_says_what_it_means() -> None:
    lines = shown(DRAWN["coverage"](80)).splitlines()
    assert lines[0].split() == ["reports", "claims", "failed", "usual"]
    assert lines[1] == "Meridian Wire  15 reports"
    assert lines[2].split() == ["2024-W37", "12", "140", "1", "11.5"]
    assert lines[3].split() == ["2024-W38", "3", "31", "12", "fewer"]
    assert lines[4] == "no outlet named  2 reports"
    assert lines[-1].startswith("fewer reports: a drop here may be a drop in the news")
    assert "fewer" not in shown(coverage.render(made.COVERAGE[:1]))


def test_candidates_come_with_the_id_to_choose_by() -> None:
    lines = candidates.lines([replace(made.PLACE, id=f"g:{n}") for n in range(25)])
    assert lines[0] == "  g:0   Selydove, Donetsk Oblast, UA (48.15, 37.30)"
    assert lines[-2] == "  and 5 more"
    assert lines[-1].endswith("whoholds who g:0")
