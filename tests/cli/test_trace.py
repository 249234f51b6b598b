"""`lkpj trace` on the screen, as JSON, as a paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import ROOT, here

Capsys = pytest.CaptureFixture[str]
KUPANG = str(ROOT / "inputs" / "kota-kupang" / "2024")


def test_each_number_has_a_line_with_page_and_source(capsys: Capsys) -> None:
    ran = here(capsys, "trace", KUPANG, "--doc", "nota-pengantar")
    assert ran.code == 0
    head, page, source, *_ = ran.out.splitlines()
    assert head.startswith("Nota Pengantar LKPj (nota-pengantar), ") and head.endswith("0 tanpa sumber")
    assert page.startswith("  hlm. 1  ")
    assert source.startswith("      = ") and ".yaml:" in source


def test_a_question_shows_formulas_down_to_the_input(capsys: Capsys) -> None:
    ran = here(capsys, "telusur", KUPANG, "--cari", "0,44")
    assert ran.code == 0
    assert "= selisih dari tahun lalu" in ran.out
    assert "kota-kupang/2023/indikator.yaml:10:13" in ran.out
    assert "kota-kupang/2024/indikator.yaml:" in ran.out


def test_a_question_that_nothing_answers_is_a_fault(capsys: Capsys) -> None:
    ran = here(capsys, "trace", KUPANG, "--find", "anggaran.yaml:1")
    assert ran.code == 1
    assert 'tidak ada yang cocok dengan "anggaran.yaml:1"' in ran.out


def test_the_json_names_each_formula_once(capsys: Capsys, tmp_path: Path) -> None:
    file = tmp_path / "jejak.json"
    assert here(capsys, "trace", KUPANG, "--doc", "nota-pengantar", "--json", str(file)).code == 0
    (paper,) = json.loads(file.read_text(encoding="utf-8"))["naskah"]
    formulas = paper["rumus"]
    used = [row["sumber"]["rumus"] for row in paper["tercetak"] if "rumus" in (row["sumber"] or {})]
    parts = [part["rumus"] for one in formulas for part in one["bagian"] if "rumus" in part]
    assert sorted({*used, *parts}) == list(range(len(formulas)))
    assert all(
        part["rumus"] < n for n, one in enumerate(formulas) for part in one["bagian"] if "rumus" in part
    )


def test_the_annex_lists_what_the_papers_print(capsys: Capsys, tmp_path: Path) -> None:
    ran = here(capsys, "trace", KUPANG, "--lampiran", "-o", str(tmp_path))
    assert ran.code == 0
    names = sorted(file.name.replace("-konsep", "") for file in tmp_path.rglob("lampiran*"))
    assert names == ["lampiran-sumber-data.docx", "lampiran-sumber-data.pdf"]


def test_the_annex_is_not_made_by_build(capsys: Capsys, tmp_path: Path) -> None:
    ran = here(capsys, "build", KUPANG, "--doc", "lampiran-sumber-data", "-o", str(tmp_path))
    assert ran.code == 1
    assert "D130" in ran.err and "lkpj telusur dengan --lampiran" in ran.err


def test_an_input_that_is_not_there_is_a_fault(capsys: Capsys) -> None:
    assert here(capsys, "trace", "tidak-ada").code == 1
