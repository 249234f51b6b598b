"""SRIKANDI's tokens in both files: whole, and as SRIKANDI spells them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.samples import theme
from tests.writers.docx_gate import audit_findings, integrity_findings, own_findings
from tests.writers.docx_office import exported
from tests.writers.docx_reader import NS, W, parts, xml
from tests.writers.pdf_reader import pages_text, shipped_fonts

from lkpj_report.diagnostics import Span
from lkpj_report.document.resolve import resolve
from lkpj_report.document.srikandi import NAMES, TOKENS, token
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Block,
    Document,
    Inlines,
    Meta,
    Paragraph,
    Signatory,
    Signature,
    Strong,
    Text,
    Value,
)
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.pdf import lay_out, write_pdf


def hyphenating() -> Theme:
    plain = theme()
    return replace(
        plain, paragraphs={role: replace(look, hyphenate=True) for role, look in plain.paragraphs.items()}
    )


def everywhere() -> Document:
    """All tokens at the ends of lines of any length, in bold, and in a signature."""
    blocks: list[Block] = []
    for length in range(20):
        words: list[Inlines] = [
            (Text("penyelenggaraan " * length + "nomor "), token(name), Text("/2025, ")) for name in NAMES
        ]
        blocks.append(Paragraph((*(n for part in words for n in part), Strong((token(NAMES[0]),)))))
    party = Signatory(((token("jabatan_pengirim"),),), (token("nama_pengirim"),), ((token("nip_pengirim"),),))
    document, found = resolve(Document(Meta("Surat"), (*blocks, Signature((party,)))), hyphenating(), {})
    assert not found
    return document


COUNTS = dict.fromkeys(NAMES, 20) | {"nomor_naskah": 40}
for _name in ("jabatan_pengirim", "nama_pengirim", "nip_pengirim"):
    COUNTS[_name] += 1


def test_each_token_is_whole_in_a_run_of_its_own(tmp_path: Path) -> None:
    data = write_docx(everywhere(), hyphenating())
    found = [t for t in xml(data).iter(W + "t") if "$" in (t.text or "")]
    assert {name: sum(t.text == TOKENS[name] for t in found) for name in NAMES} == COUNTS
    assert len(found) == sum(COUNTS.values())
    assert all(t.getparent().find("w:rPr/w:noProof", NS) is not None for t in found)
    assert (
        own_findings(parts(data))
        == audit_findings(data, tmp_path)
        == integrity_findings(data, tmp_path)
        == []
    )


def test_data_that_spells_a_token_is_only_words() -> None:
    value = Value("${nomor_naskah}", Span("a.yaml", 3))
    data = write_docx(Document(Meta("x"), (Paragraph((Text("a "), value)),)), theme())
    assert [t.text for t in xml(data).iter(W + "t")][:1] == ["a ${nomor_naskah}"]
    assert b"noProof" not in parts(data)["word/document.xml"]


def test_the_pdf_shows_each_token_and_parts_none() -> None:
    layout, found = lay_out(everywhere(), hyphenating(), shipped_fonts())
    assert not found
    text = "".join(pages_text(write_pdf(layout)))
    assert {name: text.count(TOKENS[name]) for name in NAMES} == COUNTS


@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
def test_tokens_survive_a_round_through_libreoffice(tmp_path: Path) -> None:
    back = exported(
        exported(write_docx(everywhere(), hyphenating()), tmp_path, "odt"), tmp_path, "docx", "odt"
    )
    whole = [t.text or "" for t in xml(back).iter(W + "t")]
    assert {name: sum(text.count(TOKENS[name]) for text in whole) for name in NAMES} == COUNTS
