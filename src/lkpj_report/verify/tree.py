"""Reads a settled tree as the pieces that its DOCX shows, each word with the line that it came from.

In: a `Document`. Out: pieces as `word` gives them for an unedited DOCX. Contents lists have no pages in the tree,
so their entries are left out here and by those who compare with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import assert_never

from lkpj_report.diagnostics import Cell, Formula, Generated, Origin, Place, Span
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
    RowRole,
    Signatory,
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    particular_label,
    signatory_lines,
    witness_title,
)
from lkpj_report.records import dataclass
from lkpj_report.verify.pieces import Kind, Piece, Spot, levelled, of_template, words

Part = tuple[str, Place | None]
"""Some text and where it came from."""


def tree_pieces(document: Document) -> tuple[Piece, ...]:
    """The pieces of a tree in reading order."""
    walk = _Walk()
    walk.blocks(document.blocks)
    return levelled(walk.out)


@dataclass(slots=True)
class _Walk:
    out: list[Piece] = field(default_factory=list)
    label: str = ""
    tables: int = 0

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Some blocks one after the other."""
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """One block."""
        match block:
            case Heading(level, children, number):
                self.add(Kind.JUDUL, children, block.span, (f"{number} ", level))
            case Paragraph(children):
                self.add(Kind.PARAGRAF, children, block.span)
            case ListBlock(items):
                for item in items:
                    self.label = f"{item.label} "
                    self.blocks(item.blocks)
                    if self.label:  # an item of nothing but its number
                        self.add(Kind.PARAGRAF, (), block.span)
                    self.label = ""
            case Table():
                self.table(block)
            case Figure():
                self.out.append(
                    Piece(Kind.GAMBAR, words(block.content.alt), ((0, Spot("gambar", block.span)),))
                )
                self.add(Kind.KETERANGAN, block.caption, block.span, (f"{block.number} ", 0))
                self.lines(block.notes, block.span)
            case Contents(title=title):
                self.add(Kind.KETERANGAN, title, block.span)
            case Letterhead():
                self.letterhead(block)
            case Signature():
                self.signature(block)
            case Quote(blocks):
                self.blocks(blocks)
            case Particulars(rows):
                for row in rows:
                    self.label = particular_label(row)
                    self.add(Kind.PARAGRAF, row.value, block.span)
                    self.label = ""
            case PageBreak() | Turn() | PageNumbers():
                pass
            case _:
                assert_never(block)

    def letterhead(self, block: Letterhead) -> None:
        """The emblem, then the lines."""
        if block.emblem is not None and block.emblem.alt:
            self.out.append(Piece(Kind.GAMBAR, words(block.emblem.alt), ((0, Spot("kop", block.span)),)))
        self.lines(block.lines, block.span)

    def signature(self, block: Signature) -> None:
        """Parties one after the other, then the witnesses with their numbers."""
        for one in block.parties:
            self.lines(signatory_lines(one), block.span)
        if block.witnesses:
            self.lines((witness_title(block),), block.span)
        for n, one in enumerate(block.witnesses, 1):
            self.witness(n, one, block.span)

    def witness(self, n: int, one: Signatory, span: Span | None) -> None:
        """A witness with a number before the name."""
        self.label = f"{n}. "
        self.lines(signatory_lines(one), span)
        self.label = ""

    def lines(self, lines: Iterable[Inlines], span: Span | None) -> None:
        """Paragraphs of their own."""
        for line in lines:
            self.add(Kind.PARAGRAF, line, span)

    def table(self, table: Table) -> None:
        """Caption, cells with row and column, notes below."""
        self.tables += 1
        self.add(Kind.KETERANGAN, table.caption, table.span, (f"{table.number} ", 0))
        held: dict[int, int] = {}
        for n, row in enumerate((*table.header, *table.rows), 1):
            under = {at for at, left in held.items() if left}
            held = {at: left - 1 for at, left in held.items() if left > 1}
            column = 1
            for cell in row.cells:
                while column in under:
                    column += 1
                kind = Kind.KEPALA if row.role is RowRole.KEPALA else Kind.SEL
                self.add(kind, cell.children, table.span, place=((self.tables, n), column))
                if cell.rowspan > 1:
                    held |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1)
                column += cell.colspan
        self.lines(table.notes, table.span)

    def add(
        self,
        kind: Kind,
        children: Inlines,
        span: Span | None,
        head: tuple[str, int] = ("", 0),
        *,
        place: tuple[tuple[int, int], int] = ((0, 0), 0),
    ) -> None:
        """A piece with a number and a heading's level before it, and the notes that it calls behind it."""
        notes: list[Footnote] = []
        parts: list[Part] = [(self.label + head[0], span), *_parts(children, span, notes)]
        self._piece(kind, parts, head[1], place)
        for note in notes:
            said = [(f"{note.number} ", span), *_parts(note.children, span, [])]
            self._piece(Kind.CATATAN, said, 0, ((0, 0), 0))

    def _piece(self, kind: Kind, parts: list[Part], level: int, place: tuple[tuple[int, int], int]) -> None:
        found = words("".join(text for text, _ in parts))
        if not found:
            return
        self.label = ""
        spots: list[tuple[int, Spot]] = []
        before = ""
        for text, at in parts:
            if not text:
                continue
            glued = bool(before) and not before[-1].isspace() and not text[0].isspace()
            spots.append((len(words(before)) - glued, Spot("", at)))
            before += text
        self.out.append(Piece(kind, found, _in_order(spots), level, *place))


def _in_order(spots: list[tuple[int, Spot]]) -> tuple[tuple[int, Spot], ...]:
    """Spots from word 0 on; of several that begin in one word, a figure's own line counts before a template's."""
    out: dict[int, Spot] = {}
    for at, spot in spots:
        known = out.get(at)
        if known is None or _weight(spot) >= _weight(known):
            out[at] = spot
    return tuple(sorted(out.items(), key=lambda one: one[0]))


def _weight(spot: Spot) -> int:
    return spot.place is not None and not of_template(spot.place)


def _parts(children: Inlines, span: Span | None, notes: list[Footnote]) -> list[Part]:
    """Text with where it came from: a value's own line, else the line of the block in the template."""
    out: list[Part] = []
    for node in children:
        match node:
            case Text(text) | Blank(text):
                out.append((text, span))
            case Value(text, origin) | Gap(text, origin):
                out.append((text, first_place(origin) or span))
            case Ref(text=text):
                out.append((text, span))
            case Strong(kids) | Emph(kids) | Link(kids):
                out += _parts(kids, span, notes)
            case LineBreak():
                out.append((" ", span))
            case Footnote(_, number):
                notes.append(node)
                out.append((f"[{number}]", span))
            case _:
                assert_never(node)
    return out


def first_place(origin: Origin | None) -> Place | None:
    """The first place of the input behind an origin."""
    match origin:
        case Span() | Cell():
            return origin
        case Formula():
            return next((p for p in map(first_place, origin.parts) if p is not None), None)
        case None | Generated():
            return None
        case _:
            assert_never(origin)
