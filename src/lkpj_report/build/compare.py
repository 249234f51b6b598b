"""Two sources of one report: reads both, has them compared, and makes the paper about them when asked.

In: a `Job` for the input, and what to compare it with: another input, or a table of account codes and amounts.
Out: `Compared`. Each source is read through its own gate; faults are shown with the file that they stand in.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkpj_report.banding.buku import Buku, buku_isian, buku_tabel
from lkpj_report.banding.cetakan import berhalaman
from lkpj_report.banding.pembanding import baca_pembanding, sisa_salah
from lkpj_report.banding.perubahan import Perbedaan, perbedaan
from lkpj_report.banding.rekonsiliasi import Rekonsiliasi, rekonsiliasi
from lkpj_report.build.job import Clock, Job, JobResult, Paper
from lkpj_report.build.paper import make_paper
from lkpj_report.build.reading import Report, open_library, read_report, region_of
from lkpj_report.build.run import bench_for, lines_shown, lost_folders
from lkpj_report.build.store import user_store
from lkpj_report.build.warm import Warm
from lkpj_report.diagnostics import Diagnostic, Severity, Span, fault, sort_key, warning
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.source.folder import Source
from lkpj_report.source.grid import Lembar
from lkpj_report.templates.library import Library

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""Endings of a second source that is a table; the readers say which of them they can read."""

ANNEX, ERRATA = "lampiran-rekonsiliasi", "ralat"


@dataclass(frozen=True, slots=True)
class Side:
    """An input as read; `report` is None when a fault prevents it, and `found` says which."""

    job: Job
    library: Library
    source: Source
    report: Report | None
    found: tuple[Diagnostic, ...]

    @property
    def blocking(self) -> tuple[Diagnostic, ...]:
        """The faults that prevented the reading."""
        return tuple(d for d in self.found if d.severity is Severity.FAULT) if self.report is None else ()

    @property
    def faults(self) -> int:
        """How many faults the checks have found in an input that could be read."""
        return sum(d.severity is Severity.FAULT for d in self.found) if self.report is not None else 0


@dataclass(frozen=True, slots=True)
class Compared:
    """What two sources gave. `result` has the paper and the findings to show; of the two comparisons the one
    that was asked for is there unless a fault prevented it. `faults` counts check faults by input."""

    result: JobResult
    rekonsiliasi: Rekonsiliasi | None = None
    beda: Perbedaan | None = None
    faults: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """The second source: its path, the sheet of a workbook with several, what a paper calls it ("" for its
    file name)."""

    path: str
    sheet: str = ""
    name: str = ""


def reconcile_one(job: Job, other: Other, tolerance: Decimal = Decimal(0)) -> Compared:
    """Compare the account amounts of an input with a second source. `job.papers` is () or the annex."""
    warm = Warm(user_store())
    side = _read(job, warm)
    book, found, second = _second(job, other, warm, tolerance)
    sides = (side, *((second,) if second is not None else ()))
    found = (*side.blocking, *found, *_other_kind(side, second))
    if side.report is None or book is None:
        return Compared(_result(sides, (), found))
    if side.report.angka.anggaran is None:
        return Compared(_result(sides, (), (*found, _no_budget(side))))
    made = rekonsiliasi(buku_isian(_called(side), side.report.angka), book, tolerance)
    papers, wrong = _paper(side, warm, {"rekonsiliasi": made}, found)
    return Compared(_result(sides, papers, (*found, *wrong)), rekonsiliasi=made, faults=_faults(sides))


def diff_one(old: str, job: Job, pdf: bytes | None = None) -> Compared:
    """What changed from the input `old` to that of the job; `pdf` is the print of the old one. The errata
    sheet belongs to the new input. `job.papers` is () or the errata sheet."""
    warm = Warm(user_store())
    before, now = _read(_job(job, old), warm), _read(job, warm)
    found = (*before.blocking, *now.blocking)
    pages, wrong = _pages(pdf) if pdf is not None else (None, ())
    found = (*found, *wrong)
    if before.report is None or now.report is None or wrong:
        return Compared(_result((now, before), (), found))
    made = perbedaan(
        (old, job.input),
        (before.report.laporan, before.report.angka),
        (now.report.laporan, now.report.angka),
    )
    facts = {"beda": berhalaman(made, pages)}
    papers, missing = _paper(now, warm, facts, found) if not made.sama else ((), ())
    shown = facts["beda"] if pages is not None else made
    return Compared(
        _result((now, before), papers, (*found, *missing)), beda=shown, faults=_faults((now, before))
    )


def _job(job: Job, path: str) -> Job:
    return Job(path, templates=job.templates, base=job.base)


def _read(job: Job, warm: Warm) -> Side:
    library = open_library(job, warm)
    source, report, found = read_report(job, library, Clock(), warm)
    return Side(job, library, source, report, (*found, *lost_folders(job, library)))


