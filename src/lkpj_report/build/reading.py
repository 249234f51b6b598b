"""From a job to a checked report: opens the gate, reads, types, derives, checks.

In: a `Job`. Out: the `Source` as read, the `Report` (None when a fault prevents it) and all findings.
"""

from __future__ import annotations

import os
from pathlib import Path

from lkpj_report.build.job import Clock, Job
from lkpj_report.build.last_year import LastYear, read_last_year
from lkpj_report.build.warm import Warm
from lkpj_report.checks.table import Perkara, periksa
from lkpj_report.diagnostics import Diagnostic, Span, has_fault
from lkpj_report.figures.angka import Angka, hitung
from lkpj_report.figures.hasil import Hasil
from lkpj_report.laporan.katalog import BERKAS_WILAYAH, Katalog
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.source.folder import Source, input_root, load_source
from lkpj_report.templates.library import OWN_FOLDER, Library, package_folder


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was read whole, with its figures; `lalu` is last year's input when there is one."""

    source: Source
    laporan: Laporan
    angka: Angka
    katalog: Katalog
    lalu: LastYear | None = None


def open_library(job: Job, warm: Warm | None = None) -> Library:
    """The gate and the template folders of a job: the user's, the region's own, the package's."""
    region = input_root(os.path.join(job.base, job.input))
    own = region / OWN_FOLDER
    package = package_folder()
    bahan = Bahan.on_disk([region, package, *job.templates], job.base)
    folders = (*(as_key(t) for t in job.templates), as_key(own), as_key(package))
    return Library(bahan, folders, warm.read_tree) if warm is not None else Library(bahan, folders)


def read_report(
    job: Job, library: Library, clock: Clock, warm: Warm
) -> tuple[Source, Report | None, list[Diagnostic]]:
    """Read an input once: what was read, the typed report with figures, and all findings up to here."""
    with clock.phase("baca"):
        source = load_source(job.input, library.bahan)
        found = list(source.diagnostics)
        if not source.files:  # nothing to read: what is missing inside would only bury the reason
            return source, None, found
        laporan, wrong = muat(source.root)
        found += [d for d in wrong if not _explained(d, source)]
        katalog, wrong = warm.katalog(library, lambda: _text(library, BERKAS_WILAYAH))
        found += wrong
    if laporan is None or katalog is None or has_fault(found):
        return source, None, found
    with clock.phase("baca"):
        lalu, wrong_last_year = read_last_year(source, laporan, library.bahan)
        found += wrong_last_year
    dulu = lalu.laporan if lalu is not None else None
    with clock.phase("hitung"):
        angka = hitung(laporan, katalog, _source_note(source, laporan), dulu)
    with clock.phase("periksa"):
        year = (int(source.year), source.year_folder) if source.year and source.year_folder else None
        found += periksa(Perkara(laporan, angka, katalog, year, dulu))
    return source, Report(source, laporan, angka, katalog, lalu), found


def _text(library: Library, name: str) -> str | None:
    got = library.text(name)
    return got[0] if got is not None else None


def region_of(job: Job, source: Source) -> str:
    """The folder name of the papers: the region folder's, else the input's own name."""
    return source.region or Path(job.input).stem


def _explained(d: Diagnostic, source: Source) -> bool:
    """A missing subject whose file could not be parsed has been reported already."""
    return d.code == "D102" and any(d.message.startswith(f'"{name}"') for name in source.unread)


def _source_note(source: Source, laporan: Laporan) -> Hasil[str] | None:
    """The source that the file of the indicators names for all of them."""
    place = laporan.letak["indikator"] if laporan.indikator else None
    notes = source.notes.get(place.file) if isinstance(place, Span) else None
    if notes is None or notes.sumber is None:
        return None
    return Hasil(notes.sumber.text, notes.sumber.place)
