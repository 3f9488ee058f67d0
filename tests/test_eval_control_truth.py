"""What the maps say: changes of hands, their days, and which of them count."""

import gzip
from pathlib import Path

from eval import control_truth
from tests.eval_samples import HEAD, changes, day, only, row


def test_from_one_party_to_the_other_is_a_change() -> None:
    found = only(changes(row("2022-12-10", "UA", "RU")))
    assert (found.party, found.day, found.first, found.last) == ("RUS",) + (day("2022-12-10"),) * 3
    assert found.why == "held 14 days or more"


def test_steps_on_the_way_are_one_change_dated_by_the_last() -> None:
    found = only(changes(row("2022-12-01", "UA", "GREY"), row("2022-12-10", "GREY", "RU")))
    assert (found.party, found.day, found.steps[0].left) == ("RUS", day("2022-12-10"), day("2022-11-30"))


def test_there_and_back_is_no_change() -> None:
    assert not changes(row("2022-12-01", "UA", "ADV"), row("2022-12-10", "ADV", "UA")).changes


def test_arriving_on_the_way_is_no_change() -> None:
    assert not changes(row("2022-12-01", "UA", "GREY")).changes


def test_back_again_later_is_a_second_change() -> None:
    found = changes(row("2022-11-10", "RU", "UA"), row("2023-01-10", "UA", "RU")).changes
    assert [c.party for c in found] == ["UKR", "RUS"]


def test_a_series_that_begins_on_the_way_asks_the_other_source() -> None:
    begun = row("2022-12-10", "GREY", "RU")
    assert only(changes(begun, holder="UKR")).party == "RUS"
    tidied = changes(begun, holder="RUS")
    assert not tidied.changes
    assert len(tidied.tidied) == 1
    unknown = changes(begun)
    assert not unknown.changes
    assert len(unknown.unknown) == 1


def test_the_other_source_is_asked_for_the_last_firm_holder_by_its_rows() -> None:
    advance = row("2022-12-04", "UA", "ADV", source="ISW")
    assert only(changes(row("2022-12-10", "GREY", "RU"), advance)).party == "RUS"


def test_what_the_other_source_shows_later_does_not_tell_the_holder_before() -> None:
    freed, lost = row("2022-11-10", "RU", "UA", source="ISW"), row("2022-12-25", "UA", "RU", source="ISW")
    found = changes(row("2022-12-20", "GREY", "RU"), freed, lost).changes
    assert [(c.party, c.day) for c in found] == [("UKR", day("2022-11-10")), ("RUS", day("2022-12-20"))]


def test_a_change_that_did_not_last_counts_where_both_sources_agree() -> None:
    brief = row("2022-12-10", "RU", "UA", held=7)
    assert [c.why for c in changes(brief).slight] == [None]
    agreed = only(changes(brief, row("2022-12-18", "RU", "UA", source="ISW", held=7)))
    assert agreed.why == "both sources within 14 days"
    assert (agreed.day, agreed.first, agreed.last) == (day("2022-12-10"), day("2022-12-10"), day("2022-12-18"))
    late = changes(brief, row("2022-12-25", "RU", "UA", source="ISW", held=7))
    assert not late.changes


def test_two_sources_far_apart_are_one_change_dated_by_the_daily_one() -> None:
    found = only(changes(row("2022-12-17", "UA", "RU"), row("2023-01-22", "UA", "RU", source="ISW")))
    assert (found.day, found.last, len(found.steps)) == (day("2022-12-17"), day("2022-12-17"), 2)
    earlier = only(changes(row("2022-12-17", "UA", "RU"), row("2022-11-22", "UA", "RU", source="ISW")))
    assert earlier.day == day("2022-12-17")


def test_the_state_between_rows() -> None:
    rows = (row("2022-11-10", "RU", "GREY"), row("2022-11-20", "GREY", "UA", held=10))
    states = [control_truth.state_on(rows, day(d)) for d in ("2022-11-09", "2022-11-10", "2022-11-20", "2022-11-30")]
    assert states == ["RU", "GREY", "UA", None]
    assert control_truth.state_on((), day("2022-11-10")) is None


def maps_file(folder: Path, *rows: str) -> Path:
    path = folder / "changes.csv.gz"
    path.write_bytes(gzip.compress("\n".join((HEAD, *rows, "")).encode()))
    return path


def test_doubles_of_one_settlement_are_one(tmp_path: Path) -> None:
    path = maps_file(
        tmp_path,
        "P77,,Новосілка,Новосілка,48.01,37.0,Donets'k,2022-12-09,2022-12-08,UA,RU,90,DeepState,geonames_postal",
        "GN5,5,Novosilka,,48.0,37.0,Donets'k,2022-12-10,2022-12-09,UA,RU,90,DeepState,geonames_cities500",
        "GN6,6,Novosilka,,48.3,37.0,Donets'k,2022-12-10,2022-12-09,UA,RU,90,DeepState,geonames_cities500",
        "GN7,7,Novosilka,,48.0,37.0,Donets'k,2024-12-10,2024-12-09,UA,RU,90,DeepState,geonames_cities500",
    )
    rows, settlements = control_truth.read(path)
    assert len(rows) == 3
    assert [s.ids for s in settlements] == [("geonames:5", "postal:P77"), ("geonames:6",)]
    dated = control_truth.truth(rows, settlements, lambda *_: None).changes
    assert [c.day for c in dated] == [day("2022-12-10")] * 2
