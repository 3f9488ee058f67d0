"""Days out of contents and names, and the ones that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.errors import MapError
from whoholds.terrain.days import Told, check, edited, in_name, map_day, of_epoch, of_text, told

MS = "1724424377000"  # 2024-08-23 14:46:17 UTC


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-08-23", "2024-08-23"),
        (" 2024-08-23 ", "2024-08-23"),
        ("2024/8/3", "2024-08-03"),
        ("2024-08-23T23:59:59Z", "2024-08-23"),
        ("2024-08-23T18:29:37.000+03:00", "2024-08-23"),
        ("2024-08-23 00:00:00", "2024-08-23"),
        ("20240823", "2024-08-23"),
        ("1724424377", "2024-08-23"),
        (MS, "2024-08-23"),
        (f"{MS}.0", "2024-08-23"),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("20241301", None),
        ("23.08.2024", None),
        ("Friday", None),
        ("2024-08-234", None),
        ("17", None),
        ("", None),
    ],
)
def test_a_property_is_read_or_not(text: str, day: str | None) -> None:
    assert of_text(text) == day


def test_moments_are_taken_in_utc() -> None:
    assert of_epoch(1_724_371_199) == "2024-08-22"
    assert of_epoch(1_724_371_200) == "2024-08-23"
    assert of_epoch(10**18) is None


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("isw_2024-08-23_control", ("2024-08-23",)),
        ("deepstatemap_data_20240708", ("2024-07-08",)),
        ("map 2024_08_23 (1)", ("2024-08-23",)),
        ("2024.08.23", ("2024-08-23",)),
        ("23-08-2024", ("2024-08-23",)),
        ("08-23-2024", ("2024-08-23",)),
        ("05-06-2024", ("2024-05-06", "2024-06-05")),
        ("06-06-2024", ("2024-06-06",)),
        ("2024-08-01_to_2024-08-23", ("2024-08-01", "2024-08-23")),
        ("2024-08-23 copy of 20240823", ("2024-08-23",)),
        ("1724424377", ("2024-08-23",)),
        ("deepstate_1724424377", ("2024-08-23",)),
        ("isw_weekly_2022-10_2023-02", ()),
        ("Russian Controlled Ukrainian Territory before February 24, 2022", ()),
        ("VIEW_Russian_controlled_Ukrainian_Territory_before_February_24_2022_2024-08-23", ("2024-08-23",)),
        ("20241399", ()),
        ("id 17244243771724424377", ()),
        ("202408231200", ()),
        ("", ()),
    ],
)
def test_days_in_names(name: str, days: tuple[str, ...]) -> None:
    assert in_name(name) == days


@given(st.dates())
def test_every_day_is_read_in_every_spelling(day: object) -> None:
    iso = day.isoformat()  # type: ignore[attr-defined]
    assert of_text(iso) == iso
    if iso[:2] in ("19", "20"):
        assert in_name(iso) == in_name(iso.replace("-", "")) == in_name(iso.replace("-", "_")) == (iso,)
        assert iso in in_name("-".join(iso.split("-")[::-1]))


def test_properties_tell_the_day() -> None:
    assert told({"date": "2024-08-23", "name": "x"}, "map") == "2024-08-23"
    assert told({"date": "2024-08-23", "datetime": "2024-08-23T10:00:00Z"}, "map") == "2024-08-23"
    assert told({"name": "2024-08-23", "editdate": MS, "date": " "}, "map") is None
    with pytest.raises(MapError, match=r"^map: date 'last week' is no day that can be read; write it as 2024-08-23$"):
        told({"date": "last week"}, "map")
    with pytest.raises(MapError, match="two days, 2024-08-22 and 2024-08-23"):
        told({"date": "2024-08-23", "day": "2024-08-22"}, "map")


def test_the_last_edit_counts() -> None:
    assert edited([{"editdate": MS}, {"editdate": "1724371199000"}, {"name": "x"}]) == "2024-08-23"
    assert edited([{"editdate": "unknown"}, {}]) is None


def test_content_goes_before_names_and_names_before_the_user_and_the_last_edit() -> None:
    names = ("control 2024-08-21", "2024-08-20")
    assert map_day(Told("2024-08-23", "2024-08-24", names), None, "map") == ("2024-08-23", ())
    assert map_day(Told(None, "2024-08-24", names), None, "map") == ("2024-08-21", ("last edited on 2024-08-24",))
    assert map_day(Told(None, "2024-08-20", ("control", "2024-08-20")), None, "map") == ("2024-08-20", ())
    assert map_day(Told(None, "2024-08-24", ("control",)), "2024-08-22", "map") == (
        "2024-08-22",
        ("last edited on 2024-08-24",),
    )
    assert map_day(Told(None, "2024-08-24"), None, "map") == ("2024-08-24", ("its day is when it was last edited",))
    assert map_day(Told("2024-08-23"), "2024-08-23", "map") == ("2024-08-23", ())


@pytest.mark.parametrize(
    ("known", "given_", "said"),
    [
        (Told("2024-08-23"), "2024-08-22", ("2024-08-23", "--date says 2024-08-22")),
        (Told(None, None, ("map 2024-08-23",)), "2024-08-22", ("'map 2024-08-23'", "2024-08-22")),
        (Told(None, None, ("2024-08-01_2024-08-23",)), None, ("2024-08-01 or 2024-08-23", "--date")),
        (Told(None, None, ("05-06-2024",)), "2024-07-01", ("2024-05-06 or 2024-06-05", "--date")),
        (Told(None, None, ("control",)), None, ("nothing tells its day", "--date YYYY-MM-DD")),
    ],
)
def test_contradictions_and_doubts_are_refused(known: Told, given_: str | None, said: tuple[str, ...]) -> None:
    with pytest.raises(MapError) as error:
        map_day(known, given_, "map")
    assert str(error.value).startswith("map: ")
    assert all(words in str(error.value) for words in said)


def test_the_user_may_say_which_of_several_days_a_name_means() -> None:
    assert map_day(Told(None, None, ("05-06-2024",)), "2024-06-05", "map")[0] == "2024-06-05"
    assert map_day(Told(None, None, ("2024-08-01_2024-08-23",)), "2024-08-23", "map")[0] == "2024-08-23"


def test_absurd_days_are_refused() -> None:
    check("2022-02-24", since="2022-02-24", today="2022-02-24", where="map")
    check("1999-01-01", since=None, today="2024-08-23", where="map")
    with pytest.raises(MapError, match="2022-02-23 lies before the theatre's first, 2022-02-24"):
        check("2022-02-23", since="2022-02-24", today="2024-08-23", where="map")
    with pytest.raises(MapError, match="2024-08-24 lies ahead of today, 2024-08-23"):
        check("2024-08-24", since=None, today="2024-08-23", where="map")
