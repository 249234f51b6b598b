"""Money: read from input files and spreadsheets, printed exact, for tables, and as it is spoken.

Comes in: the text of an input field or cell, or a Decimal of rupiah. Goes out: `Rupiah` or `Tolak`,
or text. An amount remembers how finely it was stated, so that "Rp815 miliar" can be compared with an
exact figure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkpj_report.bahasa.bentuk_angka import GROUPED, bacaan, cetak, lepas_tanda, rapikan, tolak_angka
from lkpj_report.bahasa.pembulatan import geser, langkah_desimal, round_half_up
from lkpj_report.bahasa.tolak import Tolak, kutip
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Rupiah:
    """An amount as stated; `langkah` is the step of its last written digit in rupiah
    ("1,23 triliun" -> 10.000.000.000; "1.000" -> 1; "1.000,00" -> 0.01)."""

    nilai: Decimal
    langkah: Decimal


SATUAN = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
"""Unit words and their powers of ten."""

CONTOH = "1.250.000, 1.250.000,50 atau 815 miliar"

_RP = re.compile(r"[Rr][Pp]\.?\s*")
_TAIL = re.compile(r"(?P<angka>[0-9.,]+)(?:\s*(?P<satuan>[A-Za-z]+))?(?:\s+rupiah)?")
_WHOLE = re.compile(rf"(?P<whole>{GROUPED}|[0-9]+)(?:,(?P<frac>[0-9]+))?")
_POINT = re.compile(r"(?P<whole>[0-9]{4,})\.(?P<frac>[0-9]{1,2})")


def baca_rupiah(text: str) -> Rupiah | Tolak:
    """Read "2.066.961.120.884,77", "2066961120884.77", "750.000", "(1.000)", "-Rp1.000,00", "Rp815 miliar".

    Dots between groups of exactly three are thousands, a comma with one or two digits is sen; a
    point is a decimal point only with one or two digits after four or more undotted ones (as
    spreadsheets export). With a unit word a comma is decimal, however many digits follow.
    """
    split = _split(text)
    if isinstance(split, Tolak):
        return split
    minus, angka, satuan = split
    power = SATUAN[satuan] if satuan else 0
    match = _WHOLE.fullmatch(angka) or (None if satuan else _POINT.fullmatch(angka))
    if match is None:
        return _tolak(text, angka, satuan)
    whole, frac = match["whole"].replace(".", ""), match["frac"] or ""
    decimals = len(frac) - power
    if decimals > 2:
        return _tolak(text, angka, satuan)
    value = Decimal(f"{'-' if minus else ''}{whole}{frac}")
    value = geser(value, -decimals) if value else Decimal(0)
    return Rupiah(value, geser(langkah_desimal(decimals), 0))


def _split(text: str) -> tuple[bool, str, str] | Tolak:
    """Sign, digits with separators, unit word ("" for none)."""
    signed = lepas_tanda(rapikan(text))
    if signed is None:
        return tolak_angka(text, "jumlah rupiah", CONTOH)
    minus, bare = signed
    head = _RP.match(bare)
    if head is not None:
        inner = lepas_tanda(bare[head.end() :].strip())
        if inner is None or (minus and inner[0]):
            return tolak_angka(text, "jumlah rupiah", CONTOH)
        minus, bare = minus or inner[0], inner[1]
    match = _TAIL.fullmatch(bare)
    if match is None:
        return _tolak_ekor(text, bare)
    satuan = (match["satuan"] or "").lower()
    if satuan == "rupiah":
        satuan = ""
    if satuan and satuan not in SATUAN:
        return _tolak_satuan(text, match["angka"], satuan)
    return minus, match["angka"], satuan


def _tolak(text: str, angka: str, satuan: str) -> Tolak:
    """The refusal of digits whose separators fit no rule, with the readings that are possible."""
    readings = bacaan(angka)
    if satuan:
        readings = tuple(r for reading in readings if _terbaca(r := f"{reading} {satuan}"))
    else:
        readings = tuple(dict.fromkeys(_sampai_sen(r) for r in readings))
    return tolak_angka(text, "jumlah rupiah", CONTOH, readings)


def _sampai_sen(reading: str) -> str:
    """A reading as an amount that may be written: sen has two digits ("1.234,567" -> "1.234,57")."""
    whole, _, sen = reading.partition(",")
    return cetak(Decimal(f"{whole.replace('.', '')}.{sen}"), 2) if len(sen) > 2 else reading


def _tolak_ekor(text: str, bare: str) -> Tolak:
    """The refusal of what has no form of an amount; a cure is only named when it can be read."""
    cure = bare.rstrip("-–—=,")
    if re.fullmatch(r"[0-9.]+,[-–—=]+", bare) and _terbaca(cure):
        return Tolak(f'{kutip(text)} bukan jumlah rupiah: ",-" tidak dipakai', (f'tulis "{cure}"',))
    cure = bare.replace(" ", ".")
    if re.fullmatch(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]{1,2})?", bare) and _terbaca(cure):
        return Tolak(f"{kutip(text)} berisi spasi di antara angka", (f'tulis "{cure}"',))
    return tolak_angka(text, "jumlah rupiah", CONTOH)


def _terbaca(text: str) -> bool:
    return isinstance(baca_rupiah(text), Rupiah)


_NEAR_UNITS = {
    "rb": ("ribu",), "jt": ("juta",), "m": ("miliar", "juta"), "milyar": ("miliar",), "milyard": ("miliar",),
    "mlyar": ("miliar",), "miliyar": ("miliar",), "milliar": ("miliar",), "mliar": ("miliar",), "milir": ("miliar",),
    "t": ("triliun",), "trilyun": ("triliun",), "triliyun": ("triliun",), "trilliun": ("triliun",), "jutaan": ("juta",),
}  # fmt: skip


def _tolak_satuan(text: str, angka: str, satuan: str) -> Tolak:
    if satuan not in _NEAR_UNITS:
        return tolak_angka(text, "jumlah rupiah", CONTOH)
    units = _NEAR_UNITS[satuan]
    readings = tuple(r for unit in units if _terbaca(r := f"{angka} {unit}"))
    if not readings:
        return _tolak(text, angka, units[0])
    return tolak_angka(text, "jumlah rupiah", CONTOH, readings)


def format_rupiah(value: Decimal, sen: bool = True) -> str:
    """ "Rp1.234,00" for running text, rounded half up to sen, or to whole rupiah ("Rp1.234").

    A negative amount has its minus before Rp: "-Rp1.234,00".
    """
    digits = cetak(value, 2 if sen else 0)
    return f"-Rp{digits[1:]}" if digits[0] == "-" else f"Rp{digits}"


def format_angka_tabel(value: Decimal, decimals: int = 2, nol: str | None = None) -> str:
    """ "1.234,00" for table cells; negatives in brackets "(1.234,00)"; `nol` replaces a zero ("-")."""
    digits = cetak(value, decimals)
    if nol is not None and not value:
        return nol
    return f"({digits[1:]})" if digits[0] == "-" else digits


def sebut_rupiah(value: Decimal, decimals: int = 2) -> str:
    """An amount as it is spoken: "Rp1,23 triliun", "Rp815 miliar"; below one million exact.

    Rounded half up to `decimals` of the unit, zeros at the end dropped; what rounds up to a thousand
    of a unit is told in the next one (999.999.999.999 -> "Rp1 triliun"). Sen only where there are any.
    """
    sign = "-" if value < 0 else ""
    exact = round_half_up(value.copy_abs(), 2)
    if exact < 1_000_000:
        return sign * bool(exact) + format_rupiah(exact, exact != exact.to_integral_value())
    shown = exact
    for name in ("juta", "miliar", "triliun"):
        shown = round_half_up(geser(value.copy_abs(), -SATUAN[name]), decimals)
        if shown < 1000 or name == "triliun":
            break
    digits = cetak(shown, decimals)
    return f"{sign}Rp{digits.rstrip('0').rstrip(',') if ',' in digits else digits} {name}"
