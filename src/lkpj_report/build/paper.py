"""One paper of a checked report: description, tree, layout, bytes.

In: a paper's name, a `Report`, the templates of the job. Out: a finished `Paper`, or the findings that
prevented it; nothing of a paper with a fault is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lkpj_report.build.job import Clock, Job, Mode, Paper
from lkpj_report.build.pictures import Pictures
from lkpj_report.build.reading import Report
from lkpj_report.diagnostics import (
    Cell,
    Diagnostic,
    Formula,
    Generated,
    Origin,
    Place,
    Severity,
    Span,
    fault,
    has_fault,
)
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.document.walk import gaps
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.templates.library import Library, unknown_paper
from lkpj_report.templates.papers import Naskah, Parts, find, read_paper
from lkpj_report.templates.themes import read_theme
from lkpj_report.templates.workshop import Made, Workshop, as_konsep
from lkpj_report.writers import FORMATS

UNFINISHED = "ada yang belum diisi"


@dataclass(frozen=True, slots=True)
class Bench:
    """What all papers of a job are made with.

    `why_konsep` is a reason that lies in the report itself, "" for none; `known_gaps` are the lines of the
    input whose gaps have been reported.
    """

    job: Job
    report: Report
    library: Library
    workshop: Workshop
    clock: Clock
    pictures: Pictures
    why_konsep: str = ""
    known_gaps: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ready:
    """A tree with all that the writers need; `why_konsep` is "" for a final paper."""

    naskah: Naskah
    theme: Theme
    document: Document
    parts: Parts
    why_konsep: str


def make_paper(name: str, bench: Bench) -> tuple[Paper | None, list[Diagnostic]]:
    """A paper with its files; None with the findings that prevented it."""
    ready, found = ready_tree(name, bench)
    if ready is None:
        return None, found
    paper, wrong = _write(name, ready, bench)
    return paper, [*found, *wrong]


def look_over(name: str, bench: Bench) -> list[Diagnostic]:
    """All findings that `make_paper` would have, without writing anything."""
    from lkpj_report.writers.pdf import lay_out

    ready, found = ready_tree(name, bench)
    if ready is None:
        return found
    with bench.clock.phase("tata letak"):
        fonts, wrong = _fonts(ready.theme, bench.library)
        if wrong:
            return [*found, *wrong]
        _, laid = lay_out(ready.document, ready.theme, fonts)
    return [*found, *laid]


def ready_tree(name: str, bench: Bench) -> tuple[Ready | None, list[Diagnostic]]:
    """The tree of a paper, marked as konsep when it has gaps; None when a fault or `--final` prevents it."""
    report = bench.report
    with bench.clock.phase("templat"):
        described = describe(name, bench.library)
        if isinstance(described, list):
            return None, described
        naskah, theme = described
        missing = missing_subjects(naskah, report.laporan)
        pictures = bench.pictures
        if missing or pictures.found:
            # the template is looked over all the same: all faults of a run are told at once
            return None, [*missing, *pictures.found, *bench.workshop.check(name)]
        facts = (report.laporan, report.angka, report.katalog)
        made = bench.workshop.make(name, naskah, facts, theme, pictures.by_name)
    if made.document is None:
        return None, list(made.found)
    return _marked(name, (naskah, theme), made, bench)


def _marked(
    name: str, described: tuple[Naskah, Theme], made: Made, bench: Bench
) -> tuple[Ready | None, list[Diagnostic]]:
    document = made.document
    assert document is not None
    found = [*made.found, *unreported_gaps(document, bench.known_gaps)]
    unfinished = bool(made.parts.gaps) or next(gaps(document), None) is not None
    why = bench.why_konsep or (UNFINISHED if unfinished else "")
    if why and bench.job.mode is Mode.FINAL:
        return None, [*found, _refused(name, why)]
    if bench.job.mode is Mode.KONSEP:
        why = why or "diminta"
    return Ready(*described, as_konsep(document) if why else document, made.parts, why), found


def _refused(name: str, why: str) -> Diagnostic:
    cure = "betulkan isian yang disebut di atas, atau buat konsepnya dahulu dengan --konsep"
    return fault("D121", f'naskah final "{name}" tidak dibuat karena {why}', None, cure)


def describe(name: str, library: Library) -> tuple[Naskah, Theme] | list[Diagnostic]:
    """A paper's description and theme, or what is wrong with them."""
    papers = library.papers()
    if name not in papers:
        return [unknown_paper(name, papers)]
    root, found = library.tree(f"{name}/dokumen.yaml")
    naskah, wrong = read_paper(root) if root is not None else (None, ())
    if naskah is None:
        return [*found, *wrong]
    root, found = library.tree(f"tema/{naskah.tema}.yaml")
    theme, wrong = read_theme(naskah.tema, root) if root is not None else (None, ())
    return (naskah, theme) if theme is not None else [*found, *wrong]


