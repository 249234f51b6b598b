"""How numbers look when typed or printed: signs, dots in thousands, the readings of an unclear text.

Shared by the readers of plain numbers, money and percentages; the rules that differ between them
(is "1.234" a thousand?) stay with each reader.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkpj_report.bahasa.pembulatan import round_half_up
from lkpj_report.bahasa.tolak import Tolak, kutip

GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
"""A whole number with dots between groups of exactly three."""

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "))
_MINUS = "-\u2212\u2013"  # hyphen, minus, and the dash that Word makes of a hyphen
_SWAP = str.maketrans(",.", ".,")
_EXPONENT = re.compile(r"[-(]?[0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+\)?")
_SEPARATED = re.compile(r"[0-9]+(?:[.,][0-9]+)+")


def rapikan(text: str) -> str:
    """The text without spaces at its ends; non-breaking and thin spaces inside as plain ones."""
    return text.translate(_SPACES).strip()


def lepas_tanda(text: str) -> tuple[bool, str] | None:
    """Whether the number is negative ("-3", "(3)") and the text without that; None for two signs."""
    minus = False
    if text[:1] and text[0] in _MINUS:
        minus, text = True, text[1:].lstrip()
    if text[:1] == "(" and text[-1:] == ")":
        if minus:
            return None
        minus, text = True, text[1:-1].strip()
    if text[:1] and text[0] in f"{_MINUS}(+":
        return None
    return minus, text


def kelompok(digits: str) -> str:
    """Digits with dots between groups of three, without leading zeros: "0001234" -> "1.234"."""
    return f"{Decimal(digits):,f}".translate(_SWAP)


def cetak(value: Decimal, decimals: int | None) -> str:
    """Dots in thousands, decimal comma, "-" before negatives; None prints all decimals that it has."""
    if decimals is not None:
        value = round_half_up(value, decimals)
    elif not value.is_finite():
        raise ValueError(f"cannot print {value}")
    return f"{value if value else value.copy_abs():,f}".translate(_SWAP)


def bacaan(text: str) -> tuple[str, ...]:
    """What an unclear number may mean: all separators as thousands, or the last one as decimal comma.

    "1234.567" -> ("1.234.567", "1.234,567"). Empty when the text is not digits with separators.
    """
    if not _SEPARATED.fullmatch(text):
        return ()
    parts = re.split(r"[.,]", text)
    whole = kelompok("".join(parts))
    decimal = f"{kelompok(''.join(parts[:-1]))},{parts[-1]}"
    # A leading zero cannot start a thousands group, three digits after a comma can be either.
    return (decimal,) if int(parts[0][:40]) == 0 else (whole, decimal)


def tolak_angka(text: str, apa: str, contoh: str, readings: tuple[str, ...] = ()) -> Tolak:
    """The refusal of a text as `apa` ("jumlah rupiah"), with the cause where it is known."""
    bare = rapikan(text)
    if not bare:
        return Tolak(f"{kutip(text)} kosong, belum ada {apa}", (f"tulis misalnya {contoh}",))
    if _EXPONENT.fullmatch(bare):
        return Tolak(
            f"{kutip(text)} adalah angka dalam bentuk ilmiah; sebagian angkanya mungkin sudah hilang",
            (f"ubah format sel di Excel menjadi Number atau Text, lalu tulis lengkap, misalnya {contoh}",),
        )
    sign = lepas_tanda(bare.removeprefix("Rp").lstrip())
    if sign is None:
        return Tolak(
            f"{kutip(text)} bukan {apa}: tandanya tidak jelas",
            ('tulis satu tanda saja: "-" di depan atau tanda kurung untuk nilai negatif, tanpa "+"',),
        )
    minus = "-" if sign[0] else ""
    readings = tuple(minus + r for r in readings or bacaan(sign[1]))
    if len(readings) > 1:
        return Tolak(
            f"{kutip(text)} tidak jelas: dapat berarti {' atau '.join(readings)}",
            tuple(f'tulis "{r}" jika itu maksudnya' for r in readings),
        )
    hint = f'mungkin maksudnya "{readings[0]}"' if readings else f"tulis misalnya {contoh}"
    return Tolak(f"{kutip(text)} bukan {apa}", (hint,))
