"""Whole small inputs: each says in comments which findings it has, and has exactly those."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.checks.kasus import SUITE, diharapkan, katalog, kode_baris, temuan

from lkpj_report.checks.table import CHECKS, KODE_DITERIMA, Perkara, periksa
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.folder import load_source

CASES = sorted(SUITE.glob("*.yaml"))
KODE = {c.kode for c in CHECKS} | set(KODE_DITERIMA)


def _benar(path: Path) -> set[str]:
    """The codes whose passing case a file is ("# benar: K201 K202")."""
    m = re.search(r"^# benar: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return set(m[1].split()) if m else set()


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_case_has_exactly_its_findings(path: Path) -> None:
    assert kode_baris(temuan(path)) == diharapkan(path)


def test_each_code_has_a_failing_case() -> None:
    assert {code for path in CASES for code, _ in diharapkan(path)} == KODE


def test_each_code_has_a_passing_case() -> None:
    assert {code for path in CASES for code in _benar(path)} == KODE


def test_a_passing_case_expects_nothing_of_its_codes() -> None:
    assert not [p.stem for p in CASES if _benar(p) & {code for code, _ in diharapkan(p)}]


@pytest.mark.parametrize(
    "name",
    [
        "penghargaan-banyak",
        "pejabat-salah",
        "anggaran-identitas",
        "indikator-benar",
        "kelengkapan-benar",
        "rincian",
        "rantai",
        "capaian",
        "waktu-urutan",
        "diterima-tempat",
    ],
)
def test_a_line_that_is_missing_never_breaks_a_check(name: str, tmp_path: Path) -> None:
    lines = (SUITE / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "masukan.yaml"
    read = 0
    for cut in range(len(lines)):
        path.write_text("\n".join(lines[:cut] + lines[cut + 1 :]), encoding="utf-8")
        laporan, _ = muat(load_source(path).root)
        if laporan is not None:
            read += 1
            periksa(Perkara(laporan, hitung(laporan, katalog()), katalog()))
    assert read > len(lines) // 3
