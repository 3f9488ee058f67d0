"""A table of sentences of our own making, one phenomenon a file: what must and what must not be found in each.

The expectations are a careful annotator's under the codebook, not what the rules print. A case whose expectation the
rules do not meet yet carries `gap`, the class of the failure: it must then fail, so that whoever mends it takes the
mark away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from whoholds import Claim, Gazetteer, Reader, Report
from whoholds.claims.syntax import DEFAULT_MODEL, SpacyParser
from whoholds.gazetteer import cache as kept
from whoholds.lexicon import lexicon
from whoholds.model import KINDS, STANCES
from whoholds.theatre import available

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = "2024-09-07"  # a Saturday: the day of the cases that state none
THEATRE = "ukraine"
FIELDS = {"kind", "party", "place", "place_name", "stance", "side", "speaker", "date", "admin1"}
FIELDS |= {"evidence", "presupposed"}
KEYS = {"id", "text", "published", "theatre", "must", "must_not", "nothing", "only", "gap"}
FEWEST, FEWEST_NEGATIVE, MOST_GAPS = 500, 75, 0.17

Wanted = Mapping[str, str | bool | list[str] | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One text. `must`: each is met by some claim; `must_not`: by none; `only`: no claim besides those in `must`."""

    id: str
    file: str
    text: str
    published: str
    theatre: str
    must: tuple[Wanted, ...]
    must_not: tuple[Wanted, ...]
    only: bool
    nothing: bool
    gap: str | None


def load(path: Path) -> Iterator[Case]:
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        assert set(row) <= KEYS, (path.name, row["id"], set(row) - KEYS)
        yield Case(
            id=row["id"],
            file=path.stem,
            text=row["text"],
            published=row.get("published", PUBLISHED),
            theatre=row.get("theatre", THEATRE),
            must=tuple(row.get("must", ())),
            must_not=tuple(row.get("must_not", ())),
            only=row.get("only", False),
            nothing=row.get("nothing", False),
            gap=row.get("gap"),
        )


CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in load(path)]


@cache
def gazetteer() -> Gazetteer:
    """The embedded gazetteer, whatever the user has added to theirs; kept beside it from run to run."""
    path = kept.default_path()
    if any(kept.added_folder().glob("*")):
        path = kept.folder() / "embedded" / path.name
    return Gazetteer.open(kept.ensure(path))


@cache
def parser() -> SpacyParser:
    return SpacyParser(lexicon("en").lemmatise, DEFAULT_MODEL)


@cache
def reader(theatre: str) -> Reader:
    return Reader(theatre, gazetteer(), parser=parser())


def claims_of(case: Case) -> tuple[Claim, ...]:
    return reader(case.theatre).read(Report(case.id, case.text, case.published)).claims


def meets(claim: Claim, wanted: Wanted) -> bool:
    return all(
        getattr(claim, field) == (tuple(value) if isinstance(value, list) else value) for field, value in wanted.items()
    )


def told(claims: tuple[Claim, ...]) -> str:
    rows = (
        f"{c.kind} {c.party} {c.place!r}={c.place_name!r} {c.stance} {c.speaker} ({c.side}) {c.date}" for c in claims
    )
    return "; ".join(rows) or "nothing"


def check(case: Case) -> None:
    claims = claims_of(case)
    for wanted in case.must:
        assert any(meets(claim, wanted) for claim in claims), f"missing {wanted}; found: {told(claims)}"
    for unwanted in case.must_not:
        assert not any(meets(claim, unwanted) for claim in claims), f"must not be: {unwanted}; found: {told(claims)}"
    if case.nothing:
        assert not claims, f"found: {told(claims)}"
    if case.only:
        besides = tuple(c for c in claims if not any(meets(c, wanted) for wanted in case.must))
        assert not besides, f"besides what is wanted: {told(besides)}"


def _parameter(case: Case) -> object:
    mark = pytest.mark.xfail(reason=case.gap, strict=True, raises=AssertionError)
    return pytest.param(case, id=f"{case.file}-{case.id}", marks=[mark] if case.gap else [])


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_case(case: Case) -> None:
    check(case)


def test_the_table_is_sound() -> None:
    assert [k for k, n in Counter(case.id for case in CASES).items() if n > 1] == []
    for case in CASES:
        assert case.must or case.must_not or case.nothing, case.id
        assert not (case.nothing and case.must), case.id
        assert case.theatre == "auto" or case.theatre in available(), case.id
        for wanted in case.must + case.must_not:
            assert set(wanted) <= FIELDS, case.id
            assert wanted.get("kind", "captured") in KINDS, case.id
            assert wanted.get("stance", "asserts") in STANCES, case.id
            for field in ("place", "place_name"):
                name = wanted.get(field)
                assert field == "place_name" or not name or str(name) in case.text, case.id


def test_the_table_is_large_enough_and_its_gaps_are_few() -> None:
    assert len(CASES) >= FEWEST
    assert sum(case.nothing for case in CASES) >= FEWEST_NEGATIVE
    assert sum(case.gap is not None for case in CASES) <= MOST_GAPS * len(CASES)
    assert sum(case.theatre not in (THEATRE, "auto") for case in CASES) >= 0.15 * len(CASES)
