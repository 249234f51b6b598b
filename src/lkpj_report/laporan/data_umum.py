"""Subject `data_umum`: the region in a few figures (chapter I of the report); also what per-capita figures need."""

from __future__ import annotations

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.laporan.skalar import Cacah, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasWilayah(Bagian):
    """Neighbours by the four points of the compass."""

    utara: str | None = isian("Sebelah utara", bawaan=None)
    timur: str | None = isian("Sebelah timur", bawaan=None)
    selatan: str | None = isian("Sebelah selatan", bawaan=None)
    barat: str | None = isian("Sebelah barat", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pegawai(Bagian):
    """Civil servants at the end of the year."""

    pns: Cacah | None = isian("Pegawai negeri sipil", bawaan=None)
    pppk: Cacah | None = isian("Pegawai pemerintah dengan perjanjian kerja", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUmum(Bagian):
    """Area, population, parts of the region, staff."""

    luas_wilayah: Bilangan | None = isian("Luas wilayah dalam kilometer persegi", bawaan=None)
    batas: BatasWilayah | None = isian("Batas wilayah", bawaan=None)
    penduduk: dict[Tahun, Cacah] | None = isian("Jumlah penduduk menurut tahun", bawaan=None)
    kabupaten_kota: Cacah | None = isian("Banyaknya kabupaten/kota (untuk provinsi)", bawaan=None)
    kecamatan: Cacah | None = isian("Banyaknya kecamatan", bawaan=None)
    kelurahan: Cacah | None = isian("Banyaknya kelurahan", bawaan=None)
    desa: Cacah | None = isian("Banyaknya desa", bawaan=None)
    pegawai: Pegawai | None = isian("Jumlah pegawai ASN", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)
