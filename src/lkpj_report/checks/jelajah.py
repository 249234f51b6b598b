"""Walks a part of the report and all parts below it, giving each value with its place.

For checks that hold for every field of a kind (weekdays, spelling, things to confirm), so that a
field that joins the model tomorrow is looked at without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from lkpj_report.diagnostics import Cell, Place, Span
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value that is no part: its field's name, the value, its place."""

    nama: str
    isi: Any
    place: Place | None


def bagian(akar: Bagian) -> Iterator[Bagian]:
    """The part itself and all parts below it, in the order in which they were written."""
    yield akar
    for n in _langsung(akar):
        if isinstance(n.isi, Bagian):
            yield from bagian(n.isi)


def nilai(akar: Bagian) -> Iterator[Nilai]:
    """All values below a part that are present: scalars, and the items of lists and maps one by one."""
    # A stack, not nested generators: a large report has ten thousand parts.
    stack = [akar]
    while stack:
        below: list[Bagian] = []
        for n in _langsung(stack.pop()):
            if isinstance(n.isi, Bagian):
                below.append(n.isi)
            else:
                yield n
        stack += reversed(below)


def _langsung(b: Bagian) -> Iterator[Nilai]:
    # A default is not the user's text: only what has a place of its own was written.
    for nama, place in b.letak.nilai.items():
        if "." in nama:
            continue  # an item: its list comes by itself
        isi = getattr(b, nama, None)
        if isi is None:
            continue
        if type(isi) is tuple:
            for i, v in enumerate(isi):
                yield Nilai(nama, v, b.letak[f"{nama}.{i}"])
        elif type(isi) is dict:
            for k, v in isi.items():
                yield Nilai(nama, v, b.letak[f"{nama}.{k}"])
        else:
            yield Nilai(nama, isi, place)


def pada(akar: Bagian, jalur: str) -> tuple[Any, ...]:
    """What stands at a path: "anggaran.rekening.5.1", "penghargaan.daftar.3" (the third); a field of a list
    ("urusan.daftar.permasalahan") is that of each item. Empty when nothing was written there."""
    return tuple(_pada(akar, tuple(jalur.split("."))))


def _pada(isi: Any, jalur: tuple[str, ...]) -> Iterator[Any]:
    if isi is None or isi in ((), {}):
        return
    if not jalur:
        yield isi
        return
    match isi:
        case Bagian():
            yield from _pada(getattr(isi, jalur[0], None), jalur[1:])
        case dict():  # a key may hold dots ("5.1"): the longest that fits
            for n in range(len(jalur), 0, -1):
                kunci = next((k for k in isi if str(k) == ".".join(jalur[:n])), None)
                if kunci is not None:
                    yield from _pada(isi[kunci], jalur[n:])
                    return
        case tuple() if jalur[0].isdigit():
            nomor = int(jalur[0])
            for butir in isi[nomor - 1 : nomor] if nomor else ():
                yield from _pada(butir, jalur[1:])
        case tuple():
            for butir in isi:
                yield from _pada(butir, jalur)


Baris = tuple[str, int | str]
"""A line of a file, or a cell of a sheet, as it is compared."""


def baris_letak(place: Place) -> Baris:
    """The line that a place is in."""
    match place:
        case Span(file, line):
            return file, line
        case Cell(file, sheet, ref):
            return f"{file}!{sheet}", ref
        case _:
            assert_never(place)


def baris_isian(akar: Bagian, jalur: str) -> frozenset[Baris]:
    """The lines of all that stands at a path, with what is below it."""
    atas, _, nama = jalur.rpartition(".")
    out: set[Place | None] = set()
    for v in pada(akar, jalur):
        if isinstance(v, Bagian):
            out |= {
                p for b in bagian(v) for p in (b.letak.diri, *b.letak.nilai.values(), *b.letak.kunci.values())
            }
    for v in pada(akar, atas) if atas else (akar,):
        if isinstance(v, Bagian):
            sendiri = (*v.letak.nilai.items(), *v.letak.kunci.items())
            out |= {p for n, p in sendiri if n == nama or n.startswith(f"{nama}.")}
    return frozenset(baris_letak(p) for p in out if p is not None)
