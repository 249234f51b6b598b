"""A derived value with its origin, and the few kinds of arithmetic that make one.

In: values with places. Out: `Hasil`, what templates print and what the trace can follow to the input.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Generic, TypeVar

from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Formula, Origin, Place
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian

SEPERSERATUS = Decimal("0.01")
"""The step of a computed percentage as it is printed."""

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Hasil(Generic[T]):
    """A value and where it is from: a place of the input, or a formula over other origins."""

    isi: T
    asal: Origin | None = None


Uang = Hasil[Rupiah]


def uang(nilai: Decimal, asal: Origin | None, langkah: Decimal = SEPERSERATUS) -> Uang:
    """An exact amount."""
    return Hasil(Rupiah(nilai, langkah), asal)


def rumus(nama: str, *bagian: Hasil[object] | Place | None) -> Formula:
    """The origin of something computed; parts without an origin are left out."""
    asal = (b.asal if isinstance(b, Hasil) else b for b in bagian)
    return Formula(nama, tuple(a for a in asal if a is not None))


def dari(isi: Bagian, nama: str) -> Hasil[Any] | None:
    """A field of a part with its place; None when it is absent."""
    value = getattr(isi, nama)
    return Hasil(value, isi.letak[nama]) if value is not None else None


def jumlah(nama: str, bagian: Iterable[Uang | None]) -> Uang | None:
    """The sum of the amounts that are known; None when none is."""
    ada = [b for b in bagian if b is not None]
    return uang(sum((b.isi.nilai for b in ada), Decimal(0)), rumus(nama, *ada)) if ada else None


def gabung(nama: str, a: Uang | None, b: Uang | None, tanda: int) -> Uang | None:
    """a + tanda * b; None without both."""
    if a is None or b is None:
        return None
    return uang(a.isi.nilai + tanda * b.isi.nilai, rumus(nama, a, b))


def bagian(
    atas: Uang | None, bawah: Uang | None, nama: str = "realisasi / anggaran x 100"
) -> Hasil[Persen] | None:
    """atas / bawah in percent, unrounded; None without both or when `bawah` is nothing."""
    if atas is None or bawah is None:
        return None
    value = rasio(atas.isi.nilai, bawah.isi.nilai)
    return Hasil(Persen(value, SEPERSERATUS), rumus(nama, atas, bawah)) if value is not None else None


def pertumbuhan(ini: Uang | None, lalu: Uang | None) -> Hasil[Persen] | None:
    """(this year - last year) / last year in percent; None unless last year's amount is above nothing."""
    if ini is None or lalu is None or lalu.isi.nilai <= 0:
        return None
    value = rasio(ini.isi.nilai - lalu.isi.nilai, lalu.isi.nilai)
    asal = rumus("(tahun ini - tahun lalu) / tahun lalu x 100", ini, lalu)
    return Hasil(Persen(value, SEPERSERATUS), asal) if value is not None else None


def persen_cacah(nama: str, atas: Hasil[int], bawah: Hasil[int]) -> Hasil[Persen] | None:
    """One count of another in percent; None of nothing."""
    value = rasio(Decimal(atas.isi), Decimal(bawah.isi))
    return Hasil(Persen(value, SEPERSERATUS), rumus(nama, atas, bawah)) if value is not None else None


def banyak(nama: str, asal: Iterable[Place | None]) -> Hasil[int]:
    """How many places there are, as a count that leads back to them."""
    semua = tuple(asal)
    return Hasil(len(semua), rumus(nama, *semua))
