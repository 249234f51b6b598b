"""The session's name put together, the dates that the law looks at, place and date of the signature."""

from __future__ import annotations

import datetime as dt

from lkpj_report.figures.hasil import Hasil, rumus
from lkpj_report.figures.jabatan import NamaDaerah
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.umum import Sidang
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class AngkaSidang:
    """The session as it is spoken of: `nama` alone, `nama_lengkap` with the council."""

    nama: Hasil[str]
    nama_lengkap: Hasil[str]
    tanggal: Hasil[dt.date] | None


def angka_sidang(sidang: Sidang, daerah: NamaDaerah) -> AngkaSidang:
    """The name by its parts: "Rapat Paripurna ke-16 Masa Sidang III Tahun 2024/2025"."""
    parts = [sidang.rapat]
    used = ["rapat"]
    if sidang.nomor is not None:
        parts.append(f"ke-{sidang.nomor}")
        used.append("nomor")
    if sidang.masa is not None:
        parts.append(f"{sidang.sebutan_masa} {sidang.masa}")
        used += ["sebutan_masa", "masa"]
    if sidang.tahun_sidang is not None:
        parts.append(f"Tahun {sidang.tahun_sidang}")
        used.append("tahun_sidang")
    asal = rumus("nama sidang", *(sidang.letak[u] for u in used))
    nama = " ".join(parts)
    tanggal = Hasil(sidang.tanggal.tanggal, sidang.letak["tanggal"]) if sidang.tanggal else None
    return AngkaSidang(Hasil(nama, asal), Hasil(f"{nama} {daerah.dprd.isi}", asal), tanggal)


@dataclass(frozen=True, slots=True)
class Penyampaian:
    """When the report reached the council, and when it had to (UU 23/2014 art. 69; PP 13/2019 art. 19)."""

    tanggal: Hasil[dt.date] | None
    tenggat: dt.date
    hari_terlambat: int


def penyampaian(laporan: Laporan) -> Penyampaian:
    """The date of the covering letter counts when there is one, else the session's."""
    umum, sidang = laporan.laporan, laporan.sidang
    tanggal: Hasil[dt.date] | None = None
    if umum.surat_penyampaian is not None:
        tanggal = Hasil(umum.surat_penyampaian.tanggal, umum.letak["surat_penyampaian"])
    elif sidang is not None and sidang.tanggal is not None:
        tanggal = Hasil(sidang.tanggal.tanggal, sidang.letak["tanggal"])
    batas = tenggat(umum.tahun_anggaran)
    return Penyampaian(tanggal, batas, max(0, (tanggal.isi - batas).days) if tanggal else 0)


def tenggat(tahun_anggaran: int) -> dt.date:
    """Three months after the fiscal year: 31 March of the next year."""
    return dt.date(tahun_anggaran + 1, 3, 31)


@dataclass(frozen=True, slots=True)
class TempatTanggal:
    """Above a signature. `tanggal` is None when it is left blank on purpose or not known."""

    tempat: Hasil[str] | None
    tanggal: Hasil[dt.date] | None


def titimangsa(laporan: Laporan) -> TempatTanggal:
    """Stated place and date, else the capital and the session's date."""
    isi, daerah, sidang = laporan.laporan.titimangsa, laporan.daerah, laporan.sidang
    tempat: Hasil[str] | None = None
    if isi is not None and isi.tempat is not None:
        tempat = Hasil(isi.tempat, isi.letak["tempat"])
    elif daerah.ibu_kota is not None:
        tempat = Hasil(daerah.ibu_kota, daerah.letak["ibu_kota"])
    if isi is not None and (isi.tanggal is not None or "tanggal" in isi.letak.menyusul | isi.letak.kosong):
        return TempatTanggal(
            tempat, Hasil(isi.tanggal.tanggal, isi.letak["tanggal"]) if isi.tanggal else None
        )
    if sidang is not None and sidang.tanggal is not None:
        return TempatTanggal(tempat, Hasil(sidang.tanggal.tanggal, sidang.letak["tanggal"]))
    return TempatTanggal(tempat, None)
