"""The region in figures: density, growth of the population, staff, and revenue and spending per head.

In: the subjects `data_umum` and `anggaran`, last year's `data_umum` when there is one. Out: `AngkaDataUmum`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.pembulatan import round_half_up
from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.figures.hasil import SEPERSERATUS, Hasil, Uang, dari, rumus, uang
from lkpj_report.figures.lra import AngkaAnggaran
from lkpj_report.laporan.data_umum import DataUmum
from lkpj_report.laporan.skalar import Cacah, Tahun
from lkpj_report.records import dataclass

_PRECISE = Context(prec=50, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class AngkaDataUmum:
    """What the input does not allow to compute is None. `kepadatan` is persons per square kilometre."""

    tahun_penduduk: Hasil[int] | None
    penduduk: Hasil[Cacah] | None
    penduduk_tahun_lalu: Hasil[Cacah] | None
    pertumbuhan_penduduk: Hasil[Persen] | None
    kepadatan: Hasil[Bilangan] | None
    desa_kelurahan: Hasil[int] | None
    jumlah_asn: Hasil[int] | None
    pendapatan_per_kapita: Uang | None
    belanja_per_kapita: Uang | None


def hitung_data_umum(
    isi: DataUmum, tahun: int, anggaran: AngkaAnggaran | None, lalu: DataUmum | None = None
) -> AngkaDataUmum:
    """The population is the reported year's, else the latest before it; per head only of the budget's own year."""
    ada = [t for t in isi.penduduk or {} if t <= tahun]
    tahun_data = max(ada) if ada else None
    penduduk = _penduduk(isi, tahun_data)
    dulu = _penduduk(isi, tahun_data - 1) if tahun_data else None
    if dulu is None and lalu is not None and tahun_data:
        dulu = _penduduk(lalu, tahun_data - 1)
    sama_tahun = anggaran is not None and anggaran.tahun.isi == tahun_data
    pendapatan = anggaran.pendapatan if anggaran is not None and sama_tahun else None
    belanja = anggaran.belanja if anggaran is not None and sama_tahun else None
    return AngkaDataUmum(
        tahun_penduduk=Hasil(int(tahun_data), penduduk.asal) if tahun_data and penduduk else None,
        penduduk=penduduk,
        penduduk_tahun_lalu=dulu,
        pertumbuhan_penduduk=_pertumbuhan(penduduk, dulu),
        kepadatan=_kepadatan(isi, penduduk),
        desa_kelurahan=_jumlah("desa + kelurahan", dari(isi, "desa"), dari(isi, "kelurahan")),
        jumlah_asn=_jumlah("PNS + PPPK", dari(isi.pegawai, "pns"), dari(isi.pegawai, "pppk"))
        if isi.pegawai is not None
        else None,
        pendapatan_per_kapita=_per_kapita(pendapatan.realisasi if pendapatan else None, penduduk),
        belanja_per_kapita=_per_kapita(belanja.realisasi if belanja else None, penduduk),
    )


def _penduduk(isi: DataUmum, tahun: int | None) -> Hasil[Cacah] | None:
    if isi.penduduk is None or tahun is None or Tahun(tahun) not in isi.penduduk:
        return None
    return Hasil(isi.penduduk[Tahun(tahun)], isi.letak[f"penduduk.{int(tahun)}"])


def _pertumbuhan(ini: Hasil[Cacah] | None, lalu: Hasil[Cacah] | None) -> Hasil[Persen] | None:
    if ini is None or lalu is None:
        return None
    value = rasio(Decimal(ini.isi - lalu.isi), Decimal(lalu.isi))
    asal = rumus("(tahun ini - tahun lalu) / tahun lalu x 100", ini, lalu)
    return Hasil(Persen(value, SEPERSERATUS), asal) if value is not None else None


def _kepadatan(isi: DataUmum, penduduk: Hasil[Cacah] | None) -> Hasil[Bilangan] | None:
    luas = isi.luas_wilayah
    if luas is None or penduduk is None or luas.nilai <= 0:
        return None
    value = round_half_up(_PRECISE.divide(Decimal(penduduk.isi), luas.nilai), 0)
    return Hasil(
        Bilangan(value, Decimal(1)), rumus("penduduk / luas wilayah", penduduk, isi.letak["luas_wilayah"])
    )


def _jumlah(nama: str, *bagian: Hasil[int] | None) -> Hasil[int] | None:
    ada = [b for b in bagian if b is not None]
    return Hasil(sum(b.isi for b in ada), rumus(nama, *ada)) if ada else None


def _per_kapita(nilai: Uang | None, penduduk: Hasil[Cacah] | None) -> Uang | None:
    """Whole rupiah per head, rounded half up."""
    if nilai is None or penduduk is None or not penduduk.isi:
        return None
    value = round_half_up(_PRECISE.divide(nilai.isi.nilai, Decimal(penduduk.isi)), 0)
    return uang(value, rumus("realisasi / penduduk", nilai, penduduk), Decimal(1))
