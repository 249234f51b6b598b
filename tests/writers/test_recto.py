"""Parts that begin an odd page of a duplex paper: what the blank page before holds, and who counts it."""

from __future__ import annotations

import dataclasses
import io

import pikepdf
import pytest
from tests.samples import LONG, money_table, text, theme
from tests.writers.docx_reader import W, faults, parts, words, xml
from tests.writers.pdf_gate import own_findings, page_validation
from tests.writers.pdf_papers import FONTS, chapter, filler, laid, note, para, settled
from tests.writers.pdf_reader import lines_of, pages_text, structure

from lkpj_report.document.theme import Page, Theme
from lkpj_report.document.tree import Block, Contents, PageBreak, Ref, Turn
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.pdf import lay_out, write_pdf


def book(*roles: str, duplex: bool = True, **changes: object) -> Theme:
    """A theme in which these roles (chapters, if none is named) begin an odd page."""
    look = theme()
    paragraphs = dict(look.paragraphs)
    for role in roles or ("judul-1",):
        paragraphs[role] = dataclasses.replace(paragraphs[role], recto=True)
    page = dataclasses.replace(Page(), duplex=duplex, binding=5.0)
    return dataclasses.replace(look, paragraphs=paragraphs, page=page, **changes)  # type: ignore[arg-type]


def chapters() -> list[Block]:
    """Chapters that end on an odd page, on an even one, on an odd one."""
    return [
        chapter("Satu", "satu"),
        para("a"),
        chapter("Dua", "dua"),
        *filler(20),
        chapter("Tiga", "tiga"),
        para("c"),
        chapter("Empat", "empat"),
        para("d"),
    ]


def test_a_chapter_begins_an_odd_page_and_the_even_one_before_is_blank_if_unused() -> None:
    layout, pdf = laid(*chapters(), look=book())
    texts = pages_text(pdf)
    begun = [
        next(n for n, page in enumerate(texts, 1) if title in page)
        for title in ("Satu", "Dua", "Tiga", "Empat")
    ]
    assert begun == [1, 3, 5, 7]
    assert [n for n, page in enumerate(texts, 1) if not page.strip()] == [2, 6]
    assert layout.pages == len(texts) == 7
    assert [layout.anchor_pages[name] for name in ("satu", "dua", "tiga", "empat")] == begun
    assert layout.heading_pages == layout.anchor_pages


def test_a_blank_page_is_counted_but_bears_neither_number_nor_line_numbers() -> None:
    _, pdf = laid(*chapters(), look=book(line_numbers=True))
    on = {page: " ".join(line.text for line in lines_of(pdf) if line.page == page) for page in range(1, 8)}
    assert on[2] == on[6] == ""
    assert all(f"- {page} -" in on[page] for page in (3, 4, 5, 7))


@pytest.mark.parametrize("konsep", [False, True])
def test_a_paper_with_blank_pages_is_accessible_and_says_the_same(konsep: bool) -> None:
    look = book(line_numbers=True)
    document = dataclasses.replace(settled(Contents(), *chapters(), look=look), konsep=konsep)
    layout, found = lay_out(document, look, FONTS)
    pdf = write_pdf(layout)
    assert found == ()
    assert page_validation(pdf, "2a", "ua1") is None
    assert own_findings(pdf, document) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tagged = [b"/MCID" in page.Contents.read_bytes() for page in file.pages]
    assert [n for n, said in enumerate(tagged, 1) if not said] == [2, 4, 8]


def test_a_draft_marks_its_blank_pages_too() -> None:
    look = book()
    document = dataclasses.replace(settled(*chapters(), look=look), konsep=True)
    texts = pages_text(write_pdf(lay_out(document, look, FONTS)[0]))
    assert [texts[n].split() for n in (1, 5)] == [["KONSEP"], ["KONSEP"]]


def test_blank_pages_change_no_words() -> None:
    _, duplex = laid(*chapters(), look=book())
    _, plain = laid(*chapters())
    assert structure(duplex) == structure(plain)


def test_a_paper_on_one_side_has_no_blank_pages() -> None:
    _, pdf = laid(*chapters(), look=book(duplex=False))
    texts = pages_text(pdf)
    assert len(texts) == 5
    assert all(page.strip() for page in texts)


def test_the_first_page_is_odd_and_no_page_is_left_before_it() -> None:
    layout, _ = laid(chapter("Satu"), para("a"), look=book())
    assert layout.pages == 1


