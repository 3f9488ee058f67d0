"""The quality gate.

    python -m eval                     score dev, hold it against eval/floors.json, print scores and errors by class
    python -m eval --split train       another split (scores only: floors are held on dev)
    python -m eval --embedded          with the embedded gazetteer only
    python -m eval --errors 40         list errors too
    python -m eval --raise             write today's scores, less a margin, where they are above the floors

Exit status: 0 above every floor (or nothing to measure on), 1 below one.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from eval.classes import Errors, sort_errors
from eval.furniture import claims_from_furniture
from eval.predict import gazetteer, load, predictions, score
from eval.shared import DEFAULT, THEATRES, Shared

FLOORS = Path(__file__).with_name("floors.json")
# How far below a measured score --raise sets its floor: room for a change that moves a few claims either way.
MARGIN = 0.01
# A share of fewer cases than this moves with every single one: printed, but no floor.
ENOUGH = 30
# These are promises, not scores: no margin.
EXACT = {"quote_verbatim": 1.0, "claims_from_furniture": 0.0}
_HIGHER_IS_BETTER = {"claims_from_furniture": False}


def flat(scores: dict) -> dict[str, float]:
    """The scores the floors are about, by name."""
    out = {
        "ground_core_f1": scores["ground"]["core"]["f1"],
        "ground_full_f1": scores["ground"]["full"]["f1"],
        "control_core_f1": scores["control"]["core"]["f1"],
        "all_core_f1": scores["all"]["core"]["f1"],
        "figures_f1": scores["figures"]["f1"],
    }
    for name, share in sorted(scores["on_matched"].items()):
        if share["n"] >= ENOUGH:
            out[name] = share["share"]
    return out


def below(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each floor that is not held."""
    out = []
    for name, floor in floors.items():
        value = measured.get(name)
        if value is None:
            out.append(f"{name}: not measured (floor {floor})")
        elif value > floor if not _HIGHER_IS_BETTER.get(name, True) else value < floor:
            out.append(f"{name}: {value:.4f}, floor {floor:.4f}")
    return out


def raised(measured: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """New floors: never lower than the old ones."""
    out = dict(floors)
    for name, value in measured.items():
        if name not in EXACT:
            out[name] = round(max(floors.get(name, 0.0), value - MARGIN), 4)
    return out | EXACT


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one run over a split tells."""

    scores: dict
    flat: dict[str, float]
    by_theatre: dict[str, dict]
    errors: Errors


def measure(shared: Shared, split: str, *, embedded_only: bool = False) -> Measured:
    """Read every report of the split and score what was read."""
    everything = shared.annotations(split)
    gold = {name: d for name, d in everything.items() if d["theatre"] in THEATRES}
    with predictions(shared, split, gazetteer(shared, embedded_only=embedded_only)) as path:
        scores = score(shared, split, path)
        theatres = sorted({d["theatre"] for d in everything.values()})
        by_theatre = {name: score(shared, split, path, (name,)) for name in theatres}
        predicted = load(path)
    taken = sum(
        len(claims_from_furniture(d["text"], predicted[name]["claims"], d["claims"]))
        for name, d in everything.items()
        if name in predicted
    )
    measured = flat(scores) | {"claims_from_furniture": float(taken)}
    return Measured(scores, measured, by_theatre, sort_errors(shared.scorer(), gold, predicted))


def _prf(name: str, scores: dict) -> str:
    counts = f"{scores['tp']} of {scores['gold']} gold, {scores['pred']} predicted"
    return f"{name:22} P {scores['p']:.3f}  R {scores['r']:.3f}  F1 {scores['f1']:.3f}   ({counts})"


def show(found: Measured, errors: int) -> None:
    """Print scores, scores by kind and theatre, errors by class."""
    for group in ("all", "ground", "control"):
        for level in ("core", "full"):
            print(_prf(f"{group} {level}", found.scores[group][level]))
    print(_prf("figures", found.scores["figures"]))
    for name, share in found.scores["on_matched"].items():
        print(f"{name:22} {share['share']:.3f}  (n={share['n']})")
    print(f"{'claims from furniture':22} {found.flat['claims_from_furniture']:.0f}")
    print("\nby kind                 found missed  false   F1")
    for kind, counts in found.scores["by_kind"].items():
        tp, missed, false = (counts.get(key, 0) for key in ("tp", "missed", "false"))
        f1 = 2 * tp / (2 * tp + missed + false) if tp else 0.0
        print(f"  {kind:20} {tp:6} {missed:6} {false:6}   {f1:.3f}")
    print("\nby theatre             ground core, full; control core; figures (F1)")
    for name, scores in found.by_theatre.items():
        parts = [scores["ground"]["core"], scores["ground"]["full"], scores["control"]["core"], scores["figures"]]
        line = "  ".join(f"{part['f1']:.3f}" for part in parts)
        print(f"  {name:20} {line}   ({scores['documents']} documents)")
    for title, table in (
        ("missed", found.errors.missed),
        ("false", found.errors.false),
        ("wrong on matched claims", found.errors.wrong),
    ):
        print(f"\n{title}: {table.total()}")
        for why, count in table.most_common():
            print(f"  {count:4}  {why}")
    for line in sorted(found.errors.lines)[:errors]:
        print(line)


def main(arguments: list[str] | None = None) -> int:
    """The command; see the module's head."""
    ask = argparse.ArgumentParser(prog="python -m eval", description=__doc__.partition("\n")[0])
    ask.add_argument("--shared", type=Path, default=DEFAULT, help="the folder that holds gold/ and gazetteer/")
    ask.add_argument("--split", default="dev")
    ask.add_argument("--embedded", action="store_true", help="with the embedded gazetteer only (no floors)")
    ask.add_argument("--errors", type=int, default=0, metavar="N", help="list N errors")
    ask.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to today's scores")
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args(arguments)
    shared = Shared(options.shared)
    if missing := shared.missing(options.split):
        print(f"gate: skipped, {missing}", file=sys.stderr)
        return 0
    found = measure(shared, options.split, embedded_only=options.embedded)
    if options.json:
        print(json.dumps(found.flat | {"by_theatre": {k: flat(v) for k, v in found.by_theatre.items()}}, indent=2))
    else:
        show(found, options.errors)
    if options.split != "dev" or options.embedded:
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if options.lift:
        FLOORS.write_text(json.dumps(raised(found.flat, floors), indent=2) + "\n", encoding="utf-8")
        print(f"\nfloors raised in {FLOORS}", file=sys.stderr)
        return 0
    fallen = below(found.flat, floors)
    for line in fallen:
        print(f"gate: below its floor: {line}", file=sys.stderr)
    return 1 if fallen else 0
