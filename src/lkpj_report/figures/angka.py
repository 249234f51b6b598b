"""All derived figures of a report in one place: what templates and checks look at besides the report."""

from __future__ import annotations

from dataclasses import dataclass

from lkpj_report.figures.anggaran import AngkaAnggaran, hitung_anggaran
from lkpj_report.figures.hasil import Hasil, rumus
from lkpj_report.figures.indikator import AngkaIndikator, hitung_indikator
from lkpj_report.figures.jabatan import NamaDaerah, Orang, nama_daerah, orang, pemimpin_tahun_laporan, sebutan
from lkpj_report.figures.kinerja import (
    BarisTugas,
    HitungRekomendasi,
    KelompokUrusan,
    baris_tugas,
    hitung_rekomendasi,
    kelompok_urusan,
)
from lkpj_report.figures.penghargaan import AngkaPenghargaan, hitung_penghargaan
from lkpj_report.figures.sidang import (
    AngkaSidang,
    Penyampaian,
    TempatTanggal,
    angka_sidang,
    penyampaian,
    titimangsa,
)
from lkpj_report.laporan.katalog import Katalog, SusunanSalam
from lkpj_report.laporan.laporan import Laporan


@dataclass(frozen=True, slots=True)
class Angka:
    """Everything derived; a part is None when its subject is absent."""

    daerah: NamaDaerah
    sidang: AngkaSidang | None
    penyampaian: Penyampaian
    penyampai: Orang
    penandatangan: Orang
    atas_nama: Hasil[str] | None
    pemimpin_tahun_laporan: tuple[Orang, ...]
    titimangsa: TempatTanggal
    salam: SusunanSalam | None
    dasar_hukum: tuple[Hasil[str], ...]
    indikator: AngkaIndikator | None
    anggaran: AngkaAnggaran | None
    urusan: tuple[KelompokUrusan, ...]
    tugas: tuple[BarisTugas, ...]
    penghargaan: AngkaPenghargaan | None
    rekomendasi: HitungRekomendasi | None


def hitung(laporan: Laporan, katalog: Katalog, sumber_indikator: Hasil[str] | None = None) -> Angka:
    """All figures. `sumber_indikator` is the source that the file of the indicators names."""
    umum = laporan.laporan
    daerah = nama_daerah(laporan.daerah)
    disampaikan = penyampaian(laporan)
    pada = disampaikan.tanggal.isi if disampaikan.tanggal else None
    if laporan.sidang is not None and laporan.sidang.tanggal is not None:
        pada = laporan.sidang.tanggal.tanggal
    kepala = daerah.kepala.isi
    return Angka(
        daerah=daerah,
        sidang=angka_sidang(laporan.sidang, daerah) if laporan.sidang else None,
        penyampaian=disampaikan,
        penyampai=orang(laporan, umum.disampaikan_oleh or kepala, pada),
        penandatangan=orang(laporan, umum.ditandatangani_oleh or kepala, pada),
        atas_nama=Hasil(sebutan(umum.atas_nama, laporan.daerah), umum.letak["atas_nama"])
        if umum.atas_nama
        else None,
        pemimpin_tahun_laporan=pemimpin_tahun_laporan(laporan),
        titimangsa=titimangsa(laporan),
        salam=katalog.susunan_salam(laporan.pidato.salam if laporan.pidato else "lintas agama"),
        dasar_hukum=dasar_hukum(laporan, katalog),
        indikator=hitung_indikator(
            laporan.indikator, katalog.indikator, umum.tahun_anggaran, sumber_indikator
        )
        if laporan.indikator
        else None,
        anggaran=hitung_anggaran(laporan.anggaran, katalog.rekening) if laporan.anggaran else None,
        urusan=kelompok_urusan(laporan.urusan, katalog.urusan) if laporan.urusan else (),
        tugas=baris_tugas(laporan.tugas_pembantuan.daftar) if laporan.tugas_pembantuan else (),
        penghargaan=hitung_penghargaan(laporan.penghargaan) if laporan.penghargaan else None,
        rekomendasi=hitung_rekomendasi(laporan.rekomendasi) if laporan.rekomendasi else None,
    )


def dasar_hukum(laporan: Laporan, katalog: Katalog) -> tuple[Hasil[str], ...]:
    """The region's own list, else the acts of the table that are in force on the delivery date."""
    if laporan.dasar_hukum:
        return tuple(Hasil(t, laporan.letak[f"dasar_hukum.{i}"]) for i, t in enumerate(laporan.dasar_hukum))
    sampai = penyampaian(laporan).tanggal
    pada = sampai.isi if sampai else None
    asal = rumus("tabel peraturan menurut tanggal penyampaian", sampai)
    return tuple(
        Hasil(p.nama, asal)
        for p in katalog.peraturan
        if pada is None or (p.sejak.tanggal <= pada and (p.sampai is None or pada <= p.sampai.tanggal))
    )
