"""What a check looks at, and what a check is: the words that all families of this room share.

In: the typed report, its derived figures and the reference tables. Out: nothing yet; the families
(`waktu`, `anggaran`, …) give findings, `table` lists them, `periksa` runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any, TypeVar

from lkpj_report.checks.jelajah import Nilai, nilai
from lkpj_report.diagnostics import Cell, Diagnostic, Origin, Place, Related, Severity, Span
from lkpj_report.figures.angka import Angka
from lkpj_report.laporan.katalog import Katalog
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.umum import Cakupan
from lkpj_report.records import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Perkara:
    """One report before the checks. `tahun_folder` is the year folder's number and its place, `lalu` the
    report of the year before; None when there is none. `hafalan` keeps what several checks need."""

    laporan: Laporan
    angka: Angka
    katalog: Katalog
    tahun_folder: tuple[int, Place] | None = None
    lalu: Laporan | None = None
    hafalan: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def sekali(self, nama: str, buat: Callable[[], T]) -> T:
        """What several checks look at, made by the first that asks: a large report is walked once."""
        if nama not in self.hafalan:
            self.hafalan[nama] = buat()
        made: T = self.hafalan[nama]
        return made

    @property
    def nilai(self) -> tuple[Nilai, ...]:
        """All values of the report with their places."""
        return self.sekali("nilai", lambda: tuple(nilai(self.laporan)))

    @property
    def teks(self) -> tuple[Nilai, ...]:
        """All plain texts of the report."""
        return self.sekali("teks", lambda: tuple(n for n in self.nilai if type(n.isi) is str))

    @property
    def lengkap(self) -> bool:
        """Whether the input is a whole LKPj: said so, or it holds the programs, which no speech needs."""
        cakupan = self.laporan.laporan.cakupan
        return (
            cakupan is Cakupan.LENGKAP if cakupan is not None else self.laporan.program_kegiatan is not None
        )

    @property
    def tahun(self) -> int:
        """The fiscal year that the report is for."""
        return self.laporan.laporan.tahun_anggaran

    @property
    def tahun_lazim(self) -> int | None:
        """The fiscal year that a report of this delivery date usually has: the year before; None without date."""
        tanggal = self.angka.penyampaian.tanggal
        return tanggal.isi.year - 1 if tanggal is not None else None


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its stable code, its name in words, and the function that finds."""

    kode: str
    nama: str
    fungsi: Callable[[Perkara], Iterator[Diagnostic]]


def tempat(asal: Origin | None) -> Place | None:
    """The place of an origin that is one; a formula has none of its own."""
    return asal if isinstance(asal, Span | Cell) else None


def temuan(
    keparahan: Severity, kode: str, pesan: str, place: Place | None, *, saran: tuple[str, ...] = (),
    terkait: tuple[tuple[Place | None, str], ...] = (),
) -> Diagnostic:  # fmt: skip
    """A finding with the places that explain it; those that are not known are left out."""
    lihat = tuple(Related(p, note) for p, note in terkait if p is not None)
    return Diagnostic(keparahan, kode, pesan, place, saran, lihat)
