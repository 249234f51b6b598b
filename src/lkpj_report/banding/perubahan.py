"""What changed between two inputs: figures, texts, entries, and the derived figures that changed with them.

In: two reports with their figures. Out: `Perbedaan`, rows by subject in the order of the model. A thing is found
again by its code or name (`laporan.jalur`), so that moving an entry changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.kata import kapital_awal
from lkpj_report.bahasa.pembulatan import round_half_up
from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.banding.kata import TAK_TERCETAK, cuplik, tulis
from lkpj_report.banding.turunan import Turunan, turunan
from lkpj_report.diagnostics import Cell as Sel
from lkpj_report.diagnostics import Formula, Origin, Place, Span
from lkpj_report.figures.angka import Angka
from lkpj_report.figures.hasil import SEPERSERATUS, Hasil, rumus
from lkpj_report.laporan.jalur import Pasangan, Tertulis, berdampingan, dalam
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.skalar import Cacah
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, susunan

TIDAK_ADA = "(tidak ada)"
_POKOK = {"program": "program_kegiatan", "tugas": "tugas_pembantuan", "jumlah_tugas": "tugas_pembantuan"}
"""Figures whose subject has another name in the input."""

SEBUTAN = {"silpa": "SiLPA", "surplus": "surplus/(defisit)", "netto": "pembiayaan netto"}
"""Names of the model that are said in other words."""

_SENYAP = ("daftar", "rekening", "nilai", "akun", "baris")
"""Steps of a path that say nothing to a reader."""


class Jenis(StrEnum):
    """What happened."""

    ANGKA = "angka berubah"
    TEKS = "teks berubah"
    DITAMBAH = "ditambahkan"
    DIHAPUS = "dihapus"
    TURUNAN = "ikut berubah"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change. `tertulis` and `seharusnya` are the old and the new value in words, long texts from where
    they part; `selisih` (new minus old) and `persen` of the old are there when both are figures.
    `sebab` names the changed entries that a derived figure follows from; `halaman` are pages of a print, `jalur` is
    the path by the names of the model."""

    pokok: str
    uraian: str
    jenis: str
    tertulis: Hasil[str]
    seharusnya: Hasil[str]
    selisih: Hasil[Any] | None = None
    persen: Hasil[Persen] | None = None
    sebab: tuple[str, ...] = ()
    halaman: str = ""
    jalur: tuple[str, ...] = ("",)

    @property
    def bagian(self) -> str:
        """The subject in words of a paper."""
        pokok = susunan(Laporan).isian.get(_POKOK.get(self.jalur[0], self.jalur[0]))
        return pokok.keterangan if pokok is not None else kapital_awal(self.pokok)

    @property
    def lama(self) -> Place | None:
        """Where the old value stands, or the first part of its formula."""
        return next(tempat(self.tertulis.asal), None)

    @property
    def baru(self) -> Place | None:
        """Where the new value stands, or the first part of its formula."""
        return next(tempat(self.seharusnya.asal), None)


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """Two inputs side by side: what was changed in the input, and what follows from it."""

    lama: Hasil[str]
    baru: Hasil[str]
    isian: tuple[Perubahan, ...]
    turunan: tuple[Perubahan, ...]

    @property
    def sama(self) -> bool:
        """Whether nothing changed."""
        return not self.isian and not self.turunan

    @property
    def semua(self) -> tuple[Perubahan, ...]:
        """Changes of the input and what follows from them."""
        return (*self.isian, *self.turunan)

    @property
    def tercetak(self) -> tuple[Perubahan, ...]:
        """The changes that a printed paper can show."""
        return tuple(p for p in self.semua if not TAK_TERCETAK.intersection(p.jalur))


def perbedaan(nama: tuple[str, str], lama: tuple[Laporan, Angka], baru: tuple[Laporan, Angka]) -> Perbedaan:
    """Compare two reports; `nama` says what the inputs are called (old, new)."""
    sebutan = {**_sebutan(*lama), **_sebutan(*baru)}
    isian: list[Perubahan] = []
    diubah: dict[Place, str] = {}
    for pasang in berdampingan(lama[0], baru[0]):
        p = _isian(pasang, sebutan)
        if p is not None:
            isian.append(p)
            entri = f"{p.pokok}: {p.uraian}" if p.uraian != p.pokok else p.pokok
            diubah |= dict.fromkeys((t for sisi in (pasang.lama, pasang.baru) for t in _letak(sisi)), entri)
    ikut = _ikut(diubah, turunan(lama[1]), turunan(baru[1]), sebutan)
    return Perbedaan(Hasil(nama[0]), Hasil(nama[1]), tuple(isian), tuple(ikut))


def _letak(sisi: Tertulis | None) -> Iterator[Place]:
    """The place of a value; of a whole entry the places of all that is in it."""
    if sisi is None:
        return
    if sisi.place is not None:
        yield sisi.place
    if isinstance(sisi.isi, Bagian):
        yield from (place for b in dalam(sisi.isi) for place in b.letak.nilai.values())


