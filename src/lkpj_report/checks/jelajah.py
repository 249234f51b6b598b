"""Walks a part of the report and all parts below it, giving each value with its place.

For checks that hold for every field of a kind (weekdays, spelling, things to confirm), so that a
field that joins the model tomorrow is looked at without a change here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lkpj_report.diagnostics import Place
from lkpj_report.source.skema import Bagian


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value that is no part: its field's name, the value, its place."""

    nama: str
    isi: Any
    place: Place | None


def bagian(akar: Bagian) -> Iterator[Bagian]:
    """The part itself and all parts below it, in the order of the model."""
    yield akar
    for nilai in _langsung(akar):
        if isinstance(nilai.isi, Bagian):
            yield from bagian(nilai.isi)


def nilai(akar: Bagian) -> Iterator[Nilai]:
    """All values below a part that are present: scalars, and the items of lists and maps one by one."""
    for b in bagian(akar):
        yield from (n for n in _langsung(b) if not isinstance(n.isi, Bagian))


def _langsung(b: Bagian) -> Iterator[Nilai]:
    for f in dataclasses.fields(b):
        # A default is not the user's text: only what has a place of its own was written.
        if f.name == "letak" or f.name not in b.letak.nilai:
            continue
        match getattr(b, f.name):
            case None:
                continue
            case tuple() as butir:
                yield from (Nilai(f.name, v, b.letak[f"{f.name}.{i}"]) for i, v in enumerate(butir))
            case dict() as peta:
                yield from (Nilai(f.name, v, b.letak[f"{f.name}.{k}"]) for k, v in peta.items())
            case satu:
                yield Nilai(f.name, satu, b.letak[f.name])
