"""The two things that can be done with a job: build its papers, or only look for what is wrong.

What a finding does to a build: a fault of source, data, template or writer (S, D, T, W) and nothing of the
paper is given; a fault of a check (K: a sum, a stated figure) or a gap, and the paper is a konsep, which
`Mode.FINAL` refuses; a warning does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lkpj_report.build.job import Clock, Job, JobResult, Paper
from lkpj_report.build.paper import UNFINISHED, Bench, gap_lines, look_over, make_paper
from lkpj_report.build.pictures import read_pictures, template_pictures
from lkpj_report.build.reading import Report, open_library, read_report, region_of
from lkpj_report.diagnostics import Diagnostic, Severity, Span, fault, sort_key
from lkpj_report.source.bahan import Kind
from lkpj_report.source.folder import Source
from lkpj_report.templates.library import Library
from lkpj_report.templates.workshop import Workshop

_Each = Callable[[str, Bench], list[Diagnostic]]


def build_one(job: Job) -> JobResult:
    """Read, derive, check, and build the papers of one report."""
    papers: list[Paper] = []

    def each(name: str, bench: Bench) -> list[Diagnostic]:
        paper, found = make_paper(name, bench)
        if paper is not None:
            papers.append(paper)
        return found

    return _run(job, each, papers)


def check_one(job: Job) -> JobResult:
    """Read, derive, check, and look over the papers: all that `build_one` would say, and no bytes."""
    return _run(job, look_over, ())


def _run(job: Job, each: _Each, papers: Sequence[Paper]) -> JobResult:
    clock = Clock()
    library = open_library(job)
    source, report, found = read_report(job, library, clock)
    lost = lost_folders(job, library)
    found += lost
    if report is not None and not lost:
        bench = Bench(
            job=job,
            report=report,
            library=library,
            workshop=Workshop(library.text, template_pictures(library)),
            clock=clock,
            pictures=read_pictures(report, library.bahan),
            why_konsep=why_konsep(found),
            known_gaps=gap_lines(found),
        )
        for name in dict.fromkeys(job.papers) or library.papers():
            found += each(name, bench)
    ordered = tuple(sorted(dict.fromkeys(found), key=sort_key))
    return JobResult(
        region=region_of(job, source),
        year=_year(source, report),
        papers=tuple(papers),
        found=ordered,
        files_read=source.found.files,
        passed_over=source.passed_over,
        excerpts=_excerpts(ordered, source, library),
        seconds=dict(clock.seconds),
        log=library.bahan.log,
    )


def lost_folders(job: Job, library: Library) -> list[Diagnostic]:
    """Template folders that were asked for and are not there: without them the papers would be others."""
    cure = "periksa ejaan nama foldernya"
    return [
        fault("T118", f'folder templat "{folder}" tidak ditemukan', None, cure)
        for folder in job.templates
        if library.bahan.kind(folder) is not Kind.FOLDER
    ]


def why_konsep(found: Iterable[Diagnostic]) -> str:
    """Why no paper of a report can be final, in words; "" when nothing of the report prevents it.

    A gap anywhere in the input counts: an entry left empty may be one that the paper would only pass over.
    """
    weights = {d.severity for d in found}
    if Severity.FAULT in weights:  # of a check: others have ended the run before
        return "ada kesalahan dalam isian"
    return UNFINISHED if Severity.GAP in weights else ""


def _year(source: Source, report: Report | None) -> str:
    if source.year or report is None:
        return source.year
    return str(int(report.laporan.laporan.tahun_anggaran))


def _excerpts(found: Iterable[Diagnostic], source: Source, library: Library) -> dict[tuple[str, int], str]:
    out: dict[tuple[str, int], str] = {}
    for d in found:
        for place in (d.place, *(r.place for r in d.related)):
            if isinstance(place, Span):
                text = source.line(place.file, place.line) or library.line(place.file, place.line)
                if text is not None:
                    out[place.file, place.line] = text
    return out
