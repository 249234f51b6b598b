"""Macro indicators: this year beside last year, target, province and nation; which way, and is that good."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.kata import kapital_awal
from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.figures.hasil import SEPERSERATUS, Hasil, rumus
from lkpj_report.laporan.anggaran import Indikator
from lkpj_report.laporan.katalog import ArahBaik, JenisIndikator
from lkpj_report.laporan.skalar import KunciNama, Tahun
from lkpj_report.records import dataclass

TERCAPAI, BELUM_TERCAPAI = "tercapai", "belum tercapai"
"""What is said of a target."""


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One indicator. `arah` is meningkat, menurun or tetap; `membaik` and `tercapai` are None when
    last year's figure, the target or the polarity is not known. `pertumbuhan` is the relative change in
    percent; `terhadap_provinsi` and `terhadap_nasional` say lebih tinggi, lebih rendah or sama."""

    nama: Hasil[str]
    nama_tabel: Hasil[str]
    satuan: Hasil[str]
    sebutan_satuan: Hasil[str] | None
    sebutan_selisih: Hasil[str]
    tahun_ini: Hasil[Bilangan]
    tahun_lalu: Hasil[Bilangan] | None
    target: Hasil[Bilangan] | None
    provinsi: Hasil[Bilangan] | None
    nasional: Hasil[Bilangan] | None
    selisih: Hasil[Bilangan] | None
    arah: Hasil[str] | None
    membaik: bool | None
    tercapai: Hasil[str] | None
    pertumbuhan: Hasil[Persen] | None
    terhadap_provinsi: Hasil[str] | None
    terhadap_nasional: Hasil[str] | None


@dataclass(frozen=True, slots=True)
class AngkaIndikator:
    """All indicators of one year; the flags say which comparisons exist at all. Of those with a target
    and a polarity (`dinilai`) some are met (`target_tercapai`)."""

    tahun: Hasil[int]
    tahun_lalu: Hasil[int]
    baris: tuple[BarisIndikator, ...]
    ada_tahun_lalu: bool
    ada_target: bool
    ada_provinsi: bool
    ada_nasional: bool
    sumber: tuple[Hasil[str], ...]
    dinilai: Hasil[int]
    target_tercapai: Hasil[int]


def tahun_indikator(indikator: Mapping[KunciNama, Indikator], tahun_laporan: int) -> int | None:
    """The reported year when it has a figure, else the latest year before it, else the latest there is."""
    semua = {t for i in indikator.values() for t in i.nilai}
    sampai = {t for t in semua if t <= tahun_laporan}
    return max(sampai or semua, default=None)


def hitung_indikator(
    indikator: Mapping[KunciNama, Indikator],
    katalog: Mapping[KunciNama, JenisIndikator],
    tahun_laporan: int,
    sumber_berkas: Hasil[str] | None,
    lalu: Mapping[KunciNama, Indikator] | None = None,
) -> AngkaIndikator | None:
    """The table of the indicators that have a figure of its year, in the catalogue's order.

    Last year's figure is the one that this year's input repeats, else the one of last year's input (`lalu`).
    """
    tahun = tahun_indikator(indikator, tahun_laporan)
    if tahun is None:
        return None
    urut = [k for k in katalog if k in indikator] + [k for k in indikator if k not in katalog]
    baris = tuple(
        _baris(k, indikator[k], katalog.get(k), Tahun(tahun), (lalu or {}).get(k))
        for k in urut
        if Tahun(tahun) in indikator[k].nilai
    )
    asal = rumus("tahun data indikator", *(b.tahun_ini for b in baris))
    dinilai = [b.tercapai for b in baris if b.tercapai is not None]
    penuh = [t for t in dinilai if t.isi == TERCAPAI]
    sumber = [Hasil(i.sumber, i.letak["sumber"]) for i in indikator.values() if i.sumber]
    return AngkaIndikator(
        tahun=Hasil(tahun, asal),
        tahun_lalu=Hasil(tahun - 1, asal),
        baris=baris,
        ada_tahun_lalu=any(b.tahun_lalu for b in baris),
        ada_target=any(b.target for b in baris),
        ada_provinsi=any(b.provinsi for b in baris),
        ada_nasional=any(b.nasional for b in baris),
        sumber=tuple({s.isi: s for s in (*sumber, *((sumber_berkas,) if sumber_berkas else ()))}.values()),
        dinilai=Hasil(len(dinilai), rumus("banyaknya indikator yang bertarget", *dinilai)),
        target_tercapai=Hasil(len(penuh), rumus("banyaknya target indikator yang tercapai", *penuh)),
    )


def _ambil(isi: Indikator, nama: str, tahun: int) -> Hasil[Bilangan] | None:
    """The figure of a year in one of an indicator's series."""
    nilai: Mapping[Tahun, Bilangan] | None = getattr(isi, nama)
    value = nilai.get(Tahun(tahun)) if nilai else None
    return Hasil(value, isi.letak[f"{nama}.{tahun}"]) if value is not None else None


