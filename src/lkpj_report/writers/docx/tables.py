"""Tables of the tree to native tables: header rows that are repeated, real spans, fixed columns.

A table fills the width of its frame; its caption stands above, notes below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Align, Row, RowRole, Table, TableCell, plain
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.captions import caption
from lkpj_report.writers.docx.columns import column_widths
from lkpj_report.writers.docx.decimals import Widths, face, kept_inside, longest_tail, tail, width, words
from lkpj_report.writers.docx.draft import Draft, Frame
from lkpj_report.writers.docx.markup import attribute, points, twips
from lkpj_report.writers.docx.styles import TABLE_STYLE, Variant


class _Slot(NamedTuple):
    """A cell at its place in the grid; `cell` is None where one from above reaches down."""

    column: int
    colspan: int
    cell: TableCell | None


def table(draft: Draft, frame: Frame, node: Table) -> None:
    """Add a table with its caption and notes."""
    shifted = {"ind": f'<w:ind w:left="{frame.left}"/>'} if frame.left else None
    title = caption(draft, node)
    if title:
        style = draft.styles.style("judul-tabel", *draft.variants("judul-tabel"))
        draft.paragraph(style, title, shifted)
    rows = (*node.header, *node.rows)
    if rows:  # a table without rows is a damaged file to Word
        room = draft.room(frame)
        widths = column_widths(node, room, draft.theme, next(draft.table_widths, None))
        grid = _grid(rows, len(node.columns))
        plan = _plan(draft, node, widths, grid)
        body = "".join([_row(plan, at, slots) for at, slots in enumerate(grid)])
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        # Without a caption the bookmark of the table's anchor stands before it.
        mark = "" if title else draft.refs.mark(node.anchor, "")
        properties = _properties(node, frame.left, room)
        draft.table(f"{mark}<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>")
    for note in node.notes:
        style = draft.styles.style("catatan-tabel", *draft.variants("catatan-tabel"))
        draft.paragraph(style, draft.runs(note), shifted)


def _properties(node: Table, left: int, room: int) -> str:
    title = attribute(plain(node.caption) or node.summary or _columns(node))
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


def _columns(node: Table) -> str:
    """What a screen reader says of a table without a caption: the words of its first row."""
    first = (*node.header, *node.rows)[0]
    named = [name for cell in first.cells if (name := words(cell.children).strip())]
    return f"Tabel: {', '.join(named)}" if named else "Tabel"


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


@dataclass(slots=True)
class _Plan:
    """One table that is being written: its columns, the longest tails of its figures (em), and the beginnings
    of its cells that have been made so far. Most cells of a table begin as one before them."""

    draft: Draft
    node: Table
    widths: Sequence[int]
    tails: Mapping[int, float]
    faces: Mapping[RowRole, Widths]
    begun: dict[tuple[object, ...], str] = field(default_factory=dict)
    indents: dict[tuple[int, str, RowRole], float] = field(default_factory=dict)


_BOLD = (RowRole.KELOMPOK, RowRole.JUMLAH)


def _faces(theme: Theme) -> dict[RowRole, Widths]:
    """The widths of figures in each kind of row."""
    look = theme.look("sel")
    family = theme.fonts.get(look.font) or theme.fonts["isi"]
    return {role: face(family.docx, look.bold or role in _BOLD) for role in RowRole}


def _plan(draft: Draft, node: Table, widths: Sequence[int], grid: list[list[_Slot]]) -> _Plan:
    faces = _faces(draft.theme)
    rows = grid[len(node.header) :]
    tails: dict[int, float] = {}
    for at, column in enumerate(node.columns):
        if column.align is Align.ANGKA:
            texts = (
                (words(slot.cell.children), faces[row.role])
                for row, slots in zip(node.rows, rows, strict=True)
                for slot in slots
                if slot.column == at and slot.colspan == 1 and slot.cell is not None
            )
            if longest := longest_tail(texts):
                tails[at] = longest
    return _Plan(draft, node, widths, tails, faces)


def _row(plan: _Plan, at: int, slots: Sequence[_Slot]) -> str:
    node = plan.node
    heading = at < len(node.header)
    row = node.header[at] if heading else node.rows[at - len(node.header)]
    following = (
        node.rows[at + 1 - len(node.header)] if 0 <= at + 1 - len(node.header) < len(node.rows) else None
    )
    # The words of a group go with its first row, a total with the row above it.
    bound = row.role is RowRole.KELOMPOK or (following is not None and following.role is RowRole.JUMLAH)
    cells = "".join([_cell(plan, row.role, slot, (bound, heading)) for slot in slots])
    header = "<w:tblHeader/>" if heading else ""
    tall = f'<w:trHeight w:val="{twips(row.height_mm)}" w:hRule="atLeast"/>' if row.height_mm else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{header}</w:trPr>{cells}</w:tr>"


def _cell(plan: _Plan, role: RowRole, slot: _Slot, place: tuple[bool, bool]) -> str:
    cell = slot.cell
    steps, rows = (cell.indent, cell.rowspan > 1) if cell is not None else (0, None)
    right = 0
    if cell is not None and slot.column in plan.tails and slot.colspan == 1 and not place[1]:
        right = _right(plan, role, slot.column, words(cell.children))
    key = (role, slot.column, slot.colspan, rows, steps, right, place)
    begun = plan.begun.get(key)
    if begun is None:
        begun = plan.begun[key] = _begin(plan, role, slot, (*place, right))
    runs = plan.draft.runs(cell.children) if cell is not None else ""
    return f"{begun}{runs}</w:p></w:tc>"


def _right(plan: _Plan, role: RowRole, column: int, text: str) -> int:
    """The indent (twips) that brings the units of a figure below the others' units."""
    found = tail(text)
    if found is None or role is RowRole.KEPALA:
        return 0
    widths = plan.faces[role]
    left = plan.indents.get((column, found, role))
    if left is None:
        left = plan.indents[column, found, role] = plan.tails[column] - width(found, widths)
    if not left:
        return 0
    em = points(plan.draft.theme.look("sel").size)
    room = (plan.widths[column] - 2 * points(plan.draft.theme.table.padding)) / em
    return round(kept_inside(left, text, widths, room) * em)


