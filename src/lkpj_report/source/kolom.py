"""From the headings of a sheet to the fields of a part: plain tables and one rule of writing.

In: the text of a heading. Out: the names that it may stand for, best first. What is not in the tables is
named by staff in the link (`kolom:`).
"""

from __future__ import annotations

import re
import unicodedata

_UNITS = re.compile(r"\((?:rp\.?|rupiah|%|dalam rupiah)\)|\b(?:rp\.?)$", re.IGNORECASE)
_OTHER = re.compile(r"[^0-9a-z%]+")

ALIASES: dict[str, tuple[str, ...]] = {
    "kode_rekening": ("kode",),
    "kode_akun": ("kode",),
    "kode_rek": ("kode",),
    "kd_rek": ("kode",),
    "kd_rekening": ("kode",),
    "nomor_rekening": ("kode",),
    "no_rekening": ("kode",),
    "kode_program": ("kode",),
    "kode_kegiatan": ("kode",),
    "kode_sub_kegiatan": ("kode",),
    "kode_subkegiatan": ("kode",),
    "kode_urusan": ("urusan", "kode"),
    "nama_rekening": ("uraian",),
    "uraian_rekening": ("uraian",),
    "nama_akun": ("uraian",),
    "uraian_akun": ("uraian",),
    "uraian": ("uraian", "nama"),
    "nama_program": ("nama",),
    "nama_kegiatan": ("nama",),
    "nama_penghargaan": ("nama",),
    "program_kegiatan": ("nama",),
    "program_kegiatan_sub_kegiatan": ("nama",),
    "program_kegiatan_subkegiatan": ("nama",),
    "anggaran_sebelum_perubahan": ("sebelum_perubahan",),
    "anggaran_murni": ("sebelum_perubahan",),
    "apbd_murni": ("sebelum_perubahan",),
    "apbd_induk": ("sebelum_perubahan",),
    "murni": ("sebelum_perubahan",),
    "anggaran_setelah_perubahan": ("anggaran",),
    "anggaran_sesudah_perubahan": ("anggaran",),
    "setelah_perubahan": ("anggaran",),
    "sesudah_perubahan": ("anggaran",),
    "anggaran_perubahan": ("anggaran",),
    "apbd_perubahan": ("anggaran",),
    "jumlah_anggaran": ("anggaran",),
    "pagu": ("anggaran",),
    "pagu_anggaran": ("anggaran",),
    "jumlah_realisasi": ("realisasi",),
    "realisasi_keuangan": ("realisasi_anggaran", "realisasi"),
    "realisasi_anggaran": ("realisasi_anggaran", "realisasi"),
    "realisasi_kinerja": ("realisasi",),
    "target_kinerja": ("target",),
    "indikator_kinerja": ("indikator",),
    "opd": ("perangkat_daerah",),
    "skpd": ("perangkat_daerah",),
    "nama_opd": ("perangkat_daerah",),
    "nama_skpd": ("perangkat_daerah",),
    "jenis_pelayanan": ("jenis_layanan",),
    "pemberi_penghargaan": ("pemberi",),
}
"""Fields that a usual heading may stand for, in the order in which they are tried."""

COMPUTED = frozenset(
    [
        "no",
        "nomor",
        "no_urut",
        "%",
        "persen",
        "persentase",
        "rasio",
        "selisih",
        "lebih_kurang",
        "bertambah_berkurang",
        "sisa",
        "sisa_anggaran",
        "capaian",
    ]
)
"""Headings of columns that the program counts by itself."""


def normal(heading: str) -> str:
    """ "Kode  Rekening" -> "kode_rekening", "Realisasi (Rp)" -> "realisasi", "Lebih/(Kurang)" -> "lebih_kurang"."""
    text = unicodedata.normalize("NFKC", heading).casefold().strip()
    bare = _UNITS.sub(" ", text)
    return _OTHER.sub("_", bare if bare.strip() else text).strip("_")


def names(heading: str) -> tuple[str, ...]:
    """The field names that a heading may stand for: itself first, then its aliases."""
    name = normal(heading)
    return (name, *ALIASES.get(name, ()))
