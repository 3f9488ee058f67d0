"""Draws claims at random from what the reader says about texts nobody annotated, for a person to judge.

    python -m eval.draw --seed 1 --count 150             print the drawn claims with their context
    python -m eval.draw --seed 1 --sheet eval/draws/NAME.jsonl   also begin a sheet of verdicts: ids and fields, no text
    python -m eval.draw --table eval/draws/NAME.jsonl    precision by kind, accuracy by field, errors by class

Half the claims come from the news pages, half from the daily assessments; within each half every claim has the same
chance. The draw depends on the seed and on what the reader says, nothing else. What the verdicts of a sheet mean stands
in docs/precision.md.

Exit status 0, also when the texts are not beside the repository (there is nothing to draw from then).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.predict import gazetteer
from eval.shared import DEFAULT, Shared
from whoholds.model import Claim, Report
from whoholds.pipeline import Reader
from whoholds.show.jsonl import claim_record

# How much of the report is printed around a claim, in characters.
BEFORE, AFTER = 500, 250
STRATA = ("news", "isw")
# A field is right (true), wrong (false), or cannot be judged since the claim itself is wrong (null).
FIELDS = ("stance", "speaker", "side", "located", "date", "quote")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim, the report it was read from, and the half of the draw it belongs to."""

    stratum: str
    report: Report
    published: str | None
    claim: Claim


def news(folder: Path) -> Iterator[Report]:
    """The news pages, with the day and outlet that their index gives."""
    with (folder / "index.csv").open(encoding="utf-8", newline="") as stream:
        for row in sorted(csv.DictReader(stream), key=lambda r: r["id"]):
            text = (folder / f"{row['id']}.txt").read_text(encoding="utf-8")
            yield Report(row["id"], text, row["published"] or None, row["outlet"] or None)


def assessments(folder: Path) -> Iterator[Report]:
    """The daily assessments: the file's name is its day."""
    for path in sorted(folder.glob("*.txt")):
        yield Report(f"isw-{path.stem}", path.read_text(encoding="utf-8"), path.stem, "ISW")


def _claims(stratum: str, reports: Iterable[Report], reader: Reader) -> list[Drawn]:
    out = []
    for report in reports:
        reading = reader.read(report)
        claims = sorted(reading.claims, key=lambda c: (c.start, c.end, c.kind, c.id))
        out += [Drawn(stratum, report, reading.dating.published, claim) for claim in claims]
    return out


def draw(shared: Shared, seed: int, count: int, gazetteer_path: Path) -> list[Drawn]:
    """`count` claims, half of each stratum, in the order drawn."""
    reader = Reader(gazetteer=gazetteer_path)
    pools = {
        "news": _claims("news", news(shared.folder / "corpus" / "news"), reader),
        "isw": _claims("isw", assessments(shared.folder / "corpus" / "isw"), reader),
    }
    out: list[Drawn] = []
    for n, stratum in enumerate(STRATA):
        pool = pools[stratum]
        print(f"{stratum}: {len(pool)} claims in {len({d.report.id for d in pool})} reports", file=sys.stderr)
        share = count // 2 + (count % 2 if n == 0 else 0)
        out += random.Random(f"{seed}/{stratum}").sample(pool, min(share, len(pool)))
    return out


def show(number: int, drawn: Drawn) -> str:
    """A claim as a judge needs it: the fields, then the words around it with the quote in ⟦ ⟧."""
    c, text = drawn.claim, drawn.report.text
    before, after = text[max(0, c.start - BEFORE) : c.start], text[c.end : c.end + AFTER]
    place = "nowhere named" if c.place is None else f"{c.place!r} = {c.place_name}, {c.admin1}, {c.country}"
    spot = "" if c.lat is None or c.lon is None else f" ({c.lat:.3f}, {c.lon:.3f})"
    error = "" if c.error_km is None else f" ±{c.error_km:.0f} km"
    return "\n".join(
        (
            f"#{number} {c.id} {drawn.report.id} published {drawn.published}",
            f"   {c.kind} by {c.party} at {place} [{c.place_type}]{spot}{error} {c.place_note or ''}".rstrip(),
            f"   {c.stance} · {c.speaker} ({c.side}) · {c.date} {c.date_basis!r} · {', '.join(c.evidence)}",
            *(f"   {name}: {reason}" for name, reason in sorted(c.reasons.items())),
            f"   …{' '.join(before.split())} ⟦{' '.join(c.quote.split())}⟧ {' '.join(after.split())}…",
            "",
        )
    )


