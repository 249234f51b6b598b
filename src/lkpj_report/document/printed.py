"""What a settled tree prints, leaf by leaf in reading order, each with its origin and the place where it stands.

In: a `Document`. Out: `Printed` leaves for the trace. Labels that the program counts are leaves too
(`Generated`); words of the template have no origin, only the line of their block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import assert_never

from lkpj_report.diagnostics import Generated, Origin, Span
from lkpj_report.document.tree import (
    Blank,
    Block,
    Chart,
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
    Row,
    Signature,
    Strong,
    Table,
    TableCell,
    Text,
    Turn,
    Value,
    particular_label,
    plain,
    signatory_lines,
    witness_title,
)
from lkpj_report.records import dataclass


class Channel(StrEnum):
    """Where a page shows a leaf: in the text, in a note at its foot, in a contents list, inside a chart."""

    NASKAH = "naskah"
    CATATAN = "catatan kaki"
    DAFTAR = "daftar isi"
    GRAFIK = "grafik"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in words: the headings above, and for a cell its table, row and column as a reader names them."""

    headings: tuple[str, ...] = ()
    within: str = ""
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        row = f'baris "{self.row}"' if self.row else ""
        column = f'kolom "{self.column}"' if self.column else ""
        return ", ".join(p for p in (" › ".join(self.headings), self.within, row, column) if p)


@dataclass(frozen=True, slots=True)
class Printed:
    """A leaf as it is printed. `span` is the template line of its block; `item` counts what is placed as one:
    entries of contents lists, charts."""

    text: str
    origin: Origin | None
    span: Span | None
    where: Where
    channel: Channel = Channel.NASKAH
    item: int = 0


HEADING, ITEM = Generated("nomor judul"), Generated("nomor urut")
CAPTION, NOTE = Generated("nomor tabel atau gambar"), Generated("nomor catatan kaki")
REFERENCE = Generated("rujukan")


def printed(document: Document) -> tuple[Printed, ...]:
    """All leaves of a document in reading order, those of notes where they are called."""
    walk = _Walk(_titles(document.blocks))
    walk.blocks(document.blocks)
    return tuple(walk.out)


def _titles(blocks: Iterable[Block]) -> dict[str, Inlines]:
    """What contents lists repeat, by anchor: headings, captions."""
    out: dict[str, Inlines] = {}
    for block in blocks:
        match block:
            case Heading(children=children, anchor=anchor):
                out[anchor] = children
            case Table(caption=caption, anchor=anchor) | Figure(caption=caption, anchor=anchor):
                out[anchor] = caption
            case _:
                pass
    return out


