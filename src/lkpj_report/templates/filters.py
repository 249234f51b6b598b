"""The filters of the template language, one table; each gives a leaf with the same origin.

Formatting only: a filter never adds, divides or rounds otherwise than to print.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.kata import huruf_besar, kapital_awal, kapital_judul
from lkpj_report.bahasa.persen import Persen, format_persen
from lkpj_report.bahasa.romawi import romawi
from lkpj_report.bahasa.rupiah import Rupiah, format_angka_tabel, format_rupiah, sebut_rupiah
from lkpj_report.bahasa.tanggal import (
    Tanggal,
    format_hari_tanggal,
    format_tanggal,
    nama_hari,
    tanggal_terbilang,
)
from lkpj_report.bahasa.terbilang import terbilang, terbilang_rupiah
from lkpj_report.bahasa.ucapan import ucapkan
from lkpj_report.bahasa.urutan import urutan, urutan_kapital
from lkpj_report.templates.values import (
    Blank,
    Counted,
    Leaf,
    TemplateFault,
    changed,
    content,
    derived,
    is_gap,
    leaves_of,
    words,
)


def _one(convert: Callable[[Any], str], *kinds: type) -> Callable[[object], object]:
    """A filter over one value of the given kinds; gaps pass as they are."""

    def apply(value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool) and int in kinds:
            return Counted(_converted(convert, value))
        if not isinstance(value, Leaf):
            raise TemplateFault("T207", "filter ini hanya untuk satu nilai dari masukan atau angka")
        if is_gap(value):
            return value
        inner = content(value)
        if isinstance(inner, Blank):
            return value
        if not isinstance(inner, kinds):
            raise TemplateFault("T207", f'filter ini tidak cocok untuk nilai "{words(value)[:40]}"')
        return derived(value, _converted(convert, inner))

    return apply


def _converted(convert: Callable[[Any], str], value: object) -> str:
    try:
        return convert(value)
    except ValueError:  # Roman numerals end at 3999, ordinals begin at 1
        raise TemplateFault("T207", f'filter ini tidak cocok untuk nilai "{value}"') from None


def _text(convert: Callable[[str], str]) -> Callable[[object], object]:
    """A filter over the printed words of a value."""

    def apply(value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Markup):
            return type(value)(convert(value))
        if not isinstance(value, Leaf):
            raise TemplateFault("T207", "filter ini hanya untuk satu nilai dari masukan atau angka")
        return derived(value, convert(words(value)))

    return apply


def _date(convert: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda d: convert(d.tanggal if isinstance(d, Tanggal) else d)


def _amount(convert: Callable[[Decimal], str]) -> Callable[[Any], str]:
    return lambda r: convert(r.nilai)


def daftar(value: object) -> object:
    """A list in running text: "a", "a dan b", "a, b, dan c"."""
    return _joined(value, ", ", " dan ", ", dan ")


def gabung(value: object, pemisah: str = ", ") -> object:
    """A list with a separator between its items."""
    if type(pemisah) is not str or len(pemisah) > 40 or not pemisah.isprintable():
        raise TemplateFault("T207", "pemisah ditulis langsung di templat, paling panjang 40 huruf")
    return _joined(value, pemisah, pemisah, pemisah)


def _joined(value: object, comma: str, two: str, last: str) -> object:
    if isinstance(value, Leaf) and is_gap(value):
        return value
    if not isinstance(value, tuple | list):
        raise TemplateFault("T207", "filter ini hanya untuk daftar")
    items = [str(leaf) for leaf in leaves_of(value)]
    if len(items) < 2:
        return Markup("".join(items))
    if len(items) == 2:
        return Markup(two.join(items))
    return Markup(comma.join(items[:-1]) + last + items[-1])


def alinea(value: object) -> object:
    """The paragraphs of a text, parted where the writer left a line empty."""
    if not isinstance(value, Leaf):
        raise TemplateFault("T207", "filter ini hanya untuk satu teks")
    parts = [" ".join(p.split()) for p in words(value).split("\n\n")]
    return tuple(derived(value, p) for p in parts if p)


def banyak(value: object) -> object:
    """How many items a list has."""
    if isinstance(value, Leaf) and is_gap(value):
        return value
    if not isinstance(value, tuple | list):
        raise TemplateFault("T207", "filter ini hanya untuk daftar")
    return len(value)


def cacah(n: int) -> str:
    """A count in running text: one word in letters ("enam", "sebelas"), else digits (EYD V)."""
    huruf = terbilang(n)
    return huruf if " " not in huruf else format_bilangan(Decimal(n), 0)


def besarnya(value: object) -> object:
    """A number without its sign, for sentences whose verb says which way: "turun 3,2 persen"."""
    if not isinstance(value, Leaf):
        raise TemplateFault("T207", "filter ini hanya untuk satu nilai dari masukan atau angka")
    if is_gap(value) or isinstance(content(value), Blank):
        return value
    inner = content(value)
    if not isinstance(inner, Rupiah | Persen | Bilangan):
        raise TemplateFault("T207", f'filter ini tidak cocok untuk nilai "{words(value)[:40]}"')
    return changed(value, replace(inner, nilai=abs(inner.nilai))) if inner.nilai < 0 else value


_SENTENCE = re.compile(r"(?<![\w.])[^\s.]+\.$")
_SHORT = frozenset({"dll.", "dsb.", "dst.", "dkk.", "Tbk.", "No.", "jl.", "Jl."})


def tanpa_titik(text: str) -> str:
    """The text without a final full stop, for items that go on; the point of a short form stays ("M.Si.")."""
    last = _SENTENCE.search(text)
    return text[:-1] if last and last[0] not in _SHORT and len(last[0]) > 2 else text


def _digits(value: Bilangan | int) -> str:
    """A number with thousands in dots, decimals as given."""
    return (
        format_bilangan(Decimal(value), 0) if isinstance(value, int) else format_bilangan(value.nilai, None)
    )


def _in_words(form: Callable[[Decimal], str]) -> Callable[[Decimal], str]:
    """An amount as printed, with what a speaker says of it in brackets."""

    def both(nilai: Decimal) -> str:
        printed = form(nilai)
        return f"{printed} ({ucapkan(printed)})"

    return both


def _sen(nilai: Decimal) -> str:
    return format_rupiah(nilai, nilai != nilai.to_integral_value())


FILTERS: dict[str, Callable[..., object]] = {
    "rupiah": _one(_amount(_sen), Rupiah),
    "rupiah_sen": _one(_amount(format_rupiah), Rupiah),
    "rupiah_kata": _one(_amount(_in_words(_sen)), Rupiah),
    "sebut": _one(_amount(sebut_rupiah), Rupiah),
    "sebut_kata": _one(_amount(_in_words(sebut_rupiah)), Rupiah),
    "angka_tabel": _one(_amount(format_angka_tabel), Rupiah),
    "persen": _one(lambda p: format_persen(p.nilai), Persen),
    "angka": _one(_digits, Bilangan, int),
    "tanggal": _one(_date(format_tanggal), Tanggal, dt.date),
    "hari_tanggal": _one(_date(format_hari_tanggal), Tanggal, dt.date),
    "hari": _one(_date(nama_hari), Tanggal, dt.date),
    "tanggal_terbilang": _one(_date(tanggal_terbilang), Tanggal, dt.date),
    "romawi": _one(romawi, int),
    "urutan": _one(urutan, int),
    "urutan_kapital": _one(urutan_kapital, int),
    "terbilang": _one(lambda n: terbilang(n.nilai if hasattr(n, "nilai") else n), int, Bilangan, Persen),
    "terbilang_rupiah": _one(_amount(terbilang_rupiah), Rupiah),
    "cacah": _one(cacah, int),
    "kapital": _text(kapital_awal),
    "judul": _text(kapital_judul),
    "besar": _text(huruf_besar),
    "tanpa_titik": _text(tanpa_titik),
    "besarnya": besarnya,
    "daftar": daftar,
    "gabung": gabung,
    "banyak": banyak,
    "alinea": alinea,
}
"""All filters that a template may use. Jinja's own are not offered: they would print past the trace."""
