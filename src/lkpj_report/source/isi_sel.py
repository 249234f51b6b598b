"""What a cell means in a column of a known type: the text that the typed reader would find in YAML.

In: a `Sel` and the type of its column. Out: text, or a `Sebab` why the cell is refused. The rule for
numbers: Excel keeps binary fractions and shows 15 digits, so what lies behind the 15th is no figure.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from lkpj_report.records import dataclass
from lkpj_report.source.encoding import FORBIDDEN, forbidden_name
from lkpj_report.source.grid import Jenis, Sel
from lkpj_report.source.tipe import SKALAR, Daftar, Pilihan, Skalar, Tipe

RESIDUE = Decimal("0.0001")
"""How far (rupiah) an amount may lie from whole sen and still be taken for it; see `sen`."""

_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_SEN = Decimal("0.01")
_LARGEST = 18  # digits before the point
_BREAKS = re.compile(r"[ \t]*[\t\r\n][ \t\r\n]*")
_ENDS = " \t\r\n\u00a0\u2007\u202f\u200b\u2060\ufeff"
_WHOLE = ("bilangan bulat", "tahun")
_DECIMAL = ("angka", "ukuran", "persentase")

CODE_CURE = "format kolomnya sebagai Teks (Format Cells, Text), lalu ketik ulang isinya"


@dataclass(frozen=True, slots=True)
class Sebab:
    """Why a cell is refused; cells of a column with the same cause are reported as one."""

    kode: str
    pesan: str
    saran: str


GALAT = Sebab("S170", "sel berisi kesalahan rumus", "betulkan rumusnya di Excel, lalu simpan")
TANPA_HASIL = Sebab(
    "S170", "sel berisi rumus yang belum dihitung", "buka di Excel, lalu simpan; atau salin sebagai nilai"
)
HALUS = Sebab(
    "S171", "jumlah lebih halus daripada sen", "bulatkan sampai dua desimal, misalnya dengan ROUND(…;2)"
)
TERLALU_BESAR = Sebab("S171", "angka terlalu besar untuk dibaca dengan pasti", "periksa angkanya")


def isi(sel: Sel, tipe: Tipe) -> str | Sebab:
    """The text of a cell for a column of the type (a scalar, a choice, or a list of these)."""
    if isinstance(tipe, Daftar):
        tipe = tipe.butir
    nama = tipe.nama if isinstance(tipe, Skalar) else ""
    match sel.jenis:
        case Jenis.TEKS:
            return teks(sel.teks)
        case Jenis.GALAT:
            return Sebab(GALAT.kode, f"{GALAT.pesan} {sel.teks[:20]}", GALAT.saran)
        case Jenis.TANPA_HASIL:
            return TANPA_HASIL
        case Jenis.LOGIKA if nama == "ya atau tidak":
            return sel.teks
        case Jenis.TANGGAL if nama == "tanggal" and "-" in sel.teks:
            return sel.teks
        case Jenis.LOGIKA | Jenis.TANGGAL:
            return Sebab("S169", f"sel berisi {sel.jenis.value}, bukan {_sebutan(tipe)}", CODE_CURE)
        case _:
            return _angka(sel, nama, tipe)


def teks(text: str) -> str | Sebab:
    """Text without blanks at its ends; a line break or tab becomes one blank, other blanks inside stay."""
    clean = text.strip(_ENDS)
    if clean.isprintable():  # no breaks, no forbidden characters; nearly always
        return clean
    clean = _BREAKS.sub(" ", clean)
    bad = FORBIDDEN.search(clean)
    if bad is not None:
        return Sebab(
            "S131",
            f"{forbidden_name(bad[0])} tidak boleh dipakai",
            "hapus karakter itu, lalu ketik ulang isinya",
        )
    return clean


def _angka(sel: Sel, nama: str, tipe: Tipe) -> str | Sebab:
    value = Decimal(sel.teks)
    if value and not -300 < value.adjusted() < _LARGEST:
        return TERLALU_BESAR
    if nama == "jumlah rupiah":
        amount = sen(value)
        return _rupiah(amount) if amount is not None else HALUS
    if nama in _DECIMAL:
        shown = value.scaleb(2, _WIDE) if sel.jenis is Jenis.PERSEN else value
        return tulis(_DIGITS.plus(shown))
    whole = value == value.to_integral_value()
    if (
        whole
        and (nama in _WHOLE or tipe is SKALAR[str] or isinstance(tipe, Pilihan))
        and sel.jenis is Jenis.ANGKA
    ):
        return tulis(value)
    return Sebab("S169", f"sel berisi angka, bukan {_sebutan(tipe)}", CODE_CURE)


def sen(value: Decimal) -> Decimal | None:
    """An amount in whole sen, half up; None when it is finer than that.

    A double of trillions cannot hold sen exactly, and sums of such drift: a distance of up to `RESIDUE`, or
    up to one in 10^15 of the amount, is taken for that and dropped.
    """
    if int(value.as_tuple().exponent) >= -2:
        return value
    exact = value.quantize(_SEN, context=_WIDE)
    far = abs(_WIDE.subtract(value, exact))
    return exact if far <= max(RESIDUE, abs(value).scaleb(-15, _WIDE)) else None


def _rupiah(amount: Decimal) -> str:
    """An amount with two decimals or none, since one digit of sen would claim to be rounded."""
    text = tulis(amount)
    return text + "0" if text[-2:-1] == "," else text


def tulis(value: Decimal) -> str:
    """A number as staff would type it: decimal comma, no thousands, no zeros behind."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.replace(".", ",")
    return "0" if text in ("-0", "") else text


def _sebutan(tipe: Tipe) -> str:
    if isinstance(tipe, Skalar):
        return tipe.nama
    return "teks"
