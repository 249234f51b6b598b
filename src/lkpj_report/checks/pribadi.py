"""Check of personal data in texts of public papers: NIK, NIP, phone numbers. Code K910."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkpj_report.checks.ejaan import TAK_DICETAK, letak_kata
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, warning
from lkpj_report.laporan.umum import Edisi

POLA = (
    ("NIP", re.compile(r"(?<!\d)(?:\d{18}|\d{8} \d{6} \d \d{3})(?!\d)")),
    ("NIK atau nomor kartu keluarga", re.compile(r"(?<![\d.,])\d{16}(?!\d)")),
    ("nomor telepon", re.compile(r"(?<![\d.,/])(?:\+62|62|0)8\d{2}(?:[ -]?\d){5,9}(?!\d)")),
)
"""Eighteen digits, sixteen digits, and mobile numbers as they are written."""

KANTOR = frozenset({"telepon", "pos_el", "laman"})
"""Fields of an office, which are public."""


def data_pribadi(p: Perkara) -> Iterator[Diagnostic]:
    """Public papers hold no personal numbers (UU 27/2022 on personal data [M]); the field `nip` is looked at too."""
    if p.laporan.laporan.edisi is not Edisi.PUBLIK:
        return
    for n in p.teks:
        if n.nama in KANTOR or n.nama in TAK_DICETAK:
            continue
        for nama, pola in POLA:
            for m in pola.finditer(n.isi):
                yield warning(
                    "K910", f"{nama} pada isian naskah publik", letak_kata(n, m.start(), m.end()),
                    "hapus dari isian edisi publik",
                )  # fmt: skip
