"""The tree as text: for golden tests and for `lkpj build --format teks`-like debugging; one line a block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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
    Signatory,
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    particular_label,
    signatory_lines,
)


def dump(document: Document) -> str:
    """Every block with its role and words; values in ‹›, gaps in «», bold **, italic //."""
    lines = [f"{document.meta.title} [{'konsep' if document.konsep else 'final'}]"]
    for block in document.blocks:
        lines += _block(block, 0)
    return "\n".join(lines) + "\n"


def _block(block: Block, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match block:
        case Heading(level, children, number):
            yield f"{pad}h{level}: {number} {_inlines(children)}".rstrip()
        case Paragraph(children, role):
            yield f"{pad}{role}: {_inlines(children)}"
        case ListBlock(items, ordered):
            yield f"{pad}{'daftar-bernomor' if ordered else 'daftar'}:"
            for item in items:
                yield f"{pad}  ({item.label})"
                for kid in item.blocks:
                    yield from _block(kid, depth + 2)
        case Table():
            yield from _table(block, pad)
        case Figure(content, caption, label):
            what = f"grafik {content.kind}" if isinstance(content, Chart) else "gambar"
            yield f"{pad}{what}: {label} {_inlines(caption)} [{content.alt}]"
        case Contents(kind, title, _, entries):
            yield f"{pad}daftar {kind}: {_inlines(title)}"
            for entry in entries:
                yield f"{pad}  {'  ' * (entry.level - 1)}{entry.number} {entry.text} #{entry.anchor}"
        case Letterhead(lines, emblem):
            yield f"{pad}kop: {'lambang, ' if emblem else ''}" + " / ".join(_inlines(x) for x in lines)
        case Signature(parties, witnesses=witnesses):
            for party in parties:
                yield f"{pad}tanda-tangan: {_signatory(party)}"
            for n, one in enumerate(witnesses, 1):
                said = " / ".join([_inlines(line) for line in signatory_lines(one)])
                yield f"{pad}saksi: {n}. {said} / ____"
        case Quote(blocks):
            yield f"{pad}kutipan:"
            for kid in blocks:
                yield from _block(kid, depth + 1)
        case PageBreak():
            yield f"{pad}halaman-baru"
        case Turn(landscape):
            yield f"{pad}{'mendatar' if landscape else 'tegak'}"
        case Particulars(rows):
            for row in rows:
                yield f"{pad}keterangan: {particular_label(row)}{_inlines(row.value)}"
        case PageNumbers(form, start):
            yield f"{pad}nomor-halaman: {form} {start}"
        case _:
            assert_never(block)


def _table(table: Table, pad: str) -> Iterator[str]:
    yield f"{pad}tabel: {table.number} {_inlines(table.caption)}".rstrip()
    for row in (*table.header, *table.rows):
        yield f"{pad}  {row.role}: {_row(row)}"
    for note in table.notes:
        yield f"{pad}  catatan: {_inlines(note)}"


def _row(row: Row) -> str:
    cells = []
    for cell in row.cells:
        span = f"<{cell.colspan}x{cell.rowspan}>" if (cell.colspan, cell.rowspan) != (1, 1) else ""
        cells.append(">" * cell.indent + span + _inlines(cell.children))
    return " | ".join(cells)


def _signatory(party: Signatory) -> str:
    parts = [
        *(_inlines(x) for x in party.opening),
        f"[{party.anchor}]" if party.electronic else "____",
        _inlines(party.name),
        *(_inlines(x) for x in party.below),
    ]
    return " / ".join(parts)


def _inlines(children: Inlines) -> str:
    out: list[str] = []
    for node in children:
        match node:
            case Text(text):
                out.append(text)
            case Value(text):
                out.append(f"‹{text}›")
            case Gap(text):
                out.append(f"«{text}»")
            case Blank(text, hint):
                out.append(f"_{text}({hint})_")
            case Strong(kids):
                out.append(f"**{_inlines(kids)}**")
            case Emph(kids):
                out.append(f"//{_inlines(kids)}//")
            case LineBreak():
                out.append(" ⏎ ")
            case Link(kids, url):
                out.append(f"[{_inlines(kids)}]({url})")
            case Ref(anchor, text):
                out.append(f"[{text}](#{anchor})")
            case Footnote(kids, label):
                out.append(f"[^{label}: {_inlines(kids)}]")
            case _:
                assert_never(node)
    return "".join(out).replace("\u00a0", "·")
