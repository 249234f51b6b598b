"""Subject `pidato`: the notes of the speech, as points for our sentences and in the office's own words."""

from __future__ import annotations

from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class TerimaKasih(Bagian):
    """Thanks to somebody for something."""

    kepada: str = isian("Kepada siapa")
    atas: str | None = isian("Atas apa, misalnya kemitraan strategis", bawaan=None)
    bidang: tuple[str, ...] = isian("Dalam bidang apa saja", bawaan=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Belasungkawa(Bagian):
    """Condolences; the cause may stay unsaid."""

    kepada: str = isian("Kepada siapa")
    peristiwa: str | None = isian("Atas apa, misalnya wafatnya ibunda", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengakuan(Bagian):
    """Whose the achievements are."""

    dukungan: str | None = isian("Berkat dukungan siapa", bawaan=None)
    milik_bersama: str | None = isian("Siapa yang turut memiliki capaian", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Harapan(Bagian):
    """What the report is to serve."""

    sebagai: str | None = isian("Kedudukan laporan, misalnya bahan evaluasi bersama", bawaan=None)
    untuk: tuple[str, ...] = isian("Tujuan", bawaan=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Naskah(Bagian):
    """The office's own wording for a part of the speech."""

    tambah: str | None = isian("Alinea yang dicetak sesudah kalimat baku bagian itu", bawaan=None)
    ganti: str | None = isian("Alinea yang menggantikan kalimat baku bagian itu", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BagianPidato(Bagian):
    """The closed list of parts, in the order in which they are spoken."""

    pembuka: Naskah | None = isian("Puji syukur, terima kasih, belasungkawa", bawaan=None)
    dasar: Naskah | None = isian("Dasar hukum", bawaan=None)
    kedudukan: Naskah | None = isian("Kedudukan laporan dan dokumen perencanaan", bawaan=None)
    visi_misi: Naskah | None = isian("Visi dan misi", bawaan=None)
    indikator: Naskah | None = isian("Indikator makro", bawaan=None)
    anggaran: Naskah | None = isian("Pelaksanaan APBD", bawaan=None)
    urusan: Naskah | None = isian("Penyelenggaraan urusan", bawaan=None)
    kebijakan: Naskah | None = isian("Kebijakan strategis", bawaan=None)
    tugas_pembantuan: Naskah | None = isian("Tugas pembantuan dan penugasan", bawaan=None)
    penghargaan: Naskah | None = isian("Penghargaan", bawaan=None)
    kendala: Naskah | None = isian("Permasalahan dan langkah", bawaan=None)
    rekomendasi: Naskah | None = isian("Tindak lanjut rekomendasi DPRD", bawaan=None)
    harapan: Naskah | None = isian("Harapan", bawaan=None)
    penutup: Naskah | None = isian("Penutup", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pidato(Bagian):
    """Notes of the speech."""

    salam: str = isian("Nama susunan salam dari salam.yaml", bawaan="lintas agama")
    sapaan: tuple[str, ...] = isian("Urutan sapaan; menggantikan susunan bernama", bawaan=())
    susunan_sapaan: str = isian("Nama susunan sapaan dari sapaan.yaml", bawaan="dprd")
    terima_kasih: tuple[TerimaKasih, ...] = isian("Ucapan terima kasih", bawaan=())
    belasungkawa: tuple[Belasungkawa, ...] = isian("Ucapan belasungkawa", bawaan=())
    pengakuan: Pengakuan | None = isian("Milik siapa capaian itu", bawaan=None)
    harapan: Harapan | None = isian("Harapan atas laporan", bawaan=None)
    bagian: BagianPidato | None = isian("Kalimat sendiri, menurut bagian pidato", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)
