"""The numbers of a chart written beside its bars and points, where they fit.

In: the chart, its plot, the type. Out: labels. On bars it is all or none, so that no bar looks as if it had
no value: level if every number is as narrow as its place, upright if the bars are as wide as the type is
high. At the points of lines each number takes the first free place, and is left out when there is none: the
axis still tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.document.tree import Chart
from lkpj_report.writers.pdf.boxes import MM
from lkpj_report.writers.pdf.chart_marks import MARKER, WHITE, Plot
from lkpj_report.writers.pdf.chart_scale import Scale
from lkpj_report.writers.pdf.chart_words import CAPITAL, Slots, Type
from lkpj_report.writers.pdf.drawing import Area, Label, Point, Shape

GAP = 2.5  # points between a bar's end and its number
SMALLER = 0.9  # of the chart's type, for numbers at bars and points
WIDEST = 48.0  # points of a bar: two lone bars should not fill the page
_HIGHEST = 0.25  # of a chart's height, for upright numbers
_FULL = 0.72  # of a category's width, taken by its bars


class BarRoom(NamedTuple):
    """Where bars stand: their width, the left edge of the first in each category; how numbers stand on
    them (`angle` 0 or 90, None: not at all), and the height of the highest number."""

    slots: Slots
    bars: int
    width: float
    angle: int | None
    tall: float
    negative: bool

    def left(self, category: int, series: int) -> float:
        """The left edge of a bar."""
        return self.slots.centre(category) + self.width * (series - self.bars / 2)


def bars_of(chart: Chart, slots: Slots, style: Type) -> BarRoom:
    """The places of a chart's bars and numbers."""
    count = max(len(chart.series), 1)
    width = min(slots.width * _FULL / count, WIDEST)
    small = style._replace(size=style.size * SMALLER)
    values = [v for s in chart.series for v in s.values if v is not None]
    widest = max((small.width(format_bilangan(v, chart.decimals)) for v in values), default=0.0)
    # a lone bar's number may hang over its sides as far as its category goes
    place = slots.width if count == 1 else width
    if not values:
        angle, tall = None, 0.0
    elif widest + 2 <= place:
        angle, tall = 0, CAPITAL * small.size
    elif small.size <= place and widest <= chart.height_mm * MM * _HIGHEST:
        angle, tall = 90, widest
    else:
        angle, tall = None, 0.0
    return BarRoom(slots, count, width, angle, tall, min(values, default=0) < 0)


def pads(room: BarRoom | None, scale: Scale, style: Type) -> tuple[float, float]:
    """Room for numbers below the lowest and above the highest tick."""
    if room is None:
        pad = MARKER + GAP + CAPITAL * style.size
        return (pad if scale.low != 0 else 0.0), (pad if scale.high != 0 else 0.0)
    if room.angle is None:
        return 0.0, 0.0
    pad = room.tall + 2 * GAP
    return (pad if room.negative else 0.0), (pad if scale.high > 0 or not room.negative else 0.0)


def _on_white(label: Label, style: Type) -> list[Shape]:
    """A number with the grid behind it wiped out."""
    x, y, wide, tall = label.x - 0.5, label.y - 0.8, style.width(label.text) + 1, CAPITAL * style.size + 1.6
    if label.angle:
        x, y, wide, tall = label.x - tall + 0.8, label.y - 0.5, tall, wide
    return [Area(((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)), WHITE), label]


def bar_labels(chart: Chart, plot: Plot, room: BarRoom, style: Type) -> list[Shape]:
    """The numbers at the ends of bars: above, and below negative ones."""
    if room.angle is None:
        return []
    small = style._replace(size=style.size * SMALLER)
    out: list[Shape] = []
    for n, series in enumerate(chart.series):
        for i, value in enumerate(series.values):
            if value is None:
                continue
            text, end = format_bilangan(value, chart.decimals), plot.y(value)
            middle = room.left(i, n) + room.width / 2
            foot = end + GAP if value >= 0 else end - GAP - room.tall
            if room.angle == 0:
                out += _on_white(small.centred(middle, foot, text), small)
            else:
                foot = end + GAP if value >= 0 else end - GAP - small.width(text)
                out += _on_white(small.label(middle + CAPITAL * small.size / 2, foot, text, 90), small)
    return out


