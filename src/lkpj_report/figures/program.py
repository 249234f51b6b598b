"""Programs: the hierarchy that the codes of the flat rows say, sums per affair and agency, targets met.

In: the rows of `program_kegiatan`. Out: trees, tables and counts, each figure with its origin.
A program belongs to an affair and an agency: several agencies may run programs of the same code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lkpj_report.bahasa.persen import Persen
from lkpj_report.figures.capaian import BarisKinerja, kinerja
from lkpj_report.figures.hasil import (
    Hasil,
    Uang,
    bagian,
    dari,
    jumlah,
    persen_cacah,
    rumus,
)
from lkpj_report.figures.indikator import TERCAPAI
from lkpj_report.figures.urusan import kelompok
from lkpj_report.laporan.program import BarisProgram, DaftarProgram
from lkpj_report.laporan.skalar import KodeProgram, KodeUrusan, TingkatProgram, Ukuran
from lkpj_report.records import dataclass

TANPA_PERANGKAT_DAERAH = ""
"""The agency of rows that name none."""


@dataclass(frozen=True, slots=True)
class HitungProgram:
    """Counts. Of `indikator` those with target and result are `dinilai`, of these some are `tercapai`."""

    program: Hasil[int]
    kegiatan: Hasil[int]
    subkegiatan: Hasil[int]
    indikator: Hasil[int]
    dinilai: Hasil[int]
    tercapai: Hasil[int]
    persen_tercapai: Hasil[Persen] | None


@dataclass(frozen=True, slots=True)
class SimpulProgram:
    """A program, kegiatan or subkegiatan of one agency; amounts are stated, else the sum of those below."""

    kode: Hasil[str]
    tingkat: TingkatProgram
    nama: Hasil[str]
    perangkat_daerah: Hasil[str] | None
    kinerja: tuple[BarisKinerja, ...]
    anggaran: Uang | None
    realisasi: Uang | None
    permasalahan: tuple[Hasil[str], ...]
    upaya: tuple[Hasil[str], ...]
    anak: tuple[SimpulProgram, ...] = ()

    @property
    def persen(self) -> Hasil[Persen] | None:
        """The share of the budget that was spent."""
        return bagian(self.realisasi, self.anggaran)


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """A row of the achievement table: a program's first indicator stands beside its name and amounts,
    further ones below it without them. `lekuk` is 0 for a program, 2 for a subkegiatan."""

    kode: Hasil[str] | None
    nama: Hasil[str] | None
    perangkat_daerah: Hasil[str] | None
    indikator: Hasil[str] | None
    satuan: Hasil[str] | None
    target: Hasil[Ukuran] | None
    realisasi_indikator: Hasil[Ukuran] | None
    capaian: Hasil[Persen] | None
    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None
    permasalahan: Hasil[str] | None
    upaya: Hasil[str] | None
    lekuk: int
    peran: str = "isi"


@dataclass(frozen=True, slots=True)
class UrusanProgram:
    """An affair with its programs."""

    kode: Hasil[str]
    nama: Hasil[str]
    kelompok: Hasil[str]
    program: tuple[SimpulProgram, ...]
    baris: tuple[BarisCapaian, ...]
    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None
    hitung: HitungProgram

    @property
    def pelaksana(self) -> tuple[Hasil[str], ...]:
        """The agencies that run its programs, each once."""
        return tuple({nama.isi: nama for p in self.program for nama in _pelaksana(p)}.values())

    @property
    def ada_permasalahan(self) -> bool:
        """Whether a row says a problem or what is done about it."""
        return any(b.permasalahan or b.upaya for b in self.baris)


@dataclass(frozen=True, slots=True)
class SerapanPerangkatDaerah:
    """An agency; `peringkat` by the share spent, equal shares share a rank; None without a share."""

    nama: Hasil[str]
    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None
    peringkat: Hasil[int] | None
    hitung: HitungProgram


@dataclass(frozen=True, slots=True)
class AngkaProgram:
    """All programs: by affair, and the agencies from the highest share spent to the lowest."""

    urusan: tuple[UrusanProgram, ...]
    perangkat_daerah: tuple[SerapanPerangkatDaerah, ...]
    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None
    hitung: HitungProgram
    sumber: Hasil[str] | None

    @property
    def baris(self) -> tuple[BarisCapaian, ...]:
        """All rows of the achievement table."""
        return tuple(b for u in self.urusan for b in u.baris)


Kunci = tuple[KodeUrusan, str, KodeProgram]
"""Affair, agency, code: what makes a program."""


def urusan_baris(b: BarisProgram) -> KodeUrusan:
    """The affair of a row: stated, else the beginning of its code."""
    return b.urusan or b.kode.urusan


def hitung_program(isi: DaftarProgram, nama: Mapping[KodeUrusan, str]) -> AngkaProgram:
    """Trees, sums, counts and ranks; `nama` names the affairs."""
    simpul = _simpul(isi.daftar)
    per_urusan: dict[KodeUrusan, list[SimpulProgram]] = {}
    per_pd: dict[str, list[SimpulProgram]] = {}
    for (urusan, _, _), s in simpul.items():
        per_urusan.setdefault(urusan, []).append(s)
        for pd, milik in _milik(s):
            per_pd.setdefault(pd, []).append(milik)
    semua = tuple(simpul.values())
    anggaran, realisasi = _uang(semua)
    return AngkaProgram(
        urusan=tuple(_urusan(k, tuple(v), nama) for k, v in sorted(per_urusan.items())),
        perangkat_daerah=_berperingkat([_serapan(tuple(v)) for v in per_pd.values()]),
        anggaran=anggaran,
        realisasi=realisasi,
        persen=bagian(realisasi, anggaran),
        hitung=_hitung(semua),
        sumber=dari(isi, "sumber"),
    )


def _simpul(daftar: Iterable[BarisProgram]) -> dict[Kunci, SimpulProgram]:
    """The top nodes in the order of affair and code, agencies in the order in which they first appear.

    A kegiatan whose program has no row is a top node of its own, so no amount is lost.
    """
    groups: dict[Kunci, list[BarisProgram]] = {}
    for b in daftar:
        key = (urusan_baris(b), b.perangkat_daerah or TANPA_PERANGKAT_DAERAH, b.kode)
        groups.setdefault(key, []).append(b)
    children: dict[Kunci, list[Kunci]] = {}
    tops: list[Kunci] = []
    for key in groups:
        induk = _induk(key, groups)
        if induk is None:
            tops.append(key)
        else:
            children.setdefault(induk, []).append(key)

    def build(key: Kunci) -> SimpulProgram:
        below = sorted(children.get(key, ()), key=lambda k: k[2])
        return _satu(groups[key], tuple(build(k) for k in below))

    return {key: build(key) for key in sorted(tops, key=lambda k: (k[0], k[2]))}


def _induk(key: Kunci, groups: Mapping[Kunci, object]) -> Kunci | None:
    """The nearest row above: of the same agency, or of none when a program is written once for all."""
    urusan, pd, kode = key
    atas = kode.induk
    while atas is not None:
        for nama in dict.fromkeys((pd, TANPA_PERANGKAT_DAERAH)):
            if (urusan, nama, atas) in groups:
                return urusan, nama, atas
        atas = atas.induk
    return None


def _milik(s: SimpulProgram) -> Iterable[tuple[str, SimpulProgram]]:
    """The agencies of a tree with their parts: a program written once for all leaves it to those below."""
    if s.perangkat_daerah is not None:
        yield s.perangkat_daerah.isi, s
    else:
        for a in s.anak:
            yield from _milik(a)


def _pelaksana(s: SimpulProgram) -> Iterable[Hasil[str]]:
    """The agencies of a tree."""
    if s.perangkat_daerah is not None:
        yield s.perangkat_daerah
    for a in s.anak:
        yield from _pelaksana(a)


def _satu(baris: list[BarisProgram], anak: tuple[SimpulProgram, ...]) -> SimpulProgram:
    first = baris[0]
    return SimpulProgram(
        kode=Hasil(str(first.kode), first.letak["kode"]),
        tingkat=first.kode.tingkat,
        nama=Hasil(first.nama, first.letak["nama"]),
        perangkat_daerah=dari(first, "perangkat_daerah"),
        kinerja=tuple(kinerja(b) for b in baris if b.indikator is not None),
        anggaran=_disebut(baris, "anggaran") or _di_bawah(anak, "anggaran"),
        realisasi=_disebut(baris, "realisasi_anggaran") or _di_bawah(anak, "realisasi"),
        permasalahan=tuple(h for b in baris if (h := dari(b, "permasalahan")) is not None),
        upaya=tuple(h for b in baris if (h := dari(b, "upaya")) is not None),
        anak=anak,
    )


def _disebut(baris: list[BarisProgram], nama: str) -> Uang | None:
    """The amount of a program is stated once, whatever number of rows its indicators take."""
    return next((u for b in baris if (u := dari(b, nama)) is not None), None)


def _di_bawah(anak: tuple[SimpulProgram, ...], nama: str) -> Uang | None:
    return jumlah("jumlah rincian di bawahnya", [getattr(a, nama) for a in anak])


def _uang(simpul: Iterable[SimpulProgram]) -> tuple[Uang | None, Uang | None]:
    semua = tuple(simpul)
    return (
        jumlah("jumlah anggaran program", [s.anggaran for s in semua]),
        jumlah("jumlah realisasi program", [s.realisasi for s in semua]),
    )


def _urusan(
    kode: KodeUrusan, program: tuple[SimpulProgram, ...], nama: Mapping[KodeUrusan, str]
) -> UrusanProgram:
    anggaran, realisasi = _uang(program)
    asal = rumus("urusan dari kode program", *(p.kode for p in program))
    return UrusanProgram(
        kode=Hasil(str(kode), asal),
        nama=Hasil(nama.get(kode) or f"urusan {kode}", asal),
        kelompok=Hasil(kelompok(kode), asal),
        program=program,
        baris=tuple(b for p in program for b in _baris(p, 0)),
        anggaran=anggaran,
        realisasi=realisasi,
        persen=bagian(realisasi, anggaran),
        hitung=_hitung(program),
    )


def _baris(s: SimpulProgram, lekuk: int) -> list[BarisCapaian]:
    kosong = BarisKinerja(None, None, None, None, None, None)
    masalah, upaya = next(iter(s.permasalahan), None), next(iter(s.upaya), None)
    out: list[BarisCapaian] = []
    for n, k in enumerate(s.kinerja or (kosong,)):
        first = n == 0
        out.append(
            BarisCapaian(
                s.kode if first else None, s.nama if first else None, s.perangkat_daerah if first else None,
                k.indikator, k.satuan, k.target, k.realisasi, k.capaian,
                s.anggaran if first else None, s.realisasi if first else None, s.persen if first else None,
                masalah if first else None, upaya if first else None, lekuk,
            )
        )  # fmt: skip
    return out + [b for a in s.anak for b in _baris(a, lekuk + 1)]


def _hitung(simpul: Iterable[SimpulProgram]) -> HitungProgram:
    semua = [x for s in simpul for x in _semua(s)]

    def tingkat(t: TingkatProgram) -> Hasil[int]:
        rows = [s for s in semua if s.tingkat is t]
        return Hasil(len(rows), rumus(f"banyaknya {t.value}", *(s.kode for s in rows)))

    indikator = [k for s in semua for k in s.kinerja]
    dinilai = [k for k in indikator if k.tercapai is not None]
    penuh = [k for k in dinilai if k.tercapai is not None and k.tercapai.isi == TERCAPAI]
    t = TingkatProgram
    n_dinilai = Hasil(len(dinilai), rumus("banyaknya indikator yang dinilai", *(k.tercapai for k in dinilai)))
    n_penuh = Hasil(len(penuh), rumus("banyaknya indikator yang tercapai", *(k.tercapai for k in penuh)))
    return HitungProgram(
        program=tingkat(t.PROGRAM),
        kegiatan=tingkat(t.KEGIATAN),
        subkegiatan=tingkat(t.SUBKEGIATAN),
        indikator=Hasil(len(indikator), rumus("banyaknya indikator", *(k.indikator for k in indikator))),
        dinilai=n_dinilai,
        tercapai=n_penuh,
        persen_tercapai=persen_cacah("indikator tercapai / indikator dinilai x 100", n_penuh, n_dinilai),
    )


def _semua(s: SimpulProgram) -> Iterable[SimpulProgram]:
    yield s
    for a in s.anak:
        yield from _semua(a)


def _serapan(simpul: tuple[SimpulProgram, ...]) -> SerapanPerangkatDaerah:
    anggaran, realisasi = _uang(simpul)
    nama = simpul[0].perangkat_daerah
    assert nama is not None  # only nodes that name their agency come here
    return SerapanPerangkatDaerah(
        nama, anggaran, realisasi, bagian(realisasi, anggaran), None, _hitung(simpul)
    )


def _berperingkat(daftar: list[SerapanPerangkatDaerah]) -> tuple[SerapanPerangkatDaerah, ...]:
    """From the highest share to the lowest; those without a share come last, in their own order."""
    ada = [d for d in daftar if d.persen is not None]
    nilai = {id(d): d.persen.isi.nilai for d in ada if d.persen is not None}
    ada.sort(key=lambda d: -nilai[id(d)])
    out: list[SerapanPerangkatDaerah] = []
    for d in ada:
        rank = 1 + sum(1 for x in nilai.values() if x > nilai[id(d)])
        out.append(replace(d, peringkat=Hasil(rank, rumus("peringkat menurut persentase serapan", d.persen))))
    return (*out, *(d for d in daftar if d.persen is None))
