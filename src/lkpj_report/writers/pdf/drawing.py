"""Vector drawings: the shapes of a chart as data, and their operators on a page.

`charts` makes a `Drawing`; it is one of the ops of a `Fixed` box (`boxes.Op`), and `content` hands it to
`draw`. Lengths are points; inside a drawing x counts from its left edge and y upwards from its foot, so that
a value axis grows as it does on paper. The whole drawing is one marked content of one Figure element: a
screen reader hears the element's Alt, and the labels remain text that can be searched.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, assert_never

from lkpj_report.writers.pdf.fonts import SPACE, Face

if TYPE_CHECKING:
    from lkpj_report.writers.pdf.content import Ink

Point = tuple[float, float]
Colour = tuple[float, float, float]

BLACK: Colour = (0.0, 0.0, 0.0)


class Stroke(NamedTuple):
    """Straight lines through points; `dashes` in points, () for a whole line."""

    points: tuple[Point, ...]
    thickness: float
    colour: Colour = BLACK
    dashes: tuple[float, ...] = ()


class Area(NamedTuple):
    """A closed shape, filled unless `fill` is None, then outlined in black when `outline` > 0 (points)."""

    points: tuple[Point, ...]
    fill: Colour | None
    outline: float = 0.0


class Clipped(NamedTuple):
    """Shapes of which only what lies inside a rectangle (x, y, width, height) is seen: hatches."""

    frame: tuple[float, float, float, float]
    shapes: tuple[Stroke | Area, ...]


class Label(NamedTuple):
    """Words from (x, y) along a baseline turned to the left by `angle` degrees; all glyphs are in the face."""

    x: float
    y: float
    size: float
    face: Face
    text: str
    angle: int = 0


Shape = Stroke | Area | Clipped | Label


class Drawing(NamedTuple):
    """Shapes in a frame whose upper left corner is (x, y) in its box, as with `boxes.Image`."""

    element: int
    x: float
    y: float
    width: float
    height: float
    shapes: tuple[Shape, ...]


def draw(op: Drawing, top: float, ink: Ink) -> None:
    """The operators of a drawing as one marked content; its frame becomes the element's BBox.

    All state is set between `q` and `Q`, so that what `ink` remembers of the page's text state stays true.
    """
    foot = top - op.y - op.height
    ink.contents.frames[op.element] = (op.x, foot, op.x + op.width, foot + op.height)
    ink.out.append(ink.contents.open(op.element, ink.roles[op.element]))
    ink.out.append(f"q 1 0 0 1 {op.x:.2f} {foot:.2f} cm 0 Tw 1 j")
    for shape in op.shapes:
        match shape:
            case Label():
                _label(shape, ink)
            case Clipped((x, y, width, height), inside):
                ink.out.append(f"q {x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n")
                ink.out += [_path(one) for one in inside]
                ink.out.append("Q")
            case Stroke() | Area():
                ink.out.append(_path(shape))
            case _:
                assert_never(shape)
    ink.out.append("Q\nEMC")


def _path(shape: Stroke | Area) -> str:
    steps = [f"{x:.2f} {y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(shape.points)]
    line = " ".join(steps)
    if isinstance(shape, Stroke):
        pattern = " ".join(f"{d:g}" for d in shape.dashes)
        return f"{shape.thickness:.3g} w [{pattern}] 0 d {_paint(shape.colour).upper()} {line} S"
    pen = f"{shape.outline:.3g} w [] 0 d 0 G " if shape.outline > 0 else ""
    if shape.fill is None:
        return f"{pen}{line} {'s' if pen else 'n'}"
    return f"{pen}{_paint(shape.fill)} {line} {'b' if pen else 'f'}"


def _paint(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.3g} g" if red == green == blue else f"{red:.3g} {green:.3g} {blue:.3g} rg"


def _label(label: Label, ink: Ink) -> None:
    """Words of a label, with a space at their end: unseen, but it keeps them from joining the next ones."""
    pen = ink.pens(label.face)
    turn = math.radians(label.angle)
    # adding zero makes 0 of -0, which would be printed with its sign
    cos, sin = round(math.cos(turn), 5) + 0.0, round(math.sin(turn), 5) + 0.0
    ink.out.append(f"BT 0 g {cos:g} {sin:g} {-sin + 0.0:g} {cos:g} {label.x:.2f} {label.y:.2f} Tm")
    for subset, string in pen.show(label.text + SPACE):
        ink.out.append(f"{pen.resource(subset)} {label.size:g} Tf ({string})Tj")
    ink.out.append("ET")
