"""Affairs by their groups with shares of money spent; counts of answered recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.terbilang import terbilang
from lkpj_report.figures.anggaran import bagian
from lkpj_report.figures.hasil import Hasil, Uang, rumus
from lkpj_report.laporan.kinerja import DaftarUrusan, Rekomendasi, StatusTindakLanjut, Tugas, Urusan
from lkpj_report.laporan.skalar import KodeUrusan

KELOMPOK = {
    "1": "urusan wajib yang berkaitan dengan pelayanan dasar",
    "2": "urusan wajib yang tidak berkaitan dengan pelayanan dasar",
    "3": "urusan pilihan",
}
"""Groups of affairs by the first digit of the code (UU 23/2014 art. 12); the rest is supporting elements."""

PENUNJANG = "unsur pendukung, penunjang, dan pengawasan"


@dataclass(frozen=True, slots=True)
class BarisUrusan:
    """An affair with its name and its share spent."""

    isi: Urusan
    nama: Hasil[str]
    persen: Hasil[Persen] | None


@dataclass(frozen=True, slots=True)
class KelompokUrusan:
    """A group of affairs that the input names."""

    nama: Hasil[str]
    baris: tuple[BarisUrusan, ...]


@dataclass(frozen=True, slots=True)
class BarisTugas:
    """An assistance task with its share spent."""

    isi: Tugas
    persen: Hasil[Persen] | None


@dataclass(frozen=True, slots=True)
class HitungRekomendasi:
    """How many recommendations there are and how many have been answered how far; `rincian` says the
    states that occur in words ("tiga telah selesai ditindaklanjuti")."""

    semua: Hasil[int]
    selesai: Hasil[int]
    proses: Hasil[int]
    belum: Hasil[int]
    rincian: tuple[Hasil[str], ...]


def _uang(isi: Urusan | Tugas, nama: str) -> Uang | None:
    value = getattr(isi, nama)
    return Hasil(value, isi.letak[nama]) if value is not None else None


def kelompok_urusan(urusan: DaftarUrusan, nama: Mapping[KodeUrusan, str]) -> tuple[KelompokUrusan, ...]:
    """Affairs in the order of their codes, in groups; groups without an affair are left out."""
    groups: dict[str, list[BarisUrusan]] = {}
    for u in sorted(urusan.daftar, key=lambda x: x.kode):
        label = KELOMPOK.get(u.kode[0], PENUNJANG)
        name = u.nama or nama.get(u.kode) or f"urusan {u.kode}"
        persen = bagian(_uang(u, "realisasi"), _uang(u, "anggaran"))
        groups.setdefault(label, []).append(BarisUrusan(u, Hasil(name, u.letak["kode"]), persen))
    return tuple(
        KelompokUrusan(
            Hasil(label, rumus("kelompok urusan", *(b.isi.letak["kode"] for b in rows))), tuple(rows)
        )
        for label, rows in groups.items()
    )


def baris_tugas(daftar: tuple[Tugas, ...]) -> tuple[BarisTugas, ...]:
    """Tasks with their shares."""
    return tuple(BarisTugas(t, bagian(_uang(t, "realisasi"), _uang(t, "anggaran"))) for t in daftar)


def hitung_rekomendasi(isi: Rekomendasi) -> HitungRekomendasi:
    """Counts by state."""

    def hitung(*status: StatusTindakLanjut) -> Hasil[int]:
        rows = [r for r in isi.daftar if r.status in status]
        return Hasil(len(rows), rumus("banyaknya rekomendasi", *(r.letak["status"] for r in rows)))

    s = StatusTindakLanjut
    selesai, proses, belum = hitung(s.SELESAI), hitung(s.PROSES), hitung(s.BELUM)
    kata = (
        (selesai, "telah selesai ditindaklanjuti"),
        (proses, "masih dalam proses"),
        (belum, "belum ditindaklanjuti"),
    )
    rincian = tuple(Hasil(f"{terbilang(n.isi)} {text}", n.asal) for n, text in kata if n.isi)
    return HitungRekomendasi(hitung(*s), selesai, proses, belum, rincian)
