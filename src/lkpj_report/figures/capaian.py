"""Targets and results: the achievement in percent, and whether a target is met, by polarity.

In: rows of `program_kegiatan` and `spm`. Out: `BarisKinerja` for programs, `BarisSpmHitung` for services.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.figures.hasil import SEPERSERATUS, Hasil, bagian, dari, rumus
from lkpj_report.figures.indikator import BELUM_TERCAPAI, TERCAPAI, tercapai
from lkpj_report.laporan.katalog import ArahBaik
from lkpj_report.laporan.program import BarisProgram, BarisSpm, DaftarSpm
from lkpj_report.laporan.skalar import KodeUrusan, Ukuran
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    """One indicator. `capaian` is in percent by polarity; `tercapai` says tercapai or belum tercapai."""

    indikator: Hasil[str] | None
    satuan: Hasil[str] | None
    target: Hasil[Ukuran] | None
    realisasi: Hasil[Ukuran] | None
    capaian: Hasil[Persen] | None
    tercapai: Hasil[str] | None


@dataclass(frozen=True, slots=True)
class BarisSpmHitung:
    """A service with its achievement and its share spent."""

    isi: BarisSpm
    nama_urusan: Hasil[str]
    capaian: Hasil[Persen] | None
    tercapai: Hasil[str] | None
    persen: Hasil[Persen] | None


def kinerja(b: BarisProgram) -> BarisKinerja:
    """The indicator of a row with its achievement."""
    target, hasil = b.target.bilangan if b.target else None, b.realisasi.bilangan if b.realisasi else None
    asal = rumus("capaian terhadap target", b.letak["target"], b.letak["realisasi"])
    kata = None
    if target is not None and hasil is not None:
        kata = Hasil(kata_capaian(tercapai(hasil.nilai, target.nilai, b.arah)), asal)
    elif b.target is not None and b.realisasi is not None and b.target.casefold() == b.realisasi.casefold():
        kata = Hasil(TERCAPAI, asal)  # "WTP" reached; another word can't be ranked
    return BarisKinerja(
        indikator=dari(b, "indikator"),
        satuan=dari(b, "satuan"),
        target=dari(b, "target"),
        realisasi=dari(b, "realisasi"),
        capaian=capaian(hasil, target, b.arah, b),
        tercapai=kata,
    )


def kata_capaian(ya: bool) -> str:
    """What is said of a target."""
    return TERCAPAI if ya else BELUM_TERCAPAI


def capaian(
    hasil: Bilangan | None, target: Bilangan | None, arah: ArahBaik, b: BarisProgram | BarisSpm
) -> Hasil[Persen] | None:
    """Result / target in percent; where less is better, (2 x target - result) / target (common practice [M])."""
    if hasil is None or target is None or arah is ArahBaik.TERKENDALI:
        return None
    naik = arah is ArahBaik.NAIK
    atas = hasil.nilai if naik else 2 * target.nilai - hasil.nilai
    value = rasio(atas, target.nilai)
    nama = "realisasi / target x 100" if naik else "(2 x target - realisasi) / target x 100"
    if value is None:
        return None
    return Hasil(
        Persen(max(value, Decimal(0)), SEPERSERATUS), rumus(nama, b.letak["realisasi"], b.letak["target"])
    )


def hitung_spm(isi: DaftarSpm, nama: Mapping[KodeUrusan, str]) -> tuple[BarisSpmHitung, ...]:
    """Services with achievement and share spent, in the order of the affairs."""
    return tuple(_spm(b, nama) for b in sorted(isi.daftar, key=lambda b: b.urusan))


def _spm(b: BarisSpm, nama: Mapping[KodeUrusan, str]) -> BarisSpmHitung:
    kata = None
    if b.target is not None and b.realisasi is not None:
        asal = rumus("capaian terhadap target", b.letak["target"], b.letak["realisasi"])
        kata = Hasil(kata_capaian(b.realisasi.nilai >= b.target.nilai), asal)
    return BarisSpmHitung(
        isi=b,
        nama_urusan=Hasil(nama.get(b.urusan) or f"urusan {b.urusan}", b.letak["urusan"]),
        capaian=capaian(b.realisasi, b.target, ArahBaik.NAIK, b),
        tercapai=kata,
        persen=bagian(dari(b, "realisasi_anggaran"), dari(b, "anggaran")),
    )
