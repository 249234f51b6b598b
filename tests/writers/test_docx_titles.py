"""Title lines in Word: their last words stay together."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.samples import theme as sample_theme
from tests.writers.docx_office import pages
from tests.writers.docx_reader import texts

from lkpj_report.diagnostics import Span
from lkpj_report.document.remarks import Remark
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document, Inlines, LineBreak, Meta, Paragraph, Strong, Text, Value
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.docx.titles import bound_lines

NBSP = "\N{NO-BREAK SPACE}"


def theme() -> Theme:
    """The sample's theme with centred lines below the title."""
    plain = sample_theme()
    return replace(
        plain, paragraphs={**plain.paragraphs, "subjudul": replace(plain.look("judul"), name="Subjudul")}
    )


SESSION = "PADA RAPAT PARIPURNA DEWAN PERWAKILAN RAKYAT DAERAH KABUPATEN CONTOH TANGGAL 25 MARET 2025"


def bound(*children: Text | Value | LineBreak | Strong) -> Inlines:
    return bound_lines(children)


def test_the_last_three_words_of_a_long_line_are_bound() -> None:
    assert bound(Text("satu dua tiga empat lima enam")) == (Text(f"satu dua tiga empat{NBSP}lima{NBSP}enam"),)


def test_a_short_line_is_left_as_it_is() -> None:
    assert bound(Text("satu dua tiga empat lima")) == (Text("satu dua tiga empat lima"),)


def test_each_hard_line_ends_by_itself() -> None:
    line = "satu dua tiga empat lima enam"
    first, _, second = bound(Text(line), LineBreak(), Strong((Value(line),)))
    assert isinstance(first, Text)
    assert isinstance(second, Strong)
    assert first.text == second.children[0].text == f"satu dua tiga empat{NBSP}lima{NBSP}enam"  # type: ignore[union-attr]


def test_long_words_are_not_bound_to_more_than_fits() -> None:
    (node,) = bound(Text("a b c d " + "pertanggungjawaban " * 3))
    assert isinstance(node, Text)
    assert NBSP not in node.text


def test_only_words_of_one_node_are_bound_and_none_is_lost() -> None:
    nodes = bound(Text("a b c d e f "), Value("2025"))
    assert nodes == (Text("a b c d e f "), Value("2025"))


def test_body_text_is_not_touched_and_a_remark_finds_its_title() -> None:
    value = Value(SESSION, Span("a.yaml", 2))
    blocks = (Paragraph((value,), "subjudul"), Paragraph((Text(SESSION),)))
    data = write_docx(
        Document(Meta("x"), blocks, True), theme(), None, (), [Remark(("x",), Span("a.yaml", 2))]
    )
    title, body = texts(data)
    assert body == SESSION
    assert title.split() == body.split()
    assert title.endswith(f"25{NBSP}MARET{NBSP}2025")


@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.needs("pdftotext", "poppler-utils")
@pytest.mark.parametrize("cut", range(0, 60, 15))
def test_libreoffice_leaves_no_lonely_word(cut: int, tmp_path: Path) -> None:
    line = (SESSION[:cut] + " " + SESSION).strip()
    (page,) = pages(
        write_docx(Document(Meta("x"), (Paragraph((Text(line),), "subjudul"),)), theme()), tmp_path
    )
    last = [row for row in page.splitlines() if row.strip()][-1]
    assert len(re.findall(r"\S+", last)) >= 3
