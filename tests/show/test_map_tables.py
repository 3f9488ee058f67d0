"""What maps tell, on a screen: whose word it is, what it rests on, and no harm from what strangers wrote."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Group, RenderableType

from tests.show import answer_samples as made
from tests.show import terrain_samples as mapped
from tests.show.answer_samples import shown
from whoholds.model import (
    Answer,
    AreaRow,
    AuditCapture,
    AuditFigure,
    AuditSpeaker,
    Interval,
    MapChange,
    Passage,
    Standing,
)
from whoholds.show import areas, audit, comparisons, map_changes, map_layers, map_settlements, phrases
from whoholds.show.areas import number
from whoholds.show.event import render as event
from whoholds.show.map_settlements import state
from whoholds.show.who import render as who

ANSWER = Answer(
    replace(made.PLACE, error_km=None),
    "2024-11-02",
    None,
    (Standing(made.BOTH, (made.TOLD,), (made.HELD,)), Standing(mapped.DRAWN, (), ()), Standing(mapped.UNCLEAR, (), ())),
)
REASONS = {"control map": "an assessor's map shows the change"}
# A colour, a window's title, a bell, text that runs the other way, lines of its own, half a character, markup.
HOSTILE = "\x1b[31mred\x1b]0;owned\x07\x9b2J\u202eevil\u2066\nnext\r\tline\u2028[bold]x[/bold]\ud800"
# Line ends are the display's own.
_HARM = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _areas(rows: Sequence[AreaRow], width: int = 80) -> RenderableType:
    return areas.render(rows, made.NAMES, width)


def _settlements(rows: Sequence[Passage], limit: int = 60) -> RenderableType:
    return map_settlements.render(rows, limit)


def _changes(rows: Sequence[MapChange], limit: int = 60) -> RenderableType:
    return map_changes.render(rows, limit)


def _audit(
    captures: Sequence[AuditCapture] = (),
    figures: Sequence[AuditFigure] = (),
    speakers: Sequence[AuditSpeaker] = (),
    limit: int = 30,
) -> RenderableType:
    return audit.render(captures, figures, speakers, limit)


def _event(width: int) -> RenderableType:
    return event(mapped.SIGHTED, made.TELLINGS, made.NAMES, REASONS, width)


TABLES: dict[str, Callable[[int], RenderableType]] = {
    "layers": lambda _: map_layers.render(mapped.LAYERS),
    "areas": lambda width: _areas(mapped.AREAS, width),
    "settlements": lambda _: _settlements(mapped.PASSAGES),
    "changes": lambda _: _changes(mapped.CHANGES),
    "comparisons": lambda _: comparisons.render(mapped.COMPARISONS),
    "captures": lambda _: _audit(mapped.CAPTURES),
    "figures": lambda _: _audit(figures=mapped.FIGURES),
    "speakers": lambda _: _audit(speakers=mapped.SPEAKERS),
    "who": lambda width: who(ANSWER, made.NAMES, width),
    "event": _event,
}


@pytest.mark.parametrize("width", range(40, 101, 10))
@pytest.mark.parametrize("table", TABLES)
def test_no_line_is_wider_than_the_screen_or_ends_in_blanks(table: str, width: int) -> None:
    lines = shown(TABLES[table](width), width).splitlines()
    assert lines
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


# Checked or made by the program: days, ids, numbers, and words out of a list.
_OURS = {
    "id", "day", "before", "since", "until", "shown", "reached", "told", "date", "period", "missing", "layer", "layers",
    "other_layers", "covers", "old_layer", "new_layer", "kind", "measure", "outcome", "change", "verdict", "agrees",
    "status", "claims", "elsewhere", "type", "bound",
}  # fmt: skip


def spoilt(value: Any) -> Any:
    """The same, with a stranger's text in every place that may hold one."""
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, tuple):
        return tuple(spoilt(each) for each in value)
    if not dataclasses.is_dataclass(value):
        return value
    names = [field.name for field in dataclasses.fields(value) if field.name not in _OURS]
    return replace(value, **{name: spoilt(getattr(value, name)) for name in names})  # type: ignore[type-var]


