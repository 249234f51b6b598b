"""Boxes to pages: where each page ends, and what stands on it.

In: the flow of a document and the theme. Out: `Sheet`s with placed boxes, and the page and height of each
box that a heading begins with. A page ends at the last place that is allowed before it would overflow; only
what is glued together and taller than a page is parted where it must be.
"""

from __future__ import annotations

from typing import NamedTuple

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Align
from lkpj_report.writers.pdf.boxes import ARTIFACT, MM, Banner, Fixed, Placed, Sheet, TextLine, Words
from lkpj_report.writers.pdf.desk import Desk, Flow
from lkpj_report.writers.pdf.inline import one_line

_EPSILON = 0.01  # pt: what adding up heights may be off by


class Cut(NamedTuple):
    """A page: its first box and the one after its last."""

    start: int
    end: int


def page_cuts(flow: Flow, room: float) -> list[Cut]:
    """Where the pages of a flow end."""
    cuts: list[Cut] = []
    n, start = len(flow.boxes), 0
    heights, before, glued, heads, turns = flow.heights, flow.before, flow.glued, flow.heads, flow.turns
    while start < n:
        used = sum(h.height for h in heads[start])
        allowed, i = 0, start
        while i < n:
            if i > start:
                if i in turns:
                    allowed = i
                    break
                if not glued[i - 1]:
                    allowed = i
                used += before[i]
            used += heights[i]
            if used > room + _EPSILON and i > start:
                break
            i += 1
        end = n if i == n else allowed if allowed > start else i
        cuts.append(Cut(start, end))
        start = end
    return cuts or [Cut(0, 0)]


def build_sheets(desk: Desk, konsep: bool) -> tuple[tuple[Sheet, ...], dict[int, tuple[int, float]]]:
    """All sheets, and the page (from 1) and top of each marked box."""
    theme, flow = desk.theme, desk.flow
    page = theme.page
    top, room = (page.height - page.top) * MM, (page.height - page.top - page.bottom) * MM
    cuts = page_cuts(flow, room)
    wanted = {mark.box for mark in desk.marks}
    at: dict[int, tuple[int, float]] = {}
    bodies = []
    for number, (start, end) in enumerate(cuts, 1):
        y = top
        body: list[Placed] = []
        for head in flow.heads[start] if start < end else ():
            body.append(Placed(y, head, again=True))
            y -= head.height
        for i in range(start, end):
            if i > start:
                y -= flow.before[i]
            if i in wanted:
                at[i] = (number, y)
            body.append(Placed(y, flow.boxes[i]))
            y -= flow.heights[i]
        if end - 1 in flow.feet:
            body.append(Placed(y, flow.feet[end - 1], again=True))
        bodies.append(tuple(body))
    behind = _behind(desk, konsep)
    sheets = tuple(
        Sheet(page.width * MM, page.height * MM, behind, body, _running(desk, number, len(bodies)))
        for number, body in enumerate(bodies, 1)
    )
    return sheets, at


def _behind(desk: Desk, konsep: bool) -> tuple[Placed, ...]:
    """The slanted word behind the text of an unfinished paper."""
    theme, page = desk.theme, desk.theme.page
    if not konsep or not theme.konsep_mark:
        return ()
    face = desk.style("judul").faces[1]
    run = one_line(theme.konsep_mark, face)[0]
    size = min(
        130.0, 0.75 * (page.width**2 + page.height**2) ** 0.5 * MM / max(face.width(run[1]) / 1000, 1.0)
    )
    banner = Banner(page.width * MM / 2, -page.height * MM / 2, size, 55.0, run, 0.92)
    return (Placed(0.0, Fixed((banner,), 0.0)),)


def _running(desk: Desk, number: int, total: int) -> tuple[Placed, ...]:
    """The page number, in the middle of its margin."""
    theme: Theme = desk.theme
    look, page = theme.page_number, theme.page
    if number < look.first or not look.pattern:
        return ()
    style = desk.style("nomor-halaman")
    face = style.faces[style.start]
    runs = one_line(look.pattern.format(halaman=number, jumlah=total), face)
    width = face.width(runs[0][1]) * look.size / 1000
    room = (page.width - page.left - page.right) * MM
    match look.align:
        case Align.KIRI:
            dx = 0.0
        case Align.TENGAH:
            dx = (room - width) / 2
        case Align.KANAN | Align.ANGKA:
            dx = room - width
    middle = (page.height - page.top / 2) * MM if look.top else page.bottom / 2 * MM
    line = TextLine(dx, 0.0, runs)
    words = Words(ARTIFACT, page.left * MM, 0.34 * look.size, look.size, look.size, (line,))
    return (Placed(middle, Fixed((words,), 0.0)),)
