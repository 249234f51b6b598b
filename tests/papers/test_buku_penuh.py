"""The book of a whole region (32 affairs, 1,500 program rows, 3,000 accounts): as long and as right as a printed one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.masukan_penuh import tulis
from tests.papers.buku import bare, docx_entries, entries, listed, pages_of, references
from tests.papers.kit import Made, docx_lines, made
from tests.papers.test_buku import BUKU
from tests.writers import docx_gate, pdf_gate
from tests.writers.docx_reader import parts

from lkpj_report.diagnostics import Severity
from lkpj_report.verify import verify_pair


@pytest.fixture(scope="module")
def penuh(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("buku")
    tulis(folder / "kabupaten-penuh")
    return made("kabupaten-penuh/2024", BUKU, base=folder)


def test_the_whole_book_has_250_pages_and_nothing_to_be_told(penuh: Made) -> None:
    assert not [d for d in penuh.result.found if d.severity is not Severity.INFO]
    assert 250 <= penuh.result.papers[0].pages <= 600


def test_contents_and_references_of_the_whole_book_lead_to_their_pages(penuh: Made) -> None:
    pdf = penuh.file(BUKU, "pdf")
    pages, found = pages_of(pdf), entries(pdf)
    assert len(pages.labels) == penuh.result.papers[0].pages
    assert [e.words for e in found] == listed(penuh.tree(BUKU))
    assert sum("Urusan" in e.words and e.words[0].isdigit() for e in found) == 32
    for e in found:
        assert pages.labels[e.page - 1] == e.printed
        assert bare(e.words) in pages.texts[e.page - 1], e
    captions = {e.words.split(". ")[0]: e for e in found if e.words.startswith(("Tabel ", "Gambar "))}
    for e in references(pdf):
        assert (e.printed, e.page) == (captions[e.words].printed, captions[e.words].page)
    docx = penuh.file(BUKU, "docx")
    assert docx_entries(docx) == [(e.words, e.printed) for e in found]
    said = " ".join(docx_lines(docx)).replace("\u00a0", " ")
    assert all(f"pada {e.words}" in said for e in references(pdf))


def test_each_row_of_the_input_is_printed(penuh: Made, tmp_path: Path) -> None:
    year = tulis(tmp_path / "kabupaten-penuh")
    text = set(docx_lines(penuh.file(BUKU, "docx")))
    for name in ("program.csv", "rekening.csv"):
        codes = [row.split(";")[0] for row in (year / name).read_text("utf-8").splitlines()[1:]]
        assert [c for c in codes if c not in text and c not in {"4", "5", "6"}] == []


@pytest.mark.gate
def test_the_whole_book_passes_all_gates(penuh: Made, tmp_path: Path) -> None:
    pdf, docx = penuh.file(BUKU, "pdf"), penuh.file(BUKU, "docx")
    assert verify_pair(BUKU, docx, pdf) == []
    # page-validation takes no table of more than 1,024 rows; the annex has 3,000
    assert pdf_gate.vera({"lkpj": pdf}) == {"lkpj": []}
    assert docx_gate.own_findings(parts(docx)) == []
    assert docx_gate.audit_findings(docx, tmp_path) == []
    assert docx_gate.integrity_findings(docx, tmp_path) == []
