"""Second pass of resolve: references and contents lists, once every number is known.

In: numbered blocks. Out: the same blocks with each `Ref` as text and each `Contents` with its
entries; findings for references that lead nowhere and for anchors given twice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import assert_never

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.document.tree import (
    Blank,
    Block,
    Contents,
    ContentsEntry,
    ContentsKind,
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
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    plain,
)
from lkpj_report.document.walk import block_runs, leaves

KIND_OF = {Heading: ContentsKind.JUDUL, Table: ContentsKind.TABEL, Figure: ContentsKind.GAMBAR}


def refer(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Settle references and contents of a whole paper."""
    found: list[Diagnostic] = []
    labels: dict[str, str] = {}
    listed: dict[ContentsKind, list[ContentsEntry]] = {kind: [] for kind in ContentsKind}
    for block in _targets(blocks):
        if block.anchor in labels:
            found.append(fault("T120", f'sasaran "{block.anchor}" diberikan dua kali', block.span))
        label = block.number.rstrip(".") or plain(_words(block))
        if not label:  # a table without a caption has nothing that a reader could look for
            continue
        labels[block.anchor] = label
        level = block.level if isinstance(block, Heading) else 1
        listed[KIND_OF[type(block)]].append(
            ContentsEntry(level, block.number, plain(_words(block)), block.anchor)
        )
    if not any(True for _ in _asks(blocks)):
        return blocks, tuple(found)
    return tuple(_Second(labels, listed, found).block(b) for b in blocks), tuple(found)


def _words(block: Heading | Table | Figure) -> Inlines:
    return block.children if isinstance(block, Heading) else block.caption


def _targets(blocks: tuple[Block, ...]) -> Iterator[Heading | Table | Figure]:
    """Blocks that can be referred to, in reading order."""
    for block in blocks:
        match block:
            case Heading() | Table() | Figure():
                if block.anchor:
                    yield block
            case ListBlock(items):
                for item in items:
                    yield from _targets(item.blocks)
            case Quote(kids):
                yield from _targets(kids)
            case Paragraph() | Contents() | Letterhead() | Signature() | PageBreak() | Turn():
                pass
            case Particulars() | PageNumbers():
                pass
            case _:
                assert_never(block)


def _asks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks that hold a reference or a contents list; most papers have none and are left as they are."""
    for block in blocks:
        words = (leaf for run in block_runs(block) for leaf in leaves(run))
        if isinstance(block, Contents) or any(isinstance(leaf, Ref) for leaf in words):
            yield block


class _Second:
    """Rewrites blocks with the labels of all anchors at hand."""

    def __init__(
        self, labels: dict[str, str], listed: dict[ContentsKind, list[ContentsEntry]], found: list[Diagnostic]
    ) -> None:
        self.labels, self.listed, self.found = labels, listed, found

    def block(self, block: Block) -> Block:
        replace = dataclasses.replace
        match block:
            case Heading(children=children) | Paragraph(children=children):
                return replace(block, children=self.inlines(children))
            case ListBlock(items):
                return replace(
                    block,
                    items=tuple(ListItem(tuple(self.block(b) for b in i.blocks), i.label) for i in items),
                )
            case Table():
                return replace(
                    block,
                    header=tuple(self.row(r) for r in block.header),
                    rows=tuple(self.row(r) for r in block.rows),
                    caption=self.inlines(block.caption),
                    notes=tuple(self.inlines(n) for n in block.notes),
                )
            case Figure():
                return replace(
                    block,
                    caption=self.inlines(block.caption),
                    notes=tuple(self.inlines(n) for n in block.notes),
                )
            case Contents(kind, _, depth):
                return replace(block, entries=tuple(e for e in self.listed[kind] if e.level <= depth))
            case Quote(blocks):
                return replace(block, blocks=tuple(self.block(b) for b in blocks))
            case Particulars(rows):
                return replace(block, rows=tuple(Particular(r.label, self.inlines(r.value)) for r in rows))
            case Letterhead() | Signature() | PageBreak() | Turn() | PageNumbers():
                return block
            case _:
                assert_never(block)

    def row(self, row: Row) -> Row:
        return dataclasses.replace(
            row, cells=tuple(dataclasses.replace(c, children=self.inlines(c.children)) for c in row.cells)
        )

    def inlines(self, children: Inlines) -> Inlines:
        return tuple(self.inline(node) for node in children)

    def inline(self, node: Inline) -> Inline:
        match node:
            case Ref():
                return self.ref(node)
            case Strong(kids) | Emph(kids) | Link(kids) | Footnote(kids):
                return dataclasses.replace(node, children=self.inlines(kids))
            case Text() | Value() | Gap() | LineBreak() | Blank():
                return node
            case _:
                assert_never(node)

    def ref(self, node: Ref) -> Ref:
        label = self.labels.get(node.anchor)
        if label is None:
            near = terdekat(node.anchor, list(self.labels))
            hint = (
                f'mungkin maksudnya "{near[0]}"'
                if near
                else "beri sasaran dan judul pada bagian, tabel, atau gambar itu"
            )
            self.found.append(
                fault("T121", f'rujukan ke "{node.anchor}" tidak ada sasarannya', node.span, hint)
            )
        return dataclasses.replace(node, text=(label or "?").replace(" ", "\u00a0"))