@dataclass(slots=True)
class _Walk:
    titles: Mapping[str, Inlines]
    out: list[Printed] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    entries: int = 0
    charts: int = 0

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Some blocks one after the other."""
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """One block."""
        match block:
            case Heading():
                self.heading(block)
            case Paragraph(children):
                self.add(children, block.span, self.here())
            case ListBlock(items):
                for item in items:
                    self.label(item.label, ITEM, block.span)
                    self.blocks(item.blocks)
            case Table():
                self.table(block)
            case Figure():
                self.figure(block)
            case Contents():
                self.contents(block)
            case Letterhead(lines):
                self.lines(lines, block.span, self.here("kop"))
            case Signature():
                self.signature(block)
            case Quote(blocks):
                self.blocks(blocks)
            case Particulars(rows):
                for row in rows:
                    self.label(particular_label(row), None, block.span)
                    self.add(row.value, block.span, self.here(row=row.label))
            case PageBreak() | Turn() | PageNumbers():
                pass
            case _:
                assert_never(block)

    def here(self, within: str = "", row: str = "") -> Where:
        """The place under the headings so far."""
        return Where(tuple(self.headings), within, row)

    def label(self, text: str, by: Generated | None, span: Span | None) -> None:
        """A number before some words."""
        if text:
            self.out.append(Printed(text, by, span, self.here()))

    def heading(self, block: Heading) -> None:
        """A heading stands in itself: what it prints is found under its own name."""
        while self.levels and self.levels[-1] >= block.level:
            self.levels.pop()
            self.headings.pop()
        self.levels.append(block.level)
        self.headings.append(f"{block.number} {_spoken(block.children)}".strip())
        self.label(block.number, HEADING, block.span)
        self.add(block.children, block.span, self.here())

    def lines(self, lines: Iterable[Inlines], span: Span | None, where: Where) -> None:
        """Paragraphs of their own."""
        for line in lines:
            self.add(line, span, where)

    def table(self, table: Table) -> None:
        """Caption, cells with the words of their row and column, notes below."""
        caption = f"{table.number} {_spoken(table.caption)}".strip() or "tabel"
        self.label(table.number, CAPTION, table.span)
        self.add(table.caption, table.span, self.here(caption))
        names = _column_names(table.header)
        headings = tuple(self.headings)
        for n, (row, cells) in enumerate(_grid((*table.header, *table.rows))):
            head = _spoken(row.cells[0].children) if row.cells and n >= len(table.header) else ""
            for column, cell in cells:
                where = Where(headings, caption, head, names.get(column, ""))
                self.add(cell.children, table.span, where)
        self.lines(table.notes, table.span, self.here(caption))

    def figure(self, figure: Figure) -> None:
        """What a chart shows inside, then the caption and the notes."""
        caption = f"{figure.number} {_spoken(figure.caption)}".strip() or "gambar"
        where = self.here(caption)
        if isinstance(figure.content, Chart):
            self.charts += 1
            traced = tuple(_leaves(figure.content.traced, figure.span, where))
            for leaf in traced or (Printed("", None, figure.span, where),):
                self.out.append(replace(leaf, channel=Channel.GRAFIK, item=self.charts))
        self.label(figure.number, CAPTION, figure.span)
        self.add(figure.caption, figure.span, where)
        self.lines(figure.notes, figure.span, where)

    def contents(self, block: Contents) -> None:
        """The title, then what each entry repeats."""
        where = self.here(_spoken(block.title) or "daftar isi")
        self.add(block.title, block.span, where)
        for entry in block.entries:
            self.entries += 1
            number = (Printed(entry.number, HEADING, block.span, where),) if entry.number else ()
            title = _leaves(self.titles.get(entry.anchor, ()), block.span, where)
            kept = (leaf for leaf in title if leaf.channel is Channel.NASKAH and leaf.origin is not NOTE)
            for leaf in (*number, *kept):
                self.out.append(replace(leaf, channel=Channel.DAFTAR, item=self.entries))

    def signature(self, block: Signature) -> None:
        """Parties one after the other, then the witnesses with their numbers."""
        where = self.here("tanda tangan")
        for one in block.parties:
            self.lines(signatory_lines(one), block.span, where)
        if block.witnesses:
            self.add(witness_title(block), block.span, where)
        for n, one in enumerate(block.witnesses, 1):
            self.label(f"{n}.", ITEM, block.span)
            self.lines(signatory_lines(one), block.span, where)

    def add(self, children: Inlines, span: Span | None, where: Where) -> None:
        """The leaves of some inlines."""
        self.out += _leaves(children, span, where)


def _leaves(children: Inlines, span: Span | None, where: Where) -> Iterator[Printed]:
    for node in children:
        match node:
            case Text(text) | Blank(text):
                yield Printed(text, None, span, where)
            case Value(text, origin) | Gap(text, origin):
                yield Printed(text, origin, span, where)
            case Ref(text=text):
                yield Printed(text, REFERENCE, span, where)
            case Strong(kids) | Emph(kids) | Link(kids):
                yield from _leaves(kids, span, where)
            case LineBreak():
                yield Printed(" ", None, span, where)
            case Footnote(kids, number):
                yield Printed(number, NOTE, span, where)
                below = replace(where, within=f"catatan kaki {number}")
                for leaf in (Printed(number, NOTE, span, below), *_leaves(kids, span, below)):
                    yield replace(leaf, channel=Channel.CATATAN)
            case _:
                assert_never(node)


def _spoken(children: Inlines) -> str:
    return plain(children).replace("\u00a0", " ").replace("\u00ad", "").strip()


def _grid(rows: Iterable[Row]) -> Iterator[tuple[Row, list[tuple[int, TableCell]]]]:
    """Rows with the column (from 1) of each of their cells; a cell under a span keeps its column."""
    held: dict[int, int] = {}
    for row in rows:
        under = set(held)
        held = {at: left - 1 for at, left in held.items() if left > 1}
        column, cells = 1, []
        for cell in row.cells:
            while column in under:
                column += 1
            cells.append((column, cell))
            if cell.rowspan > 1:
                held |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1)
            column += cell.colspan
        yield row, cells


def _column_names(header: tuple[Row, ...]) -> dict[int, str]:
    """The words of the head above each column, from above downwards."""
    out: dict[int, str] = {}
    for _, cells in _grid(header):
        for first, cell in cells:
            for column in range(first, first + cell.colspan):
                said = _spoken(cell.children)
                out[column] = f"{out[column]}, {said}" if column in out and said else out.get(column, said)
    return out
