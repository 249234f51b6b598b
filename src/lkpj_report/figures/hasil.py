"""A derived value with its origin: what templates print and what the trace can follow to the input."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Formula, Origin, Place

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Hasil(Generic[T]):
    """A value and where it is from: a place of the input, or a formula over other origins."""

    isi: T
    asal: Origin | None = None


Uang = Hasil[Rupiah]


def uang(nilai: Decimal, asal: Origin | None, langkah: Decimal = Decimal("0.01")) -> Uang:
    """An exact amount."""
    return Hasil(Rupiah(nilai, langkah), asal)


def rumus(nama: str, *bagian: Hasil[object] | Place | None) -> Formula:
    """The origin of something computed; parts without an origin are left out."""
    asal = (b.asal if isinstance(b, Hasil) else b for b in bagian)
    return Formula(nama, tuple(a for a in asal if a is not None))
