"""A sheet of a spreadsheet or CSV file as it was read: cells with what kind of thing they hold.

Between the readers (`xlsx`, `csv_table`), which make it, and `tabel`, which turns its rows into nodes
of the raw tree. Nothing is guessed here: what a number means is decided by the type of its column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from lkpj_report.diagnostics import Cell
from lkpj_report.records import dataclass


class Jenis(Enum):
    """What a cell holds."""

    TEKS = "teks"
    ANGKA = "angka"
    PERSEN = "persen"  # a number that is shown times 100
    TANGGAL = "tanggal"  # ISO text
    LOGIKA = "logika"  # "ya" or "tidak"
    GALAT = "galat"  # "#REF!"
    TANPA_HASIL = "rumus"  # a formula that was never calculated


class Sel(NamedTuple):
    """A cell that is not blank; numbers as the file writes them ("2066961120884.77", "1E+16")."""

    jenis: Jenis
    teks: str


Baris = dict[int, Sel]
"""Cells of a row by column, from 0."""


class Gabungan(NamedTuple):
    """A merged range; rows from 1, columns from 0, both ends inside."""

    atas: int
    kiri: int
    bawah: int
    kanan: int


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: rows that are not blank by number (from 1), in order. CSV files have no sheet name."""

    berkas: str
    nama: str
    baris: Mapping[int, Baris] = field(repr=False)
    gabungan: tuple[Gabungan, ...] = ()
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()

    def tempat(self, baris: int, kolom: int) -> Cell:
        """The place of a cell."""
        return Cell(self.berkas, self.nama, f"{nama_kolom(kolom)}{baris}")


@lru_cache(maxsize=1_000)
def nama_kolom(kolom: int) -> str:
    """0 -> "A", 26 -> "AA"."""
    out = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        out = chr(65 + rest) + out
    return out
