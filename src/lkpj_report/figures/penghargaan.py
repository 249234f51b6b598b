"""Awards: ordinals in words, counts, and the columns of the annex table."""

from __future__ import annotations

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.bahasa.kata import daftar, kapital_awal
from lkpj_report.bahasa.terbilang import terbilang
from lkpj_report.bahasa.urutan import urutan, urutan_kapital
from lkpj_report.diagnostics import Generated
from lkpj_report.figures.hasil import Hasil, rumus
from lkpj_report.laporan.penghargaan import DaftarPenghargaan, Penghargaan
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class BarisPenghargaan:
    """One entry: `butir` as the input has it, the ordinal, and its cells in the annex."""

    butir: Penghargaan
    nomor: Hasil[str]
    urutan: Hasil[str]
    nama: Hasil[str]
    pemberi: Hasil[str] | None
    tingkat: Hasil[str] | None
    capaian: Hasil[str] | None
    tahun: Hasil[str] | None
    dasar: Hasil[str] | None
    kali: Hasil[str] | None


@dataclass(frozen=True, slots=True)
class AngkaPenghargaan:
    """The list; `jumlah` counts awards (a group by its number, participation not at all) and is None
    unless the list is complete: from an open list no total may be spoken."""

    butir: Hasil[int]
    jumlah: Hasil[int] | None
    ada_dasar: bool
    baris: tuple[BarisPenghargaan, ...]


def hitung_penghargaan(isi: DaftarPenghargaan) -> AngkaPenghargaan:
    """Ordinals, cells and counts of the list."""
    asal = [isi.letak[f"daftar.{i}"] for i in range(len(isi.daftar))]
    total = Hasil(sum(p.banyak for p in isi.daftar), rumus("jumlah penghargaan tanpa partisipasi", *asal))
    return AngkaPenghargaan(
        butir=Hasil(len(isi.daftar), rumus("banyaknya butir", *asal)),
        jumlah=total if isi.lengkap else None,
        ada_dasar=any(p.bukti for p in isi.daftar),
        baris=tuple(_baris(i, p) for i, p in enumerate(isi.daftar, 1)),
    )


def _baris(n: int, p: Penghargaan) -> BarisPenghargaan:
    dibuat = Generated("nomor urut")

    def sel(nama: str) -> Hasil[str] | None:
        value = getattr(p, nama)
        return Hasil(kapital_awal(str(value)), p.letak[nama]) if value else None

    nama = p.nama or f"{terbilang(p.jumlah or len(p.rincian))} penghargaan"
    singkatan = f" ({p.singkatan})" if p.singkatan else ""
    return BarisPenghargaan(
        butir=p,
        nomor=Hasil(f"{n}.", dibuat),
        urutan=Hasil(urutan_kapital(n), dibuat),
        nama=Hasil(kapital_awal(nama) + singkatan, p.letak["nama"]),
        pemberi=sel("pemberi") or sel("penyelenggara"),
        tingkat=sel("tingkat"),
        capaian=_capaian(p),
        tahun=sel("tahun"),
        dasar=sel("bukti"),
        kali=Hasil(f"{urutan(p.kali_ke)} kalinya", p.letak["kali_ke"]) if p.kali_ke else None,
    )


def _capaian(p: Penghargaan) -> Hasil[str] | None:
    """What was reached, as a phrase for a table cell."""
    parts: list[tuple[str, str]] = []
    if p.predikat:
        parts.append(("predikat", p.predikat))
    if p.inovasi:
        parts.append(("inovasi", f"inovasi “{p.inovasi}”"))
    if p.peringkat:
        parts.append(("peringkat", f"peringkat {p.peringkat}"))
    if p.besar:
        parts.append(("besar", f"{p.besar} besar"))
    if p.skor:
        skala = f" (skala {p.skala})" if p.skala else ""
        parts.append(("skor", f"skor {format_bilangan(p.skor.nilai, None)}{skala}"))
    if p.kali_ke:
        parts.append(("kali_ke", f"{urutan(p.kali_ke)} kalinya"))
    if p.rincian:
        parts.append(("rincian", daftar(p.rincian)))
    if not parts:
        return None
    return Hasil(
        kapital_awal("; ".join(t for _, t in parts)), rumus("capaian", *(p.letak[k] for k, _ in parts))
    )
