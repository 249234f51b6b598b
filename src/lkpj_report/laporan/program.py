"""Subjects `program_kegiatan` and `spm`: what was planned and reached, one flat row each, as a spreadsheet has it.

The hierarchy (urusan, program, kegiatan, subkegiatan) is not typed: the code says it, `figures.program` builds it.
"""

from __future__ import annotations

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.laporan.katalog import ArahBaik
from lkpj_report.laporan.skalar import KodeProgram, KodeUrusan, Ukuran
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, isian


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisProgram(Bagian):
    """A program, kegiatan or subkegiatan with one indicator (columns of the LKPj's achievement table).

    A further indicator of the same program is a further row with the same code and without amounts.
    """

    kode: KodeProgram = isian("Kode program, kegiatan, atau subkegiatan, misalnya 1.01.02.2.01")
    nama: str = isian("Nama program, kegiatan, atau subkegiatan")
    urusan: KodeUrusan | None = isian("Kode urusan, bila berbeda dari awal kodenya", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah pelaksana", bawaan=None)
    indikator: str | None = isian("Indikator kinerja", bawaan=None)
    satuan: str | None = isian("Satuan indikator", bawaan=None)
    target: Ukuran | None = isian("Target: angka, atau teks seperti WTP", bawaan=None)
    realisasi: Ukuran | None = isian("Realisasi indikator: angka, atau teks seperti WTP", bawaan=None)
    arah: ArahBaik = isian("Arah yang baik bagi indikator ini", bawaan=ArahBaik.NAIK)
    anggaran: Rupiah | None = isian("Anggaran", bawaan=None)
    realisasi_anggaran: Rupiah | None = isian("Realisasi anggaran", bawaan=None)
    permasalahan: str | None = isian("Permasalahan", bawaan=None)
    upaya: str | None = isian("Upaya mengatasi permasalahan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarProgram(Bagian):
    """All rows; `daftar` may be a spreadsheet (`berkas:`)."""

    daftar: tuple[BarisProgram, ...] = isian("Program, kegiatan, dan subkegiatan", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSpm(Bagian):
    """A service of the minimum service standards (SPM) of a basic affair."""

    urusan: KodeUrusan = isian("Kode urusan pelayanan dasar, 1.01 sampai 1.06")
    jenis_layanan: str = isian("Jenis pelayanan dasar")
    indikator: str | None = isian("Indikator pencapaian", bawaan=None)
    satuan: str | None = isian("Satuan", bawaan=None)
    target: Bilangan | None = isian("Target", bawaan=None)
    realisasi: Bilangan | None = isian("Realisasi", bawaan=None)
    perangkat_daerah: str | None = isian("Perangkat daerah pelaksana", bawaan=None)
    anggaran: Rupiah | None = isian("Anggaran", bawaan=None)
    realisasi_anggaran: Rupiah | None = isian("Realisasi anggaran", bawaan=None)
    permasalahan: str | None = isian("Permasalahan", bawaan=None)
    upaya: str | None = isian("Upaya mengatasi permasalahan", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarSpm(Bagian):
    """Minimum service standards of the year."""

    daftar: tuple[BarisSpm, ...] = isian("Pelayanan dasar menurut SPM", bawaan=())
    sumber: str | None = isian("Sumber data", bawaan=None)