def missing_subjects(naskah: Naskah, laporan: Laporan) -> list[Diagnostic]:
    """Subjects that the paper must have and the input lacks."""
    return [
        fault(
            "D122", f'naskah "{naskah.nama}" memerlukan "{name}"', laporan.letak.diri,
            f'tambahkan berkas {name}.yaml yang memuat "{name}:"',
        )
        for name in naskah.wajib
        if getattr(laporan, name, None) is None
    ]  # fmt: skip


def contents(
    naskah: Naskah, looked: Parts, laporan: Laporan
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Names of the parts that are in; names of those that are not, each with what the input lacks."""
    included, left_out = [], []
    for part in naskah.bagian:
        if looked.present[part.kunci]:
            included.append(part.nama)
            continue
        lacking = [(path, place) for path in part.perlu for ok, place in [find(laporan, path)] if not ok]
        words = [f"{path} {'belum diisi' if place else 'tidak ada'}" for path, place in lacking]
        left_out.append((part.nama, ", ".join(words)))
    return tuple(included), tuple(left_out)


def unreported_gaps(document: Document, known: frozenset[tuple[str, int]]) -> list[Diagnostic]:
    """Gaps of the tree that the reader of the input could not know of: a name that no entry gives."""
    out: dict[tuple[str, Place | None], Diagnostic] = {}
    for gap in gaps(document):
        place = _first_place(gap.origin)
        if isinstance(gap.origin, Span) and (gap.origin.file, gap.origin.line) in known:
            continue  # an empty entry: reported where it stands
        what = gap.text.strip("[]").removeprefix("BELUM DIISI:").strip()
        found = Diagnostic(Severity.GAP, "D124", what, place, ("lengkapi masukannya",))
        out.setdefault((what, place), found)
    return list(out.values())


def gap_lines(found: Iterable[Diagnostic]) -> frozenset[tuple[str, int]]:
    """Files and lines of the gaps among some findings."""
    places = [d.place for d in found if d.severity is Severity.GAP]
    return frozenset((p.file, p.line) for p in places if isinstance(p, Span))


def _first_place(origin: Origin | None) -> Place | None:
    match origin:
        case Span() | Cell():
            return origin
        case Formula():
            return next((p for p in map(_first_place, origin.parts) if p is not None), None)
        case None | Generated():
            return None


def _write(name: str, ready: Ready, bench: Bench) -> tuple[Paper | None, list[Diagnostic]]:
    from lkpj_report.writers.docx import write_docx
    from lkpj_report.writers.pdf import lay_out, write_pdf

    clock, document = bench.clock, ready.document
    with clock.phase("tata letak"):  # also for a DOCX alone: its contents page shows page numbers
        fonts, wrong = _fonts(ready.theme, bench.library)
        if wrong:
            return None, wrong
        layout, found = lay_out(document, ready.theme, fonts)
    if has_fault(found):
        return None, list(found)
    stem = f"{name}-konsep" if document.konsep else name
    files: list[tuple[str, bytes]] = []
    for kind in FORMATS:
        if kind not in bench.job.formats:
            continue
        with clock.phase(kind):
            data = (
                write_docx(document, ready.theme, layout.anchor_pages, layout.table_widths)
                if kind == "docx"
                else write_pdf(layout)
            )
        files.append((f"{stem}.{kind}", data))
    if bench.job.print_plan is not None:
        from lkpj_report.writers.pdf.impose import impose

        with clock.phase("cetak"):
            files.append((f"{stem}-cetak.pdf", impose(layout, bench.job.print_plan)))
    parts = contents(ready.naskah, ready.parts, bench.report.laporan)
    return Paper(name, ready.why_konsep, layout.pages, tuple(files), *parts), list(found)


def _fonts(theme: Theme, library: Library) -> tuple[dict[str, bytes], list[Diagnostic]]:
    fonts: dict[str, bytes] = {}
    missing: list[Diagnostic] = []
    for file in sorted({f for family in theme.fonts.values() for f in family.files}):
        got = library.data(f"aset/font/{file}")
        if got is None:
            place = Span(f"tema/{theme.name}.yaml", 1)
            missing.append(fault("T113", f'huruf "{file}" tidak ada di folder templat', place))
        else:
            fonts[file] = got[0]
    return fonts, missing
