"""Finds the numbers inside of words: amounts, shares, dates, years, in digits or spelled out.

In: a text as it is printed. Out: where its numbers stand. What a number means is not asked here; the trace
only needs to know which words hold one.
"""

from __future__ import annotations

import re

from lkpj_report.bahasa.tanggal import BULAN

_S = "[ \u00a0]"
_MONTHS = "|".join((*BULAN, *(b.upper() for b in BULAN)))
_PLAIN = r"\d+(?:[.,]\d+)*"
_NUMBER = re.compile(
    rf"\d{{1,2}}{_S}(?:{_MONTHS}){_S}\d{{4}}"  # 15 April 2025
    rf"|Rp{_S}?[-−]?{_PLAIN}(?:{_S}(?:ribu|juta|miliar|triliun)\b)?"  # Rp1,23 triliun
    rf"|(?<![\w.,)\-−])[-−]?{_PLAIN}(?:{_S}?%)?"  # -3,1 %
    rf"|{_PLAIN}"
)
_DIGITS = re.compile(_PLAIN)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    "seratus", "seribu",
)  # fmt: skip
_SCALE = ("belas", "puluh", "ratus", "ribu", "juta", "miliar", "triliun")
_BESIDE = frozenset(["minus", "koma", "rupiah", "sen", "persen"])
_COUNTING = frozenset([*_SMALL, *_SCALE, *(f"ke{w}" for w in _SMALL), "pertama", "kesatu"])


def angka_dalam(text: str) -> tuple[tuple[int, int], ...]:
    """Where the numbers of a text stand, as (start, end); a date is one number, "Rp" and "%" belong to theirs.

    Without digits, a text that is nothing but a number in words ("tiga belas", "kedua belas") is one number.
    """
    if any(c.isdecimal() for c in text):
        return tuple([found.span() for found in _NUMBER.finditer(text)])
    return ((0, len(text)),) if terbilang_semua(text) else ()


def terbilang_semua(text: str) -> bool:
    """Whether a text is a number in words and nothing else."""
    found = [word.lower() for word in _WORD.findall(text)]
    return any(w in _COUNTING for w in found) and all(w in _COUNTING or w in _BESIDE for w in found)


def deretan_angka(text: str) -> tuple[str, ...]:
    """The digits of a text with the points and commas between them: ("15", "2025"), ("1.234,5",)."""
    return tuple(_DIGITS.findall(text))
