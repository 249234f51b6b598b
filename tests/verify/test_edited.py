"""`lkpj verify SUNTINGAN.docx --masukan …`: what a person changed, with the line of the input behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.verify.papers import ROOT, edited, lkpj
from tests.verify.test_docx_damages import PARAGRAPH, move, put, take

from lkpj_report.build import Job, edits_of, paper_named
from lkpj_report.diagnostics import Diagnostic, Span

INPUT = "inputs/kabupaten-contoh/2024"
JOB = Job(INPUT, ("lkpj",), base=str(ROOT))


def edits(change: Callable[[str], str] | None) -> list[Diagnostic]:
    docx = lkpj().docx if change is None else edited(lkpj().docx, change)
    result = edits_of(JOB, "lkpj.docx", docx)
    return [d for d in result.found if d.code.startswith("W33")]


def line(found: Diagnostic) -> str:
    """The line of the input or template that a finding points to."""
    assert isinstance(found.place, Span)
    path = ROOT / found.place.file
    path = path if path.exists() else ROOT / "report_templates" / found.place.file
    return path.read_text("utf-8").splitlines()[found.place.line - 1]


def test_an_unedited_docx_is_what_the_input_gives() -> None:
    assert edits(None) == []


def test_a_changed_figure_leads_to_its_line_of_the_input() -> None:
    (found,) = edits(put("71,86 menjadi", "71,68 menjadi"))
    assert found.code == "W331"
    assert "semula “… meningkat 0,68 poin, dari [71,86]" in found.message
    assert "menjadi “… meningkat 0,68 poin, dari [71,68]" in found.message
    assert "71,86" in line(found)


def test_a_changed_cell_leads_to_its_line_of_the_input() -> None:
    (found,) = edits(put(">74,20<", ">75,20<"))
    assert found.code == "W331"
    assert "74,20" in line(found)


def test_changed_wording_leads_to_the_line_of_the_template() -> None:
    (found,) = edits(put("Batas wilayahnya", "Batas-batas wilayahnya"))
    assert found.code == "W331"
    assert "Batas wilayahnya" in line(found)


def test_an_added_paragraph_is_told_with_the_line_before_it() -> None:
    new = "<w:p><w:r><w:t>Kalimat tambahan dari sekretaris.</w:t></w:r></w:p>"
    (found,) = edits(
        lambda text: re.sub(PARAGRAPH.format("Kota Harapan"), rf"\g<0>{new}", text, count=1, flags=re.DOTALL)
    )
    assert found.code == "W332"
    assert "“Kalimat tambahan dari sekretaris.”" in found.message
    assert "Kota Harapan" in line(found)


def test_a_removed_paragraph_leads_to_its_line() -> None:
    (found,) = edits(take(PARAGRAPH, "utara: Laut Nusa"))
    assert found.code == "W333"
    assert "sebelah utara: Laut Nusa." in found.message
    assert "Laut Nusa" in line(found)


def test_a_moved_paragraph_is_told_once() -> None:
    (found,) = edits(move(PARAGRAPH, "utara: Laut", "selatan: "))
    assert found.code == "W334"
    assert "Laut Nusa" in found.message


def test_the_contents_made_anew_by_word_are_no_edit() -> None:
    assert edits(put("<w:t>4</w:t>", "<w:t>5</w:t>")) == []


@pytest.mark.parametrize(
    ("stem", "name"),
    [("lkpj", "lkpj"), ("nota-pengantar-konsep", "nota-pengantar"), ("nota-pengantar-baru", "nota-pengantar"), ("surat", "")],
)  # fmt: skip
def test_a_file_tells_its_paper_by_its_name(stem: str, name: str) -> None:
    assert paper_named(Job(INPUT, base=str(ROOT)), stem) == name


def test_the_places_are_files_of_the_input(tmp_path: Path) -> None:
    (found,) = edits(put(">74,20<", ">75,20<"))
    assert isinstance(found.place, Span)
    assert found.place.file.startswith(INPUT)
