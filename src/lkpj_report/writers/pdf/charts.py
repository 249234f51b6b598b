"""A chart as a vector drawing: bars or lines with axis, ticks, labels, patterns and legend.

In: a `Chart`, the desk, and where it stands (Figure element, left edge, width), as in `front`. Out: a
`ChartBox`: one op for a `Fixed` box, and the height that it takes. How to call it (the Figure's caller):

    element = desk.tree.add("Figure", parent, alternative(chart.alt or describe(chart)))
    box = set_chart(chart, desk, (element, x, width))
    desk.flow.add(Fixed((box.op,), box.height), box.height, words=False)

`box.op` is a `drawing.Drawing`; `boxes.Op` must hold it, and `content._fixed` needs one line:
`case Drawing(): draw(op, top, ink)` (`from lkpj_report.writers.pdf.drawing import Drawing, draw`). BBox and
marked content are `draw`'s. Findings: W101 (a glyph is lacking), W121 (category labels left out or cut).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.diagnostics import warning
from lkpj_report.document.tree import Chart, ChartKind, Text
from lkpj_report.writers.pdf import chart_marks as marks
from lkpj_report.writers.pdf.boxes import MM
from lkpj_report.writers.pdf.chart_scale import Scale, scale_of
from lkpj_report.writers.pdf.chart_values import BarRoom, bar_labels, bars_of, pads, point_labels
from lkpj_report.writers.pdf.chart_words import (
    CAPITAL,
    Foot,
    Legend,
    Slots,
    Type,
    category_labels,
    legend_of,
    legend_words,
    moved,
    wrap,
)
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.drawing import BLACK, Colour, Drawing, Point, Shape, Stroke

ROLE = "catatan-tabel"  # the look of the words in a chart
GRID: Colour = (0.82, 0.82, 0.82)
TICK, AXIS, GRID_LINE = 3.0, 0.8, 0.4
CATEGORY_GAP = 5.0
LEAST_FIELD = 60.0  # points: a lower field says nothing, then the chart grows instead
FOOT_SHARE = 0.35  # of the chart's height, for category labels at most
SWATCH = 22.0  # points of a legend entry before its words
NO_DATA = "tidak ada data"


class ChartBox(NamedTuple):
    """A chart ready for a fixed box: its op and its height (points, legend and axis words included)."""

    op: Drawing
    height: float


class _Words(NamedTuple):
    """What stands around the field of a chart, measured: lines above, labels and legend below."""

    style: Type
    head: tuple[str, ...]
    foot: Foot
    legend: Legend

    def above(self, pad: float) -> float:
        """Points above the field."""
        return len(self.head) * self.style.leading + 0.5 * self.style.size + pad

    def below(self, pad: float) -> float:
        """Points below the field."""
        legend = self.legend.height + 0.8 * self.style.size if self.legend.entries else 0.0
        return pad + CATEGORY_GAP + self.foot.height + legend


def set_chart(chart: Chart, desk: Desk, where: tuple[int, float, float]) -> ChartBox:
    """Draw a chart of `chart.height_mm` (its whole height) in (Figure element, left edge, width)."""
    element, x, width = where
    style, wanted = _type(desk), chart.height_mm * MM
    values = [v for s in chart.series for v in s.values if v is not None]
    most = min(6, max(2, int(wanted / (3.2 * style.size))))
    scale = scale_of(values, chart.kind is ChartKind.BATANG, most, chart.decimals)
    left = max(style.width(scale.word(tick)) for tick in scale.ticks()) + TICK + 3
    slots = Slots(left, (width - left) / max(len(chart.categories), 1))
    words = _words(chart, desk, scale, slots, width)
    room = bars_of(chart, slots, style) if chart.kind is ChartKind.BATANG else None
    low_pad, high_pad = pads(room, scale, style)
    above, below = words.above(high_pad), words.below(low_pad)
    height = max(wanted, above + below + LEAST_FIELD)
    plot = marks.Plot(below, height - above, scale, slots)
    shapes: list[Shape] = [
        style.label(0.0, height - CAPITAL * style.size - n * style.leading, text)
        for n, text in enumerate(words.head)
    ]
    shapes += _axis(plot, width, low_pad, style)
    shapes += _series(chart, plot, room, style)
    shapes += moved(words.foot.labels, plot.foot - low_pad - CATEGORY_GAP)
    shapes += _legend(words.legend, chart.kind, style)
    if not values:
        shapes.append(style.centred((left + width) / 2, (plot.foot + plot.head) / 2, _known(NO_DATA, desk)))
    return ChartBox(Drawing(element, x, 0.0, width, height, tuple(shapes)), height)


def _words(chart: Chart, desk: Desk, scale: Scale, slots: Slots, width: float) -> _Words:
    style = _type(desk)
    names = [_known(s.name, desk) for s in chart.series]
    categories = [_known(name, desk) for name in chart.categories]
    foot = category_labels(categories, slots, style, chart.height_mm * MM * FOOT_SHARE)
    _report(foot, desk)
    legend = legend_of(names if len(names) > 1 else (), width, SWATCH, style)
    return _Words(style, _head(chart, names, scale, (style, desk, width)), foot, legend)


def _type(desk: Desk) -> Type:
    style = desk.style(ROLE)
    return Type(style.faces[0], style.size)


def _known(text: str, desk: Desk) -> str:
    """A text without line ends and without characters that the face lacks; those are reported."""
    style = desk.style(ROLE)
    desk.gather((Text(text),), style)
    return "".join([c for c in " ".join(text.split()) if c in style.faces[0].widths])


def _head(chart: Chart, names: Sequence[str], scale: Scale, at: tuple[Type, Desk, float]) -> tuple[str, ...]:
    """The lines above the axis: a lone series' name, the unit, and a word when the axis starts above zero."""
    style, desk, width = at
    parts = [names[0]] if len(names) == 1 and names[0] else []
    parts += [f"{'satuan' if parts else 'Satuan'}: {_known(chart.unit, desk)}"] if chart.unit else []
    if scale.low > 0 or scale.high < 0:
        nearest = scale.low if scale.low > 0 else scale.high
        parts.append(f"{'sumbu' if parts else 'Sumbu'} nilai mulai dari {scale.word(nearest)}")
    return wrap("; ".join(parts), width, style)


