"""Reads the book back: its contents lists with the pages they lead to, and the page on which a heading stands."""

from __future__ import annotations

import re
from typing import NamedTuple

import pypdfium2
from tests.papers.kit import docx_lines
from tests.writers.pdf_reader import jumps

from lkpj_report.document.tree import Contents, Document, Heading, Table, plain

ENTRY = re.compile(r"Menuju (.+), halaman ([ivxlcdm]+|\d+)")


class Entry(NamedTuple):
    """A line of a contents list: its words, the page number it prints, the page (from 1) it leads to."""

    words: str
    printed: str
    page: int


class Pages(NamedTuple):
    """The pages of a file: what is printed as their number, and their words without blanks, in capitals."""

    labels: list[str]
    texts: list[str]


def pages_of(pdf: bytes) -> Pages:
    """All pages of a file."""
    file = pypdfium2.PdfDocument(pdf)
    texts = [bare(file[n].get_textpage().get_text_bounded()) for n in range(len(file))]
    return Pages([file.get_page_label(n) for n in range(len(file))], texts)


def bare(text: str) -> str:
    """Letters and digits alone, in capitals: lines and hyphens are where a page has room for them."""
    return re.sub(r"[\W_]", "", text).upper()


REFERENCE = re.compile(r"(?:Tabel|Gambar) \d+")
"""What a reference in running text says; a contents list has the caption behind it."""


def _links(pdf: bytes) -> list[Entry]:
    found = ((ENTRY.fullmatch(j.words.replace("\u00a0", " ")), j.to[0]) for j in jumps(pdf))
    return list(dict.fromkeys(Entry(m[1], m[2], page) for m, page in found if m is not None))


def entries(pdf: bytes) -> list[Entry]:
    """The lines of all contents lists, an entry once however many lines it takes."""
    return [e for e in _links(pdf) if not REFERENCE.fullmatch(e.words)]


def references(pdf: bytes) -> list[Entry]:
    """The references of running text, each once."""
    return [e for e in _links(pdf) if REFERENCE.fullmatch(e.words)]


def docx_entries(docx: bytes) -> list[tuple[str, str]]:
    """The lines that the contents lists of a DOCX show before Word counts anew: words and page number."""
    lines = [" ".join(line.split()) for line in docx_lines(docx)]
    begin = lines.index("DAFTAR ISI")
    out = []
    for line in lines[begin:]:
        m = re.fullmatch(r"(.+?) ([ivxlcdm]+|\d+)", line)
        if m is not None:
            out.append((" ".join(m[1].replace("\u00a0", " ").split()), m[2]))
        elif not line.startswith("DAFTAR"):
            break
    return out


def listed(document: Document) -> list[str]:
    """What the contents lists of a tree hold, in their order."""
    return [
        f"{e.number} {e.text}".strip().replace("\u00a0", " ")
        for b in document.blocks
        if isinstance(b, Contents)
        for e in b.entries
    ]


def headings(document: Document, level: int = 1) -> list[str]:
    """Headings of a level with their numbers."""
    return [
        " ".join(f"{b.number} {words(b)}".split())
        for b in document.blocks
        if isinstance(b, Heading) and b.level == level
    ]


def words(block: Heading | Table) -> str:
    """The words of a heading or a caption."""
    return plain(block.children if isinstance(block, Heading) else block.caption).replace("\u00a0", " ")
