"""Subjects `laporan` and `sidang`: which paper, for which year, read by whom, in which session.

Fiscal year, delivery date, session year, speaker and signatory are five different things.
"""

from __future__ import annotations

import re
from enum import StrEnum

from lkpj_report.bahasa.romawi import dari_romawi
from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.laporan.skalar import Cacah, Pukul, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


class JenisNaskah(StrEnum):
    """What regions call the speech; all four are in use."""

    NOTA_PENGANTAR = "Nota Pengantar"
    NOTA_PENJELASAN = "Nota Penjelasan"
    PIDATO_PENGANTAR = "Pidato Pengantar"
    PENJELASAN = "Penjelasan"


class Singkatan(StrEnum):
    """The two spellings of the report's abbreviation; one paper uses one."""

    LKPJ_KECIL = "LKPj"
    LKPJ = "LKPJ"


class TandaTangan(StrEnum):
    """How the paper is signed."""

    BASAH = "basah"
    ELEKTRONIK = "elektronik"


class Edisi(StrEnum):
    """For whom the papers are made."""

    INTERNAL = "internal"
    PUBLIK = "publik"


class Cakupan(StrEnum):
    """What the input is for: a whole LKPj is checked for all that the law wants in it."""

    PIDATO = "pidato"
    LENGKAP = "laporan lengkap"


class Lampiran(StrEnum):
    """Annexes that may be asked for."""

    PENGHARGAAN = "penghargaan"
    LRA = "lra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titimangsa(Bagian):
    """Place and date of the signature; by default the capital and the session's date."""

    tempat: str | None = isian("Tempat penandatanganan", bawaan=None)
    tanggal: Tanggal | None = isian('Tanggal penandatanganan, atau "menyusul"', bawaan=None, menyusul=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diterima(Bagian):
    """A finding that somebody has looked at and accepts, with the reason; without `tempat` and `memuat`
    all findings of the code."""

    kode: str = isian("Kode temuan yang diterima, misalnya K401")
    alasan: str = isian("Mengapa temuan ini diterima")
    tempat: str | None = isian(
        "Hanya temuan pada isian ini, misalnya penghargaan.daftar.3 (butir ketiga)", bawaan=None
    )
    memuat: str | None = isian("Hanya temuan yang pesannya memuat teks ini, misalnya ISSI", bawaan=None)
    oleh: str | None = isian("Siapa yang menerima", bawaan=None)
    sampai: Tanggal | None = isian("Berlaku sampai tanggal ini", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Umum(Bagian):
    """The report and its paper in general."""

    tahun_anggaran: Tahun = isian("Tahun anggaran yang dilaporkan (satu tahun)")
    naskah: JenisNaskah = isian("Sebutan naskah", bawaan=JenisNaskah.NOTA_PENGANTAR)
    singkatan: Singkatan = isian("Ejaan singkatan laporan", bawaan=Singkatan.LKPJ_KECIL)
    disampaikan_oleh: str | None = isian("Jabatan yang membacakan; bawaan: kepala daerah", bawaan=None)
    ditandatangani_oleh: str | None = isian("Jabatan yang menandatangani; bawaan: kepala daerah", bawaan=None)
    atas_nama: str | None = isian('Jabatan pemberi mandat bila ditandatangani "a.n."', bawaan=None)
    nomor: str | None = isian('Nomor naskah, atau "menyusul"', bawaan=None, menyusul=True)
    titimangsa: Titimangsa | None = isian("Tempat dan tanggal penandatanganan", bawaan=None)
    surat_penyampaian: Tanggal | None = isian(
        "Tanggal surat penyampaian LKPj kepada DPRD, bila mendahului sidang", bawaan=None
    )
    lampiran: tuple[Lampiran, ...] = isian("Lampiran yang dicetak", bawaan=())
    cakupan: Cakupan | None = isian(
        "Isian ini untuk pidato saja atau untuk laporan lengkap; bawaan: menurut banyaknya pokok isian",
        bawaan=None,
    )
    terbit: Tanggal | None = isian("Naskah sudah terbit pada tanggal ini", bawaan=None)
    edisi: Edisi = isian("Untuk siapa naskah dibuat", bawaan=Edisi.INTERNAL)
    tanda_tangan: TandaTangan = isian("Cara penandatanganan", bawaan=TandaTangan.BASAH)
    diterima: tuple[Diterima, ...] = isian("Temuan yang sudah diperiksa dan diterima", bawaan=())
    tahun_lalu: str | None = isian(
        "Folder isian tahun lalu, relatif terhadap berkas ini; bawaan: folder tahun sebelumnya di sebelah folder ini",
        bawaan=None,
    )
    sumber: str | None = isian("Sumber data", bawaan=None)


class MasaSidang(str):
    """The number of a session period in Roman letters ("II")."""

    __slots__ = ()
    nama_tipe = "angka Romawi"
    kode = "D117"

    @staticmethod
    def baca(text: str) -> MasaSidang | Tolak:
        """Roman letters only; "ke-II" and digits are refused with the right form."""
        if dari_romawi(text) is None:
            return Tolak(f'"{text}" bukan angka Romawi', ("tulis seperti II, tanpa ke-",))
        return MasaSidang(text)


class TahunSidang(str):
    """A session year: "2024/2025" or "2025"."""

    __slots__ = ()
    nama_tipe = "tahun sidang"
    kode = "D118"

    @staticmethod
    def baca(text: str) -> TahunSidang | Tolak:
        """Two following years with a stroke or dash, or one year."""
        years = re.fullmatch(r"([0-9]{4})(?:[/–-]([0-9]{4}))?", text)
        if years is None or (years[2] is not None and int(years[2]) != int(years[1]) + 1):
            return Tolak(f'"{text}" bukan tahun sidang', ("tulis seperti 2024/2025 atau 2025",))
        return TahunSidang(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidang(Bagian):
    """The plenary; the parts of its name are kept apart since regions compose them in at least four ways."""

    rapat: str = isian("Sebutan rapat", bawaan="Rapat Paripurna")
    nomor: Cacah | None = isian("Rapat paripurna ke berapa", bawaan=None)
    sebutan_masa: str = isian(
        'Sebutan masa: "Sidang", "Masa Sidang", "Masa Persidangan"', bawaan="Masa Sidang"
    )
    masa: MasaSidang | None = isian("Masa sidang dalam angka Romawi", bawaan=None)
    tahun_sidang: TahunSidang | None = isian("Tahun sidang, misalnya 2024/2025", bawaan=None)
    tingkat_pembicaraan: MasaSidang | None = isian("Tingkat pembicaraan (I atau II)", bawaan=None)
    tanggal: Tanggal | None = isian("Hari dan tanggal sidang", bawaan=None, menyusul=True)
    pukul: Pukul | None = isian("Waktu mulai, misalnya 09.00", bawaan=None)
    selesai: Pukul | None = isian("Waktu selesai, misalnya 11.30", bawaan=None)
    tempat: str | None = isian("Tempat sidang", bawaan=None)
    pakaian: str | None = isian("Pakaian untuk undangan, misalnya Pakaian Sipil Harian", bawaan=None)
    pimpinan: str | None = isian("Nama pimpinan sidang", bawaan=None)
    pencatat: str | None = isian("Nama pencatat (notulis)", bawaan=None)
    hadirin: tuple[str, ...] = isian("Kelompok yang disapa sesudah DPRD; bukan daftar hadir", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)
