"""Who signs which paper of the session, when and where; the parties of the handing-over.

In: the subjects `surat` and `serah_terima`. Out: persons by office, dates and places with their defaults.
"""

from __future__ import annotations

import datetime as dt

from lkpj_report.figures.hasil import Hasil, dari
from lkpj_report.figures.jabatan import KEPALA, Orang, orang, sebutan
from lkpj_report.figures.sidang import TempatTanggal
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.persidangan import Pihak, SerahTerima, Surat
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class AngkaSurat:
    """The signature of a paper. `tanggal` is None when it is left blank on purpose or not known."""

    penandatangan: Orang
    atas_nama: Hasil[str] | None
    tempat: Hasil[str] | None
    tanggal: Hasil[dt.date] | None


@dataclass(frozen=True, slots=True)
class AngkaSerahTerima:
    """The parties by name and office; date and place are the session's unless given."""

    pihak_pertama: Orang
    pihak_kedua: Orang
    saksi: tuple[Orang, ...]
    tempat: Hasil[str] | None
    tanggal: Hasil[dt.date] | None


def angka_surat(laporan: Laporan, surat: Surat, bawaan: TempatTanggal) -> AngkaSurat:
    """The signer on the paper's date; without an office of its own the head of region signs.

    A paper's own date never falls back on the session's: a letter goes out before it.
    """
    tanggal = Hasil(surat.tanggal.tanggal, surat.letak["tanggal"]) if surat.tanggal is not None else None
    pada = tanggal or bawaan.tanggal
    jabatan = surat.ditandatangani_oleh or KEPALA[laporan.daerah.jenis]
    atas_nama = None
    if surat.atas_nama is not None:
        atas_nama = Hasil(sebutan(surat.atas_nama, laporan.daerah), surat.letak["atas_nama"])
    return AngkaSurat(
        penandatangan=orang(laporan, jabatan, pada.isi if pada else None),
        atas_nama=atas_nama,
        tempat=dari(surat, "tempat") or bawaan.tempat,
        tanggal=tanggal,
    )


def angka_serah_terima(laporan: Laporan, isi: SerahTerima, pada: dt.date | None) -> AngkaSerahTerima:
    """`pada` is the day of the session."""
    sidang = laporan.sidang
    tanggal: Hasil[dt.date] | None = None
    if isi.tanggal is not None:
        tanggal = Hasil(isi.tanggal.tanggal, isi.letak["tanggal"])
    elif "tanggal" not in isi.letak.menyusul | isi.letak.kosong and sidang is not None and sidang.tanggal:
        tanggal = Hasil(sidang.tanggal.tanggal, sidang.letak["tanggal"])
    hari = tanggal.isi if tanggal else pada
    return AngkaSerahTerima(
        pihak_pertama=_pihak(laporan, isi.pihak_pertama, hari),
        pihak_kedua=_pihak(laporan, isi.pihak_kedua, hari),
        saksi=tuple(_pihak(laporan, s, hari) for s in isi.saksi),
        tempat=dari(isi, "tempat") or (dari(sidang, "tempat") if sidang is not None else None),
        tanggal=tanggal,
    )


def _pihak(laporan: Laporan, pihak: Pihak, pada: dt.date | None) -> Orang:
    nama = (pihak.nama, pihak.letak["nama"]) if pihak.nama is not None else None
    return orang(laporan, pihak.jabatan, pada, nama)
