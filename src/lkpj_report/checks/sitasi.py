"""Check of acts that texts cite: number and year against the table of acts (`_bersama/peraturan.yaml`). Code K402.

Only near misses are told: an act that the table does not have may well exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkpj_report.checks.ejaan import TAK_DICETAK, letak_kata
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, warning
from lkpj_report.records import dataclass

JENIS = {
    "undang-undang": "UU",
    "uu": "UU",
    "peraturan pemerintah": "PP",
    "pp": "PP",
    "peraturan presiden": "Perpres",
    "perpres": "Perpres",
    "peraturan menteri dalam negeri": "Permendagri",
    "permendagri": "Permendagri",
    "peraturan menteri": "Permen",
    "permen": "Permen",
}
"""Kinds of acts as they are written, and their short names."""

# On small letters: without IGNORECASE both patterns are made and matched several times faster.
_KUTIPAN = re.compile(
    r"\b(?P<jenis>" + "|".join(sorted(JENIS, key=len, reverse=True)) + r")(?: republik indonesia| ri)?"
    r"\s+(?:nomor\s+|no\.?\s*)?(?P<nomor>\d{1,3})\s*(?:/|\s+tahun\s+)\s*(?P<tahun>(?:19|20)\d\d)\b"
)
_ADA = re.compile(r"\b(?:undang|uu|pp|per)")


@dataclass(frozen=True, slots=True, order=True)
class Kutipan:
    """An act by kind, number and year."""

    jenis: str
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}/{self.tahun}"


def kutipan(text: str) -> Iterator[tuple[Kutipan, re.Match[str]]]:
    """The acts that a text cites, long or short, with their places in it."""
    kecil = text.lower()
    if not _ADA.search(kecil) or len(kecil) != len(text):
        return
    for m in _KUTIPAN.finditer(kecil):
        jenis = JENIS[" ".join(m["jenis"].split())]
        yield Kutipan(jenis, int(m["nomor"]), int(m["tahun"])), m


def peraturan_disebut(p: Perkara) -> Iterator[Diagnostic]:
    """An act is cited with its number and year (table peraturan.yaml; its own rows say how sure they are [M])."""
    tabel = [(k, a.dasar_lkpj) for a in p.katalog.peraturan for k, _ in kutipan(a.singkat)]
    ada = {k for k, _ in tabel}
    dasar = [k for k, dasar in tabel if dasar]
    for n in p.teks:
        if n.nama in TAK_DICETAK:
            continue
        for disebut, m in kutipan(n.isi):
            dekat = next((k for k in dasar if _dekat(disebut, k)), None) if disebut not in ada else None
            if dekat is not None:
                yield warning(
                    "K402", f'"{n.isi[m.start() : m.end()]}" tidak ada di tabel peraturan', letak_kata(n, m.start(), m.end()),
                    f"mungkin maksudnya {dekat}; bila memang peraturan lain, terima temuan ini",
                )  # fmt: skip


def _dekat(a: Kutipan, b: Kutipan) -> bool:
    """Whether `a` may be a slip for `b`: the next year, a digit lost or doubled, or the ministry left out."""
    if a.jenis == "Permen":
        return (a.nomor, a.tahun) == (b.nomor, b.tahun)
    if a.jenis != b.jenis:
        return False
    if a.nomor == b.nomor:
        return abs(a.tahun - b.tahun) == 1
    return a.tahun == b.tahun and _tertinggal(str(a.nomor), str(b.nomor))


def _tertinggal(a: str, b: str) -> bool:
    """Whether one is the other without one digit."""
    pendek, panjang = sorted((a, b), key=len)
    return len(panjang) == len(pendek) + 1 and any(
        panjang[:i] + panjang[i + 1 :] == pendek for i in range(len(panjang))
    )