def _second(
    job: Job, other: Other, warm: Warm, tolerance: Decimal
) -> tuple[Buku | None, tuple[Diagnostic, ...], Side | None]:
    """The other source as a book: a table by its ending, else an input."""
    key = as_key(other.path)
    if posixpath.splitext(key)[1].lower() in TABLES:
        lembar, found = _sheet(Bahan.on_disk([posixpath.dirname(key) or "."], job.base), key, other.sheet)
        if lembar is None:
            return None, found, None
        rows, told = baca_pembanding(key, lembar, Span(key, 1))
        if rows is None:
            return None, (*found, *told), None
        return (
            buku_tabel(other.name or posixpath.basename(key), rows),
            (*found, *told, *sisa_salah(rows, tolerance)),
            None,
        )
    side = _read(_job(job, other.path), warm)
    if side.report is None:
        return None, side.blocking, side
    if side.report.angka.anggaran is None:
        return None, (_no_budget(side),), side
    return buku_isian(other.name or _called(side), side.report.angka), (), side


def _other_kind(a: Side, b: Side | None) -> tuple[Diagnostic, ...]:
    """A warning when two inputs are not about the same: their differences would say little."""
    if a.report is None or b is None or b.report is None:
        return ()
    kiri, kanan = a.report.laporan, b.report.laporan
    if kiri.anggaran is None or kanan.anggaran is None:
        return ()
    beda = [
        f"{apa} {x} dan {y}"
        for apa, x, y in (
            ("daerah", kiri.daerah.nama, kanan.daerah.nama),
            ("tahun anggaran", int(kiri.anggaran.tahun), int(kanan.anggaran.tahun)),
            ("bagan akun", kiri.anggaran.skema_apbd.value, kanan.anggaran.skema_apbd.value),
        )
        if str(x).casefold() != str(y).casefold()
    ]
    if not beda:
        return ()
    cure = "pastikan kedua isian memang hendak dibandingkan"
    return (
        warning("D132", f"yang dibandingkan berbeda: {'; '.join(beda)}", kanan.anggaran.letak["tahun"], cure),
    )


def _called(side: Side) -> str:
    """What a paper calls an input: never where it lies on this machine."""
    return f"{region_of(side.job, side.source)} {side.source.year}".strip()


def _sheet(bahan: Bahan, key: str, sheet: str) -> tuple[Lembar | None, tuple[Diagnostic, ...]]:
    place = Span(key, 1)
    data = bahan.read(key, place)
    if data is None:
        cure = "periksa ejaan nama berkas dan foldernya"
        return None, (fault("S164", f'berkas "{key}" tidak ditemukan', place, cure),)
    if isinstance(data, Diagnostic):
        return None, (data,)
    if key.lower().endswith((".csv", ".tsv")):
        from lkpj_report.source.csv_table import read_csv

        return read_csv(key, data, place)
    from lkpj_report.source.xlsx import read_xlsx

    got = read_xlsx(key, data, sheet or None, place)
    return (None, (got,)) if isinstance(got, Diagnostic) else (got, ())


def _no_budget(side: Side) -> Diagnostic:
    cure = "tambahkan berkas anggaran.yaml, atau pakai sumber lain"
    return fault("D131", f'"{side.job.input}" tidak memuat anggaran untuk dibandingkan', None, cure)


def _paper(
    side: Side, warm: Warm, facts: Mapping[str, object], found: Sequence[Diagnostic]
) -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    """The papers that the job names, about these facts."""
    assert side.report is not None
    papers: list[Paper] = []
    wrong: list[Diagnostic] = []
    if side.job.papers:
        bench = bench_for(side.job, side.report, (side.library, Clock(), warm), side.found)
        bench.banding.update(facts)
        for name in side.job.papers:
            paper, told = make_paper(name, bench)
            papers += [paper] if paper is not None else []
            wrong += told
    return tuple(papers), tuple(wrong)


def _pages(pdf: bytes) -> tuple[list[str] | None, tuple[Diagnostic, ...]]:
    """The words of each page of a print."""
    from lkpj_report.verify import can_read
    from lkpj_report.verify.pieces import Unreadable
    from lkpj_report.verify.printed import printed_pieces

    if not can_read():
        cure = "pasang dahulu: py -m pip install pikepdf"
        return None, (fault("W328", "pembaca PDF untuk cetakan lama belum terpasang", None, cure),)
    try:
        pieces = printed_pieces(pdf)
    except Unreadable as error:
        return None, (fault("W326", f"cetakan PDF tidak dapat dibaca kembali: {error}"),)
    pages: dict[int, list[str]] = {}
    for piece in pieces:
        for (start, spot), (end, _) in zip(
            piece.spots, (*piece.spots[1:], (len(piece.words), None)), strict=True
        ):
            number = re.match(r"halaman (\d+)", spot.text)
            if number is not None:
                pages.setdefault(int(number[1]), []).append(" ".join(piece.words[start:end]))
    return [" ".join(pages.get(n, ())) for n in range(1, max(pages, default=0) + 1)], ()


def _faults(sides: Sequence[Side]) -> dict[str, int]:
    return {s.job.input: s.faults for s in sides if s.faults}


def _result(sides: Sequence[Side], papers: Sequence[Paper], found: Sequence[Diagnostic]) -> JobResult:
    main = sides[0]
    ordered = tuple(sorted(dict.fromkeys(found), key=sort_key))
    year = main.source.year
    if not year and main.report is not None:
        year = str(int(main.report.laporan.laporan.tahun_anggaran))
    excerpts: dict[tuple[str, int], str] = {}
    for side in sides:
        excerpts |= lines_shown(ordered, (side.source,), side.library)
    return JobResult(
        region=region_of(main.job, main.source),
        year=year,
        papers=tuple(papers),
        found=ordered,
        excerpts=excerpts,
    )
