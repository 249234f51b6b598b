"""Reference tables that ship as data and that a region may lay its own over: `_bersama/*.yaml`.

Macro indicators, account names, affairs, acts with their validity, abbreviations, greetings. What
is only known from memory is data here, never a rule in code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.laporan.skalar import Cacah, KodeRekening, KodeUrusan, KunciNama
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.tree import Mapping


class ArahBaik(StrEnum):
    """Which change of an indicator is an improvement."""

    NAIK = "naik"
    TURUN = "turun"
    TERKENDALI = "terkendali"


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisIndikator(Bagian):
    """A row of the indicator catalogue."""

    nama: str = isian("Nama, ditulis seperti di tengah kalimat")
    satuan: str = isian("Satuan")
    desimal: Cacah = isian("Banyaknya desimal yang dicetak")
    arah: ArahBaik = isian("Arah yang baik")
    minimum: Cacah | None = isian("Nilai terkecil yang mungkin", bawaan=None)
    maksimum: Cacah | None = isian("Nilai terbesar yang mungkin", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peraturan(Bagian):
    """An act; `yakin: tidak` marks a title that was not compared with the act's own text."""

    nama: str = isian("Sebutan lengkap")
    singkat: str = isian("Sebutan singkat")
    yakin: bool = isian("Apakah sudah dicocokkan", bawaan=False)
    sejak: Tanggal = isian("Mulai berlaku")
    sampai: Tanggal | None = isian("Berakhir", bawaan=None)
    pengganti: str | None = isian("Peraturan yang diberitakan menggantikan", bawaan=None)
    pengganti_sejak: Tanggal | None = isian("Sejak kapan pengganti itu diberitakan berlaku", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SusunanSalam(Bagian):
    """A set of greetings."""

    nama: str = isian("Nama susunan")
    pembuka: tuple[str, ...] = isian("Salam pembuka")
    penutup: tuple[str, ...] = isian("Salam penutup")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Isi(Bagian):
    """All tables as one subject, each from its own file."""

    indikator: dict[KunciNama, JenisIndikator] = isian("Indikator makro")
    rekening: dict[KodeRekening, str] = isian("Bagan akun")
    urusan: dict[KodeUrusan, str] = isian("Urusan pemerintahan")
    peraturan: tuple[Peraturan, ...] = isian("Peraturan")
    singkatan: dict[str, str] = isian("Singkatan")
    salam: tuple[SusunanSalam, ...] = isian("Salam")


@dataclass(frozen=True, slots=True)
class Katalog:
    """The tables, ready to be looked up."""

    indikator: dict[KunciNama, JenisIndikator] = field(default_factory=dict)
    rekening: dict[KodeRekening, str] = field(default_factory=dict)
    urusan: dict[KodeUrusan, str] = field(default_factory=dict)
    peraturan: tuple[Peraturan, ...] = ()
    singkatan: dict[str, str] = field(default_factory=dict)
    salam: tuple[SusunanSalam, ...] = ()

    def susunan_salam(self, nama: str) -> SusunanSalam | None:
        """A set of greetings by its name."""
        return next((s for s in self.salam if s.nama == nama), None)


TABEL = ("indikator", "rekening", "urusan", "peraturan", "singkatan", "salam")
"""The tables; each is read from `_bersama/<name>.yaml`."""


def muat_katalog(
    read: Callable[[str], tuple[Mapping | None, tuple[Diagnostic, ...]]],
) -> tuple[Katalog | None, tuple[Diagnostic, ...]]:
    """All tables through `read` (the name of a file below the template folders to its tree)."""
    found: list[Diagnostic] = []
    entries = []
    place = None
    for name in TABEL:
        root, faults = read(f"_bersama/{name}.yaml")
        found += faults
        if root is None:
            continue
        place = root.place
        entry = root.get(name)
        if entry is None:
            found.append(fault("D102", f'"{name}" tidak ada di "_bersama/{name}.yaml"', root.place))
        else:
            entries.append(entry)
    if place is None:
        return None, tuple(found)
    isi, faults = baca(_Isi, Mapping(tuple(entries), place), "katalog")
    found += faults
    if isi is None:
        return None, tuple(found)
    return Katalog(isi.indikator, isi.rekening, isi.urusan, isi.peraturan, isi.singkatan, isi.salam), tuple(
        found
    )
