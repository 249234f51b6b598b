"""The checks over finished papers run in a build: what a template types by hand is told at the template's line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.checks.kasus import ROOT

from lkpj_report.build import Job, check_one
from lkpj_report.diagnostics import Span

PAPER = "nota-pengantar"
TYPED = "\nDokumen LKPJ Tahun Anggaran 2021 setebal 312 halaman oleh Teladan Utama, S.E.\n"


def test_words_that_a_template_types_are_told_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "report_templates" / PAPER, tmp_path / "templat" / PAPER)
    shutil.copytree(ROOT / "inputs" / "kabupaten-contoh", tmp_path / "kabupaten-contoh")
    page = tmp_path / "templat" / PAPER / "naskah.md"
    page.write_text(page.read_text(encoding="utf-8").rstrip() + "\n" + TYPED, encoding="utf-8")
    line = len(page.read_text(encoding="utf-8").splitlines())
    monkeypatch.chdir(tmp_path)
    result = check_one(Job("kabupaten-contoh/2024", papers=(PAPER,), templates=("templat",)))
    told = {d.code: d.place for d in result.found if d.code[:3] == "K83"}
    assert set(told) == {"K831", "K832", "K833", "K834"}
    assert all(
        isinstance(p, Span) and p.file.endswith("naskah.md") and p.line == line for p in told.values()
    ), told


def test_shipped_papers_type_nothing_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = check_one(Job("inputs/kota-kupang/2023"))
    assert not [d for d in result.found if d.code[:3] == "K83"]
