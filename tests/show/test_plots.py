import logging
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from shapely import MultiPolygon, Point, Polygon, box

from whoholds.errors import AskError, SettingsError
from whoholds.model import AreaRow, Layer, Place
from whoholds.show import plot_change, plot_gains
from whoholds.show import plot_style as style
from whoholds.show.plot_change import ChangePicture

NAMES = {"RUS": "Russia"}
CREDIT = ("Drawn by DeepState, with leave.", "Drawn by the institute.")
HOSTILE = "$x$<script>\x1b[31m\ufffe"
EMPTY = MultiPolygon()


def row(assessor: str, period: str | None, gained: float | None, lost: float | None, **more: object) -> AreaRow:
    """A month, week or day of one assessor's maps; the net follows from the rest."""
    net = gained - lost if gained is not None and lost is not None else None
    layers: tuple[Layer, ...] = ("control", "advance") if assessor == "ISW" else ("control",)
    told = AreaRow(assessor, layers, "RUS", None, None, period, None, None, None, gained, lost, net)
    return replace(told, **more)  # type: ignore[arg-type]


ROWS = (
    *(row("DeepState", f"2024-{month:02}", 100.0 * month, 10.0) for month in range(1, 7)),
    row("ISW", "2024-01", 150.0, 20.0, partial=True),
    row("ISW", "2024-02", None, None, why_not="there is no map after January"),
    row("ISW", "2024-03", None, None, why_not="there is no map after January"),
    row("ISW", "2024-04", 1234.5, 2000.0, interpolated=True),
    row("AMK", None, None, None, why_not="the layer advance is not in its maps"),
)
HELD = Polygon([(37, 47), (39, 47), (39, 48), (37, 48)], [[(37.5, 47.3), (37.6, 47.3), (37.6, 47.4), (37.5, 47.4)]])
PLACES = (
    Place("1", "Selydove", "settlement", 48.05, 37.4, None, "UA", 22_000),
    Place("2", HOSTILE, "settlement", 48.1, 37.8, None, "UA", 900),
    Place("3", "Nowhere", "settlement", None, None, None, "UA", 5),
)
CHANGE = ChangePicture(
    assessor="DeepState",
    layers=("control", "advance"),
    party_name="Russia",
    before="2024-07-31",
    day="2024-08-31",
    held=HELD,
    gained=box(37.2, 48, 38, 48.2),
    lost=box(38.8, 47.8, 39, 48),
    gained_km2=1320.4,
    lost_km2=33.26,
    borders=(("Donetsk Oblast", box(36, 46.5, 38.6, 49)), ("Luhansk Oblast", box(38.6, 46.5, 41, 49))),
    places=PLACES,
    credit=CREDIT[:1],
)


def gains(path: Path) -> None:
    plot_gains.draw(ROWS, path, NAMES, CREDIT)


def change(path: Path) -> None:
    plot_change.draw(CHANGE, path)


Draw = Callable[[Path], None]
BOTH = pytest.mark.parametrize("draw", [gains, change])


