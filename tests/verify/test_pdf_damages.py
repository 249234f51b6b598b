"""A PDF with one thing wrong: each is found on its page; the DOCX stays as it was.

Words are changed in the content streams, structure in its tree; some PDFs are built of another tree.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pikepdf
import pytest
from tests.verify.papers import lkpj, restreamed, told, torture, written
from tests.writers.pdf_damages import (
    Damage,
    element_lost,
    elements,
    header_as_data,
    heading_skip,
    no_alternative,
    no_to_unicode,
    order_swapped,
    saved,
    words_as_artifact,
    words_left_out,
    wrong_letter,
)

from lkpj_report.document.tree import Document, Heading, ListBlock, PageBreak, Paragraph, Table, Text


class Restroke(NamedTuple):
    """Bytes of a content stream, what stands for them, and words that the finding says (of DOCX, of PDF)."""

    name: str
    old: bytes
    new: bytes
    said: tuple[str, ...]


STROKES = (
    Restroke("digits swapped in a cell", b"(74,20)", b"(74,02)", ("DOCX “[74,20]”", "PDF “[74,02]”", "baris 2, kolom")),
    Restroke("digits swapped in a sentence", b"dari 71,86", b"dari 71,68", ("[71,86]", "[71,68]")),
    Restroke("brackets lost", b"(\\(40.492.425.410,85\\))", b"(40.492.425.410,85)", ("[(40.492.425.410,85)]", "[40.492.425.410,85]")),
    Restroke("word doubled", b"memuat hasil", b"memuat memuat hasil", ("memuat",)),
    Restroke("a word dropped", b"belum diaudit", b"diaudit", ("[belum]",)),
    Restroke("heading changed", b"(Gambaran Umum Daerah)Tj", b"(Gambaran Khusus Daerah)Tj", ("[Umum]", "[Khusus]")),
    Restroke("page number of a contents entry", b"(4)Tj", b"(7)Tj", ("daftar isi, butir ke-1", "[4]", "[7]")),
    Restroke("caption", b"Perubahan Penjabaran APBD dan Realisasi", b"Perubahan Penjabaran APBN dan Realisasi", ("[APBD]", "[APBN]")),
    Restroke("a letter's case", b"kewenangan daerah", b"kewenangan Daerah", ("[daerah]", "[Daerah]")),
    Restroke("number of a list item", b"(2. )Tj", b"(3. )Tj", ("[2.]", "[3.]")),
    Restroke("comma against point", b"2.418,65", b"2.418.65", ("[2.418,65]", "[2.418.65]")),
    Restroke("a line lost", b"(terbagi atas 12 kecamatan dengan 186 desa dan kelurahan.)Tj", b"", ("[terbagi atas 12",)),
    Restroke("name under a signature", b"Teladan Utama", b"Teladan Utomo", ("[Utama,]", "[Utomo,]")),
    Restroke("money sign lost", b"Rp1.645.648", b"1.645.648", ("[Rp1.645.648", "[1.645.648")),
)  # fmt: skip


@pytest.mark.parametrize("stroke", STROKES, ids=lambda one: one.name)
def test_other_words_in_a_content_stream_are_named_with_their_page(stroke: Restroke) -> None:
    pair = lkpj()
    pdf, page = restreamed(pair.pdf, stroke.old, stroke.new)
    found = told(pair, pdf=pdf)
    assert [code for code, _ in found] == ["W321"]
    assert f"PDF halaman {page}" in found[0][1]
    for words in stroke.said:
        assert words in found[0][1]


STRUCTURAL: tuple[tuple[Damage, str], ...] = (
    (words_as_artifact, "W322"),
    (words_left_out, "W32"),
    (order_swapped, "W324"),
    (element_lost, "W32"),
    (heading_skip, "W325"),
    (header_as_data, "W325"),
    (no_alternative, "W32"),
    (no_to_unicode, "W321"),
    (wrong_letter, "W321"),
)


@pytest.mark.parametrize(("damage", "code"), STRUCTURAL, ids=lambda one: getattr(one, "__name__", str(one)))
def test_a_damaged_structure_is_named(damage: Damage, code: str) -> None:
    _, _, pair = torture("pdf")
    with pikepdf.open(io.BytesIO(pair.pdf)) as pdf:
        damage(pdf)
        changed = saved(pdf)
    found = told(pair, pdf=changed)
    assert found
    assert any(one.startswith(code) for one, _ in found), found


def _blocks(document: Document, change: Callable[[list[object]], None]) -> Document:
    blocks: list[object] = list(document.blocks)
    change(blocks)
    return replace(document, blocks=tuple(blocks))  # type: ignore[arg-type]


def _first(blocks: list[object], kind: type) -> int:
    return next(n for n, block in enumerate(blocks) if isinstance(block, kind))


def _no_row(blocks: list[object]) -> None:
    at = _first(blocks, Table)
    table = blocks[at]
    assert isinstance(table, Table)
    blocks[at] = replace(table, rows=table.rows[1:])


def _no_item(blocks: list[object]) -> None:
    at = _first(blocks, ListBlock)
    items = blocks[at]
    assert isinstance(items, ListBlock)
    blocks[at] = replace(items, items=items.items[:-1])


def _other_heading(blocks: list[object]) -> None:
    at = _first(blocks, Heading)
    heading = blocks[at]
    assert isinstance(heading, Heading)
    blocks[at] = replace(heading, children=(Text("Judul lain sama sekali"),))


def _more(blocks: list[object]) -> None:
    blocks.append(Paragraph((Text("Sebuah alinea yang hanya ada di sini."),)))


def _to_the_end(blocks: list[object]) -> None:
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role == "isi")
    blocks += [PageBreak(), blocks.pop(at)]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (_no_row, "W322", ""),
        (_no_item, "W322", ""),
        (_other_heading, "W321", "Judul lain sama sekali"),
        (_more, "W323", "“Sebuah alinea yang hanya ada di sini.”"),
        (_to_the_end, "W324", ""),
    ],
)
def test_a_pdf_of_another_tree_is_told_from_the_docx(
    change: Callable[[list[object]], None], code: str, words: str
) -> None:
    document, theme, pair = torture("docx")
    found = told(pair, pdf=written(_blocks(document, change), theme).pdf)
    assert any(one == code and words in message for one, message in found), found


def test_a_cell_that_goes_to_the_row_below_is_told() -> None:
    pair = lkpj()
    with pikepdf.open(io.BytesIO(pair.pdf)) as pdf:
        rows = elements(pdf, "TR")
        # "… | 74,20" and the row below: its first cell is taken into the row above
        upper, lower = rows[1], rows[2]
        first = lower.K[0]
        del lower.K[0]
        upper.K.append(first)
        changed = saved(pdf)
    assert any(code == "W325" for code, _ in told(pair, pdf=changed))
