"""Witnesses below a signature: the same words in both files, numbered, with a line to sign on, never parted
from the block unless it is taller than a page."""

from __future__ import annotations

import io

import pikepdf
import pytest
from tests import readers
from tests.readers import difference
from tests.samples import LONG, text, theme
from tests.writers.docx_reader import W, words, xml
from tests.writers.pdf_gate import page_validation
from tests.writers.pdf_papers import laid
from tests.writers.pdf_reader import lines_of, pages_text, structure, told

from lkpj_report.document.dump import dump
from lkpj_report.document.resolve import resolve
from lkpj_report.document.tree import Block, Document, Gap, Meta, Paragraph, Signatory, Signature
from lkpj_report.document.walk import gaps
from lkpj_report.writers.docx import write_docx

NAMES = ("Maria Bunga", "Yohanes Lado", "Siti Aminah")
OFFICES = ("Sekretaris DPRD", "Kepala Bagian Persidangan", "Kepala Bagian Umum")


def signature(parties: int = 1, witnesses: int = 3) -> Signature:
    """Parties and witnesses; more than three witnesses have the first names over again."""
    openings = ("PIHAK KESATU,", "PIHAK KEDUA,")
    seen = tuple(
        Signatory((), text(f"{NAMES[n % 3]} {'x' * (n // 3)}".strip()), (text(OFFICES[n % 3]),))
        for n in range(witnesses)
    )
    signed = tuple(Signatory((text(openings[n]),), text(f"Nama{n}")) for n in range(parties))
    return Signature(signed, None, seen)


def paper(*blocks: Block) -> Document:
    return resolve(Document(Meta("Contoh"), blocks), theme(), {})[0]


@pytest.mark.parametrize(("parties", "witnesses"), [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3)])
def test_both_files_say_the_same_words_of_witnesses(parties: int, witnesses: int) -> None:
    document = paper(Paragraph(text("Demikian.")), signature(parties, witnesses))
    _, pdf = laid(*document.blocks)
    word = readers.docx_words(write_docx(document, theme()))
    assert difference(word, readers.pdfium_words(pdf)) is None
    title = "Saksi-saksi:" if witnesses > 1 else "Saksi:"
    assert [w for w in word.words if w.startswith("Saksi")] == [title]
    assert word.words[word.words.index(title) + 1 :][:3] == ["1.", "Maria", "Bunga"]


@pytest.mark.parametrize("parties", [1, 2])
def test_a_screen_reader_finds_witnesses_as_a_numbered_list(parties: int) -> None:
    document = paper(Paragraph(text("Demikian.")), signature(parties))
    _, pdf = laid(*document.blocks)
    assert page_validation(pdf, "2a", "ua1") is None
    assert structure(pdf) == told(document)
    assert [words for role, words in structure(pdf) if role == "Lbl"] == ["1.", "2.", "3."]


@pytest.mark.parametrize(("parties", "level"), [(1, False), (2, True)])
def test_witnesses_stand_in_as_many_columns_as_parties(parties: int, level: bool) -> None:
    _, pdf = laid(signature(parties))
    first, second = (next(line for line in lines_of(pdf) if name in line.text) for name in NAMES[:2])
    assert (abs(first.bottom - second.bottom) < 4) is level
    assert (second.left > first.left + 100 or NAMES[1] in first.text) is level


def test_the_line_to_sign_on_is_drawn_for_each_witness() -> None:
    def dots(witnesses: int) -> int:
        _, pdf = laid(signature(2, witnesses))
        with pikepdf.open(io.BytesIO(pdf)) as file:
            return sum(
                str(op) in ("l", "re") for page in file.pages for _, op in pikepdf.parse_content_stream(page)
            )

    one = dots(1) - dots(0)
    assert one > 40
    assert dots(3) - dots(0) == 3 * one


@pytest.mark.parametrize("lines", range(28, 46))
def test_parties_and_witnesses_stand_on_one_page_wherever_it_begins(lines: int) -> None:
    blocks = [Paragraph(text(f"q{n}x"), "isi-rapat") for n in range(lines)]
    _, pdf = laid(*blocks, signature(2))
    last = pages_text(pdf)[-1]
    for said in ("PIHAK KESATU,", "Nama1", "Saksi-saksi:", *NAMES):
        assert said in last
    assert last.count("q") >= 2


def test_a_block_taller_than_a_page_parts_between_witnesses() -> None:
    document = paper(Paragraph(text(LONG)), signature(2, 40))
    _, pdf = laid(*document.blocks)
    texts = pages_text(pdf)
    assert len(texts) > 1
    assert structure(pdf) == told(document)
    for page in texts:
        assert sum(page.count(name) for name in NAMES) == sum(page.count(office) for office in OFFICES)


def test_word_keeps_the_block_together_and_has_a_dotted_tab_for_each_witness() -> None:
    data = write_docx(paper(Paragraph(text("Demikian.")), signature(2)), theme())
    tables = list(xml(data).iter(W + "tbl"))
    assert len(tables) == 1
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in tables[0].iter(W + "tr"))
    leaders = [tab for tab in tables[0].iter(W + "tab") if tab.get(W + "leader") == "dot"]
    assert len(leaders) == 3
    rows = [[words(cell) for cell in row.findall(W + "tc")] for row in tables[0].iter(W + "tr")]
    assert rows[1] == ["Saksi-saksi:"]
    assert len(rows[2]) == len(rows[3]) == 2
    assert "Siti Aminah" in rows[3][0]
    assert not rows[3][1].strip()


def test_gaps_and_dump_know_the_witnesses() -> None:
    gap = Gap("[BELUM DIISI: nama saksi]")
    block = Signature((Signatory((), text("A")),), None, (Signatory((), (gap,), (text("Camat"),)),))
    document = paper(block)
    assert list(gaps(document)) == [gap]
    assert "saksi: 1. «" in dump(document)
    assert dump(document).rstrip().endswith("/ Camat / ____")


def test_a_long_name_with_degrees_breaks_between_words_in_its_narrow_column() -> None:
    name = text("Nama Saksi yang Panjang Sekali, S.Sos., M.Si., M.A.P., Ph.D.")
    block = Signature((Signatory((), text("A")),) * 2, None, (Signatory((), name),))
    _, pdf = laid(block)  # no finding that a word was parted
    lines = [line for line in pages_text(pdf)[0].splitlines() if "Sekali" in line or "Ph.D." in line]
    assert len(lines) == 2