def _report(foot: Foot, desk: Desk) -> None:
    cure = "kurangi atau singkatkan nama kategori, atau pakai halaman melintang"
    if foot.step > 1:
        message = f"nama kategori grafik terlalu rapat; hanya setiap nama ke-{foot.step} yang ditampilkan"
        desk.found.append(warning("W121", message, desk.place, cure))
    for name in dict.fromkeys(foot.cut):
        message = f'nama kategori grafik "{name}" terlalu panjang dan ditampilkan terpotong'
        desk.found.append(warning("W121", message, desk.place, cure))


# ---------------------------------------------------------------- axis and legend


def _axis(plot: marks.Plot, width: float, low_pad: float, style: Type) -> list[Shape]:
    """Value axis with ticks and grid, and the line that values are measured from."""
    left, scale = plot.slots.left, plot.scale
    shapes: list[Shape] = []
    for tick in scale.ticks():
        y, word = plot.y(tick), scale.word(tick)
        shapes.append(Stroke(((left, y), (width, y)), GRID_LINE, GRID))
        shapes.append(Stroke(((left - TICK, y), (left, y)), GRID_LINE))
        shapes.append(style.label(left - TICK - 2 - style.width(word), y - CAPITAL * style.size / 2, word))
    shapes.append(Stroke(((left, plot.foot - low_pad), (left, plot.head)), GRID_LINE))
    base = plot.y(base_of(scale))
    zero = scale.low <= 0 <= scale.high
    shapes.append(Stroke(((left, base), (width, base)), AXIS if zero else GRID_LINE, BLACK))
    return shapes


def base_of(scale: Scale) -> Decimal:
    """Zero where the axis has it, else the end of the axis that is next to it."""
    return min(max(Decimal(0), scale.low), scale.high)


def _legend(legend: Legend, kind: ChartKind, style: Type) -> list[Shape]:
    shapes: list[Shape] = []
    for i, entry in enumerate(legend.entries):
        middle = legend.height - entry.y - style.leading / 2 + 0.1 * style.size
        if kind is ChartKind.BATANG:
            high = 0.8 * style.size
            shapes += marks.bar((entry.x + 1, middle - high / 2, SWATCH - 6, high), i)
        else:
            ends: list[Point] = [(entry.x + 1, middle), (entry.x + SWATCH - 5, middle)]
            shapes += marks.legend_line(ends, i)
    return [*shapes, *legend_words(legend, legend.height, SWATCH, style)]


# ---------------------------------------------------------------- the numbers


def _series(chart: Chart, plot: marks.Plot, room: BarRoom | None, style: Type) -> list[Shape]:
    if room is None:
        return _lines(chart, plot, style)
    shapes: list[Shape] = []
    zero = plot.y(base_of(plot.scale))
    for n, series in enumerate(chart.series):
        for i, value in enumerate(series.values):
            if value is None:
                continue
            end = plot.y(value)
            frame = (room.left(i, n), min(zero, end), room.width, abs(end - zero))
            shapes += marks.bar(frame, n)
    right = plot.slots.left + plot.slots.width * len(chart.categories)
    shapes.append(Stroke(((plot.slots.left, zero), (right, zero)), AXIS))  # again, above the bars
    return [*shapes, *bar_labels(chart, plot, room, style)]


def _lines(chart: Chart, plot: marks.Plot, style: Type) -> list[Shape]:
    tracks: list[list[Point | None]] = [
        [None if v is None else (plot.slots.centre(i), plot.y(v)) for i, v in enumerate(s.values)]
        for s in chart.series
    ]
    shapes: list[Shape] = []
    for n, track in enumerate(tracks):
        shapes += marks.line(marks.pieces_of(track), n)
    words = [
        [None if v is None else format_bilangan(v, chart.decimals) for v in s.values] for s in chart.series
    ]
    return [*shapes, *point_labels(tracks, words, plot, style)]
