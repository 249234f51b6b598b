"""Answers for a fresh input, read by the model's own readers, so that nothing wrong is written down.

In: a place in the model and what was typed there. Out: the text to write, or why it can't be (`Tolak`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from lkpj_report.bahasa.tanggal import Tanggal, format_hari_tanggal, format_tanggal, nama_hari
from lkpj_report.bahasa.tolak import Tolak, kutip
from lkpj_report.build.starter.blank import Jalur
from lkpj_report.build.starter.scalar import bersihkan
from lkpj_report.laporan.daerah import JenisDaerah
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.tipe import Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe, susunan

Jawaban = Mapping[Jalur, str]
"""Texts by their place in the model."""

_KATA_JENIS = {
    "provinsi": JenisDaerah.PROVINSI,
    "daerah": JenisDaerah.PROVINSI,  # Daerah Istimewa, Daerah Khusus
    "kabupaten": JenisDaerah.KABUPATEN,
    "kota": JenisDaerah.KOTA,
}


def baca_jawaban(jalur: Jalur, text: str) -> str | Tolak:
    """The answer as it is to be written, "" for none; dates with their weekday."""
    clean = bersihkan(text)
    if isinstance(clean, Tolak) or not clean:
        return clean
    isian = _isian(jalur)
    if isian.menyusul and clean.casefold() == "menyusul":
        return "menyusul"
    match isian.tipe:
        case Pilihan(enum):
            values = [c.value for c in enum]
            near = next((v for v in values if v.casefold() == clean.casefold()), None)
            return near or Tolak(f"pilihan {kutip(clean)} tidak dikenal", ("pilihan: " + ", ".join(values),))
        case Skalar() as skalar:
            value = skalar.baca(clean)
            if isinstance(value, Tolak):
                return value
            return _tanggal(value) if isinstance(value, Tanggal) else clean
        case Daftar() | Peta() | Susunan():
            raise LookupError(f"no single value: {jalur}")
        case _:
            assert_never(isian.tipe)


def tolak_bersama(jalur: Jalur, text: str, sebelumnya: Jawaban) -> Tolak | None:
    """Why an answer doesn't go with those before it; None when it does."""
    if jalur != ("daerah", "jenis"):
        return None
    nama = sebelumnya.get(("daerah", "nama"), "")
    seharusnya = jenis_dari_nama(nama)
    if seharusnya is None or seharusnya == text:
        return None
    return Tolak(
        f'jenis "{text}" tidak cocok dengan nama {kutip(nama)}',
        (f"tulis {seharusnya}, atau perbaiki namanya",),
    )


def jenis_dari_nama(nama: str) -> str | None:
    """The kind of region that its official name begins with; None when it doesn't say."""
    first, _, rest = nama.partition(" ")
    jenis = _KATA_JENIS.get(first.casefold())
    return jenis.value if jenis is not None and rest else None


def _tanggal(tanggal: Tanggal) -> str | Tolak:
    date, hari = tanggal.tanggal, tanggal.hari
    if hari is not None and hari != nama_hari(date):
        return Tolak(
            f"{format_tanggal(date)} jatuh pada hari {nama_hari(date)}, bukan {hari}",
            ("perbaiki hari atau tanggalnya",),
        )
    return format_hari_tanggal(date)


def _isian(jalur: Jalur) -> Isian:
    """The field at a place of the model; LookupError (our bug) when there is none."""
    tipe: Tipe = susunan(Laporan)
    isian: Isian | None = None
    for name in jalur:
        match tipe:
            case Susunan(isian=fields):
                isian = fields[name]
                tipe = isian.tipe
            case Daftar(butir):
                tipe = butir
            case Peta(nilai=nilai):
                tipe = nilai
            case Skalar() | Pilihan():
                raise LookupError(f"nothing below {jalur}")
            case _:
                assert_never(tipe)
    if isian is None:
        raise LookupError("no place")
    return isian
