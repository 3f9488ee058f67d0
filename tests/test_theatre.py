"""Theatres: what the packaged ones hold, what a wrong folder is told, and how one is chosen."""

from __future__ import annotations

import json
import shutil
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from whoholds import theatre, theatre_check, theatre_files, theatre_names
from whoholds.errors import TheatreError

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
TEMPLATE = theatre_files.PACKAGED / "_template"
ALL = theatre.available()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "northland"
    shutil.copytree(TEMPLATE, path)
    return path


# ------------------------------------------------------------------ the data that comes with the package


def test_available_leaves_out_shared_and_template() -> None:
    assert "ukraine" in ALL
    assert "ukraine-2014" in ALL
    assert not [name for name in ALL if name.startswith("_")]
    assert list(ALL) == sorted(ALL)


@pytest.mark.parametrize("name", [*ALL, "_template"])
def test_packaged_folder_is_well_formed(name: str) -> None:
    theatre_check.check(theatre_files.read_folder(theatre_files.PACKAGED / name))


@pytest.mark.parametrize("path", sorted(theatre_files.SHARED.glob("*.yaml")), ids=lambda path: path.name)
def test_shared_file_has_no_key_twice(path: Path) -> None:
    assert theatre_check.duplicates(path.read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    "path", sorted(theatre_files.PACKAGED.glob("*/*.yaml")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_every_file_says_where_it_comes_from(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("#")


@pytest.mark.parametrize("name", ALL)
def test_theatre_is_consistent(name: str) -> None:
    loaded = theatre.load(name)
    sides = {*loaded.parties, "independent"}
    own = {speaker.side for speaker in loaded.speakers + loaded.outlets}
    lent = {"UN"}  # parties that only lend a voice need no words of their own
    assert own <= sides | lent, own - sides
    assert set(loaded.role_sides.values()) <= sides
    assert set(loaded.homes.values()) <= sides
    assert {code for code, _ in loaded.party_terms.values()} <= set(loaded.parties)
    for party in loaded.parties.values():
        assert party.enemies == tuple(dict.fromkeys(party.enemies))
    for terms in (loaded.party_terms, loaded.speaker_terms, loaded.region_terms, loaded.renames_terms):
        assert all(term == term.lower() == " ".join(term.split()) and term for term in terms)
        assert not [term for term in terms if "{" in term or "|" in term]
    for region in loaded.regions:
        assert (region.lat is None) == (region.lon is None)
        assert region.country is None or len(region.country) == 2


@pytest.mark.parametrize("name", ALL)
def test_no_speaker_term_is_a_bare_common_word(name: str) -> None:
    common = {"kim", "army", "president", "governor", "mayor", "enemy", "may", "rice", "said", "officials"}
    assert not common & set(theatre.load(name).speaker_terms)


def test_values_are_frozen() -> None:
    loaded = theatre.load("ukraine")
    with pytest.raises(FrozenInstanceError):
        loaded.title = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        loaded.party_terms["x"] = ("RUS", "name")  # type: ignore[index]


def test_load_is_memoised_and_fingerprints_differ() -> None:
    assert theatre.load("ukraine") is theatre.load("ukraine")
    prints = [theatre.load(name).fingerprint for name in ALL]
    assert len(set(prints)) == len(prints)


# ------------------------------------------------------------------ theatre ukraine


@pytest.mark.parametrize(
    ("term", "code", "role"),
    [
        ("moscow", "RUS", "name"),
        ("kyiv", "UKR", "name"),
        ("kiev", "UKR", "name"),
        ("russian", "RUS", "adjective"),
        ("kremlin-installed", "RUS", "adjective"),
        ("ukrainians", "UKR", "people"),
        ("wagner", "RUS", "group"),
        ("lpr forces", "RUS", "group"),
        ("north korean troops", "RUS", "group"),
        ("azov regiment", "UKR", "group"),
        ("occupiers", "RUS", "hostile"),
        ("ukrainian militants", "UKR", "hostile"),
        ("kyiv regime", "UKR", "hostile"),
    ],
)
def test_party_terms_of_ukraine(term: str, code: str, role: str) -> None:
    assert theatre.load("ukraine").party_terms[term] == (code, role)


def test_the_enemy_is_relative() -> None:
    loaded = theatre.load("ukraine")
    assert "the enemy" in loaded.relative_hostile
    assert "enemy" not in loaded.party_terms


@pytest.mark.parametrize(
    ("alias", "name", "side"),
    [
        ("russia's defense ministry", "Russian Ministry of Defence", "RUS"),
        ("the russian mod", "Russian Ministry of Defence", "RUS"),
        ("moscow’s defence ministry", "Russian Ministry of Defence", "RUS"),
        ("sbu", "Security Service of Ukraine", "UKR"),
        ("ukraine's military intelligence", "Main Directorate of Intelligence of Ukraine", "UKR"),
        ("general staff of the armed forces of ukraine", "Ukrainian General Staff", "UKR"),
        ("serhiy gaidai", "Serhii Haidai", "UKR"),
        ("luhansk governor", "Serhii Haidai", "UKR"),
        ("oleg synegubov", "Oleh Syniehubov", "UKR"),
        ("zelenskiy", "Volodymyr Zelensky", "UKR"),
        ("denys pushilin", "Denis Pushilin", "RUS"),
        ("sergei aksyonov", "Sergey Aksyonov", "RUS"),
        ("isw", "Institute for the Study of War", "independent"),
        ("uk ministry of defence", "UK Ministry of Defence", "independent"),
        ("iaea", "International Atomic Energy Agency", "independent"),
    ],
)
def test_speaker_terms_of_ukraine(alias: str, name: str, side: str) -> None:
    speaker = theatre.load("ukraine").speaker_terms[alias]
    assert (speaker.name, speaker.side) == (name, side)


def test_a_surname_two_persons_share_names_neither() -> None:
    terms = theatre.load("ukraine").speaker_terms
    assert terms["nazar voloshyn"].name == "Nazar Voloshyn"
    assert terms["vladyslav voloshyn"].name == "Vladyslav Voloshyn"
    assert "voloshyn" not in terms


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("donets'k region", "Donetsk Oblast"),
        ("zaporizhia oblast", "Zaporizhzhia Oblast"),
        ("province of kherson", "Kherson Oblast"),
        ("pokrovsk axis", "Pokrovsk direction"),
        ("left bank of the dnipro", "Dnieper left bank"),
        ("zaporizhzhia nuclear plant", "Zaporizhzhia Nuclear Power Plant"),
        ("kerch bridge", "Crimean Bridge"),
        ("zmiinyi island", "Snake Island"),
        ("azovstal steel plant", "Azovstal steelworks"),
    ],
)
def test_region_terms_of_ukraine(term: str, name: str) -> None:
    assert theatre.load("ukraine").region_terms[term].name == name


def test_a_city_is_not_taken_for_its_region() -> None:
    assert not {"donetsk", "kharkiv", "kherson", "pokrovsk"} & set(theatre.load("ukraine").region_terms)


@pytest.mark.parametrize(
    ("old", "new"),
    [("krasnoarmiisk", "Pokrovsk"), ("artyomovsk", "Bakhmut"), ("dzerzhinsk", "Toretsk"), ("ugledar", "Vuhledar")],
)
def test_renames_of_ukraine(old: str, new: str) -> None:
    assert theatre.load("ukraine").renames_terms[old] == new


def test_key_dates_of_ukraine() -> None:
    dates = {date.name: date for date in theatre.load("ukraine").key_dates}
    assert dates["full-scale invasion"].date == "2022-02-24"
    assert (dates["Victory Day"].month_day, dates["Victory Day"].date) == ("05-09", None)


def test_a_theatre_adds_to_what_it_extends() -> None:
    early, late = theatre.load("ukraine-2014"), theatre.load("ukraine")
    assert early.party_terms["rebels"] == ("RUS", "group")
    assert "rebels" not in late.party_terms
    assert early.party_terms["moscow"] == late.party_terms["moscow"]
    assert early.speaker_terms["arsen avakov"].side == "UKR"
    assert early.region_terms["crimea"].name == "Crimea"


def test_sides_depend_on_the_war() -> None:
    assert theatre.load("ukraine").speaker_terms["pentagon"].side == "independent"
    assert theatre.load("syria").speaker_terms["pentagon"].side == "USA"
    assert theatre.load("syria").speaker_terms["russian ministry of defence"].side == "RUS"
    assert theatre.load("karabakh").speaker_terms["kremlin"].side == "independent"


# ------------------------------------------------------------------ the ways to write a name


def test_braces_stand_for_their_alternatives() -> None:
    assert theatre_names.expand("{Russia's|Russian} {army|} chief") == (
        "Russia's army chief",
        "Russia's chief",
        "Russian army chief",
        "Russian chief",
    )


def test_terms_spell_both_ways() -> None:
    assert set(theatre_names.terms("Moscow's Defence Centre")) >= {"moscow's defence centre", "moscow’s defense center"}


@pytest.mark.parametrize(
    ("surname", "other"),
    [("Tarnavskyi", "Tarnavsky"), ("Zaluzhnyi", "Zaluzhny"), ("Haidai", "Gaidai"), ("Humeniuk", "Humenyuk")],
)
def test_surnames_are_romanised_the_usual_ways(surname: str, other: str) -> None:
    forms = theatre_names.surname_forms(surname)
    assert forms[0] == surname
    assert other in forms
    assert len(forms) <= theatre_names.MAX_SURNAME


# ------------------------------------------------------------------ folders that users write


def test_a_users_folder_loads_by_path(folder: Path) -> None:
    loaded = theatre.load(str(folder))
    assert loaded.name == "northland"
    assert loaded.party_terms["northern troops"] == ("NOR", "group")
    assert loaded.speaker_terms["nordova"].name == "Anna Nordova"
    assert loaded.speaker_terms["reuters"].kind == "agency"
    assert loaded.region_terms["province of upper vale"].admin1 == "Upper Vale Province"
    assert loaded.renames_terms["suidport"] == "Southport"
    assert (loaded.homes["AA"], loaded.occupiers["ZZ"]) == ("NOR", "NOR")


def test_a_users_folder_may_extend_a_packaged_theatre(folder: Path) -> None:
    head = folder / "theatre.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "\nextends: karabakh\n", encoding="utf-8")
    loaded = theatre.load(str(folder))
    assert loaded.party_terms["baku"] == ("AZE", "name")
    assert loaded.party_terms["northern troops"] == ("NOR", "group")


def test_no_such_folder() -> None:
    with pytest.raises(TheatreError, match=r"no such theatre folder; known theatres: .*ukraine"):
        theatre.load("atlantis")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "renames.yaml").unlink()
    with pytest.raises(TheatreError, match=r"renames\.yaml: cannot be read"):
        theatre.load(str(folder))


