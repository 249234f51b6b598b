"""Placed boxes to the content streams of PDF pages.

In: sheets. Out: a string of operators a page, and for each structure element the marked contents that are
its own (page, number). What no element owns is an artifact. Coordinates are rounded to 1/100 point.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import field
from typing import Any, assert_never

from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.boxes import (
    ARTIFACT,
    RAISED,
    RISE,
    UNTOUCHED,
    Banner,
    Fill,
    Fixed,
    Hot,
    Image,
    LineBox,
    Placed,
    Rules,
    Sheet,
    TextLine,
    Words,
)
from lkpj_report.writers.pdf.drawing import Drawing, draw
from lkpj_report.writers.pdf.fonts import NBSP, SOFT_HYPHEN, SPACE, Face
from lkpj_report.writers.pdf.structure import Tree

GAP_COLOUR = "1 .93 .55 rg"
DEPTH, HEIGHT = 0.26, 0.88  # of the size: how far the place of a link goes below and above the baseline
_OPEN, _CLOSE = "/Artifact BMC", "EMC"
_END = f"ET\n{_CLOSE}"
_NO_STRETCH = "0.000"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_COMMON = (NBSP, SOFT_HYPHEN)  # nearly all that is not ASCII
_RUNNING = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"


class Codes(dict[int, str]):
    """Characters of a face as codes of its first subset, ready for a PDF string; `far` holds all others."""

    def __init__(self, font: Any, doc: Any) -> None:
        super().__init__()
        self.font, self.doc = font, doc
        self.far: set[int] = set()

    def __missing__(self, code: int) -> str:
        subset, found = self.font.splitString(chr(code), self.doc)[0]
        if subset:
            self.far.add(code)
            return ""
        self[code] = made = _literal(found)
        return made


def _literal(codes: bytes) -> str:
    return "".join([chr(c) if 32 <= c < 127 and c not in b"()\\" else f"\\{c:03o}" for c in codes])


@dataclass(slots=True)
class Pen:
    """A face in one document: names of its subsets, its codes, the texts shown."""

    font: Any
    doc: Any
    codes: Codes
    texts: list[str] = field(default_factory=list)

    def show(self, text: str) -> list[tuple[int, str]]:
        """Subset numbers and PDF strings for a text."""
        self.texts.append(text)
        near = text
        if "(" in text or ")" in text or "\\" in text:
            near = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        if text.isascii():
            return [(0, near)]
        codes = self.codes
        for char in _COMMON:
            if char in near:
                near = near.replace(char, codes[ord(char)])
        if not near.isascii():
            near = _NOT_ASCII.sub(lambda found: codes[ord(found.group())], near)
        if not codes.far or codes.far.isdisjoint(map(ord, text)):
            return [(0, near)]
        return [(subset, _literal(found)) for subset, found in self.font.splitString(text, self.doc)]

    def used(self) -> set[str]:
        """The characters shown."""
        return set("".join(self.texts))

    def resource(self, subset: int) -> str:
        """The name of a subset in the page's resources."""
        name: str = self.font.getSubsetInternalName(subset, self.doc)
        return name


INLINE = -1  # stands for a page among the kids of an element: the number is that of an inline element

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top of a place on a page; the page's shift is not in it."""


@dataclass(slots=True)
class Contents:
    """The marked contents of a document: `owners[page]` lists elements by number, `kids` the reverse, with
    the inline elements between; `shifts` of pages, `frames` of pictures, `hot` places of links by page."""

    tree: Tree
    owners: list[list[int]] = field(default_factory=list)
    kids: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    shifts: list[float] = field(default_factory=list)
    frames: dict[int, Corners] = field(default_factory=dict)
    hot: dict[int, list[tuple[int, Corners]]] = field(default_factory=dict)

    def begin_page(self, shift: float) -> None:
        """What is opened from here on stands on a new page."""
        self.owners.append([])
        self.shifts.append(shift)

    def open(self, element: int, role: str) -> str:
        """Begin a marked content of an element on the last page."""
        owners = self.owners[-1]
        number = len(owners)
        owners.append(element)
        if element not in self.kids:
            if element in self.tree.inline:
                self._join(element)
            self.kids.setdefault(element, [])
        self.kids[element].append((len(self.owners) - 1, number))
        return f"/{role}<</MCID {number}>>BDC"

    def _join(self, element: int) -> None:
        """Put an inline element behind what its parent has so far; a note right behind its reference."""
        parent = self.tree.parents[element]
        if parent not in self.kids:
            if parent in self.tree.inline:
                self._join(parent)
            self.kids.setdefault(parent, [])
        kids = self.kids[parent]
        if (INLINE, element) not in kids:
            kids.append((INLINE, element))
            if (note := self.tree.notes.get(element)) is not None:
                kids.append((INLINE, note))

    def heat(self, element: int, corners: Corners) -> None:
        """Make a place on the last page lead where a link says."""
        self.hot.setdefault(element, []).append((len(self.owners) - 1, corners))


