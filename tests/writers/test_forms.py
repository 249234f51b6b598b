"""What letters and books have besides text: both files show the same, at its place, and say it to a screen reader."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from tests import samples
from tests.samples import LONG, text
from tests.writers.docx_reader import parts
from tests.writers.pdf_gate import page_validation
from tests.writers.pdf_reader import pages_text, shipped_fonts
from tests.writers.pdf_torture import forms

from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import NOTE, Theme
from lkpj_report.document.tree import (
    Block,
    Contents,
    Document,
    Heading,
    Meta,
    NumberForm,
    PageNumbers,
    Paragraph,
    Particular,
    Particulars,
    Signatory,
    Signature,
)
from lkpj_report.verify import verify_pair
from lkpj_report.verify.tree import tree_pieces
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.pdf import lay_out, write_pdf
from lkpj_report.writers.pdf.layout import Layout


def book_theme() -> Theme:
    """Chapters on new pages with their number on a line of its own."""
    theme = samples.theme()
    chapter = replace(theme.look("judul-1"), align="tengah", page_before=True, number_above=True)
    return replace(
        theme, paragraphs={**theme.paragraphs, "judul-1": chapter}, heading_numbers=("BAB {ROMAWI}",)
    )


def settled(*blocks: Block, theme: Theme | None = None) -> Document:
    return resolve(Document(Meta("Uji"), blocks), theme or samples.theme(), {})[0]


def made(*blocks: Block, theme: Theme | None = None) -> tuple[Layout, bytes, bytes]:
    look = theme or samples.theme()
    document = settled(*blocks, theme=look)
    layout, found = lay_out(document, look, shipped_fonts())
    assert not found
    docx = write_docx(
        document, look, layout.anchor_pages, layout.table_widths, page_labels=layout.page_labels
    )
    return layout, write_pdf(layout), docx


def body(docx: bytes) -> str:
    return parts(docx)["word/document.xml"].decode("utf-8")


def foot(docx: bytes, number: int) -> str:
    return parts(docx)[f"word/footer{number}.xml"].decode("utf-8")


FRONT = (
    PageNumbers(NumberForm.TIDAK),
    Paragraph(text("SAMPUL"), "judul"),
    PageNumbers(NumberForm.ROMAWI),
    Paragraph(text("Kata pengantar")),
    Contents(title=text("DAFTAR ISI")),
    PageNumbers(NumberForm.ANGKA),
    Heading(1, text("Pendahuluan")),
    Paragraph(text(LONG)),
    Heading(1, text("Penutup")),
    Paragraph(text(LONG)),
)


def test_front_matter_has_roman_numbers_and_the_first_chapter_begins_with_one() -> None:
    layout, _, _ = made(*FRONT, theme=book_theme())
    assert layout.page_labels == ("", "i", "1", "2")
    assert layout.numbering == ((0, NumberForm.TIDAK, 1), (1, NumberForm.ROMAWI, 1), (2, NumberForm.ANGKA, 1))


def test_a_viewer_shows_the_printed_numbers() -> None:
    _, pdf, _ = made(*FRONT, theme=book_theme())
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert [page.label for page in file.pages][1:] == ["i", "1", "2"]


def test_the_contents_list_shows_the_printed_numbers_in_both_files() -> None:
    _, pdf, docx = made(*FRONT, theme=book_theme())
    assert re.search(r"Penutup[ .\u00a0]*2", " ".join(pages_text(pdf)[1].split()))
    fields = re.findall(r"PAGEREF.*?separate\"/></w:r><w:r><w:t>([^<]*)<", body(docx))
    assert fields == ["1", "2"]


def test_a_cover_has_no_number_and_its_section_a_head_without_one() -> None:
    _, pdf, docx = made(*FRONT, theme=book_theme())
    assert pages_text(pdf)[0].split() == ["SAMPUL"]
    first, second, third = re.findall("<w:sectPr>.*?</w:sectPr>", body(docx))
    assert '<w:headerReference w:type="default" r:id="rId_header4"/>' in first and "titlePg" not in first
    assert "PAGE" not in parts(docx)["word/header4.xml"].decode("utf-8")
    assert '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>' in second
    assert '<w:pgNumType w:fmt="decimal" w:start="1"/>' in third


def test_a_chapters_number_stands_on_a_line_of_its_own() -> None:
    _, pdf, docx = made(*FRONT, theme=book_theme())
    lines = [line.strip() for line in pages_text(pdf)[2].splitlines() if line.strip()]
    at = lines.index("BAB I")
    assert lines[at + 1] == "Pendahuluan"
    assert "<w:br/></w:r>" in body(docx) or "<w:br/><w:t>" in body(docx)


def test_particulars_say_the_same_in_both_files() -> None:
    rows = (Particular("Nomor", text("100/1")), Particular("Acara", text(LONG)), Particular("", text("doa")))
    _, pdf, docx = made(Particulars(rows), Paragraph(text("Sekian.")))
    assert verify_pair("uji", docx, pdf) == []
    said = [" ".join(p.words) for p in tree_pieces(settled(Particulars(rows)))]
    assert said[0] == "Nomor : 100/1"
    assert said[2] == "doa"


def test_values_stand_under_each_other_in_the_pdf() -> None:
    rows = (Particular("Nomor", text("100/1")), Particular("Lampiran", text(LONG)))
    layout, _, _ = made(Particulars(rows))
    edges = {box.box.para.x for box in layout.sheets[0].body if hasattr(box.box, "para")}
    assert len(edges) == 1


def electronic(anchor: str = "#") -> tuple[Theme, tuple[Block, ...]]:
    theme = samples.theme()
    theme = replace(theme, signature=replace(theme.signature, anchor=anchor))
    signed = Signatory((text("KETUA,"),), text("Nama"), electronic=True)
    return theme, (Paragraph(text("Isi.")), Signature((signed,)))


@pytest.mark.parametrize("anchor", ["#", "^", "$"])
def test_the_anchor_is_text_between_office_and_name(anchor: str) -> None:
    theme, blocks = electronic(anchor)
    _, pdf, docx = made(*blocks, theme=theme)
    words = pages_text(pdf)[0].split()
    assert words.index("KETUA,") < words.index(anchor) < words.index("Nama")
    assert f"<w:t>{anchor}</w:t>" in body(docx)
    assert verify_pair("uji", docx, pdf) == []


def test_the_note_of_an_electronic_signature_stands_at_the_foot_of_each_page() -> None:
    theme, blocks = electronic()
    _, pdf, docx = made(*[Paragraph(text(LONG * 4))] * 14, *blocks, theme=theme)
    start = " ".join(NOTE.split()[:4])
    pages = pages_text(pdf)
    assert len(pages) > 1 and all(start in " ".join(page.split()) for page in pages)
    assert start in foot(docx, 1) and start in foot(docx, 2)


def test_a_signature_by_hand_has_neither_box_nor_note() -> None:
    _, pdf, docx = made(Paragraph(text("Isi.")), Signature((Signatory((text("KETUA,"),), text("Nama")),)))
    assert NOTE.split()[0] not in pages_text(pdf)[0] and "#" not in body(docx)


def test_forms_of_a_letter_are_a_valid_tagged_pdf_and_agree_with_the_docx() -> None:
    _, pdf, docx = made(*forms())
    assert page_validation(pdf) is None
    assert verify_pair("uji", docx, pdf) == []


def test_a_blank_is_a_field_in_word_and_has_words_for_a_screen_reader() -> None:
    _, pdf, docx = made(*forms())
    assert '<w:alias w:val="nomor surat"/>' in body(docx)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        said = {str(o["/Alt"]) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
    assert "nomor surat" in said


def test_a_row_to_sign_in_is_at_least_so_high() -> None:
    _, _, docx = made(*forms())
    assert body(docx).count('<w:trHeight w:val="624" w:hRule="atLeast"/>') == 2


def test_each_page_of_a_reading_edition_says_how_long_it_takes() -> None:
    theme = replace(samples.theme(), pace=105)
    _, pdf, _ = made(*[Paragraph(text(LONG * 4))] * 14, theme=theme)
    assert all(re.search(r"± \d+ (menit|detik)", page) for page in pages_text(pdf))
