"""CPU time and memory of the book of a whole region, DOCX and PDF (acceptance E2).

The input is `tests/masukan_penuh.py`: 32 affairs, 1,500 program rows, 3,000 accounts, two years. Each run is a
process of its own, interpreter and imports included; the first one compiles the templates and isn't counted.
`made` writes both files; `made and read back` compares them too, as a final paper is.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

RUN = """
import gc, json, resource, sys
gc.set_threshold(1_000_000, 20, 20)  # as the command does
from lkpj_report.build import Job, build_one
job = Job(sys.argv[1], papers=("lkpj",), verify=sys.argv[2] == "1")
result = build_one(job)
(paper,) = result.papers
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "cpu": used.ru_utime + used.ru_stime, "MB": used.ru_maxrss / 1024, "pages": paper.pages,
    **{name.rpartition(".")[2]: len(data) / 1e6 for name, data in paper.files},
}))
"""

SECONDS, MEGABYTES, PAGES = 6.0, 250, 250


def main(argv: Sequence[str]) -> int:
    """Measure and print; exit 1 above a limit."""
    options = argparse.ArgumentParser(prog="python -m bench book", description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="runs of each kind; the median counts")
    given = options.parse_args(argv)
    sys.path.insert(0, str(ROOT))
    from tests.masukan_penuh import tulis

    good = True
    with tempfile.TemporaryDirectory() as folder:
        year = tulis(Path(folder) / "kabupaten-penuh")
        for name, verify in (("made", "0"), ("made and read back", "1")):
            runs = [_once(year, verify) for _ in range(given.runs + 1)][1:]
            cpu, peak = (statistics.median(r[k] for r in runs) for k in ("cpu", "MB"))
            low, high = min(r["cpu"] for r in runs), max(r["cpu"] for r in runs)
            print(
                f"{name:20}{cpu:6.2f} s CPU ({low:.2f} to {high:.2f}), {peak:.0f} MB, {runs[0]['pages']} pages"
            )
            good &= cpu <= SECONDS and peak <= MEGABYTES and runs[0]["pages"] >= PAGES
    return 0 if good else 1


def _once(year: Path, verify: str) -> dict[str, float]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(year), verify], env=env, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found
