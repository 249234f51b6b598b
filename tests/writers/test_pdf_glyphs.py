"""A character that a font lacks is a finding with its place, never an empty box."""

from __future__ import annotations

import pytest
from tests.samples import theme
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.diagnostics import Diagnostic, Formula, Severity, Span
from lkpj_report.document.tree import Column, Document, Meta, Paragraph, Row, Table, TableCell, Text, Value
from lkpj_report.writers.pdf import lay_out

FONTS = shipped_fonts()


def found_in(*blocks: object) -> tuple[Diagnostic, ...]:
    return lay_out(Document(Meta("Uji"), blocks), theme(), FONTS)[1]  # type: ignore[arg-type]


def test_a_lacking_glyph_names_character_code_font_and_text() -> None:
    (one,) = found_in(Paragraph((Text("kotak ☐ kosong"),), span=Span("nota.md", 3)))
    assert (one.severity, one.code, one.place) == (Severity.FAULT, "W101", Span("nota.md", 3))
    for part in ("☐", "U+2610", "LKPJBonum-Regular", "kotak ☐ kosong"):
        assert part in one.message
    assert one.hints


def test_a_value_is_reported_at_its_own_place() -> None:
    at = Span("penghargaan.yaml", 7, 11)
    (one,) = found_in(Paragraph((Text("nama "), Value("✓", at)), span=Span("nota.md", 3)))
    assert one.place == at


def test_a_derived_value_is_reported_where_its_first_part_stands() -> None:
    at = Span("anggaran.yaml", 2, 5)
    (one,) = found_in(Paragraph((Value("☑", Formula("a + b", (Formula("a", (at,)),))),)))
    assert one.place == at


def test_all_lacking_glyphs_are_reported_at_once() -> None:
    cell = TableCell((Value("☑ dan ✓", Span("a.yaml", 1)),))
    found = found_in(Paragraph((Text("☐"),)), Table((Column(),), (), (Row((cell,)),)))
    assert [one.message[7] for one in found] == ["☐", "☑", "✓"]


def test_one_glyph_at_two_places_is_two_findings_and_one_at_the_same_place_is_one() -> None:
    here, there = Span("a.yaml", 1), Span("a.yaml", 2)
    found = found_in(Paragraph((Value("☐ ☐", here), Value("☐", there), Value("☐", here))))
    assert [one.place for one in found] == [here, there]


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\x07", "\ue000"])
def test_invisible_marks_are_refused(mark: str) -> None:
    (one,) = found_in(Paragraph((Text(f"nama{mark}orang"),)))
    assert one.code == "W101"
    assert f"U+{ord(mark):04X}" in one.message
    assert mark not in one.message


def test_findings_are_made_anew_for_each_document() -> None:
    first, second = (found_in(Paragraph((Text("kotak☐"),))) for _ in range(2))
    assert first == second != ()


def test_hyphens_that_do_not_break_are_drawn_like_hyphens() -> None:
    assert found_in(Paragraph((Text("ke\u2011lima\u00a0belas 2\u20103"),))) == ()


def test_a_picture_that_cannot_be_read_is_a_fault() -> None:
    from lkpj_report.document.tree import Letterhead, Picture

    (one,) = found_in(Letterhead((), Picture(b"GIF89a", alt="Lambang"), span=Span("nota.md", 1)))
    assert (one.code, one.severity, one.place) == ("W102", Severity.FAULT, Span("nota.md", 1))


def test_a_word_wider_than_its_place_is_parted_with_a_warning() -> None:
    (one,) = found_in(Paragraph((Text("a" * 300),)))
    assert (one.code, one.severity) == ("W103", Severity.WARNING)
