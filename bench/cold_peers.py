"""One cold `lkpj build` of a real input against Typst and docxtpl, which get the same finished tree.

In: an input and one of its papers. Out: CPU seconds of whole processes, taken in turn. Ours starts from YAML
and reads, checks, counts and fills templates first; the peers start from markup and context that are made
beforehand and not counted, so what is compared is all of ours with the last step of theirs.
"""

from __future__ import annotations

import dataclasses
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document, PageBreak

ROOT = Path(__file__).resolve().parent.parent

PEERS = {"pdf_typst": "Typst", "docx_docxtpl": "docxtpl"}


def peers_table(report: str, paper: str, runs: int) -> str:
    """Measure and lay out the result as a Markdown table; milliseconds of CPU."""
    build = ["-m", "lkpj_report", "build", report, "--doc", paper]
    with tempfile.TemporaryDirectory() as folder:
        document, look = finished_tree(report, paper)
        commands = {
            "lkpj build": [*build, "-o", folder],
            "lkpj build --no-verify": [*build, "--no-verify", "-o", folder],
            "lkpj build --no-verify, nothing kept": [*build, "--no-verify", "-o", folder],
        }
        for name, shown in PEERS.items():
            source = _source(name, document, look, Path(folder))
            commands[shown] = ["-m", "bench.adapters", name, "cold", str(source), f"{folder}/{name}.out"]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):  # the first of each compiles and warms
            for name, command in commands.items():
                seconds = _cpu_of(command, kept="nothing kept" not in name)
                if run:
                    times[name].append(seconds)
    rows = {name: (min(t), statistics.median(t), max(t)) for name, t in times.items()}
    both = statistics.median(a + b for a, b in zip(*(times[shown] for shown in PEERS.values()), strict=True))
    return "\n".join(
        [
            f"`{report}`, {paper}, cold processes, CPU in ms, {runs} runs in turn:",
            "",
            "| process | min | median | max |",
            "|---|--:|--:|--:|",
            *(
                f"| {name} | {a * 1000:.0f} | {b * 1000:.0f} | {c * 1000:.0f} |"
                for name, (a, b, c) in rows.items()
            ),
            f"| Typst and docxtpl together | | {both * 1000:.0f} | |",
        ]
    )


def finished_tree(report: str, paper: str) -> tuple[Document, Theme]:
    """The settled tree of a paper and its theme; ValueError when the input has faults."""
    from lkpj_report.build.job import Clock, Job
    from lkpj_report.build.paper import Bench, ready_tree
    from lkpj_report.build.pictures import read_pictures, template_pictures
    from lkpj_report.build.reading import open_library, read_report
    from lkpj_report.build.warm import Warm

    job, clock, warm = Job(str(ROOT / report), papers=(paper,)), Clock(), Warm()
    library = open_library(job, warm)
    _, read, found = read_report(job, library, clock, warm)
    if read is None:
        raise ValueError(found)
    bench = Bench(
        job=job,
        report=read,
        library=library,
        workshop=warm.workshop(library, template_pictures(library)),
        clock=clock,
        pictures=read_pictures(read, library.bahan),
    )
    ready, found = ready_tree(paper, bench)
    if ready is None:
        raise ValueError(found)
    return ready.document, ready.theme


def _source(name: str, document: Document, look: Theme, folder: Path) -> Path:
    """What a peer starts from, pickled; page breaks are left out, as one of them has no word for them."""
    import pickle

    from bench.adapters import load

    blocks = tuple(b for b in document.blocks if not isinstance(b, PageBreak))
    file = folder / f"{name}.source"
    file.write_bytes(pickle.dumps(load(name).prepare(dataclasses.replace(document, blocks=blocks), look)))
    return file


def _cpu_of(command: list[str], kept: bool) -> float:
    """CPU seconds of a process, user and system, with and without the user's cache folder."""
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    environ = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": ""}
    if not kept:
        environ |= {"XDG_CACHE_HOME": os.devnull, "LOCALAPPDATA": os.devnull}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environ, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1: a konsep is a paper too
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