SPOILT_ANSWER = replace(
    ANSWER,
    place=spoilt(ANSWER.place),
    standings=(
        Standing(replace(mapped.DRAWN, view=f"assessor:{HOSTILE}", rule=HOSTILE, parties=(HOSTILE,)), (), ()),
        Standing(replace(mapped.UNCLEAR, view=f"assessor:x{HOSTILE}", rule=HOSTILE), (), ()),
        Standing(made.RUSSIA, (made.telling(made.TAKEN + HOSTILE, speaker=HOSTILE, outlet=HOSTILE),), ()),
    ),
)
SPOILT: dict[str, Callable[[int], RenderableType]] = {
    "layers": lambda _: map_layers.render(spoilt(mapped.LAYERS)),
    "areas": lambda width: _areas(spoilt(mapped.AREAS), width),
    "settlements": lambda _: _settlements(spoilt(mapped.PASSAGES)),
    "changes": lambda _: _changes(spoilt(mapped.CHANGES)),
    "comparisons": lambda _: comparisons.render(spoilt(mapped.COMPARISONS)),
    "captures": lambda _: _audit(spoilt(mapped.CAPTURES)),
    "figures": lambda _: _audit(figures=spoilt(mapped.FIGURES)),
    "speakers": lambda _: _audit(speakers=spoilt(mapped.SPEAKERS)),
    "who": lambda width: who(SPOILT_ANSWER, made.NAMES, width),
    "event": lambda width: event(
        replace(mapped.SIGHTED, place=spoilt(made.PLACE), maps=spoilt(mapped.SIGHTED.maps), rule=HOSTILE),
        made.TELLINGS,
        made.NAMES,
        REASONS,
        width,
    ),
}


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("table", SPOILT)
def test_what_strangers_wrote_does_no_harm(table: str, width: int) -> None:
    text = shown(SPOILT[table](width), width)
    assert "evil" in text
    assert _HARM.findall(text) == []
    assert "[bold]" in text
    assert max(map(len, text.splitlines())) <= width


# What must be there for a reader


def flowing(drawn: RenderableType, width: int = 80) -> str:
    return " ".join(shown(drawn, width).split())


def test_the_list_tells_how_much_there_is_and_what_a_maker_calls_it() -> None:
    lines = shown(map_layers.render(mapped.LAYERS)).splitlines()
    assert lines[0] == "Map Desk  2 maps, 2024-10-31 to 2024-11-02"
    assert "  1 layer with notes; --format json has them" in lines
    assert "Other Desk  1 map, 2024-10-31 to 2024-10-31" in lines
    text = flowing(map_layers.render(mapped.LAYERS))
    assert "control RUS 2 layers, 2024-10-31 to 2024-11-02; the maker calls it “held ground”" in text
    assert "and it takes in pre2022" in text
    assert "pre2022 RUS 1 layer, 2022-02-23; the maker calls it “held ground”; drawn once, and stands" in text


def test_areas_name_the_maker_the_layers_and_the_unit() -> None:
    lines = shown(_areas(mapped.AREAS)).splitlines()
    assert lines[0] == "According to Map Desk: control+advance, Russia  (km²)"
    assert lines[1].split() == ["held", "gained", "lost", "net"]
    assert lines[2].split() == ["2024-10", "10,931.7", "478.2", "3.1", "+475.1"]
    assert lines[3].split() == ["2024-11", "10,940.0", "9.0", "0.7", "+8.3", "~…", "no", "map", "of", "2024-11-02"]
    assert lines[4].split() == ["2024-12", *"––––", *["there", "is", "no", "map", "after"]]
    text = flowing(_areas(mapped.AREAS))
    assert "its control takes in what others draw apart as pre2022" in text
    assert "~ a bounding day has no map: its area is taken in between the maps around it" in text
    assert "… the maps begin or end within the period, which is cut to them" in text
    assert "According to Third Desk: control+advance, Russia (km²) the layer advance is not in the maps of" in text


def test_two_makers_stand_side_by_side_with_how_far_they_are_apart() -> None:
    lines = shown(_areas(mapped.AREAS)).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("Net, side by side"))
    assert lines[at + 1].split("  ")[-1].strip() == "apart"
    assert lines[at + 2].split() == ["2024-10", "+475.1", "+462.6", "12.5"]
    assert "what sets them apart is no error" in lines[at + 3]
    assert "side by side" not in shown(_areas(mapped.AREAS[:3]))


def test_marks_are_explained_only_where_they_stand() -> None:
    whole = shown(_areas([mapped.AREA]))
    assert "bounding" not in whole
    assert "cut to them" not in whole
    assert ", in Donetsk Oblast  (km²)" in shown(_areas([mapped.REGION]))
    assert "control, nobody named" in shown(_areas([replace(mapped.AREA, layers=("control",), party=None)]))


@pytest.mark.parametrize("width", [40, 80, 100])
def test_makers_with_no_room_beside_each_other_stand_beneath(width: int) -> None:
    rows = [replace(mapped.AREA, assessor=f"A Map Desk with a long name {n}", net=float(n)) for n in range(4)]
    text = shown(_areas(rows, width), width)
    assert max(map(len, text.splitlines())) <= width
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    told = "; ".join(f"{row.assessor} {number(row.net, signed=True)}" for row in rows)
    assert f"2024-10 {told}; apart 12.5" in " ".join(text.split())


