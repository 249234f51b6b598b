"""Checks of the macro indicators: catalogue, range, unit, year, and claims about them. Codes K5xx."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.kata import terdekat
from lkpj_report.checks.perkara import Perkara
from lkpj_report.checks.pernyataan import sanggahan
from lkpj_report.diagnostics import Diagnostic, Place, warning
from lkpj_report.laporan.anggaran import Indikator
from lkpj_report.laporan.skalar import KunciNama, Tahun

SERI = ("nilai", "target", "provinsi", "nasional")
"""The figures of an indicator, each by year."""


def _semua(p: Perkara) -> dict[KunciNama, Indikator]:
    return p.laporan.indikator or {}


def di_luar_katalog(p: Perkara) -> Iterator[Diagnostic]:
    """An indicator has a name to print: from the catalogue or of its own (a rule of this program)."""
    for kunci, isi in _semua(p).items():
        if kunci not in p.katalog.indikator and isi.nama is None:
            dekat = terdekat(kunci, p.katalog.indikator)
            yield warning(
                "K501", f'indikator "{kunci}" tidak ada di katalog dan tidak diberi nama', _letak(p, kunci),
                f'mungkin maksudnya "{dekat[0]}"' if dekat else 'tambahkan "nama" dan "satuan"',
            )  # fmt: skip


def _letak(p: Perkara, kunci: KunciNama) -> Place | None:
    return p.laporan.letak[f"indikator.{kunci}"]


def di_luar_batas(p: Perkara) -> Iterator[Diagnostic]:
    """A figure lies within what its indicator can be: IPM 0 to 100, Gini 0 to 1 (definitions of BPS [M])."""
    for kunci, isi in _semua(p).items():
        jenis = p.katalog.indikator.get(kunci)
        if jenis is None:
            continue
        for seri in SERI:
            angka: dict[Tahun, Bilangan] = getattr(isi, seri) or {}
            for tahun, n in angka.items():
                kurang = jenis.minimum is not None and n.nilai < Decimal(jenis.minimum)
                lebih = jenis.maksimum is not None and n.nilai > Decimal(jenis.maksimum)
                if kurang or lebih:
                    batas = f"kurang dari {jenis.minimum}" if kurang else f"lebih dari {jenis.maksimum}"
                    yield warning(
                        "K502", f"{jenis.nama} {format_bilangan(n.nilai)} {batas}", isi.letak[f"{seri}.{tahun}"],
                        f"periksa angkanya dan letak komanya; satuannya {jenis.satuan}",
                    )  # fmt: skip


def satuan_indeks(p: Perkara) -> Iterator[Diagnostic]:
    """An index has no percent: it changes in points (BPS, IPM and Gini [M])."""
    for kunci, isi in _semua(p).items():
        jenis = p.katalog.indikator.get(kunci)
        if jenis is None or jenis.satuan != "indeks":
            continue
        disebut = [
            (isi.satuan, isi.letak["satuan"]),
            *((s.satuan, s.letak["satuan"]) for s in isi.pernyataan),
        ]
        for satuan, place in disebut:
            if satuan is not None and satuan.casefold().strip() in ("persen", "%", "poin persen"):
                yield warning(
                    "K503", f'{jenis.nama} adalah indeks, bukan "{satuan}"', place,
                    "hapus satuannya; perubahan indeks disebut dalam poin",
                )  # fmt: skip


def _tanpa(p: Perkara) -> list[KunciNama]:
    return [k for k, isi in _semua(p).items() if Tahun(p.tahun) not in isi.nilai]


def tanpa_tahun_laporan(p: Perkara) -> Iterator[Diagnostic]:
    """The figures are those of the reported year (PP 13/2019 art. 1: one fiscal year); one finding when none is."""
    if _semua(p) and len(_tanpa(p)) == len(_semua(p)):
        yield warning(
            "K504", f"tidak ada indikator yang memuat angka tahun {p.tahun}", p.laporan.letak["indikator"],
            f"tambahkan angka {p.tahun}, atau periksa tahun anggaran",
        )  # fmt: skip


def tertinggal(p: Perkara) -> Iterator[Diagnostic]:
    """An indicator without the figure of the year that is printed falls out of the table (a rule of this program)."""
    tanpa = _tanpa(p)
    if len(tanpa) == len(_semua(p)):
        return  # said once for all
    for kunci in tanpa:
        yield warning(
            "K505", f'indikator "{kunci}" tanpa angka tahun {p.tahun}, jadi tidak dicetak',
            _semua(p)[kunci].letak["nilai"], f"tambahkan angka {p.tahun}, atau hapus indikator ini",
        )  # fmt: skip


def pernyataan(p: Perkara) -> Iterator[Diagnostic]:
    """Claims agree with the figures and with themselves (arithmetic, by rounding intervals).

    Claims about the budget are compared with themselves only: their numbers may be of any account.
    """
    semua = [
        (s, isi, p.katalog.indikator.get(kunci), _tahun_lalu(p, kunci))
        for kunci, isi in _semua(p).items()
        for s in isi.pernyataan
    ]
    lain = [(s, None, None, None) for s in p.laporan.anggaran.pernyataan] if p.laporan.anggaran else []
    for s, isi, jenis, dahulu in (*semua, *lain):
        for pesan, field in sanggahan(s, isi, jenis, p.tahun, dahulu):
            yield warning("K506", pesan, s.letak[field], "perbaiki pernyataan itu, atau periksa angkanya")


def _tahun_lalu(p: Perkara, kunci: KunciNama) -> Bilangan | None:
    """The figure of the year before as last year's input has it."""
    dahulu = (p.lalu.indikator or {}).get(kunci) if p.lalu is not None else None
    return dahulu.nilai.get(Tahun(p.tahun - 1)) if dahulu is not None else None
