"""Figures with pictures: they stay with their captions, are told in words, and fit their page."""

from __future__ import annotations

import io

import pikepdf
import pytest
from tests.samples import LONG, money_table, theme
from tests.writers.pdf_papers import FONTS, MM, filler, laid, para, picture, settled, words
from tests.writers.pdf_reader import pages_text, roles, structure

from lkpj_report.document.tree import Figure, Picture, Turn
from lkpj_report.writers.pdf import lay_out


def frames(data: bytes) -> list[tuple[float, float, float, float]]:
    """The places of all pictures, by the structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        return [tuple(float(v) for v in one.A.BBox) for one in figures]  # type: ignore[misc]


def page_of_picture(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return next(n for n, page in enumerate(pdf.pages, 1) if "/XObject" in page.Resources)


@pytest.mark.parametrize("before", range(8, 20))
def test_a_figure_its_caption_and_its_notes_stay_on_one_page(before: int) -> None:
    figure = Figure(picture(), words("Peta wilayah"), notes=(words("Sumber: Bappeda."),))
    _, data = laid(*filler(before), figure, *filler(4))
    page = page_of_picture(data)
    text = pages_text(data)[page - 1]
    assert "Gambar 1. Peta wilayah" in text
    assert "Sumber: Bappeda." in text


def test_a_picture_keeps_its_shape_and_stands_in_the_middle() -> None:
    _, data = laid(Figure(picture(80, 50, 40.0), words("Peta")))
    ((left, bottom, right, top),) = frames(data)
    assert (right - left, top - bottom) == pytest.approx((64 * MM, 40 * MM), abs=0.05)
    assert (left + right) / 2 == pytest.approx((30 + (215 - 20)) / 2 * MM, abs=0.1)


def test_a_picture_wider_than_the_text_is_made_smaller() -> None:
    _, data = laid(Figure(picture(300, 30, 60.0), words("Panjang")))
    ((left, bottom, right, top),) = frames(data)
    assert right - left == pytest.approx(165 * MM, abs=0.05)
    assert top - bottom == pytest.approx(16.5 * MM, abs=0.05)


def test_a_picture_taller_than_the_page_leaves_room_for_its_caption() -> None:
    layout, data = laid(Figure(picture(50, 80, 400.0), words("Tinggi")))
    assert layout.pages == 1
    assert "Gambar 1. Tinggi" in pages_text(data)[0]


def test_a_caption_is_told_after_the_alternative_text_of_its_picture() -> None:
    _, data = laid(para("Lihat."), Figure(picture(), words("Peta")), para(LONG))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (group,) = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Div"]
        assert [str(kid.S) for kid in group.K] == ["/Figure", "/Caption"]
        assert str(group.K[0].Alt) == "Peta wilayah kota"
    assert ("Caption", "Gambar 1. Peta") in structure(data)
    assert roles(data)["Figure"] == 1


def test_a_picture_that_cannot_be_read_is_a_finding_that_names_it() -> None:
    document = settled(Figure(Picture(b"GIF89a", 40.0, "Peta lama"), words("Peta")))
    _, (one,) = lay_out(document, theme(), FONTS)
    assert one.code == "W102"
    assert "Peta lama" in one.message


def test_the_layout_knows_the_page_of_a_figure() -> None:
    layout, data = laid(*filler(30), Figure(picture(), words("Peta")))
    assert layout.anchor_pages == {"gambar-1": page_of_picture(data)}
    assert dict(layout.heading_pages) == {}


def test_the_layout_tells_the_widths_of_the_columns_of_each_table() -> None:
    layout, _ = laid(para("a"), money_table(3), Turn(True), money_table(3), look=theme())
    first, second = layout.table_widths
    assert sum(first) == pytest.approx(165 * MM, abs=0.01)
    assert sum(second) == pytest.approx(280 * MM, abs=0.01)
    assert len(first) == len(second) == 4
