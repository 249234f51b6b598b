"""What the PDF's layout measured is used by the DOCX: columns of tables are as wide in both."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from tests.samples import everything, theme

from lkpj_report.writers.docx import write_docx


def columns(data: bytes) -> list[list[int]]:
    """The grid columns (twips) of each table of a DOCX that has more than two: no signature blocks."""
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    grids = re.findall(r"<w:tblGrid>(.*?)</w:tblGrid>", xml)
    return [w for g in grids if len(w := [int(n) for n in re.findall(r'w:w="(\d+)"', g)]) > 2]


def test_columns_take_the_widths_that_the_layout_measured() -> None:
    document = everything()
    plain = columns(write_docx(document, theme()))
    measured = columns(write_docx(document, theme(), None, [(100, 100, 100, 100), (50, 150, 150, 150)]))
    assert len(measured[0]) == 4 and max(measured[0]) - min(measured[0]) <= 1
    assert [round(w / measured[1][0]) for w in measured[1]] == [1, 3, 3, 3]
    assert measured != plain
    assert [sum(g) for g in measured] == [sum(g) for g in plain]


def test_widths_that_do_not_fit_the_table_are_not_used() -> None:
    document = everything()
    assert columns(write_docx(document, theme(), None, [(1, 2), (3,)])) == columns(
        write_docx(document, theme())
    )


def test_a_table_is_described_once_when_caption_and_summary_say_the_same() -> None:
    document = everything()
    same = replace(
        document,
        blocks=tuple(
            replace(b, summary="Ringkasan Pendapatan") if hasattr(b, "summary") else b
            for b in document.blocks
        ),
    )
    xml = zipfile.ZipFile(io.BytesIO(write_docx(same, theme()))).read("word/document.xml").decode()
    assert 'w:tblCaption w:val="Ringkasan Pendapatan"' in xml
    assert 'w:tblDescription w:val="Ringkasan Pendapatan"' not in xml
