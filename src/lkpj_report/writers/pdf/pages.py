"""Boxes to pages: where each page ends, and which footnotes stand at its foot.

In: the flow of a document and the height of its pages. Out: a `Cut` for each page. A page ends at the last
place that is allowed before it would overflow; only what is glued together and taller than a page is parted
where it must be. What must begin an odd page leaves the even one before it blank, but for notes that run on.
A footnote stands on the page of its call; it runs on only where the line that calls it would
otherwise leave much of the page empty. What is left for a last page is taken in by narrower spaces, if they do.
"""

from __future__ import annotations

from typing import NamedTuple

from lkpj_report.writers.pdf.boxes import LineBox, Para
from lkpj_report.writers.pdf.desk import Flow
from lkpj_report.writers.pdf.fonts import SOFT_HYPHEN
from lkpj_report.writers.pdf.footnotes import ABOVE_RULE, BELOW_RULE, FEW, Part, fit, foot_height

_EPSILON = 0.01  # pt: what adding up heights may be off by
MOST_SHRINK = 1 / 3  # of the spaces on a page that takes in the last lines before a turn or the end
WELL_FILLED = 0.88  # of a page: a note is not parted where the page is as full without its call


class Cut(NamedTuple):
    """A page: its first box and the one after its last, whether it is landscape, the notes at its foot;
    `blank` is one that is skipped so that the next is odd (it has no boxes, and seldom notes)."""

    start: int
    end: int
    landscape: bool = False
    notes: tuple[Part, ...] = ()
    blank: bool = False


class _Fill(NamedTuple):
    """How far a page is filled: the box that would come next, the height of all boxes before it."""

    end: int
    used: float


def page_cuts(flow: Flow, rooms: tuple[float, float]) -> list[Cut]:
    """Where the pages of a flow end; `rooms` are the heights of portrait and landscape pages."""
    cuts: list[Cut] = []
    n, start = len(flow.boxes), 0
    carried: tuple[Part, ...] = ()
    wide = False
    while start < n or carried:
        if start in flow.rectos and len(cuts) % 2:
            here, carried = fit(carried, rooms[wide])
            cuts.append(Cut(start, start, wide, here, blank=True))
            continue
        wide = flow.wide.get(start, wide)
        room = rooms[wide]
        head = sum(h.height for h in flow.heads[start]) if start < n else 0.0
        least = head + flow.heights[start] if start < n else 0.0
        here, carried = fit(carried, max(room - least, room / 2 if start >= n else 0.0))
        fill = _fill(flow, start, (head, room), foot_height(here)) if start < n else _Fill(n, 0.0)
        new = [Part(p, 0, len(p.lines)) for p in _called(flow, start, fill.end)]
        if carried:
            carried = (*carried, *new)
        else:
            here, carried = fit((*here, *new), room - fill.used)
        cuts.append(Cut(start, fill.end, wide, here))
        start = fill.end
    return cuts or [Cut(0, 0)]


def _called(flow: Flow, start: int, end: int) -> list[Para]:
    if not flow.notes:
        return []
    return [para for i in range(start, end) for para in flow.notes.get(i, ())]


def _fill(flow: Flow, start: int, page: tuple[float, float], foot: float) -> _Fill:
    """The boxes of the page that begins with `start`; `page` is what its head takes and its height."""
    used, room = page
    heights, before, glued, turns, notes = flow.heights, flow.before, flow.glued, flow.turns, flow.notes
    n, i = len(flow.boxes), start
    best = _Fill(start, used)
    best_foot = foot
    while i < n:
        if i > start:
            if i in turns:
                return _Fill(i, used)
            if not glued[i - 1]:
                best, best_foot = _Fill(i, used), foot
            used += before[i]
        used += heights[i]
        if i in notes:
            new = [Part(p, 0, len(p.lines)) for p in notes[i]]
            whole = foot + foot_height(new) - (ABOVE_RULE + BELOW_RULE if foot else 0.0)
            if used + whole > room + _EPSILON and i > start:
                least = whole - (new[-1].height - min(FEW, len(new[-1].para.lines)) * new[-1].para.leading)
                full = best.used + best_foot >= WELL_FILLED * room and best.end > start
                if not full and not glued[i] and used + least <= room + _EPSILON:
                    return _Fill(i + 1, used)
                break
            foot = whole
        elif used + foot > room + _EPSILON and i > start:
            end = _drawn_in(flow, start, i, used + foot - room)
            if end:
                return _Fill(end, room - foot)
            break
        i += 1
    if i == n:
        return _Fill(n, used)
    if best.end <= start:
        return _Fill(i, used - heights[i] - before[i])
    return _unhyphened(flow, start, best)


def _drawn_in(flow: Flow, start: int, i: int, over: float) -> int:
    """The box after the last before a turn or the end, if the page can take all of them by narrower spaces: else 0.

    `over` is how far box i reaches below the page. What would stand alone on the next page is often no more
    than a signature with its two lines, and this page would be left that much emptier.
    """
    spaces = sum(flow.before[start + 1 : i + 1])
    while over <= MOST_SHRINK * spaces + _EPSILON and i not in flow.notes:
        i += 1
        if i == len(flow.boxes) or i in flow.turns:
            return i
        over += flow.before[i] + flow.heights[i]
        spaces += flow.before[i]
    return 0


def _unhyphened(flow: Flow, start: int, fill: _Fill) -> _Fill:
    """A page that would end with half a word ends a line earlier, where that is allowed."""
    last = fill.end - 1
    if last - 1 <= start or flow.glued[last - 1] or not _hyphened(flow, last) or _hyphened(flow, last - 1):
        return fill
    return _Fill(last, fill.used - flow.heights[last] - flow.before[last])


def _hyphened(flow: Flow, i: int) -> bool:
    box = flow.boxes[i]
    if not isinstance(box, LineBox):
        return False
    runs = box.para.lines[box.line].runs
    return bool(runs) and runs[-1][1].endswith(SOFT_HYPHEN)
