"""A slim docxtpl template of a theme, and a tree as the context that fills it."""

from __future__ import annotations

import io
from typing import Any

from bench.adapters.word import list_style, style_name, template
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
    RowRole,
    Signature,
    Strong,
    Table,
    Text,
    Value,
    plain,
)

Context = dict[str, Any]
_ROLES = (
    "judul",
    "subjudul",
    "kop",
    "sapaan",
    "salam",
    "isi-rapat",
    "catatan-tabel",
    "tanda-tangan",
    "lampiran",
    "kutipan",
)


def context(document: Document, theme: Theme) -> tuple[bytes, Context]:
    """The template, and the tree as plain data."""
    blocks: list[Context] = []
    for block in document.blocks:
        _block(block, blocks, 0)
    return _template(theme), {"title": document.meta.title, "blocks": blocks}


# ---------------------------------------------------------------- the template


def _template(theme: Theme) -> bytes:
    made = template(theme)
    kinds = [
        "isi",
        *(r for r in _ROLES if r in theme.paragraphs),
        "judul-1",
        "judul-2",
        "judul-3",
        "judul-tabel",
    ]
    styles = [style_name(k) for k in kinds] + ["List Number", "List Number 2", "List Bullet", "List Bullet 2"]
    made.add_paragraph("{%p for b in blocks %}")
    for n, style in enumerate(styles):
        made.add_paragraph(f"{{%p {'elif' if n else 'if'} b.style == '{style}' and not b.rich %}}")
        made.add_paragraph("{{ b.text }}", style)
    made.add_paragraph("{%p elif b.style == 'isi' %}")
    made.add_paragraph("{{r b.rich }}", "isi")
    made.add_paragraph("{%p elif b.style == 'tanda-tangan' %}")
    made.add_paragraph("{{r b.rich }}", "tanda-tangan")
    made.add_paragraph("{%p elif b.rows %}")
    _table(made)
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _table(made: Any) -> None:
    """Head row by a loop over cells; body rows by a loop, a cell's look by branches."""
    from docx.oxml import OxmlElement

    table = made.add_table(4, 3, "Table Grid")
    for n, mark in ((1, "{%tr for r in b.rows %}"), (3, "{%tr endfor %}")):
        table.rows[n].cells[0].text = mark
    for n, loop in ((0, "b.head"), (2, "r")):
        cells = table.rows[n].cells
        cells[0].text, cells[2].text = f"{{%tc for c in {loop} %}}", "{%tc endfor %}"
        first = cells[1].paragraphs[0]
        if n == 0:
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            first.text, first.style = "{{ c.t }}", "kepala-tabel"
            continue
        first.text = "{% colspan c.span %}{%p if c.right %}"
        right = cells[1].add_paragraph("{{ c.t }}", "sel")
        right.alignment = 2
        cells[1].add_paragraph("{%p elif c.bold %}")
        cells[1].add_paragraph(style="sel").add_run("{{ c.t }}").bold = True
        cells[1].add_paragraph("{%p else %}")
        cells[1].add_paragraph("{{ c.t }}", "sel")
        cells[1].add_paragraph("{%p endif %}")


# ---------------------------------------------------------------- the context


def _block(block: Block, out: list[Context], depth: int) -> None:
    match block:
        case Paragraph(children, role):
            out.append(_text(children, style_name(role)))
        case Heading(level, children, number):
            out.append({"style": f"Heading {level}", "text": f"{number} {plain(children)}"})
        case ListBlock(items):
            name = list_style(block, depth)
            for item in items:
                for kid in item.blocks:
                    if isinstance(kid, Paragraph):
                        out.append({"style": name, "text": plain(kid.children)})
                    else:
                        _block(kid, out, depth + 1)
        case Table():
            _rows(block, out)
        case Letterhead(lines):
            out += [{"style": "kop", "text": plain(line)} for line in lines]
        case Signature(parties):
            for one in parties:
                out += [_text(line, "tanda-tangan") for line in (*one.opening, one.name, *one.below)]
        case Quote(blocks):
            for kid in blocks:
                _block(kid, out, depth)
        case PageBreak():
            raise foreign(block)
        case _:
            raise foreign(block)


def _text(children: Inlines, style: str) -> Context:
    if all(isinstance(n, (Text, Value, Gap, LineBreak)) for n in children):
        parts = ["\n" if isinstance(n, LineBreak) else plain((n,)) for n in children]
        return {"style": style, "text": "".join(parts)}
    return {"style": style, "runs": list(_runs(children, False, False))}


def _runs(children: Inlines, bold: bool, italic: bool) -> list[tuple[str, bool, bool]]:
    out: list[tuple[str, bool, bool]] = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append((text, bold, italic))
            case Strong(kids):
                out += _runs(kids, True, italic)
            case Emph(kids):
                out += _runs(kids, bold, True)
            case LineBreak():
                out.append(("\n", bold, italic))
            case _:
                raise foreign(node)
    return out


def _rows(block: Table, out: list[Context]) -> None:
    if block.caption:
        out.append({"style": "Caption", "text": f"{block.number} {plain(block.caption)}"})
    rows = []
    for row in block.rows:
        bold = row.role is not RowRole.ISI
        cells = zip(row.cells, block.columns, strict=False)
        rows.append(
            [
                {
                    "t": plain(c.children),
                    "span": c.colspan,
                    "bold": bold,
                    "right": column.align is not Align.KIRI,
                }
                for c, column in cells
            ]
        )
    out.append({"style": "", "head": [{"t": plain(c.children)} for c in block.header[0].cells], "rows": rows})
    out += [{"style": "catatan-tabel", "text": plain(n)} for n in block.notes]