def _sebutan(laporan: Laporan, angka: Angka) -> dict[str, str]:
    """What steps of a path are called: codes with their names, indicators by name."""
    out = dict(SEBUTAN)
    if angka.anggaran is not None:
        out |= {str(k): f"{k} {a.uraian}" for k, a in angka.anggaran.akun.items()}
    if angka.program is not None:
        out |= {u.kode.isi: f"{u.kode.isi} {u.nama.isi}" for u in angka.program.urusan}
    if laporan.program_kegiatan is not None:
        out |= {str(b.kode): f"{b.kode} {b.nama}" for b in laporan.program_kegiatan.daftar}
    if laporan.indikator and angka.indikator is not None:
        nama = {b.tahun_ini.asal: b.nama.isi for b in angka.indikator.baris}
        letak = {k: i.letak[f"nilai.{angka.indikator.tahun.isi}"] for k, i in laporan.indikator.items()}
        out |= {str(k): nama[place] for k, place in letak.items() if place in nama}
    return out


def tempat(asal: Origin | None) -> Iterator[Place]:
    """The places of the input that an origin leads to."""
    match asal:
        case Span() | Sel():
            yield asal
        case Formula():
            for bagian in asal.parts:
                yield from tempat(bagian)
        case _:
            return


def _isian(pasang: Pasangan, sebutan: Mapping[str, str]) -> Perubahan | None:
    a, b = pasang.lama, pasang.baru
    kiri, kanan = (t.isi if t else None for t in (a, b))
    if kiri == kanan or (kiri is not None and kanan is not None and tulis(kiri) == tulis(kanan)):
        return None
    pokok, *sisa = pasang.jalur
    if a is None or b is None:
        jenis = Jenis.DITAMBAH if a is None else Jenis.DIHAPUS
    else:
        jenis = Jenis.ANGKA if _nilai(kiri) is not None and _nilai(kanan) is not None else Jenis.TEKS
    teks = (tulis(kiri) if a else TIDAK_ADA, tulis(kanan) if b else TIDAK_ADA)
    if jenis is Jenis.TEKS:
        teks = cuplik(*teks)
    asal = (a.place if a else None, b.place if b else None)
    return Perubahan(
        sebut((pokok,)), sebut(sisa, sebutan) or sebut((pokok,)), jenis.value, Hasil(teks[0], asal[0]), Hasil(teks[1], asal[1]),
        *_selisih(Hasil(kiri, asal[0]), Hasil(kanan, asal[1])), jalur=pasang.jalur,
    )  # fmt: skip


def _ikut(
    diubah: Mapping[Place, str], lama: Turunan, baru: Turunan, sebutan: Mapping[str, str]
) -> Iterator[Perubahan]:
    """Derived figures that differ, each with the changed entries that its formula leads to."""
    for jalur in dict.fromkeys([*baru, *lama]):
        a, b = lama.get(jalur), baru.get(jalur)
        if a is not None and b is not None and tulis(a.isi) == tulis(b.isi):  # as it is printed
            continue
        asal = [h.asal for h in (a, b) if h is not None]
        sebab = dict.fromkeys(diubah[t] for o in asal for t in tempat(o) if t in diubah)
        pokok, *sisa = jalur
        yield Perubahan(
            sebut((pokok,)), sebut(sisa, sebutan), Jenis.TURUNAN.value,
            Hasil(_tercetak(a), a.asal if a else None), Hasil(_tercetak(b), b.asal if b else None),
            *(_selisih(a, b) if a is not None and b is not None else (None, None)), tuple(sebab), jalur=jalur,
        )  # fmt: skip


def _tercetak(h: Hasil[Any] | None) -> str:
    return tulis(h.isi) if h is not None else TIDAK_ADA


def _nilai(isi: Any) -> Decimal | None:
    """The number of a figure; None for what is none."""
    match isi:
        case Rupiah(nilai) | Persen(nilai) | Bilangan(nilai):
            return nilai
        case Cacah():
            return Decimal(isi)
        case bool():
            return None
        case int():
            return Decimal(isi) if type(isi) is int else None
        case _:
            return None


def _selisih(a: Hasil[Any], b: Hasil[Any]) -> tuple[Hasil[Any] | None, Hasil[Persen] | None]:
    """New minus old in the kind of the new one, and that in percent of the old; a percentage has no percent."""
    lama, baru = _nilai(a.isi), _nilai(b.isi)
    if lama is None or baru is None or isinstance(a.isi, Persen) is not isinstance(b.isi, Persen):
        return None, None
    asal = rumus("baru - lama", a, b)
    beda = baru - lama
    isi: Any
    match b.isi:
        case Rupiah():
            isi = Rupiah(beda, b.isi.langkah)
        case Persen():
            langkah = min(
                a.isi.langkah, b.isi.langkah
            )  # of the printed percentages, or they would not add up
            desimal = max(0, -int(langkah.as_tuple().exponent))
            tercetak = round_half_up(baru, desimal) - round_half_up(lama, desimal)
            return Hasil(Persen(tercetak, langkah), asal), None
        case Bilangan() if isinstance(a.isi, Bilangan):
            isi = Bilangan(beda, min(a.isi.langkah, b.isi.langkah))
        case _:
            isi = int(beda)
    bagian = rasio(beda, abs(lama))
    return Hasil(isi, asal), Hasil(Persen(bagian, SEPERSERATUS), asal) if bagian is not None else None


def sebut(jalur: Iterable[str], sebutan: Mapping[str, str] | None = None) -> str:
    """A path as a person says it."""
    names = sebutan or SEBUTAN
    return ", ".join(names.get(j) or _pendek(j.replace("_", " ")) for j in jalur if j not in _SENYAP)


def _pendek(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