def test_an_empty_file_is_fine(folder: Path) -> None:
    (folder / "renames.yaml").write_text("# none\n", encoding="utf-8")
    assert not theatre.load(str(folder)).renames_terms


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("parties.yaml", "  people: Northerners", "  peoples: Northerners", r"parties\.yaml: NOR\.peoples: "),
        ("parties.yaml", "SOU:\n  names", "south:\n  names", r"parties\.yaml: south.*capitals"),
        ("parties.yaml", "people: Southerners", "people: {a: b}", r"parties\.yaml: SOU\.people: "),
        (
            "parties.yaml",
            '{army|forces|troops}"\n  hostile: Southern',
            '{army|forces"\n  hostile: Southern',
            r"SOU\.groups: a brace is not closed",
        ),
        ("speakers.yaml", "kind: organ", "kind: ministry", r"speakers\.yaml: 0\.kind: "),
        (
            "speakers.yaml",
            "since: 2018-05-01",
            "since: May 2018",
            r"speakers\.yaml: 1\.names\.Anna Nordova\.since: .*2022-02-24",
        ),
        (
            "regions.yaml",
            "at: 10.2 20.5",
            "at: north",
            r"regions\.yaml: province\.names\.Upper Vale Province\.at: .*latitude",
        ),
        ("regions.yaml", "at: 10.2 20.5", "at: 120.2 20.5", r"not on the globe"),
        ("regions.yaml", "area_km2: 5200", "area_km2: large", r"area_km2: must be a positive number"),
        ("regions.yaml", "type: site", "type: spot", r"regions\.yaml: plant\.type: "),
        ("dates.yaml", "Unity Day: 06-12", "Unity Day: 12 June", r"dates\.yaml: Unity Day"),
        ("dates.yaml", "day: 2020-01-01", "day: yesterday", r"dates\.yaml: invasion\.day: must be a day"),
        ("theatre.yaml", "title: War between Northland and Southland\n", "", r"theatre\.yaml: title: "),
        ("theatre.yaml", "homes: {AA: NOR", "homes: {AA: WES", r"homes: no party has the code 'WES'"),
        ("theatre.yaml", "description:", "discription:", r"theatre\.yaml: discription: "),
        (
            "theatre.yaml",
            "description: One",
            "borrow: {ukraine: Nobody}\ndescription: One",
            r"borrow\.ukraine: .*'Nobody'",
        ),
        ("theatre.yaml", "description: One", "sides: {NOR: Nobody}\ndescription: One", r"sides\.NOR: .*'Nobody'"),
        ("theatre.yaml", "description: One", "extends: northland\ndescription: One", r"circle"),
        (
            "renames.yaml",
            "Southport:",
            "Southport: A\nSouthport:",
            r"renames\.yaml: Southport: the key stands there twice",
        ),
        ("renames.yaml", "Southport:", "Southport: [a: b", r"renames\.yaml: not valid YAML.*line"),
    ],
)
def test_a_wrong_folder_is_told_file_key_and_cure(folder: Path, file: str, before: str, after: str, told: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(TheatreError, match=told) as error:
        theatre.load(str(folder))
    assert "Traceback" not in str(error.value)


def test_latin_1_is_refused_with_its_file(folder: Path) -> None:
    (folder / "renames.yaml").write_bytes(b"Southport: Su\xefdport\n")
    with pytest.raises(TheatreError, match=r"renames\.yaml: not valid YAML in UTF-8"):
        theatre.load(str(folder))


# ------------------------------------------------------------------ the choice of a theatre


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russia's defence ministry said its forces had taken Krynky.", "ukraine"),
        ("Ukraine's General Staff reported 40 assaults near Pokrovsk.", "ukraine"),
        (
            "Wagner fighters who served in Syria now storm Bakhmut, Kyiv said, as Ukrainian troops hold the town.",
            "ukraine",
        ),
        ("Pro-Russian gunmen hold Slaviansk, acting president Turchynov said in Kiev.", "ukraine-2014"),
        ("The Syrian army entered Palmyra, the Syrian Observatory for Human Rights said.", "syria"),
        ("Iraqi forces pushed into western Mosul on Sunday.", "iraq"),
        ("Yemen's Houthis seized a base north of Sanaa.", "yemen"),
        ("The RSF said it had taken Babanusa from the Sudanese army.", "sudan"),
        ("M23 rebels entered Goma overnight, the Congolese army said.", "drc"),
        ("Українські війська відбили атаки ворога під Бахмутом, Україна.", "ukraine"),
        ("The bank left rates as they are, for the sake of growth.", None),
        ("", None),
    ],
)
def test_choice_by_words(text: str, name: str | None) -> None:
    assert theatre.choose(text) == name


