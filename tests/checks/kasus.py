"""Loads an input through all rooms below the checks, for the tests of the checks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lkpj_report.checks.table import Perkara, periksa
from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.katalog import Katalog, muat_katalog
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.folder import Source, load_source
from lkpj_report.source.tree import Mapping
from lkpj_report.source.yaml_reader import read_yaml

ROOT = Path(__file__).resolve().parents[2]
SUITE = ROOT / "tests" / "suite"

_EXPECTED = re.compile(r"\s*# ([A-Z]\d{3}(?: [A-Z]\d{3})*)\s*")
_LALU = re.compile(r"^# lalu: (\S+)$", re.MULTILINE)
_FOLDER = re.compile(r"# folder: (\d{4})\s*")


@cache
def katalog() -> Katalog:
    """The tables that ship."""

    def read(name: str) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
        file, found = read_yaml(name, (ROOT / "report_templates" / name).read_bytes())
        return file.root, found

    tables, faults = muat_katalog(read)
    assert tables is not None and not faults, faults
    return tables


def perkara(path: Path) -> Perkara:
    """The report of an input that was read whole, gaps aside; a file may name in comments its folder's year
    and the file of last year's report in the folder `tahun-lalu`."""
    laporan, source = _laporan(path)
    folder = (int(source.year), source.year_folder) if source.year and source.year_folder else None
    if path.is_file() and (m := _FOLDER.search(path.read_text(encoding="utf-8"))):
        folder = (int(m[1]), Span(m[1], 1))
    lalu = None
    if path.is_file() and (m := _LALU.search(path.read_text(encoding="utf-8"))):
        lalu = _laporan(SUITE / "tahun-lalu" / m[1])[0]
    return Perkara(laporan, hitung(laporan, katalog()), katalog(), folder, lalu)


def _laporan(path: Path) -> tuple[Laporan, Source]:
    source = load_source(path)
    laporan, faults = muat(source.root)
    found = (*source.diagnostics, *faults)
    assert laporan is not None and all(d.severity is Severity.GAP for d in found), found
    return laporan, source


def temuan(path: Path) -> tuple[Diagnostic, ...]:
    """What the checks say of an input."""
    return periksa(perkara(path))


def kode_baris(found: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    """Findings as code and line, sorted."""
    assert all(isinstance(d.place, Span) for d in found), found
    return sorted((d.code, d.place.line) for d in found if isinstance(d.place, Span))


def diharapkan(path: Path) -> list[tuple[str, int]]:
    """The findings that the comments of a case announce, each for the first line below that is no comment."""
    out: list[tuple[str, int]] = []
    codes: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if m := _EXPECTED.fullmatch(line):
            codes += m[1].split()
        elif not line.lstrip().startswith("#"):
            out += [(code, number) for code in codes]
            codes = []
    assert not codes, f"{path.name}: {codes} stand above no line"
    return sorted(out)
