"""On which pages of a print the old values stand, for the errata sheet.

In: changes, and the text of each page of the printed PDF. Out: the same changes with their pages. A number
is looked for as a whole number; what is too short to be told from other things is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkpj_report.banding.perubahan import Jenis, Perbedaan, Perubahan

DITULIS_TANGAN, TIDAK_KETEMU = "……", "–"
_ANGKA = re.compile(r"-?(?:Rp)?(?P<digit>\d[\d.]*)(?P<pecahan>,\d+)?%?")
_KOSONG = re.compile(r"[\s\u00a0\u202f\u2060]+")
_PALING_BANYAK = 8


def berhalaman(beda: Perbedaan, halaman: Sequence[str] | None) -> Perbedaan:
    """The changes with their pages; without a print with room to write them in by hand.

    With a print, derived figures that it does not show are left out: nobody has read them there.
    """
    if halaman is None:
        return replace(
            beda,
            isian=tuple(replace(p, halaman=DITULIS_TANGAN) for p in beda.isian),
            turunan=tuple(replace(p, halaman=DITULIS_TANGAN) for p in beda.turunan),
        )
    bersih = [_KOSONG.sub(" ", h.replace("\u00ad", "").replace("\u2011", "-")) for h in halaman]
    turunan = tuple(q for p in beda.turunan if (q := _satu(p, bersih)).halaman or _pola(p) is None)
    return replace(
        beda,
        isian=tuple(_tanda(_satu(p, bersih)) for p in beda.isian),
        turunan=tuple(_tanda(q) for q in turunan),
    )


def _tanda(p: Perubahan) -> Perubahan:
    return p if p.halaman else replace(p, halaman=TIDAK_KETEMU)


def _satu(p: Perubahan, halaman: Sequence[str]) -> Perubahan:
    pola = _pola(p)
    nomor = list(_nomor(pola, halaman)) if pola is not None else []
    lebih = ", …" if len(nomor) > _PALING_BANYAK else ""
    return replace(p, halaman=", ".join(map(str, nomor[:_PALING_BANYAK])) + lebih)


def _nomor(pola: re.Pattern[str], halaman: Sequence[str]) -> Iterator[int]:
    return (n for n, text in enumerate(halaman, 1) if pola.search(text))


def _pola(p: Perubahan) -> re.Pattern[str] | None:
    """What is looked for; None for what no page can show, or what is too short to be known again."""
    if p.jenis == Jenis.DITAMBAH.value:
        return None
    text = p.tertulis.isi.strip("… ")
    angka = _ANGKA.fullmatch(text)
    if angka is None:
        return re.compile(re.escape(_KOSONG.sub(" ", text))) if len(text) >= 8 else None
    pecahan = angka["pecahan"] or ""
    if sum(c.isdigit() for c in text) < 4:
        return None
    ekor = re.escape(pecahan) if pecahan.strip(",0") else "(?:,0+)?"
    return re.compile(rf"(?<![\d.,]){re.escape(angka['digit'])}{ekor}(?![\d]|[.,]\d)")