def test_choice_needs_fighting_in_a_longer_text() -> None:
    trade = (
        "Ukraine sold more grain to Egypt this year, and Kyiv hopes that Russia and Turkey keep the corridor open. "
        * 30
    )
    assert theatre.choose(trade) is None
    assert (
        theatre.choose(trade + "Russian troops shelled the port of Odesa; an attack killed two soldiers. " * 4)
        == "ukraine"
    )


def test_choice_by_day() -> None:
    text = "Rebels shelled Ukrainian troops near Donetsk, Kiev said; the ceasefire did not hold."
    assert theatre.choose(text, published="2015-01-20") == "ukraine-2014"
    assert theatre.choose(text, published="2023-01-20") == "ukraine"
    assert theatre.choose(text, published="nonsense!!") in {"ukraine", "ukraine-2014"}


def test_choice_among_given_names_only() -> None:
    assert theatre.choose("Iraqi forces pushed into western Mosul.", ["ukraine", "syria"]) is None
    assert theatre.choose("Iraqi forces pushed into western Mosul.", ()) is None


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated reports are not beside this checkout")
def test_choice_on_annotated_reports() -> None:
    right = wrong = 0
    for path in sorted(GOLD.glob("dev/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / document["file"]).read_text(encoding="utf-8")
        chosen = theatre.choose(text) or "none"
        right += chosen == document["theatre"]
        wrong += chosen != document["theatre"]
    assert right / (right + wrong) >= 0.96
