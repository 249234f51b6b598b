"""Tables to boxes: a box a row, or one for rows that a tall cell ties together.

In: a `Table`, the desk, and (parent element, left edge, width). Out: caption, rows and notes on the flow.
The head rows go with each row box, so that `pages` can repeat them. Rows stay whole unless they are taller
than a page. Sizes come from the roles `sel` and `kepala-tabel`, rules and shades from the theme's table look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lkpj_report.document.tree import Inlines, Row, RowRole, Table, Text, plain
from lkpj_report.writers.pdf.boxes import MM, Fill, Fixed, LineBox, Op, Para, Rules, Words
from lkpj_report.writers.pdf.cells import (
    Frame,
    Set,
    align_figures,
    break_cell,
    make_frame,
    placed_rows,
    row_cells,
)
from lkpj_report.writers.pdf.desk import Desk, Mark
from lkpj_report.writers.pdf.inline import Measure
from lkpj_report.writers.pdf.slices import slices
from lkpj_report.writers.pdf.structure import table_summary

AFTER = 10.0  # pt below a table without notes
BEFORE_NOTES = 3.0
TALLEST_HEAD = 0.4  # of a page: a taller table head is not repeated


def set_table(block: Table, desk: Desk, where: tuple[int, float, float]) -> None:
    """Set a table with its caption and notes."""
    parent, x, width = where
    rows = (*block.header, *block.rows)
    if not rows or not block.columns:
        return
    element = desk.tree.add("Table", parent, table_summary(block.summary or plain(block.caption)))
    if block.anchor:
        desk.marks.append(Mark(len(desk.flow.boxes), block.anchor))
    _caption(block, desk, (element, x, width))
    heads = len(block.header)
    cells, part = [], -1
    for n, placed in enumerate(placed_rows(rows, len(block.columns))):
        if n == heads or n == 0:
            part = desk.tree.add("THead" if n < heads else "TBody", element)
        cells.append(list(row_cells(desk, block, (n, part), placed)))
    frame = make_frame(block, desk, [one for row in cells for one in row], (x, width))
    desk.table_widths.append(tuple([right - left for left, right in pairwise(frame.edges)]))
    for row in cells:
        for one in row:
            break_cell(desk, one, frame)
            if (least := rows[one.row].height_mm) and one.cell.rowspan == 1:
                one.height = max(one.height, least * MM)
    align_figures(block, [one for row in cells[heads:] for one in row], frame)
    _stack(block, desk, cells, frame)
    _notes(block, desk, (parent, x, width))


def _caption(block: Table, desk: Desk, where: tuple[int, float, float]) -> None:
    element, x, width = where
    if not block.caption and not block.number:
        return
    style = desk.style("judul-tabel")
    children = (Text(f"{block.number} "), *block.caption) if block.number else block.caption
    caption = desk.tree.add("Caption", element)
    lines = desk.lines(children, style, Measure(width, 0.0, style.align), caption)
    para = Para(caption, x, style.size, style.leading, style.rise, lines, None, style.ink)
    desk.flow.space += style.before
    for i in range(len(lines)):
        desk.flow.add(LineBox(para, i), style.leading, glued=True)
    desk.flow.space += style.after


def _notes(block: Table, desk: Desk, where: tuple[int, float, float]) -> None:
    if not block.notes:
        desk.flow.space += AFTER
        return
    desk.flow.space += BEFORE_NOTES
    set_notes(block.notes, desk, where)


def set_notes(notes: tuple[Inlines, ...], desk: Desk, where: tuple[int, float, float]) -> None:
    """Notes below a table or figure, on the page where that ends."""
    parent, x, width = where
    flow, style = desk.flow, desk.style("catatan-tabel")
    flow.space += style.before
    flow.glued[-1] = True
    for note in notes:
        element = desk.tree.add("P", parent)
        lines = desk.lines(note, style, Measure(width, 0.0, style.align), element)
        para = Para(element, x, style.size, style.leading, style.rise, lines, None, style.ink)
        for i in range(len(lines)):
            flow.add(LineBox(para, i), style.leading, i in (0, len(lines) - 2) and i < len(lines) - 1)
    flow.space += style.after


def _stack(block: Table, desk: Desk, cells: list[list[Set]], frame: Frame) -> None:
    """Put the rows on the flow: head rows first, then groups of rows tied by tall cells."""
    flow, heads = desk.flow, len(block.header)
    rows = (*block.header, *block.rows)
    room = desk.area.room
    repeat: tuple[Fixed, ...] = ()
    start = len(flow.boxes)
    for first, last in _groups(cells, heads):
        alone = last - first == 1 and all(one.cell.rowspan == 1 for one in cells[first])
        box = (
            _row_box(desk, (rows[first].role, first), cells[first], frame)
            if alone
            else _group_box(desk, (rows, cells, frame), (first, last))
        )
        if first >= heads and not repeat:
            repeat = _repeated([b for b in flow.boxes[start:] if isinstance(b, Fixed)], frame, room)
        if box.height > room - sum(h.height for h in repeat) and first >= heads:
            for piece in slices(box):
                flow.add(piece, piece.height, heads=repeat)
                flow.feet[len(flow.boxes) - 1] = _rule(frame)
            del flow.feet[len(flow.boxes) - 1]
        else:
            flow.add(box, box.height, heads=repeat if first >= heads else ())
        if first < heads or rows[last - 1].role is RowRole.KELOMPOK:
            flow.glued[-1] = True  # a group's name is not left at the foot of a page
    # the head keeps two rows, the last row is not left alone
    for i in range(start, min(start + heads + 1, len(flow.boxes) - 1)):
        flow.glued[i] = True
    if len(flow.boxes) - start > heads + 2:
        flow.glued[-2] = True


def _repeated(boxes: list[Fixed], frame: Frame, room: float) -> tuple[Fixed, ...]:
    """What stands above the first row of a page: the head, or at least a rule."""
    if boxes and sum(b.height for b in boxes) <= TALLEST_HEAD * room:
        return tuple(boxes)
    return (_rule(frame),)


def _rule(frame: Frame) -> Fixed:
    """A rule over the whole width."""
    return Fixed((Rules((), ((frame.edges[0], frame.edges[-1], 0.0),), frame.rule),), 0.0)


def _groups(cells: list[list[Set]], heads: int) -> Iterator[tuple[int, int]]:
    """Ranges of rows that hang together by row spans; the head is never tied to the body."""
    first, until = 0, 0
    for n, row in enumerate(cells):
        limit = heads if n < heads else len(cells)
        until = max([until, n + 1, *[min(n + c.cell.rowspan, limit) for c in row]])
        if until == n + 1:
            yield first, until
            first = until


def _row_box(desk: Desk, row: tuple[RowRole, int], cells: list[Set], frame: Frame) -> Fixed:
    """The box of a row that no cell ties to another; `row` is its role and number."""
    role, n = row
    edges, height = frame.edges, max(one.height for one in cells)
    left, right = edges[0], edges[-1]
    shade = _shade(desk, role)
    ops: list[Op] = []
    if shade < 1:
        ends = [edges[one.col + one.cell.colspan] for one in cells]
        starts = [edges[one.col] for one in cells]
        ops += [Fill(a, 0.0, b - a, height, (shade, shade, shade)) for a, b in zip(starts, ends, strict=True)]
    ops += [_cell_words(one, role, (0.0, height), frame) for one in cells if one.lines]
    verticals = [(edges[one.col], 0.0, height) for one in cells]
    verticals.append((right, 0.0, height))
    below = (left, right, height)
    ops.append(Rules(tuple(verticals), (below,) if n else ((left, right, 0.0), below), frame.rule))
    return Fixed(tuple(ops), height)


def _group_box(
    desk: Desk, made: tuple[Sequence[Row], list[list[Set]], Frame], span: tuple[int, int]
) -> Fixed:
    """The box of some rows: shades, words, rules."""
    rows, cells, frame = made
    first, last = span
    tops = _row_tops(cells[first:last], first, frame)
    ops: list[Op] = []
    words: list[Op] = []
    verticals: list[tuple[float, float, float]] = []
    horizontals: list[tuple[float, float, float]] = []
    edges = frame.edges
    for n in range(first, last):
        row = rows[n]
        shade = _shade(desk, row.role)
        for one in cells[n]:
            top, bottom = tops[n - first], tops[min(n - first + one.cell.rowspan, last - first)]
            left, right = edges[one.col], edges[one.col + one.cell.colspan]
            if shade < 1:
                ops.append(Fill(left, top, right - left, bottom - top, (shade, shade, shade)))
            if one.lines:
                words.append(_cell_words(one, row.role, (top, bottom), frame))
            verticals.append((left, top, bottom))
            if right == edges[-1]:
                verticals.append((right, top, bottom))
            horizontals.append((left, right, bottom))
            if n == 0:
                horizontals.append((left, right, top))
    return Fixed((*ops, *words, Rules(tuple(verticals), _merged(horizontals), frame.rule)), tops[-1])


def _shade(desk: Desk, role: RowRole) -> float:
    if role is RowRole.KEPALA:
        return desk.theme.table.header_shade
    return desk.theme.table.total_shade if role is RowRole.JUMLAH else 1.0


def _row_tops(cells: list[list[Set]], first: int, frame: Frame) -> list[float]:
    """Where each row of a group starts, and where the last ends: tall cells push the last of their rows down."""
    heights = []
    for row in cells:
        own = [c.height for c in row if c.cell.rowspan == 1]
        heights.append(max(own, default=2 * frame.upright + (row[0].style.leading if row else 0.0)))
    for row in cells:
        for one in row:
            if one.cell.rowspan > 1:
                end = min(one.row - first + one.cell.rowspan, len(cells))
                lack = one.height - sum(heights[one.row - first : end])
                heights[end - 1] += max(0.0, lack)
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    return tops


def _cell_words(one: Set, role: RowRole, place: tuple[float, float], frame: Frame) -> Words:
    """The words of a cell; those of a head stand in the middle of their height."""
    (top, bottom), style = place, one.style
    y = top + frame.upright + style.rise
    if role is RowRole.KEPALA:
        y += (bottom - top - one.height) / 2
    return Words(one.element, one.x, y, style.size, style.leading, one.lines, style.ink)


def _merged(horizontals: list[tuple[float, float, float]]) -> tuple[tuple[float, float, float], ...]:
    """Neighbouring stretches at one height as one rule."""
    out: list[tuple[float, float, float]] = []
    for left, right, y in sorted(horizontals, key=lambda h: (h[2], h[0])):
        if out and out[-1][2] == y and left <= out[-1][1] + 0.01:
            out[-1] = (out[-1][0], max(out[-1][1], right), y)
        else:
            out.append((left, right, y))
    return tuple(out)