def chunks(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG."""
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length


def size(path: Path) -> tuple[int, int]:
    """Pixels across and down, of a PNG that is not all of one colour."""
    parts = list(chunks(path))
    header = next(content for name, content in parts if name == b"IHDR")
    pixels = zlib.decompress(b"".join(content for name, content in parts if name == b"IDAT"))
    assert len(set(pixels)) > 50
    across, down = struct.unpack(">II", header[:8])
    return across, down


def words_of(path: Path) -> str:
    """What is written in an SVG, lines joined."""
    root = ElementTree.parse(path).getroot()
    return " ".join(part.text or "" for part in root.iter("{http://www.w3.org/2000/svg}text"))


@BOTH
def test_a_png_has_its_size_and_something_in_it(draw: Draw, tmp_path: Path) -> None:
    draw(tmp_path / "a.PNG")
    assert size(tmp_path / "a.PNG") == (1200, 750)
    told = {name for name, _ in chunks(tmp_path / "a.PNG")}
    assert b"tIME" not in told
    content = (tmp_path / "a.PNG").read_bytes()
    assert b"atplotlib" not in content
    assert b"Title" in content


@BOTH
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_same_picture_has_the_same_bytes_and_replaces_the_older_one(
    draw: Draw, ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text("older")
    draw(path)
    first = path.read_bytes()
    draw(path)
    assert path.read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_an_svg_has_its_words_as_words(tmp_path: Path) -> None:
    gains(tmp_path / "a.svg")
    written = words_of(tmp_path / "a.svg")
    for words in (
        "Ground gained and lost by Russia, km² a month",
        "According to the maps of DeepState (control) and ISW (control + advance)",
        plot_gains.OWN_RULES,
        " ".join(CREDIT),
        "No figure: ISW: its figures are of Jan 2024 to Apr 2024 only; "
        "ISW, Feb 2024 to Mar 2024: there is no map after January; "
        "AMK (control) is not drawn: the layer advance is not in its maps.",
        "its area is taken in between the maps around that day",
        "lighter, dashed: interpolated or cut short",
        "km² a month: gained up, lost down",
        "−2,000",
        "Jan 2024 Feb Mar Apr May Jun",
    ):
        assert words in written
    # In the legend, and in the four months of ISW that have none.
    assert written.count(plot_gains.NO_FIGURE) == 1 + 4
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("role") == "img"
    described = root.findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert plot_gains.OWN_RULES in described
    assert CREDIT[1] in described
    assert (root.findtext("{http://www.w3.org/2000/svg}title") or "").startswith("Ground gained")


def test_a_map_says_whose_maps_of_what_days_and_how_much(tmp_path: Path) -> None:
    change(tmp_path / "a.svg")
    written = words_of(tmp_path / "a.svg")
    for words in (
        "Ground that changed on the maps of DeepState between 31 Jul 2024 and 31 Aug 2024",
        "According to DeepState (control + advance), Russia gained 1,320 km² and lost 33.3 km²",
        "held on both days",
        "Selydove",
        "Donetsk Oblast",
        " km",
        "N",
        "38°E",
        "48°N",
        CREDIT[0],
    ):
        assert words in written
    assert "Nowhere" not in written


def test_a_gap_is_no_zero(tmp_path: Path) -> None:
    """Nothing gained has a mark for its net and no words; no figure has the words."""
    nothing = (row("A", "2024-01", 5.0, 1.0), row("A", "2024-02", 0.0, 0.0))
    gap = (nothing[0], row("A", "2024-02", None, None, why_not="no map"))
    broken = (nothing[0], row("A", "2024-02", None, None, notes=("drawn otherwise before",)))
    plot_gains.draw(nothing, tmp_path / "nothing.svg", NAMES, ())
    assert plot_gains.NO_FIGURE not in words_of(tmp_path / "nothing.svg")
    for name, rows, reason in (("gap", gap, "no map"), ("broken", broken, "drawn otherwise before")):
        plot_gains.draw(rows, tmp_path / f"{name}.svg", NAMES, ())
        written = words_of(tmp_path / f"{name}.svg")
        assert written.count(plot_gains.NO_FIGURE) == 2
        assert f"No figure: A, Feb 2024: {reason}." in written


def test_interpolated_bars_are_lighter_and_dashed(tmp_path: Path) -> None:
    sure, unsure = plot_gains.look(0), plot_gains.look(0, unsure=True)
    assert (sure.dashed, unsure.dashed) == (False, True)
    assert lab(unsure.face)[0] > lab(sure.face)[0] + 20
    plain = (row("A", "2024-01", 5.0, 1.0),)
    plot_gains.draw(plain, tmp_path / "a.svg", NAMES, ())
    assert "stroke-dasharray" not in (tmp_path / "a.svg").read_text("utf-8")
    plot_gains.draw((replace(plain[0], interpolated=True),), tmp_path / "a.svg", NAMES, ())
    assert "stroke-dasharray" in (tmp_path / "a.svg").read_text("utf-8")
    assert "interpolated" in words_of(tmp_path / "a.svg")


@pytest.mark.parametrize("assessors", [1, 2, 3])
@pytest.mark.parametrize("months", [1, 12, 36, 60])
def test_names_of_months_never_touch(months: int, assessors: int) -> None:
    with style.drawing():
        first, across = 2022 * 12, (style.WIDTH - 120) / months
        labels = plot_gains._labels("month", first, first + months - 1, across)
        spans = [(at * across, style.span(text.split("\n")[0], style.LABEL) / 2) for at, text in labels]
    assert all(x + half < y - other for (x, half), (y, other) in pairwise(spans))
    assert labels[0][1] == "Jan\n2022"
    assert len(labels) == months if months <= 36 else len(labels) >= 20


def test_weeks_and_days_are_named_by_their_days(tmp_path: Path) -> None:
    weeks = [row("A", f"2024-W{week:02}", 5.0, 1.0, region="UA-14", region_name="Donetsk Oblast") for week in (52, 20)]
    plot_gains.draw(weeks, tmp_path / "a.svg", NAMES, ())
    written = words_of(tmp_path / "a.svg")
    assert "km² a week" in written
    assert "in Donetsk Oblast" in written
    assert "13 May 2024" in written
    assert "A, the week of 20 May 2024 to the week of 16 Dec 2024: none is given" in written
    plot_gains.draw([row("A", "2024-12-31", 5.0, 1.0), row("A", "2025-01-01", 5.0, 1.0)], tmp_path / "a.svg", NAMES, ())
    assert "31 Dec 2024 1 Jan 2025" in words_of(tmp_path / "a.svg")


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_hostile_name_does_no_harm(ending: str, tmp_path: Path) -> None:
    rows = [row(HOSTILE, "2024-01", 5.0, 1.0), row(HOSTILE, "2024-02", None, None, why_not=HOSTILE)]
    named = [replace(one, region="x", region_name=HOSTILE) for one in rows]
    path = tmp_path / f"a.{ending}"
    plot_gains.draw(named, path, {"RUS": HOSTILE}, (HOSTILE,))
    hostile = replace(
        CHANGE, assessor=HOSTILE, party_name=HOSTILE, credit=(HOSTILE,), borders=((HOSTILE, CHANGE.borders[0][1]),)
    )
    other = tmp_path / f"b.{ending}"
    plot_change.draw(hostile, other)
    for made in (path, other):
        assert b"\x1b" not in made.read_bytes() if ending == "svg" else size(made) == (1200, 750)
        if ending == "svg":
            assert b"<script" not in made.read_bytes()
            assert "$x$<script> [31m" in words_of(made)


def test_letters_the_font_lacks_and_endless_names_bring_no_noise(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    log = logging.getLogger("matplotlib").level
    rows = [row("地図" + "e" * 500, "2024-01", 5.0, 1.0)]
    plot_gains.draw(rows, tmp_path / "a.png", NAMES, ("w" * 900, "word " * 900))
    across, down = size(tmp_path / "a.png")
    assert across == 1200
    assert down > 750
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list
    assert logging.getLogger("matplotlib").level == log


def test_the_users_own_settings_of_matplotlib_change_nothing_and_come_back(tmp_path: Path) -> None:
    import matplotlib

    gains(tmp_path / "a.svg")
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "path", "axes.facecolor": "black"}):
        gains(tmp_path / "b.svg")
        assert matplotlib.rcParams["font.size"] == 30
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_pictures_need_no_pyplot() -> None:
    code = (
        "import sys; from whoholds.show import plot_gains, plot_change; assert 'matplotlib' not in sys.modules;"
        "from tests.show.test_plots import gains; from pathlib import Path; import tempfile;"
        "gains(Path(tempfile.mkdtemp(), 'a.svg')); assert 'matplotlib.pyplot' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@BOTH
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.gif", "must end in"),
        ("a", "must end in"),
        ("no/a.png", "there is no folder"),
        ("d.svg", "is a folder"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(
    draw: Draw, name: str, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "d.svg").mkdir()
    with pytest.raises(SettingsError, match=reason):
        draw(tmp_path / name)
    assert [one.name for one in tmp_path.rglob("*")] == ["d.svg"]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("not allowed")

    (tmp_path / "a.svg").write_text("older")
    monkeypatch.setattr(style.os, "replace", refuse)
    with pytest.raises(SettingsError, match="cannot be written"):
        gains(tmp_path / "a.svg")
    assert [one.read_text() for one in tmp_path.iterdir()] == ["older"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no areas to draw"),
        (ROWS[-1:], "no figure to draw: AMK: the layer advance is not in its maps"),
        ([row("A", "2024-01", float("nan"), float("inf"))], "no figure to draw"),
        ([row("A", None, 1.0, 1.0)], "and this has none"),
        ([row("A", "2024-13", 1.0, 1.0)], "not '2024-13'"),
        ([row("A", "2024-01", 1.0, 1.0), row("A", "2024-01", 2.0, 1.0)], "two figures for 2024-01"),
        ([row("A", "2024-01", 1.0, 1.0), row("A", "2024-W01", 2.0, 1.0)], "one length, not month and week"),
        ([row("A", "2024-01", 1.0, 1.0), row("B", "2024-01", 2.0, 1.0, region="x")], "one region"),
        ([row("A", "2024-01", 1.0, 1.0), row("B", "2024-01", 2.0, 1.0, party="UKR")], "one party"),
        ([row("A", f"{year}-01-01", 1.0, 1.0) for year in (2022, 2024)], "ask by week or month"),
        ([row(name, "2024-01", 1.0, 1.0) for name in "ABCDEFG"], "7 assessors are too many"),
    ],
)
def test_what_is_no_picture_is_refused(rows: list[AreaRow], reason: str, tmp_path: Path) -> None:
    with pytest.raises(AskError, match=reason):
        plot_gains.draw(rows, tmp_path / "a.png", NAMES, CREDIT)
    assert not list(tmp_path.iterdir())


def test_no_change_is_said_in_words_and_the_ground_is_shown(tmp_path: Path) -> None:
    same = replace(CHANGE, gained=EMPTY, lost=EMPTY, gained_km2=0.0, lost_km2=0.0, places=())
    plot_change.draw(same, tmp_path / "a.svg")
    written = words_of(tmp_path / "a.svg")
    assert "No ground changed on the maps of DeepState between 31 Jul 2024 and 31 Aug 2024" in written
    assert "the ground of Russia is the same on both days" in written
    assert "gained" not in written
    assert plot_change.HELD.face.lower() in (tmp_path / "a.svg").read_text("utf-8")
    with pytest.raises(AskError, match="nothing to draw"):
        plot_change.draw(replace(same, held=EMPTY), tmp_path / "b.svg")
    assert not (tmp_path / "b.svg").exists()


def test_ground_of_unclear_status_is_nobodys(tmp_path: Path) -> None:
    plot_change.draw(replace(CHANGE, party_name=None, layers=("unknown",)), tmp_path / "a.svg")
    assert "1,320 km² of unclear status came in and 33.3 km² went" in words_of(tmp_path / "a.svg")
    plot_gains.draw([row("A", "2024-01", 1.0, 2.0, party=None)], tmp_path / "b.svg", NAMES, ())
    assert "Ground of unclear status added and gone, km² a month" in words_of(tmp_path / "b.svg")


def test_the_view_holds_the_changes_and_is_not_stretched() -> None:
    for boxes in ([(37.0, 48.0, 38.0, 48.1)], [(37.0, 44.0, 37.1, 52.0)], [(37.0, -3.0, 37.0, -3.0)]):
        view = plot_change._view(boxes, 1000.0, 500.0)
        west, south, east, north = boxes[0]
        assert view.west < west <= east < view.east
        assert view.south < south <= north < view.north
        middle = np.cos(np.radians((south + north) / 2))
        assert (view.east - view.west) * middle / (view.north - view.south) == pytest.approx(2.0)
        assert view.degrees(*view.pixel(37.0, 48.0)) == pytest.approx((37.0, 48.0))


def test_holes_stay_empty() -> None:
    from matplotlib.path import Path as Outline

    with style.drawing():
        view = plot_change._view([HELD.bounds], 1000.0, 500.0)
        outline = plot_change._outline(
            plot_change._polygons(MultiPolygon([HELD, box(39.2, 47, 39.5, 48), box(50, 47, 51, 48)]), view)
        )
    assert isinstance(outline, Outline)
    rings = [
        ring[:, 0] * np.roll(ring[:, 1], -1) - np.roll(ring[:, 0], -1) * ring[:, 1] for ring in outline.to_polygons()
    ]
    assert sorted(np.sign(np.round(ring.sum(), 6)) for ring in rings) == [-1, 1, 1]


def test_names_on_a_map_do_not_overlap(tmp_path: Path) -> None:
    """Many settlements close together: as many names as have room, the largest among them."""
    crowd = tuple(
        Place(str(n), f"Village {n}", "settlement", 48.1 + 0.004 * (n % 5), 37.5 + 0.004 * (n // 5), None, "UA", n)
        for n in range(60)
    )
    taken: list[tuple[float, float, float, float]] = []
    with style.drawing():
        made = style.sheet("t", "s", (), (), around=(80, 30), least=300)
        view = plot_change._view([CHANGE.gained.bounds], made.width, made.height)
        from shapely import STRtree

        plot_change._settlements(made, view, crowd, plot_change._Taken(view, STRtree([]), taken))
    names = taken[plot_change._PLACES_NAMED :]
    assert names
    assert made.axes.texts[0].get_text() == "Village 59"
    for one, other in combinations([box(*each) for each in names], 2):
        assert one.intersection(other).area == 0


def test_fifty_thousand_corners_take_little_time(tmp_path: Path) -> None:
    turns = np.linspace(0, 2 * np.pi, 50_000, endpoint=False)
    reach = 1 + 0.02 * np.sin(turns * 900)
    big = Polygon(np.c_[38 + reach * np.cos(turns), 48 + reach * np.sin(turns)])
    gained = big.difference(Point(38, 48).buffer(0.9))
    start = time.perf_counter()
    plot_change.draw(replace(CHANGE, held=big, gained=gained), tmp_path / "a.png")
    assert time.perf_counter() - start < 3


def linear(colour: str) -> np.ndarray:
    """ "#RRGGBB" as linear light, by sRGB (IEC 61966-2-1)."""
    coded = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


# How a colour looks without one kind of cones: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
EYES = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}


def lab(colour: str, eyes: str = "all cones") -> np.ndarray:
    """CIE L*a*b* (D65) of a colour as somebody sees it."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(EYES[eyes] @ linear(colour), 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("eyes", list(EYES))
def test_people_of_every_colour_vision_tell_the_tones_apart(eyes: str) -> None:
    """A difference (CIE 1976) of 2.3 is just seen; 20 is plain at a glance, 12 beside different hatching."""
    ground = [plot_change.GAINED.face, plot_change.LOST.face, plot_change.HELD.face, style.PAPER]
    for one, other in combinations(ground, 2):
        assert np.linalg.norm(lab(one, eyes) - lab(other, eyes)) > (12 if style.PAPER in (one, other) else 20)
    for (one, hatch), (other, hatch_too) in combinations(plot_gains.LOOKS, 2):
        assert hatch != hatch_too
        assert np.linalg.norm(lab(one, eyes) - lab(other, eyes)) > 12
    for index in range(len(plot_gains.LOOKS)):
        gained, lost = plot_gains.look(index).face, plot_gains.look(index, lost=True).face
        assert np.linalg.norm(lab(gained, eyes) - lab(lost, eyes)) > 12


def test_without_colour_the_ground_is_told_apart_by_how_dark_it_is() -> None:
    gained, lost, held = (lab(look.face)[0] for look in (plot_change.GAINED, plot_change.LOST, plot_change.HELD))
    assert held > gained + 12
    assert gained > lost + 20
    assert plot_change.GAINED.hatch != plot_change.LOST.hatch
