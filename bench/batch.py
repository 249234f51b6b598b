"""The yearly batch: 546 regions, both formats, against the way people do it today.

    python -m bench batch [--count N] [--jobs N] [--no-peers] [--office N]

Ours is the command itself, cold, with reading, checking, records and summaries; then once more with nothing
changed. The peers get ready data (markup, contexts) for the same trees, which nobody times: a loop of docxtpl
and Typst over as many processes, and docxtpl with LibreOffice for a few, scaled to the whole and said so.
CPU is user and system of all processes; with other programs on the machine only it can be compared.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAPER = "nota-pengantar"

LOOP = """
import pickle, sys
from pathlib import Path
from bench.adapters import load
tools = {name: load(name) for name in ("docx_docxtpl", "pdf_typst")}
for number, sources in pickle.loads(Path(sys.argv[1]).read_bytes()):
    for name, source in sources.items():
        Path(sys.argv[2], f"{number}.{tools[name].KIND}").write_bytes(tools[name].render(source))
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock and of CPU."""

    wall: float
    cpu: float


def main(argv: Sequence[str]) -> int:
    """Measure and print; see `--help`."""
    options = argparse.ArgumentParser(prog="python -m bench batch", description=__doc__)
    options.add_argument("--count", type=int, default=546, help="regions")
    options.add_argument("--jobs", type=int, default=2, help="processes, ours and theirs")
    options.add_argument("--no-peers", action="store_true", help="ours alone")
    options.add_argument("--office", type=int, default=10, help="papers that LibreOffice converts; 0: none")
    chosen = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        print(table(Path(folder), chosen))
    return 0


def table(folder: Path, chosen: argparse.Namespace) -> str:
    """All measurements as a Markdown table."""
    from tests import nasional

    root, out = folder / "in", folder / "out"
    nasional.write(root, nasional.regions(chosen.count))
    first = took(lambda: batch(root, out, chosen.jobs))
    recap = json.loads((out / "rekap-massal.json").read_bytes())
    second = took(lambda: batch(root, out, chosen.jobs))
    lines = [
        f"{chosen.count} regions x DOCX and PDF of `{PAPER}`, {chosen.jobs} processes;",
        f"load of the machine before: {os.getloadavg()[0]:.1f}.",
        "",
        "| what | wall s | CPU s | CPU ms a report |",
        "|---|--:|--:|--:|",
        row("lkpj batch, first run", first, chosen.count),
        row("lkpj batch, nothing changed", second, chosen.count),
    ]
    if not chosen.no_peers:
        lines += peers(folder, root, chosen)
    return "\n".join([*lines, "", *memory(recap)])


def row(name: str, t: Took, count: int) -> str:
    """A line of the table."""
    return f"| {name} | {t.wall:.1f} | {t.cpu:.1f} | {1000 * t.cpu / count:.1f} |"


def memory(recap: dict[str, Any]) -> list[str]:
    """Memory of the workers and time of the reports, the first hundred against the last."""
    reports = [r for r in recap["laporan"] if r["memori"]]
    size = min(100, len(reports) // 2)
    mb = [r["memori"] / 1e6 for r in reports]
    ms = [1000 * r["cpu"] for r in reports]
    return [
        f"Worker memory: peak {max(mb):.0f} MB; first {size} mean {statistics.mean(mb[:size]):.0f}, "
        f"last {size} mean {statistics.mean(mb[-size:]):.0f} MB.",
        f"CPU in the worker, median: first {size} {statistics.median(ms[:size]):.1f}, "
        f"last {size} {statistics.median(ms[-size:]):.1f}, all {statistics.median(ms):.1f} ms.",
    ]


def took(what: Callable[[], None]) -> Took:
    """How long something takes in child processes."""
    wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    what()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(time.perf_counter() - wall, cpu)


def batch(root: Path, out: Path, jobs: int) -> None:
    """The command."""
    run(
        [
            "-m",
            "lkpj_report",
            "batch",
            str(root),
            "-o",
            str(out),
            "--doc",
            PAPER,
            "--jobs",
            str(jobs),
            "--quiet",
        ]
    )


def run(arguments: list[str]) -> None:
    """Python in the checkout."""
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def peers(folder: Path, root: Path, chosen: argparse.Namespace) -> list[str]:
    """docxtpl + Typst for all, docxtpl + LibreOffice for a few."""
    made = sources(root)
    theirs = folder / "theirs"
    theirs.mkdir()
    parts = [made[n :: chosen.jobs] for n in range(chosen.jobs)]
    for n, part in enumerate(parts):
        (folder / f"part{n}").write_bytes(pickle.dumps(part))

    def loop() -> None:
        running = [
            subprocess.Popen(
                [sys.executable, "-c", LOOP, str(folder / f"part{n}"), str(theirs)],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
            )
            for n in range(chosen.jobs)
        ]
        if any(process.wait() for process in running):
            raise RuntimeError("a peer failed")

    lines = [row("docxtpl + Typst, ready data", took(loop), chosen.count)]
    return lines + (office(theirs, chosen) if chosen.office else [])


def office(theirs: Path, chosen: argparse.Namespace) -> list[str]:
    """LibreOffice turns some of docxtpl's files into PDFs, all in one process; scaled to the whole."""
    files = sorted(theirs.glob("*.docx"))[: chosen.office]
    profile = f"-env:UserInstallation={(theirs / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(theirs / "office"), *map(str, files)]  # fmt: skip
    t = took(
        lambda: (
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True) and None
        )
    )
    scale = chosen.count / len(files)
    name = f"LibreOffice alone, scaled from {len(files)}, one process"
    return [row(name, Took(t.wall * scale, t.cpu * scale), chosen.count)]


def sources(root: Path) -> list[tuple[int, dict[str, Any]]]:
    """What users of the peers would have on their disk, for each region: from the very trees that we print."""
    from bench.adapters import load

    from lkpj_report.build.job import Job
    from lkpj_report.build.paper import ready_tree
    from lkpj_report.build.run import _run
    from lkpj_report.build.warm import Warm
    from lkpj_report.document.tree import PageBreak

    warm, tools = Warm(), {name: load(name) for name in ("docx_docxtpl", "pdf_typst")}
    made: list[tuple[int, dict[str, Any]]] = []

    def each(name: str, bench: Any) -> list[Any]:
        ready, found = ready_tree(name, bench)
        assert ready is not None, found
        # a page break in the middle is left out: the adapters do not have it, and it costs nothing
        blocks = tuple(b for b in ready.document.blocks if not isinstance(b, PageBreak))
        document = dataclasses.replace(ready.document, blocks=blocks)
        given = {t: tool.prepare(document, ready.theme) for t, tool in tools.items()}
        made.append((len(made), given))
        return found

    for region in sorted(p for p in root.iterdir() if p.is_dir()):
        _run(Job(str(region / "2024"), (PAPER,)), each, (), (warm, None))
    return made
