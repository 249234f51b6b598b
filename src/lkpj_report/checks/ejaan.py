"""Check of language: spellings that formal papers do not use, in every text of the report. Codes K4xx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkpj_report.bahasa.ejaan import salah_eja
from lkpj_report.checks.jelajah import Nilai
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, Place, Span, warning

TAK_DICETAK = frozenset({"lambang", "perlu_konfirmasi", "alasan", "oleh", "memuat"})
"""Texts that no paper prints."""


def ejaan(p: Perkara) -> Iterator[Diagnostic]:
    """Spelling of formal papers (EYD V, Kepmendikbudristek/BPPB on spelling [M]; KBBI).

    Proper names may be spelt otherwise: then the finding is accepted by `laporan.diterima`.
    """
    for n in p.teks:
        if n.nama in TAK_DICETAK:
            continue
        for t in salah_eja(n.isi):
            yield warning(
                "K401", f'"{t.salah}": {t.alasan}', letak_kata(n, t.start, t.end), f'tulis "{t.benar}"',
            )  # fmt: skip


def letak_kata(n: Nilai, start: int, end: int) -> Place | None:
    """The place of the word itself when the text stands in one line as typed, else that of the text."""
    if not isinstance(n.place, Span):
        return n.place
    lebih = n.place.end_col - n.place.col - len(n.isi)
    if lebih not in (0, 2):  # two: the quotes around it
        return n.place
    awal = n.place.col + lebih // 2
    return replace(n.place, col=awal + start, end_col=awal + end)