def sheet_line(number: int, drawn: Drawn) -> str:
    """The beginning of a verdict: what was said, in codebook fields, and verdicts not yet given."""
    fields = claim_record(drawn.claim)
    kept = ("kind", "party", "place_name", "stance", "side", "date")
    line: dict = {"n": number, "claim": drawn.claim.id, "stratum": drawn.stratum, "document": drawn.report.id}
    line["said"] = {name: fields[name] for name in kept}
    line |= {"core": None, **dict.fromkeys(FIELDS), "class": None, "note": None}
    return json.dumps(line, ensure_ascii=False)


def _share(values: Iterable[bool | None]) -> str:
    known = [v for v in values if v is not None]
    return f"{sum(known)}/{len(known)} = {sum(known) / len(known):.2f}" if known else "–"


def table(lines: list[dict]) -> str:
    """Precision by kind, accuracy by field on the claims whose core is right, errors by class, as Markdown."""
    judged = [line for line in lines if line["core"] is not None]
    out = ["| claims | core right | all fields right too |", "|---|---|---|"]
    kinds = [k for k, _ in Counter(line["said"]["kind"] for line in judged).most_common()]
    groups = [("all", judged)]
    groups += [(s, [x for x in judged if x["stratum"] == s]) for s in STRATA]
    groups += [(f"`{k}`", [x for x in judged if x["said"]["kind"] == k]) for k in kinds]
    for name, group in groups:
        full = [bool(x["core"]) and all(x[f] is not False for f in FIELDS) for x in group]
        out.append(f"| {name} | {_share(x['core'] for x in group)} | {_share(full)} |")
    out += ["", "| field, where the core is right | all | news | isw |", "|---|---|---|---|"]
    right = [x for x in judged if x["core"]]
    for name in FIELDS:
        cells = [_share(x[name] for x in right if s in ("all", x["stratum"])) for s in ("all", *STRATA)]
        out.append(f"| {name} | {' | '.join(cells)} |")
    out += ["", "| class of error | claims |", "|---|---|"]
    classes = Counter(c for x in judged for c in (x["class"] or "").split(",") if c)
    out += [f"| {name} | {n} |" for name, n in classes.most_common()]
    return "\n".join(out)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.draw", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--shared", type=Path, default=DEFAULT, help="the folder that holds corpus/ and gazetteer/")
    parser.add_argument("--sheet", type=Path, help="where to begin a sheet of verdicts")
    parser.add_argument("--table", type=Path, help="a sheet with verdicts, to be summed up")
    args = parser.parse_args(arguments)
    if args.table:
        print(table([json.loads(line) for line in args.table.read_text(encoding="utf-8").splitlines()]))
        return 0
    shared = Shared(args.shared)
    missing = [p for p in (shared.folder / "corpus" / s for s in STRATA) if not p.is_dir()]
    missing += [] if shared.gazetteer.exists() else [shared.gazetteer]
    if missing:
        print(f"nothing to draw from: {missing[0]} does not exist")
        return 0
    if args.sheet and args.sheet.exists():
        parser.error(f"{args.sheet} is there already: verdicts are not overwritten; name another file")
    drawn = draw(shared, args.seed, args.count, gazetteer(shared, embedded_only=False))
    for number, one in enumerate(drawn, 1):
        print(show(number, one))
    if args.sheet:
        lines = [sheet_line(number, one) for number, one in enumerate(drawn, 1)]
        args.sheet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
