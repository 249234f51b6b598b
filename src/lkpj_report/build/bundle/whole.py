"""What a bundle holds: papers, their tables as CSV, the input, traces, findings, versions, sums, the print list.

In: a `Job`. Out: the build's result and the members of the bundle; without any paper there is no bundle.
"""

from __future__ import annotations

import json
import os
import posixpath
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lkpj_report import __version__
from lkpj_report.build.bundle.copies import copies, copies_csv, copies_text
from lkpj_report.build.bundle.pack import Member, with_sums
from lkpj_report.build.bundle.tables import as_csv, open_tables
from lkpj_report.build.job import Job, JobResult
from lkpj_report.build.paper import Bench, Ready
from lkpj_report.build.reading import open_library
from lkpj_report.build.run import build_set
from lkpj_report.diagnostics import Diagnostic, as_json, render
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import SEEN, Log
from lkpj_report.source.folder import input_root
from lkpj_report.source.merge import FORMAT
from lkpj_report.templates.library import Library

LIBRARIES = ("jinja2", "markdown-it-py", "pyyaml", "reportlab")
"""What the bytes of the papers depend on besides the program itself."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """`name` is that of the folder or, with ".zip", of the file; members in order of their names."""

    name: str
    members: tuple[Member, ...]


def bundle_one(job: Job) -> tuple[JobResult, Bundle | None]:
    """Build the papers with their traces, and put all that belongs to them together."""
    library = open_library(job)
    result, bench, trees = build_set(replace(job, trace=True), library)
    if bench is None or not result.papers:
        return result, None
    name = "-".join(part for part in ("paket", result.region, result.year) if part)
    if any(paper.konsep for paper in result.papers):
        name += "-konsep"
    members = [
        *_papers(result),
        *_tables(trees),
        *_input(job, result.log, library),
        *_findings(result),
        *_print_list(job, result, bench, trees),
        ("versi.json", _versions()),
    ]
    return _without_traces(result, job), Bundle(name, with_sums(members))


def _without_traces(result: JobResult, job: Job) -> JobResult:
    """The result as `build_one` gives it: traces that nobody asked for are in the bundle alone."""
    if job.trace:
        return result
    papers = tuple(
        replace(p, files=tuple(f for f in p.files if not f[0].endswith(".jejak.json"))) for p in result.papers
    )
    return replace(result, papers=papers)


def _papers(result: JobResult) -> Iterator[Member]:
    for paper in result.papers:
        for name, data in paper.files:
            folder = (
                "jejak" if name.endswith(".json") else "cetak" if name.endswith("-cetak.pdf") else "naskah"
            )
            yield f"{folder}/{name}", data


def _tables(trees: dict[str, Ready]) -> Iterator[Member]:
    """Each table, and a list that says which is which."""
    listed: list[tuple[str, ...]] = []
    for paper in sorted(trees):
        for n, table in enumerate(open_tables(trees[paper].document), 1):
            name = f"{paper}-{n:03}.csv"
            listed.append((name, paper, table.number, table.title, str(len(table.rows))))
            yield f"tabel/{name}", as_csv(table.head, table.rows)
    if listed:
        yield "tabel/daftar-tabel.csv", as_csv(("berkas", "naskah", "nomor", "judul", "baris"), listed)


def _input(job: Job, log: Log, library: Library) -> Iterator[Member]:
    """All that was read of the region's folder: input, spreadsheets, pictures, templates, last year's files."""
    root = Path(input_root(os.path.join(job.base, job.input))).as_posix()
    done: set[str] = set()
    for key, digest in log:
        full = library.bahan.full_name(key)
        inside = posixpath.relpath(full, root)
        if digest in (None, SEEN) or inside.startswith("..") or inside in done:
            continue
        data = library.bahan.read(key)
        if isinstance(data, bytes):
            done.add(inside)
            yield f"masukan/{posixpath.basename(root)}/{inside}", data


def _findings(result: JobResult) -> Iterator[Member]:
    rows = [json.loads(as_json(d)) for d in result.found]
    yield "temuan.json", _json(rows)
    said = "\n\n".join(_rendered(d, result) for d in result.found) or "tidak ada temuan"
    yield "temuan.txt", (said.replace("\n", "\r\n") + "\r\n").encode("utf-8-sig")


def _rendered(d: Diagnostic, result: JobResult) -> str:
    return render(d, result.line)


def _print_list(job: Job, result: JobResult, bench: Bench, trees: dict[str, Ready]) -> Iterator[Member]:
    themes = {name: ready.theme for name, ready in trees.items()}
    lines = copies(bench.report.laporan, result.papers, themes, job.print_plan)
    title = f"Daftar cetak {result.region} {result.year}".strip()
    yield "daftar-cetak.csv", copies_csv(lines)
    yield "daftar-cetak.txt", copies_text(lines, title)


def _versions() -> bytes:
    from importlib.metadata import version

    python = ".".join(str(n) for n in sys.version_info[:3])
    of_libraries = {name: version(name) for name in LIBRARIES}
    return _json({"lkpj": __version__, "format_isian": FORMAT, "python": python, "pustaka": of_libraries})


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
