"""The pages of the DOCX in LibreOffice against those of our own layout: what the contents list names is there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.readers import pdfium_pages
from tests.samples import money_table, text
from tests.templates.kit import FULL, make, theme
from tests.writers.docx_office import converted, pages
from tests.writers.docx_reader import NS, W, xml
from tests.writers.pdf_reader import shipped_fonts

from bench import trees
from lkpj_report.document.resolve import resolve
from lkpj_report.document.tree import Document, Heading, Meta, Paragraph, Table, plain
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.pdf import lay_out, write_pdf


def drift(document: Document, folder: Path) -> tuple[list[int], int]:
    """How many pages later LibreOffice has each heading than we have; our number of pages."""
    layout, found = lay_out(document, theme(), shipped_fonts())
    assert not found
    ours = ["".join(page.split()) for page in pdfium_pages(write_pdf(layout))]
    data = write_docx(document, theme(), layout.anchor_pages, layout.table_widths)
    theirs = ["".join(page.split()) for page in pages(data, folder)]
    names = ["".join(plain(b.children).split()) for b in document.blocks if isinstance(b, Heading)]
    assert names
    return [_page(theirs, name) - _page(ours, name) for name in names], len(ours)


def _page(shown: list[str], name: str) -> int:
    return next(at for at, words in enumerate(shown) if name in words)


def document_of(name: str) -> Document:
    if name == "laporan":
        book = trees.book(1)  # sentences that all differ, tables, lists, headings of three levels
        return replace(book, blocks=book.blocks[:95])
    made = make(FULL).document
    assert made is not None
    return made


@pytest.mark.parametrize("name", ["nota", "laporan"])
@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.needs("pdftotext", "poppler-utils")
def test_each_heading_is_within_a_page_of_where_libreoffice_has_it(name: str, tmp_path: Path) -> None:
    found, count = drift(document_of(name), tmp_path)
    assert all(abs(pages_off) <= 1 for pages_off in found), found
    assert name == "nota" or 18 <= count <= 24


@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.needs("pdftotext", "poppler-utils")
def test_space_below_and_space_above_add_up_as_in_the_pdf(tmp_path: Path) -> None:
    blocks = (Paragraph(text("atas")), Heading(1, text("Tengah")), Paragraph(text("bawah")))
    document, _ = resolve(Document(Meta("x"), blocks), theme(), {})
    shown = converted(write_docx(document, theme()), tmp_path, "-bbox")
    at = {w: float(y) for y, w in re.findall(r'yMax="([\d.]+)">(\w+)<', shown)}
    body, head = theme().look("isi"), theme().look("judul-1")
    lines = body.size * body.leading + head.size * head.leading
    wanted = lines + body.after + head.before + head.after
    assert at["bawah"] - at["atas"] == pytest.approx(wanted, abs=4)


def test_rows_of_a_table_are_as_high_as_in_the_pdf() -> None:
    table = Table(money_table().columns, (), money_table().rows)
    styles = xml(write_docx(Document(Meta("x"), (table,)), theme()), "word/styles.xml")
    margins = styles.find("w:style[@w:styleId='TabelLaporan']/w:tblPr/w:tblCellMar", NS)
    room = {m.tag[len(W) :]: int(m.get(W + "w")) for m in margins}
    padding = theme().table.padding * 20
    assert room == {
        "top": round(padding * 0.6),
        "left": padding,
        "bottom": round(padding * 0.6),
        "right": padding,
    }
