"""Which numbers of an award's own sentence stand in none of its fields.

In: an award with `kalimat`. Out: the numbers as written. Digits are compared with all fields, ordinals
in words ("kelima kalinya", "peringkat kedua") with the whole-number fields; what a field holds and
the sentence leaves out is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, baca_bilangan
from lkpj_report.bahasa.romawi import dari_romawi
from lkpj_report.bahasa.terbilang import baca_terbilang
from lkpj_report.laporan.penghargaan import Penghargaan
from lkpj_report.laporan.skalar import Cacah, Tahun

_ANGKA = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_BERKALI = re.compile(r"\b((?:ke[a-z]+|pertama)(?: (?:belas|puluh|[a-z]+))?(?: [a-z]+)?) kali", re.IGNORECASE)
_PERINGKAT = re.compile(
    r"\b(?:peringkat|juara)\s+(?:ke-)?([IVXL]+|[a-z]+(?: belas| puluh(?: [a-z]+)?)?)\b", re.IGNORECASE
)
_BANYAK = re.compile(r"\b([a-z]+(?: belas| puluh(?: [a-z]+)?)?) penghargaan\b", re.IGNORECASE)


def angka_asing(b: Penghargaan) -> tuple[str, ...]:
    """Numbers of the sentence that no field has, each once, in the order of the sentence."""
    kalimat = " ".join((b.kalimat or "").split())
    ada = set(_angka_isian(b))
    asing = [(m.start(), m[0]) for m in _ANGKA.finditer(kalimat) if _nilai(m[0]) not in ada]
    for pola, isi in ((_BERKALI, b.kali_ke), (_PERINGKAT, b.peringkat), (_BANYAK, b.jumlah)):
        for m in pola.finditer(kalimat):
            n = _baca_kata(m[1])
            if n is not None and n != (1 if pola is _BANYAK and isi is None else isi):
                asing.append((m.start(), f'"{m[0]}"'))
    return tuple(dict.fromkeys(text for _, text in sorted(asing)))


def _angka_isian(b: Penghargaan) -> Iterator[Decimal]:
    """All numbers of the fields, those inside texts too ("10 Juta Bendera")."""
    for nama in b.letak.nilai:
        if "." in nama or nama == "kalimat":
            continue
        for isi in value if isinstance(value := getattr(b, nama), tuple) else (value,):
            match isi:
                case Cacah() | Tahun():
                    yield Decimal(isi)
                case Bilangan(nilai):
                    yield nilai
                case str():
                    yield from (_nilai(m[0]) for m in _ANGKA.finditer(isi))


def _nilai(text: str) -> Decimal:
    """A numeral's value; digits with odd separators (dates, numbers of letters) are compared as digits."""
    value = baca_bilangan(text)
    return value.nilai if isinstance(value, Bilangan) else Decimal(re.sub(r"\D", "", text))


def _baca_kata(text: str) -> int | None:
    """A number in Roman letters, or the longest run of words that says a number or an ordinal."""
    if (romawi := dari_romawi(text)) is not None:
        return romawi
    kata = text.casefold().split()
    for panjang in range(len(kata), 0, -1):
        for mulai in range(len(kata) - panjang + 1):
            sebutan = " ".join(kata[mulai : mulai + panjang])
            if sebutan == "pertama":
                return 1
            if (n := baca_terbilang(sebutan.removeprefix("ke"))) is not None:
                return n
    return None
