"""Percentages: read, printed, and compared with the amounts that they were made of.

Comes in: the text of an input field, Decimals, amounts. Goes out: `Persen` or `Tolak`, text, or the
interval within which a stated percentage is right. A percentage is kept as printed: 95.82, not 0.9582.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from lkpj_report.bahasa.bentuk_angka import cetak, rapikan
from lkpj_report.bahasa.bilangan import baca_angka
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.bahasa.tolak import Tolak, kutip
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Persen:
    """A percentage as stated; `langkah` is the step of its last written digit (95,82 -> 0.01)."""

    nilai: Decimal
    langkah: Decimal


# Own precision, so that a caller's decimal context cannot change a figure. Fifty digits part any two
# amounts of a region; what is printed is rounded once more, by round_half_up.
_PRECISE = Context(prec=50, rounding=ROUND_HALF_UP)
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")


def baca_persen(text: str) -> Persen | Tolak:
    """Read "95,82", "95,82%", "95,82 %", "95,82 persen", "-0,5%", "95.82"; the number as `baca_bilangan`."""
    bare = rapikan(text)
    cut = _tanpa_satuan(bare)
    if bare[:1] == "(" and bare[-1:] == ")":  # "(0,5%)" as in tables
        cut = f"({_tanpa_satuan(bare[1:-1])})"
    read = baca_angka(cut, "persentase", '95,82 atau "95,82 persen"')
    if isinstance(read, Tolak):
        return Tolak(read.pesan.replace(kutip(cut), kutip(text), 1), read.saran)
    return Persen(read.nilai, read.langkah)


def _tanpa_satuan(text: str) -> str:
    if text.endswith("%"):
        return text[:-1].rstrip()
    return text[:-6].rstrip() if text[-6:].lower() == "persen" else text


def format_persen(value: Decimal, decimals: int = 2) -> str:
    """The bare number, rounded half up: "95,82", "101,40", "-0,50"."""
    return cetak(value, decimals)


def persen_teks(value: Decimal, decimals: int = 2) -> str:
    """As running text says it: "95,82 persen"."""
    return f"{cetak(value, decimals)} persen"


def persen_tabel(value: Decimal, decimals: int = 2) -> str:
    """As a table cell prints it: "95,82%"."""
    return f"{cetak(value, decimals)}%"


def rasio(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` in percent, not rounded (50 digits); None when `whole` is zero."""
    if not whole:
        return None
    return _PRECISE.divide(_PRECISE.multiply(part, _HUNDRED), whole)


def rentang_rasio(a: Rupiah, b: Rupiah) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest percentage a/b that the amounts allow, each true within half its step.

    781 of 815 miliar: 95,71 to 95,95. None when `b` may be zero.
    """
    a_low, a_high = _bounds(a)
    b_low, b_high = _bounds(b)
    if b_low <= 0 <= b_high:
        return None
    corners = [q for x in (a_low, a_high) for y in (b_low, b_high) if (q := rasio(x, y)) is not None]
    return min(corners), max(corners)


def persen_cocok(stated: Persen, a: Rupiah, b: Rupiah) -> bool | None:
    """Whether a stated percentage can be a/b: its own half step meets the interval of `rentang_rasio`."""
    bounds = rentang_rasio(a, b)
    if bounds is None:
        return None
    half = stated.langkah * _HALF
    return bounds[0] - half <= stated.nilai <= bounds[1] + half


def _bounds(amount: Rupiah) -> tuple[Decimal, Decimal]:
    half = amount.langkah * _HALF
    return _PRECISE.subtract(amount.nilai, half), _PRECISE.add(amount.nilai, half)