def test_on_a_narrow_screen_the_numbers_stay_in_their_columns() -> None:
    lines = shown(_areas([mapped.AREA, mapped.THEIRS], 40), 40).splitlines()[1:]
    assert lines[1].split() == ["held", "gained", "lost", "net"]
    assert lines[2].split() == ["2024-10", "10,931.7", "478.2", "3.1", "+475.1"]
    assert len(lines[1]) == len(lines[2])
    assert lines[3:5] == ["", "According to Other Desk:"]


@pytest.mark.parametrize(
    ("value", "signed", "words"),
    [(None, False, "–"), (1234.56, False, "1,234.6"), (0.04, True, "+0.0"), (-3.0, True, "-3.0"), (0.0, False, "0.0")],
)
def test_square_kilometres_have_one_decimal(value: float | None, signed: bool, words: str) -> None:
    assert number(value, signed=signed) == words


def test_a_settlement_is_told_with_both_maps_and_a_warning() -> None:
    text = flowing(_settlements(mapped.PASSAGES))
    assert "2024-10-29 UKR → control RUS Selydove, Donetsk Oblast, UA, 22,000 inhabitants" in text
    assert "Map Desk; the map of 2024-10-28 did not show it; so for 9 days" in text
    assert "advance RUS → control RUS Selydove, Donetsk Oblast, UA Other Desk" in text
    assert "A point is not a town" in text
    assert (state(None, None), state("unknown", None), state("advance", "UKR")) == (
        "no layer",
        "unknown",
        "advance UKR",
    )


def test_a_change_is_told_with_its_size_place_and_verdict() -> None:
    text = flowing(_changes(mapped.CHANGES))
    assert "Map Desk, map of 2024-10-29 after that of 2024-10-28" in text
    assert "+41.3 km² Donetsk Oblast (48.15, 37.30), 5 settlements: Selydove, Vyshneve, Oleksandropil, Petrivka" in text
    assert "and 1 more" in text
    assert "reported: claims c1, c2" in text
    assert "−2.5 km² no region (48.15, 37.30), no settlement" in text
    assert "unreported: none of the 31 reports of these days tells of ground there" in text
    assert "no reports of these days in the ledger" in text
    assert "reported: claim c1" in text
    assert text.endswith("In all: no reports 1 (41.3 km²); reported 2 (82.5 km²); unreported 1 (2.5 km²)")


@pytest.mark.parametrize("table", [_settlements, _changes], ids=["settlements", "changes"])
def test_long_lists_are_cut_and_say_so(table: Callable[..., RenderableType]) -> None:
    rows = (mapped.PASSAGE if table is _settlements else mapped.CHANGE,) * 5
    assert "2 more; other formats (--format csv) list them all" in shown(table(rows, 3))
    assert "more;" not in shown(table(rows, 5))
    if table is _changes:
        assert "In all: reported 5" in shown(table(rows, 3))


def test_a_published_area_stands_beside_the_maps_with_why_it_differs() -> None:
    text = flowing(comparisons.render(mapped.COMPARISONS))
    assert "2024-10 Lowland Gazette, gain: 478.0 km²; maps of Map Desk, control: 475.1 (agrees)" in text
    assert "490.0 km²; maps of Map Desk, control: 475.1 (differs by +14.8, and agrees with what was gained)" in text
    assert "900.0 km²; maps of Map Desk, control: 475.1 (differs by +424.9) there is no map of 2024-10-31" in text
    assert "Lowland Gazette counts claimed too control alone, which is another thing: 475.1 km²" in text
    assert "2 of 3 that can be compared agree to 1 % or 3 km²; 2 cannot" in text


def test_an_area_claimed_stands_with_its_words_and_each_makers() -> None:
    text = flowing(_audit(figures=mapped.FIGURES))
    assert "about at least 478 km² RUS, Donetsk region, in October" in text
    assert f"“{mapped.AREA_WORDS}”" in text
    assert f"{made.MINISTRY} (RUS), Meridian Wire, 2 Nov 2024" in text
    assert "measured after 2024-09-30 and up to 2024-10-31, Donetsk Oblast" in text
    assert (
        "Map Desk: 401.5 km² gained by RUS (control+advance), net +399.9; claimed is 1.19 times that; "
        "reached by the map of 2024-11-09; a bounding day has no map"
    ) in text
    assert "the map of 2024-10-31" in text
    assert "Other Desk: no figure: no map of Other Desk lies in these days" in text
    assert "no figure: its words do not say whose ground it is" in text
    assert "measured on 2024-11-02, Donetsk Oblast" in text
    assert "401.5 km² held by RUS (control+advance); claimed is 1.19 times that" in text


def test_an_open_stretch_and_what_was_reached_without_a_figure() -> None:
    open_end = replace(
        mapped.UNMEASURED, until=None, region=None, reached="2024-11-09", why_not="its report has no day"
    )
    text = flowing(_audit(figures=[open_end]))
    assert "measured after 2024-09-30 and up to a day not known, all the ground" in text
    assert "no figure: its report has no day; as much was reached by the map of 2024-11-09" in text