@dataclass(slots=True)
class Ink:
    """The operators of one page, with the text state that they have set."""

    pens: Callable[[Face], Pen]
    pictures: Callable[[bytes], str]
    contents: Contents
    roles: list[str]
    out: list[str] = field(default_factory=list)
    font: tuple[Face | None, int, float] = (None, 0, 0.0)
    stretch: str = _NO_STRETCH
    leading: float = 0.0
    verticals: dict[tuple[float, float], tuple[float, float]] = field(default_factory=dict)
    rules: dict[float, list[str]] = field(default_factory=dict)


def page_code(sheet: Sheet, ink: Ink) -> str:
    """The content stream of a sheet."""
    ink.contents.begin_page(sheet.shift)
    for placed in sheet.behind:
        _fixed(placed, ink)
    if sheet.shift:
        ink.out.append(f"1 0 0 1 {sheet.shift:.2f} 0 cm")
    body = sheet.body
    i, n = 0, len(body)
    while i < n:
        box = body[i].box
        if isinstance(box, LineBox):
            end = i + 1
            while end < n and isinstance(other := body[end].box, LineBox) and other.para is box.para:
                end += 1
            _para(body[i].top, box, end - i, ink)
            i = end
        else:
            _fixed(body[i], ink)
            i += 1
    _rules_out(ink)
    for placed in sheet.running:
        _fixed(placed, ink, _RUNNING)
    return "\n".join(ink.out) + "\n"


def _para(top: float, box: LineBox, count: int, ink: Ink) -> None:
    para, first = box
    if not first and para.label is not None:
        _words(para.label, top, ink)
    lines = para.lines[first : first + count]
    _words(Words(para.element, para.x, para.rise, para.size, para.leading, lines, para.ink), top, ink)


def _fixed(placed: Placed, ink: Ink, artifact: str = _OPEN) -> None:
    top = placed.top
    if not isinstance(placed.box, Fixed):
        raise TypeError("only fixed boxes stand outside the text")
    for op in placed.box.ops:
        match op:
            case Words():
                _words(op._replace(element=ARTIFACT) if placed.again else op, top, ink, artifact)
            case Fill(x, y, width, height, (red, green, blue)):
                colour = f"{red:.3g} g" if red == green == blue else f"{red:.3g} {green:.3g} {blue:.3g} rg"
                ink.out.append(
                    f"{_OPEN} q {colour} {x:.2f} {top - y - height:.2f} {width:.2f} {height:.2f} re f Q {_CLOSE}"
                )
            case Rules():
                _rules(op, top, ink)
            case Image():
                _image(op, top, ink)
            case Hot(element, x, y, width, height):
                ink.contents.heat(element, (x, top - y - height, x + width, top - y))
            case Banner():
                _banner(op, top, ink, artifact)
            case Drawing():
                draw(op, top, ink)
            case _:
                assert_never(op)


# ---------------------------------------------------------------- words


def _words(op: Words, top: float, ink: Ink, artifact: str = _OPEN) -> None:
    touched = marked = False
    seen = False
    for line in op.lines:
        seen = seen or bool(line.runs)
        touched = touched or bool(line.touches)
        marked = marked or bool(line.marks)
    if not seen:
        return
    y = top - op.y
    if marked:
        _gap_marks(op, y, ink)
    if op.ink:
        ink.out.append(op.ink)
    if touched:
        _touched(op, y, ink, artifact)
    else:
        _plain(op, y, ink, artifact)
    if op.ink:
        ink.out.append("0 g")


def _plain(op: Words, y: float, ink: Ink, artifact: str) -> None:
    """Lines that all belong to one element."""
    element, left, _, size, leading, lines, _ = op
    mark = artifact if element == ARTIFACT else ink.contents.open(element, ink.roles[element])
    move, before, above = "", 0.0, -1
    for i, line in enumerate(lines):
        if not line.runs:
            continue
        x = round(left + line.dx, 2)
        if above < 0:
            move = f"{mark}\nBT\n{x:.2f} {y - i * leading:.2f} Td"
        elif x == before and i == above + 1:
            move = "T*"
            if ink.leading != leading:
                ink.leading = leading
                move = f"{leading:.3f} TL\nT*"
        else:
            move = f"{x - before:.2f} {(above - i) * leading:.3f} Td"
        before, above = x, i
        ink.out.append(move)
        _line(line, size, ink)
    ink.out.append(_END)


