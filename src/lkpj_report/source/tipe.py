"""What a part of the report is made of, as data: parts, their fields, and the reading plan of a class.

A subject of the report is a `Bagian`: keyword-only fields, each made by `isian`. The types of the
fields say how the text is read: `str`, `bool` (ya/tidak), a `StrEnum` (choices), the number and
date types of `bahasa`, any class with a `baca` method, `tuple[T, ...]`, `dict[K, T]`, another
`Bagian`, and `T | None` for what may be absent. `susunan` turns the annotations of a class into a
plan, once; `skema` reads by it, `jsonschema` describes it to editors.
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan, baca_bilangan
from lkpj_report.bahasa.persen import Persen, baca_persen
from lkpj_report.bahasa.rupiah import Rupiah, baca_rupiah
from lkpj_report.bahasa.tanggal import Tanggal, baca_tanggal
from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.diagnostics import Place
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Letak:
    """Where the fields of a part stand: `nilai` by "field" or "field.3", `kunci` by field.

    `kosong` names the fields that are present without a value, `menyusul` those left blank on purpose.
    """

    diri: Place | None = None
    nilai: Mapping[str, Place] = field(default_factory=dict)
    kunci: Mapping[str, Place] = field(default_factory=dict)
    kosong: frozenset[str] = frozenset()
    menyusul: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Place | None:
        """The place of a field's value, of an item ("misi.2"), or of the part when neither is known."""
        return self.nilai.get(name) or self.kunci.get(name) or self.diri


TANPA_LETAK = Letak()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagian:
    """Base of all parts of the report."""

    letak: Letak = field(default=TANPA_LETAK, compare=False, repr=False)


class Kosong(str):
    """A required text that is present without a value; it reads as its own mark."""

    __slots__ = ()


def isian(keterangan: str, *, bawaan: Any = dataclasses.MISSING, menyusul: bool = False) -> Any:
    """A field of a `Bagian`: what it means (shown by editors), its default, whether "menyusul" may stand."""
    return field(default=bawaan, metadata={"keterangan": keterangan, "menyusul": menyusul})


@dataclass(frozen=True, slots=True)
class Skalar:
    """Text of one line (or a block of text) read by `baca`."""

    nama: str
    kode: str
    baca: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One of the values of an enumeration."""

    enum: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list of `butir`."""

    butir: Tipe


@dataclass(frozen=True, slots=True)
class Peta:
    """Free keys, each read by `kunci`, with values of `nilai`."""

    kunci: Skalar
    nilai: Tipe


@dataclass(frozen=True, slots=True)
class Isian:
    """A field as the reader sees it."""

    nama: str
    tipe: Tipe
    wajib: bool
    menyusul: bool
    keterangan: str


@dataclass(frozen=True, slots=True)
class Susunan:
    """A `Bagian` with its fields by name."""

    kelas: type[Bagian]
    isian: Mapping[str, Isian]


Tipe = Skalar | Pilihan | Daftar | Peta | Susunan


def _teks(text: str) -> str:
    return text


def _ya_tidak(text: str) -> bool | Tolak:
    match text.casefold():
        case "ya":
            return True
        case "tidak":
            return False
    return Tolak(f'"{text}" bukan ya atau tidak', ("tulis ya atau tidak",))


SKALAR: dict[Any, Skalar] = {
    str: Skalar("teks", "D103", _teks),
    bool: Skalar("ya atau tidak", "D111", _ya_tidak),
    Rupiah: Skalar("jumlah rupiah", "D105", baca_rupiah),
    Persen: Skalar("persentase", "D106", baca_persen),
    Bilangan: Skalar("angka", "D107", baca_bilangan),
    Tanggal: Skalar("tanggal", "D108", baca_tanggal),
}
"""How the basic types are read; a class with `baca`, `nama_tipe` and `kode` joins without a row here."""


def susunan(kelas: type[Bagian]) -> Susunan:
    """The reading plan of a part, made once from its annotations."""
    dibuat = _RENCANA.get(kelas)
    if dibuat is None:
        dibuat = _RENCANA[kelas] = _rencana(kelas)
    return dibuat


# Not functools.cache: mypy does not take the class of a frozen dataclass for hashable.
_RENCANA: dict[type[Bagian], Susunan] = {}


def _hints(kelas: type) -> dict[str, Any]:
    """As `typing.get_type_hints`, which compiles each annotation anew: most of them are the same few words."""
    hints: dict[str, Any] = {}
    for base in reversed(kelas.__mro__):
        for name, words in vars(base).get("__annotations__", {}).items():
            key = (base.__module__, words)
            if key not in _DIBACA:
                module = vars(sys.modules[base.__module__])
                _DIBACA[key] = eval(words, module) if isinstance(words, str) else words
            hints[name] = _DIBACA[key]
    return hints


_DIBACA: dict[tuple[str, Any], Any] = {}


def _rencana(kelas: type[Bagian]) -> Susunan:
    hints = _hints(kelas)
    plan: dict[str, Isian] = {}
    for f in dataclasses.fields(kelas):
        if f.name == "letak":
            continue
        wajib = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        plan[f.name] = Isian(
            f.name, _tipe(hints[f.name]), wajib, bool(f.metadata.get("menyusul")), f.metadata.get("keterangan", "")
        )  # fmt: skip
    return Susunan(kelas, plan)


def _tipe(hint: Any) -> Tipe:
    if hint in SKALAR:
        return SKALAR[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _tipe(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return Daftar(_tipe(args[0]))
    if origin is dict:
        key = _tipe(args[0])
        assert isinstance(key, Skalar)
        return Peta(key, _tipe(args[1]))
    if issubclass(hint, StrEnum):
        return Pilihan(hint)
    if issubclass(hint, Bagian):
        return susunan(hint)
    return Skalar(hint.nama_tipe, hint.kode, hint.baca)
