"""Subjects `daerah` and `pejabat`: what doesn't change every year; usually in the region's own file."""

from __future__ import annotations

from enum import StrEnum

from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


class JenisDaerah(StrEnum):
    """Kinds of autonomous region (UU 23/2014 art. 2)."""

    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"


class ZonaWaktu(StrEnum):
    """The three time zones."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


class StatusJabatan(StrEnum):
    """How somebody holds an office; printed before the office in the signature block."""

    DEFINITIF = "definitif"
    PJ = "Pj."
    PJS = "Pjs."
    PLT = "Plt."
    PLH = "Plh."


@dataclass(frozen=True, slots=True, kw_only=True)
class Daerah(Bagian):
    """The region."""

    nama: str = isian('Nama resmi daerah dengan jenisnya, misalnya "Kota Kupang"')
    jenis: JenisDaerah = isian("Jenis daerah")
    provinsi: str | None = isian("Nama provinsi (untuk kabupaten/kota)", bawaan=None)
    kode: str | None = isian("Kode wilayah, misalnya 53.71", bawaan=None)
    ibu_kota: str | None = isian("Ibu kota; tempat pada titimangsa", bawaan=None)
    zona_waktu: ZonaWaktu | None = isian("Zona waktu", bawaan=None)
    lambang: str | None = isian(
        "Berkas gambar lambang negara untuk kop (PNG atau JPEG), relatif terhadap berkas ini", bawaan=None
    )
    lambang_daerah: str | None = isian(
        "Berkas gambar lambang daerah untuk kop DPRD dan perangkat daerah (PNG atau JPEG), relatif terhadap berkas ini",
        bawaan=None,
    )
    alamat: str | None = isian("Alamat kantor kepala daerah dan sekretariat daerah", bawaan=None)
    kode_pos: str | None = isian("Kode pos", bawaan=None)
    telepon: str | None = isian("Telepon kantor", bawaan=None)
    pos_el: str | None = isian("Pos-el kantor", bawaan=None)
    laman: str | None = isian("Laman resmi", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pejabat(Bagian):
    """One holder of an office; `sampai` may be left out when the next holder's `sejak` ends the term."""

    jabatan: str = isian('Nama jabatan tanpa nama daerah: "Wali Kota", "Wakil Bupati", "Sekretaris Daerah"')
    nama: str = isian("Nama dengan gelar")
    status: StatusJabatan = isian("Cara memegang jabatan", bawaan=StatusJabatan.DEFINITIF)
    sejak: Tanggal | None = isian("Mulai menjabat", bawaan=None)
    sampai: Tanggal | None = isian("Hari terakhir menjabat", bawaan=None)
    pangkat: str | None = isian("Pangkat dan golongan (ASN)", bawaan=None)
    nip: str | None = isian("NIP (ASN); tidak dicetak untuk kepala daerah", bawaan=None)
    sumber: str | None = isian("Sumber data", bawaan=None)
    perlu_konfirmasi: str | None = isian(
        "Hal yang masih harus dipastikan; selalu diperingatkan, tidak dicetak", bawaan=None
    )
