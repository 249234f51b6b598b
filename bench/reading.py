"""What a document says, from its tree and from its files: the ground on which peers are compared.

In: a `Document`, or the bytes of a PDF or DOCX. Out: its words. Two files of one tree must hold the same words;
only what a maker adds by itself may differ: page numbers, repeated table heads, and in DOCX numbers that Word
counts. The readers are not ours: pypdfium2 for PDF, the standard library for DOCX.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from bench.foreign import foreign

from lkpj_report.document.tree import (
    Block,
    Document,
    Heading,
    Inlines,
    Letterhead,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    RowRole,
    Signature,
    Table,
    plain,
)

HYPHENS = "\u00ad\u0002\ufffe"
"""A soft hyphen, and what PDFium makes of a hyphen at a line's end."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text of the tree. `kind`: heading, paragraph, item, cell, head (of a table), other.

    `label` stands before it (a heading's number, an item's mark); before a piece with `turn` a page must end.
    """

    kind: str
    text: str
    label: str = ""
    turn: bool = False


def told(document: Document) -> tuple[Said, ...]:
    """All pieces of a tree in reading order; empty ones are left out."""
    out: list[Said] = []
    turn = False
    for block in document.blocks:
        if isinstance(block, PageBreak):
            turn = True
            continue
        for said in _block(block):
            if said.text.strip() or said.label:
                out.append(Said(said.kind, said.text, said.label, turn))
                turn = False
    return tuple(out)


def _block(block: Block) -> Iterator[Said]:
    match block:
        case Paragraph(children, role):
            body = role in ("isi", "isi-rapat")
            yield Said("paragraph" if body else "other", plain(children))
        case Heading(children=children, number=number):
            yield Said("heading", plain(children), number)
        case ListBlock():
            yield from _list(block)
        case Table():
            yield from _table(block)
        case Letterhead(lines):
            yield from _others(lines)
        case Signature(parties):
            for one in parties:
                yield from _others((*one.opening, one.name, *one.below))
        case Quote(blocks):
            for kid in blocks:
                yield from (Said("other", s.text, s.label) for s in _block(kid))
        case PageBreak():
            pass
        case _:
            raise foreign(block)


def _others(lines: tuple[Inlines, ...]) -> Iterator[Said]:
    for line in lines:
        yield Said("other", plain(line))


def _list(block: ListBlock) -> Iterator[Said]:
    for item in block.items:
        label = item.label
        for kid in item.blocks:
            for said in _block(kid):
                kind = "item" if said.kind == "paragraph" else said.kind
                yield Said(kind, said.text, f"{label} {said.label}".strip() if label else said.label)
                label = ""


def _table(block: Table) -> Iterator[Said]:
    if block.caption:
        yield Said("other", plain(block.caption), block.number)
    for row in (*block.header, *block.rows):
        for cell in row.cells:
            yield Said("head" if row.role is RowRole.KEPALA else "cell", plain(cell.children))
    for note in block.notes:
        yield Said("other", plain(note))


# ---------------------------------------------------------------- files


def pdf_words(data: bytes) -> list[str]:
    """The words of a PDF in the order of its content."""
    import pypdfium2  # type: ignore[import-untyped]

    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    # the running number that stands after a page's text comes between the halves of a word parted there
    text = "\n".join(re.sub(r"\s- \d+ -\s*$", "", page) for page in pages)
    return re.sub(f"[{HYPHENS}]\\s*", "", text).split()


def pdf_pages(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def docx_words(data: bytes) -> list[str]:
    """The words of a DOCX's body: what stands in `w:t`, paragraph by paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        root = ElementTree.fromstring(whole.read("word/document.xml"))
    out: list[str] = []
    for paragraph in root.iter(f"{_W}p"):
        text = ""
        for node in paragraph.iter():
            if node.tag == f"{_W}t":
                text += node.text or ""
            elif node.tag in (f"{_W}br", f"{_W}tab"):
                text += " "
        out += text.replace("\u00ad", "").split()
    return out


# ---------------------------------------------------------------- the comparison


def differences(document: Document, words: list[str], kind: str) -> list[str]:
    """How the words of a file differ from those of its tree, one line a word; empty when they agree.

    `kind` is "pdf" or "docx": a DOCX may leave numbers and labels to Word, a PDF may repeat table heads and
    add page numbers.
    """
    pieces = told(document)
    words = [_bare(w) for w in words]
    said = Counter(w for p in pieces for w in _words(p.text))
    labels = Counter(w for p in pieces for w in _words(p.label))
    got = Counter(words)
    free = set(labels)
    if kind == "pdf":
        said += labels
        free = {w for p in pieces if p.kind == "head" for w in _words(p.text)} | {"-"}
    lacks, many = said - got, got - said
    for word in list(many):
        while many[word] and _take(word, lacks):
            many[word] -= 1
    out = [f"lacks {n} x {w!r}" for w, n in lacks.items() if n]
    for word, n in many.items():
        page = kind == "pdf" and word.isdigit() and n <= 3
        if n and word not in free and not page:
            out.append(f"has {n} x {word!r} too many")
    return out


def _take(word: str, lacks: Counter[str]) -> bool:
    """Take lacking words that make up this one: PDFium joins what stands close in narrow table cells."""
    if lacks[word] > 0:
        lacks[word] -= 1
        return True
    for n in range(len(word) - 1, 0, -1):
        head = word[:n]
        if lacks[head] > 0:
            lacks[head] -= 1
            if _take(word[n:], lacks):
                return True
            lacks[head] += 1
    return False


def _words(text: str) -> list[str]:
    return [_bare(w) for w in text.replace("\u00ad", "").split()]


def _bare(word: str) -> str:
    """A word without inner hyphens: PDFium hides those at a line's end, so they can't be told apart there."""
    return word if word == "-" else word.replace("-", "")
