"""Small papers for the tests of the PDF: blocks to a settled document, and that to a file."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io

from PIL import Image
from tests.samples import LONG, theme
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Block,
    Document,
    Footnote,
    Heading,
    Inline,
    Meta,
    Paragraph,
    Picture,
    Text,
)
from lkpj_report.writers.pdf import Layout, lay_out, write_pdf

FONTS = shipped_fonts()
MM = 72 / 25.4


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def para(*children: Inline | str, role: str = "isi") -> Paragraph:
    return Paragraph(tuple(Text(c) if isinstance(c, str) else c for c in children), role)


def filler(count: int) -> list[Block]:
    """Paragraphs of several lines."""
    return [para(f"Alinea {n}. " + LONG) for n in range(count)]


def note(text: str) -> Footnote:
    return Footnote(words(text))


def chapter(title: str, anchor: str = "", level: int = 1) -> Heading:
    return Heading(level, words(title), anchor=anchor)


def picture(width: int = 80, height: int = 50, height_mm: float = 40.0) -> Picture:
    data = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 160)).save(data, "PNG")
    return Picture(data.getvalue(), height_mm, "Peta wilayah kota")


def with_hyphens(look: Theme | None = None) -> Theme:
    """The theme with words of the body and of notes parted."""
    look = look or theme()
    roles = {"isi", "isi-rapat", "catatan-kaki"}
    changed = {name: dataclasses.replace(p, hyphenate=name in roles) for name, p in look.paragraphs.items()}
    return dataclasses.replace(look, paragraphs=changed)


def settled(*blocks: Block, look: Theme | None = None) -> Document:
    meta = Meta("Uji", date=dt.date(2025, 4, 15))
    document, found = resolve(Document(meta, blocks), look or theme(), {})
    assert found == ()
    return document


def laid(*blocks: Block, look: Theme | None = None) -> tuple[Layout, bytes]:
    """The layout of some blocks without findings, and its file."""
    layout, found = lay_out(settled(*blocks, look=look), look or theme(), FONTS)
    assert found == ()
    return layout, write_pdf(layout)
