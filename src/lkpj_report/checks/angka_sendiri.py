"""Check of numerals in the office's own wording: each is a figure of the input within its rounding. Code K405.

In: the paragraphs of `pidato.bagian`, all numbers of the input and all derived figures. Out: numerals that none
of them explains. Small numbers, years, and numbers of articles and acts are passed over.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan, baca_bilangan
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import SATUAN, Rupiah
from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.checks.ejaan import letak_kata
from lkpj_report.checks.jelajah import Nilai, nilai
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, warning
from lkpj_report.figures.hasil import Hasil
from lkpj_report.laporan.laporan import Laporan

KECIL = 12
"""Numbers up to this one are words' work ("3 bidang") and are not looked for."""

_NUMERAL = re.compile(
    r"(?:(?<=Rp)|(?<![\w.,/-]))(?P<angka>\d+(?:\.\d{3})*(?:,\d+)?)(?:\s+(?P<satuan>ribu|juta|miliar|triliun)\b)?(?![\w/-]|[.,]\d)"
)
_BUKAN_ANGKA = re.compile(
    r"(?:nomor|no\.?|pasal|ayat|bab|butir|huruf|pukul|tanggal|ke-?|kode|rekening|lampiran)\s*$", re.IGNORECASE
)
_BULAN = re.compile(
    r"\s+(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b",
    re.IGNORECASE,
)


def naskah_sendiri(p: Perkara) -> Iterator[Diagnostic]:
    """A numeral of the office's own wording is a figure of the input (PP 13/2019 art. 3: akurasi)."""
    bagian = p.laporan.pidato.bagian if p.laporan.pidato is not None else None
    if bagian is None:
        return
    for n in nilai(bagian):
        asing = [(m, angka) for m, angka in _numeral(n) if not _dikenal(p, angka)]
        for m, _ in asing:
            yield warning(
                "K405", f'"{m[0]}" tidak ada pada isian maupun hitungan laporan ini', letak_kata(n, m.start(), m.end()),
                "samakan dengan angka isian, tambahkan isiannya, atau terima temuan ini",
            )  # fmt: skip


def _numeral(n: Nilai) -> Iterator[tuple[re.Match[str], Bilangan]]:
    """Numerals that say how much, with the value and the step of their last digit in units."""
    if not isinstance(n.isi, str):
        return
    for m in _NUMERAL.finditer(n.isi):
        angka = baca_bilangan(m["angka"].replace(".", ""))
        if not isinstance(angka, Bilangan):
            continue
        bulat = angka.langkah == 1 and m["satuan"] is None
        tahun = bulat and len(m["angka"]) == 4 and m["angka"][:2] in ("19", "20")
        if (bulat and angka.nilai <= KECIL) or tahun:
            continue
        if _BUKAN_ANGKA.search(n.isi, 0, m.start()) or (bulat and _BULAN.match(n.isi, m.end())):
            continue
        kali = Decimal(10) ** SATUAN[m["satuan"]] if m["satuan"] else Decimal(1)
        yield m, Bilangan(angka.nilai * kali, angka.langkah * kali)


def _dikenal(p: Perkara, angka: Bilangan) -> bool:
    semua = p.sekali("semua angka", lambda: sorted(_semua_angka(p)))
    separuh = angka.langkah / 2
    at = bisect_left(semua, angka.nilai - separuh)
    return at < len(semua) and semua[at] <= angka.nilai + separuh


def _semua_angka(p: Perkara) -> set[Decimal]:
    """All numbers of both years' inputs and of what was derived, without their signs."""
    out = {abs(d) for d in _isi_angka(p.angka)}
    for laporan in (p.laporan, *((p.lalu,) if p.lalu is not None else ())):
        out |= _isian(laporan)
    return out


def _isian(laporan: Laporan) -> set[Decimal]:
    out: set[Decimal] = set()
    bagian = laporan.pidato.bagian if laporan.pidato is not None else None
    sendiri = {n.place for n in nilai(bagian)} if bagian is not None else set()
    for n in nilai(laporan):
        if type(n.isi) is str and n.place not in sendiri:
            out |= {angka.nilai for _, angka in _numeral(n)}
        else:
            out |= {abs(d) for d in _angka(n.isi)}
    return out


def _angka(isi: Any) -> Iterator[Decimal]:
    match isi:
        case Rupiah() | Persen() | Bilangan():
            yield isi.nilai
        case bool() | dt.date() | Tanggal():
            return
        case int():
            yield Decimal(isi)
        case str() if (bilangan := getattr(isi, "bilangan", None)) is not None:
            yield bilangan.nilai


def _isi_angka(isi: Any) -> Iterator[Decimal]:
    """The numbers of all derived figures, those of properties too (shares are made when they are asked for)."""
    if isinstance(isi, Hasil):
        yield from _angka(isi.isi)
    elif isinstance(isi, tuple):
        for v in isi:
            yield from _isi_angka(v)
    elif isinstance(isi, dict):
        for v in isi.values():
            yield from _isi_angka(v)
    elif dataclasses.is_dataclass(isi) and type(isi).__module__.startswith("lkpj_report.figures."):
        for f in dataclasses.fields(isi):
            yield from _isi_angka(getattr(isi, f.name))
        for nama, sifat in vars(type(isi)).items():
            if isinstance(sifat, property):
                yield from _isi_angka(getattr(isi, nama))
