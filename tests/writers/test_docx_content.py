"""The DOCX writer: what the tree says is what the file says, in Word's own structures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from tests.samples import LONG, everything, money_table, spanned_table, text, theme
from tests.writers.docx_reader import NS, W, labels, paragraph_with, style_of, texts, words, xml

from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Document,
    Gap,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    RowRole,
    Signatory,
    Signature,
    Strong,
    Table,
    TableCell,
    Text,
    plain,
)
from lkpj_report.writers.docx import write_docx


def paper(*blocks: Block) -> Document:
    return Document(Meta("Contoh"), blocks)


def written(*blocks: Block) -> bytes:
    return write_docx(paper(*blocks), theme())


def body(words_: str, role: str = "isi") -> Paragraph:
    return Paragraph(text(words_), role)


def listed(*shown: str, start: int = 1, ordered: bool = True) -> ListBlock:
    items = tuple(ListItem((body(f"butir {label}", "isi-rapat"),), label) for label in shown)
    return ListBlock(items, ordered, start)


def said(inlines: Inlines) -> str:
    """The words of inlines with line breaks as new lines, as the reader gives them."""
    out = ""
    for node in inlines:
        match node:
            case LineBreak():
                out += "\n"
            case _:
                out += plain((node,))
    return out


def tree_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Each paragraph's words in reading order, from the tree."""
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield said(children)
            case ListBlock(items):
                for item in items:
                    yield from tree_texts(item.blocks)
            case Quote(children):
                yield from tree_texts(children)
            case Table():
                yield f"{block.number} {said(block.caption)}".strip()
                for row in (*block.header, *block.rows):
                    yield from (said(cell.children) for cell in row.cells)
                yield from (said(note) for note in block.notes)
            case Letterhead(lines):
                yield from (said(line) for line in lines)
            case Signature(parties):
                for party in parties:
                    yield from (said(x) for x in (*party.opening, party.name, *party.below))
            case PageBreak():
                pass


