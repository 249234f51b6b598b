"""Reports from a few lines of YAML, for the tests of the figures and of the typed report."""

from __future__ import annotations

import textwrap

from tests.checks.kasus import katalog

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.figures.angka import Angka, hitung
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.yaml_reader import read_yaml

KEPALA = """\
laporan:
  tahun_anggaran: {tahun}
daerah:
  nama: {nama}
  jenis: {jenis}
"""


def baca(text: str) -> tuple[Laporan | None, tuple[Diagnostic, ...]]:
    """The typed report of a whole file, and what is wrong with it."""
    file, found = read_yaml("x.yaml", textwrap.dedent(text).encode())
    assert file.root is not None and not found, found
    return muat(file.root)


def laporan(
    text: str = "", *, tahun: int = 2024, nama: str = "Kabupaten Contoh", jenis: str = "kabupaten"
) -> Laporan:
    """A report with the subjects in `text` beside the required ones."""
    value, found = baca(KEPALA.format(tahun=tahun, nama=nama, jenis=jenis) + textwrap.dedent(text))
    assert value is not None and not found, found
    return value


def angka(text: str = "", *, tahun: int = 2024) -> Angka:
    """Its figures, by the tables that ship."""
    return hitung(laporan(text, tahun=tahun), katalog())
