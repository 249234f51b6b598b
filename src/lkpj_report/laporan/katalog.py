"""Reference tables that ship as data and that a region may lay its own over: `_bersama/*.yaml`.

Macro indicators, account names, affairs, acts with their validity, abbreviations, greetings. What
is only known from memory is data here, never a rule in code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.laporan.skalar import Cacah, KodeRekening, KodeUrusan, KunciNama
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.tree import Entry, Mapping

if TYPE_CHECKING:
    from lkpj_report.laporan.wilayah import Wilayah


class Keyakinan(StrEnum):
    """How sure a row about the law is: read in the act or a source that quotes it, or only remembered."""

    DICOCOKKAN = "dicocokkan"
    INGATAN = "ingatan"


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
    yakin: bool = isian("Apakah satuan dan arahnya sudah dicocokkan", bawaan=False)
    sumber: str | None = isian("Sumber", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peraturan(Bagian):
    """An act; `yakin: tidak` marks a title or date that was not compared with the act's own text.

    `dasar_lkpj` acts are the legal basis that a speech names by itself; the others are there to be cited.
    """

    nama: str = isian("Sebutan lengkap")
    singkat: str = isian("Sebutan singkat")
    yakin: bool = isian("Apakah sudah dicocokkan", bawaan=False)
    dasar_lkpj: bool = isian("Apakah disebut sebagai dasar hukum LKPj", bawaan=True)
    sumber: str | None = isian("Sumber", bawaan=None)
    sejak: Tanggal = isian("Mulai berlaku")
    sampai: Tanggal | None = isian("Berakhir", bawaan=None)
    pengganti: str | None = isian("Peraturan yang diberitakan menggantikan", bawaan=None)
    pengganti_sejak: Tanggal | None = isian("Sejak kapan pengganti itu diberitakan berlaku", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ketentuan(Bagian):
    """What the law wants in the report: a rule of a check, while it is in force on the delivery date.

    `isi` are paths into the report ("urusan.daftar"), of which one has to be there; further rows of the same
    code are the same rule under another act.
    """

    kode: str = isian("Kode pemeriksaan, misalnya K801")
    apa: str = isian("Apa yang harus ada, ditulis seperti di tengah kalimat")
    isi: tuple[str, ...] = isian("Isian yang memenuhinya; cukup satu")
    dasar: str = isian("Peraturan dan pasalnya")
    keyakinan: Keyakinan = isian("Dicocokkan dengan naskah atau kutipannya, atau dari ingatan")
    sejak: Tanggal = isian("Berlaku bagi laporan yang disampaikan sejak tanggal ini")
    sampai: Tanggal | None = isian("Sampai dengan tanggal ini", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SusunanSalam(Bagian):
    """A set of greetings."""

    nama: str = isian("Nama susunan")
    pembuka: tuple[str, ...] = isian("Salam pembuka")
    penutup: tuple[str, ...] = isian("Salam penutup")


@dataclass(frozen=True, slots=True, kw_only=True)
class SusunanSapaan(Bagian):
    """Whom a speech addresses, in order; `{dprd}`, `{hadirin}` and the like stand for the region's own names."""

    nama: str = isian("Nama susunan")
    baris: tuple[str, ...] = isian("Yang disapa, menurut urutan")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Isi(Bagian):
    """All tables as one subject, each from its own file."""

    indikator: dict[KunciNama, JenisIndikator] = isian("Indikator makro")
    rekening: dict[KodeRekening, str] = isian("Bagan akun")
    rekening_lama: dict[KodeRekening, str] | None = isian("Bagan akun sebelum 2021", bawaan=None)
    rekening_tidak_yakin: tuple[KodeRekening, ...] = isian("Rekening yang belum dicocokkan", bawaan=())
    urusan: dict[KodeUrusan, str] = isian("Urusan pemerintahan")
    urusan_tidak_yakin: tuple[KodeUrusan, ...] = isian("Urusan yang belum dicocokkan", bawaan=())
    peraturan: tuple[Peraturan, ...] = isian("Peraturan")
    singkatan: dict[str, str] = isian("Singkatan")
    salam: tuple[SusunanSalam, ...] = isian("Salam")
    sapaan: tuple[SusunanSapaan, ...] = isian("Sapaan")
    ketentuan: tuple[Ketentuan, ...] = isian("Isi laporan menurut peraturan", bawaan=())


