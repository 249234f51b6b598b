"""Words of a comparison: how a value is written in it, and where two texts part.

In: values of the report. Out: text, amounts as running text has them, percentages with their sign.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.persen import Persen, persen_tabel
from lkpj_report.bahasa.rupiah import Rupiah, format_rupiah
from lkpj_report.bahasa.tanggal import Tanggal, format_tanggal
from lkpj_report.laporan.skalar import Pukul
from lkpj_report.source.skema import Bagian

TAK_TERCETAK = frozenset({
    "diterima", "pernyataan", "persen_disebut", "perlu_konfirmasi", "tahun_lalu", "terbit", "tanggal_status", "pembulatan",
    "edisi",
})  # fmt: skip
"""Entries that steer or note something and are printed nowhere."""

SEBELUM, SESUDAH = 4, 12
"""Words of a changed text that are shown: before the first that differs, and from it on."""


def tulis(isi: Any) -> str:
    """A value in words; a whole part by what it is known by."""
    match isi:
        case Enum():
            return str(isi.value)
        case bool():
            return "ya" if isi else "tidak"
        case Rupiah(nilai):
            return format_rupiah(nilai, nilai != nilai.to_integral_value())
        case Persen(nilai, langkah) | Bilangan(nilai, langkah):
            desimal = max(0, -int(langkah.as_tuple().exponent))
            return (
                persen_tabel(nilai, desimal) if isinstance(isi, Persen) else format_bilangan(nilai, desimal)
            )
        case Tanggal(tanggal):
            return format_tanggal(tanggal)
        case dt.date():
            return format_tanggal(isi)
        case Pukul():
            return f"{isi.waktu:%H.%M}"
        case Bagian():
            return _bagian(isi)
        case Mapping():
            return "; ".join(f"{k} {tulis(v)}" for k, v in isi.items())
        case tuple():
            return "; ".join(tulis(v) for v in isi)
        case int():
            return str(int(isi))
        case _:
            return str(isi)


def _bagian(b: Bagian) -> str:
    """A part in one line: what was written in it and can be printed, in the order of its file."""
    nama = [n for n in (b.letak.kunci or b.letak.nilai) if "." not in n and n not in TAK_TERCETAK]
    isi = [(n, getattr(b, n, None)) for n in nama]
    return ", ".join(f"{n.replace('_', ' ')} {tulis(v)}" for n, v in isi if v not in (None, (), {}))


def cuplik(lama: str, baru: str) -> tuple[str, str]:
    """Both texts from a few words before the first that differs; short texts stay whole."""
    kiri, kanan = lama.split(), baru.split()
    if max(len(kiri), len(kanan)) <= SEBELUM + SESUDAH:
        return " ".join(kiri), " ".join(kanan)
    sama = next(
        (i for i, (a, b) in enumerate(zip(kiri, kanan, strict=False)) if a != b), min(len(kiri), len(kanan))
    )
    mulai = max(0, sama - SEBELUM)
    return _potong(kiri, mulai), _potong(kanan, mulai)


def _potong(kata: list[str], mulai: int) -> str:
    akhir = mulai + SEBELUM + SESUDAH
    text = " ".join(kata[mulai:akhir])
    return ("… " if mulai else "") + text + (" …" if akhir < len(kata) else "")
