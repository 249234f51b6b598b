"""Remarks and the nodes that they belong to."""

from __future__ import annotations

from lkpj_report.diagnostics import Cell, Formula, Place, Span
from lkpj_report.document.remarks import Remark, anchored
from lkpj_report.document.tree import (
    Block,
    Document,
    Footnote,
    Gap,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    ListItem,
    Meta,
    PageBreak,
    Paragraph,
    Strong,
    Text,
    Value,
)

SUM = Formula("jumlah", (Span("a.yaml", 10, 5), Formula("selisih", (Span("a.yaml", 11, 5),))))
CELL = Cell("realisasi.xlsx", "LRA", "D14")


def title() -> Paragraph:
    return Paragraph((Text("NOTA PENGANTAR"),), "judul")


def home(place: Place | None, *blocks: Block) -> Inline | None:
    """The node at which a remark about a place stands."""
    document = Document(Meta("x"), blocks)
    (key,) = anchored(document, [Remark(("hal",), place)]) or (None,)
    nodes = {id(node): node for block in blocks for node in every(block)}
    return nodes[key] if key is not None else None


def every(block: Block) -> list[Inline]:
    """All inline nodes of a block, wrappers too."""
    match block:
        case Paragraph(children) | Heading(children=children):
            return deep(children)
        case ListBlock(items):
            return [n for item in items for kid in item.blocks for n in every(kid)]
        case _:
            return []


def deep(children: Inlines) -> list[Inline]:
    out: list[Inline] = []
    for node in children:
        out += [node, *deep(getattr(node, "children", ()))]
    return out


def test_a_remark_stands_at_the_value_of_its_place() -> None:
    other, value = Value("1", Span("a.yaml", 3, 4)), Value("2", Span("a.yaml", 3, 9))
    assert home(Span("a.yaml", 3, 9, 12), title(), Paragraph((other, Strong((value,))))) is value


def test_a_value_of_the_same_line_comes_before_what_is_computed_from_the_place() -> None:
    total, value = Value("9", SUM), Value("2", Span("a.yaml", 10, 1))
    assert home(Span("a.yaml", 10, 5), title(), Paragraph((total, value))) is value


def test_a_sum_stands_for_its_parts_however_deep() -> None:
    total = Value("9", SUM)
    assert home(Span("a.yaml", 11, 5), title(), Paragraph((Text("kata "), total))) is total
    assert home(Span("a.yaml", 11, 1), title(), Paragraph((Text("kata "), total))) is total


def test_the_first_of_two_values_of_one_place_has_the_remark() -> None:
    first, again = (Value("2", Span("a.yaml", 3)) for _ in range(2))
    assert home(Span("a.yaml", 3), title(), Paragraph((first,)), Paragraph((again,))) is first


def test_a_cell_of_a_workbook_is_found_by_its_name() -> None:
    value = Value("2", CELL)
    assert home(CELL, title(), Paragraph((value,))) is value
    assert home(Cell("realisasi.xlsx", "LRA", "D15"), title(), Paragraph((value,))) is not value


def test_a_gap_is_a_place_too() -> None:
    gap = Gap("[BELUM DIISI: nomor]", Span("a.yaml", 7))
    assert home(Span("a.yaml", 7, 3), title(), Paragraph((gap,))) is gap


def test_what_a_footnote_prints_is_marked_at_its_call() -> None:
    note = Footnote((Text("Lihat "), Value("2", Span("a.yaml", 3))))
    assert home(Span("a.yaml", 3), title(), Paragraph((Text("kata"), note))) is note


def test_a_line_inside_a_long_text_belongs_to_the_value_above() -> None:
    value, next_one = Value("panjang", Span("a.yaml", 3)), Value("2", Span("a.yaml", 8))
    blocks = (title(), Paragraph((value,)), Paragraph((next_one,)))
    assert home(Span("a.yaml", 7), *blocks) is value
    assert home(Span("a.yaml", 18), *blocks) is next_one
    assert home(Span("a.yaml", 19), *blocks) == Text("NOTA PENGANTAR")


def test_a_line_of_the_template_is_the_block_that_it_made() -> None:
    words = Text("Alinea kedua.")
    inner = ListBlock((ListItem((Paragraph((words,), "isi-rapat", Span("naskah.md", 12)),)),))
    blocks = (title(), Paragraph((Text("Satu."),), "isi", Span("naskah.md", 5)), inner)
    assert home(Span("naskah.md", 13), *blocks) is words


def test_what_prints_nothing_stands_at_the_title_or_the_first_words() -> None:
    first = Text("I. Kop")
    assert home(None, Paragraph((first,)), title()) == Text("NOTA PENGANTAR")
    assert home(Span("b.yaml", 1), Heading(1, (first,)), Paragraph((Text("isi"),))) is first


def test_a_paper_without_words_keeps_no_remark() -> None:
    assert home(None, PageBreak(), Paragraph((LineBreak(), Text(" ")))) is None


def test_each_remark_stands_once_and_in_order() -> None:
    value = Value("2", Span("a.yaml", 3))
    remarks = [Remark((str(n),), Span("a.yaml", 3)) for n in range(3)]
    assert anchored(Document(Meta("x"), (Paragraph((value,)),)), remarks) == {id(value): remarks}
