"""What a laid out page holds: placed words, rules, shades and pictures, and the boxes that carry them.

Made by the block modules, stacked by `pages`, dressed as PDF by `write`. Lengths are points. Inside a box,
`y` counts downwards from the box's top; on a sheet, `top` counts upwards from the sheet's foot, as PDF does.
`element` is the number of a structure element, or `ARTIFACT` for what a screen reader should pass over.
"""

from __future__ import annotations

from typing import NamedTuple

from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.drawing import Drawing
from lkpj_report.writers.pdf.fonts import Face

ARTIFACT = -1
MM = 72 / 25.4

Run = tuple[Face, str]


RAISED, RISE = 0.62, 0.36  # size and height of a note's number, as parts of the text's size


class Touch(NamedTuple):
    """What sets a run apart: an element of its own (`ARTIFACT`: none, it is the line's), raised and small."""

    element: int = ARTIFACT
    raised: bool = False


UNTOUCHED = Touch()


class TextLine(NamedTuple):
    """A line of words: its start from the left edge, what each space gets on top of its width, its runs,
    the stretches (from the line's start) that are marked as gaps, and a touch for each run (or none at all)."""

    dx: float
    stretch: float
    runs: tuple[Run, ...]
    marks: tuple[tuple[float, float], ...] = ()
    touches: tuple[Touch, ...] = ()


class Words(NamedTuple):
    """Lines at a common leading; `y` is the first baseline."""

    element: int
    x: float
    y: float
    size: float
    leading: float
    lines: tuple[TextLine, ...]
    ink: str = ""  # operator of the colour; "" is black


class Fill(NamedTuple):
    """A shaded rectangle; colour is red, green, blue from 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    colour: tuple[float, float, float]


class Rules(NamedTuple):
    """Straight rules of one thickness: verticals (x, y0, y1), horizontals (x0, x1, y)."""

    verticals: tuple[tuple[float, float, float], ...]
    horizontals: tuple[tuple[float, float, float], ...]
    thickness: float


class Image(NamedTuple):
    """A picture; x and y are its upper left corner."""

    element: int
    x: float
    y: float
    width: float
    height: float
    data: bytes


class Hot(NamedTuple):
    """A place that leads somewhere when it is clicked; the element is a link."""

    element: int
    x: float
    y: float
    width: float
    height: float


class Banner(NamedTuple):
    """One run of turned words in grey, centred at (x, y); the angle counts against the clock."""

    x: float
    y: float
    size: float
    angle: float
    run: Run
    grey: float


Op = Words | Fill | Rules | Image | Hot | Banner | Drawing


@dataclass(frozen=True, slots=True, eq=False)
class Para:
    """A paragraph whose lines may part; `rise` is the way from a line's top to its baseline."""

    element: int
    x: float
    size: float
    leading: float
    rise: float
    lines: tuple[TextLine, ...]
    label: Words | None = None
    ink: str = ""


class LineBox(NamedTuple):
    """One line of a paragraph."""

    para: Para
    line: int


class Fixed(NamedTuple):
    """Things that stay together; `height` is what they take of the page."""

    ops: tuple[Op, ...]
    height: float


Box = LineBox | Fixed


class Placed(NamedTuple):
    """A box on a sheet; `again` marks a repeated table head, an artifact."""

    top: float
    box: Box
    again: bool = False


class Sheet(NamedTuple):
    """One page: its size, what is behind the text, the text, and what runs along (page number); `shift` is
    how far all but what is behind moves to the right, for the binding edge."""

    width: float
    height: float
    behind: tuple[Placed, ...]
    body: tuple[Placed, ...]
    running: tuple[Placed, ...]
    shift: float = 0.0


class Bookmark(NamedTuple):
    """An entry of the outline: level from 0, text, page from 1, height on the page."""

    level: int
    text: str
    page: int
    top: float
