"""A tree as pandoc's own JSON."""

from __future__ import annotations

import json
from typing import Any

from bench.adapters.word import template_bytes
from bench.foreign import foreign

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Document,
    Emph,
    Gap,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    RowRole,
    Signature,
    Strong,
    Table,
    Text,
    Value,
)

VERSION = [1, 22]
_CELL = {
    Align.KIRI: "AlignLeft",
    Align.TENGAH: "AlignCenter",
    Align.KANAN: "AlignRight",
    Align.ANGKA: "AlignRight",
}
Node = dict[str, Any]
_NONE: list[Any] = ["", [], []]


def tree_and_reference(document: Document, theme: Theme) -> tuple[bytes, bytes]:
    """The tree as pandoc's JSON, and the reference document."""
    blocks = [n for b in document.blocks for n in _block(b, 0)]
    tree = {"pandoc-api-version": VERSION, "meta": {}, "blocks": blocks}  # a title would be printed once more
    return json.dumps(tree).encode(), template_bytes(theme)


def _node(kind: str, content: Any = None) -> Node:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def _styled(style: str, children: Inlines, before: str = "") -> Node:
    content = _inlines(((Text(f"{before} "),) if before else ()) + children)
    return _node("Div", [["", [], [["custom-style", style]]], [_node("Para", content)]])


def _block(block: Block, depth: int) -> list[Node]:
    match block:
        case Paragraph(children, role):
            return [_styled(role, children)]
        case Heading(level, children, number):
            return [_node("Header", [level, _NONE, _inlines((Text(f"{number} "), *children))])]
        case ListBlock(items, ordered):
            rows = [[n for kid in item.blocks for n in _item(kid, depth)] for item in items]
            style = "LowerAlpha" if depth else "Decimal"
            shape = [block.start, _node(style), _node("Period")]
            return [_node("OrderedList", [shape, rows]) if ordered else _node("BulletList", rows)]
        case Table():
            caption = [_styled("Caption", block.caption, block.number)] if block.caption else []
            return [*caption, _table(block), *(_styled("catatan-tabel", n) for n in block.notes)]
        case Letterhead(lines):
            return [_styled("kop", line) for line in lines]
        case Signature(parties):
            return [_styled("tanda-tangan", x) for p in parties for x in (*p.opening, p.name, *p.below)]
        case Quote(blocks):
            return [_node("BlockQuote", [n for kid in blocks for n in _block(kid, depth)])]
        case PageBreak():
            return [_node("HorizontalRule")]
        case _:
            raise foreign(block)


def _item(block: Block, depth: int) -> list[Node]:
    if isinstance(block, Paragraph):
        return [_node("Para", _inlines(block.children))]
    return _block(block, depth + 1)


def _table(block: Table) -> Node:
    total = sum(c.width or 1.0 for c in block.columns)
    shapes = [[_node(_CELL[c.align]), _node("ColWidth", (c.width or 1.0) / total)] for c in block.columns]
    head = [_NONE, [_row(r) for r in block.header]]
    body = [_NONE, 0, [], [_row(r) for r in block.rows]]
    return _node("Table", [_NONE, [None, []], shapes, head, [body], [_NONE, []]])


def _row(row: Row) -> list[Any]:
    cells = []
    for cell in row.cells:
        inner = _inlines(cell.children)
        if row.role in (RowRole.KELOMPOK, RowRole.JUMLAH):
            inner = [_node("Strong", inner)]
        content = [_node("Plain", inner)] if inner else []
        cells.append([_NONE, _node("AlignDefault"), cell.rowspan, cell.colspan, content])
    return [_NONE, cells]


def _inlines(children: Inlines) -> list[Node]:
    out: list[Node] = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                for n, word in enumerate(text.split(" ")):
                    out += [_node("Space")] if n else []
                    out += [_node("Str", word)] if word else []
            case Strong(kids):
                out.append(_node("Strong", _inlines(kids)))
            case Emph(kids):
                out.append(_node("Emph", _inlines(kids)))
            case LineBreak():
                out.append(_node("LineBreak"))
            case _:
                raise foreign(node)
    return out
