"""Ours against its peers: the same trees, the same words, CPU time, wall, peak memory, pages and bytes.

    python -m bench peers [--quick] [--only NAME,...] [--case CASE,...] [--repeat N] [--keep DIR] [--profile]

Each measurement is a process of its own (`bench.adapters`), so that peak memory is that of one tool. A case is a
tree and a way: `warm` sets many different documents in one process after one that warms up, `cold` starts a process
a document. CPU time is user and system, of the process and its children. Sources (markup, contexts, trees) are
made beforehand and not timed. Every file is read back; where its words differ from the tree's, the run fails.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.adapters import NAMES, OURS

ROOT = Path(__file__).parents[1]
CASES = ("nota-warm", "nota-cold", "book-cold", "book-warm", "table-cold")
LEFT_OUT = {
    ("table-cold", "docx_python"),  # a walk over the row for each cell: minutes for nothing new
    ("book-warm", "pdf_weasyprint"),  # its cold book says the same, for it keeps nothing
}
LONGEST = 90.0  # seconds after which a case is not repeated again: slow peers must not take the day
HEADINGS = (
    "case",
    "tool",
    "N",
    "CPU ms min / median / max",
    "wall ms median",
    "peak MB",
    "pages",
    "kB",
    "CPU : ours",
)


@dataclass(frozen=True, slots=True)
class Result:
    """What one tool needed for one case; seconds a document, kilobytes of memory, bytes of the first file."""

    case: str
    tool: str
    cpu: tuple[float, ...]
    wall: tuple[float, ...]
    peak: int
    pages: int
    size: int


class Unequal(Exception):
    """A tool's file doesn't hold the words of the tree."""


def _run(tool: str, *arguments: str | Path) -> str:
    made = subprocess.run(
        _command(tool, *arguments), cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, check=True
    )
    return made.stdout.decode()


def _command(tool: str, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "bench.adapters", tool, *map(str, arguments)]


def _environment() -> dict[str, str]:
    """Of a measured process: compiled modules are kept, in a folder of this run, for us as for the peers."""
    paths = [str(ROOT), str(ROOT / "src")]
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def _cold(tool: str, source: Path, out: Path, repeat: int) -> tuple[list[float], list[float], int]:
    """CPU and wall seconds of each process, and the highest peak; one before them compiles what it imports."""
    cpu: list[float] = []
    wall: list[float] = []
    peak = 0
    _run(tool, "cold", source, out)
    while len(cpu) < repeat and sum(wall) < LONGEST:
        start = time.perf_counter()
        process = subprocess.Popen(_command(tool, "cold", source, out), cwd=ROOT, env=_environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{tool} ended with {process.returncode}")
        cpu.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss)
    return cpu, wall, peak


def measure(case: str, tool: str, repeat: int, work: Path) -> Result:
    """One case of one tool. Raises `Unequal` when words are lacking or too many."""
    tree, way = case.split("-")
    seeds = list(range(1, (repeat if way == "warm" else 0) + 2))
    source, out = work / f"{case}-{tool}.pickle", work / f"{case}-{tool}.{tool.split('_')[0]}"
    _run(tool, "prepare", tree, source, *map(str, seeds))
    if way == "warm":
        told = json.loads(_run(tool, "warm", source, out))
        cpu, wall, peak = told["cpu"], told["wall"], told["peak"]
        files = [out.parent / f"{out.stem}-{n}{out.suffix}" for n in range(len(seeds))]
    else:
        cpu, wall, peak = _cold(tool, source, out, repeat)
        files = [out]
    source.unlink()
    pages = _compared(tree, tool, seeds, files)
    return Result(case, tool, tuple(cpu), tuple(wall), peak, pages, files[-1].stat().st_size)


def _compared(tree: str, tool: str, seeds: Sequence[int], files: Sequence[Path]) -> int:
    """Pages of the last file (0 for a DOCX), after all files have been read; in a process of its own."""
    code = "import sys; from bench.peers import compare; compare(*sys.argv[1:])"
    pairs = [f"{seed}={file}" for seed, file in zip(seeds, files, strict=True)]
    made = subprocess.run(
        [sys.executable, "-c", code, tree, tool, *pairs], cwd=ROOT, env=_environment(), stdout=subprocess.PIPE
    )
    if made.returncode:
        raise Unequal(f"{tool}, {tree}: {made.stdout.decode()[:2000]}")
    return int(made.stdout)


def compare(tree: str, tool: str, *pairs: str) -> None:
    """Print the pages of the last file; or what differs, and end with 1."""
    from bench import reading, trees

    look, pages = trees.theme(), 0
    for pair in pairs:
        seed, _, name = pair.partition("=")
        document = (
            trees.table(seed=int(seed), look=look)
            if tree == "table"
            else {"nota": trees.nota, "book": trees.book}[tree](int(seed), look)
        )
        data, kind = Path(name).read_bytes(), tool.split("_")[0]
        words = reading.pdf_words(data) if kind == "pdf" else reading.docx_words(data)
        found = reading.differences(document, words, kind)
        if found:
            print("\n".join(found[:40]))
            sys.exit(1)
        pages = reading.pdf_pages(data) if kind == "pdf" else 0
    print(pages)


# ---------------------------------------------------------------- Typst's own parts


def typst_parts() -> str:
    """What reading the markup alone costs Typst, warm: the body inside a function that nobody calls."""
    code = (
        "import time\nfrom bench import trees\nfrom bench.adapters import pdf_typst as t\nlook = trees.theme()\n"
        "def cpu(source):\n    start = time.process_time()\n    t.render(source)\n    return time.process_time() - start\n"
        "cpu(t.prepare(trees.nota(90, look), look))\n"
        "for name, make, seeds in (('nota', trees.nota, range(91, 96)), ('book', trees.book, range(91, 92))):\n"
        "    sources = [t.prepare(make(s, look), look) for s in seeds]\n"
        "    parse = sorted(cpu(t.parsed(s)) for s in sources)[len(sources) // 2]\n"
        "    print(f'{name} {parse * 1000:.1f} ms')\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, check=True
    )
    return "Typst, reading the markup alone (warm, CPU, median): " + ", ".join(
        made.stdout.decode().split("\n")[:-1]
    )


# ---------------------------------------------------------------- the table


def table(results: Sequence[Result]) -> str:
    """The results as Markdown, with the ratio of median CPU time to ours of the same case and kind."""
    ours = {(r.case, r.tool.split("_")[0]): r for r in results if r.tool in OURS.values()}
    rows = [HEADINGS, tuple("---" for _ in HEADINGS)]
    for r in results:
        base = ours.get((r.case, r.tool.split("_")[0]))
        middle = statistics.median(r.cpu)
        ratio = f"{middle / statistics.median(base.cpu):.2f}" if base else "–"
        spread = " / ".join(f"{x * 1000:.0f}" for x in (min(r.cpu), middle, max(r.cpu)))
        rows.append(
            (
                r.case, r.tool, str(len(r.cpu)), spread, f"{statistics.median(r.wall) * 1000:.0f}",
                f"{r.peak / 1024:.0f}", str(r.pages or "–"), f"{r.size / 1000:.0f}", ratio,
            )
        )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _wanted(text: str, known: Sequence[str]) -> list[str]:
    names = [n for n in text.split(",") if n]
    wrong = [n for n in names if n not in known]
    if wrong:
        raise SystemExit(f"unknown: {', '.join(wrong)}; there are {', '.join(known)}")
    return names


def _measured(tools: Sequence[str], cases: Sequence[str], repeat: int, work: Path) -> Iterator[Result | str]:
    """Each result; or what went wrong, so that one broken tool does not lose the measurements of the others."""
    for case in cases:
        for tool in tools:
            if (case, tool) in LEFT_OUT:
                continue
            times = repeat if case.startswith("nota") else max(1, repeat // 4)
            try:
                result = measure(case, tool, times, work)
            except (Unequal, OSError, RuntimeError, subprocess.CalledProcessError) as error:
                yield f"FAILED {case} {tool}: {error}"
                continue
            print(f"{case} {tool} {statistics.median(result.cpu) * 1000:.0f} ms", file=sys.stderr, flush=True)
            yield result


def profiles(work: Path) -> None:
    """Ours under cProfile: twelve notas after one, and one book."""
    for tree, seeds in (("nota", range(1, 14)), ("book", range(1, 2))):
        source = work / f"{tree}.pickle"
        _run("pdf_ours", "prepare", tree, source, *map(str, seeds))
        print(f"### {tree}\n\n```\n{_run('pdf_ours', 'profile', source, work / 'none')}```")


def main(argv: Sequence[str]) -> int:
    """Measure, and print one Markdown table. Ends with 1 when a tool failed or left words out."""
    parser = argparse.ArgumentParser(
        "bench peers", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="the nota only, three times")
    parser.add_argument("--only", default=",".join(NAMES), help="tools, with commas between")
    parser.add_argument("--case", default=",".join(CASES), help="cases, with commas between")
    parser.add_argument(
        "--repeat", type=int, default=12, help="documents or processes a case (a quarter for long ones)"
    )
    parser.add_argument("--keep", type=Path, help="keep the made files in this folder")
    parser.add_argument("--profile", action="store_true", help="ours under cProfile instead")
    given = parser.parse_args(argv)
    cases, repeat = (CASES[:2], 3) if given.quick else (_wanted(given.case, CASES), given.repeat)
    tools = [t for t in _wanted(given.only, NAMES) if t != "docx_pandoc" or shutil.which("pandoc")]
    with tempfile.TemporaryDirectory() as folder:
        work = given.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        os.environ["PYTHONPYCACHEPREFIX"] = str(work / "compiled")
        if given.profile:
            profiles(work)
            return 0
        all_found = list(_measured(tools, cases, repeat, work))
        results = [one for one in all_found if isinstance(one, Result)]
        failed = [one for one in all_found if isinstance(one, str)]
        load = os.getloadavg()[0]
        print(f"Load of the machine at the end {load:.1f}, {os.cpu_count()} cores.\n\n{table(results)}")
        if "pdf_typst" in tools:
            print(f"\n{typst_parts()}")
        print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
