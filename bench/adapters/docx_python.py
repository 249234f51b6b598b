"""python-docx by its plain API, from a slim template: paragraphs, runs, tables, cell by cell."""

from __future__ import annotations

import io
from typing import Any

from bench.adapters.word import list_style, style_name, template_bytes
from bench.foreign import foreign
from docx import Document as open_document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

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

KIND = "docx"
_CELL = {
    Align.KIRI: ALIGN.LEFT,
    Align.TENGAH: ALIGN.CENTER,
    Align.KANAN: ALIGN.RIGHT,
    Align.ANGKA: ALIGN.RIGHT,
}


def prepare(document: Document, theme: Theme) -> tuple[Document, Theme, bytes]:
    """The slim template is made beforehand, as its users have one on their disk."""
    return document, theme, template_bytes(theme)


def render(source: tuple[Document, Theme, bytes]) -> bytes:
    """The DOCX."""
    document, theme, start = source
    made = open_document(io.BytesIO(start))
    made.core_properties.title, made.core_properties.author = document.meta.title, document.meta.author
    for block in document.blocks:
        _block(made, block, theme, 0)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _block(made: Any, block: Block, theme: Theme, depth: int) -> None:
    match block:
        case Paragraph(children, role):
            _runs(made.add_paragraph(style=style_name(role)), children)
        case Heading(level, children, number):
            _runs(made.add_paragraph(f"{number} ", f"Heading {level}"), children)
        case ListBlock(items):
            name = list_style(block, depth)
            for item in items:
                for kid in item.blocks:
                    if isinstance(kid, Paragraph):
                        _runs(made.add_paragraph(style=name), kid.children)
                    else:
                        _block(made, kid, theme, depth + 1)
        case Table():
            _table(made, block, theme)
        case Letterhead(lines):
            for line in lines:
                _runs(made.add_paragraph(style="kop"), line)
        case Signature(parties):
            for one in parties:
                for line in (*one.opening, one.name, *one.below):
                    paragraph = made.add_paragraph(style="tanda-tangan")
                    paragraph.paragraph_format.left_indent = Mm(80)
                    paragraph.paragraph_format.keep_with_next = True
                    _runs(paragraph, line)
        case Quote(blocks):
            for kid in blocks:
                _block(made, kid, theme, depth)
        case PageBreak():
            made.add_page_break()
        case _:
            raise foreign(block)


def _runs(paragraph: Any, children: Inlines, bold: bool | None = None, italic: bool | None = None) -> None:
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                run = paragraph.add_run(text)
                if bold:
                    run.bold = True
                if italic:
                    run.italic = True
            case Strong(kids):
                _runs(paragraph, kids, True, italic)
            case Emph(kids):
                _runs(paragraph, kids, bold, True)
            case LineBreak():
                paragraph.add_run().add_break()
            case _:
                raise foreign(node)


def _table(made: Any, block: Table, theme: Theme) -> None:
    if block.caption:
        _runs(made.add_paragraph(f"{block.number} ", "Caption"), block.caption)
    rows = (*block.header, *block.rows)
    table = made.add_table(len(rows), len(block.columns), "Table Grid")
    page, total = theme.page, sum(c.width or 1.0 for c in block.columns)
    widths = [Mm((page.width - page.left - page.right) * (c.width or 1.0) / total) for c in block.columns]
    for n, (line, row) in enumerate(zip(table.rows, rows, strict=True)):
        if n < len(block.header):
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        _row(line.cells, row, block, (widths, theme))
    for note in block.notes:
        _runs(made.add_paragraph(style="catatan-tabel"), note)


def _row(cells: Any, row: Row, block: Table, looks: tuple[list[Any], Theme]) -> None:
    widths, theme = looks
    at, bold = 0, row.role is not RowRole.ISI
    for cell in row.cells:
        target = cells[at]
        if cell.colspan > 1:
            target = target.merge(cells[at + cell.colspan - 1])
        target.width = sum(widths[at : at + cell.colspan])
        paragraph = target.paragraphs[0]
        paragraph.style = "kepala-tabel" if row.role is RowRole.KEPALA else "sel"
        if row.role is not RowRole.KEPALA and cell.colspan == 1 and block.columns[at].align is not Align.KIRI:
            paragraph.alignment = _CELL[block.columns[at].align]
        if cell.indent:
            paragraph.paragraph_format.left_indent = Mm(cell.indent * theme.table.indent)
        if row.role in (RowRole.KEPALA, RowRole.JUMLAH):
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), "E5E5E5" if row.role is RowRole.KEPALA else "F2F2F2")
            target._tc.get_or_add_tcPr().append(shade)
        _runs(paragraph, cell.children, bold)
        at += cell.colspan
