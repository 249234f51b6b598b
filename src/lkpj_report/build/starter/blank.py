"""The model as an empty form: each key with its meaning above it, in block style, ready to be filled.

In: a `Susunan` and a `Formulir` (what is known, what is to be filled). Out: lines of YAML. A key is live
when its value is known, when the form opens it (live and empty is a gap), or when the model requires it; all
others stand behind "# ", so that they are absent until somebody wants them. Taking "# " away once from each
line of such a block gives right YAML again, with the block's own optional keys still behind theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import assert_never

from lkpj_report.build.starter.scalar import nilai_yaml
from lkpj_report.records import dataclass
from lkpj_report.source.jsonschema import SKALAR
from lkpj_report.source.tipe import Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe

Jalur = tuple[str, ...]
"""A place in the model: ("sidang", "tanggal"); list items by number, entries of a map by their key."""


@dataclass(frozen=True, slots=True)
class Formulir:
    """`isi`: known values. `terbuka`: what is to be filled. `redup`: blocks behind "# " though they hold
    such places. `kunci`: keys to offer in a map, by its place or by the kind of its keys."""

    isi: Mapping[Jalur, str] = field(default_factory=dict)
    terbuka: frozenset[Jalur] = frozenset()
    redup: frozenset[Jalur] = frozenset()
    kunci: Mapping[Jalur | str, tuple[str, ...]] = field(default_factory=dict)

    def hidup(self, jalur: Jalur) -> bool:
        """Whether something at or below a place is known or to be filled."""
        n = len(jalur)
        return jalur not in self.redup and any(p[:n] == jalur for p in (*self.isi, *self.terbuka))


def baris_isian(isian: Isian, jalur: Jalur, form: Formulir) -> list[str]:
    """The lines of one field: its meaning, then its key with all that may stand below it."""
    lines = _kunci(isian.nama, isian.tipe, jalur, form)
    live = isian.wajib or form.hidup(jalur)
    return [f"# {keterangan(isian)}", *(lines if live else dinonaktifkan(lines))]


def keterangan(isian: Isian) -> str:
    """What a key means, with its choices or an example of the form."""
    text = isian.keterangan or isian.nama.replace("_", " ").capitalize()
    if isian.menyusul and "menyusul" not in text:
        text += '; boleh "menyusul"'
    return text + _bentuk(isian.tipe, text)


_JELAS = frozenset({"teks", "tahun", "bilangan bulat"})
"""Types of values whose form needs no example."""

_CONTOH = re.compile(r"misalnya|\(")


def _bentuk(tipe: Tipe, text: str) -> str:
    match tipe:
        case Pilihan(enum):
            return f" (pilihan: {', '.join(c.value for c in enum)})"
        case Skalar(nama="ya atau tidak") if "ya atau tidak" not in text:
            return " (ya atau tidak)"
        case Skalar(nama=nama) if nama not in _JELAS and not _CONTOH.search(text):
            examples = SKALAR.get(nama, {}).get("examples")
            return f" (misalnya {examples[0]})" if examples else ""
        case Daftar(Pilihan() as butir):
            return _bentuk(butir, text)
        case _:
            return ""


def dinonaktifkan(lines: list[str]) -> list[str]:
    """Lines behind "# "."""
    return [f"# {line}" for line in lines]


def _menjorok(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _kunci(nama: str, tipe: Tipe, jalur: Jalur, form: Formulir, ringkas: bool = False) -> list[str]:
    """A key with its value or its block, as if it were live."""
    match tipe:
        case Skalar() | Pilihan():
            known = form.isi.get(jalur)
            return [f"{nama}:" if known is None else f"{nama}: {nilai_yaml(known)}"]
        case Daftar(butir):
            return [f"{nama}:", *_menjorok(_butir(butir, jalur, form))]
        case Peta():
            return [f"{nama}:", *_menjorok(_peta(tipe, jalur, form))]
        case Susunan():
            return [f"{nama}:", *_menjorok(_susunan(tipe, jalur, form, ringkas))]
        case _:
            assert_never(tipe)


def _susunan(tipe: Susunan, jalur: Jalur, form: Formulir, ringkas: bool = False) -> list[str]:
    out: list[str] = []
    for isian in tipe.isian.values():
        below = (*jalur, isian.nama)
        if ringkas:  # like the block above it: only what is live, without its meaning
            out += _kunci(isian.nama, isian.tipe, below, form) if isian.wajib or form.hidup(below) else []
        else:
            out += baris_isian(isian, below, form)
    return out


def _butir(butir: Tipe, jalur: Jalur, form: Formulir) -> list[str]:
    """The first item of a list: behind "# " in a live list, unless something of it is known or to be filled."""
    below = (*jalur, "0")
    match butir:
        case Susunan():
            lines = _butir_susunan(butir, below, form)
        case Skalar() | Pilihan() | Daftar() | Peta():
            known = form.isi.get(below)
            lines = ["-" if known is None else f"- {nilai_yaml(known)}"]
        case _:
            assert_never(butir)
    return dinonaktifkan(lines) if form.hidup(jalur) and not form.hidup(below) else lines


def _butir_susunan(butir: Susunan, jalur: Jalur, form: Formulir) -> list[str]:
    """An item with several keys: the dash stands at the first live one, so those come first."""
    fields = sorted(butir.isian.values(), key=lambda i: not (i.wajib or form.hidup((*jalur, i.nama))))
    first, *others = fields
    out = [f"# {keterangan(first)}"]
    head = _kunci(first.nama, first.tipe, (*jalur, first.nama), form)
    out += [f"- {head[0]}", *_menjorok(head[1:])]
    for isian in others:
        out += _menjorok(baris_isian(isian, (*jalur, isian.nama), form))
    return out


def _peta(peta: Peta, jalur: Jalur, form: Formulir) -> list[str]:
    """Entries of a map: the first in full, the others short. The first is live unless the map as a whole is
    to be filled: then all that is offered stands behind "# "."""
    examples = SKALAR.get(peta.kunci.nama, {}).get("examples", ("kunci",))
    names = form.kunci.get(jalur) or form.kunci.get(peta.kunci.nama) or (str(examples[0]),)
    live = [n for n in names if form.hidup((*jalur, n))] or list(() if jalur in form.terbuka else names[:1])
    out: list[str] = []
    for n, name in enumerate(names):
        lines = _kunci(name, peta.nilai, (*jalur, name), form, ringkas=n > 0)
        out += lines if name in live else dinonaktifkan(lines)
    return out
