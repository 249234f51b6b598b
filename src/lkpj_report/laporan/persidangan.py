"""Subjects `surat`, `acara`, `serah_terima`, `distribusi`: what the session's papers need beside the report.

`surat` is a map from the name of a paper to its number, date and form of address.
"""

from __future__ import annotations

from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.laporan.skalar import Cacah, NamaNaskah, Pukul
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class Surat(Bagian):
    """Number, date and address of one paper."""

    nomor: str | None = isian('Nomor, atau "menyusul"', bawaan=None, menyusul=True)
    tanggal: Tanggal | None = isian('Tanggal, atau "menyusul"', bawaan=None, menyusul=True)
    sifat: str | None = isian("Sifat, misalnya Penting", bawaan=None)
    lampiran: str | None = isian("Lampiran, misalnya 1 (satu) buku", bawaan=None)
    hal: str | None = isian("Hal", bawaan=None)
    yth: tuple[str, ...] = isian("Yang dituju, masing-masing satu baris", bawaan=())
    tempat_tujuan: str | None = isian('Tempat yang dituju, dicetak sesudah "di"', bawaan=None)
    tempat: str | None = isian("Tempat surat dibuat; bawaan: ibu kota", bawaan=None)
    ditandatangani_oleh: str | None = isian("Jabatan yang menandatangani", bawaan=None)
    atas_nama: str | None = isian('Jabatan pemberi mandat bila ditandatangani "a.n."', bawaan=None)
    tembusan: tuple[str, ...] = isian("Tembusan", bawaan=())


@dataclass(frozen=True, slots=True, kw_only=True)
class MataAcara(Bagian):
    """A row of the agenda."""

    kegiatan: str = isian("Kegiatan")
    waktu: Pukul | None = isian("Waktu mulai", bawaan=None)
    pelaku: str | None = isian("Siapa yang melaksanakan", bawaan=None)
    keterangan: str | None = isian("Keterangan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarAcara(Bagian):
    """The agenda of the session."""

    daftar: tuple[MataAcara, ...] = isian("Mata acara menurut urutan", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pihak(Bagian):
    """A party or a witness; the name follows from the office unless it is given."""

    jabatan: str = isian('Jabatan tanpa nama daerah, misalnya "Bupati" atau "Ketua DPRD"')
    nama: str | None = isian("Nama, bila bukan pemegang jabatan itu", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirSerah(Bagian):
    """What is handed over."""

    nama: str = isian("Apa yang diserahkan")
    jumlah: Cacah | None = isian("Banyaknya", bawaan=None)
    satuan: str = isian("Satuan", bawaan="eksemplar")
    keterangan: str | None = isian("Keterangan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SerahTerima(Bagian):
    """The handing-over of the report's book; date and place are the session's unless given."""

    pihak_pertama: Pihak = isian("Yang menyerahkan")
    pihak_kedua: Pihak = isian("Yang menerima")
    saksi: tuple[Pihak, ...] = isian("Saksi", bawaan=())
    butir: tuple[ButirSerah, ...] = isian("Yang diserahkan", bawaan=())
    rangkap: Cacah | None = isian("Berita acara dibuat dalam rangkap", bawaan=None)
    tanggal: Tanggal | None = isian("Tanggal serah terima", bawaan=None, menyusul=True)
    tempat: str | None = isian("Tempat serah terima", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Penerima(Bagian):
    """Who gets how many copies of which papers."""

    kepada: str = isian("Siapa yang menerima")
    banyak: Cacah = isian("Banyaknya eksemplar")
    naskah: tuple[NamaNaskah, ...] = isian("Nama naskah; bawaan: buku LKPj", bawaan=())
    keterangan: str | None = isian("Keterangan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribusi(Bagian):
    """The list of recipients, for receipts and the printing order."""

    daftar: tuple[Penerima, ...] = isian("Penerima", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)
