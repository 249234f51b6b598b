"""The regions of the country, from the table `_bersama/wilayah.csv`; read only when something asks for it.

In: the text of the table (columns kode, jenis, nama, provinsi, zona, otonom, yakin). Out: rows, and the
counts of domain knowledge can be taken from them: 38 provinces, 416 kabupaten, 98 kota, six of them
administrative (the parts of Jakarta, which have neither council nor LKPj).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable

from lkpj_report.laporan.daerah import JenisDaerah, ZonaWaktu
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A province, kabupaten or kota. `otonom` regions have a council; `yakin` says whether the row was
    compared with a second source."""

    kode: str
    jenis: JenisDaerah
    nama: str
    provinsi: str
    zona: ZonaWaktu
    otonom: bool
    yakin: bool

    @property
    def nama_lengkap(self) -> str:
        """With its kind: "Kota Kupang", "Provinsi Bali"."""
        return f"{self.jenis.value.capitalize()} {self.nama}"


def baca_wilayah(text: str) -> tuple[Wilayah, ...]:
    """The rows of the table; lines that begin with # are remarks, rows of another form are left out."""
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(_baris(row) for row in csv.DictReader(lines) if _lengkap(row))


_JENIS = {j.value: j for j in JenisDaerah}
_ZONA = {z.value: z for z in ZonaWaktu}


def _lengkap(row: dict[str, str]) -> bool:
    return row.get("jenis") in _JENIS and row.get("zona") in _ZONA and bool(row.get("kode"))


def _baris(row: dict[str, str]) -> Wilayah:
    return Wilayah(
        row["kode"],
        _JENIS[row["jenis"]],
        row["nama"],
        row["provinsi"],
        _ZONA[row["zona"]],
        row["otonom"] == "ya",
        row["yakin"] == "ya",
    )


def cari(wilayah: Iterable[Wilayah], kode: str) -> Wilayah | None:
    """A region by its code ("53.71")."""
    return next((w for w in wilayah if w.kode == kode), None)
