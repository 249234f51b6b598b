"""The two things that can be done with a job: build its papers, or only look for what is wrong.

What a finding does to a build: a fault of source, data, template or writer (S, D, T, W) and nothing of the
paper is given; a fault of a check (K: a sum, a stated figure) or a gap, and the paper is a konsep, which
`Mode.FINAL` refuses; a warning does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.build.job import Clock, Job, JobResult, Paper
from lkpj_report.build.paper import (
    UNFINISHED,
    Bench,
    Ready,
    gap_lines,
    lacking,
    look_over,
    make_paper,
    make_with_tree,
    ready_tree,
    trace_paper,
)
from lkpj_report.build.pictures import read_pictures, template_pictures
from lkpj_report.build.reading import Report, open_library, read_report, region_of
from lkpj_report.build.store import user_store
from lkpj_report.build.warm import Warm
from lkpj_report.checks.table import Perangkat, Perkara, periksa_naskah
from lkpj_report.diagnostics import Diagnostic, Severity, Span, fault, sort_key
from lkpj_report.source.bahan import Kind
from lkpj_report.source.folder import Source
from lkpj_report.templates.library import Library

if TYPE_CHECKING:
    from lkpj_report.build.jejak.trace import Trace

_Each = Callable[[str, Bench], list[Diagnostic]]


def build_one(job: Job, warm: Warm | None = None, library: Library | None = None) -> JobResult:
    """Read, derive, check, and build the papers of one report.

    `warm` is a worker's memory, for many reports one after the other; `library` is where to read from when
    it is not the disk here.
    """
    papers: list[Paper] = []

    def each(name: str, bench: Bench) -> list[Diagnostic]:
        paper, found = make_paper(name, bench)
        if paper is not None:
            papers.append(paper)
        return found

    return _run(job, each, papers, (warm or Warm(user_store()), library))


def build_set(job: Job, library: Library) -> tuple[JobResult, Bench | None, dict[str, Ready]]:
    """`build_one` with what a bundle needs besides: the bench and the trees of the papers that were made."""
    papers: list[Paper] = []
    trees: dict[str, Ready] = {}
    benches: list[Bench] = []

    def each(name: str, bench: Bench) -> list[Diagnostic]:
        paper, found, ready = make_with_tree(name, bench)
        benches[:] = [bench]
        if paper is not None and ready is not None:
            papers.append(paper)
            trees[name] = ready
        return found

    result = _run(job, each, papers, (Warm(user_store()), library))
    return result, benches[0] if benches else None, trees


def check_one(job: Job) -> JobResult:
    """Read, derive, check, and look over the papers: all that `build_one` would say, and no bytes."""
    return _run(job, look_over, (), (Warm(user_store()), None))


def edits_of(job: Job, file: str, data: bytes) -> JobResult:
    """What a person changed in the DOCX `file` of the job's one paper, against what the input gives now.

    The changes are W330 to W339 among the findings; all others are those of the input.
    """
    from lkpj_report.verify import verify_edited

    def each(name: str, bench: Bench) -> list[Diagnostic]:
        ready, found = ready_tree(name, bench)
        return [*found, *(verify_edited(file, data, ready.document) if ready is not None else ())]

    return _run(job, each, (), (Warm(user_store()), None))


def trace_one(job: Job, annex: bool = False) -> tuple[JobResult, tuple[Trace, ...]]:
    """Where all that the papers of a report print is from; papers that can't be made have no trace.

    With `annex` the result has the paper that lists it ("Lampiran Sumber Data").
    """
    traces: list[Trace] = []
    benches: list[Bench] = []

    def each(name: str, bench: Bench) -> list[Diagnostic]:
        made, found = trace_paper(name, bench)
        if made is not None:
            traces.append(made)
        benches[:] = [bench]
        return found

    result = _run(job, each, (), (Warm(user_store()), None))
    if annex and traces:
        from lkpj_report.build.jejak.annex import FACT, PAPER, jejak

        benches[0].banding[FACT] = jejak(traces, _folder(benches[0].report))
        paper, wrong = make_paper(PAPER, benches[0])
        found = tuple(sorted(dict.fromkeys((*result.found, *wrong)), key=sort_key))
        result = replace(result, found=found, papers=(paper,) if paper is not None else ())
    return result, tuple(traces)


def _folder(report: Report) -> str:
    """The folder of an input with its slash, as places show it."""
    place = report.laporan.laporan.letak.diri
    return f"{place.file.rpartition('/')[0]}/" if place is not None and "/" in place.file else ""


def paper_named(job: Job, stem: str) -> str:
    """The paper whose file has this name without its ending ("nota-pengantar-konsep"), "" for none."""
    names = open_library(job).papers()
    fits = [n for n in names if stem == n or stem.startswith(f"{n}-")]
    return max(fits, key=len, default="")


def _run(job: Job, each: _Each, papers: Sequence[Paper], means: tuple[Warm, Library | None]) -> JobResult:
    clock = Clock()
    warm, given = means
    library = given if given is not None else open_library(job, warm)
    uses: dict[str, tuple[str, ...]] = {}
    by_paper: dict[str, tuple[Diagnostic, ...]] = {}
    skipped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source, report, found = read_report(job, library, clock, warm)
    lost = lost_folders(job, library)
    found += lost
    if report is not None and not lost:
        bench = bench_for(job, report, (library, clock, warm), found)
        names, skipped = chosen(job, bench)
        found += unknown_issuer(job, bench)
        for name in (n for n in names if not job.only or n in job.only):
            library.asked.clear()
            by_paper[name] = tuple(each(name, bench))
            found += by_paper[name]
            uses[name] = used_by(name, bench)
        found += over_the_set(bench)
        if not job.papers:  # those that were passed over depend on their description all the same
            uses |= {n: (f"{n}/dokumen.yaml",) for n in library.papers() if n not in names}
    ordered = tuple(sorted(dict.fromkeys(found), key=sort_key))
    return JobResult(
        region=region_of(job, source),
        year=_year(source, report),
        papers=tuple(papers),
        found=ordered,
        files_read=source.found.files + source.found.tables,
        passed_over=source.passed_over,
        skipped=skipped,
        excerpts=lines_shown(ordered, _sources(source, report), library),
        seconds=dict(clock.seconds),
        log=library.bahan.log,
        uses=uses,
        by_paper=by_paper,
        released=_released(report),
    )


def bench_for(
    job: Job, report: Report, means: tuple[Library, Clock, Warm], found: Iterable[Diagnostic]
) -> Bench:
    """What the papers of a report are made with, from the report and all that was found in it."""
    library, clock, warm = means
    known = tuple(found)
    return Bench(
        job=job,
        report=report,
        library=library,
        workshop=warm.workshop(library, template_pictures(library)),
        clock=clock,
        pictures=read_pictures(report, library.bahan),
        why_konsep=why_konsep(known),
        known_gaps=gap_lines(known),
        found=known,
    )


def over_the_set(bench: Bench) -> tuple[Diagnostic, ...]:
    """What the checks over all finished papers find."""
    report, lalu = bench.report, bench.report.lalu
    perkara = Perkara(report.laporan, report.angka, report.katalog, None, lalu.laporan if lalu else None)
    return periksa_naskah(Perangkat(perkara, bench.trees))


def used_by(name: str, bench: Bench) -> tuple[str, ...]:
    """Names of the template files that a paper was made with, whether they were read for it or before."""
    names = {f"{name}/dokumen.yaml", *bench.library.asked}
    names |= set(bench.workshop.environment.uses.get(f"{name}/naskah.md", ()))
    described = bench.descriptions.get(name)
    if isinstance(described, tuple):
        names.add(f"tema/{described[1].name}.yaml")
    return tuple(sorted(names))


def _released(report: Report | None) -> str:
    date = report.laporan.laporan.terbit if report is not None else None
    return date.tanggal.isoformat() if date is not None else ""


def chosen(job: Job, bench: Bench) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """The papers to make: those that are named, else the whole set; and those of the set that the input
    has nothing for. A main paper is never passed over: what it lacks is a fault."""
    if job.papers:
        return tuple(dict.fromkeys(job.papers)), ()
    names: list[str] = []
    skipped: list[tuple[str, tuple[str, ...]]] = []
    for name in bench.library.papers():
        described = bench.described(name)
        if isinstance(described, list):  # told when its turn comes
            names.append(name)
            continue
        naskah = described[0]
        if naskah.perintah is not None or not _issues(job.issuer, naskah.penerbit):
            continue
        lacks = () if naskah.inti else lacking(naskah, bench.report.laporan)
        if lacks:
            skipped.append((name, lacks))
        elif not naskah.diminta:
            names.append(name)
    return tuple(names), tuple(skipped)


def _issues(wanted: str, issuer: str) -> bool:
    """Whether papers of an issuer are wanted: all are when nobody is named."""
    return not wanted or wanted.casefold() == issuer.casefold()


def unknown_issuer(job: Job, bench: Bench) -> list[Diagnostic]:
    """The finding for an issuer of no paper, with the one most like it."""
    if not job.issuer:  # nothing to look up: a run for one paper reads only that one's description
        return []
    described = [bench.described(name) for name in bench.library.papers()]
    issuers = sorted({d[0].penerbit for d in described if isinstance(d, tuple)})
    if any(_issues(job.issuer, i) for i in issuers):
        return []
    near = terdekat(job.issuer, issuers)
    hints = [f'mungkin maksudnya "{near[0]}"'] if near else []
    message = f'tidak ada naskah dengan penerbit "{job.issuer}"'
    return [fault("T119", message, None, *hints, "yang ada: " + "; ".join(issuers))]


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


def _sources(source: Source, report: Report | None) -> tuple[Source, ...]:
    """What was read: this input, and last year's that a finding may point to."""
    return (source, report.lalu.source) if report is not None and report.lalu is not None else (source,)


def lines_shown(
    found: Iterable[Diagnostic], sources: Sequence[Source], library: Library
) -> dict[tuple[str, int], str]:
    """The source lines that findings point to, by file and number."""
    out: dict[tuple[str, int], str] = {}
    for d in found:
        for place in (d.place, *(r.place for r in d.related)):
            if isinstance(place, Span):
                lines = (s.line(place.file, place.line) for s in sources)
                text = next((t for t in lines if t), None) or library.line(place.file, place.line)
                if text is not None:
                    out[place.file, place.line] = text
    return out
