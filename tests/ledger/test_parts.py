"""The small parts: moments, canonical JSON, words, sketches."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.invented import readings
from whoholds.errors import SettingsError
from whoholds.ledger import codec
from whoholds.ledger.canonical import LONGEST_KEY, canonical, clean, finite, key
from whoholds.ledger.chain import GENESIS, Head
from whoholds.ledger.moments import day_range, stamp, until
from whoholds.ledger.sketch import similarity, sketch
from whoholds.ledger.words import postgres_query, sqlite_query, words
from whoholds.model import Reading


@pytest.mark.parametrize(
    ("given_text", "moment"),
    [
        ("2024-09-07", "2024-09-07T23:59:59.999999Z"),
        ("2024-02", "2024-02-29T23:59:59.999999Z"),
        ("2024", "2024-12-31T23:59:59.999999Z"),
        ("2024-09-07T18:00:00Z", "2024-09-07T18:00:00.000000Z"),
        ("2024-09-07T18:00", "2024-09-07T18:00:00.000000Z"),
        ("2024-09-07T01:00:00+03:00", "2024-09-06T22:00:00.000000Z"),
    ],
)
def test_as_known_takes_days_and_moments(given_text: str, moment: str) -> None:
    assert until(given_text) == moment


@pytest.mark.parametrize("wrong", ["", "soon", "2024-13", "2024-02-30", "2024-09-07T25:00"])
def test_what_is_no_moment_is_said_so(wrong: str) -> None:
    with pytest.raises(SettingsError, match="give a day"):
        until(wrong)


def test_moments_are_utc_and_sort_as_text() -> None:
    east = datetime(2024, 9, 7, 1, 0, tzinfo=timezone(timedelta(hours=3)))
    assert stamp(east) == "2024-09-06T22:00:00.000000Z"
    assert stamp(datetime(2024, 9, 7, 1, 0)) == "2024-09-07T01:00:00.000000Z"
    moments = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(microseconds=n * 999_983) for n in range(50)]
    assert sorted(map(stamp, moments)) == [stamp(m) for m in moments]


def test_days_have_a_first_and_a_last() -> None:
    assert day_range("2023-02") == ("2023-02-01", "2023-02-28")
    assert day_range("2024-09-07") == ("2024-09-07", "2024-09-07")
    assert day_range("2024") == ("2024-01-01", "2024-12-31")
    for none in (None, "", "2024-02-30", "2024-00", "0000", "soon"):
        assert day_range(none) == ("", "")


_LEAVES = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(_LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_canonical_json_is_ascii_sorted_and_reads_back(value: object) -> None:
    line = canonical(value)
    assert line.isascii()
    assert json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")) == line


def test_numbers_that_json_has_not_are_refused_or_made_words() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})
    assert finite({"a": [float("-inf"), 1.5, True]}) == {"a": ["-inf", 1.5, True]}


@given(st.text(st.characters()))
def test_columns_take_what_is_cleaned(value: str) -> None:
    fit = clean(value)
    fit.encode("utf-8")
    assert "\x00" not in fit
    assert len(fit) == len(value)
    assert len(key(value)) == min(len(value), LONGEST_KEY)


@given(readings())
def test_claims_and_figures_read_back(read: Reading) -> None:
    for claim in read.claims:
        assert codec.claim_of(codec.parse(canonical(codec.claim_body(claim)))) == claim
    for figure in read.figures:
        assert codec.figure_of(codec.parse(canonical(codec.figure_body(figure)))) == figure


def test_the_chain_is_what_the_documentation_says() -> None:
    """The bytes that are hashed never change: an old ledger must stay provable."""
    assert GENESIS == "ea9645aec6fddca5d70671c90cdde3be5c5ade4e06d0e2c658c65c280c7a713c"
    moment = "2024-09-01T08:00:00.000000Z"
    entry = Head().next("failure", "a.txt", "whoholds", moment, '{"error":"x","name":"a.txt"}')
    assert (entry.seq, entry.prev) == (1, GENESIS)
    hashed = f'[1,"failure","a.txt","whoholds","{moment}","{{\\"error\\":\\"x\\",\\"name\\":\\"a.txt\\"}}","{GENESIS}"]'
    assert entry.hash == hashlib.sha256(hashed.encode()).hexdigest()
    after = Head(entry.seq, entry.hash, entry.recorded).next("failure", "b", "whoholds", "2023-01-01T00:00:00Z", "{}")
    assert (after.seq, after.prev, after.recorded) == (2, entry.hash, moment)


def test_words_are_folded() -> None:
    assert words("The Café—line: Часів Яр, №18_19!") == ["the", "cafe", "line", "часів", "яр", "no18", "19"]
    assert sqlite_query('taken "Novo  Mykhailivka" bak*') == '"taken" AND "novo mykhailivka" AND "bak"*'
    assert postgres_query('taken "Novo  Mykhailivka" bak*') == "('taken') & ('novo' <-> 'mykhailivka') & ('bak':*)"
    assert sqlite_query(" -- ") == postgres_query(" -- ") == ""


PARAGRAPH = (
    "Russian forces have taken full control of the mining town, agencies and bloggers said on Wednesday, posting "
    "pictures of a flag on the tower of a mine. The ministry in Moscow has not yet confirmed it."
)


def test_copies_are_alike_and_other_words_are_not() -> None:
    own = sketch(PARAGRAPH)
    assert len(own) == 128
    assert similarity(own, sketch(PARAGRAPH.upper().replace(",", " –"))) == 1.0
    assert similarity(own, sketch(PARAGRAPH + " It lies south of the city.")) > 0.6
    other = (
        "Ukraine's General Staff said its soldiers held the northern edge of the village and had beaten back eleven "
        "assaults since the morning, without saying how many had been hurt in them."
    )
    assert similarity(own, sketch(other)) < 0.15


def test_a_few_words_have_no_sketch() -> None:
    assert sketch("Kyiv confirms the loss of a town") == b""
    assert similarity(b"", b"") == 0.0
    assert similarity(sketch(PARAGRAPH), b"") == 0.0


def test_sketches_never_change() -> None:
    """Those kept in ledgers must compare with those made tomorrow."""
    assert sketch(PARAGRAPH)[:8].hex() == "f6ab34ac7b9a62e9"


@given(st.text(min_size=40), st.text(min_size=40))
def test_likeness_is_even_handed(a: str, b: str) -> None:
    one, two = sketch(a), sketch(b)
    assert similarity(one, two) == similarity(two, one)
    assert 0.0 <= similarity(one, two) <= 1.0
    if one:
        assert similarity(one, one) == 1.0
