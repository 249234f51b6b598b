"""From a report to the finished tree of a paper: the one entry of this room.

A `Workshop` belongs to a set of template folders; it keeps compiled templates, themes and paper
descriptions, so that many reports can be made one after the other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from lkpj_report.diagnostics import Diagnostic, Severity, has_fault
from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document, Meta, Picture
from lkpj_report.figures.angka import Angka
from lkpj_report.laporan.katalog import Katalog
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.records import dataclass
from lkpj_report.source.skema import susunan
from lkpj_report.templates.assemble import assemble
from lkpj_report.templates.body import ReadPicture, no_pictures
from lkpj_report.templates.compiled import NOTHING_KEPT, Store
from lkpj_report.templates.environment import Environment, ReadTemplate
from lkpj_report.templates.papers import Naskah, Parts, parts
from lkpj_report.templates.values import Book, Flags, Leaf

EXTRA_NAMES = ("angka", "ada", "celah")
"""Names in a template's context besides the subjects of the report."""

COMMAND_NAMES = ("rekonsiliasi", "beda", "telusur")
"""Names of what a command has found by comparing two sources, or by following what other papers print; only its own papers have it, others None."""

NO_FACTS: Mapping[str, object] = {}


def context_names() -> frozenset[str]:
    """All names that a template may use."""
    return frozenset(susunan(Laporan).isian) | {*EXTRA_NAMES, *COMMAND_NAMES}


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper, or None with the faults that prevented it; `parts` says what is in it."""

    document: Document | None
    parts: Parts
    found: tuple[Diagnostic, ...]


class Workshop:
    """Compiled templates of one set of folders."""

    def __init__(
        self, read: ReadTemplate, read_picture: ReadPicture = no_pictures, store: Store = NOTHING_KEPT
    ) -> None:
        self.environment = Environment(read, store)
        self.read_picture = read_picture
        self._checked: dict[str, tuple[Diagnostic, ...]] = {}

    def check(self, paper: str) -> tuple[Diagnostic, ...]:
        """Static faults of a paper's template, looked for once."""
        if paper not in self._checked:
            self._checked[paper] = tuple(self.environment.check(f"{paper}/naskah.md", context_names()))
        return self._checked[paper]

    def make(
        self,
        paper: str,
        naskah: Naskah,
        report: tuple[Laporan, Angka, Katalog],
        theme: Theme,
        pictures: Mapping[str, Picture],
        *,
        facts: Mapping[str, object] = NO_FACTS,
    ) -> Made:
        """The finished tree. With any template fault there is no document.

        `facts` are what a command knows besides the report, by the name of `COMMAND_NAMES`.
        """
        laporan, angka, katalog = report
        looked = parts(naskah, laporan)
        faults = self.check(paper)
        if faults:
            return Made(None, looked, faults)
        book = Book()
        expanded, found = self.environment.expand(
            f"{paper}/naskah.md", context(book, laporan, angka, looked, facts), book
        )
        if expanded is None:
            return Made(None, looked, tuple(found))
        blocks, wrong = assemble(expanded, book, pictures, self.read_picture)
        if wrong:
            return Made(None, looked, tuple(wrong))
        document = Document(meta(naskah, laporan, angka), blocks)
        settled, unresolved = resolve(document, theme, katalog.singkatan)
        return Made(None if unresolved else settled, looked, unresolved)


def context(
    book: Book, laporan: Laporan, angka: Angka, looked: Parts, facts: Mapping[str, object] = NO_FACTS
) -> dict[str, object]:
    """Views by name: each subject of the report, the figures, which parts are there, which are empty."""
    names: dict[str, object] = {}
    root = book.view(laporan)
    for name in susunan(Laporan).isian:
        names[name] = getattr(root, name)
    names["angka"] = book.view(angka)
    names["ada"] = Flags(looked.present)
    names["celah"] = tuple(
        Leaf(book, "", place, f"[BELUM DIISI: {nama}]", gap=True) for nama, place in looked.gaps
    )
    for name in COMMAND_NAMES:
        names[name] = book.view(facts.get(name))
    return names


def meta(naskah: Naskah, laporan: Laporan, angka: Angka) -> Meta:
    """File properties; the date is the session's or the delivery's, never the clock's."""
    umum, daerah = laporan.laporan, laporan.daerah
    title = (
        naskah.judul.replace("{naskah}", umum.naskah.value)
        .replace("{singkatan}", umum.singkatan.value)
        .replace("{daerah}", daerah.nama)
        .replace("{tahun}", str(int(umum.tahun_anggaran)))
    )
    tanggal = angka.penyampaian.tanggal
    if laporan.sidang is not None and laporan.sidang.tanggal is not None:
        date = laporan.sidang.tanggal.tanggal
    else:
        date = tanggal.isi if tanggal else angka.penyampaian.tenggat
    return Meta(
        title=title,
        author=angka.daerah.jabatan_kepala.isi,
        subject=f"Laporan Keterangan Pertanggungjawaban Tahun Anggaran {int(umum.tahun_anggaran)}",
        keywords=f"{umum.singkatan.value}, DPRD, {daerah.nama}",
        date=date,
    )


def as_konsep(document: Document) -> Document:
    """The same paper, marked as unfinished on every page."""
    return dataclasses.replace(document, konsep=True)


def is_complete(found: tuple[Diagnostic, ...]) -> bool:
    """Whether nothing prevents a final paper: no fault, no gap."""
    return not has_fault(found) and all(d.severity is not Severity.GAP for d in found)
