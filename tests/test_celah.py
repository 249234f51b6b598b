"""What stands in the input without a value shows in the konsep, also where a whole list or part is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkpj_report.build import Job, build_one
from lkpj_report.diagnostics import Severity, has_fault
from tests.readers import docx_words
from tests.small_input import YEAR, changed, write_input


@pytest.mark.parametrize(
    "year",
    [
        changed("  tempat: Gedung DPRD Kota Contoh\n", "  tempat: Gedung DPRD Kota Contoh\n  hadirin:\n"),
        changed("pidato:\n", "pidato:\n  terima_kasih:\n"),
        changed("pidato:\n", "pidato:\n  belasungkawa:\n"),
        changed("pidato:\n", "pidato:\n  sapaan:\n"),
        changed("pidato:\n", "pidato:\n  pengakuan:\n"),
        changed("pidato:\n", "visi_misi:\n  visi: Maju\n  misi:\npidato:\n"),
        changed("pidato:\n", "visi_misi:\npidato:\n"),
        changed("    sebagai: bahan evaluasi bersama\n", "    sebagai: bahan evaluasi bersama\n    untuk:\n"),
        changed("      tahun: 2024\n", "      tahun:\n"),
        changed("  daftar:\n", "  periode:\n  daftar:\n"),
        changed("pidato:\n", "kebijakan:\n  daftar:\npidato:\n"),
        changed("  tanggal: Senin, 24 Maret 2025\n", "  tanggal:\n"),
    ],
)
def test_an_empty_entry_is_marked_in_the_paper(tmp_path: Path, year: str) -> None:
    result = build_one(Job(str(write_input(tmp_path, year)), papers=("nota-pengantar",)))
    assert not has_fault(result.found), [d.message for d in result.found]
    assert any(d.severity is Severity.GAP for d in result.found)
    [paper] = result.papers
    assert paper.konsep
    data = next(data for name, data in paper.files if name.endswith(".docx"))
    assert "BELUM DIISI" in " ".join(docx_words(data).words)


def test_indicators_without_any_figure_leave_the_part_out(tmp_path: Path) -> None:
    year = YEAR + "indikator:\n  ipm:\n    nilai:\n      2024:\n"
    result = build_one(Job(str(write_input(tmp_path, year)), papers=("nota-pengantar",)))
    assert not has_fault(result.found), [d.message for d in result.found]
    assert result.papers and result.papers[0].konsep
