"""Rows taller than a page: a fixed box cut between its lines of text.

In: the box of such a row (or of rows tied by a span). Out: boxes that may stand on different pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lkpj_report.writers.pdf.boxes import Fill, Fixed, Op, Rules, Words
from lkpj_report.writers.pdf.units import CAPITALS

_EPSILON = 0.01  # pt


def slices(box: Fixed) -> Iterator[Fixed]:
    """A tall box cut between lines of text, wherever no line stands in the way."""
    bands = sorted(
        (op.y + (i - 0.5) * op.leading - CAPITALS * op.size, op.leading)
        for op in box.ops
        if isinstance(op, Words)
        for i in range(len(op.lines))
    )
    cuts, low = [0.0], bands[0][0]
    for top, height in bands:
        if top > low - _EPSILON and top > cuts[-1] + _EPSILON and low > bands[0][0]:
            cuts.append(top)
        low = max(low, top + height)
    cuts.append(box.height)
    for start, end in pairwise(cuts):
        yield _slice(box, start, end)


def _slice(box: Fixed, start: float, end: float) -> Fixed:
    ops: list[Op] = []
    for op in box.ops:
        match op:
            case Words(element, x, y, size, leading, lines, ink):
                mine = [i for i in range(len(lines)) if start <= y + i * leading < end]
                if mine:
                    first = mine[0]
                    ops.append(
                        Words(
                            element,
                            x,
                            y + first * leading - start,
                            size,
                            leading,
                            lines[first : mine[-1] + 1],
                            ink,
                        )
                    )
            case Fill(x, y, width, height, colour):
                top, bottom = max(y, start), min(y + height, end)
                if top < bottom:
                    ops.append(Fill(x, top - start, width, bottom - top, colour))
            case Rules(verticals, horizontals, thickness):
                ops.append(
                    Rules(
                        tuple(
                            (x, max(a, start) - start, min(b, end) - start)
                            for x, a, b in verticals
                            if a < end and b > start
                        ),
                        tuple(
                            (a, b, y - start)
                            for a, b, y in horizontals
                            if start <= y <= end and (y > start or not start)
                        ),
                        thickness,
                    )
                )
            case _:
                ops.append(op)
    return Fixed(tuple(ops), end - start)
