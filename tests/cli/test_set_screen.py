"""The list of a whole set: a line a paper in columns; what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkpj_report.build import JobResult, Paper
from lkpj_report.cli.set_screen import show_set
from lkpj_report.outputs import Outcome, Written

OUT = Path("output/kota-uji/2024")


def lines(*papers: Paper, outcome: Outcome = Outcome.WRITTEN) -> list[tuple[Paper, list[Written]]]:
    return [
        (
            p,
            [
                Written(OUT / f"{p.name}{'-konsep' if p.konsep else ''}.{e}", outcome, 12_000)
                for e in ("docx", "pdf")
            ],
        )
        for p in papers
    ]


def result(*skipped: tuple[str, tuple[str, ...]]) -> JobResult:
    return JobResult("kota-uji", "2024", (), (), skipped=skipped)


def test_many_papers_are_shown_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    papers = [Paper(f"naskah-{'x' * n}", "", 10**n, (), ("a", "b")) for n in range(4)]
    show_set(result(("daftar-hadir", ("dprd", "sidang"))), lines(*papers), OUT)
    assert capsys.readouterr().out.splitlines() == [
        "kota-uji 2024: 4 naskah di output/kota-uji/2024",
        "  naskah-:       1 halaman  docx 12 KB, pdf 12 KB  semua bagian",
        "  naskah-x:     10 halaman  docx 12 KB, pdf 12 KB  semua bagian",
        "  naskah-xx:   100 halaman  docx 12 KB, pdf 12 KB  semua bagian",
        "  naskah-xxx: 1000 halaman  docx 12 KB, pdf 12 KB  semua bagian",
        "  daftar-hadir tidak dibuat: tidak ada dprd, sidang",
    ]


def test_a_konsep_says_why_once_and_parts_that_are_not_in_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    left = (("visi", "visi_misi tidak ada"),)
    papers = [Paper(f"n{n}", "ada yang belum diisi", 1, (), ("a",), left if n == 3 else ()) for n in range(4)]
    show_set(result(), lines(*papers), OUT)
    out = capsys.readouterr().out.splitlines()
    assert out[1] == "  n0 (KONSEP): 1 halaman  docx 12 KB, pdf 12 KB  semua bagian"
    assert out[4:] == [
        "  n3 (KONSEP): 1 halaman  docx 12 KB, pdf 12 KB  1 dari 2 bagian",
        "    tidak dimuat: visi (visi_misi tidak ada)",
        "  KONSEP: ada yang belum diisi",
    ]


def test_a_file_that_went_elsewhere_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    papers = [Paper(f"n{n}", "", 1, (), ("a",)) for n in range(4)]
    show_set(result(), lines(*papers, outcome=Outcome.BESIDE), OUT)
    assert "docx 12 KB [ditulis di samping berkas yang sudah disunting]" in capsys.readouterr().out


def test_nothing_made_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_set(result(), [], OUT)
    assert capsys.readouterr().out == "kota-uji 2024\n  tidak ada naskah yang dibuat\n"
