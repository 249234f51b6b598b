"""Pages to sheets: each box at its place, footnotes at the foot, contents filled, page numbers, margins.

In: the desk after all blocks are set. Out: `Sheet`s, and the page and height of each mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lkpj_report.document.theme import Page, PageNumber
from lkpj_report.document.tree import Align
from lkpj_report.writers.pdf.boxes import (
    ARTIFACT,
    MM,
    Banner,
    Fixed,
    LineBox,
    Placed,
    Rules,
    Sheet,
    TextLine,
    Words,
)
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.footnotes import ABOVE_RULE, BELOW_RULE, RULE, RULE_WIDTH, Part, foot_height
from lkpj_report.writers.pdf.geometry import Area, area_of, shift_of
from lkpj_report.writers.pdf.inline import one_line
from lkpj_report.writers.pdf.listing import fill_entries
from lkpj_report.writers.pdf.pages import Cut, page_cuts
from lkpj_report.writers.pdf.running import page_labels, reading_time, running_note
from lkpj_report.writers.pdf.units import Style

MOST_STRETCH = 6.0  # pt on top of a space between paragraphs, to bring the foot of a page down to its edge
LINE_NUMBER_SIZE, LINE_NUMBER_GAP = 7.0, 6 * MM


class _Page(NamedTuple):
    """A page to be filled: its number, its cut, its area, how far its text moves (right, up), the number that
    is printed on it ("" for none)."""

    number: int
    cut: Cut
    area: Area
    shift: tuple[float, float]
    label: str = ""


class Made(NamedTuple):
    """All sheets, the page (from 1) and top of each marked box, what each page shows as its number."""

    sheets: tuple[Sheet, ...]
    at: dict[int, tuple[int, float]]
    labels: tuple[str, ...]


def build_sheets(desk: Desk, konsep: bool, foot: str = "") -> Made:
    """All sheets; `foot` is printed small at the foot of each."""
    page = desk.theme.page
    areas = (area_of(page, False), area_of(page, True))
    cuts = page_cuts(desk.flow, (areas[0].room, areas[1].room))
    labels = page_labels(desk.flow.numbers, cuts)
    fill_entries(desk, [cut.start for cut in cuts], labels)
    wanted = {mark.box for mark in desk.marks}
    at: dict[int, tuple[int, float]] = {}
    sheets = []
    for number, cut in enumerate(cuts, 1):
        one = _Page(
            number, cut, areas[cut.landscape], shift_of(page, cut.landscape, number), labels[number - 1]
        )
        follow = cuts[number] if number < len(cuts) else None
        body, tops = _body(desk, one, follow)
        at.update({i: (number, tops[i - cut.start]) for i in range(cut.start, cut.end) if i in wanted})
        behind = _behind(desk, one.area) if konsep else ()
        running = [*_running(desk, one, len(cuts)), *running_note(desk, (one.area, one.shift[1]), foot)]
        if desk.spoken:
            running += reading_time(desk, body, (one.area, one.shift[1]))
        if desk.theme.line_numbers:
            running += _line_numbers(desk, body)
        width, height = one.area.sheet_width, one.area.sheet_height
        sheets.append(Sheet(width, height, behind, (*body, *_foot(one)), tuple(running), one.shift[0]))
    return Made(tuple(sheets), at, labels)


def _body(desk: Desk, page: _Page, follow: Cut | None) -> tuple[list[Placed], list[float]]:
    """The boxes of a page at their places, and the top of each."""
    flow = desk.flow
    cut, area, (_, up) = page.cut, page.area, page.shift
    start, end = cut.start, cut.end
    y = area.top + up
    heads = flow.heads[start] if start < end else ()
    body: list[Placed] = []
    tops: list[float] = []
    for head in heads:
        body.append(Placed(y, head, again=True))
        y -= head.height
    part, more = _stretch(desk, page, follow, sum(head.height for head in heads))
    before, boxes, heights = flow.before, flow.boxes, flow.heights
    for i in range(start, end):
        if i > start and before[i]:
            y -= before[i] * part + more
        tops.append(y)
        body.append(Placed(y, boxes[i]))
        y -= heights[i]
    if start < end and end - 1 in flow.feet:
        body.append(Placed(y, flow.feet[end - 1], again=True))
    return body, tops


def _stretch(desk: Desk, page: _Page, follow: Cut | None, head: float) -> tuple[float, float]:
    """What part is left of each space between paragraphs, and what it gets on top: a page that was given more
    than it holds is drawn in, a nearly full one ends at its foot."""
    flow, (start, end, _, notes, _) = desk.flow, page.cut
    spaces = [one for one in flow.before[start + 1 : end] if one]
    natural = sum(spaces)
    lack = page.area.room - head - sum(flow.heights[start:end]) - natural - foot_height(notes)
    if lack < 0:
        return max(0.0, 1 + lack / natural) if natural else 1.0, 0.0
    if (
        follow is None
        or follow.start == follow.end
        or follow.start in flow.turns
        or follow.landscape != page.cut.landscape
    ):
        return 1.0, 0.0
    return 1.0, lack / len(spaces) if spaces and lack <= MOST_STRETCH * len(spaces) else 0.0


def _foot(page: _Page) -> list[Placed]:
    """The notes of a page, from its foot upwards."""
    parts: Sequence[Part] = page.cut.notes
    if not parts:
        return []
    area = page.area
    y = area.top - area.room + page.shift[1] + foot_height(parts) - ABOVE_RULE
    rule = Rules((), ((area.x, area.x + RULE_WIDTH, 0.0),), RULE)
    out = [Placed(y, Fixed((rule,), 0.0))]
    y -= BELOW_RULE
    for para, start, end in parts:
        for i in range(start, end):
            out.append(Placed(y, LineBox(para, i)))
            y -= para.leading
    return out


def _behind(desk: Desk, area: Area) -> tuple[Placed, ...]:
    """The slanted word behind the text of an unfinished paper."""
    mark, width, height = desk.theme.konsep_mark, area.sheet_width, area.sheet_height
    if not mark:
        return ()
    face = desk.style("judul").faces[1]
    run = one_line(mark, face)[0]
    size = min(130.0, 0.75 * (width**2 + height**2) ** 0.5 / max(face.width(run[1]) / 1000, 1.0))
    angle = 55.0 if height > width else 35.0
    return (Placed(0.0, Fixed((Banner(width / 2, -height / 2, size, angle, run, 0.92),), 0.0)),)


# ---------------------------------------------------------------- what runs along


def _running(desk: Desk, page: _Page, total: int) -> tuple[Placed, ...]:
    """The page number, in the middle of its margin; on a turned page at the same edge of the bound paper.
    A blank page is counted but shows none."""
    look = desk.theme.page_number
    blank = page.cut.blank and not page.cut.notes
    if page.number < look.first or not look.pattern or blank or not page.label:
        return ()
    style = desk.style("nomor-halaman")
    face = style.faces[style.start]
    runs = one_line(look.pattern.format(halaman=page.label, jumlah=total), face)
    width = face.width(runs[0][1]) * look.size / 1000
    if page.cut.landscape:
        x, y = _turned_place(desk.theme.page, look, page, (width, style))
        return (Placed(y, Fixed((Banner(x, 0.0, look.size, -90.0, runs[0], 0.0),), 0.0)),)
    sheet = desk.theme.page
    dx = _along(look.align, page.area.width - width)
    middle = (
        (sheet.height - _edge(sheet.header, sheet.top, style)) * MM
        if look.top
        else _edge(sheet.footer, sheet.bottom, style) * MM
    )
    words = Words(
        ARTIFACT, page.area.x, 0.34 * look.size, look.size, look.size, (TextLine(dx, 0.0, runs),), style.ink
    )
    return (Placed(middle, Fixed((words,), 0.0)),)


def _edge(distance: float, margin: float, style: Style) -> float:
    """From the sheet's edge (mm) to the middle of a running line: half of the margin if the theme is silent."""
    return distance + style.leading / 2 / MM if distance else margin / 2