def _line(line: TextLine, size: float, ink: Ink) -> None:
    out = ink.out
    stretch = f"{line.stretch:.3f}" if line.stretch else _NO_STRETCH
    if stretch != ink.stretch:
        ink.stretch = stretch
        out.append(f"{stretch} Tw")
    for face, text in line.runs:
        pen = ink.pens(face)
        for subset, string in pen.show(text):
            if ink.font != (face, subset, size):
                ink.font = (face, subset, size)
                out.append(f"{pen.resource(subset)} {size:g} Tf")
            out.append(f"({string})Tj")


def _touched(op: Words, y: float, ink: Ink, artifact: str) -> None:
    """Lines of which some words have an element of their own: a marked content for each stretch of one element."""
    out, links = ink.out, ink.contents.tree.links
    current: int | None = None
    for i, line in enumerate(op.lines):
        x, foot = op.x + line.dx, y - i * op.leading
        touches = line.touches or (UNTOUCHED,) * len(line.runs)
        for run, touch in zip(line.runs, touches, strict=True):
            element = op.element if touch.element == ARTIFACT or op.element == ARTIFACT else touch.element
            if element != current:
                out += ["ET", _CLOSE] if current is not None else []
                role = artifact if element == ARTIFACT else ink.contents.open(element, ink.roles[element])
                out += [role, "BT"]
                current = element
            rise = RISE * op.size if touch.raised else 0.0
            size = op.size * (RAISED if touch.raised else 1.0)
            out.append(f"1 0 0 1 {x:.2f} {foot + rise:.2f} Tm")
            _line(TextLine(0.0, line.stretch, (run,)), size, ink)
            face, text = run
            width = face.width(text) * size / 1000 + line.stretch * (text.count(SPACE) + text.count(NBSP))
            if element in links:
                ink.contents.heat(element, (x, foot - DEPTH * op.size, x + width, foot + HEIGHT * op.size))
            x += width
    out += ["ET", _CLOSE]


def _gap_marks(op: Words, y: float, ink: Ink) -> None:
    """A pale box behind each stretch that is still to be filled."""
    for i, line in enumerate(op.lines):
        for start, end in line.marks:
            x, foot = op.x + line.dx + start - 1, y - i * op.leading - 0.26 * op.size
            box = f"{x:.2f} {foot:.2f} {end - start + 2:.2f} {1.14 * op.size:.2f} re f"
            ink.out.append(f"{_OPEN} q {GAP_COLOUR} {box} Q {_CLOSE}")


# ---------------------------------------------------------------- rules, pictures, banner


def _rules(op: Rules, top: float, ink: Ink) -> None:
    """Gather rules; verticals that go on from row to row become one."""
    mine = ink.rules.setdefault(op.thickness, [])
    for x, start, end in op.verticals:
        key = (round(x, 2), op.thickness)
        above = ink.verticals.get(key)
        if above is not None and abs(above[1] - (top - start)) < 0.05:
            ink.verticals[key] = (above[0], top - end)
        else:
            if above is not None:
                mine.append(f"{key[0]:.2f} {above[0]:.2f} m {key[0]:.2f} {above[1]:.2f} l")
            ink.verticals[key] = (top - start, top - end)
    for left, right, y in op.horizontals:
        mine.append(f"{left:.2f} {top - y:.2f} m {right:.2f} {top - y:.2f} l")


def _rules_out(ink: Ink) -> None:
    for (x, thickness), (start, end) in ink.verticals.items():
        ink.rules[thickness].append(f"{x:.2f} {start:.2f} m {x:.2f} {end:.2f} l")
    for thickness, strokes in ink.rules.items():
        if strokes:
            ink.out.append(f"{_OPEN} q 2 J {thickness:.3g} w")
            ink.out += strokes
            ink.out.append(f"S Q {_CLOSE}")


def _image(op: Image, top: float, ink: Ink) -> None:
    foot = top - op.y - op.height
    ink.contents.frames[op.element] = (op.x, foot, op.x + op.width, foot + op.height)
    ink.out.append(ink.contents.open(op.element, "Figure"))
    ink.out.append(f"q {op.width:.3f} 0 0 {op.height:.3f} {op.x:.2f} {foot:.2f} cm {ink.pictures(op.data)} Q")
    ink.out.append(_CLOSE)


def _banner(op: Banner, top: float, ink: Ink, artifact: str) -> None:
    face, text = op.run
    pen = ink.pens(face)
    turn = math.radians(op.angle)
    cos, sin = math.cos(turn), math.sin(turn)
    along, across = -face.width(text) * op.size / 2000, -0.35 * op.size
    x = op.x + along * cos - across * sin
    y = top - op.y + along * sin + across * cos
    out = ink.out
    out.append(f"{artifact} q {op.grey:.3g} g BT {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm")
    for subset, string in pen.show(text):
        out.append(f"{pen.resource(subset)} {op.size:.2f} Tf ({string})Tj")
    out.append(f"ET Q {_CLOSE}")
