"""Typed reading: a raw tree and a frozen dataclass become an object, or findings with their places.

In: a tree of `source.tree` and a `Bagian` of `source.tipe`. Out: the object, or all faults of one run.
A key that is present without a value is a gap, not a fault: the field stays empty and `letak.kosong`
knows it.

Why not a validation library: text must stay text until its type is known, each value must keep
its place, and an empty entry must differ from an absent one; see docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar, assert_never

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.diagnostics import Diagnostic, Place, Severity, fault
from lkpj_report.source import tree
from lkpj_report.source.tipe import (
    SKALAR,
    Bagian,
    Daftar,
    Isian,
    Kosong,
    Letak,
    Peta,
    Pilihan,
    Skalar,
    Susunan,
    Tipe,
    isian,
    susunan,
)

__all__ = ["Bagian", "Kosong", "Letak", "baca", "isian", "susunan"]

T = TypeVar("T", bound=Bagian)


class _Gagal:
    """A value that could not be read; its finding is already written down."""


GAGAL = _Gagal()


def baca(kelas: type[T], node: tree.Node, nama: str) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """Read a part from a raw tree. With any fault the part is None; gaps leave it whole."""
    reader = _Pembaca()
    value = reader.baca(susunan(kelas), node, nama)
    gagal = value is GAGAL or any(d.severity is Severity.FAULT for d in reader.temuan)
    return (None if gagal else value), tuple(reader.temuan)


class _Pembaca:
    """Collects findings while it walks type and tree together."""

    def __init__(self) -> None:
        self.temuan: list[Diagnostic] = []

    def salah(self, kode: str, pesan: str, place: Place, *saran: str) -> _Gagal:
        self.temuan.append(fault(kode, pesan, place, *saran))
        return GAGAL

    def celah(self, nama: str, place: Place) -> None:
        self.temuan.append(
            Diagnostic(
                Severity.GAP, "D120", f'"{nama}" belum diisi', place,
                ("isi nilainya; bila memang tidak ada, hapus barisnya",),
            )
        )  # fmt: skip

    def baca(self, tipe: Tipe, node: tree.Node, nama: str) -> Any:
        """A value of the type, or GAGAL."""
        match tipe:
            case Skalar():
                return self._skalar(tipe, node, nama)
            case Pilihan(enum):
                return self._pilihan(enum, node, nama)
            case Daftar(butir):
                return self._daftar(butir, node, nama)[0]
            case Peta(kunci, nilai):
                return self._peta(kunci, nilai, node, nama)[0]
            case Susunan():
                return self._susunan(tipe, node, nama)
            case _:
                assert_never(tipe)

    def _skalar(self, tipe: Skalar, node: tree.Node, nama: str) -> Any:
        if not isinstance(node, tree.Scalar):
            return self.salah(
                "D103", f'"{nama}" seharusnya satu {tipe.nama}, bukan {_bentuk(node)}', node.place,
                f'tulis nilainya di baris yang sama: "{nama}: …"',
            )  # fmt: skip
        value = tipe.baca(node.text)
        if isinstance(value, Tolak):
            return self.salah(tipe.kode, f'"{nama}": {value.pesan}', node.place, *value.saran)
        return value

    def _pilihan(self, enum: type[StrEnum], node: tree.Node, nama: str) -> Any:
        if not isinstance(node, tree.Scalar):
            return self.salah("D103", f'"{nama}" seharusnya satu pilihan, bukan {_bentuk(node)}', node.place)
        exact = [c for c in enum if c.value == node.text]  # "LKPj" and "LKPJ" are two choices
        for choice in exact or [c for c in enum if c.value.casefold() == node.text.casefold()]:
            return choice
        values = [c.value for c in enum]
        near = terdekat(node.text, values)
        saran = [f'mungkin maksudnya "{near[0]}"'] if near else []
        return self.salah(
            "D104", f'"{nama}": pilihan "{_pendek(node.text)}" tidak dikenal', node.place,
            *saran, "pilihan: " + ", ".join(values),
        )  # fmt: skip

    def _tabel(self, node: tree.Tabel, butir: Tipe, kunci: Skalar | None, nama: str) -> tree.Node | None:
        """The rows of a linked sheet as a list or map; None when they could not be read (reported)."""
        if not isinstance(butir, Susunan):
            self.salah(
                "S160", f'"{nama}" tidak dapat diisi dari tabel', node.place, "tulis isinya di berkas ini"
            )
            return None
        from lkpj_report.source.tabel import baca_tabel  # late: most inputs have no table

        rows, temuan = baca_tabel(node, butir, kunci, nama)
        self.temuan += temuan
        return rows

    def _daftar(self, butir: Tipe, node: tree.Node, nama: str) -> tuple[Any, dict[str, Place]]:
        if isinstance(node, tree.Tabel):
            rows = self._tabel(node, butir, None, nama)
            if rows is None:
                return GAGAL, {}
            node = rows
        if not isinstance(node, tree.Sequence):
            self.salah(
                "D103", f'"{nama}" seharusnya daftar, bukan {_bentuk(node)}', node.place,
                'tulis tiap butir di barisnya sendiri, diawali tanda hubung dan spasi: "- …"',
            )  # fmt: skip
            return GAGAL, {}
        items: list[Any] = []
        places: dict[str, Place] = {}
        for n, item in enumerate(node.items):
            if isinstance(item, tree.Empty):
                self.celah(f"{nama}, butir {n + 1}", item.place)
                continue
            sebutan = f"{nama}, butir {n + 1}" if isinstance(butir, Skalar) else nama
            value = self.baca(butir, item, sebutan)
            if value is not GAGAL:
                places[str(len(items))] = item.place
                items.append(value)
        return tuple(items), places

    def _peta(self, kunci: Skalar, nilai: Tipe, node: tree.Node, nama: str) -> tuple[Any, dict[str, Place]]:
        if isinstance(node, tree.Tabel):
            rows = self._tabel(node, nilai, kunci, nama)
            if rows is None:
                return GAGAL, {}
            node = rows
        if not isinstance(node, tree.Mapping):
            self.salah(
                "D103", f'"{nama}" seharusnya berisi baris "kunci: nilai", bukan {_bentuk(node)}', node.place
            )
            return GAGAL, {}
        out: dict[Any, Any] = {}
        places: dict[str, Place] = {}
        for entry in node.entries:
            key = kunci.baca(entry.key)
            if isinstance(key, Tolak):
                self.salah(kunci.kode, f'kunci di bawah "{nama}": {key.pesan}', entry.key_place, *key.saran)
                continue
            if key in out:
                self.salah(
                    "D114",
                    f'kunci "{entry.key}" di bawah "{nama}" sama dengan kunci sebelumnya',
                    entry.key_place,
                )
                continue
            if isinstance(entry.value, tree.Empty):
                self.celah(f"{nama}, {entry.key}", entry.key_place)
                continue
            value = self.baca(nilai, entry.value, f"{nama}, {entry.key}")
            if value is not GAGAL:
                out[key] = value
                places[str(key)] = entry.value.place
        return out, places

    def _susunan(self, tipe: Susunan, node: tree.Node, nama: str) -> Any:
        if not isinstance(node, tree.Mapping):
            return self.salah(
                "D103", f'"{nama}" seharusnya berisi baris "kunci: nilai", bukan {_bentuk(node)}', node.place,
                "kunci yang dikenal: " + ", ".join(list(tipe.isian)[:7]),
            )  # fmt: skip
        nilai: dict[str, Place] = {}
        kosong: set[str] = set()
        menyusul: set[str] = set()
        fields: dict[str, Any] = {}
        asing: list[tree.Entry] = []
        for entry in node.entries:
            spec = tipe.isian.get(entry.key)
            if spec is None:
                asing.append(entry)
                continue
            nilai[entry.key] = entry.value.place
            value = self._nilai_isian(spec, entry, nilai)
            if isinstance(entry.value, tree.Empty):
                kosong.add(entry.key)
            elif value is MENYUSUL:
                menyusul.add(entry.key)
            elif value is not BIARKAN:
                fields[entry.key] = value
            if spec.wajib and entry.key not in fields:
                fields[entry.key] = _tanda_kosong(spec) if value is not MENYUSUL else Kosong("menyusul")
        self._kunci(tipe, node, asing, fields, nama)
        if any(v is GAGAL for v in fields.values()) or any(
            s.wajib and s.nama not in fields for s in tipe.isian.values()
        ):
            return GAGAL
        kunci = {e.key: e.key_place for e in node.entries}
        letak = Letak(node.place, nilai, kunci, frozenset(kosong), frozenset(menyusul))
        return tipe.kelas(letak=letak, **fields)

    def _nilai_isian(self, spec: Isian, entry: tree.Entry, nilai: dict[str, Place]) -> Any:
        node = entry.value
        if isinstance(node, tree.Empty):
            if spec.wajib and not (isinstance(spec.tipe, Skalar) and spec.tipe is SKALAR[str]):
                return self.salah("D102", f'"{entry.key}" wajib diisi', entry.key_place)
            self.celah(entry.key, entry.key_place)
            return BIARKAN
        if spec.menyusul and isinstance(node, tree.Scalar) and node.text.casefold() == "menyusul":
            return MENYUSUL
        match spec.tipe:
            case Daftar(butir):
                value, places = self._daftar(butir, node, entry.key)
            case Peta(kunci, tipe):
                value, places = self._peta(kunci, tipe, node, entry.key)
            case _:
                return self.baca(spec.tipe, node, entry.key)
        nilai.update({f"{entry.key}.{k}": p for k, p in places.items()})
        return value

    def _kunci(
        self, tipe: Susunan, node: tree.Mapping, asing: list[tree.Entry], fields: Mapping[str, Any], nama: str
    ) -> None:
        """Findings on unknown and missing keys; a key that is only misspelt is reported once.

        What is missing has no line: it is reported where the part itself stands (its key, or its list item).
        """
        hilang = [s.nama for s in tipe.isian.values() if s.wajib and s.nama not in fields]
        ada = {e.key for e in node.entries} if asing else frozenset()
        bebas = [n for n in tipe.isian if n not in ada] if asing else []
        for entry in asing:
            near = terdekat(entry.key, bebas) or terdekat(entry.key, list(tipe.isian))
            if near and near[0] in hilang:
                hilang.remove(near[0])
            saran = (f'mungkin maksudnya "{near[0]}"',) if near else (
                "kunci yang dikenal: " + ", ".join(bebas[:7]),
            )  # fmt: skip
            self.salah(
                "D101", f'kunci "{_pendek(entry.key)}" tidak dikenal di "{nama}"', entry.key_place, *saran
            )
        for name in hilang:
            self.salah("D102", f'"{name}" tidak ada di "{nama}"', node.place, f'tambahkan baris "{name}: …"')


MENYUSUL = object()
BIARKAN = object()


def _tanda_kosong(spec: Isian) -> Any:
    return Kosong(f"[BELUM DIISI: {spec.nama.replace('_', ' ')}]") if spec.tipe is SKALAR[str] else GAGAL


def _bentuk(node: tree.Node) -> str:
    match node:
        case tree.Scalar(text):
            return f'teks "{_pendek(text)}"'
        case tree.Empty():
            return "kosong"
        case tree.Mapping():
            return 'baris "kunci: nilai"'
        case tree.Sequence():
            return "daftar"
        case tree.Tabel():
            return "tautan tabel"
        case _:
            assert_never(node)


def _pendek(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
