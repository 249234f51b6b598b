"""The cells of a table before they have a place: what they hold, what room they need, how their lines break.

In: the rows of a `Table`. Out: `Set` cells with their lines, and the `Frame` that they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lkpj_report.diagnostics import info
from lkpj_report.document.tree import Align, Row, RowRole, Table, TableCell, plain
from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.boxes import MM, UNTOUCHED, TextLine
from lkpj_report.writers.pdf.columns import column_widths, figure_tail
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.inline import Measure, break_lines, run_width
from lkpj_report.writers.pdf.structure import table_cell
from lkpj_report.writers.pdf.units import Simple, Style, Units, simple

UPRIGHT = 0.6  # padding above and below a cell's text, as a part of that at its sides
SMALLEST = 0.65  # of the theme's size: a table is not set smaller than that

_DIGIT = re.compile(r"\d")

_ALIGN = {Align.KIRI: "kiri", Align.TENGAH: "tengah", Align.KANAN: "kanan", Align.ANGKA: "kanan"}


@dataclass(slots=True)
class Set:
    """A cell that is being set: where it starts, what it holds, how it looks; its lines, their left edge, its height.

    `units` is None where all there is to know of the words is `text`.
    """

    row: int
    col: int
    element: int
    cell: TableCell
    style: Style
    align: Align
    text: str
    units: list[Units] | None
    natural: float
    least: float
    lines: tuple[TextLine, ...] = ()
    height: float = 0.0
    x: float = 0.0


class Frame(NamedTuple):
    """The measures of a table: column edges (points), padding at the sides and above, rule, indent step."""

    edges: tuple[float, ...]
    padding: float
    upright: float
    rule: float
    indent: float


def placed_rows(rows: Sequence[Row], columns: int) -> Iterator[tuple[Row, list[int]]]:
    """Each row with the column that each of its cells starts in, under the spans of the rows above.

    A row that is too short gets empty cells: to a screen reader a table must be regular (ISO 14289-1, 7.5).
    """
    taken = [0] * columns
    each = list(range(columns))
    for row in rows:
        if (
            len(row.cells) == columns
            and not any(taken)
            and all(cell.colspan == cell.rowspan == 1 for cell in row.cells)
        ):
            yield row, each  # so are most
            continue
        at, starts = 0, []
        for cell in row.cells:
            while at < columns and taken[at]:
                at += 1
            at = min(at, columns - 1)
            starts.append(at)
            for c in range(at, min(at + cell.colspan, columns)):
                taken[c] = cell.rowspan
            at += cell.colspan
        free = [c for c, rows_left in enumerate(taken) if not rows_left]
        if free:
            row = Row((*row.cells, *[TableCell(())] * len(free)), row.role, row.height_mm)
            starts += free
        taken = [max(0, n - 1) for n in taken]
        yield row, starts


def row_cells(desk: Desk, block: Table, at: tuple[int, int], placed: tuple[Row, list[int]]) -> Iterator[Set]:
    """The cells of a row, measured; `at` is the row's number and the element of its part of the table."""
    row, starts = placed
    n, part = at
    parent = desk.tree.add("TR", part)
    header = row.role is RowRole.KEPALA
    style = desk.style("kepala-tabel" if row.role is RowRole.KEPALA else "sel")
    if row.role in (RowRole.KELOMPOK, RowRole.JUMLAH):
        style = style._replace(start=style.start | 1)
    columns, scale = len(block.columns), style.size / 1000
    for cell, col in zip(row.cells, starts, strict=True):
        colspan = min(cell.colspan, columns - col)
        if colspan != cell.colspan:
            cell = TableCell(cell.children, colspan, cell.rowspan, cell.indent)
        align = block.columns[col].align
        if header and style.align == "tengah":
            align = Align.TENGAH
        elif row.role is RowRole.KELOMPOK and colspan > 1:
            align = Align.KIRI
        plain_cell = not header and colspan == cell.rowspan == 1
        attributes = "" if plain_cell else table_cell(header, colspan, cell.rowspan)
        element = desk.tree.add("TH" if header else "TD", parent, attributes)
        known, units = simple(cell.children, style), None
        if known is None:
            units = desk.gather(cell.children, style, element)
            longest = max(u.natural for u in units)
            known = Simple("", longest, max(max(u.widths, default=0.0) for u in units))
        text, natural, least = known
        if align is Align.ANGKA and _DIGIT.search(text or plain(cell.children)):
            least = natural  # a figure is never parted while another column has room
        yield Set(n, col, element, cell, style, align, text, units, natural * scale, least * scale)


