"""Small books and inputs for the tests of `banding`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.checks.kasus import katalog

from lkpj_report.banding.buku import Buku, buku_isian, buku_tabel
from lkpj_report.banding.pembanding import baca_pembanding
from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.figures.angka import Angka, hitung
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.csv_table import read_csv
from lkpj_report.source.yaml_reader import read_yaml

KEPALA = """\
laporan:
  tahun_anggaran: 2024
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


def laporan(isi: str) -> tuple[Laporan, Angka]:
    """A report of one file, with its figures."""
    file, found = read_yaml("isian.yaml", (KEPALA + isi).encode())
    assert file.root is not None, found
    report, wrong = muat(file.root)
    assert report is not None, wrong
    assert all(d.severity is Severity.GAP for d in wrong), wrong
    return report, hitung(report, katalog())


def anggaran(akun: dict[str, str | int]) -> str:
    """The subject `anggaran` with realised amounts by code."""
    rows = "".join(f"    {kode}:\n      realisasi: {nilai}\n" for kode, nilai in akun.items())
    return f"anggaran:\n  tahun: 2024\n  rekening:\n{rows}"


def isian(akun: dict[str, str | int]) -> Buku:
    """The book of an input with these realised amounts."""
    return buku_isian("isian", laporan(anggaran(akun))[1])


def tabel(text: str) -> Buku:
    """The book of a CSV file."""
    rows, found = baris(text)
    assert rows is not None, found
    return buku_tabel("audit.csv", rows)


def baris(text: str):  # type: ignore[no-untyped-def]
    """The rows of a CSV file with what was told of them."""
    lembar, found = read_csv("audit.csv", text.encode(), Span("audit.csv", 1))
    assert lembar is not None, found
    return baca_pembanding("audit.csv", lembar, Span("audit.csv", 1))


def csv(akun: dict[str, str | int]) -> str:
    """A CSV file with realised amounts by code."""
    return "kode;realisasi\n" + "".join(f"{k};{v}\n" for k, v in akun.items())


def kode(found: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of findings."""
    return [d.code for d in found]


def tulis_isian(folder: Path, isi: str) -> Path:
    """An input of one file on disk."""
    path = folder / "isian.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("format: 1\n" + KEPALA + isi, encoding="utf-8")
    return path


def rp(text: str) -> Decimal:
    """Digits with dots as a number."""
    return Decimal(text.replace(".", "").replace(",", "."))
