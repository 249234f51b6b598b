"""All checks over the report in one plain table, and the run of them.

In: a `Perkara` (report, figures, catalogue). Out: findings, each once, in the order of the input.
A new check is a function in a family's file, a row here, a heading in docs/aturan.md, and a case in
tests/suite.
"""

from __future__ import annotations

from lkpj_report.checks import (
    anggaran,
    angka_sendiri,
    capaian,
    ejaan,
    gelar,
    hukum,
    indikator,
    kelengkapan,
    lintas,
    pejabat,
    penghargaan,
    perangkat,
    pribadi,
    salinan,
    sitasi,
    umum,
    waktu,
)
from lkpj_report.checks.bobot import Batas, salah_bobot, timbang
from lkpj_report.checks.diterima import terapkan
from lkpj_report.checks.naskah import CHECKS_NASKAH, Perangkat
from lkpj_report.checks.perkara import Check, Perkara
from lkpj_report.diagnostics import Diagnostic, sort_key

__all__ = ["BATAS", "CHECKS", "KODE_DITERIMA", "Check", "Perangkat", "Perkara", "periksa", "periksa_naskah"]

CHECKS: tuple[Check, ...] = (
    Check("K101", "tahun anggaran dan tahun penyampaian", waktu.selisih_tahun),
    Check("K102", "tenggat 31 Maret", waktu.lewat_tenggat),
    Check("K103", "hari dan tanggal", waktu.hari_cocok),
    Check("K104", "tahun angka anggaran", waktu.tahun_angka_anggaran),
    Check("K105", "tahun pada nama folder", waktu.tahun_nama_folder),
    Check("K106", "tahun sidang", waktu.tahun_sidang),
    Check("K107", "sidang sesudah tahun anggaran", waktu.sidang_sesudah_tahun),
    Check("K108", "30 hari pembahasan", waktu.pembahasan),
    Check("K109", "urutan tanggal", waktu.urutan_tanggal),
    Check("K201", "induk sama dengan jumlah rekening di bawahnya", anggaran.jumlah_anak),
    Check("K202", "pembiayaan netto dan SiLPA yang disebut", anggaran.identitas),
    Check("K203", "SILPA kolom anggaran nol", anggaran.silpa_anggaran),
    Check("K204", "persentase yang disebut", anggaran.persen_disebut),
    Check("K205", "realisasi belanja melebihi anggaran", anggaran.lebih_dari_anggaran),
    Check("K206", "jumlah negatif", anggaran.negatif),
    Check("K207", "SiLPA tahun lalu di rekening 6.1.01", lintas.silpa_rantai),
    Check("K208", "jumlah program, kegiatan, dan subkegiatan", lintas.jumlah_program),
    Check("K209", "jumlah urusan dan program terhadap belanja", lintas.jumlah_belanja),
    Check("K210", "pembulatan yang dinyatakan", lintas.pembulatan),
    Check("K211", "pernyataan tentang APBD dan angka dua tahun", lintas.pernyataan_apbd),
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
    Check("K402", "peraturan yang disebut", sitasi.peraturan_disebut),
    Check("K403", "gelar", gelar.gelar),
    Check("K404", "ragam singkatan", gelar.ragam_singkatan),
    Check("K405", "angka dalam kalimat kantor sendiri", angka_sendiri.naskah_sendiri),
    Check("K501", "indikator di luar katalog", indikator.di_luar_katalog),
    Check("K502", "nilai di luar batas", indikator.di_luar_batas),
    Check("K503", "satuan indeks", indikator.satuan_indeks),
    Check("K504", "tidak ada angka tahun laporan", indikator.tanpa_tahun_laporan),
    Check("K505", "indikator tanpa angka tahun laporan", indikator.tertinggal),
    Check("K506", "pernyataan tentang angka", indikator.pernyataan),
    Check("K507", "realisasi jauh di atas target", capaian.jauh_di_atas_target),
    Check("K508", "persen di luar 0 sampai 100", capaian.persen_lewat_seratus),
    Check("K509", "target, realisasi, atau satuan yang tertinggal", capaian.separuh_terisi),
    Check("K601", "penyampai menjabat sesudah tahun laporan", pejabat.menjabat_sesudah),
    Check("K602", "jabatan tanpa pemegang", pejabat.tanpa_pemegang),
    Check("K603", "masa jabatan bertumpang", pejabat.masa_tumpang),
    Check("K604", "masa jabatan terbalik", pejabat.masa_terbalik),
    Check("K701", "jumlah yang sama dengan tahun lalu", salinan.jumlah_sama),
    Check("K702", "kalimat tahun lalu", salinan.kalimat_sama),
    Check("K703", "angka yang sama dengan tahun lalu", salinan.angka_sama),
    Check("K704", "nama pejabat lama", salinan.nama_lama),
    Check("K705", "pokok isian yang banyak samanya", salinan.banyak_sama),
    *(Check(kode, "isi menurut ketentuan", hukum.ketentuan(kode)) for kode in hukum.KODE),
    Check("K811", "serah terima dan sidang", perangkat.serah_terima),
    Check("K812", "nomor dipakai dua naskah", perangkat.nomor_kembar),
    Check("K813", "satu hal tertulis dua kali", perangkat.dua_kali),
    Check("K814", "nama pemegang jabatan", perangkat.nama_berbeda),
    Check("K815", "judul laporan", perangkat.judul),
    Check("K821", "setiap urusan dilaporkan", kelengkapan.urusan_lengkap),
    Check("K822", "setiap pelayanan dasar memiliki SPM", kelengkapan.spm_lengkap),
    Check("K823", "setiap rekomendasi dijawab", kelengkapan.rekomendasi_dijawab),
    Check("K824", "jumlah rekomendasi", kelengkapan.jumlah_rekomendasi),
    Check("K825", "nomor dan kode berulang", kelengkapan.nomor_berulang),
    Check("K826", "kode urusan", kelengkapan.urusan_dikenal),
    Check("K827", "tahun rekomendasi", kelengkapan.tahun_rekomendasi),
    Check("K901", "perlu konfirmasi", umum.perlu_konfirmasi),
    Check("K902", "susunan salam", umum.salam),
    Check("K903", "peraturan yang diganti", umum.peraturan_diganti),
    Check("K904", "edisi publik", umum.edisi),
    Check("K910", "data pribadi dalam naskah publik", pribadi.data_pribadi),
    Check("K914", "susunan sapaan", umum.sapaan),
)
"""One row a code: a check gives findings of its own code only."""