def tree_labels(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """(label, words) of headings and list items in reading order, from the tree."""
    for block in blocks:
        match block:
            case Heading(_, children, number):
                yield number, said(children)
            case ListBlock(items):
                for item in items:
                    first = item.blocks[0]
                    assert isinstance(first, Paragraph)
                    yield item.label, said(first.children)
                    yield from tree_labels(item.blocks[1:])
            case _:
                pass


@pytest.mark.parametrize("konsep", [False, True])
def test_the_file_says_what_the_tree_says_in_its_order(konsep: bool) -> None:
    document = everything(konsep)
    assert texts(write_docx(document, theme())) == [t for t in tree_texts(document.blocks) if t]


def test_word_counts_the_labels_that_the_tree_holds() -> None:
    document = everything()
    assert labels(write_docx(document, theme())) == list(tree_labels(document.blocks))


def test_python_docx_reads_the_styles_by_the_names_that_staff_see() -> None:
    file = docx.Document(io.BytesIO(write_docx(everything(), theme())))
    names = {p.text: p.style.name for p in file.paragraphs}
    assert names["Sekian."] == "Isi"
    assert names["Dasar dan Kedudukan Laporan"] == "Heading 1"
    assert names["Tabel 1. Ringkasan Pendapatan"] == "Caption"
    assert names["butir kedua:"] == "Butir Terikat"
    assert {s.name for s in file.styles} >= {"Isi", "Sel", "Kepala Tabel", "Kop", "Judul Naskah", "Kutipan"}
    assert 'w:aliases w:val="Judul 1"' in file.styles["Heading 1"].element.xml


def test_body_paragraphs_carry_nothing_but_their_style() -> None:
    data = write_docx(everything(konsep=True), theme())
    found = [
        p
        for p in xml(data).iter(W + "p")
        if style_of(p).startswith("Isi") and p.find("w:pPr/w:numPr", NS) is None
    ]
    assert len(found) == 4
    assert {child.tag for p in found for child in p.find("w:pPr", NS)} == {W + "pStyle"}


def test_variants_of_the_body_follow_it() -> None:
    data = written(body("satu"), money_table(), replace(money_table(), notes=()), body("dua"))
    assert style_of(paragraph_with(data, "dua")) == "IsiSetelahTabel"
    style = xml(data, "word/styles.xml").find("w:style[@w:styleId='IsiSetelahTabel']", NS)
    assert style.find("w:basedOn", NS).get(W + "val") == "Isi"


# ---------------------------------------------------------------- inlines


def test_strong_and_gap_become_run_properties() -> None:
    data = write_docx(everything(konsep=True), theme())
    (bold,) = [r for r in paragraph_with(data, "tebal").iter(W + "r") if r.find("w:rPr/w:b", NS) is not None]
    assert words(bold) == "tebal" or bold.find("w:t", NS).text == "tebal"
    (gap,) = xml(data).iter(W + "highlight")
    assert gap.get(W + "val") == "yellow"


@pytest.mark.parametrize(
    ("shown", "name"), [("[BELUM DIISI: nomor surat]", "nomor surat"), ("…", "…"), ("x" * 99, "x" * 64)]
)
def test_a_gap_is_a_control_that_goes_when_it_is_filled(shown: str, name: str) -> None:
    data = written(Paragraph((Text("Nomor: "), Gap(shown), Text("."))))
    (control,) = xml(data).iter(W + "sdt")
    assert control.find("w:sdtPr/w:alias", NS).get(W + "val") == name
    assert control.find("w:sdtPr/w:temporary", NS) is not None
    assert control.find("w:sdtPr/w:showingPlcHdr", NS) is not None
    assert texts(data) == [f"Nomor: {shown}."]


def test_neighbours_of_one_look_are_one_run() -> None:
    data = written(Paragraph((Text("Tahun "), Text("Anggaran "), Text("2024"))))
    assert len(list(paragraph_with(data, "Tahun Anggaran 2024").iter(W + "r"))) == 1


# ---------------------------------------------------------------- headings and lists


def test_heading_styles_are_bound_to_one_multilevel_list() -> None:
    data = written(
        Heading(1, text("Satu"), "I."), Heading(2, text("Dua"), "A."), Heading(1, text("Tiga"), "II.")
    )
    assert all(p.find("w:pPr/w:numPr", NS) is None for p in xml(data).iter(W + "p"))
    assert labels(data) == [("I.", "Satu"), ("A.", "Dua"), ("II.", "Tiga")]


def test_numbers_that_hold_those_above_are_native() -> None:
    headings = (
        Heading(1, text("a"), "BAB I"),
        Heading(2, text("b"), "1.1"),
        Heading(1, text("c"), "BAB II"),
        Heading(2, text("d"), "2.1"),
    )
    assert labels(written(*headings)) == [("BAB I", "a"), ("1.1", "b"), ("BAB II", "c"), ("2.1", "d")]


def test_a_number_that_word_cannot_count_is_printed_as_text() -> None:
    data = written(
        Heading(1, text("a"), "I."), Heading(1, text("b"), "Pertama"), Heading(1, text("c"), "II.")
    )
    assert labels(data) == [("I.", "a"), ("II.", "c")]
    assert "Pertama\tb" in texts(data)


def test_a_heading_without_a_number_has_none_among_numbered_ones() -> None:
    data = written(Heading(1, text("a"), "I."), Heading(1, text("Penutup")), Heading(1, text("c"), "II."))
    assert labels(data) == [("I.", "a"), ("II.", "c")]
    assert style_of(paragraph_with(data, "Penutup")) == "Heading1"


def test_each_list_counts_for_itself() -> None:
    data = written(
        listed("1.", "2."), listed("1.", "2."), listed("98.", "99.", start=98), listed("–", ordered=False)
    )
    assert [label for label, _ in labels(data)] == ["1.", "2.", "1.", "2.", "98.", "99.", "–"]


def test_a_nested_list_begins_anew_in_each_item() -> None:
    def item(label: str) -> ListItem:
        return ListItem((body("x", "isi-rapat"), listed("a.", "b.")), label)

    assert [label for label, _ in labels(written(ListBlock((item("1."), item("2.")))))] == [
        "1.", "a.", "b.", "2.", "a.", "b.",
    ]  # fmt: skip


@pytest.mark.parametrize("shown", [("Kesatu:", "Kedua:"), ("1.", "3."), ("%1", "%1")])
def test_labels_that_no_format_shows_are_printed_as_text(shown: tuple[str, ...]) -> None:
    data = written(listed(*shown))
    assert labels(data) == []
    assert texts(data) == [f"{label}\tbutir {label}" for label in shown]


def test_an_item_that_begins_with_a_list_still_shows_its_label() -> None:
    data = written(ListBlock((ListItem((listed("a."),), "1."),)))
    assert labels(data) == [("1.", ""), ("a.", "butir a.")]


def test_a_paragraph_that_announces_a_list_is_kept_with_it() -> None:
    data = written(body("sebagai berikut:"), listed("1."), body("akhir"))
    assert style_of(paragraph_with(data, "sebagai berikut:")) == "IsiTerikat"


# ---------------------------------------------------------------- tables


def table_of(data: bytes):  # type: ignore[no-untyped-def]
    return xml(data).find("w:body/w:tbl", NS)


def test_header_rows_repeat_and_no_row_is_split() -> None:
    table = table_of(written(spanned_table()))
    rows = table.findall("w:tr", NS)
    assert [r.find("w:trPr/w:tblHeader", NS) is not None for r in rows] == [True, True, False, False]
    assert all(r.find("w:trPr/w:cantSplit", NS) is not None for r in rows)


def test_spans_are_native_and_each_row_fills_the_grid() -> None:
    table = table_of(written(spanned_table()))
    shape = []
    for row in table.findall("w:tr", NS):
        cells = []
        for cell in row.findall("w:tc", NS):
            span, merge = cell.find("w:tcPr/w:gridSpan", NS), cell.find("w:tcPr/w:vMerge", NS)
            kind = "" if merge is None else merge.get(W + "val", "continue")
            cells.append((1 if span is None else int(span.get(W + "val")), kind))
        shape.append(cells)
    assert shape == [
        [(1, "restart"), (2, ""), (1, "restart")],
        [(1, "continue"), (1, ""), (1, ""), (1, "continue")],
        [(1, "restart"), (1, ""), (1, ""), (1, "")],
        [(1, "continue"), (1, ""), (1, ""), (1, "")],
    ]
    file = docx.Document(io.BytesIO(written(spanned_table())))
    assert file.tables[0].cell(1, 0).text == "No."


def test_columns_fill_the_text_width_and_agree_with_the_cells() -> None:
    table = table_of(written(money_table()))
    grid = [int(c.get(W + "w")) for c in table.iter(W + "gridCol")]
    assert sum(grid) == int(table.find("w:tblPr/w:tblW", NS).get(W + "w")) == round((215 - 50) * 1440 / 25.4)
    for row in table.findall("w:tr", NS):
        assert sum(int(c.get(W + "w")) for c in row.iter(W + "tcW")) == sum(grid)


def test_columns_without_a_width_keep_their_longest_word() -> None:
    rows = (Row((TableCell(text("12")), TableCell(text(LONG)), TableCell(text("1.234.567.890,00")))),)
    table = table_of(written(Table((Column(), Column(), Column(Align.ANGKA)), (), rows)))
    narrow, wide, figures = (int(c.get(W + "w")) for c in table.iter(W + "gridCol"))
    assert narrow < figures < wide
    assert figures > 16 * 0.5 * 10 * 20


def test_figures_stand_at_the_right_and_totals_are_bold_and_shaded() -> None:
    data = written(money_table())
    assert style_of(paragraph_with(data, "2.234.567.890,00")) == "SelAngka"
    total = paragraph_with(data, "9.999.999.999,00")
    assert style_of(total) == "SelAngkaTebal"
    assert total.getparent().find("w:tcPr/w:shd", NS).get(W + "fill") == "F2F2F2"


def test_a_group_row_goes_with_its_first_row() -> None:
    assert style_of(paragraph_with(written(money_table()), "PENDAPATAN DAERAH")) == "SelTebalTerikat"


def test_a_caption_counts_by_field_and_stays_with_its_table() -> None:
    data = written(money_table())
    caption = paragraph_with(data, "Ringkasan Pendapatan")
    assert "SEQ Tabel" in caption.find(".//w:instrText", NS).text
    style = xml(data, "word/styles.xml").find("w:style[@w:styleId='Caption']", NS)
    assert style.find("w:pPr/w:keepNext", NS) is not None
    assert caption.getnext().tag == W + "tbl"


def test_a_caption_that_jumps_says_so_in_its_field() -> None:
    data = written(
        money_table(), replace(money_table(), number="Tabel 5."), replace(money_table(), number="Tabel 6.")
    )
    codes = [i.text.strip() for i in xml(data).iter(W + "instrText")]
    assert codes == ["SEQ Tabel \\* ARABIC", "SEQ Tabel \\* ARABIC \\r 5", "SEQ Tabel \\* ARABIC"]


def test_a_screen_reader_is_told_what_a_table_is() -> None:
    properties = table_of(written(money_table())).find("w:tblPr", NS)
    assert properties.find("w:tblCaption", NS).get(W + "val") == "Ringkasan Pendapatan"
    assert properties.find("w:tblDescription", NS).get(W + "val") == "Anggaran dan realisasi pendapatan"


def test_tables_that_touch_are_parted_and_the_last_has_a_paragraph_after_it() -> None:
    blocks = [
        child.tag[len(W) :] for child in xml(written(spanned_table(), spanned_table())).find("w:body", NS)
    ]
    assert blocks == ["tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize("cells", [1, 3])
def test_a_row_that_does_not_fit_its_columns_is_our_bug(cells: int) -> None:
    row = Row(tuple(TableCell(text("x")) for _ in range(cells)))
    with pytest.raises(ValueError, match="row 1 of a table"):
        written(Table((Column(), Column()), (), (row,)))


def test_a_table_without_rows_leaves_no_damaged_table() -> None:
    assert table_of(written(Table((Column(),), (), ()))) is None


# ---------------------------------------------------------------- letterhead, signature, page breaks


def test_the_last_line_of_a_letterhead_bears_the_rule() -> None:
    data = written(Letterhead((text("PEMERINTAH"), text("SEKRETARIAT")), emblem_mm=25))
    rules = [words(p) for p in xml(data).iter(W + "p") if p.find("w:pPr/w:pBdr", NS) is not None]
    assert rules == ["SEKRETARIAT"]
    room = xml(data).find("w:body/w:p/w:pPr/w:spacing", NS)
    assert (room.get(W + "line"), room.get(W + "lineRule")) == (str(round(25 * 1440 / 25.4)), "atLeast")


def test_a_signature_stands_at_the_right_and_is_not_split() -> None:
    party = Signatory((text("WALI KOTA,"),), (Strong(text("Nama")),))
    table = table_of(written(body("x"), Signature((party,))))
    width, left = (int(table.find(f"w:tblPr/w:{e}", NS).get(W + "w")) for e in ("tblW", "tblInd"))
    assert width + left == round((215 - 50) * 1440 / 25.4)
    assert table.find("w:tr/w:trPr/w:cantSplit", NS) is not None
    assert {style_of(p) for p in table.iter(W + "p")} == {"TandaTangan", "RuangTandaTangan"}


def test_the_text_before_a_signature_goes_with_it() -> None:
    party = Signatory((text("WALI KOTA,"),), text("Nama"))
    data = written(body("Sekian."), Signature((party,)))
    assert style_of(paragraph_with(data, "Sekian.")) == "IsiTerikat"


def test_names_of_two_parties_stand_level() -> None:
    one = Signatory((text("PIHAK KEDUA,"),), text("A"))
    two = Signatory((text("Kupang, 3 Mei"), text("PIHAK PERTAMA,")), text("B"))
    cells = table_of(written(Signature((one, two)))).findall("w:tr/w:tc", NS)
    assert [[words(p) for p in cell.findall("w:p", NS)] for cell in cells] == [
        ["", "PIHAK KEDUA,", "", "A"],
        ["Kupang, 3 Mei", "PIHAK PERTAMA,", "", "B"],
    ]


def test_a_page_break_is_a_property_of_what_follows() -> None:
    data = written(body("satu"), PageBreak(), body("dua"), PageBreak(), spanned_table(), PageBreak())
    broken = [words(p) for p in xml(data).iter(W + "p") if p.find("w:pPr/w:pageBreakBefore", NS) is not None]
    assert broken[:2] == ["dua", ""]
    assert not list(xml(data).iter(W + "br"))


def test_body_words_in_a_quotation_look_quoted() -> None:
    assert style_of(paragraph_with(written(Quote((body("Tema"),))), "Tema")) == "Kutipan"


def test_an_unknown_role_looks_like_the_body() -> None:
    assert style_of(paragraph_with(written(body("x", "asing")), "x")) == "Isi"


def test_a_total_row_role_in_the_body_can_be_a_header_again() -> None:
    table = Table((Column(),), (), (Row((TableCell(text("x")),), RowRole.KEPALA),))
    assert style_of(paragraph_with(written(table), "x")) == "KepalaTabel"
