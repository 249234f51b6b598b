"""The DOCX writer: figures with captions, charts that Word can edit."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import text, theme
from tests.writers.docx_gate import audit_findings, own_findings
from tests.writers.docx_reader import NS, C, W, parts, sheet, style_of, words, xml
from tests.writers.docx_torture import BARS, LINES, ONE_ROW, png

from lkpj_report.document.charts import describe
from lkpj_report.document.tree import (
    Block,
    Chart,
    ChartKind,
    Document,
    Figure,
    Meta,
    Paragraph,
    Picture,
    Series,
)
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.docx.charts import column


def written(*blocks: Block) -> bytes:
    return write_docx(Document(Meta("Contoh"), blocks), theme())


def chart(shown: Chart):  # type: ignore[no-untyped-def]
    return xml(written(Figure(shown)), "word/charts/grafik1.xml")


def drawing_of(data: bytes):  # type: ignore[no-untyped-def]
    return xml(data).find(".//wp:docPr", NS)


def test_a_picture_stands_with_its_caption_below_and_its_notes_under_that() -> None:
    figure = Figure(
        Picture(png(30, 10), 20.0, "Peta"), text("Peta Kota"), "Gambar 1.", (text("Sumber: x."),), "peta"
    )
    data = written(figure, Paragraph(text("x")))
    picture, caption, note = list(xml(data).iter(W + "p"))[:3]
    assert [style_of(p) for p in (picture, caption, note)] == ["Gambar", "JudulGambarTerikat", "CatatanTabel"]
    assert words(caption) == "Gambar 1. Peta Kota"
    assert "SEQ Gambar" in caption.find(".//w:instrText", NS).text
    assert caption.find("w:bookmarkStart", NS).get(W + "name") == "b_peta"
    assert drawing_of(data).get("descr") == "Peta"


def test_captions_of_figures_follow_words_own_caption() -> None:
    styles = xml(written(), "word/styles.xml")
    style = styles.find("w:style[@w:styleId='JudulGambar']", NS)
    assert style.find("w:basedOn", NS).get(W + "val") == "Caption"
    assert style.find("w:pPr/w:keepNext", NS).get(W + "val") == "0"


def test_a_picture_is_never_wider_than_the_text() -> None:
    data = written(Figure(Picture(png(400, 10), 60.0, "Pita")))
    extent = xml(data).find(".//wp:extent", NS)
    assert int(extent.get("cx")) <= 165 * 36000 + 635
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(40, rel=0.01)


def test_a_chart_says_its_numbers_in_words_when_nobody_has_written_any() -> None:
    assert drawing_of(written(Figure(BARS))).get("descr") == describe(BARS)
    assert drawing_of(written(Figure(replace(BARS, alt="Naik terus")))).get("descr") == "Naik terus"


@pytest.mark.parametrize("shown", [BARS, ONE_ROW, LINES])
def test_the_workbook_holds_what_the_chart_shows(shown: Chart) -> None:
    data = written(Figure(shown))
    assert own_findings(parts(data)) == []
    cells = sheet(parts(data)["word/embeddings/grafik1.xlsx"])
    for row, name in enumerate(shown.categories, start=2):
        assert cells[f"A{row}"] == name
        for at, series in enumerate(shown.series, start=1):
            value = series.values[row - 2]
            assert cells.get(f"{column(at)}{row}") == (None if value is None else str(value))


def test_openxml_audit_finds_nothing_in_a_workbook(tmp_path: Path) -> None:
    book = parts(written(Figure(BARS)))["word/embeddings/grafik1.xlsx"]
    assert audit_findings(book, tmp_path, "data.xlsx") == []


def test_the_workbook_has_fixed_dates_and_no_clock() -> None:
    book = parts(written(Figure(BARS)))["word/embeddings/grafik1.xlsx"]
    entries = zipfile.ZipFile(io.BytesIO(book)).infolist()
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert parts(written(Figure(BARS)))["word/embeddings/grafik1.xlsx"] == book


def test_a_missing_value_is_a_gap() -> None:
    tree = chart(BARS)
    second = tree.findall(f".//{C}ser")[1]
    assert [p.get("idx") for p in second.find(f"{C}val").iter(f"{C}pt")] == ["0", "2"]
    assert tree.find(f".//{C}dispBlanksAs").get("val") == "gap"


@pytest.mark.parametrize(
    ("values", "least", "most"), [("2 3", "0", None), ("-2 3", None, None), ("-2 -3", None, "0")]
)
def test_an_axis_begins_at_zero(values: str, least: str | None, most: str | None) -> None:
    series = Series("", tuple(Decimal(v) for v in values.split()))
    scaling = chart(Chart(ChartKind.BATANG, ("a", "b"), (series,))).find(f".//{C}valAx/{C}scaling")
    ends = [scaling.find(C + end) for end in ("min", "max")]
    assert [None if end is None else end.get("val") for end in ends] == [least, most]


def test_numbers_are_indonesian_and_have_the_charts_decimals() -> None:
    formats = {n.get("formatCode") for n in chart(LINES).iter(C + "numFmt")}
    assert formats == {"[$-421]#,##0.0", "General"}
    assert {n.get("formatCode") for n in chart(ONE_ROW).iter(C + "numFmt")} == {"[$-421]#,##0", "General"}


def test_several_series_have_a_legend_and_differ_without_colour() -> None:
    assert chart(ONE_ROW).find(f".//{C}legend") is None
    assert chart(BARS).find(f".//{C}legend") is not None
    markers = [m.get("val") for m in chart(LINES).iter(C + "symbol")]
    assert len(set(markers)) == len(LINES.series)


def test_a_crowded_chart_leaves_the_figures_over_its_points_out() -> None:
    assert {s.get("val") for s in chart(BARS).iter(C + "showVal")} == {"1"}
    assert {s.get("val") for s in chart(LINES).iter(C + "showVal")} == {"0"}


def test_a_series_that_does_not_fit_its_categories_is_our_bug() -> None:
    with pytest.raises(ValueError, match="one value for each category"):
        written(Figure(Chart(ChartKind.GARIS, ("a",), (Series("x", ()),), alt="x")))


@given(st.integers(0, 20000))
def test_columns_of_a_workbook_are_counted_as_excel_counts(at: int) -> None:
    n = 0
    for letter in column(at):
        n = n * 26 + ord(letter) - 64
    assert n == at + 1
