"""Walks over a finished tree: all inlines of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from lkpj_report.document.tree import (
    Blank,
    Block,
    Contents,
    Document,
    Emph,
    Figure,
    Footnote,
    Gap,
    Heading,
    Inline,
    Inlines,
    Letterhead,
    LineBreak,
    Link,
    ListBlock,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particulars,
    Quote,
    Ref,
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    signatory_lines,
)


def runs(document: Document) -> Iterator[Inlines]:
    """Every stretch of inlines that a reader sees, in reading order."""
    for block in document.blocks:
        yield from block_runs(block)


def block_runs(block: Block) -> Iterator[Inlines]:
    """The same for one block."""
    match block:
        case Heading(children=children) | Paragraph(children=children):
            yield children
        case ListBlock(items):
            for item in items:
                for kid in item.blocks:
                    yield from block_runs(kid)
        case Table():
            yield block.caption
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield cell.children
            yield from block.notes
        case Figure():
            yield block.caption
            yield from block.notes
        case Contents(title=title):
            yield title
        case Letterhead(lines):
            yield from lines
        case Signature(parties, witnesses=witnesses):
            for who in (*parties, *witnesses):
                yield from signatory_lines(who)
        case Quote(blocks):
            for kid in blocks:
                yield from block_runs(kid)
        case Particulars(rows):
            for one in rows:
                yield one.value
        case PageBreak() | Turn() | PageNumbers():
            pass
        case _:
            assert_never(block)


def leaves(children: Inlines) -> Iterator[Text | Value | Gap | LineBreak | Ref | Blank]:
    """Inlines without their wrappers; the words of a footnote where it is called."""
    for node in children:
        match node:
            case Text() | Value() | Gap() | LineBreak() | Ref() | Blank():
                yield node
            case Strong(kids) | Emph(kids) | Link(kids) | Footnote(kids):
                yield from leaves(kids)
            case _:
                assert_never(node)


def gaps(document: Document) -> Iterator[Gap]:
    """All gaps of a document."""
    for children in runs(document):
        for node in leaves(children):
            if isinstance(node, Gap):
                yield node


def inlines(document: Document) -> Iterator[Inline]:
    """All leaves of a document."""
    for children in runs(document):
        yield from leaves(children)
