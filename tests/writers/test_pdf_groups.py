"""The name of a group of rows is not left alone at the foot of a page."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from tests.samples import money_table, text, theme
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.document.tree import Document, Meta, Paragraph, Row, RowRole, Table, TableCell
from lkpj_report.writers.pdf import lay_out, write_pdf


def grouped(lead: int) -> Document:
    """A table whose only group name comes after `lead` rows."""
    table = money_table(1)
    assert isinstance(table, Table)
    cell = TableCell(text("9"))
    plain = tuple(Row((TableCell(text(f"baris {i}")), cell, cell, cell)) for i in range(lead))
    name = Row((TableCell(text("KELOMPOKNYA"), colspan=4),), RowRole.KELOMPOK)
    after = tuple(Row((TableCell(text(f"anak {i}")), cell, cell, cell)) for i in range(6))
    return Document(Meta("Uji"), (Paragraph(text("Awal.")), replace(table, rows=(*plain, name, *after))))


@pytest.mark.parametrize("lead", range(28, 60))
def test_a_group_name_stands_on_the_page_of_its_first_row(lead: int) -> None:
    layout, found = lay_out(grouped(lead), theme(), shipped_fonts())
    assert not found
    pages = [p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(write_pdf(layout))]
    assert [i for i, p in enumerate(pages) if "KELOMPOKNYA" in p] == [
        i for i, p in enumerate(pages) if "anak 0" in p
    ]