def _begin(plan: _Plan, role: RowRole, slot: _Slot, place: tuple[bool, bool, int]) -> str:
    """A cell up to its words."""
    bound, heading, right = place
    draft, node, cell = plan.draft, plan.node, slot.cell
    as_header = heading or role is RowRole.KEPALA
    wide = sum(plan.widths[slot.column : slot.column + slot.colspan])
    span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
    merge = "<w:vMerge/>" if cell is None else '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if as_header else ""
    properties = f'<w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}{_shade(draft, role, as_header)}{middle}'
    variants = (Variant.BOUND,) if bound and not as_header else ()
    if as_header:
        style = draft.styles.style("kepala-tabel")
    else:
        bold = (Variant.BOLD,) if role in _BOLD else ()
        align = node.columns[slot.column].align if slot.colspan < len(node.columns) else Align.KIRI
        style = draft.styles.cell("sel", align, *bold, *variants)
    left = twips(cell.indent * draft.theme.table.indent) if cell is not None else 0
    sides = "".join(f' w:{side}="{size}"' for side, size in (("left", left), ("right", right)) if size)
    ind = f"<w:ind{sides}/>" if sides else ""
    return f'<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>{ind}</w:pPr>'


def _shade(draft: Draft, role: RowRole, as_header: bool) -> str:
    look = draft.theme.table
    if not as_header and role is not RowRole.JUMLAH:
        return ""
    grey = round(max(0.0, min(1.0, look.header_shade if as_header else look.total_shade)) * 255)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{grey:02X}{grey:02X}{grey:02X}"/>'
