"""Pages of our own making: every line marked as body (B) or furniture (F)."""

from pathlib import Path

import pytest

from whoholds.text.furniture import furniture

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def read(page: Path, gap: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, lines = "", []
    for line in page.read_text(encoding="utf-8").splitlines():
        mark, words = line.split("|", 1)
        lines.append((mark, len(text), len(text) + len(words)))
        text += words + gap
    return text, lines


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"], ids=["lines", "blank-lines", "crlf"])
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_line_is_judged_right(page: Path, gap: str) -> None:
    text, lines = read(page, gap)
    found = furniture(text)
    wrong = []
    for mark, start, end in lines:
        covered = sum(min(f.end, end) - max(f.start, start) for f in found if f.start < end and f.end > start)
        # Credits and datelines are parts of a body line.
        if (mark == "F") != (covered > 0.6 * (end - start)):
            wrong.append(f"{mark}: {text[start:end]}")
    assert not wrong


def test_the_credit_of_the_reports_own_photograph_goes_and_the_caption_stays() -> None:
    text = "A tank burns in Lyman on Monday. Photograph: Jane Doe/AFP/Getty Images"
    assert [(text[f.start : f.end].strip(), f.rule) for f in furniture(text)] == [
        ("Photograph: Jane Doe/AFP/Getty Images", "credit")
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("KYIV, Sept 7 (Reuters) - Russian troops took Vuhledar.", "Russian troops took Vuhledar."),
        ("KYIV, Ukraine (AP) — Russian troops took Vuhledar.", "Russian troops took Vuhledar."),
        ("BEIRUT/AMMAN Syrian troops took Palmyra on Sunday morning.", "Syrian troops took Palmyra on Sunday morning."),
        ("ERBIL, Iraq Kurdish troops took Sinjar on Sunday.", "Kurdish troops took Sinjar on Sunday."),
        ("LONDON -- Talks between the two sides resumed on Monday.", "Talks between the two sides resumed on Monday."),
        ("NATO Secretary General Mark Rutte said on Monday that Kyiv held.", None),
        ("ISIS Fighters overran the village of Kobani on Monday morning.", None),
    ],
)
def test_the_dateline_goes(line: str, left: str | None) -> None:
    found = [f for f in furniture(line) if f.rule == "dateline"]
    assert (line[found[0].end :] if found else None) == left


def test_a_headline_that_begins_like_a_pointer_stays() -> None:
    text = (
        "Explainer: why Russia wants Pokrovsk\n\nThe town stands on the last railway line that Kyiv holds in the south."
    )
    assert furniture(text) == ()


def test_a_repeated_line_is_read_once() -> None:
    line = "Russian forces seized the village of Ocheretyne on Sunday, officials said."
    text = f"{line}\n\nKyiv did not comment on the claim about the village.\n\n{line}"
    assert [(f.rule, f.start) for f in furniture(text)] == [("repeat", text.rindex(line))]


@pytest.mark.parametrize(
    "line",
    [
        "Help us, the mayor of Toretsk said, or the town will fall within a week.",
        "Support for Kyiv remains strong in the east, where Russia holds Mariupol.",
        "Residents should not add to the panic, the mayor of Lyman wrote on Telegram.",
        "Reports from the front said that Russian troops had reached Myrnohrad.",
        "Share prices fell in Moscow after Ukraine crossed into the Kursk region.",
        "More than 20 settlements near Kharkiv have been retaken since Thursday.",
        "Live fire was heard in Bakhmut, where Wagner fighters hold the east bank.",
        "People in Kherson watched as the last Russian troops left the city.",
        "It also contributed to the fall of Avdiivka, the commander said.",
        "Earlier on Friday, Russia said its troops had taken Krasnohorivka.",
        "Read aloud in parliament, the statement said Kyiv still held Chasiv Yar.",
        "Donetsk, Luhansk, Zaporizhzhia and Kherson were annexed in September 2022.",
        "“You can follow the tanks from here,” a soldier in Orikhiv said.",
        "In the village of Robotyne, live ammunition lay in every yard.",
        "Subscribers to the theory that Kyiv would fall in three days were wrong.",
        "The next article of the agreement says that the plant stays with Ukraine.",
        "Advertising the capture of Bakhmut as a victory, Moscow hid its losses.",
    ],
)
def test_body_that_begins_like_furniture_stays(line: str) -> None:
    text = (
        f"Ukraine holds on in the east, officials say\n\n{line}\n\nThe claims could not be verified by reporters there."
    )
    assert furniture(text) == ()
