"""All derived figures of a report in one place: what templates and checks look at besides the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from lkpj_report.figures.capaian import BarisSpmHitung, hitung_spm
from lkpj_report.figures.data_umum import AngkaDataUmum, hitung_data_umum
from lkpj_report.figures.dprd import AngkaDprd, AngkaHadir, angka_dprd, angka_hadir
from lkpj_report.figures.hasil import Hasil, dari, rumus
from lkpj_report.figures.indikator import AngkaIndikator, hitung_indikator
from lkpj_report.figures.jabatan import NamaDaerah, Orang, nama_daerah, orang, pemimpin_tahun_laporan, sebutan
from lkpj_report.figures.kinerja import (
    BarisTugas,
    HitungRekomendasi,
    JumlahUang,
    KelompokUrusan,
    baris_tugas,
    hitung_rekomendasi,
    jumlah_tugas,
    kelompok_urusan,
)
from lkpj_report.figures.lra import AngkaAnggaran, hitung_anggaran
from lkpj_report.figures.penghargaan import AngkaPenghargaan, hitung_penghargaan
from lkpj_report.figures.persidangan import AngkaSerahTerima, AngkaSurat, angka_serah_terima, angka_surat
from lkpj_report.figures.program import AngkaProgram, hitung_program
from lkpj_report.figures.sapaan import sapaan
from lkpj_report.figures.sidang import (
    AngkaSidang,
    Penyampaian,
    TempatTanggal,
    angka_sidang,
    penyampaian,
    titimangsa,
)
from lkpj_report.laporan.anggaran import SkemaApbd
from lkpj_report.laporan.katalog import Katalog, SusunanSalam
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.skalar import NamaNaskah
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Angka:
    """Everything derived; a part is None (or empty) when its subject is absent.

    `tahun_lalu` is the year of last year's input, when one was read beside this one.
    """

    daerah: NamaDaerah
    sidang: AngkaSidang | None
    penyampaian: Penyampaian
    penyampai: Orang
    penandatangan: Orang
    atas_nama: Hasil[str] | None
    pemimpin_tahun_laporan: tuple[Orang, ...]
    titimangsa: TempatTanggal
    salam: SusunanSalam | None
    sapaan: tuple[Hasil[str], ...]
    dasar_hukum: tuple[Hasil[str], ...]
    indikator: AngkaIndikator | None
    anggaran: AngkaAnggaran | None
    urusan: tuple[KelompokUrusan, ...]
    tugas: tuple[BarisTugas, ...]
    penghargaan: AngkaPenghargaan | None
    rekomendasi: HitungRekomendasi | None
    tahun_lalu: Hasil[int] | None
    data_umum: AngkaDataUmum | None
    program: AngkaProgram | None
    spm: tuple[BarisSpmHitung, ...]
    jumlah_tugas: JumlahUang | None
    dprd: AngkaDprd | None
    daftar_hadir: AngkaHadir | None
    serah_terima: AngkaSerahTerima | None
    surat: Mapping[NamaNaskah, AngkaSurat]


def hitung(
    laporan: Laporan,
    katalog: Katalog,
    sumber_indikator: Hasil[str] | None = None,
    lalu: Laporan | None = None,
) -> Angka:
    """All figures. `sumber_indikator` is the source that the file of the indicators names; `lalu` is last
    year's report of the same region, from which figures of the year before are taken."""
    umum, isi = laporan.laporan, laporan
    daerah = nama_daerah(isi.daerah)
    pada = _hari_sidang(isi)
    kepala = daerah.kepala.isi
    di_mana_kapan = titimangsa(isi)
    penyampai = orang(isi, umum.disampaikan_oleh or kepala, pada)
    program = _program(isi, katalog)
    anggaran = _anggaran(isi, katalog, lalu)
    return Angka(
        daerah=daerah,
        sidang=angka_sidang(isi.sidang, daerah) if isi.sidang else None,
        penyampaian=penyampaian(isi),
        penyampai=penyampai,
        penandatangan=orang(isi, umum.ditandatangani_oleh or kepala, pada),
        atas_nama=_atas_nama(isi),
        pemimpin_tahun_laporan=pemimpin_tahun_laporan(isi),
        titimangsa=di_mana_kapan,
        salam=katalog.susunan_salam(isi.pidato.salam if isi.pidato else "lintas agama"),
        sapaan=sapaan(isi, katalog, daerah, penyampai),
        dasar_hukum=dasar_hukum(isi, katalog),
        indikator=_indikator(isi, katalog, sumber_indikator, lalu),
        anggaran=anggaran,
        urusan=kelompok_urusan(isi.urusan, katalog.urusan, program) if isi.urusan else (),
        tugas=baris_tugas(isi.tugas_pembantuan.daftar) if isi.tugas_pembantuan else (),
        penghargaan=hitung_penghargaan(isi.penghargaan) if isi.penghargaan else None,
        rekomendasi=hitung_rekomendasi(isi.rekomendasi) if isi.rekomendasi else None,
        tahun_lalu=dari(lalu.laporan, "tahun_anggaran") if lalu else None,
        data_umum=_data_umum(isi, anggaran, lalu),
        program=program,
        spm=hitung_spm(isi.spm, katalog.urusan) if isi.spm else (),
        jumlah_tugas=jumlah_tugas(isi.tugas_pembantuan.daftar) if isi.tugas_pembantuan else None,
        dprd=angka_dprd(isi, isi.dprd, pada) if isi.dprd else None,
        daftar_hadir=angka_hadir(isi.daftar_hadir, isi.dprd),
        serah_terima=angka_serah_terima(isi, isi.serah_terima, pada) if isi.serah_terima else None,
        surat={k: angka_surat(isi, s, di_mana_kapan) for k, s in (isi.surat or {}).items()},
    )


