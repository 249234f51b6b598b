"""The DOCX writer: contents lists with entries and pages in place, sections, and what the theme asks of pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.samples import money_table, spanned_table, text, theme
from tests.writers.docx_reader import NS, W, paragraph_with, parts, style_of, texts, words, xml
from tests.writers.docx_torture import review_theme, torture

from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import Page, PageNumber, Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Contents,
    ContentsKind,
    Document,
    Heading,
    Meta,
    PageBreak,
    Paragraph,
    Turn,
)
from lkpj_report.writers.docx import write_docx

PAGES = {"dasar": 3, "tujuan": 12, "tabel-1": 4}


def settled(*blocks: Block) -> Document:
    document, found = resolve(Document(Meta("Contoh"), blocks), theme(), {})
    assert not found
    return document


def book(kind: ContentsKind, **more: int) -> bytes:
    chapters = (Heading(1, text("Dasar"), anchor="dasar"), Heading(2, text("Tujuan"), anchor="tujuan"))
    blocks = (Contents(kind, text("DAFTAR"), **more), *chapters, money_table(), Paragraph(text("x")))
    return write_docx(settled(*blocks), theme(), PAGES)


def section(data: bytes, at: int = -1):  # type: ignore[no-untyped-def]
    return list(xml(data).iter(W + "sectPr"))[at]


# ---------------------------------------------------------------- contents


def test_a_contents_list_is_a_field_with_its_entries_in_place() -> None:
    data = book(ContentsKind.JUDUL)
    assert texts(data)[:3] == ["DAFTAR", "I.\tDasar\t3", "A.\tTujuan\t12"]
    codes = [i.text.strip() for i in xml(data).iter(W + "instrText")]
    assert codes[:3] == ['TOC \\o "1-3" \\h \\z \\u', "PAGEREF b_dasar \\h", "PAGEREF b_tujuan \\h"]
    assert xml(data, "word/settings.xml").find("w:updateFields", NS) is None


def test_the_depth_of_a_list_is_that_of_its_field() -> None:
    data = book(ContentsKind.JUDUL, depth=1)
    assert texts(data)[:2] == ["DAFTAR", "I.\tDasar\t3"]
    assert '"1-1"' in next(xml(data).iter(W + "instrText")).text


def test_a_list_of_tables_collects_the_captions_of_its_label() -> None:
    data = book(ContentsKind.TABEL)
    assert texts(data)[:2] == ["DAFTAR", "Tabel 1. Ringkasan Pendapatan\t4"]
    assert next(xml(data).iter(W + "instrText")).text.strip() == 'TOC \\h \\z \\c "Tabel"'
    assert (
        style_of(next(p for p in xml(data).iter(W + "p") if words(p).startswith("Tabel 1")))
        == "TableofFigures"
    )


def test_an_entry_leads_to_its_heading() -> None:
    links = [h.get(W + "anchor") for h in xml(book(ContentsKind.JUDUL)).iter(W + "hyperlink")]
    assert links == ["b_dasar", "b_tujuan"]


def test_only_the_first_list_of_headings_stands_in_words_own_control() -> None:
    document = settled(Contents(title=text("A")), Contents(title=text("B")), Heading(1, text("x")))
    assert len(list(xml(write_docx(document, theme())).iter(W + "docPartGallery"))) == 1


def test_an_empty_list_keeps_its_field_for_later() -> None:
    data = write_docx(
        settled(Contents(ContentsKind.GAMBAR, text("DAFTAR GAMBAR")), Paragraph(text("x"))), theme()
    )
    assert texts(data) == ["DAFTAR GAMBAR", "x"]
    kinds = [f.get(W + "fldCharType") for f in xml(data).iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize(("sign", "leader"), [(".", "dot"), ("", None), ("_", "underscore")])
def test_page_numbers_stand_at_the_edge_behind_the_themes_leader(sign: str, leader: str | None) -> None:
    data = write_docx(settled(Contents()), replace(theme(), contents_leader=sign))
    tab = xml(data, "word/styles.xml").find("w:style[@w:styleId='TOC2']/w:pPr/w:tabs/w:tab", NS)
    assert tab.get(W + "leader") == leader
    assert int(tab.get(W + "pos")) == round((215 - 50) * 1440 / 25.4)


def test_styles_of_contents_are_words_own_and_carry_our_names() -> None:
    styles = xml(book(ContentsKind.JUDUL), "word/styles.xml")
    alias = {
        s.find("w:name", NS).get(W + "val"): s.find("w:aliases", NS).get(W + "val")
        for s in styles.iter(W + "style")
        if s.find("w:aliases", NS) is not None
    }
    assert (alias["toc 1"], alias["TOC Heading"]) == ("Daftar 1", "Judul Daftar")


# ---------------------------------------------------------------- sections


def test_a_turned_page_is_a_section_with_its_own_size() -> None:
    blocks = (Paragraph(text("a")), Turn(True), money_table(), Turn(False), Paragraph(text("b")))
    data = write_docx(settled(*blocks), theme())
    sizes = [section(data, at).find("w:pgSz", NS) for at in range(3)]
    assert [s.get(W + "orient") for s in sizes] == [None, "landscape", None]
    assert [int(s.get(W + "w")) < int(s.get(W + "h")) for s in sizes] == [True, False, True]
    width = int(xml(data).find(".//w:tblPr/w:tblW", NS).get(W + "w"))
    assert width == round((330 - 50) * 1440 / 25.4)


def test_the_left_edge_is_the_head_of_a_turned_page_and_bears_the_binding() -> None:
    look = replace(theme(), page=Page(top=21, bottom=22, left=30, right=20, binding=10))
    data = write_docx(settled(Paragraph(text("a")), Turn(True), Paragraph(text("b"))), look)
    margins = section(data).find("w:pgMar", NS)
    shown = {side: margins.get(W + side) for side in ("top", "right", "bottom", "left", "gutter")}
    wanted = {"top": 40, "right": 21, "bottom": 20, "left": 22, "gutter": 0}
    assert shown == {side: str(round(mm * 1440 / 25.4)) for side, mm in wanted.items()}


def test_each_section_names_its_heads_and_only_the_first_page_goes_without() -> None:
    data = write_docx(*torture(konsep=True))
    kinds = [
        sorted(n.get(W + "type") for n in section(data, at) if n.tag == W + "headerReference")
        for at in range(3)
    ]
    assert kinds == [["default", "even", "first"], ["default", "even"], ["default", "even"]]
    assert [section(data, at).find("w:titlePg", NS) is not None for at in range(3)] == [True, False, False]


@pytest.mark.parametrize(
    ("blocks", "count"),
    [
        ((Turn(True), Paragraph(text("a"))), 1),
        ((Paragraph(text("a")), Turn(True), Turn(False), Paragraph(text("b"))), 2),
        ((spanned_table(), PageBreak(), Turn(True), Paragraph(text("b"))), 2),
        ((Contents(title=text("x")), Turn(True), spanned_table()), 2),
        ((Paragraph(text("a")), Turn(False), Paragraph(text("b"))), 2),
        ((Paragraph(text("a")), PageBreak(), Turn(True)), 1),
    ],
)
def test_turns_at_any_place_give_whole_sections(blocks: tuple[Block, ...], count: int) -> None:
    data = write_docx(settled(*blocks), theme())
    assert len(list(xml(data).iter(W + "sectPr"))) == count
    assert all(len(p.findall("w:pPr/w:sectPr", NS)) <= 1 for p in xml(data).iter(W + "p"))
    assert not [p for p in xml(data).iter(W + "p") if p.find("w:pPr/w:pageBreakBefore", NS) is not None]


# ---------------------------------------------------------------- what the theme asks of pages


def test_a_paper_printed_on_both_sides_mirrors_its_margins_and_binds_inside() -> None:
    data = write_docx(*torture())
    assert xml(data, "word/settings.xml").find("w:mirrorMargins", NS) is not None
    assert section(data).find("w:pgMar", NS).get(W + "gutter") == str(round(10 * 1440 / 25.4))
    one_sided = write_docx(settled(Paragraph(text("x"))), theme())
    assert xml(one_sided, "word/settings.xml").find("w:mirrorMargins", NS) is None
    assert section(one_sided).find("w:pgMar", NS).get(W + "gutter") == "0"


def test_tables_leave_the_binding_free() -> None:
    bound = replace(theme(), page=Page(binding=10.0))
    data = write_docx(settled(money_table()), bound)
    assert int(xml(data).find(".//w:tblPr/w:tblW", NS).get(W + "w")) == round(155 * 1440 / 25.4)


@pytest.mark.parametrize(("align", "even"), [(Align.KANAN, "left"), (Align.KIRI, "right")])
def test_a_page_number_at_the_edge_changes_sides_on_even_pages(align: Align, even: str) -> None:
    look = replace(theme(), page=Page(duplex=True), page_number=PageNumber(align=align))
    data = write_docx(settled(Paragraph(text("x"))), look)
    assert xml(data, "word/header3.xml").find("w:p/w:pPr/w:jc", NS).get(W + "val") == even
    assert xml(data, "word/settings.xml").find("w:evenAndOddHeaders", NS) is not None


def test_a_centred_page_number_needs_no_even_pages() -> None:
    data = write_docx(settled(Paragraph(text("x"))), replace(theme(), page=Page(duplex=True)))
    assert xml(data, "word/settings.xml").find("w:evenAndOddHeaders", NS) is None
    assert "word/header3.xml" not in parts(data)


def test_a_review_copy_has_line_numbers_on_each_page() -> None:
    data = write_docx(*torture())
    numbers = [s.find("w:lnNumType", NS) for s in xml(data).iter(W + "sectPr")]
    assert len(numbers) > 2
    assert {n.get(W + "restart") for n in numbers} == {"newPage"}
    assert section(write_docx(settled(), theme())).find("w:lnNumType", NS) is None


def test_a_role_that_begins_a_page_says_so_in_its_style() -> None:
    style = xml(write_docx(*torture()), "word/styles.xml").find("w:style[@w:styleId='Heading1']", NS)
    assert style.find("w:pPr/w:pageBreakBefore", NS) is not None


def test_only_the_roles_that_say_so_are_hyphenated() -> None:
    def switch(look: Theme, style: str) -> str | None:
        found = xml(write_docx(settled(), look), "word/styles.xml").find(
            f"w:style[@w:styleId='{style}']/w:pPr/w:suppressAutoHyphens", NS
        )
        return None if found is None else found.get(W + "val", "1")

    hyphenated = xml(write_docx(settled(), review_theme()), "word/settings.xml")
    assert hyphenated.find("w:autoHyphenation", NS).get(W + "val", "1") == "1"
    assert (switch(review_theme(), "Isi"), switch(review_theme(), "Sel")) == ("0", None)
    assert switch(review_theme(), "Kutipan") == "1"  # based on "Isi", but not hyphenated itself
    defaults = xml(write_docx(settled(), review_theme()), "word/styles.xml").find("w:docDefaults", NS)
    assert defaults.find(".//w:suppressAutoHyphens", NS) is not None
    plain = xml(write_docx(settled(), theme()), "word/settings.xml")
    assert plain.find("w:autoHyphenation", NS).get(W + "val") == "0"


def test_a_paragraph_before_a_turn_ends_the_section_itself() -> None:
    data = write_docx(settled(Paragraph(text("akhir bagian")), Turn(True), Paragraph(text("b"))), theme())
    assert paragraph_with(data, "akhir bagian").find("w:pPr/w:sectPr", NS) is not None