def make_frame(block: Table, desk: Desk, cells: list[Set], place: tuple[float, float]) -> Frame:
    """Column edges for what the cells need; where even single words have no room, all cells are set smaller."""
    x, width = place
    look = desk.theme.table
    # a point more than the words need: Word and LibreOffice measure a hair wider, and use these widths too
    extra, step = 2 * look.padding + look.rule + 0.6, look.indent * MM
    least, natural = _needs(cells, len(block.columns), extra, step)
    if sum(least) > width:
        _set_smaller(desk, cells, (width - extra * len(least)) / (sum(least) - extra * len(least)))
        least, natural = _needs(cells, len(block.columns), extra, step)
    widths = column_widths([c.width for c in block.columns], least, natural, width)
    edges = tuple(accumulate(widths, initial=x))
    return Frame(edges, look.padding, look.padding * UPRIGHT, look.rule, step)


def _needs(cells: list[Set], columns: int, extra: float, step: float) -> tuple[list[float], list[float]]:
    """The least and the natural width of each column, with padding."""
    least, natural = [0.0] * columns, [0.0] * columns
    wide = []
    for one in cells:
        if one.cell.colspan > 1:
            wide.append(one)
            continue
        more = extra + one.cell.indent * step
        if one.least + more > least[one.col]:
            least[one.col] = one.least + more
        if one.natural + more > natural[one.col]:
            natural[one.col] = one.natural + more
    for one in wide:
        span = range(one.col, one.col + one.cell.colspan)
        lack = one.least + extra - sum(least[c] for c in span)
        for c in span if lack > 0 else ():
            least[c] += lack / len(span)
            natural[c] = max(natural[c], least[c])
    return least, natural


def _set_smaller(desk: Desk, cells: list[Set], scale: float) -> None:
    scale = max(scale - 1e-4, SMALLEST)
    for one in cells:
        style = one.style
        one.style = style._replace(size=style.size * scale, leading=style.leading * scale)
        one.natural *= scale
        one.least *= scale
    if cells:
        size = f"{cells[-1].style.size:.1f}".replace(".", ",")
        desk.found.append(
            info(
                "W104",
                f"tabel terlalu lebar untuk halamannya; hurufnya diperkecil menjadi {size} pt",
                desk.place,
            )
        )


def break_cell(desk: Desk, one: Set, frame: Frame) -> None:
    """Set the lines of a cell, their left edge and the cell's height."""
    align = _ALIGN[one.align]
    edges, padding, style = frame.edges, frame.padding, one.style
    one.x = edges[one.col] + padding + one.cell.indent * frame.indent
    width = edges[one.col + one.cell.colspan] - padding - one.x
    if one.units is None and one.natural <= width:
        slack = width - one.natural
        dx = slack if align == "kanan" else slack / 2 if align == "tengah" else 0.0
        one.lines = (TextLine(dx, 0.0, ((style.faces[style.start], one.text),)),) if one.text else ()
    else:
        units = one.units or desk.gather(one.cell.children, style, one.element)
        one.lines, parted = break_lines(units, style, Measure(width, 0.0, align))
        desk.warn_parted(parted)
    one.height = (len(one.lines) or 1) * style.leading + 2 * frame.upright


def align_figures(block: Table, cells: list[Set], frame: Frame) -> None:
    """Units under units: figures without decimals or brackets leave the room that others need for theirs."""
    columns: dict[int, list[Set]] = {n: [] for n, one in enumerate(block.columns) if one.align is Align.ANGKA}
    for one in cells:
        lines = one.lines
        if len(lines) == 1 and one.col in columns and one.cell.colspan == 1 and lines[0].runs:
            columns[one.col].append(one)
    for mine in columns.values():
        tails = [_tail_width(one.lines[0]) * one.style.size / 1000 for one in mine]
        if not tails or max(tails) - min(tails) < 0.01:
            continue
        most = max(tails)
        for one, tail in zip(mine, tails, strict=True):
            line = one.lines[0]
            if any(_DIGIT.search(text) for _, text in line.runs):
                one.lines = (line._replace(dx=max(0.0, line.dx - (most - tail))),)


def _tail_width(line: TextLine) -> float:
    """What stands right of a figure's units place, in 1/1000 em: its tail, and the numbers of its notes."""
    text = line.runs[-1][1]
    if not line.touches and "," not in text and text[-1:].isdigit():
        return 0.0  # so are most
    width = 0.0
    touches = line.touches or (UNTOUCHED,) * len(line.runs)
    for (face, text), touch in zip(reversed(line.runs), reversed(touches), strict=True):
        if not touch.raised:
            return width + face.width(figure_tail(text))
        width += run_width(face, text, True)
    return width
