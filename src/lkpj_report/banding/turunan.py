"""The derived figures of a report by path: what may change without anybody having written it.

In: `Angka`. Out: each `Hasil` that a formula made and that is a figure, by the names of the fields that lead
to it. Tables that only repeat figures for printing are left out, so each is there once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Formula
from lkpj_report.figures.anggaran import Akun
from lkpj_report.figures.angka import Angka
from lkpj_report.figures.hasil import Hasil
from lkpj_report.figures.indikator import AngkaIndikator
from lkpj_report.laporan.skalar import Tahun
from lkpj_report.source.skema import Bagian

TAMPILAN = frozenset({
    "lra", "lra_ringkas", "baris", "anak", "pendapatan", "belanja", "penerimaan_pembiayaan", "pengeluaran_pembiayaan",
    "besar_surplus", "nomor", "urutan", "tahun", "penyampaian",
})  # fmt: skip
"""Fields that show again what other fields have, or that only count for printing."""

DIHITUNG: dict[type, tuple[str, ...]] = {Akun: ("persen", "pertumbuhan"), AngkaIndikator: ("baris",)}
"""What a class has besides: figures that it computes on request, or rows that are no repetition."""

_NAMA = ("kode", "kunci", "nama", "uraian", "kegiatan", "jenis_layanan", "indikator")
_ANGKA = (Rupiah, Persen, Bilangan, int)


Turunan = Mapping[tuple[str, ...], Hasil[Any]]


def turunan(angka: Angka) -> Turunan:
    """All derived figures by path; of two with one path the first."""
    out: dict[tuple[str, ...], Hasil[Any]] = {}
    for f in dataclasses.fields(angka):
        for jalur, hasil in _jalan(getattr(angka, f.name), (f.name,)):
            out.setdefault(jalur, hasil)
    return out


def _jalan(isi: Any, jalur: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Hasil[Any]]]:
    match isi:
        case Hasil(nilai, asal):
            if (
                isinstance(asal, Formula)
                and isinstance(nilai, _ANGKA)
                and not isinstance(nilai, bool | Tahun)
            ):
                yield jalur, isi
        case Mapping():
            for kunci, v in isi.items():
                yield from _jalan(v, (*jalur, str(kunci)))
        case tuple():
            for i, v in enumerate(isi, 1):
                yield from _jalan(v, (*jalur, _nama(v) or str(i)))
        case _ if dataclasses.is_dataclass(isi) and not isinstance(isi, type):
            for f in dataclasses.fields(isi):
                if f.name not in TAMPILAN:
                    yield from _jalan(getattr(isi, f.name), (*jalur, f.name))
            for nama in DIHITUNG.get(type(isi), ()):
                if (nilai := getattr(isi, nama)) is not None:
                    yield from _jalan(nilai, (*jalur, nama))
        case _:
            return


def _nama(isi: Any) -> str:
    """What an item of a list is known by; "" when by nothing."""
    for nama in _NAMA:
        nilai = getattr(isi, nama, None)
        if isinstance(nilai, Hasil):
            nilai = nilai.isi
        if isinstance(nilai, str):
            return nilai
    return _nama(isi.isi) if isinstance(getattr(isi, "isi", None), Bagian) else ""
