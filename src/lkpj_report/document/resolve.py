"""Settles what a tree leaves open, so that afterwards every number and label is text.

In: the blocks as the templates made them. Out: the same blocks with heading numbers, list labels,
table numbers and anchors; abbreviations written out at first mention; spaces that must not break
made non-breaking. Pure; the writers only dress what comes out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import assert_never

from lkpj_report.bahasa.romawi import romawi
from lkpj_report.bahasa.sambung import tak_putus
from lkpj_report.bahasa.urutan import huruf
from lkpj_report.diagnostics import Diagnostic, Generated
from lkpj_report.document.abbreviations import Abbreviations
from lkpj_report.document.charts import describe
from lkpj_report.document.references import refer
from lkpj_report.document.speech import TIME, by_sentence, said_total
from lkpj_report.document.srikandi import is_token
from lkpj_report.document.theme import Theme
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
    Inline,
    Inlines,
    Letterhead,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particular,
    Particulars,
    Quote,
    Ref,
    Row,
    Signatory,
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
)

UNEXPANDED_ROLES = frozenset(
    {"judul", "subjudul", "lampiran", "kop", "sampul", "sampul-kaki", "tanggal-surat", "yth", "tembusan"}
)
"""Paragraphs in which abbreviations stay short: titles are set in capitals and are no first mention."""


def resolve(
    document: Document, theme: Theme, abbreviations: Mapping[str, str]
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with all numbers, labels, contents and references as text; faults are references
    that lead nowhere and anchors that are given twice."""
    state = _State(theme, Abbreviations(abbreviations))
    numbered = tuple(b for block in document.blocks for b in state.parted(state.block(block, 0)))
    blocks, found = refer(numbered)
    blocks = _timed(blocks, theme)
    signed = any(one.electronic for b in blocks if isinstance(b, Signature) for one in b.parties)
    foot = theme.signature.note if signed else document.foot
    return dataclasses.replace(document, blocks=blocks, foot=foot), found


def _timed(blocks: tuple[Block, ...], theme: Theme) -> tuple[Block, ...]:
    """The blocks with the time that reading them takes in each line that asks for it; without a pace of the
    theme such lines are left out."""
    if not any(isinstance(b, Paragraph) and b.role == TIME for b in blocks):
        return blocks
    said = (Value(said_total(blocks, theme.pace), Generated("waktu baca")),) if theme.pace else ()
    timed = (
        dataclasses.replace(b, children=said) if isinstance(b, Paragraph) and b.role == TIME else b
        for b in blocks
    )
    return tuple(b for b in timed if said or not (isinstance(b, Paragraph) and b.role == TIME))


SPELLINGS: dict[str, Callable[[int], str]] = {
    "angka": str,
    "huruf": huruf,
    "HURUF": lambda n: huruf(n).upper(),
    "romawi": lambda n: romawi(n).lower(),
    "ROMAWI": romawi,
}
"""How a number may be written in a pattern of the theme."""


def number(pattern: str, n: int) -> str:
    """A number by its pattern: {angka} 3, {huruf} c, {HURUF} C, {romawi} iii, {ROMAWI} III.

    What can't be spelt that way (0, or 4000 in Roman) stands in digits.
    """
    for name, spell in SPELLINGS.items():
        if "{" + name + "}" in pattern:
            try:
                spelt = spell(n)
            except ValueError:
                spelt = str(n)
            pattern = pattern.replace("{" + name + "}", spelt)
    return pattern


