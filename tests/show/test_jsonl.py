import json

from tests.show.samples import TEXT, reading
from whoholds.model import Report
from whoholds.show.jsonl import dumps, record

CLAIM_FIELDS = (
    "id quote kind party place place_name admin1 country place_type lat lon error_km place_id place_note speaker side "
    "stance evidence date date_basis start end"
)
FIGURE_FIELDS = (
    "id quote kind value unit_text bound approx about place reference bearing period speaker side date start end"
)


def test_fields_are_the_codebooks_and_in_one_order() -> None:
    made = record(reading())
    assert list(made["claims"][0]) == CLAIM_FIELDS.split()
    assert list(made["figures"][0]) == FIGURE_FIELDS.split()
    assert list(made)[:4] == ["id", "published", "published_basis", "theatre"]
    assert dumps(made) == dumps(record(reading()))


def test_unknown_fields_pass_and_never_replace_ours() -> None:
    made = record(reading())
    assert made["desk"] == "front"
    assert isinstance(made["claims"], list)


def test_numbers_are_plain() -> None:
    made = record(reading())
    assert made["claims"][0]["lat"] == 48.28132
    assert dumps(made["figures"][0]["value"]) == "20"


def test_quotes_are_verbatim_and_reasons_wait_for_explain() -> None:
    made = record(reading())
    for claim in made["claims"]:
        assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
        assert "reasons" not in claim
    explained = record(reading(), explain=True)
    assert explained["claims"][0]["reasons"]["frame"] == "take: agent, object"
    assert explained["refused"][0]["reason"] == "a day is no place"
    assert explained["unresolved"][0]["candidates"] == ["g:0", "g:1", "g:2"]


def test_half_a_surrogate_pair_can_still_be_written() -> None:
    line = dumps(record(reading(report=Report("half \ud83d", TEXT))))
    assert json.loads(line.encode("utf-8"))["id"] == "half \ud83d"
