"""Paths through a report, by what things are known by: two reports of one region walked side by side.

In: two parts of the same kind (two versions of a report, or two years). Out: each value that was written in
either, with its path, once; an item of a list is found again by its code or name, never by its position.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from lkpj_report.diagnostics import Place
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian

PENGENAL: tuple[tuple[str, ...], ...] = (
    ("kode",), ("kode", "perangkat_daerah"), ("kode", "perangkat_daerah", "indikator"), ("kode", "tempat", "memuat"), ("nomor",), ("nama",),
    ("nama", "jabatan"), ("nama", "tahun"), ("nama", "untuk_tahun", "tahun", "pemberi"), ("jabatan",), ("urusan",),
    ("urusan", "jenis_layanan"), ("urusan", "jenis_layanan", "indikator"), ("kegiatan",), ("kebijakan",), ("masalah",),
    ("acara",), ("kepada",), ("tentang",), ("uraian",),
)  # fmt: skip
"""Fields by which an item of a list may be known, in the order in which they are tried: the first set that
all items have and that tells them apart."""

BELUM_DIISI, MENYUSUL = "[belum diisi]", "menyusul"
_MIRIP = 0.5
"""The share of equal fields from which an item under another name is the same item, renamed."""


@dataclass(frozen=True, slots=True)
class Tertulis:
    """A value, or a whole part, as one of the reports has it."""

    isi: Any
    place: Place | None


@dataclass(frozen=True, slots=True)
class Pasangan:
    """The same thing in both reports; None where one of them does not have it."""

    jalur: tuple[str, ...]
    lama: Tertulis | None
    baru: Tertulis | None


def berdampingan(lama: Bagian, baru: Bagian, jalur: tuple[str, ...] = ()) -> Iterator[Pasangan]:
    """All fields of two parts of one kind, in the order of the model; what neither has written is left out.

    A part or list item that only one of them has comes as a whole. A value that one has written and that
    is the other's default counts as written in both.
    """
    for f in dataclasses.fields(baru):
        if f.name == "letak":
            continue
        a, b = _ditulis(lama, f.name), _ditulis(baru, f.name)
        if a is None and b is None:
            continue
        yield from _banding(
            a or _bawaan(lama, f.name, b), b or _bawaan(baru, f.name, a), (*jalur, f.name), (lama, baru)
        )


def dalam(akar: Bagian) -> Iterator[Bagian]:
    """A part and all parts below it."""
    yield akar
    for f in dataclasses.fields(akar):
        isi = getattr(akar, f.name)
        for v in isi if isinstance(isi, tuple) else isi.values() if isinstance(isi, Mapping) else (isi,):
            if isinstance(v, Bagian):
                yield from dalam(v)


def _ditulis(b: Bagian, nama: str) -> Tertulis | None:
    letak = b.letak
    if nama in letak.kosong:
        return Tertulis(BELUM_DIISI, letak[nama])
    if nama in letak.menyusul:
        return Tertulis(MENYUSUL, letak[nama])
    nilai = getattr(b, nama)
    ditulis = nama in letak.nilai if letak.nilai else nilai is not None
    return Tertulis(nilai, letak[nama]) if ditulis and nilai is not None else None


def _bawaan(b: Bagian, nama: str, seberang: Tertulis | None) -> Tertulis | None:
    """The default, when it is what the other report has written: to write it down changes nothing."""
    nilai = getattr(b, nama)
    return Tertulis(nilai, b.letak.diri) if seberang is not None and nilai == seberang.isi else None


def _banding(
    a: Tertulis | None, b: Tertulis | None, jalur: tuple[str, ...], pemilik: tuple[Bagian, Bagian]
) -> Iterator[Pasangan]:
    kiri, kanan = a.isi if a else None, b.isi if b else None
    if isinstance(kiri, Bagian) and isinstance(kanan, Bagian):
        yield from berdampingan(kiri, kanan, jalur)
    elif isinstance(kiri, Mapping) or isinstance(kanan, Mapping):
        yield from _peta(_sebagai_peta(kiri), _sebagai_peta(kanan), jalur, pemilik)
    elif isinstance(kiri, tuple) or isinstance(kanan, tuple):
        yield from _daftar(_butir(pemilik[0], jalur[-1], kiri), _butir(pemilik[1], jalur[-1], kanan), jalur)
    else:
        yield Pasangan(jalur, a, b)


def _sebagai_peta(isi: Any) -> Mapping[Any, Any]:
    return isi if isinstance(isi, Mapping) else {}  # absent, or present without a value


def _peta(
    kiri: Mapping[Any, Any], kanan: Mapping[Any, Any], jalur: tuple[str, ...], pemilik: tuple[Bagian, Bagian]
) -> Iterator[Pasangan]:
    nama = jalur[-1]
    for kunci in dict.fromkeys([*kiri, *kanan]):
        a, b = (
            Tertulis(peta[kunci], p.letak[f"{nama}.{kunci}"]) if kunci in peta else None
            for peta, p in zip((kiri, kanan), pemilik, strict=True)
        )
        sub = (*jalur, str(kunci))
        if a is not None and b is not None and isinstance(a.isi, Bagian) and isinstance(b.isi, Bagian):
            yield from berdampingan(a.isi, b.isi, sub)
        else:
            yield Pasangan(sub, a, b)


def _butir(pemilik: Bagian, nama: str, daftar: Any) -> list[Tertulis]:
    if not isinstance(daftar, tuple):  # absent, or present without a value
        return []
    return [Tertulis(v, pemilik.letak[f"{nama}.{i}"]) for i, v in enumerate(daftar)]


def _daftar(kiri: list[Tertulis], kanan: list[Tertulis], jalur: tuple[str, ...]) -> Iterator[Pasangan]:
    if not all(isinstance(t.isi, Bagian) for t in (*kiri, *kanan)):
        yield from _baris(kiri, kanan, jalur)
        return
    kunci = pengenal([t.isi for t in kiri], [t.isi for t in kanan])
    per_kiri, per_kanan = _bernama(kiri, kunci), _bernama(kanan, kunci)
    ganti = _ganti_nama(per_kiri, per_kanan)
    for nama in dict.fromkeys([*per_kanan, *per_kiri]):
        if nama in ganti.values():  # told under its old name
            continue
        a, b = per_kiri.get(nama), per_kanan.get(ganti.get(nama, nama))
        if a is not None and b is not None:
            yield from berdampingan(a.isi, b.isi, (*jalur, nama))
        else:
            yield Pasangan((*jalur, nama), a, b)


def pengenal(*daftar: Sequence[Bagian]) -> tuple[str, ...]:
    """The fields that tell the items of all these lists apart; () when none do."""
    semua = [b for d in daftar for b in d]
    for kunci in PENGENAL:
        if all(getattr(b, kunci[0], None) for b in semua) and all(
            len({sebutan(b, kunci) for b in d}) == len(d) for d in daftar
        ):
            return kunci
    return ()


def sebutan(b: Bagian, kunci: tuple[str, ...]) -> str:
    """What an item is called in a path: its key fields that are there."""
    return ", ".join(str(v) for k in kunci if (v := getattr(b, k, None)) is not None)


def _bernama(daftar: list[Tertulis], kunci: tuple[str, ...]) -> dict[str, Tertulis]:
    """Items by name; without keys that tell them apart by all that is known, and then by how often it came."""
    semua = kunci or tuple(dict.fromkeys(k for p in PENGENAL for k in p))
    kali: Counter[str] = Counter()
    out: dict[str, Tertulis] = {}
    for t in daftar:
        nama = sebutan(t.isi, semua) or "butir"
        kali[nama] += 1
        out[nama if kali[nama] == 1 else f"{nama} ({kali[nama]})"] = t
    return out


def _ganti_nama(kiri: Mapping[str, Tertulis], kanan: Mapping[str, Tertulis]) -> dict[str, str]:
    """Items that only the old list has, with the item of the new one that is the same under another name."""
    hilang = [n for n in kiri if n not in kanan]
    datang = [n for n in kanan if n not in kiri]
    if len(hilang) * len(datang) > 10_000:  # another list altogether
        return {}
    nilai = sorted(
        ((-_kesamaan(kiri[h].isi, kanan[d].isi), i, j) for i, h in enumerate(hilang) for j, d in enumerate(datang))
    )  # fmt: skip
    out: dict[int, int] = {}
    for minus, i, j in nilai:
        if -minus >= _MIRIP and i not in out and j not in out.values():
            out[i] = j
    return {hilang[i]: datang[j] for i, j in out.items()}


def _kesamaan(a: Bagian, b: Bagian) -> float:
    """The share of the fields written in either that are equal in both; one field alone proves nothing."""
    nama = {n for n in (*a.letak.kunci, *b.letak.kunci) if "." not in n}
    sama = sum(getattr(a, n) == getattr(b, n) for n in nama)
    return sama / len(nama) if sama > 1 else 0.0


def _baris(kiri: list[Tertulis], kanan: list[Tertulis], jalur: tuple[str, ...]) -> Iterator[Pasangan]:
    """Lists of plain values: equal ones are matched, what stands between them is changed, added or removed."""
    lama, baru = [str(t.isi) for t in kiri], [str(t.isi) for t in kanan]
    for tanda, i1, i2, j1, j2 in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes():
        if tanda == "equal":
            continue
        for n in range(max(i2 - i1, j2 - j1)):
            i, j = i1 + n, j1 + n
            a, b = kiri[i] if i < i2 else None, kanan[j] if j < j2 else None
            yield Pasangan((*jalur, f"butir {(j if b else i) + 1}"), a, b)
