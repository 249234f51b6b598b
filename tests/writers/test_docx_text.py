"""The DOCX writer: any text comes out as the same text, and none of it as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import text, theme
from tests.writers.docx_gate import own_findings
from tests.writers.docx_reader import W, parts, style_of, texts, words, xml

from lkpj_report.document.tree import Column as TableColumn
from lkpj_report.document.tree import (
    Document,
    Emph,
    Footnote,
    Gap,
    Heading,
    Inlines,
    Link,
    Meta,
    Paragraph,
    Ref,
    Row,
    RowRole,
    Strong,
    Table,
    TableCell,
    Text,
    plain,
)
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


LEAVES = st.one_of(
    st.builds(Text, SAFE.filter(bool)),
    st.builds(Gap, SAFE.filter(bool)),
    st.builds(Ref, st.sampled_from(["bab", "tabel", "polos", "entah"]), st.just("I")),
)
TREES = st.recursive(
    st.lists(LEAVES, max_size=3).map(tuple),
    lambda kids: st.lists(
        st.one_of(
            LEAVES,
            st.builds(Strong, kids),
            st.builds(Emph, kids),
            st.builds(Link, kids, st.text(max_size=9)),
            st.builds(Footnote, kids.map(lambda k: (Text("n"), *k)), st.sampled_from(["", "1", "*"])),
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=12,
)


@given(TREES)
def test_any_inlines_in_any_order_give_a_sound_file_with_their_words(children: Inlines) -> None:
    cell = (Row((TableCell(text("x")),), RowRole.KEPALA),)
    tables = (
        Table((TableColumn(),), cell, (), text("t"), "Tabel 1.", anchor="tabel"),
        Table((TableColumn(),), cell, (), anchor="polos"),
    )
    blocks = (Heading(1, text("bab"), "I.", "bab"), Paragraph(children), *tables)
    data = write_docx(Document(Meta("x"), blocks), theme())
    found = [f for f in own_findings(parts(data)) if "leads to no address" not in f]
    assert found == []
    (paragraph,) = [p for p in xml(data).iter(W + "p") if style_of(p) == "Isi"]
    assert words(paragraph) == said(children, [])


def said(children: Inlines, counted: list[str]) -> str:
    """The words of a paragraph; a note shows its mark there only when Word would count otherwise."""
    out = ""
    for node in children:
        match node:
            case Footnote(number=number):
                own = number not in ("", str(len(counted) + 1))
                out += number if own else ""
                counted += [] if own else [number]
            case Strong(kids) | Emph(kids) | Link(kids):
                out += said(kids, counted)
            case _:
                out += plain((node,))
    return out
