"""Tables of the tree to native tables: header rows that are repeated, real spans, fixed columns.

A table fills the width of its frame; its caption stands above, notes below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkpj_report.document.tree import Align, Row, RowRole, Table, TableCell, plain
from lkpj_report.writers.docx.captions import caption
from lkpj_report.writers.docx.columns import column_widths
from lkpj_report.writers.docx.draft import Draft, Frame
from lkpj_report.writers.docx.markup import attribute, paragraph, twips
from lkpj_report.writers.docx.styles import TABLE_STYLE, Variant


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell at its place in the grid; `cell` is None where one from above reaches down."""

    column: int
    colspan: int
    cell: TableCell | None


def table(draft: Draft, frame: Frame, node: Table) -> None:
    """Add a table with its caption and notes."""
    indent = {"ind": f'<w:ind w:left="{frame.left}"/>'} if frame.left else None
    title = caption(draft, node)
    if title:
        style = draft.styles.style("judul-tabel", *draft.variants("judul-tabel"))
        draft.paragraph(style, title, indent)
    rows = (*node.header, *node.rows)
    if rows:  # a table without rows is a damaged file to Word
        room = draft.room(frame)
        widths = column_widths(node, room, draft.theme, next(draft.table_widths, None))
        grid = _grid(rows, len(node.columns))
        body = "".join(_row(draft, node, widths, at, slots) for at, slots in enumerate(grid))
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        # Without a caption the bookmark of the table's anchor stands before it.
        mark = "" if title else draft.refs.mark(node.anchor, "")
        properties = _properties(node, frame.left, room)
        draft.table(f"{mark}<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>")
    for note in node.notes:
        style = draft.styles.style("catatan-tabel", *draft.variants("catatan-tabel"))
        draft.paragraph(style, draft.runs(note), indent)


def _properties(node: Table, left: int, room: int) -> str:
    title = attribute(plain(node.caption) or node.summary)
    summary = attribute(node.summary)
    spoken = f'<w:tblCaption w:val="{title}"/>' if title else ""
    if summary and summary != title:  # said once: a screen reader reads both
        spoken += f'<w:tblDescription w:val="{summary}"/>'
    first = 1 if node.header else 0
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{room}" w:type="dxa"/>'
        f'<w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0600 + 0x20 * first:04X}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{spoken}</w:tblPr>'
    )


def _grid(rows: Sequence[Row], columns: int) -> list[list[_Slot]]:
    """Each row's cells at their columns; ValueError when spans don't cover each column just once."""
    below: dict[int, tuple[int, int]] = {}  # column -> rows still to cover, columns covered
    grid: list[list[_Slot]] = []
    for row in rows:
        cells, slots, at = iter(row.cells), [], 0
        while at < columns:
            left, width = below.get(at, (0, 0))
            if left:
                slots.append(_Slot(at, width, None))
                below[at] = (left - 1, width)
            else:
                cell = next(cells, None)
                if cell is None:
                    raise ValueError(f"row {len(grid) + 1} of a table leaves column {at + 1} empty")
                width = cell.colspan
                slots.append(_Slot(at, width, cell))
                below[at] = (cell.rowspan - 1, width)
            at += width
        if at > columns or next(cells, None) is not None:
            raise ValueError(f"row {len(grid) + 1} of a table has more than {columns} columns")
        grid.append(slots)
    return grid


def _row(draft: Draft, node: Table, widths: Sequence[int], at: int, slots: Sequence[_Slot]) -> str:
    heading = at < len(node.header)
    row = node.header[at] if heading else node.rows[at - len(node.header)]
    following = (
        node.rows[at + 1 - len(node.header)] if 0 <= at + 1 - len(node.header) < len(node.rows) else None
    )
    # The words of a group go with its first row, a total with the row above it.
    bound = row.role is RowRole.KELOMPOK or (following is not None and following.role is RowRole.JUMLAH)
    cells = "".join(_cell(draft, node, widths, row.role, (slot, bound, heading)) for slot in slots)
    header = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _cell(
    draft: Draft, node: Table, widths: Sequence[int], role: RowRole, place: tuple[_Slot, bool, bool]
) -> str:
    slot, bound, heading = place
    cell, as_header = slot.cell, heading or role is RowRole.KEPALA
    width = sum(widths[slot.column : slot.column + slot.colspan])
    span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
    merge = "<w:vMerge/>" if cell is None else '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if as_header else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{_shade(draft, role, as_header)}{middle}'
    variants = (Variant.BOUND,) if bound and not as_header else ()
    if as_header:
        style = draft.styles.style("kepala-tabel")
    else:
        bold = (Variant.BOLD,) if role in (RowRole.KELOMPOK, RowRole.JUMLAH) else ()
        align = node.columns[slot.column].align if slot.colspan < len(node.columns) else Align.KIRI
        style = draft.styles.cell("sel", align, *bold, *variants)
    indent = twips(cell.indent * draft.theme.table.indent) if cell is not None else 0
    props = {"ind": f'<w:ind w:left="{indent}"/>'} if indent else None
    words = draft.runs(cell.children) if cell is not None else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(style, words, props)}</w:tc>"


def _shade(draft: Draft, role: RowRole, as_header: bool) -> str:
    look = draft.theme.table
    if not as_header and role is not RowRole.JUMLAH:
        return ""
    grey = round(max(0.0, min(1.0, look.header_shade if as_header else look.total_shade)) * 255)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{grey:02X}{grey:02X}{grey:02X}"/>'