KODE_DITERIMA = ("K906", "K907", "K908", "K909", "K911", "K912", "K913")
"""Codes of the findings on `laporan.diterima` and `pemeriksaan`, which are made after all checks have run."""

KODE_NASKAH = frozenset(c.kode for c in CHECKS_NASKAH)
"""Codes of the checks over finished papers, which run after the papers are made."""

BATAS = Batas(
    dikenal=frozenset((*(c.kode for c in CHECKS), *KODE_NASKAH)),
    hitungan=frozenset(("K103", "K201", "K202", "K204", "K208", "K209")),
    ingatan=frozenset(
        (
            "K106",
            "K108",
            "K201",
            "K203",
            "K205",
            "K206",
            "K207",
            "K401",
            "K402",
            "K403",
            "K502",
            "K503",
            "K509",
            "K602",
            "K603",
            "K822",
            "K823",
            "K826",
            "K827",
            "K903",
            "K910",
            *hukum.KODE,
        )
    ),
)
"""What a region may not change: arithmetic and the calendar stay faults; what stands on memory alone, or says
what the law wants in the report, never becomes one. The latter are those whose source is marked [M]."""


def periksa(perkara: Perkara) -> tuple[Diagnostic, ...]:
    """All findings over the report, weighed as the region says, accepted ones turned into remarks, sorted by place."""
    found = tuple(dict.fromkeys(d for check in CHECKS for d in check.fungsi(perkara)))
    weighed = (*timbang(perkara, found, BATAS), *salah_bobot(perkara, BATAS))
    return tuple(sorted(terapkan(perkara, weighed, lambda kode: kode not in KODE_NASKAH), key=sort_key))


def periksa_naskah(perangkat: Perangkat) -> tuple[Diagnostic, ...]:
    """All findings over the finished papers of a set, weighed, accepted and sorted in the same way."""
    found = tuple(dict.fromkeys(d for check in CHECKS_NASKAH for d in check.fungsi(perangkat)))
    weighed = timbang(perangkat.perkara, found, BATAS)
    return tuple(sorted(terapkan(perangkat.perkara, weighed, lambda kode: kode in KODE_NASKAH), key=sort_key))
