"""Subjects of planning and performance: plans, vision, affairs, policies, assistance tasks, problems, follow-up."""

from __future__ import annotations

from enum import StrEnum

from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.laporan.skalar import Cacah, KodeUrusan, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class Perencanaan(Bagian):
    """The plans that the report answers to."""

    rpjmd: str | None = isian("Nama RPJMD atau RPD, misalnya RPJMD Kota Kupang Tahun 2025–2029", bawaan=None)
    tahun_ke: Cacah | None = isian("Tahun ke berapa dari RPJMD/RPD", bawaan=None)
    rkpd: str | None = isian("Nama RKPD", bawaan=None)
    tema: str | None = isian("Tema pembangunan RKPD", bawaan=None)
    apbd: str | None = isian("Peraturan daerah tentang APBD atau perubahannya", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisiMisi(Bagian):
    """Vision and missions."""

    visi: str = isian("Visi")
    misi: tuple[str, ...] = isian("Misi", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Urusan(Bagian):
    """One affair: what was reached, by whom, with how much money."""

    kode: KodeUrusan = isian("Kode urusan, misalnya 1.01")
    nama: str | None = isian("Nama urusan, bila berbeda dari daftar", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah pelaksana", bawaan=None)
    capaian: tuple[str, ...] = isian("Capaian penting, tiap butir satu kalimat tanpa titik", bawaan=())
    anggaran: Rupiah | None = isian("Anggaran", bawaan=None)
    realisasi: Rupiah | None = isian("Realisasi", bawaan=None)
    permasalahan: str | None = isian("Permasalahan", bawaan=None)
    upaya: str | None = isian("Upaya mengatasi permasalahan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarUrusan(Bagian):
    """Affairs that the speech names. `diselenggarakan` is the region's own list, for completeness."""

    daftar: tuple[Urusan, ...] = isian("Urusan", bawaan=())
    diselenggarakan: tuple[KodeUrusan, ...] = isian(
        "Kode semua urusan yang diselenggarakan daerah, untuk memeriksa kelengkapan", bawaan=()
    )
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kebijakan(Bagian):
    """A strategic policy of the head of region."""

    nama: str = isian("Kebijakan")
    dasar: str | None = isian("Dasar hukum", bawaan=None)
    masalah: str | None = isian("Masalah yang diselesaikan", bawaan=None)
    tujuan: str | None = isian("Tujuan", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah pelaksana", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarKebijakan(Bagian):
    """Strategic policies of the year."""

    daftar: tuple[Kebijakan, ...] = isian("Kebijakan strategis", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)


class SifatTugas(StrEnum):
    """Assistance task or assignment."""

    TUGAS_PEMBANTUAN = "tugas pembantuan"
    PENUGASAN = "penugasan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas(Bagian):
    """A task received from another government."""

    kegiatan: str = isian("Program atau kegiatan")
    sifat: SifatTugas = isian("Tugas pembantuan atau penugasan", bawaan=SifatTugas.TUGAS_PEMBANTUAN)
    dasar: str | None = isian("Dasar hukum", bawaan=None)
    pemberi: str | None = isian("Instansi pemberi", bawaan=None)
    lokasi: str | None = isian("Lokasi", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah pelaksana", bawaan=None)
    anggaran: Rupiah | None = isian("Anggaran", bawaan=None)
    realisasi: Rupiah | None = isian("Realisasi", bawaan=None)
    hasil: str | None = isian("Hasil", bawaan=None)
    masalah: str | None = isian("Permasalahan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarTugas(Bagian):
    """Assistance tasks and assignments."""

    daftar: tuple[Tugas, ...] = isian("Tugas", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kendala(Bagian):
    """A problem and what is done about it."""

    masalah: str = isian("Permasalahan")
    langkah: str | None = isian("Langkah penyelesaian", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarKendala(Bagian):
    """Problems named openly."""

    daftar: tuple[Kendala, ...] = isian("Permasalahan", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)


class StatusTindakLanjut(StrEnum):
    """How far the answer to a recommendation is."""

    SELESAI = "selesai"
    PROSES = "dalam proses"
    BELUM = "belum ditindaklanjuti"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirRekomendasi(Bagian):
    """One recommendation of the council with the answer to it, as the register keeps it."""

    nomor: str | None = isian("Nomor butir dalam keputusan DPRD, misalnya 4 atau II.3", bawaan=None)
    bidang: str | None = isian("Bidang, misalnya administratif, kebijakan, atau hukum", bawaan=None)
    komisi: str | None = isian('Komisi yang menyampaikan, misalnya "Komisi I"', bawaan=None)
    rekomendasi: str = isian("Isi rekomendasi")
    tindak_lanjut: str | None = isian("Tindak lanjut", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah pelaksana", bawaan=None)
    status: StatusTindakLanjut = isian("Keadaan tindak lanjut")
    keterangan: str | None = isian("Keterangan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekomendasi(Bagian):
    """The council's recommendations on last year's report."""

    keputusan: str | None = isian("Nomor keputusan DPRD", bawaan=None)
    tanggal: Tanggal | None = isian("Tanggal keputusan DPRD", bawaan=None)
    untuk_tahun: Tahun | None = isian("Tahun anggaran LKPj yang direkomendasikan", bawaan=None)
    jumlah: Cacah | None = isian("Banyaknya rekomendasi menurut keputusan DPRD", bawaan=None)
    daftar: tuple[ButirRekomendasi, ...] = isian("Butir rekomendasi", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)