def test_a_capture_stands_with_what_each_makers_maps_show() -> None:
    text = flowing(_audit(mapped.CAPTURES), 100)
    assert "2024-10-29 RUS captured Selydove, Donetsk Oblast, UA corroborated" in text
    assert "claimed by Russian Ministry of Defence, Denis Pushilin and 1 more · event e1" in text
    assert "Map Desk: first shown on the map of 2024-10-31, 2 days after (that of 2024-10-28 did not)" in text
    assert "Other Desk: not yet after 5 days: the last map is of X" in text
    assert "held before: its maps show it so since 2024-10-01" in text
    assert "first shown on the map of 2024-10-28, 1 day before it" in text
    assert "first shown on the map of 2024-10-31, on its day" in text
    assert "2 captures besides: no point on a map, or of a time without maps" in text
    assert "an area is no point" not in text
    cut = flowing(_audit(mapped.CAPTURES, limit=2))
    assert "2 captures more; --format csv lists them all" in cut


def test_a_maker_that_cannot_tell_stands_beside_one_that_can() -> None:
    rows = [mapped.SHOWN, replace(mapped.CAPTURES[5], event="e1", assessor="Other Desk")]
    text = flowing(_audit(rows))
    assert "Other Desk: no map of that time: the maps go from X to Y" in text
    rows[1] = replace(mapped.CAPTURES[6], event="e1", assessor="Other Desk")
    assert "Other Desk: not to be told: an area is no point" in flowing(_audit(rows))


def test_a_speakers_totals_a_maker_a_line() -> None:
    text = flowing(_audit(speakers=mapped.SPEAKERS), 100)
    assert (
        "Russian Ministry of Defence (RUS) Map Desk: 7 captures: 3 shown within 30 days, 1 later, 1 held before, "
        "1 not yet, 1 open; median 14.5 days; 2 areas: 678.0 km² claimed, 601.5 measured, 1.13 times"
    ) in text
    assert "Other Desk: 7 captures: 3 shown within 30 days, 1 later, 1 held before, 1 not yet Ukrainian" in text
    assert "Ukrainian General Staff Map Desk: 0 captures; 2 areas" in text


def test_an_audit_has_the_parts_that_have_anything_and_says_what_a_map_is() -> None:
    whole = shown(_audit(mapped.CAPTURES, mapped.FIGURES, mapped.SPEAKERS))
    titles = ["Areas claimed, beside the maps", "Captures claimed, beside the maps", "By speaker"]
    assert [line for line in whole.splitlines() if line in titles] == titles
    assert [t for t in titles if t in shown(_audit(speakers=mapped.SPEAKERS))] == titles[2:]
    assert "A map is one more witness" in whole


def test_a_makers_view_stands_between_the_parties_and_the_consensus() -> None:
    lines = shown(who(ANSWER, made.NAMES, 80)).splitlines()
    titles = [line.partition(":")[0] for line in lines if line.startswith(("According", "Consensus"))]
    assert titles == ["According to Map Desk", "According to Other Desk", "Consensus"]
    assert "According to Map Desk: held by Russia, by 31 Oct 2024 at the latest" in lines
    assert "According to Other Desk: of unclear status since 28 Oct 2024" in lines
    text = " ".join(" ".join(lines).split())
    assert "its point lies in its layer of control on the map of 2024-10-31, and did not on that of 2024-10-28" in text
    assert "last map that shows it 2 Nov 2024, the same day" in text
    # A map is no word: nobody said it.
    assert text.count("last word") == 1


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (mapped.DRAWN, "held by Russia, by 31 Oct 2024 at the latest"),
        (replace(mapped.DRAWN, exact=True), "held by Russia since 31 Oct 2024"),
        (replace(mapped.DRAWN, state="contested", parties=("RUS", "UKR")), "contested between Russia and Ukraine, by"),
        (replace(mapped.UNCLEAR, exact=False), "of unclear status, by 28 Oct 2024 at the latest"),
        (replace(mapped.UNCLEAR, since=None), "unknown: nobody spoke"),
    ],
)
def test_a_makers_view_in_words(interval: Interval, words: str) -> None:
    assert phrases.standing(interval, made.NAMES).startswith(words)


def test_an_event_names_the_maps_that_bear_it_out() -> None:
    text = flowing(Group(_event(80)))
    assert "corroborated: an assessor's map shows the change (rule “control map”)" in text
    assert "borne out by the maps of Map Desk: first shown on the map of 2024-10-31, 2 days after it" in text
    assert "borne out by the maps of Other Desk: first shown on the map of 2024-10-29, on its day" in text
