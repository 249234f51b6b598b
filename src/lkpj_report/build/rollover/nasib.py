"""What becomes of each field in the next year's input: a plain table over places of the model.

In: a place ("anggaran.rekening.*.uraian", `*` for list items and keys of a map) and its type. Out: a `Nasib`.
What the table does not name is emptied, figure and sentence alike: a new field can't carry last year's value
over by oversight.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from lkpj_report.source.tipe import SKALAR, Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe

Tempat = tuple[str, ...]
"""A place of the model, `*` for list items and keys of a map."""


class Nasib(StrEnum):
    """What becomes of a field."""

    UTUH = "dibiarkan"
    TETAP = "dibiarkan, kecuali yang menyebut tahunnya"
    KOSONG = "dikosongkan"
    BARU = "seluruh daftar dikosongkan"
    BUANG = "dihapus"
    NAIK = "tahunnya dinaikkan"
    LALU = "menunjuk folder tahun lalu"


def _tempat(nasib: Nasib, *names: str) -> dict[Tempat, Nasib]:
    return {tuple(name.split(".")): nasib for name in names}


TABEL: dict[Tempat, Nasib] = {
    **_tempat(Nasib.UTUH, "format", "daerah", "pejabat", "dprd", "visi_misi", "distribusi", "daftar_hadir"),
    **_tempat(
        Nasib.TETAP,
        "sumber", "catatan", "dasar_hukum", "serah_terima", "surat",
        "laporan.disampaikan_oleh", "laporan.ditandatangani_oleh", "laporan.atas_nama", "laporan.titimangsa.tempat",
        "sidang.rapat", "sidang.sebutan_masa", "sidang.tingkat_pembicaraan", "sidang.tempat", "sidang.pakaian",
        "sidang.hadirin",
        "pidato.salam", "pidato.sapaan", "pidato.susunan_sapaan", "pidato.terima_kasih.*.kepada",
        "perencanaan.rpjmd", "perencanaan.rkpd", "perencanaan.apbd",
        "data_umum.luas_wilayah", "data_umum.batas", "data_umum.kabupaten_kota", "data_umum.kecamatan",
        "data_umum.kelurahan", "data_umum.desa",
        "indikator.*.nama", "indikator.*.satuan",
        "anggaran.pembulatan", "anggaran.rekening.*.uraian",
        "urusan.diselenggarakan", "urusan.daftar.*.kode", "urusan.daftar.*.nama", "urusan.daftar.*.perangkat_daerah",
        "program_kegiatan.daftar.*.kode", "program_kegiatan.daftar.*.nama", "program_kegiatan.daftar.*.urusan",
        "program_kegiatan.daftar.*.perangkat_daerah", "program_kegiatan.daftar.*.indikator",
        "program_kegiatan.daftar.*.satuan",
        "spm.daftar.*.urusan", "spm.daftar.*.jenis_layanan", "spm.daftar.*.indikator", "spm.daftar.*.satuan",
        "spm.daftar.*.perangkat_daerah",
        "acara.daftar.*.kegiatan", "acara.daftar.*.pelaku", "acara.daftar.*.keterangan",
    ),
    **_tempat(Nasib.KOSONG, "anggaran.status", "serah_terima.tanggal", "surat.*.nomor", "surat.*.tanggal"),
    **_tempat(
        Nasib.BARU,
        "kebijakan.daftar", "tugas_pembantuan.daftar", "penghargaan.daftar", "kendala.daftar", "rekomendasi.daftar",
    ),
    **_tempat(
        Nasib.BUANG,
        "laporan.terbit", "laporan.diterima", "pidato.belasungkawa", "indikator.*.pernyataan", "anggaran.pernyataan",
        "anggaran.rekening.*.persen_disebut", "daftar_hadir.daftar.*.hadir", "daftar_hadir.daftar.*.keterangan",
    ),
    **_tempat(Nasib.NAIK, "laporan.tahun_anggaran", "anggaran.tahun", "rekomendasi.untuk_tahun"),
    **_tempat(Nasib.LALU, "laporan.tahun_lalu"),
}  # fmt: skip
"""The nearest row above a field decides, unless a name of `DI_MANA_SAJA` or its type does."""

DI_MANA_SAJA = {"sumber": Nasib.TETAP, "perlu_konfirmasi": Nasib.BUANG}
"""Names that mean the same in all parts."""


def nasib(tempat: Tempat, isian: Isian | None) -> Nasib:
    """What becomes of a field; `isian` is None for a list item, which fares as its list."""
    if tempat in TABEL:
        return TABEL[tempat]
    above = next((TABEL[tempat[:n]] for n in range(len(tempat) - 1, 0, -1) if tempat[:n] in TABEL), None)
    if above in (Nasib.UTUH, Nasib.BARU, Nasib.BUANG):
        return above
    if isian is not None and isian.nama in DI_MANA_SAJA:
        return DI_MANA_SAJA[isian.nama]
    if above is not None:
        return above
    return Nasib.TETAP if isian is not None and tak_boleh_kosong(isian) else Nasib.KOSONG


def tak_boleh_kosong(isian: Isian) -> bool:
    """Whether an empty entry would be a fault or say nothing: choices, and what a part can't be without."""
    match isian.tipe:
        case Pilihan():
            return True
        case Skalar() as skalar:
            return isian.wajib and skalar is not SKALAR[str]
        case Daftar(butir):
            return isinstance(butir, Pilihan)
        case Peta() | Susunan():
            return False
        case _:
            assert_never(isian.tipe)


def adalah_kalimat(tipe: Tipe) -> bool:
    """Whether a value is text, not a figure, a date or a code."""
    return tipe is SKALAR[str] or (isinstance(tipe, Daftar) and tipe.butir is SKALAR[str])
