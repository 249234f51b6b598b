"""CPU time and memory of reading and checking a whole LKPj input, no paper built (acceptance D7).

The input is `tests/masukan_penuh.py`: 32 affairs, 1,500 program rows, 3,000 accounts, this year and the year
before. Each run is a process of its own; CPU seconds, user and system, from the start of Python on.
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
import gc, json, resource, sys, time
gc.set_threshold(1_000_000, 20, 20)  # as the command does
from lkpj_report.build.job import Clock, Job
from lkpj_report.build.reading import open_library, read_report
from lkpj_report.build.warm import Warm
job, warm, clock = Job(sys.argv[1]), Warm(), Clock()
_, report, found = read_report(job, open_library(job, warm), clock, warm)
assert report is not None and report.lalu is not None, found
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    **clock.seconds, "all": used.ru_utime + used.ru_stime, "MB": used.ru_maxrss / 1024,
    "rows": len(report.laporan.program_kegiatan.daftar) + len(report.laporan.anggaran.rekening),
    "found": sorted({d.code for d in found}),
}))
"""

LIMITS = {"csv": 1.5, "yaml": 2.5}
MEGABYTES = 150
NAMES = {
    "baca": "reading",
    "hitung": "figures",
    "periksa": "checks",
    "all": "whole process",
    "MB": "peak, MB",
}


def main(argv: Sequence[str]) -> int:
    """Measure and print; exit 1 above a limit."""
    options = argparse.ArgumentParser(prog="python -m bench check", description=__doc__)
    options.add_argument("--runs", type=int, default=7, help="runs of each form; the median counts")
    given = options.parse_args(argv)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for form, limit in LIMITS.items():
            print(f"rows as {form}: at most {limit} s, {MEGABYTES} MB")
            good &= _measure(Path(folder) / form, form, limit, given.runs)
    return 0 if good else 1


def _measure(folder: Path, form: str, limit: float, runs: int) -> bool:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    from tests.masukan_penuh import tulis

    year = tulis(folder, csv=form == "csv")
    made = [_once(year) for _ in range(runs + 1)][1:]  # the first one compiles
    medians = {k: statistics.median(m[k] for m in made) for k in NAMES}
    for key, name in NAMES.items():
        low, high = min(m[key] for m in made), max(m[key] for m in made)
        print(f"  {name:14}{medians[key]:8.2f}   ({low:.2f} to {high:.2f})")
    print(f"  rows this year {made[0]['rows']}, findings {', '.join(made[0]['found'])}")
    return bool(medians["all"] <= limit and medians["MB"] <= MEGABYTES)


def _once(year: Path) -> dict[str, float]:
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, year.name],
        cwd=year.parent,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result