def _along(align: Align, slack: float) -> float:
    match align:
        case Align.KIRI:
            return 0.0
        case Align.TENGAH:
            return slack / 2
        case Align.KANAN | Align.ANGKA:
            return slack


def _turned_place(
    sheet: Page, look: PageNumber, page: _Page, set_in: tuple[float, Style]
) -> tuple[float, float]:
    """The middle of the number on a landscape page: the head of the bound paper is at the right there."""
    width, style = set_in
    top, bottom = _edge(sheet.header, sheet.top, style), _edge(sheet.footer, sheet.bottom, style)
    x = page.area.sheet_width - top * MM if look.top else bottom * MM
    slack = page.area.room - width
    return x, page.area.top + page.shift[1] - _along(look.align, slack) - width / 2


def _line_numbers(desk: Desk, body: Sequence[Placed]) -> list[Placed]:
    """A number beside each line of text, for a copy under review."""
    style = desk.style("nomor-halaman")
    face, size = style.faces[style.start], LINE_NUMBER_SIZE
    edge = min([p.box.para.x for p in body if isinstance(p.box, LineBox)], default=0.0) - LINE_NUMBER_GAP
    out = []
    count = 0
    for placed in body:
        if isinstance(placed.box, LineBox) and placed.box.para.lines[placed.box.line].runs:
            count += 1
            runs = one_line(str(count), face)
            x = edge - face.width(runs[0][1]) * size / 1000
            words = Words(ARTIFACT, x, placed.box.para.rise, size, size, (TextLine(0.0, 0.0, runs),))
            out.append(Placed(placed.top, Fixed((words,), 0.0)))
    return out
