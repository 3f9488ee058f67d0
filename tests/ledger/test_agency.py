"""Whom a report credits. Every text is our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from whoholds.ledger.agency import agency
from whoholds.model import Report

BODY = "\n\nThe town has changed hands three times since June, officials on both sides said on Tuesday.\n"
EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"

CREDITS = {
    "KYIV, Sept 18 (Reuters) - Forces took the town." + BODY: "Reuters",
    "KYIV, Ukraine (AP) — Forces took the town." + BODY: "Associated Press",
    "MOSCOW, September 18. /TASS/. Forces took the town." + BODY: "TASS",
    "Kyiv. September 18. INTERFAX-UKRAINE – Forces took the town." + BODY: "Interfax-Ukraine",
    "BEIJING, Sept. 18 (Xinhua) -- Forces took the town." + BODY: "Xinhua",
    "Berlin (dpa) - Forces took the town." + BODY: "dpa",
    "Town falls\nWednesday 18 September 2024 (AFP)\n\nForces took the town." + BODY: "Agence France-Presse",
    "Town falls\nSept 18, 2024 · 16:40 · Ukrinform\n\nForces took the town." + BODY: "Ukrinform",
    "Town falls\nBy Agence France-Presse\n\nForces took the town." + BODY: "Agence France-Presse",
    "Town falls\nSource: Anadolu Agency\n\nForces took the town." + BODY: "Anadolu",
    "Town falls\nBy A. Reporter, Associated Press\n\nForces took the town." + BODY: "Associated Press",
    "Forces took the town." + BODY + "© 2024 AFP": "Agence France-Presse",
    "Forces took the town." + BODY + "(Reporting by A. Writer in Kyiv; Editing by B. Reader)": "Reuters",
    "Sept 18 (Meridian Wire) - Forces took the town." + BODY: "Meridian Wire",
}
NO_CREDITS = (
    "Forces took the town, TASS reported." + BODY,
    "TASS: forces took the town." + BODY,
    "According to Reuters, forces took the town." + BODY,
    "Forces took the town (Interfax said so first)." + BODY,
    "Soldiers ride into the town. Photo: Reuters\n\nForces took the town." + BODY,
    "File picture | AFP\n\nForces took the town." + BODY,
    "Forces took the town." + BODY + "With reporting by Reuters, AFP, and dpa",
    "The gap (ap) between them grew." + BODY,
    "Ria drove to the town on Wednesday." + BODY,
    "Forces took the town." + BODY + "Also on Meridian Wire:\nMore from the front",
    "",
)


@pytest.mark.parametrize("text", CREDITS, ids=lambda t: t[:40])
def test_a_credit_is_read(text: str) -> None:
    assert agency(Report("r", text)) == CREDITS[text]


@pytest.mark.parametrize("text", NO_CREDITS, ids=lambda t: t[:40])
def test_an_agency_that_is_quoted_gets_no_credit(text: str) -> None:
    assert agency(Report("r", text)) is None


def test_an_outlet_or_an_address_may_be_an_agencys_own() -> None:
    assert agency(Report("r", BODY, outlet="Reuters")) == "Reuters"
    assert agency(Report("r", BODY, outlet="the afp")) is None
    assert agency(Report("r", BODY, outlet="Harbour Post", url="https://www.reuters.com/world/a")) == "Reuters"
    assert agency(Report("r", BODY, url="https://notreuters.com/world/a")) is None
    assert agency(Report("r", BODY, url="https://[broken")) is None


def test_a_dateline_goes_before_the_outlet() -> None:
    report = Report("r", "KYIV (AFP) - Forces took the town." + BODY, outlet="TASS")
    assert agency(report) == "Agence France-Presse"


def test_our_examples_credit_their_agency() -> None:
    credited = {p.name: agency(Report(p.name, p.read_text(encoding="utf-8"))) for p in sorted(EXAMPLES.glob("*.txt"))}
    assert set(credited.values()) <= {"Meridian Wire", None}
    with_name = {p.name for p in EXAMPLES.glob("*.txt") if "(Meridian Wire)" in p.read_text(encoding="utf-8")}
    assert with_name
    assert {name for name, found in credited.items() if found} >= with_name
