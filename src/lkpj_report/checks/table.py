"""All checks over the report in one plain table, and the run of them.

In: a `Perkara` (report, figures, catalogue). Out: findings, each once, in the order of the input.
A new check is a function in a family's file, a row here, a heading in docs/aturan.md, and a case in
tests/suite.
"""

from __future__ import annotations

from lkpj_report.checks import anggaran, ejaan, indikator, pejabat, penghargaan, salinan, umum, waktu
from lkpj_report.checks.diterima import terapkan
from lkpj_report.checks.perkara import Check, Perkara
from lkpj_report.diagnostics import Diagnostic, sort_key

__all__ = ["CHECKS", "KODE_DITERIMA", "Check", "Perkara", "periksa"]

CHECKS: tuple[Check, ...] = (
    Check("K101", "tahun anggaran dan tahun penyampaian", waktu.selisih_tahun),
    Check("K102", "tenggat 31 Maret", waktu.lewat_tenggat),
    Check("K103", "hari dan tanggal", waktu.hari_cocok),
    Check("K104", "tahun angka anggaran", waktu.tahun_angka_anggaran),
    Check("K105", "tahun pada nama folder", waktu.tahun_nama_folder),
    Check("K106", "tahun sidang", waktu.tahun_sidang),
    Check("K107", "sidang sesudah tahun anggaran", waktu.sidang_sesudah_tahun),
    Check("K201", "induk sama dengan jumlah rekening di bawahnya", anggaran.jumlah_anak),
    Check("K202", "pembiayaan netto dan SiLPA yang disebut", anggaran.identitas),
    Check("K203", "SILPA kolom anggaran nol", anggaran.silpa_anggaran),
    Check("K204", "persentase yang disebut", anggaran.persen_disebut),
    Check("K205", "realisasi belanja melebihi anggaran", anggaran.lebih_dari_anggaran),
    Check("K206", "jumlah negatif", anggaran.negatif),
    Check("K301", "tahun penghargaan", penghargaan.tahun_lain),
    Check("K302", "periode berupa rentang", penghargaan.periode_rentang),
    Check("K303", "penghargaan tanpa tahun", penghargaan.tanpa_tahun),
    Check("K304", "penghargaan tanpa pemberi", penghargaan.tanpa_pemberi),
    Check("K305", "jumlah kelompok dan rinciannya", penghargaan.jumlah_kelompok),
    Check("K306", "partisipasi", penghargaan.partisipasi),
    Check("K307", "superlatif tanpa peringkat", penghargaan.superlatif),
    Check("K308", "skor tanpa skala", penghargaan.skor_tanpa_skala),
    Check("K309", "singkatan dan huruf awal", penghargaan.singkatan),
    Check("K310", "angka dalam kalimat sendiri", penghargaan.kalimat_sendiri),
    Check("K401", "ejaan", ejaan.ejaan),
    Check("K501", "indikator di luar katalog", indikator.di_luar_katalog),
    Check("K502", "nilai di luar batas", indikator.di_luar_batas),
    Check("K503", "satuan indeks", indikator.satuan_indeks),
    Check("K504", "tidak ada angka tahun laporan", indikator.tanpa_tahun_laporan),
    Check("K505", "indikator tanpa angka tahun laporan", indikator.tertinggal),
    Check("K506", "pernyataan tentang angka", indikator.pernyataan),
    Check("K601", "penyampai menjabat sesudah tahun laporan", pejabat.menjabat_sesudah),
    Check("K602", "jabatan tanpa pemegang", pejabat.tanpa_pemegang),
    Check("K603", "masa jabatan bertumpang", pejabat.masa_tumpang),
    Check("K604", "masa jabatan terbalik", pejabat.masa_terbalik),
    Check("K701", "jumlah yang sama dengan tahun lalu", salinan.jumlah_sama),
    Check("K702", "kalimat tahun lalu", salinan.kalimat_sama),
    Check("K703", "angka yang sama dengan tahun lalu", salinan.angka_sama),
    Check("K704", "nama pejabat lama", salinan.nama_lama),
    Check("K705", "pokok isian yang banyak samanya", salinan.banyak_sama),
    Check("K901", "perlu konfirmasi", umum.perlu_konfirmasi),
    Check("K902", "susunan salam", umum.salam),
    Check("K903", "peraturan yang diganti", umum.peraturan_diganti),
    Check("K904", "edisi publik", umum.edisi),
    Check("K905", "tanda tangan elektronik", umum.tanda_tangan),
)
"""One row a code: a check gives findings of its own code only."""

KODE_DITERIMA = ("K906", "K907", "K908", "K909")
"""Codes of the findings on `laporan.diterima`, which are made after all checks have run."""


def periksa(perkara: Perkara) -> tuple[Diagnostic, ...]:
    """All findings over the report, accepted ones turned into remarks, sorted by place."""
    found = tuple(dict.fromkeys(d for check in CHECKS for d in check.fungsi(perkara)))
    return tuple(sorted(terapkan(perkara, found), key=sort_key))
