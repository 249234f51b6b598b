"""Plain decimal numbers as staff type and read them: decimal comma, dots between thousands.

Comes in: the text of an input field, or a Decimal to print. Goes out: `Bilangan` or `Tolak`, or text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkpj_report.bahasa.bentuk_angka import GROUPED, bacaan, cetak, lepas_tanda, rapikan, tolak_angka
from lkpj_report.bahasa.pembulatan import langkah_desimal
from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A number as stated; `langkah` is the step of its last written digit (3,5 -> 0.1; 12 -> 1)."""

    nilai: Decimal
    langkah: Decimal


_COMMA = re.compile(rf"(?P<whole>{GROUPED}|[0-9]+)(?:,(?P<frac>[0-9]+))?")
# A point is a decimal point when what follows cannot be a thousands group, or what stands before can't.
_POINT = re.compile(r"(?P<whole>[0-9]+)\.(?P<frac>[0-9]{1,2}|[0-9]{4,})|(?P<zero>0)\.(?P<after>[0-9]+)")
_UNCLEAR = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def baca_bilangan(text: str) -> Bilangan | Tolak:
    """Read "3,5", "1.234.567,8", "1234", "82.77", "0.323", "-3,5", "(3,5)".

    "1.234" alone is refused with both readings: 1234 or 1,234. "1,234" is a decimal comma.
    """
    return baca_angka(text, "angka", "82,77 atau 1.234.567")


def baca_angka(text: str, apa: str, contoh: str) -> Bilangan | Tolak:
    """`baca_bilangan` for a reader that calls its numbers something else in messages (`apa`, `contoh`)."""
    signed = lepas_tanda(rapikan(text))
    if signed is None:
        return tolak_angka(text, apa, contoh)
    minus, bare = signed
    if _UNCLEAR.fullmatch(bare):
        first, last = bare.split(".")
        return tolak_angka(text, apa, contoh, (f"{first}{last}", f"{first},{last}"))
    if match := _COMMA.fullmatch(bare):
        whole, frac = match["whole"].replace(".", ""), match["frac"] or ""
    elif match := _POINT.fullmatch(bare):
        whole, frac = match["whole"] or match["zero"], match["frac"] or match["after"]
    else:
        readings = tuple(r.replace(".", "") if _UNCLEAR.fullmatch(r) else r for r in bacaan(bare))
        return tolak_angka(text, apa, contoh, readings)
    value = Decimal(f"{'-' if minus else ''}{whole}.{frac}" if frac else f"{'-' if minus else ''}{whole}")
    return Bilangan(value if value else value.copy_abs(), langkah_desimal(len(frac)))


def format_bilangan(value: Decimal, decimals: int | None = None) -> str:
    """ "1.234,5"; negatives "-1.234,5"; rounded half up to `decimals`, None keeps as many as it has."""
    return cetak(value, decimals)
