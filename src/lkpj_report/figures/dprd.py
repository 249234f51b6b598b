"""The council by numbers, and its attendance list by fraction with the quorum.

In: the subjects `dprd` and `daftar_hadir`. Out: counts and rows in the order in which lists are printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lkpj_report.figures.hasil import Hasil, banyak, dari, rumus
from lkpj_report.figures.jabatan import KETUA_DPRD, SEKRETARIS_DPRD, WAKIL_KETUA_DPRD, Orang, orang
from lkpj_report.laporan.dprd import DaftarHadir, Dprd, Fraksi, Hadirin
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.records import dataclass

ANGGOTA_DPRD = "Anggota DPRD"
UNDANGAN = "Undangan"


@dataclass(frozen=True, slots=True)
class BarisFraksi:
    """A fraction; `jumlah` is stated, else the number of its named members."""

    nama: Hasil[str]
    ketua: Hasil[str] | None
    jumlah: Hasil[int] | None


@dataclass(frozen=True, slots=True)
class AngkaDprd:
    """The council; `jumlah_anggota` is stated, else the sum of the fractions when all of them have a number."""

    ketua: Orang
    wakil_ketua: tuple[Orang, ...]
    sekretaris: Orang
    jumlah_anggota: Hasil[int] | None
    fraksi: tuple[BarisFraksi, ...]


@dataclass(frozen=True, slots=True)
class BarisHadir:
    """A row of the list; `hadir` says hadir or tidak hadir, None before the session."""

    nama: Hasil[str]
    jabatan: Hasil[str] | None
    fraksi: Hasil[str] | None
    hadir: Hasil[str] | None
    keterangan: Hasil[str] | None


@dataclass(frozen=True, slots=True)
class KelompokHadir:
    """The rows of one fraction, or of the guests, who come last."""

    nama: Hasil[str]
    baris: tuple[BarisHadir, ...]
    hadir: Hasil[int]


@dataclass(frozen=True, slots=True)
class AngkaHadir:
    """The list with its counts; `diketahui` tells whether attendance has been entered at all.

    `anggota` are the members of the council; `kuorum_tercapai` is None when it can't be said.
    """

    baris: tuple[BarisHadir, ...]
    kelompok: tuple[KelompokHadir, ...]
    diketahui: bool
    hadir: Hasil[int]
    anggota: Hasil[int]
    anggota_hadir: Hasil[int]
    kuorum: Hasil[int] | None
    kuorum_tercapai: bool | None


def angka_dprd(laporan: Laporan, dprd: Dprd, pada: dt.date | None) -> AngkaDprd:
    """The council on a date."""
    fraksi = tuple(
        BarisFraksi(Hasil(f"Fraksi {f.nama}", f.letak["nama"]), dari(f, "ketua"), _jumlah(f))
        for f in dprd.fraksi
    )
    wakil = [
        orang(laporan, WAKIL_KETUA_DPRD, pada, (n, dprd.letak[f"wakil_ketua.{i}"]))
        for i, n in enumerate(dprd.wakil_ketua)
    ]
    return AngkaDprd(
        ketua=orang(laporan, KETUA_DPRD, pada),
        wakil_ketua=tuple(wakil),
        sekretaris=orang(laporan, SEKRETARIS_DPRD, pada),
        jumlah_anggota=dari(dprd, "jumlah_anggota") or _jumlah_fraksi(fraksi),
        fraksi=fraksi,
    )


def _jumlah(f: Fraksi) -> Hasil[int] | None:
    if f.jumlah is not None or not f.anggota:
        return dari(f, "jumlah")
    return banyak("banyaknya anggota fraksi", (f.letak[f"anggota.{i}"] for i in range(len(f.anggota))))


def _jumlah_fraksi(fraksi: Sequence[BarisFraksi]) -> Hasil[int] | None:
    ada = [f.jumlah for f in fraksi if f.jumlah is not None]
    if not ada or len(ada) < len(fraksi):
        return None
    return Hasil(sum(n.isi for n in ada), rumus("jumlah anggota semua fraksi", *ada))


def angka_hadir(daftar: DaftarHadir | None, dprd: Dprd | None) -> AngkaHadir | None:
    """The stated list, else the members whom the fractions name; None without either."""
    isi = [_stated(h) for h in daftar.daftar] if daftar is not None else []
    if not isi and dprd is not None:
        isi = [b for f in dprd.fraksi for b in _anggota(f, dprd)]
    if not isi and daftar is None:
        return None
    anggota = [b for b in isi if b.fraksi is not None]
    datang = [b for b in anggota if _hadir(b)]
    kuorum = dari(daftar, "kuorum") if daftar is not None else None
    diketahui = any(b.hadir is not None for b in isi)
    return AngkaHadir(
        baris=tuple(isi),
        kelompok=_kelompok(isi, [f.nama for f in dprd.fraksi] if dprd is not None else []),
        diketahui=diketahui,
        hadir=_cacah("banyaknya yang hadir", [b for b in isi if _hadir(b)]),
        anggota=_cacah("banyaknya anggota DPRD dalam daftar hadir", anggota),
        anggota_hadir=_cacah("banyaknya anggota DPRD yang hadir", datang),
        kuorum=kuorum,
        kuorum_tercapai=len(datang) >= kuorum.isi if kuorum is not None and diketahui else None,
    )


def _hadir(b: BarisHadir) -> bool:
    return b.hadir is not None and b.hadir.isi == "hadir"


def _cacah(nama: str, baris: Sequence[BarisHadir]) -> Hasil[int]:
    return Hasil(len(baris), rumus(nama, *(b.nama for b in baris)))


def _stated(h: Hadirin) -> BarisHadir:
    hadir = None
    if h.hadir is not None:
        hadir = Hasil("hadir" if h.hadir else "tidak hadir", h.letak["hadir"])
    nama = Hasil(h.nama, h.letak["nama"])
    return BarisHadir(nama, dari(h, "jabatan"), dari(h, "fraksi"), hadir, dari(h, "keterangan"))


def _anggota(f: Fraksi, dprd: Dprd) -> list[BarisHadir]:
    """Members of a fraction, leaders of the council with their office."""
    out: list[BarisHadir] = []
    for i, nama in enumerate(f.anggota):
        place = f.letak[f"anggota.{i}"]
        jabatan = ANGGOTA_DPRD
        if nama == dprd.ketua:
            jabatan = KETUA_DPRD
        elif nama in dprd.wakil_ketua:
            jabatan = WAKIL_KETUA_DPRD
        asal = rumus("jabatan dalam DPRD", place)
        out.append(BarisHadir(Hasil(nama, place), Hasil(jabatan, asal), dari(f, "nama"), None, None))
    return out


def _kelompok(baris: Sequence[BarisHadir], urutan: Sequence[str]) -> tuple[KelompokHadir, ...]:
    """By fraction in the council's own order, then others as they appear, guests last."""
    groups: dict[str, list[BarisHadir]] = {nama: [] for nama in urutan}
    tamu: list[BarisHadir] = []
    for b in baris:
        (groups.setdefault(b.fraksi.isi, []) if b.fraksi is not None else tamu).append(b)
    named = [(f"Fraksi {k}", v) for k, v in groups.items() if v] + ([(UNDANGAN, tamu)] if tamu else [])
    return tuple(
        KelompokHadir(
            Hasil(nama, rumus("kelompok daftar hadir", *(b.fraksi or b.nama for b in rows))),
            tuple(rows),
            _cacah("banyaknya yang hadir", [b for b in rows if _hadir(b)]),
        )
        for nama, rows in named
    )
