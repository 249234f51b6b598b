"""Bars and lines of a chart, told apart by pattern, dash and marker as well as by colour.

In: a plot (where values and categories stand) and numbers. Out: shapes. A council prints in black and white
and copies the print, so no two series may differ by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from lkpj_report.writers.pdf.chart_scale import Scale
from lkpj_report.writers.pdf.chart_words import Slots
from lkpj_report.writers.pdf.drawing import BLACK, Area, Clipped, Colour, Point, Shape, Stroke

OUTLINE = 0.5
WHITE: Colour = (1.0, 1.0, 1.0)
Frame = tuple[float, float, float, float]


class Plot(NamedTuple):
    """The field of a chart: its foot and head on paper, the scale between them, the categories."""

    foot: float
    head: float
    scale: Scale
    slots: Slots

    def y(self, value: Decimal) -> float:
        """Where a value stands."""
        return self.foot + (self.head - self.foot) * self.scale.share(value)


# ---------------------------------------------------------------- patterns of bars


def _diagonals(frame: Frame, gap: float, rising: bool) -> list[Stroke]:
    x, y, width, height = frame
    strokes = []
    # lines stand on a grid of the page, so that neighbouring bars of a series look alike
    start = x - height - (x - height) % gap
    at = start
    while at < x + width:
        ends = ((at, y), (at + height, y + height)) if rising else ((at, y + height), (at + height, y))
        strokes.append(Stroke(ends, 0.6))
        at += gap
    return strokes


def _hatch(frame: Frame) -> list[Stroke]:
    return _diagonals(frame, 4.0, rising=True)


def _back_hatch(frame: Frame) -> list[Stroke]:
    return _diagonals(frame, 4.0, rising=False)


def _cross_hatch(frame: Frame) -> list[Stroke]:
    return [*_diagonals(frame, 4.5, rising=True), *_diagonals(frame, 4.5, rising=False)]


def _levels(frame: Frame) -> list[Stroke]:
    x, y, width, height = frame
    count = int(height / 3)
    return [Stroke(((x, y + 3 * n), (x + width, y + 3 * n)), 0.6) for n in range(1, count + 1)]


def _dots(frame: Frame) -> list[Area]:
    x, y, width, height = frame
    dots = []
    for row in range(int(height / 3) + 1):
        for column in range(int(width / 4) + 2):
            centre = (x + 4 * column + 2 * (row % 2), y + 3 * row + 1.5)
            dots.append(Area(_square(centre, 0.55), BLACK))
    return dots


class Pattern(NamedTuple):
    """The look of a series of bars: its ground, and what is drawn on it."""

    ground: Colour
    over: Callable[[Frame], list[Stroke] | list[Area]] | None = None


PATTERNS = (
    Pattern((0.13, 0.27, 0.42)),
    Pattern((0.97, 0.88, 0.70), _hatch),
    Pattern((0.70, 0.78, 0.84)),
    Pattern(WHITE, _dots),
    Pattern((0.87, 0.92, 0.84), _cross_hatch),
    Pattern((0.45, 0.45, 0.45)),
    Pattern(WHITE, _levels),
    Pattern((0.95, 0.83, 0.80), _back_hatch),
    Pattern(WHITE),
)
"""Grounds of neighbours differ in lightness too; after the last the first comes again."""


def bar(frame: Frame, series: int) -> list[Shape]:
    """A bar, or its swatch in the legend."""
    x, y, width, height = frame
    pattern = PATTERNS[series % len(PATTERNS)]
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    shapes: list[Shape] = [Area(corners, pattern.ground)]
    if pattern.over is not None and height > 0:
        shapes.append(Clipped(frame, tuple(pattern.over(frame))))
    shapes.append(Area(corners, None, OUTLINE))
    return shapes


# ---------------------------------------------------------------- lines and their markers


def _square(centre: Point, half: float) -> tuple[Point, ...]:
    x, y = centre
    return ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))


def _triangle(centre: Point, half: float) -> tuple[Point, ...]:
    x, y = centre
    return ((x - half, y - 0.8 * half), (x + half, y - 0.8 * half), (x, y + 1.1 * half))


def _diamond(centre: Point, half: float) -> tuple[Point, ...]:
    x, y = centre
    return ((x, y - 1.3 * half), (x + 1.3 * half, y), (x, y + 1.3 * half), (x - 1.3 * half, y))


def _round(centre: Point, half: float) -> tuple[Point, ...]:
    x, y = centre
    turns = ((1.0, 0.0), (0.866, 0.5), (0.5, 0.866))
    quarter = [(half * a, half * b) for a, b in turns]
    out: list[Point] = []
    for _ in range(4):
        out += [(x + a, y + b) for a, b in quarter]
        quarter = [(-b, a) for a, b in quarter]
    return tuple(out)


class LineLook(NamedTuple):
    """The look of a line: colour, dashes, shape of its markers, whether they are filled."""

    colour: Colour
    dashes: tuple[float, ...]
    marker: Callable[[Point, float], tuple[Point, ...]]
    filled: bool


LINES = (
    LineLook((0.13, 0.27, 0.42), (), _round, True),
    LineLook((0.75, 0.35, 0.05), (6.0, 2.5), _square, False),
    LineLook((0.10, 0.45, 0.30), (1.5, 2.0), _triangle, True),
    LineLook((0.45, 0.20, 0.45), (7.0, 2.0, 1.5, 2.0), _diamond, False),
    LineLook((0.30, 0.30, 0.30), (3.0, 1.5), _round, False),
    LineLook((0.65, 0.10, 0.15), (10.0, 3.0), _square, True),
    LineLook((0.05, 0.40, 0.55), (1.5, 3.5), _triangle, False),
    LineLook(BLACK, (9.0, 2.0, 1.5, 2.0, 1.5, 2.0), _diamond, True),
)
MARKER = 2.4  # points, half the width of a marker


def line(pieces: list[list[Point]], series: int) -> list[Shape]:
    """A line of unbroken pieces with a marker at each point; a lone point is a marker only."""
    look = LINES[series % len(LINES)]
    shapes: list[Shape] = [
        Stroke(tuple(piece), 1.4, look.colour, look.dashes) for piece in pieces if len(piece) > 1
    ]
    for piece in pieces:
        for point in piece:
            shapes.append(Area(look.marker(point, MARKER), look.colour if look.filled else WHITE, 0.8))
    return shapes


def pieces_of(points: list[Point | None]) -> list[list[Point]]:
    """Points in runs, parted where there is none."""
    out: list[list[Point]] = [[]]
    for point in points:
        if point is not None:
            out[-1].append(point)
        elif out[-1]:
            out.append([])
    return [piece for piece in out if piece]


def legend_line(ends: list[Point], series: int) -> list[Shape]:
    """A piece of a line with one marker in its middle."""
    look = LINES[series % len(LINES)]
    middle = ((ends[0][0] + ends[1][0]) / 2, ends[0][1])
    return [Stroke(tuple(ends), 1.4, look.colour, look.dashes), *line([[middle]], series)]
