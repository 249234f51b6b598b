"""Subjects `indikator` and `anggaran`: the figures, as stated; nothing is summed here."""

from __future__ import annotations

from enum import StrEnum

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.laporan.katalog import ArahBaik
from lkpj_report.laporan.skalar import Cacah, KodeRekening, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator(Bagian):
    """One macro indicator; its name, unit and polarity come from the catalogue unless given here."""

    nilai: dict[Tahun, Bilangan] = isian("Capaian menurut tahun")
    target: dict[Tahun, Bilangan] | None = isian("Target menurut tahun", bawaan=None)
    provinsi: dict[Tahun, Bilangan] | None = isian("Angka provinsi menurut tahun", bawaan=None)
    nasional: dict[Tahun, Bilangan] | None = isian("Angka nasional menurut tahun", bawaan=None)
    nama: str | None = isian("Nama, bila tidak ada di katalog", bawaan=None)
    satuan: str | None = isian("Satuan, bila tidak ada di katalog", bawaan=None)
    arah: ArahBaik | None = isian("Arah yang baik, bila tidak ada di katalog", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)
    pernyataan: tuple[Pernyataan, ...] = isian(
        "Pernyataan orang tentang angka ini, untuk diperiksa", bawaan=()
    )


class ArahPernyataan(StrEnum):
    """The word that was used for a change."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pernyataan(Bagian):
    """A claim found in another text: which way, from, to, by how much."""

    tentang: str | None = isian("Tentang apa", bawaan=None)
    arah: ArahPernyataan | None = isian("Naik, turun, atau tetap", bawaan=None)
    dari: Bilangan | None = isian("Nilai awal yang disebut", bawaan=None)
    ke: Bilangan | None = isian("Nilai akhir yang disebut", bawaan=None)
    selisih: Bilangan | None = isian("Selisih yang disebut", bawaan=None)
    satuan: str | None = isian("Satuan yang disebut", bawaan=None)
    persen: Persen | None = isian("Persentase yang disebut", bawaan=None)
    target_tercapai: bool | None = isian("Apakah target disebut tercapai", bawaan=None)


class StatusAngka(StrEnum):
    """Whether the auditor has looked at the figures."""

    BELUM_DIAUDIT = "belum diaudit"
    DIAUDIT = "diaudit"


class SkemaApbd(StrEnum):
    """The chart of accounts: before fiscal year 2021 spending was split into tidak langsung and langsung."""

    SEKARANG = "Permendagri 90/2019"
    LAMA = "Permendagri 13/2006"


class KonvensiSelisih(StrEnum):
    """How a budget table counts its difference; the value is the heading that it prints."""

    LEBIH_KURANG = "Lebih/(Kurang)"
    BERTAMBAH_BERKURANG = "Bertambah/(Berkurang)"
    SISA = "Sisa"


class Rincian(StrEnum):
    """Whether the accounts below an account are all of them."""

    LENGKAP = "lengkap"
    SEBAGIAN = "sebagian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekening(Bagian):
    """Amounts of one account; a parent may be left out, then it is summed."""

    uraian: str | None = isian("Nama rekening, bila berbeda dari bagan akun", bawaan=None)
    sebelum_perubahan: Rupiah | None = isian("Anggaran sebelum perubahan", bawaan=None)
    anggaran: Rupiah | None = isian("Anggaran setelah perubahan", bawaan=None)
    realisasi: Rupiah | None = isian("Realisasi", bawaan=None)
    persen_disebut: Persen | None = isian(
        "Persentase realisasi yang disebut naskah lain, untuk diperiksa", bawaan=None
    )
    rincian: Rincian | None = isian(
        "Rekening di bawahnya ditulis lengkap atau sebagian; bawaan: anggaran.rincian", bawaan=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Anggaran(Bagian):
    """The budget by account code, with its own year."""

    tahun: Tahun = isian("Tahun anggaran angka-angka ini")
    status: StatusAngka | None = isian("Sudah atau belum diaudit", bawaan=None)
    tanggal_status: Tanggal | None = isian(
        "Tanggal angka ini, atau tanggal laporan hasil pemeriksaan", bawaan=None
    )
    nomor_lhp: str | None = isian("Nomor laporan hasil pemeriksaan BPK, bila sudah diaudit", bawaan=None)
    skema_apbd: SkemaApbd = isian("Bagan akun yang dipakai", bawaan=SkemaApbd.SEKARANG)
    pembulatan: Cacah = isian(
        "Angka dibulatkan sampai sekian rupiah (1 berarti tidak dibulatkan)", bawaan=Cacah(1)
    )
    selisih: KonvensiSelisih = isian(
        "Cara menghitung selisih: Lebih/(Kurang) ialah realisasi dikurangi anggaran, yang lain sebaliknya",
        bawaan=KonvensiSelisih.LEBIH_KURANG,
    )
    rincian: Rincian = isian(
        "Rincian rekening ditulis lengkap, atau sebagian (hanya rekening yang penting)",
        bawaan=Rincian.LENGKAP,
    )
    rekening: dict[KodeRekening, Rekening] = isian("Jumlah menurut kode rekening")
    sumber: str | None = isian("Sumber data", bawaan=None)
    pernyataan: tuple[Pernyataan, ...] = isian(
        "Pernyataan orang tentang angka ini, untuk diperiksa", bawaan=()
    )
