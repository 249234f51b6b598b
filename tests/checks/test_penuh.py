"""A whole LKPj input has nothing to be told of, and one planted fault is found among 4,500 rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checks.kasus import temuan
from tests.masukan_penuh import BARIS_PROGRAM, BARIS_REKENING, tulis

from lkpj_report.diagnostics import Severity


@pytest.fixture(scope="module")
def penuh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tulis(tmp_path_factory.mktemp("penuh") / "kabupaten-penuh")


def test_whole_input_has_the_size_that_it_promises(penuh: Path) -> None:
    def rows(name: str) -> int:
        return len((penuh / name).read_text(encoding="utf-8").splitlines()) - 1

    assert (rows("program.csv"), rows("rekening.csv")) == (BARIS_PROGRAM, BARIS_REKENING)


def test_whole_input_has_neither_fault_nor_warning(penuh: Path) -> None:
    assert not [d for d in temuan(penuh) if d.severity is not Severity.INFO]


def test_one_rupiah_among_all_rows_is_found_at_its_sum(penuh: Path) -> None:
    path = penuh / "rekening.csv"
    text = path.read_text(encoding="utf-8")
    row = next(r for r in text.splitlines() if r.startswith("5.1.03.04.0002;"))
    *rest, realisasi = row.split(";")
    changed = ";".join([*rest, f"{int(realisasi.replace('.', '')) + 1}"])
    try:
        path.write_text(text.replace(row, changed), encoding="utf-8")
        (found,) = [d for d in temuan(penuh) if d.severity is Severity.FAULT]
    finally:
        path.write_text(text, encoding="utf-8")
    assert found.code == "K201" and "realisasi rekening 5.1.03.04 " in found.message
    assert "lebih kecil Rp1" in found.message


def test_same_seed_writes_the_same_bytes(penuh: Path, tmp_path: Path) -> None:
    again = tulis(tmp_path / "kabupaten-penuh")
    for path in sorted(penuh.parent.rglob("*.*")):
        assert (again.parent / path.relative_to(penuh.parent)).read_bytes() == path.read_bytes()
