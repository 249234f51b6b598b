"""References and contents lists are settled once every number is known."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from tests.samples import money_table, text, theme

from lkpj_report.document.charts import as_table, describe
from lkpj_report.document.dump import dump
from lkpj_report.document.resolve import number, resolve
from lkpj_report.document.tree import (
    Block,
    Chart,
    ChartKind,
    Contents,
    ContentsKind,
    Document,
    Figure,
    Footnote,
    Heading,
    Meta,
    Paragraph,
    Quote,
    Ref,
    Series,
    Text,
    plain,
)

CHART = Chart(
    ChartKind.BATANG,
    ("2023", "2024"),
    (Series("Target", (Decimal("4.0"), Decimal("4.5"))), Series("Capaian", (Decimal("4.05"), None))),
    unit="persen",
)


def settled(*blocks: Block) -> tuple[Document, list[str]]:
    """The resolved document and the codes of what was found."""
    document, found = resolve(Document(Meta("Uji"), blocks), theme(), {})
    return document, [d.code for d in found]


def test_a_reference_takes_the_number_of_a_table_that_comes_later() -> None:
    table = money_table()
    document, found = settled(
        Paragraph((Text("lihat "), Ref("lra"), Text("."))), Quote((table,)), with_anchor(table, "lra")
    )
    assert found == []
    assert plain(first(document).children) == "lihat Tabel\u00a02."


def test_a_reference_to_a_heading_takes_its_number() -> None:
    document, found = settled(
        Heading(1, text("Pertama")),
        Heading(1, text("Kedua"), anchor="dua"),
        Paragraph((Text("bagian "), Ref("dua"))),
    )
    assert found == []
    assert "[II](#dua)" in dump(document)


def test_a_reference_without_a_target_is_a_fault_with_the_nearest_name() -> None:
    _, found = resolve(
        Document(Meta("Uji"), (Heading(1, text("Satu"), anchor="anggaran"), Paragraph((Ref("angaran"),)))),
        theme(),
        {},
    )
    assert [d.code for d in found] == ["T121"]
    assert "anggaran" in found[0].hints[0]


def test_an_anchor_given_twice_is_a_fault() -> None:
    _, found = settled(Heading(1, text("Satu"), anchor="a"), Heading(1, text("Dua"), anchor="a"))
    assert found == ["T120"]


def test_contents_list_headings_down_to_their_depth_and_tables_by_number() -> None:
    document, found = settled(
        Contents(depth=1),
        Contents(ContentsKind.TABEL),
        Heading(1, text("Satu")),
        Heading(2, text("Anak")),
        money_table(),
    )
    assert found == []
    contents = [b for b in document.blocks if isinstance(b, Contents)]
    assert [(e.number, e.text) for e in contents[0].entries] == [("I.", "Satu")]
    assert [(e.number, e.text) for e in contents[1].entries] == [("Tabel 1.", "Ringkasan Pendapatan")]


def test_footnotes_are_numbered_through_the_paper() -> None:
    note = Footnote(text("catatan"))
    document, _ = settled(Paragraph((Text("a"), note)), Paragraph((Text("b"), note)))
    assert "[^1: catatan]" in dump(document)
    assert "[^2: catatan]" in dump(document)


def test_a_figure_gets_its_number_and_a_chart_its_words() -> None:
    document, _ = settled(Figure(CHART, text("Pertumbuhan")))
    figure = document.blocks[0]
    assert isinstance(figure, Figure)
    assert figure.number == "Gambar 1."
    assert figure.content.alt == describe(CHART)


def test_a_chart_in_words_says_every_number_and_what_is_missing() -> None:
    assert describe(CHART) == (
        "Grafik batang dalam persen. Target: 2023 4,00; 2024 4,50. Capaian: 2023 4,05; 2024 tidak ada data."
    )


def test_a_chart_as_table_has_a_row_a_category_and_a_column_a_series() -> None:
    table = as_table(CHART)
    assert [[plain(c.children) for c in r.cells] for r in table.rows] == [
        ["2023", "4,00", "4,05"],
        ["2024", "4,50", "tidak ada data"],
    ]


def test_a_number_that_cannot_be_spelt_stands_in_digits() -> None:
    assert number("{ROMAWI}.", 4000) == "4000."
    assert number("{huruf})", 0) == "0)"
    assert number("BAB {ROMAWI}", 4) == "BAB IV"


def first(document: Document) -> Paragraph:
    """The first block, a paragraph."""
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    return block


def with_anchor(table: Block, anchor: str) -> Block:
    """The same table under a name of its own."""
    return dataclasses.replace(table, anchor=anchor)  # type: ignore[call-arg]
