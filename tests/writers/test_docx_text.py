"""The DOCX writer: any text comes out as the same text, and none of it as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import text, theme
from tests.writers.docx_reader import parts, texts, xml

from lkpj_report.document.tree import Column as TableColumn
from lkpj_report.document.tree import Document, Heading, Meta, Paragraph, Row, Table, TableCell, Text
from lkpj_report.writers.docx import write_docx

HOSTILE = (
    "<w:p/>",
    "]]>",
    "&amp; & &#10;",
    "{{ 7*7 }}",
    "\N{PARTY POPPER} \N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}",
    "\N{RIGHT-TO-LEFT MARK}kanan ke kiri",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc",
    "x" * 300,
    "  dua spasi di depan, dua di belakang  ",
    "Rp\N{NO-BREAK SPACE}1.000",
    "peme\N{SOFT HYPHEN}rintah",
    "lima\N{NON-BREAKING HYPHEN}puluh",
    "kolom\tkedua",
    "baris\nkedua",
    "${nomor_naskah}",
    "<!--",
    "\"kutip\" 'tunggal'",
    "\ue000",
)
# All that XML 1.0 can hold; a carriage return is a line's end to any reader of XML.
SAFE = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\ufffe\uffff").filter(
        lambda c: c >= " " or c in "\t\n"
    )
)


def written(words: str) -> bytes:
    return write_docx(Document(Meta("x"), (Paragraph(text(words)),)), theme())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_the_same_words(words: str) -> None:
    assert texts(written(words)) == [words]


@given(SAFE)
def test_any_text_that_xml_can_hold_survives(words: str) -> None:
    assert texts(written(words)) == ([words] if words else [])


@given(SAFE, SAFE, SAFE)
def test_any_text_survives_in_captions_descriptions_headings_and_properties(a: str, b: str, c: str) -> None:
    table = Table((TableColumn(),), (), (Row((TableCell(text(a)),)),), caption=text(b), summary=c)
    document = Document(Meta(title=a, author=b, keywords=c), (Heading(1, text(c), a, b), table))
    data = write_docx(document, theme())
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels")):
            xml(data, name)
            assert content.startswith(b"<?xml")


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused_and_named(sign: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(sign):04X}.*Dinas"):
        written(f"Dinas {sign} Kesehatan")


def test_windows_line_ends_are_one_line_break() -> None:
    assert texts(write_docx(Document(Meta("x"), (Paragraph((Text("a\r\nb\rc"),)),)), theme())) == ["a\nb\nc"]
