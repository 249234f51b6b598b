"""The judge of pages, on small pages made by hand: it must see each fault that is planted, and none else."""

from __future__ import annotations

import io

import pytest
from bench.quality import Quality, Unaligned, judge
from bench.reading import Said
from reportlab.pdfgen.canvas import Canvas

SIZE, LEADING, LEFT, SPACE = 12.0, 18.0, 72.0, 12 * 0.278  # Helvetica's space is 278/1000 em


class Sheets:
    """A PDF in the making: lines of words with the stretch of their spaces, top to bottom."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(595, 842), invariant=1)
        self.page, self.y = 1, 760.0
        self.canvas.setFont("Helvetica", SIZE)

    def line(self, text: str, stretch: float = 1.0) -> None:
        words = self.canvas.beginText(LEFT, self.y)
        words.setFont("Helvetica", SIZE)
        words.setWordSpace((stretch - 1) * SPACE)
        words.textOut(text)
        self.canvas.drawText(words)
        self.y -= LEADING

    def turn(self, number: bool = True) -> None:
        if number:
            self.canvas.drawString(280, 800, f"- {self.page} -")
        self.canvas.showPage()
        self.canvas.setFont("Helvetica", SIZE)
        self.page, self.y = self.page + 1, 760.0

    def judged(self, *pieces: Said) -> Quality:
        self.turn()
        self.canvas.save()
        return judge(self.out.getvalue(), pieces)


def paragraph(text: str) -> Said:
    return Said("paragraph", text)


def filled(sheets: Sheets, n: int) -> list[Said]:
    """Paragraphs of one line, to fill a page."""
    out = [paragraph(f"baris pengisi nomor {i} pada halaman {sheets.page}") for i in range(n)]
    for piece in out:
        sheets.line(piece.text)
    return out


def test_a_clean_page_has_no_fault() -> None:
    sheets = Sheets()
    sheets.line("satu dua tiga empat", 1.2)
    sheets.line("lima enam tujuh")
    found = sheets.judged(paragraph("satu dua tiga empat lima enam tujuh"))
    assert found.worst == pytest.approx(1.2, abs=0.01)
    assert (found.lines, found.loose, found.hyphens) == (1, 0, 0)
    assert (found.widows, found.orphans, found.stranded, found.fill) == (0, 0, 0, 1.0)


def test_a_loose_line_is_measured_and_the_last_line_is_not() -> None:
    sheets = Sheets()
    sheets.line("satu dua tiga", 1.8)
    sheets.line("empat lima enam", 1.1)
    sheets.line("tujuh delapan sembilan")
    found = sheets.judged(paragraph("satu dua tiga empat lima enam tujuh delapan sembilan"))
    assert found.worst == pytest.approx(1.8, abs=0.02)
    assert (found.lines, found.loose) == (2, 1)


def test_a_widow_is_a_last_line_alone_on_a_page() -> None:
    sheets = Sheets()
    before = filled(sheets, 5)
    sheets.line("satu dua tiga")
    sheets.line("empat lima enam")
    sheets.turn()
    sheets.line("tujuh")
    after = filled(sheets, 5)
    found = sheets.judged(*before, paragraph("satu dua tiga empat lima enam tujuh"), *after)
    assert (found.widows, found.orphans) == (1, 0)


def test_an_orphan_is_a_first_line_alone_on_a_page() -> None:
    sheets = Sheets()
    before = filled(sheets, 5)
    sheets.line("satu dua tiga")
    sheets.turn()
    sheets.line("empat lima enam")
    sheets.line("tujuh")
    found = sheets.judged(*before, paragraph("satu dua tiga empat lima enam tujuh"))
    assert (found.widows, found.orphans) == (0, 1)


def test_a_paragraph_parted_two_by_two_is_neither() -> None:
    sheets = Sheets()
    sheets.line("satu dua")
    sheets.line("tiga empat")
    sheets.turn()
    sheets.line("lima enam")
    sheets.line("tujuh")
    found = sheets.judged(paragraph("satu dua tiga empat lima enam tujuh"))
    assert (found.widows, found.orphans) == (0, 0)


def test_a_heading_at_the_foot_is_stranded_unless_the_tree_turns_the_page() -> None:
    for turn, expected in ((False, 1), (True, 0)):
        sheets = Sheets()
        before = filled(sheets, 3)
        sheets.line("II. Judul bagian")
        sheets.turn()
        sheets.line("isi bagian")
        heading = Said("heading", "Judul bagian", "II.")
        found = sheets.judged(*before, heading, Said("paragraph", "isi bagian", turn=turn))
        assert found.stranded == expected


def test_hyphens_in_a_row_are_counted_whatever_sign_they_have() -> None:
    sheets = Sheets()
    for text in ("peme-", "rintah-", "an daerah", "baik-baik", "saja"):
        sheets.line(text)
    found = sheets.judged(paragraph("peme\u00adrintah\u00adan daerah baik-baik saja"))
    assert found.hyphens == 2


def test_a_hyphen_of_the_text_is_no_hyphenation() -> None:
    sheets = Sheets()
    sheets.line("undang-")
    sheets.line("undang")
    assert sheets.judged(paragraph("undang-undang")).hyphens == 0


def test_the_emptiest_page_is_found_and_the_last_left_out() -> None:
    sheets = Sheets()
    pieces = filled(sheets, 11)
    sheets.turn()
    pieces += filled(sheets, 6)
    sheets.turn()
    pieces += filled(sheets, 1)
    found = sheets.judged(*pieces)
    assert found.fill == pytest.approx(0.53, abs=0.03)
    assert found.pages == 3


def test_a_repeated_table_head_is_passed_over() -> None:
    sheets = Sheets()
    head = Said("head", "Uraian Jumlah")
    sheets.line(head.text)
    rows = filled(sheets, 3)
    sheets.turn()
    sheets.line(head.text)
    rows += filled(sheets, 3)
    assert sheets.judged(head, *rows).pages == 2


def test_lost_words_are_refused() -> None:
    sheets = Sheets()
    sheets.line("satu tiga")
    with pytest.raises(Unaligned):
        sheets.judged(paragraph("satu dua tiga"))


def test_words_too_many_are_refused() -> None:
    sheets = Sheets()
    sheets.line("satu dua")
    for n in range(4):
        sheets.line(f"tambahan {n}")
    sheets.line("tiga")
    with pytest.raises(Unaligned):
        sheets.judged(paragraph("satu dua tiga"))