def _tanpa_wilayah() -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Katalog:
    """The tables, ready to be looked up. The long table of regions is only read when `wilayah` is asked for.

    `*_tidak_yakin` are the rows that are only known from memory.
    """

    indikator: dict[KunciNama, JenisIndikator] = field(default_factory=dict)
    rekening: dict[KodeRekening, str] = field(default_factory=dict)
    urusan: dict[KodeUrusan, str] = field(default_factory=dict)
    peraturan: tuple[Peraturan, ...] = ()
    singkatan: dict[str, str] = field(default_factory=dict)
    salam: tuple[SusunanSalam, ...] = ()
    rekening_lama: dict[KodeRekening, str] = field(default_factory=dict)
    rekening_tidak_yakin: frozenset[KodeRekening] = frozenset()
    urusan_tidak_yakin: frozenset[KodeUrusan] = frozenset()
    ketentuan: tuple[Ketentuan, ...] = ()
    sapaan: tuple[SusunanSapaan, ...] = ()
    teks_wilayah: Callable[[], str | None] = field(default=_tanpa_wilayah, compare=False, repr=False)

    def susunan_salam(self, nama: str) -> SusunanSalam | None:
        """A set of greetings by its name."""
        return next((s for s in self.salam if s.nama == nama), None)

    def susunan_sapaan(self, nama: str) -> SusunanSapaan | None:
        """A set of salutations by its name."""
        return next((s for s in self.sapaan if s.nama == nama), None)

    def wilayah(self) -> tuple[Wilayah, ...]:
        """All regions; read anew at each call, so keep the answer."""
        from lkpj_report.laporan.wilayah import baca_wilayah

        return baca_wilayah(self.teks_wilayah() or "")


TABEL: dict[str, tuple[str, ...]] = {
    "indikator": (),
    "rekening": ("rekening_lama", "rekening_tidak_yakin"),
    "urusan": ("urusan_tidak_yakin",),
    "peraturan": (),
    "singkatan": (),
    "salam": (),
    "sapaan": (),
    "ketentuan": (),
}
"""The tables, each read from `_bersama/<name>.yaml`, with what else may stand in the file."""

BERKAS_WILAYAH = "_bersama/wilayah.csv"


def muat_katalog(
    read: Callable[[str], tuple[Mapping | None, tuple[Diagnostic, ...]]],
    teks_wilayah: Callable[[], str | None] = _tanpa_wilayah,
) -> tuple[Katalog | None, tuple[Diagnostic, ...]]:
    """All tables through `read` (the name of a file below the template folders to its tree).

    `teks_wilayah` gives the text of `BERKAS_WILAYAH`, when somebody asks for the regions.
    """
    found: list[Diagnostic] = []
    entries: list[Entry] = []
    place = None
    for name, tambahan in TABEL.items():
        root, faults = read(f"_bersama/{name}.yaml")
        found += faults
        if root is None:
            continue
        place = root.place
        entry = root.get(name)
        if entry is None:
            found.append(fault("D102", f'"{name}" tidak ada di "_bersama/{name}.yaml"', root.place))
        entries += [e for e in (entry, *(root.get(t) for t in tambahan)) if e is not None]
    if place is None:
        return None, tuple(found)
    isi, faults = baca(_Isi, Mapping(tuple(entries), place), "katalog")
    found += faults
    if isi is None:
        return None, tuple(found)
    katalog = Katalog(
        isi.indikator,
        isi.rekening,
        isi.urusan,
        isi.peraturan,
        isi.singkatan,
        isi.salam,
        isi.rekening_lama or {},
        frozenset(isi.rekening_tidak_yakin),
        frozenset(isi.urusan_tidak_yakin),
        isi.ketentuan,
        isi.sapaan,
        teks_wilayah,
    )
    return katalog, tuple(found)
