"""Subjects `dprd` and `daftar_hadir`: the council, and who came to its session."""

from __future__ import annotations

from lkpj_report.laporan.daerah import StatusJabatan
from lkpj_report.laporan.skalar import Cacah
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraksi(Bagian):
    """A fraction; who names its members need not count them."""

    nama: str = isian('Nama tanpa kata "Fraksi", misalnya Karya Bersama')
    ketua: str | None = isian("Ketua fraksi", bawaan=None)
    jumlah: Cacah | None = isian("Banyaknya anggota", bawaan=None)
    anggota: tuple[str, ...] = isian("Nama anggota dengan gelar, termasuk ketuanya", bawaan=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Komisi(Bagian):
    """A committee of the council."""

    nama: str = isian('Nama, misalnya "Komisi I"')
    bidang: str | None = isian("Bidang tugas", bawaan=None)
    ketua: str | None = isian("Ketua komisi", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SekretarisDprd(Bagian):
    """The head of the council's secretariat, a civil servant who signs lists and minutes."""

    nama: str = isian("Nama dengan gelar")
    status: StatusJabatan = isian("Cara memegang jabatan", bawaan=StatusJabatan.DEFINITIF)
    pangkat: str | None = isian("Pangkat dan golongan", bawaan=None)
    nip: str | None = isian("NIP", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dprd(Bagian):
    """The council: leaders, secretary, fractions, committees, and its letterhead."""

    ketua: str | None = isian("Ketua DPRD, nama dengan gelar", bawaan=None)
    wakil_ketua: tuple[str, ...] = isian("Wakil Ketua DPRD menurut urutan", bawaan=())
    sekretaris: SekretarisDprd | None = isian("Sekretaris DPRD", bawaan=None)
    jumlah_anggota: Cacah | None = isian("Banyaknya anggota DPRD, termasuk pimpinan", bawaan=None)
    fraksi: tuple[Fraksi, ...] = isian("Fraksi", bawaan=())
    komisi: tuple[Komisi, ...] = isian("Komisi", bawaan=())
    alamat: str | None = isian("Alamat untuk kop", bawaan=None)
    kode_pos: str | None = isian("Kode pos", bawaan=None)
    telepon: str | None = isian("Telepon", bawaan=None)
    pos_el: str | None = isian("Pos-el", bawaan=None)
    laman: str | None = isian("Laman", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hadirin(Bagian):
    """Somebody on the attendance list: members of the council with their fraction, guests without."""

    nama: str = isian("Nama dengan gelar")
    jabatan: str | None = isian("Jabatan", bawaan=None)
    fraksi: str | None = isian('Fraksi anggota DPRD, tanpa kata "Fraksi"', bawaan=None)
    hadir: bool | None = isian("Apakah hadir (ya atau tidak); sebelum sidang hapus barisnya", bawaan=None)
    keterangan: str | None = isian("Keterangan, misalnya izin atau sakit", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarHadir(Bagian):
    """The attendance list; without a list, the members named in `dprd.fraksi` stand on it."""

    daftar: tuple[Hadirin, ...] = isian("Yang diundang dan yang hadir", bawaan=())
    kuorum: Cacah | None = isian("Banyaknya anggota DPRD yang harus hadir menurut tata tertib", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)