def _baris(
    kunci: KunciNama, isi: Indikator, jenis: JenisIndikator | None, tahun: Tahun, dulu: Indikator | None
) -> BarisIndikator:
    satuan = isi.satuan or (jenis.satuan if jenis else "")
    asal_satuan = rumus("katalog indikator", isi.letak.diri)
    ini = Hasil(isi.nilai[tahun], isi.letak[f"nilai.{tahun}"])
    lalu = _ambil(isi, "nilai", tahun - 1) or (_ambil(dulu, "nilai", tahun - 1) if dulu else None)
    target = _ambil(isi, "target", tahun)
    provinsi, nasional = _ambil(isi, "provinsi", tahun), _ambil(isi, "nasional", tahun)
    selisih = _selisih(ini, lalu)
    arah_baik = isi.arah or (jenis.arah if jenis else None)
    nama = isi.nama or (jenis.nama if jenis else str(kunci).replace("_", " "))
    return BarisIndikator(
        nama=Hasil(nama, asal_satuan),
        nama_tabel=Hasil(kapital_awal(nama), asal_satuan),
        satuan=Hasil(satuan, asal_satuan),
        sebutan_satuan=None if satuan in ("", "indeks") else Hasil(satuan, asal_satuan),
        sebutan_selisih=Hasil(_sebutan_selisih(satuan), asal_satuan),
        tahun_ini=ini,
        tahun_lalu=lalu,
        target=target,
        provinsi=provinsi,
        nasional=nasional,
        selisih=selisih,
        arah=_arah(ini, lalu),
        membaik=_membaik(ini, lalu, arah_baik),
        tercapai=_tercapai(ini, target, arah_baik),
        pertumbuhan=_pertumbuhan(ini, lalu),
        terhadap_provinsi=_terhadap(ini, provinsi),
        terhadap_nasional=_terhadap(ini, nasional),
    )


def _pertumbuhan(ini: Hasil[Bilangan], lalu: Hasil[Bilangan] | None) -> Hasil[Persen] | None:
    """The relative change, for figures that are amounts; an index or a rate is told by its difference."""
    if lalu is None or lalu.isi.nilai <= 0:
        return None
    value = rasio(ini.isi.nilai - lalu.isi.nilai, lalu.isi.nilai)
    asal = rumus("(tahun ini - tahun lalu) / tahun lalu x 100", ini, lalu)
    return Hasil(Persen(value, SEPERSERATUS), asal) if value is not None else None


def _terhadap(ini: Hasil[Bilangan], lain: Hasil[Bilangan] | None) -> Hasil[str] | None:
    if lain is None:
        return None
    beda = ini.isi.nilai - lain.isi.nilai
    kata = "sama" if beda == 0 else "lebih tinggi" if beda > 0 else "lebih rendah"
    return Hasil(kata, rumus("perbandingan", ini, lain))


def _sebutan_selisih(satuan: str) -> str:
    """The unit of a change: an index changes in points, a percentage in percentage points."""
    return {"indeks": "poin", "": "poin", "persen": "poin persen"}.get(satuan, satuan)


def _selisih(ini: Hasil[Bilangan], lalu: Hasil[Bilangan] | None) -> Hasil[Bilangan] | None:
    if lalu is None:
        return None
    langkah = max(ini.isi.langkah, lalu.isi.langkah)
    return Hasil(
        Bilangan(abs(ini.isi.nilai - lalu.isi.nilai), langkah), rumus("selisih dari tahun lalu", ini, lalu)
    )


def _arah(ini: Hasil[Bilangan], lalu: Hasil[Bilangan] | None) -> Hasil[str] | None:
    if lalu is None:
        return None
    beda = ini.isi.nilai - lalu.isi.nilai
    kata = "tetap" if beda == 0 else "meningkat" if beda > 0 else "menurun"
    return Hasil(kata, rumus("arah perubahan", ini, lalu))


def _membaik(ini: Hasil[Bilangan], lalu: Hasil[Bilangan] | None, arah: ArahBaik | None) -> bool | None:
    if lalu is None or arah is None or arah is ArahBaik.TERKENDALI:
        return None
    beda = ini.isi.nilai - lalu.isi.nilai
    return None if beda == 0 else (beda > 0) is (arah is ArahBaik.NAIK)


def tercapai(nilai: Decimal, target: Decimal, arah: ArahBaik) -> bool:
    """Whether a target is met by polarity: an indicator that should fall is met at or below it."""
    return nilai >= target if arah is ArahBaik.NAIK else nilai <= target


def _tercapai(
    ini: Hasil[Bilangan], target: Hasil[Bilangan] | None, arah: ArahBaik | None
) -> Hasil[str] | None:
    if target is None or arah is None:
        return None
    kata = TERCAPAI if tercapai(ini.isi.nilai, target.isi.nilai, arah) else BELUM_TERCAPAI
    return Hasil(kata, rumus("capaian terhadap target", ini, target))
