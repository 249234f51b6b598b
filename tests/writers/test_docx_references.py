"""The DOCX writer: links, references and footnotes are Word's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import money_table, spanned_table, text, theme
from tests.writers.docx_gate import own_findings
from tests.writers.docx_reader import NS, W, parts, style_of, texts, words, xml
from tests.writers.docx_torture import torture

from lkpj_report.document.tree import (
    Block,
    Document,
    Footnote,
    Heading,
    Inline,
    Link,
    Meta,
    Paragraph,
    Ref,
    Strong,
    Text,
)
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.docx.references import address

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def written(*blocks: Block) -> bytes:
    return write_docx(Document(Meta("Contoh"), blocks), theme())


def line(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def codes(data: bytes) -> list[str]:
    return [i.text.strip() for i in xml(data).iter(W + "instrText")]


def marked(data: bytes, name: str) -> str:
    """The words between the two ends of a bookmark."""
    start = xml(data).find(f".//w:bookmarkStart[@w:name='{name}']", NS)
    out, node = "", start.getnext()
    while node.get(W + "id") != start.get(W + "id"):
        out += "".join(t.text or "" for t in node.iter(W + "t"))
        node = node.getnext()
    return out


# ---------------------------------------------------------------- links


def test_a_link_leads_to_its_address_and_says_its_words() -> None:
    data = written(line(Text("Lihat "), Link((Strong(text("laman")),), "https://contoh.go.id/a"), Text(".")))
    (link,) = xml(data).iter(W + "hyperlink")
    rows = {r.get("Id"): r for r in xml(data, "word/_rels/document.xml.rels")}
    assert rows[link.get(RELATION)].get("Target") == "https://contoh.go.id/a"
    assert rows[link.get(RELATION)].get("TargetMode") == "External"
    assert texts(data) == ["Lihat laman."]
    assert link.find("w:r/w:rPr/w:rStyle", NS).get(W + "val") == "Hyperlink"


def test_two_links_to_one_address_share_a_relationship() -> None:
    data = written(line(Link(text("a"), "https://x.id/"), Text(" "), Link(text("b"), "https://x.id/")))
    assert len({link.get(RELATION) for link in xml(data).iter(W + "hyperlink")}) == 1


def test_a_link_inside_a_link_keeps_only_its_words() -> None:
    data = written(line(Link((Link(text("dalam"), "https://b.id/"),), "https://a.id/")))
    assert len(list(xml(data).iter(W + "hyperlink"))) == 1
    assert texts(data) == ["dalam"]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
def test_any_address_becomes_one_that_a_relationship_can_hold(tail: str) -> None:
    shown = address("https://contoh.go.id/" + tail)
    assert shown.isascii()
    assert " " not in shown
    assert address(shown) == shown


# ---------------------------------------------------------------- references


def test_a_reference_to_a_table_is_a_field_on_its_number() -> None:
    table = replace(money_table(), anchor="ringkasan")
    data = written(line(Text("lihat "), Ref("ringkasan", "Tabel\u00a01")), table)
    assert codes(data) == ["REF b_ringkasan \\h", "SEQ Tabel \\* ARABIC"]
    assert marked(data, "b_ringkasan") == "Tabel 1"
    assert texts(data)[0] == "lihat Tabel\u00a01"


def test_a_reference_to_a_heading_that_word_numbers_asks_for_the_number() -> None:
    data = written(Heading(1, text("Dasar"), "I.", "dasar"), line(Ref("dasar", "I")))
    assert codes(data) == ["REF b_dasar \\n \\h"]


def test_a_reference_to_a_printed_number_finds_it_without_its_full_stop() -> None:
    odd = Heading(1, text("Penutup"), "Pertama.", "akhir")
    data = written(Heading(1, text("Dasar"), "I."), odd, line(Ref("akhir", "Pertama")))
    assert codes(data) == ["REF b_akhir \\h"]
    assert marked(data, "b_akhir") == "Pertama"
    assert "Pertama.\tPenutup" in texts(data)


def test_a_reference_to_a_heading_without_a_number_is_its_words() -> None:
    data = written(Heading(1, text("Penutup"), "", "akhir"), line(Ref("akhir", "Penutup")))
    assert (codes(data), marked(data, "b_akhir")) == (["REF b_akhir \\h"], "Penutup")


def test_a_reference_to_what_shows_no_label_is_a_link() -> None:
    table = replace(spanned_table(), anchor="polos")
    data = written(line(Ref("polos", "tabel berikut")), table)
    (link,) = xml(data).iter(W + "hyperlink")
    assert (link.get(W + "anchor"), words(link.getparent())) == ("b_polos", "tabel berikut")
    assert own_findings(parts(data)) == []


def test_a_reference_to_nothing_is_plain_words() -> None:
    data = written(line(Ref("entah", "?")))
    assert (codes(data), texts(data)) == ([], ["?"])


def test_bookmarks_differ_in_more_than_their_capitals_and_an_anchor_is_marked_once() -> None:
    names = ("a b", "A.B", "x" * 60, "x" * 61, "a b")
    data = written(*(Heading(1, text("x"), "", name) for name in names))
    shown = [b.get(W + "name") for b in xml(data).iter(W + "bookmarkStart")]
    assert len(shown) == len({name.casefold() for name in shown}) == 4
    assert all(len(name) <= 40 for name in shown)


# ---------------------------------------------------------------- footnotes


def test_footnotes_are_native_and_in_order() -> None:
    data = written(
        line(Text("a"), Footnote(text("satu"), "1"), Text(" b"), Footnote(text("dua"), "2"), Text("."))
    )
    notes = [n for n in xml(data, "word/footnotes.xml") if n.get(W + "type") is None]
    assert [words(n).strip() for n in notes] == ["satu", "dua"]
    assert [c.get(W + "id") for c in xml(data).iter(W + "footnoteReference")] == ["1", "2"]
    assert texts(data) == ["a b."]
    assert {style_of(p) for n in notes for p in n.iter(W + "p")} == {"FootnoteText"}


def test_the_styles_of_notes_are_words_own_and_carry_our_names() -> None:
    styles = xml(written(line(Text("x"))), "word/styles.xml")
    shown = {s.find("w:name", NS).get(W + "val"): s.find("w:aliases", NS) for s in styles.iter(W + "style")}
    assert shown["footnote text"].get(W + "val") == "Catatan Kaki"
    assert shown["footnote reference"].get(W + "val") == "Acuan Catatan Kaki"


@pytest.mark.parametrize(("number", "mark"), [("1", ""), ("", ""), ("*", "*"), ("7", "7")])
def test_a_number_that_word_would_not_count_is_a_mark_of_its_own(number: str, mark: str) -> None:
    data = written(line(Text("a"), Footnote(text("n"), number)))
    (call,) = xml(data).iter(W + "footnoteReference")
    assert call.get(W + "customMarkFollows") == ("1" if mark else None)
    assert texts(data) == ["a" + mark]


def test_links_and_references_work_inside_a_note() -> None:
    document, look = torture()
    data = write_docx(document, look)
    notes = xml(data, "word/footnotes.xml")
    rows = {r.get("Id"): r.get("Target") for r in xml(data, "word/_rels/footnotes.xml.rels")}
    (link,) = notes.iter(W + "hyperlink")
    assert rows[link.get(RELATION)] == "https://contoh.go.id/a%20b?x=1&y=%3C%C3%A9%3E"
    assert [i.text.strip() for i in notes.iter(W + "instrText")] == ["REF b_ringkasan \\h"]


def test_a_note_inside_a_note_stands_in_brackets() -> None:
    data = written(line(Text("a"), Footnote((Text("luar"), Footnote(text("dalam"))))))
    (note,) = [n for n in xml(data, "word/footnotes.xml") if n.get(W + "type") is None]
    assert words(note).strip() == "luar (dalam)"


def test_a_paper_without_notes_has_no_part_for_them() -> None:
    assert "word/footnotes.xml" not in parts(written(line(Text("x"))))