class _State:
    """Counters of one run through a document."""

    def __init__(self, theme: Theme, abbreviations: Abbreviations) -> None:
        self.theme = theme
        self.abbreviations = abbreviations
        self.counts = [0] * 6
        self.headings = 0
        self.tables = 0
        self.figures = 0
        self.notes = 0

    def block(self, block: Block, depth: int) -> Block:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(children, role):
                children = self.shown(children, role)
                return dataclasses.replace(block, children=self.prose(children, role not in UNEXPANDED_ROLES))
            case ListBlock():
                return self.list(block, depth)
            case Table():
                return self.table(block)
            case Letterhead(lines):
                roles = self.theme.head_roles(block)
                shown = (self.shown(x, role) for x, role in zip(lines, roles, strict=True))
                return dataclasses.replace(block, lines=tuple(map(unbroken, shown)))
            case Signature(parties):  # witnesses stand in narrow columns: as in a cell, their lines may break
                return dataclasses.replace(block, parties=tuple(map(self.signatory, parties)))
            case Quote(blocks):
                return dataclasses.replace(block, blocks=tuple(self.block(b, depth) for b in blocks))
            case Figure():
                return self.figure(block)
            case Contents(title=title):
                return dataclasses.replace(block, title=unbroken(title))
            case Particulars(
                rows
            ):  # values are short and stand in a narrow column: as in a cell, they may break
                settled = tuple(Particular(row.label, self.noted(row.value)) for row in rows)
                return dataclasses.replace(block, rows=settled)
            case PageBreak() | Turn() | PageNumbers():
                return block
            case _:
                assert_never(block)

    def parted(self, block: Block) -> tuple[Block, ...]:
        """A paragraph as its sentences, where the theme keeps each of them on one page."""
        if isinstance(block, Paragraph) and self.theme.look(block.role).whole_sentences:
            return by_sentence(block)
        return (block,)

    def signatory(self, one: Signatory) -> Signatory:
        return dataclasses.replace(
            one,
            opening=tuple(unbroken(x) for x in one.opening),
            name=unbroken(one.name),
            below=tuple(unbroken(x) for x in one.below),
            anchor=self.theme.signature.anchor if one.electronic else "",
        )

    def shown(self, children: Inlines, role: str) -> Inlines:
        """The words in capitals where the theme has them so: contents lists then show them in the same way."""
        return capitals(children) if self.theme.look(role).caps else children

    def prose(self, children: Inlines, expand: bool = True) -> Inlines:
        return unbroken(self.noted(self.abbreviations.expand(children) if expand else children))

    def noted(self, children: Inlines) -> Inlines:
        """The same inlines with their footnotes numbered through the paper."""
        out: list[Inline] = []
        for node in children:
            match node:
                case Footnote(kids):
                    self.notes += 1
                    out.append(Footnote(unbroken(kids), str(self.notes)))
                case Strong(kids) | Emph(kids) | Link(kids):
                    out.append(dataclasses.replace(node, children=self.noted(kids)))
                case Text() | Value() | Gap() | LineBreak() | Ref() | Blank():
                    out.append(node)
                case _:
                    assert_never(node)
        return tuple(out)

    def heading(self, block: Heading) -> Heading:
        self.headings += 1
        patterns, label = self.theme.heading_numbers, ""
        if not block.bare:
            self.counts[block.level - 1] += 1
            self.counts[block.level :] = [0] * (6 - block.level)
            if block.level <= len(patterns):
                label = number(patterns[block.level - 1], self.counts[block.level - 1])
        return dataclasses.replace(
            block,
            children=unbroken(self.shown(block.children, f"judul-{min(block.level, 3)}")),
            number=label,
            anchor=block.anchor or f"judul-{self.headings}",
        )

    def list(self, block: ListBlock, depth: int) -> ListBlock:
        look = self.theme.list
        patterns = look.numbers if block.ordered else look.bullets
        pattern = patterns[min(depth, len(patterns) - 1)]
        items = tuple(
            ListItem(
                tuple(b for block in item.blocks for b in self.parted(self.block(block, depth + 1))),
                number(pattern, block.start + i) if block.ordered else pattern,
            )
            for i, item in enumerate(block.items)
        )
        return dataclasses.replace(block, items=items)

    def table(self, block: Table) -> Table:
        label = ""
        if block.caption:
            self.tables += 1
            label = f"Tabel {self.tables}."
        return dataclasses.replace(
            block,
            header=tuple(_row(r, self.cell) for r in block.header),
            rows=tuple(_row(r, self.cell) for r in block.rows),
            caption=unbroken(block.caption),
            number=label,
            notes=tuple(self.prose(n, False) for n in block.notes),
            anchor=block.anchor or (f"tabel-{self.tables}" if label else ""),
        )

    def cell(self, children: Inlines) -> Inlines:
        """A cell is narrow: what should not break in running text may break here."""
        return self.noted(children)

    def figure(self, block: Figure) -> Figure:
        label = ""
        if block.caption:
            self.figures += 1
            label = f"Gambar {self.figures}."
        content = block.content
        if isinstance(content, Chart) and not content.alt:
            content = dataclasses.replace(content, alt=describe(content))
        return dataclasses.replace(
            block,
            content=content,
            caption=unbroken(block.caption),
            number=label,
            notes=tuple(self.prose(n, False) for n in block.notes),
            anchor=block.anchor or (f"gambar-{self.figures}" if label else ""),
        )


def _row(row: Row, change: Callable[[Inlines], Inlines]) -> Row:
    return dataclasses.replace(
        row, cells=tuple(dataclasses.replace(c, children=change(c.children)) for c in row.cells)
    )


def capitals(children: Inlines) -> Inlines:
    """The same nodes in capitals; what SRIKANDI looks for stays as it is."""
    out: list[Inline] = []
    for node in children:
        match node:
            case Value() if is_token(node):
                out.append(node)
            case Text(text) | Value(text) | Gap(text):
                out.append(dataclasses.replace(node, text=text.upper()))
            case Strong(kids) | Emph(kids) | Link(kids):
                out.append(dataclasses.replace(node, children=capitals(kids)))
            case _:
                out.append(node)
    return tuple(out)


def unbroken(children: Inlines) -> Inlines:
    """The same words with non-breaking spaces where Indonesian must not break, across node borders."""
    text = "".join(_leaves(children))
    joined = tak_putus(text)
    if joined == text:
        return children
    return _refill(children, joined, 0)[0]


def _leaves(children: Inlines) -> list[str]:
    out: list[str] = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append(text)
            case Strong(kids) | Emph(kids) | Link(kids):
                out += _leaves(kids)
            case LineBreak() | Ref() | Footnote() | Blank():
                out.append("\n")
            case _:
                assert_never(node)
    return out


def _refill(children: Inlines, text: str, at: int) -> tuple[Inlines, int]:
    """Nodes with their words taken from `text` from `at`; lengths are the same."""
    out: list[Inline] = []
    for node in children:
        match node:
            case Text(old) | Value(old) | Gap(old):
                new = text[at : at + len(old)]
                out.append(node if new == old else dataclasses.replace(node, text=new))
                at += len(old)
            case Strong(kids) | Emph(kids) | Link(kids):
                changed, at = _refill(kids, text, at)
                out.append(dataclasses.replace(node, children=changed))
            case LineBreak() | Ref() | Footnote() | Blank():
                out.append(node)
                at += 1
            case _:
                assert_never(node)
    return tuple(out), at
