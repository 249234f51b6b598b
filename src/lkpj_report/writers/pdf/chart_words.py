"""Words of a chart: category labels below the axis, lines above it, the legend.

In: texts whose glyphs the face has, and the room. Out: labels placed from y = 0 downwards, and the height
that they take; `moved` brings them where they belong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from lkpj_report.writers.pdf.drawing import Label, Shape
from lkpj_report.writers.pdf.fonts import SPACE, Face

CAPITAL = 0.68  # em: height of a capital
MOST_LINES = 5  # of a level category label
SLANT = 45
GROWTH = (1.0, 1.4, 1.8, 2.4)  # of the height for upright names
_COS = 0.70711


class Type(NamedTuple):
    """A face at a size (points)."""

    face: Face
    size: float

    @property
    def leading(self) -> float:
        """From line to line."""
        return 1.15 * self.size

    def width(self, text: str) -> float:
        """Points that a text takes."""
        return self.face.width(text) * self.size / 1000

    def label(self, x: float, y: float, text: str, angle: int = 0) -> Label:
        """Words that begin at (x, y)."""
        return Label(x, y, self.size, self.face, text, angle)

    def centred(self, x: float, y: float, text: str) -> Label:
        """Words around x."""
        return self.label(x - self.width(text) / 2, y, text)


class Slots(NamedTuple):
    """The places of the categories: left edge of the first, width of each."""

    left: float
    width: float

    def centre(self, i: int) -> float:
        """The middle of a category."""
        return self.left + self.width * (i + 0.5)


class Foot(NamedTuple):
    """Labels below the axis, their height; every `step`th is shown; `cut` are those that were shortened."""

    labels: tuple[Label, ...]
    height: float
    step: int = 1
    cut: tuple[str, ...] = ()


def moved(labels: Sequence[Label], dy: float) -> tuple[Label, ...]:
    """Labels, higher by `dy`."""
    return tuple([label._replace(y=label.y + dy) for label in labels])


def wrap(text: str, room: float, style: Type) -> tuple[str, ...]:
    """Lines of whole words; a word that is too wide has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and style.width(f"{lines[-1]} {word}") <= room:
            lines[-1] += SPACE + word
        else:
            lines.append(word)
    return tuple(lines)


def category_labels(names: Sequence[str], slots: Slots, style: Type, limit: float) -> Foot:
    """Labels level if they fit, else in lines, else slanting, else upright and at most `limit` high."""
    room = slots.width - 0.4 * style.size
    lines = [wrap(name, room, style) for name in names]
    deepest = max((len(one) for one in lines), default=0)
    low_enough = deepest <= MOST_LINES and deepest * style.leading <= max(limit, style.leading)
    if low_enough and all(style.width(t) <= room for one in lines for t in one):
        return _level(lines, deepest, slots, style)
    return _slanting(names, slots, style, limit) or _upright(names, slots, style, limit)


def _level(lines: Sequence[tuple[str, ...]], deepest: int, slots: Slots, style: Type) -> Foot:
    labels = [
        style.centred(slots.centre(i), -CAPITAL * style.size - n * style.leading, text)
        for i, one in enumerate(lines)
        for n, text in enumerate(one)
    ]
    return Foot(tuple(labels), deepest * style.leading)


def _slanting(names: Sequence[str], slots: Slots, style: Type, limit: float) -> Foot | None:
    """Every name on one line that ends below its category; None when there is no room for that."""
    widths = [style.width(name) for name in names]
    height = max(widths) * _COS + style.size
    below = CAPITAL * style.size * _COS  # the end of the words hangs as much below the axis
    starts = [slots.centre(i) + below / 2 - width * _COS for i, width in enumerate(widths)]
    if height > limit or min(starts) < 0 or slots.width * _COS < style.leading:
        return None
    labels = [
        style.label(start, -below - width * _COS, name, SLANT)
        for start, width, name in zip(starts, widths, names, strict=True)
    ]
    return Foot(tuple(labels), height)


def _upright(names: Sequence[str], slots: Slots, style: Type, limit: float) -> Foot:
    """Names that read upwards, in lines where long.

    Where they find no room, they are given more height (the chart grows then); if that does not help
    either, every n-th name is shown.
    """
    tries = [_upright_within(names, slots, style, limit * more) for more in GROWTH]
    return next((one for one in tries if one.step == 1 and not one.cut), tries[0])


def _upright_within(names: Sequence[str], slots: Slots, style: Type, limit: float) -> Foot:
    lines: list[tuple[str, ...]] = []
    cut: list[str] = []
    for name in names:
        whole = wrap(name, limit, style)
        fitting = tuple(_shortened(line, limit, style) for line in whole)
        cut += [name] if fitting != whole else []
        lines.append(fitting)
    step = max(1, math.ceil(max(len(one) for one in lines) * style.leading / slots.width))
    shown = range(0, len(lines), step)
    height = max((style.width(text) for i in shown for text in lines[i]), default=0.0)
    right = slots.left + slots.width * len(lines)
    labels = []
    for i in shown:
        wide = (len(lines[i]) - 1) * style.leading + CAPITAL * style.size
        first = max(0.0, min(slots.centre(i) - wide / 2, right - wide)) + CAPITAL * style.size
        for n, text in enumerate(lines[i]):
            labels.append(style.label(first + n * style.leading, -style.width(text), text, 90))
    return Foot(tuple(labels), height + 0.3 * style.size, step, tuple(cut))


def _shortened(text: str, room: float, style: Type) -> str:
    if style.width(text) <= room:
        return text
    sign = "…" if "…" in style.face.widths else "..."
    while len(text) > 1 and style.width(text + sign) > room:
        text = text[:-1].rstrip()
    return text + sign


# ---------------------------------------------------------------- the legend


class Entry(NamedTuple):
    """A name in the legend: its lines, its place (left edge, top counted downwards)."""

    lines: tuple[str, ...]
    x: float
    y: float


class Legend(NamedTuple):
    """Entries in reading order, and the height of all."""

    entries: tuple[Entry, ...]
    height: float


def legend_of(names: Sequence[str], width: float, swatch: float, style: Type) -> Legend:
    """Entries side by side as far as they fit, then in the next row; `swatch` is the room of a pattern."""
    entries: list[Entry] = []
    x = y = 0.0
    tall = style.leading
    for name in names:
        lines = wrap(name, width - swatch, style)
        wide = swatch + max((style.width(line) for line in lines), default=0.0)
        if x and x + wide > width:
            x, y, tall = 0.0, y + tall, style.leading
        entries.append(Entry(lines, x, y))
        tall = max(tall, len(lines) * style.leading)
        x += wide + 1.5 * style.size
    return Legend(tuple(entries), y + tall if entries else 0.0)


def legend_words(legend: Legend, top: float, swatch: float, style: Type) -> list[Shape]:
    """The words of a legend whose top is at `top`."""
    return [
        style.label(entry.x + swatch, top - entry.y - CAPITAL * style.size - n * style.leading, text)
        for entry in legend.entries
        for n, text in enumerate(entry.lines)
    ]
