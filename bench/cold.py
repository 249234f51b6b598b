"""CPU time of `lkpj build` from a cold process, both formats, and where it goes (acceptance A9).

Each run is a process of its own that finds the files in the disk's cache and compiled modules on disk, as
an office machine does from the second run on. CPU seconds (user and system), not the clock: other programs
then count less. The whole is measured on the command itself, from outside; the shares on a second process
that imports everything first, so that an import is not booked on the phase that happens to need it first.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SPLIT = """
import gc, json, sys, time
gc.set_threshold(1_000_000, 20, 20)  # as the command does
seconds = {"Python starts": time.process_time()}
start = time.process_time()
import jinja2.sandbox, yaml, markdown_it
import lkpj_report.cli.app, lkpj_report.cli.build, lkpj_report.cli.show, lkpj_report.build, lkpj_report.outputs
import lkpj_report.writers.docx, lkpj_report.writers.pdf.write
seconds["imports"] = time.process_time() - start
from pathlib import Path
from lkpj_report.build import Job, build_one
from lkpj_report.outputs import write_all
result = build_one(Job(sys.argv[1], papers=tuple(sys.argv[3:])))
seconds |= result.seconds
start = time.process_time()
for paper in result.papers:
    write_all(Path(sys.argv[2]), paper.files)
seconds["files"] = time.process_time() - start
seconds["all"] = time.process_time()
print(json.dumps(seconds))
"""

NAMES = {
    "Python starts": "Python starts", "imports": "imports", "baca": "reading and typing", "hitung": "figures",
    "periksa": "checks", "templat": "templates", "tata letak": "layout", "docx": "DOCX writer",
    "pdf": "PDF writer", "files": "files to disk",
}  # fmt: skip
"""The phases as `JobResult.seconds` names them, and what the table calls them."""


def main(argv: Sequence[str]) -> int:
    """Measure and print; see `--help`."""
    options = argparse.ArgumentParser(prog="python -m bench cold", description=__doc__)
    options.add_argument("--runs", type=int, default=15, help="runs of each kind; the median counts")
    options.add_argument("--input", default="inputs/kabupaten-contoh/2024", help="what to build")
    options.add_argument("--paper", default="nota-pengantar", help="which of its papers")
    options.add_argument("--peers", action="store_true", help="against Typst and docxtpl with the same tree")
    chosen = options.parse_args(argv)
    if chosen.peers:
        from bench.cold_peers import peers_table

        print(peers_table(chosen.input, chosen.paper, chosen.runs))
        return 0
    print(table(chosen.input, chosen.paper, chosen.runs))
    return 0


def table(report: str, paper: str, runs: int) -> str:
    """Measure and lay out the result as a Markdown table; seconds in milliseconds."""
    # in turn, so that a busy minute of the machine falls on both; the first pair compiles and warms
    pairs = [(whole_run(report, paper), split_run(report, paper)) for _ in range(runs + 1)][1:]
    whole = statistics.median(seconds for seconds, _ in pairs)
    split = [seconds for _, seconds in pairs]
    total = statistics.median(s["all"] for s in split)
    rows = {key: statistics.median(s.get(key, 0.0) for s in split) for key in NAMES}
    rest = total - sum(rows.values())
    lines = [
        f"`lkpj build {report} --doc {paper} --no-verify`, DOCX and PDF, cold process, median of {runs} runs;",
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores.",
        "",
        f"CPU time of the command: **{whole * 1000:.0f} ms**",
        "",
        "| where | ms | share |",
        "|---|--:|--:|",
        *(f"| {NAMES[key]} | {value * 1000:.0f} | {value / total:.0%} |" for key, value in rows.items()),
        f"| the rest | {rest * 1000:.0f} | {rest / total:.0%} |",
        f"| all | {total * 1000:.0f} | 100% |",
    ]
    return "\n".join(lines)


def whole_run(report: str, paper: str) -> float:
    """CPU seconds of the command, seen from outside."""
    with tempfile.TemporaryDirectory() as folder:
        before = _children()
        _run(["-m", "lkpj_report", "build", report, "--doc", paper, "--no-verify", "-o", folder])
        return _children() - before


def split_run(report: str, paper: str) -> Mapping[str, float]:
    """CPU seconds by phase."""
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[str, float] = json.loads(_run(["-c", SPLIT, report, folder, paper]))
    return seconds


def _run(arguments: list[str]) -> bytes:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        # an office machine has compiled modules on disk, whatever is set at this desk
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):  # 1: a konsep is a paper too
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
