"""Weights that a region gives, and findings that are accepted one by one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.checks.kasus import SUITE, perkara, temuan

from lkpj_report.checks.jelajah import baris_isian, pada
from lkpj_report.checks.table import BATAS, CHECKS
from lkpj_report.diagnostics import Severity

BOBOT = SUITE / "bobot.yaml"


def _keparahan(path: Path) -> list[tuple[str, Severity]]:
    return [(d.code, d.severity) for d in temuan(path)]


def test_region_raises_lowers_and_drops_findings() -> None:
    found = _keparahan(BOBOT)
    assert ("K305", Severity.FAULT) in found and ("K306", Severity.WARNING) in found
    assert not [code for code, _ in found if code == "K304"]


def test_arithmetic_stays_a_fault_whatever_the_region_says(tmp_path: Path) -> None:
    text = (SUITE / "anggaran-jumlah.yaml").read_text(encoding="utf-8")
    path = tmp_path / "masukan.yaml"
    path.write_text(text + "\npemeriksaan:\n  K201: abaikan\n", encoding="utf-8")
    found = _keparahan(path)
    assert [s for code, s in found if code == "K201"] == [Severity.FAULT] * 3
    assert ("K911", Severity.WARNING) in found


def test_weighed_down_finding_can_be_accepted_and_weighed_up_one_can_not(tmp_path: Path) -> None:
    text = BOBOT.read_text(encoding="utf-8").replace(
        "  tahun_anggaran: 2024\n",
        "  tahun_anggaran: 2024\n  diterima:\n    - kode: K305\n      alasan: satu piagam hilang\n",
    )
    path = tmp_path / "masukan.yaml"
    path.write_text(text, encoding="utf-8")
    assert ("K305", Severity.FAULT) in _keparahan(path) and "K906" in dict(_keparahan(path))
    path.write_text(text.replace("K305: kesalahan", "K305: peringatan"), encoding="utf-8")
    assert ("K305", Severity.INFO) in _keparahan(path)


def test_what_can_be_weighed_is_known_by_its_source() -> None:
    from_memory = {c.kode for c in CHECKS if re.search(r"\[M\]", c.fungsi.__doc__ or "")}
    assert from_memory == BATAS.ingatan
    assert BATAS.hitungan < BATAS.dikenal


def test_one_finding_at_a_place_is_accepted_and_not_all_of_its_code() -> None:
    found = [d for d in temuan(SUITE / "diterima-tempat.yaml") if d.code == "K304"]
    assert [d.severity for d in found] == [Severity.WARNING, Severity.INFO]
    assert "diterima: pemberinya tidak tercatat" in found[1].message


def test_one_finding_with_a_text_is_accepted() -> None:
    (found,) = [d for d in temuan(SUITE / "diterima-tempat.yaml") if d.code == "K305"]
    assert found.severity is Severity.INFO and found.message.endswith("dua piagam hilang")


@pytest.mark.parametrize(
    ("jalur", "banyak"),
    [
        ("penghargaan.daftar", 1),
        ("penghargaan.daftar.2", 1),
        ("penghargaan.daftar.2.jumlah", 1),
        ("penghargaan.daftar.nama", 2),
        ("penghargaan.daftar.0", 0),
        ("penghargaan.daftar.3", 0),
        ("penghargaan.periode", 0),
        ("tidak.ada", 0),
    ],
)
def test_path_finds_what_was_written_there(jalur: str, banyak: int) -> None:
    assert len(pada(perkara(SUITE / "diterima-tempat.yaml").laporan, jalur)) == banyak


def test_path_goes_through_account_codes_and_years() -> None:
    laporan = perkara(SUITE / "rantai.yaml").laporan
    assert len(pada(laporan, "anggaran.rekening.6.1.01.realisasi")) == 1
    assert len(pada(laporan, "indikator.kemiskinan.nilai.2024")) == 1
    assert len(pada(laporan, "anggaran.rekening.6.1.02")) == 0


def test_lines_of_a_part_are_all_lines_below_it() -> None:
    path = SUITE / "diterima-tempat.yaml"
    lines = {n for _, n in baris_isian(perkara(path).laporan, "penghargaan.daftar.2")}
    text = path.read_text(encoding="utf-8").splitlines()
    written = {text[int(n) - 1].strip() for n in lines}
    assert {"nama: Kota Hijau", "jumlah: 3", "- Taman Kota"} <= written
    assert "nama: Kota Tertib Ukur" not in written