def _hari_sidang(laporan: Laporan) -> dt.date | None:
    """The day on which offices are looked at: the session's, else the delivery's."""
    if laporan.sidang is not None and laporan.sidang.tanggal is not None:
        return laporan.sidang.tanggal.tanggal
    disampaikan = penyampaian(laporan).tanggal
    return disampaikan.isi if disampaikan else None


def _atas_nama(laporan: Laporan) -> Hasil[str] | None:
    umum = laporan.laporan
    if not umum.atas_nama:
        return None
    return Hasil(sebutan(umum.atas_nama, laporan.daerah), umum.letak["atas_nama"])


def _program(laporan: Laporan, katalog: Katalog) -> AngkaProgram | None:
    isi = laporan.program_kegiatan
    return hitung_program(isi, katalog.urusan) if isi is not None and isi.daftar else None


def _data_umum(
    laporan: Laporan, anggaran: AngkaAnggaran | None, lalu: Laporan | None
) -> AngkaDataUmum | None:
    if laporan.data_umum is None:
        return None
    dulu = lalu.data_umum if lalu else None
    return hitung_data_umum(laporan.data_umum, laporan.laporan.tahun_anggaran, anggaran, dulu)


def _anggaran(laporan: Laporan, katalog: Katalog, lalu: Laporan | None) -> AngkaAnggaran | None:
    if laporan.anggaran is None:
        return None
    lama = laporan.anggaran.skema_apbd is SkemaApbd.LAMA
    bagan = katalog.rekening_lama if lama else katalog.rekening
    return hitung_anggaran(laporan.anggaran, bagan, lalu.anggaran if lalu else None)


def _indikator(
    laporan: Laporan, katalog: Katalog, sumber: Hasil[str] | None, lalu: Laporan | None
) -> AngkaIndikator | None:
    if not laporan.indikator:
        return None
    tahun = laporan.laporan.tahun_anggaran
    dulu = lalu.indikator if lalu else None
    return hitung_indikator(laporan.indikator, katalog.indikator, tahun, sumber, dulu)


def dasar_hukum(laporan: Laporan, katalog: Katalog) -> tuple[Hasil[str], ...]:
    """The region's own list, else the acts of the table that are in force on the delivery date, or without
    one on the last day for it."""
    if laporan.dasar_hukum:
        return tuple(Hasil(t, laporan.letak[f"dasar_hukum.{i}"]) for i, t in enumerate(laporan.dasar_hukum))
    disampaikan = penyampaian(laporan)
    pada = disampaikan.tanggal.isi if disampaikan.tanggal else disampaikan.tenggat
    nama = "tabel peraturan menurut tanggal penyampaian"
    return tuple(
        Hasil(p.nama, rumus(nama, p.letak["nama"], disampaikan.tanggal))
        for p in katalog.peraturan
        if p.dasar_lkpj and p.sejak.tanggal <= pada and (p.sampai is None or pada <= p.sampai.tanggal)
    )
