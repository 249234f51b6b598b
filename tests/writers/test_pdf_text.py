"""What the PDF says is what the tree says, in its order: for the eye and for a screen reader."""

from __future__ import annotations

import re

import pytest
from tests.samples import everything, theme
from tests.writers.pdf_reader import lines_of, pages_text, shipped_fonts, squeezed, structure, told

from lkpj_report.document.tree import (
    Column,
    Document,
    Emph,
    Gap,
    Heading,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    Meta,
    Paragraph,
    Row,
    Strong,
    Table,
    TableCell,
    Text,
    Value,
)
from lkpj_report.writers.pdf import lay_out, write_pdf

FONTS = shipped_fonts()


def pdf_of(document: Document) -> bytes:
    layout, found = lay_out(document, theme(), FONTS)
    assert found == ()
    return write_pdf(layout)


def paper(*blocks: object) -> Document:
    return Document(Meta("Uji"), blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize("konsep", [False, True])
def test_the_structure_tree_says_every_word_in_its_role_and_order(konsep: bool) -> None:
    document = everything(konsep)
    assert structure(pdf_of(document)) == told(document)


def test_the_visible_text_is_the_words_of_the_tree() -> None:
    document = everything()
    pages = [re.sub(r"^- \d+ -|- \d+ -$", "", text.strip()) for text in pages_text(pdf_of(document))]
    assert squeezed("".join(pages)) == squeezed("".join(words for _, words in told(document)))


def test_words_are_not_joined_where_a_line_ends() -> None:
    words = " ".join(f"kata{i}" for i in range(200))
    assert structure(pdf_of(paper(Paragraph((Text(words),))))) == [("P", words)]


def test_styles_change_inside_a_word_without_parting_it() -> None:
    children = (
        Text("se"),
        Strong((Text("te"),)),
        Emph((Text("ngah"),)),
        Text(" (Rp"),
        Value("1.000"),
        Text("),"),
    )
    assert structure(pdf_of(paper(Paragraph(children)))) == [("P", "setengah (Rp1.000),")]


def test_spaces_and_line_ends_of_a_template_count_as_one_space() -> None:
    children = (Text("  satu\n  dua\t"), Text(" "), Strong((Text(" tiga"),)), LineBreak(), Text("empat "))
    assert structure(pdf_of(paper(Paragraph(children)))) == [("P", "satu dua tiga empat")]


def test_brackets_backslashes_and_signs_beyond_ascii_survive() -> None:
    words = "(a) \\ “kutip” – ½ ≥ 5 § 2 é ×"
    assert structure(pdf_of(paper(Paragraph((Text(words),))))) == [("P", words)]


def test_more_than_256_different_characters_of_one_face_survive() -> None:
    signs = [chr(c) for c in range(0xA1, 0x250) if chr(c).isalpha()] + [chr(c) for c in range(0x410, 0x450)]
    words = " ".join(signs)
    looks = theme()
    kop = paper(Letterhead(((Text(words),),)))
    layout, found = lay_out(kop, looks, FONTS)
    assert found == ()
    assert len(signs) > 256
    assert structure(write_pdf(layout)) == [("P", words)]


def test_capitals_of_a_role_are_drawn_as_capitals() -> None:
    import dataclasses

    looks = theme()
    looks.paragraphs["judul"] = dataclasses.replace(looks.paragraphs["judul"], caps=True)
    layout, _ = lay_out(paper(Paragraph((Text("nota pengantar"),), "judul")), looks, FONTS)
    assert structure(write_pdf(layout)) == [("P", "NOTA PENGANTAR")]


def test_a_gap_is_marked_by_a_box_behind_it() -> None:
    plain = write_pdf(lay_out(paper(Paragraph((Text("[BELUM DIISI: x]"),))), theme(), FONTS)[0])
    marked = write_pdf(lay_out(paper(Paragraph((Gap("[BELUM DIISI: x]"),))), theme(), FONTS)[0])
    assert structure(plain) == structure(marked)
    assert yellow_pixels(plain) == 0
    assert yellow_pixels(marked) > 500


def yellow_pixels(data: bytes) -> int:
    import pypdfium2

    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return sum(count for count, (r, g, b) in image.getcolors(1 << 20) if r > 240 and g > 220 and b < 170)


def test_a_list_numbers_its_items_and_holds_lists() -> None:
    inner = ListBlock((ListItem((Paragraph((Text("anak"),), "isi-rapat"),), "a."),))
    block = ListBlock((ListItem((Paragraph((Text("induk"),), "isi-rapat"), inner), "1."),))
    assert structure(pdf_of(paper(block))) == [("Lbl", "1."), ("P", "induk"), ("Lbl", "a."), ("P", "anak")]


def test_heading_levels_in_the_structure_go_down_one_by_one() -> None:
    blocks = [Heading(level, (Text(f"h{level}"),)) for level in (2, 3, 1, 3)]
    assert [role for role, _ in structure(pdf_of(paper(*blocks)))] == ["H1", "H2", "H1", "H2"]


def test_an_empty_paper_is_one_empty_page() -> None:
    layout, found = lay_out(paper(), theme(), FONTS)
    assert (layout.pages, found) == (1, ())
    assert pages_text(write_pdf(layout)) == [""]


def test_empty_cells_exist_so_that_the_table_stays_regular() -> None:
    import io

    import pikepdf

    table = Table((Column(), Column()), (), (Row((TableCell((Text("a"),)), TableCell(()))),))
    with pikepdf.open(io.BytesIO(pdf_of(paper(table)))) as pdf:
        cells = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TD"]
    assert len(cells) == 2


def test_a_line_before_words_that_must_not_part_is_not_torn_open() -> None:
    law = "Peraturan\u00a0Daerah\u00a0Nomor\u00a07\u00a0Tahun\u00a02021\u00a0tentang\u00a0Pajak\u00a0dan\u00a0Retribusi"
    text = Text(f"Guna mencapai {law} itu " + "dan juga " * 30)
    first, second, *_ = lines_of(pdf_of(Document(Meta("Uji"), (Paragraph((text,)),))))
    assert first.text == "Guna mencapai"
    assert first.right < second.right - 100
