"""A small report without findings, written into a folder; tests change one thing in it and look."""

from __future__ import annotations

from pathlib import Path

REGION = """\
format: 1
daerah:
  nama: Kota Contoh
  jenis: kota
  provinsi: Provinsi Contoh
  ibu_kota: Contoh
pejabat:
  - jabatan: Wali Kota
    nama: Budi Santoso
    sejak: 20 Februari 2020
"""

YEAR = """\
format: 1
laporan:
  tahun_anggaran: 2024
dasar_hukum:
  - Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah
sidang:
  sebutan_masa: Sidang
  masa: II
  tahun_sidang: 2024/2025
  tanggal: Senin, 24 Maret 2025
  tempat: Gedung DPRD Kota Contoh
pidato:
  harapan:
    sebagai: bahan evaluasi bersama
penghargaan:
  daftar:
    - nama: Opini Wajar Tanpa Pengecualian
      jenis: opini
      pemberi: Badan Pemeriksa Keuangan
      tahun: 2024
"""

INPUT = "contoh/2024"


def write_input(folder: Path, year: str = YEAR, region: str = REGION) -> Path:
    """Write the report below a folder; gives its year folder."""
    path = folder / INPUT
    path.mkdir(parents=True, exist_ok=True)
    (path.parent / "daerah.yaml").write_text(region, encoding="utf-8")
    (path / "laporan.yaml").write_text(year, encoding="utf-8")
    return path


def changed(old: str, new: str, text: str = YEAR) -> str:
    """The text with one thing changed; the thing must be there."""
    assert old in text, f"{old!r} is not in the small input"
    return text.replace(old, new, 1)
