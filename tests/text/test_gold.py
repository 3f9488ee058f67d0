"""No claim that annotators found stands in what we leave out."""

import json
from pathlib import Path

import pytest

from whoholds.model import Report
from whoholds.text.document import document

GOLD = Path(__file__).parents[3] / "shared" / "gold"


def fold(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated documents are not beside this checkout")
@pytest.mark.parametrize("part", ["dev", "train"])
def test_no_quote_is_lost_with_the_furniture(part: str) -> None:
    lost = []
    for line in (GOLD / f"{part}.reports.jsonl").read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        gold = json.loads((GOLD / part / f"{fields['id']}.json").read_text(encoding="utf-8"))
        cut = document(Report(fields["id"], fields["text"]))
        body = fields["text"]
        for piece in reversed(cut.furniture):
            body = body[: piece.start] + "\x01" + body[piece.end :]
        body = fold(body)
        lost += [(fields["id"], c["quote"]) for c in gold["claims"] + gold["figures"] if fold(c["quote"]) not in body]
    assert not lost
