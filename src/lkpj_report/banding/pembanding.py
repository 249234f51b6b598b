"""A second source as staff have it: a sheet of account codes and amounts, read to rows.

In: a sheet (`source` has read the file). Out: rows with their places, and findings; nothing with an amount is
passed over in silence. What the source states about itself (a remainder) is checked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lkpj_report.bahasa.rupiah import Rupiah, format_rupiah
from lkpj_report.diagnostics import Diagnostic, Place, fault, warning
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.records import dataclass
from lkpj_report.source.grid import Lembar
from lkpj_report.source.skema import Bagian, baca, isian, susunan
from lkpj_report.source.tree import Entry, Tabel
from lkpj_report.source.tree import Mapping as Peta

LAJUR = {"anggaran": "Anggaran", "realisasi": "Realisasi"}
"""The columns that are compared, with what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPembanding(Bagian):
    """A row of a second source; an account may stand in many rows (one an agency), which are added up."""

    kode: KodeRekening | None = isian("Kode rekening", bawaan=None)
    uraian: str | None = isian("Nama rekening", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah", bawaan=None)
    anggaran: Rupiah | None = isian("Anggaran", bawaan=None)
    realisasi: Rupiah | None = isian("Realisasi", bawaan=None)
    sisa: Rupiah | None = isian("Sisa anggaran yang disebut, untuk diperiksa", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarPembanding(Bagian):
    """All rows of a second source."""

    daftar: tuple[BarisPembanding, ...] = isian("Jumlah menurut kode rekening")


def baca_pembanding(
    nama: str, lembar: Lembar, place: Place
) -> tuple[tuple[BarisPembanding, ...] | None, tuple[Diagnostic, ...]]:
    """The rows of a sheet with the columns kode, uraian, perangkat_daerah, anggaran, realisasi, sisa; None
    when it can't be read. Findings: those of linked tables, and S176 (no column of amounts)."""
    akar = Peta((Entry("daftar", place, Tabel(place, lembar)),), place)
    daftar, told = baca(DaftarPembanding, akar, nama)
    found = tuple(_tanpa_tautan(d) for d in told)
    if daftar is None:
        return None, found
    baris = tuple(b for b in daftar.daftar if b.kode is not None)
    found += _tanpa_kode(daftar.daftar)
    if not any(getattr(b, lajur) is not None for b in baris for lajur in LAJUR):
        cure = 'beri satu kolom judul "anggaran" atau "realisasi"'
        return None, (
            *found,
            fault("S176", f'"{nama}" tidak memuat jumlah anggaran atau realisasi', place, cure),
        )
    return baris, found


def _tanpa_kode(baris: Iterable[BarisPembanding]) -> tuple[Diagnostic, ...]:
    """Rows with amounts and no code: headings are none, a total that calls itself so has been told already."""
    places = [
        b.letak[lajur]
        for b in baris
        if b.kode is None
        and (lajur := next((n for n in LAJUR if getattr(b, n) is not None), None)) is not None
    ]
    if not places:
        return ()
    message = f"{len(places)} baris berisi jumlah tanpa kode rekening tidak dibaca"
    return (warning("S172", message, places[0], "isi kodenya bila baris itu harus dibaca"),)


def _tanpa_tautan(d: Diagnostic) -> Diagnostic:
    """A finding of the table reader whose cures speak of a link: here there is none, only the file itself."""
    if not any('"kolom:"' in h for h in d.hints):
        return d
    dikenal = ", ".join(susunan(BarisPembanding).isian)
    hints = tuple(
        h
        for h in d.hints
        if '"kolom:"' not in h and not h.startswith(("isian yang dikenal", "bila judulnya"))
    )
    return replace(d, hints=(*hints, f"ubah judul kolom di berkas itu menjadi salah satu dari {dikenal}"))


def sisa_salah(baris: Iterable[BarisPembanding], toleransi: Decimal) -> Iterator[Diagnostic]:
    """Rows whose stated remainder is not budget minus realisation (press on Pematangsiantar 2020): S177."""
    for b in baris:
        if b.anggaran is None or b.realisasi is None or b.sisa is None:
            continue
        hitung = b.anggaran.nilai - b.realisasi.nilai
        if abs(hitung - b.sisa.nilai) > toleransi:
            yield warning(
                "S177",
                f"sisa anggaran {b.kode} yang disebut {_rp(b.sisa.nilai)}, padahal anggaran dikurangi realisasi "
                f"{_rp(hitung)} (selisih {_rp(b.sisa.nilai - hitung)})",
                b.letak["sisa"],
                "tanyakan kepada pembuat sumber itu, jumlah mana yang benar",
            )


def _rp(nilai: Decimal) -> str:
    return format_rupiah(nilai, nilai != nilai.to_integral_value())