def test_a_page_break_or_a_turn_before_a_chapter_leaves_no_second_page() -> None:
    layout, _ = laid(para("a"), PageBreak(), chapter("Satu"), para("b"), look=book())
    assert layout.pages == 3
    layout, pdf = laid(para("a"), Turn(True), chapter("Satu"), para("b"), look=book())
    assert layout.pages == 3
    assert "Satu" in pages_text(pdf)[2]


def test_contents_name_the_odd_pages() -> None:
    _, pdf = laid(Contents(title=text("DAFTAR ISI")), *chapters(), look=book())
    entries = [line for line in pages_text(pdf)[0].splitlines() if line.strip()[-1:].isdigit()]
    assert [int(entry.split()[-1]) for entry in entries] == [3, 5, 7, 9]


def test_a_contents_list_and_an_annex_may_begin_an_odd_page() -> None:
    look = book("judul-daftar", "lampiran")
    blocks = (para("a"), Contents(title=text("DAFTAR ISI")), para("b"), para("LAMPIRAN", role="lampiran"))
    texts = pages_text(laid(*blocks, look=look)[1])
    assert [bool(page.strip()) for page in texts] == [True, False, True, False, True]
    assert ("DAFTAR ISI" in texts[2], "LAMPIRAN" in texts[4]) == (True, True)


def test_the_foot_of_a_table_is_not_drawn_again_on_a_blank_page() -> None:
    document = settled(money_table(4), chapter("Dua"), para("b"), look=book())
    layout, _ = lay_out(document, book(), FONTS)
    assert layout.pages == 3
    assert layout.sheets[1].body == layout.sheets[1].running == ()


def test_a_note_that_runs_on_may_take_the_page_that_would_be_blank() -> None:
    note_alone = (para("Ini.", note(LONG * 32)), chapter("Dua"), para("b"))
    layout, pdf = laid(*note_alone, look=book())
    texts = pages_text(pdf)
    assert layout.pages == 3
    assert "akuntabilitas" in texts[1] and "- 2 -" in texts[1]
    assert "Dua" in texts[2] and "akuntabilitas" not in texts[2]


# ---------------------------------------------------------------- the same in Word


def sections(data: bytes) -> list[str]:
    """How each section of a DOCX begins ("nextPage" is what Word does unless told)."""
    kinds = [s.find(W + "type") for s in xml(data).iter(W + "sectPr")]
    return ["nextPage" if kind is None else kind.get(W + "val") for kind in kinds]


def test_word_begins_a_section_on_an_odd_page_for_each_chapter_but_the_first() -> None:
    data = write_docx(settled(*chapters()), book())
    assert sections(data) == ["nextPage", "oddPage", "oddPage", "oddPage"]
    assert faults(parts(data)) == []
    ends = [words(p) for p in xml(data).iter(W + "p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert ends[0] == "a"
    assert ends[2] == "c"


def test_sections_of_chapters_have_their_heads_and_only_the_first_page_goes_without() -> None:
    data = write_docx(settled(*chapters()), book())
    for at, section in enumerate(xml(data).iter(W + "sectPr")):
        assert section.find(W + "headerReference") is not None
        assert (section.find(W + "titlePg") is not None) is (at == 0)
        children = [child.tag.removeprefix(W) for child in section]
        if "type" in children:
            assert children.index("type") == children.index("pgSz") - 1


def test_word_turns_and_begins_odd_pages_in_one_section() -> None:
    blocks = (
        para("a"),
        Turn(True),
        chapter("Satu"),
        para("b"),
        Turn(False),
        para("c"),
        chapter("Dua"),
        para("d"),
    )
    assert sections(write_docx(settled(*blocks), book())) == ["nextPage", "oddPage", "nextPage", "oddPage"]


def test_word_begins_no_section_in_a_paper_on_one_side() -> None:
    data = write_docx(settled(*chapters()), book(duplex=False))
    assert sections(data) == ["nextPage"]
    heading = next(
        s for s in xml(data, "word/styles.xml").iter(W + "style") if s.get(W + "styleId") == "Heading1"
    )
    assert heading.find(f"{W}pPr/{W}pageBreakBefore").get(W + "val") is None


def test_a_reference_to_a_chapter_after_a_blank_page_leads_there() -> None:
    layout, _ = laid(para("Lihat ", Ref("dua"), "."), chapter("Dua", "dua"), para("b"), look=book())
    assert layout.targets["dua"][0] == 3