# ---------------------------------------------------------------- numbers at points


class _Box(NamedTuple):
    left: float
    foot: float
    right: float
    head: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.foot < other.head
            and other.foot < self.head
        )


def point_labels(
    tracks: Sequence[Sequence[Point | None]], words: Sequence[Sequence[str | None]], plot: Plot, style: Type
) -> list[Shape]:
    """The numbers of lines: above or below their point, clear of lines, markers and each other.

    None at all where categories are narrower than the numbers: a thicket of some of them helps nobody.
    """
    small = style._replace(size=style.size * SMALLER)
    if any(small.width(text) + 2 > plot.slots.width for texts in words for text in texts if text):
        return []
    right = plot.slots.left + plot.slots.width * max((len(t) for t in tracks), default=0)
    field = _Box(plot.slots.left, plot.foot - 2 * style.size, right, plot.head + 2 * style.size)
    taken = _inked(tracks)
    out: list[Shape] = []
    for track, texts in zip(tracks, words, strict=True):
        for i, (point, text) in enumerate(zip(track, texts, strict=True)):
            if point is None or text is None:
                continue
            for box in _places(point, small.width(text), small, peak=_is_peak(track, i)):
                beside = [p for t in tracks if t is not track and (p := t[i]) is not None]
                if not _inside(box, field) or not _nearest(box, point, beside):
                    continue
                if not any(box.meets(other) for other in taken):
                    taken.append(box)
                    out += _on_white(small.label(box.left, box.foot, text), small)
                    break
    return out


def _nearest(box: _Box, own: Point, beside: Sequence[Point]) -> bool:
    """Whether a number is nearer to its own point than to those of other lines: nobody may take it for theirs."""
    middle = (box.foot + box.head) / 2
    return all(abs(middle - own[1]) < abs(middle - other[1]) for other in beside)


def _is_peak(track: Sequence[Point | None], i: int) -> bool:
    """Whether a line comes up to this point rather than down to it: the number then stands above."""
    here = track[i]
    beside = [p[1] for k in (i - 1, i + 1) if 0 <= k < len(track) and (p := track[k]) is not None]
    return here is None or not beside or here[1] >= sum(beside) / len(beside)


def _places(point: Point, width: float, style: Type, peak: bool) -> list[_Box]:
    x, y = point
    tall, off = CAPITAL * style.size, MARKER + GAP
    above = _Box(x - width / 2, y + off, x + width / 2, y + off + tall)
    below = _Box(x - width / 2, y - off - tall, x + width / 2, y - off)
    half = width / 2
    aside = [b._replace(left=b.left + dx, right=b.right + dx) for b, dx in ((above, -half), (below, half))]
    return [above, below, *aside] if peak else [below, above, *aside]


def _inside(box: _Box, field: _Box) -> bool:
    return (
        box.left >= field.left
        and box.right <= field.right
        and box.foot >= field.foot
        and box.head <= field.head
    )


def _inked(tracks: Sequence[Sequence[Point | None]]) -> list[_Box]:
    """Small boxes along lines and around markers: where no number may stand."""
    boxes = []
    for track in tracks:
        for here, there in zip(track, [*track[1:], None], strict=True):
            if here is None:
                continue
            x, y = here
            boxes.append(_Box(x - MARKER, y - MARKER, x + MARKER, y + MARKER))
            if there is None:
                continue
            pieces = max(1, int(max(abs(there[0] - x), abs(there[1] - y)) / 3))
            for k in range(pieces + 1):
                px, py = x + (there[0] - x) * k / pieces, y + (there[1] - y) * k / pieces
                boxes.append(_Box(px - 0.8, py - 0.8, px + 0.8, py + 0.8))
    return boxes
