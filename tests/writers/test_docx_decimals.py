"""Figures of a column in Word: units under units, whatever stands behind them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import text
from tests.templates.kit import theme
from tests.writers.docx_office import converted
from tests.writers.docx_reader import NS, W, paragraph_with

from lkpj_report.document.tree import (
    Align,
    Column,
    Document,
    Emph,
    Meta,
    Row,
    RowRole,
    Table,
    TableCell,
    Text,
)
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.docx.decimals import face, kept_inside, longest_tail, tail, width

BOOKMAN = face("Bookman Old Style", False)


def table(*figures: str, share: float = 1.0, role: RowRole = RowRole.ISI) -> bytes:
    rows = [Row((TableCell(text("Uraian")), TableCell(text(figure)))) for figure in figures[:-1]]
    rows.append(Row((TableCell(text("Akhir")), TableCell(text(figures[-1]))), role))
    head = Row((TableCell(text("Hal")), TableCell(text("Tahun 2024"))), RowRole.KEPALA)
    columns = (Column(Align.KIRI, 2.0), Column(Align.ANGKA, share))
    return write_docx(Document(Meta("x"), (Table(columns, (head,), tuple(rows), text("T")),)), theme())


def right(data: bytes, figure: str) -> int:
    """The right indent of a figure's cell in twips."""
    found = paragraph_with(data, figure).find("w:pPr/w:ind", NS)
    return int(found.get(W + "right", "0")) if found is not None else 0


@pytest.mark.parametrize(
    ("figure", "behind"),
    [
        ("1.234", ""), ("1.234,50", ",50"), ("(7)", ")"), ("(7,1)", ",1)"), ("99,30%", ",30%"), ("99,30 %", ",30 %"),
        ("Rp5", ""), ("5, 6", ""), ("-7,25", ",25"), ("–", None), ("", None), ("tidak ada", None), ("1,", ""), (",5", ",5"),
    ],
)  # fmt: skip
def test_the_tail_is_what_stands_right_of_the_units(figure: str, behind: str | None) -> None:
    assert tail(figure) == behind


def test_a_column_of_equal_tails_needs_no_indent() -> None:
    assert longest_tail([("1,50", BOOKMAN), ("22,75", BOOKMAN), ("–", BOOKMAN)]) == 0.0
    data = table("1,50", "22,75", "–")
    assert [right(data, figure) for figure in ("1,50", "22,75")] == [0, 0]


def test_shorter_tails_leave_the_room_of_the_longest() -> None:
    data = table("12", "1,5", "(2,34)", "–")
    digit, comma, bracket, _ = BOOKMAN
    em = theme().look("sel").size * 20
    assert right(data, "(2,34)") == 0
    assert right(data, "1,5") == pytest.approx((digit + bracket) * em, abs=1)
    assert right(data, "12") == pytest.approx((2 * digit + comma + bracket) * em, abs=1)
    assert right(data, "–") == 0


def test_a_figure_that_fills_its_column_is_not_pushed_into_a_second_line() -> None:
    data = table("1.234.567.890.123", "1,55", share=0.6)
    assert right(data, "1.234.567.890.123") < right(table("77", "1,55", share=0.6), "77")


def test_heads_are_left_alone_and_so_are_figures_in_other_columns() -> None:
    data = table("12", "1,5")
    assert paragraph_with(data, "Tahun 2024").find("w:pPr/w:ind", NS) is None


def test_figures_with_looks_of_their_own_are_figures_too() -> None:
    rows = tuple(Row((TableCell((node,)),)) for node in (Emph((Text("12"),)), Text("1,5")))
    data = write_docx(Document(Meta("x"), (Table((Column(Align.ANGKA),), (), rows),)), theme())
    assert right(data, "12") > 0


@given(st.text("0123456789.,()% -", max_size=12), st.floats(0, 10), st.floats(0, 20))
def test_an_indent_never_pushes_a_figure_out(figure: str, indent: float, room: float) -> None:
    kept = kept_inside(indent, figure, BOOKMAN, room)
    assert 0 <= kept <= indent
    assert kept == 0 or kept + width(figure, BOOKMAN) <= room + 1e-6


@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.needs("pdftotext", "poppler-utils")
def test_libreoffice_shows_units_under_units(tmp_path: Path) -> None:
    figures = ("12", "1,5", "1.234,567", "(23,4)", "99,30%", "-7,25", "1.376,12")
    shown = converted(table(*figures, role=RowRole.JUMLAH), tmp_path, "-bbox")
    right_of = {w: float(x) for x, w in re.findall(r'xMax="([\d.]+)"[^>]*>([^<]+)<', shown)}
    size = theme().look("sel").size
    units = []
    for figure in figures:
        widths = face("Bookman Old Style", figure == figures[-1])
        units.append(right_of[figure] - width(tail(figure) or "", widths) * size)
    # LibreOffice sets Bookman in a face of the same widths only where one is there; others are near enough.
    assert max(units) - min(units) < 4
