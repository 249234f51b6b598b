"""Subject `penghargaan`: the awards, each with its fields kept apart, so that sentences and counts are right."""

from __future__ import annotations

from enum import StrEnum

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.laporan.skalar import Cacah, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


class JenisPenghargaan(StrEnum):
    """What was given; picks the sentence and decides whether it counts as an award."""

    OPINI = "opini"
    INDEKS = "indeks"
    PENGHARGAAN = "penghargaan"
    KOMPETISI = "kompetisi"
    APRESIASI = "apresiasi"
    PREDIKAT = "predikat"
    PARTISIPASI = "partisipasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Penghargaan(Bagian):
    """One entry of the list; `jumlah` makes a group of it."""

    jenis: JenisPenghargaan = isian("Jenis")
    nama: str | None = isian("Nama penghargaan, ditulis seperti di tengah kalimat", bawaan=None)
    singkatan: str | None = isian("Singkatan nama", bawaan=None)
    pemberi: str | None = isian("Siapa yang memberi", bawaan=None)
    penyelenggara: str | None = isian("Siapa yang menyelenggarakan (lomba, indeks, gerakan)", bawaan=None)
    atas: str | None = isian('Atas apa ("atas laporan keuangan …")', bawaan=None)
    predikat: str | None = isian("Predikat yang diterima, misalnya Zona Hijau", bawaan=None)
    inovasi: str | None = isian("Nama inovasi yang dinilai", bawaan=None)
    peringkat: Cacah | None = isian("Peringkat yang tepat", bawaan=None)
    besar: Cacah | None = isian('Kelompok besar: 10 berarti "10 besar"', bawaan=None)
    skor: Bilangan | None = isian("Skor atau nilai", bawaan=None)
    skala: str | None = isian("Skala skor, misalnya 0 sampai 10", bawaan=None)
    kali_ke: Cacah | None = isian("Diterima untuk kali ke berapa", bawaan=None)
    tingkat: str | None = isian("Tingkat: nasional, provinsi, regional, …", bawaan=None)
    wilayah: tuple[str, ...] = isian("Wilayah yang dicakup", bawaan=())
    jumlah: Cacah | None = isian("Banyaknya penghargaan dalam butir ini", bawaan=None)
    rincian: tuple[str, ...] = isian("Penghargaan yang disebut dari kelompok ini", bawaan=())
    tahun: Tahun | None = isian("Tahun penghargaan diterima", bawaan=None)
    untuk_tahun: Tahun | None = isian("Tahun yang dinilai", bawaan=None)
    bukti: str | None = isian("Nomor dan tanggal piagam", bawaan=None)
    kalimat: str | None = isian("Kalimat sendiri, menggantikan kalimat baku", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)
    perlu_konfirmasi: str | None = isian("Hal yang masih harus dipastikan; tidak dicetak", bawaan=None)

    @property
    def banyak(self) -> int:
        """How many awards the entry stands for: participation is none."""
        if self.jenis is JenisPenghargaan.PARTISIPASI:
            return 0
        return self.jumlah if self.jumlah is not None else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarPenghargaan(Bagian):
    """The list; unless `lengkap`, no total may be printed."""

    daftar: tuple[Penghargaan, ...] = isian("Butir penghargaan menurut urutan dibacakan", bawaan=())
    periode: str | None = isian("Periode seperti disebut sumber", bawaan=None)
    lengkap: bool = isian("Apakah daftar ini lengkap (ya atau tidak)", bawaan=False)
    sumber: str | None = isian("Sumber data", bawaan=None)
