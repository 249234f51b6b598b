"""The readers of finished papers: what they forgive, and what they don't."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lkpj_report.document.resolve import resolve
from lkpj_report.document.tree import Document, Footnote, Meta, Paragraph, Text
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.pdf import lay_out, write_pdf
from tests.readers import Words, difference, docx_words, pdfium_words
from tests.samples import LONG, text, theme
from tests.writers.pdf_reader import shipped_fonts


def noted(*notes: str) -> Document:
    """Pages of text with a footnote on each."""
    blocks = [
        Paragraph((Text(f"Kata{n} ke {LONG * 6}"), Footnote(text(note)), Text(" lalu.")))
        for n, note in enumerate(notes)
    ]
    document, found = resolve(Document(Meta("x"), tuple(blocks)), theme(), {})
    assert not found
    return document


def both(docx: Document, pdf: Document) -> str | None:
    layout, found = lay_out(pdf, theme(), shipped_fonts())
    assert not found
    return difference(docx_words(write_docx(docx, theme())), pdfium_words(write_pdf(layout)))


NOTES = ("Angka sementara.", "Lihat laman.", "Kata0 ke sana.", "Sumber: BPS.")


def test_notes_of_both_files_are_read_and_agree() -> None:
    document = noted(*NOTES)
    found = docx_words(write_docx(document, theme()))
    assert found.notes == [[str(n), *note.split()] for n, note in enumerate(NOTES, 1)]
    assert both(document, document) is None


@pytest.mark.parametrize("at", range(len(NOTES)))
def test_a_note_of_other_words_is_a_difference(at: int) -> None:
    other = list(NOTES)
    other[at] = "Lain sekali."
    assert both(noted(*NOTES), noted(*other)) is not None


def test_a_note_that_the_pdf_lost_is_a_difference() -> None:
    found = docx_words(write_docx(noted(*NOTES), theme()))
    kept = replace(found, notes=[])
    pdf = [*kept.words]
    assert difference(kept, pdf) is None
    assert difference(found, pdf) == "only in the DOCX: 1 Angka sementara."


def test_a_note_at_the_foot_of_a_page_is_no_word_of_the_body() -> None:
    word = Words(["a1", "b", "c"], notes=[["1", "Catatan."]])
    assert difference(word, ["↓", "a1", "b", "1", "Catatan.", "↓", "c"]) is None
    assert difference(word, ["↓", "a1", "b", "1", "Catatan", "↓", "c"]) is not None
