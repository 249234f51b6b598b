"""Charts of the tree to native charts: a DrawingML part that Word draws, and the workbook behind it.

Staff change the numbers with "Edit Data" and the chart follows. Series differ by pattern and dash
besides their grey, so that a black-and-white print can be read; every axis begins at zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkpj_report.document.tree import Chart, ChartKind, Series
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.markup import DECLARATION, A, R, attribute, escape

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SHEET = "Data"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_CROWDED = 24  # more figures than that over bars or points run into each other

_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def _solid(grey: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'


def _pattern(name: str) -> str:
    colours = '<a:fgClr><a:srgbClr val="262626"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    return f'<a:pattFill prst="{name}">{colours}</a:pattFill>'


_FILLS = (
    _solid("404040"), _pattern("wdUpDiag"), _solid("BFBFBF"), _pattern("pct25"), _pattern("dkHorz"),
    _solid("FFFFFF"), _pattern("wdDnDiag"), _pattern("smGrid"),
)  # fmt: skip
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash", "lgDashDot", "sysDashDot")
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus", "star", "dash")


@dataclass(frozen=True, slots=True)
class Graph:
    """A chart with the font (its name in Word) and size (points) of its words."""

    chart: Chart
    font: str
    size: float


def number_format(decimals: int) -> str:
    """The format code of a chart's numbers: Indonesian separators wherever the reader can set them."""
    return "[$-421]#,##0" + ("." + "0" * decimals if decimals > 0 else "")


def series_names(chart: Chart) -> tuple[str, ...]:
    """What the legend and the workbook call the series."""
    return tuple(s.name or chart.unit or "Nilai" for s in chart.series)


def column(at: int) -> str:
    """The letters of a workbook's column (from 0)."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def chart_xml(graph: Graph, workbook: str) -> str:
    """The part `word/charts/…`; `workbook` is the id of its relationship to the workbook.

    Raises ValueError when a series has not one value for each category.
    """
    chart = graph.chart
    plot = "".join((_plot(graph), _category_axis(), _value_axis(chart)))
    several = len(chart.series) > 1
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if several else ""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        '<c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_letters(graph)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot(graph: Graph) -> str:
    chart = graph.chart
    names = series_names(chart)
    series = "".join(_series(chart, at, name) for at, name in enumerate(names))
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    if chart.kind is ChartKind.GARIS:
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{axes}</c:lineChart>'
        )
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="70"/>{axes}</c:barChart>'
    )


def _series(chart: Chart, at: int, name: str) -> str:
    series, letters, last = chart.series[at], column(at + 1), len(chart.categories) + 1
    if len(series.values) != len(chart.categories):
        raise ValueError(f"series {name!r} of a chart has not one value for each category")
    line = chart.kind is ChartKind.GARIS
    title = f"<c:tx>{_strings(f'{SHEET}!${letters}$1', (name,))}</c:tx>"
    categories = _strings(f"{SHEET}!$A$2:$A${last}", chart.categories)
    values = _numbers(f"{SHEET}!${letters}$2:${letters}${last}", series, chart.decimals)
    shown = _labels(chart, "t" if line else "outEnd")
    look = _line_look(at) if line else _bar_look(at)
    smooth = '<c:smooth val="0"/>' if line else ""
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{title}{look}{shown}'
        f"<c:cat>{categories}</c:cat><c:val>{values}</c:val>{smooth}</c:ser>"
    )


def _bar_look(at: int) -> str:
    border = f'<a:ln w="9525">{_BLACK}</a:ln>'
    return f'<c:spPr>{_FILLS[at % len(_FILLS)]}{border}</c:spPr><c:invertIfNegative val="0"/>'


def _line_look(at: int) -> str:
    dash = f'<a:prstDash val="{_DASHES[at % len(_DASHES)]}"/>'
    return (
        f'<c:spPr><a:ln w="22225">{_BLACK}{dash}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{_MARKERS[at % len(_MARKERS)]}"/><c:size val="7"/>'
        f'<c:spPr>{_solid("FFFFFF") if at % 2 else _BLACK}<a:ln w="9525">{_BLACK}</a:ln></c:spPr></c:marker>'
    )


def _labels(chart: Chart, place: str) -> str:
    shown = len(chart.categories) * len(chart.series) <= _CROWDED
    kinds = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    flags = "".join(f'<c:show{k} val="{1 if shown and k == "Val" else 0}"/>' for k in kinds)
    where = f'<c:dLblPos val="{place}"/>' if shown else ""
    return f"<c:dLbls>{_number_format(chart)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{where}{flags}</c:dLbls>"


def _number_format(chart: Chart) -> str:
    return f'<c:numFmt formatCode="{attribute(number_format(chart.decimals))}" sourceLinked="0"/>'


def _strings(place: str, words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(w)}</c:v></c:pt>' for i, w in enumerate(words))
    cache = f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{place}</c:f>{cache}</c:strRef>"


def _numbers(place: str, series: Series, decimals: int) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{plain_number(v)}</c:v></c:pt>'
        for i, v in enumerate(series.values)
        if v is not None
    )
    code = f"<c:formatCode>{escape(number_format(decimals))}</c:formatCode>"
    cache = f'<c:numCache>{code}<c:ptCount val="{len(series.values)}"/>{points}</c:numCache>'
    return f"<c:numRef><c:f>{place}</c:f>{cache}</c:numRef>"


def plain_number(value: Decimal) -> str:
    """A number as XML holds it: a decimal point, no exponent."""
    return format(value, "f")


def _category_axis() -> str:
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_BLACK}</a:ln></c:spPr><c:crossAx val="{_VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    values = [v for s in chart.series for v in s.values if v is not None]
    # Left alone, Word begins an axis near the smallest value and makes small differences look large.
    least = '<c:min val="0"/>' if all(v >= 0 for v in values) else ""
    most = '<c:max val="0"/>' if values and all(v < 0 for v in values) else ""
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid("D9D9D9")}</a:ln></c:spPr></c:majorGridlines>'
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{grid}{_unit(chart)}{_number_format(chart)}'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_BLACK}</a:ln></c:spPr><c:crossAx val="{_CATEGORY_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _unit(chart: Chart) -> str:
    if not chart.unit:
        return ""
    words = f'<a:r><a:rPr lang="id-ID" b="0"/><a:t>{escape(chart.unit)}</a:t></a:r>'
    body = '<a:bodyPr rot="-5400000" vert="horz"/><a:lstStyle/>'
    return f'<c:title><c:tx><c:rich>{body}<a:p><a:pPr><a:defRPr b="0"/></a:pPr>{words}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'


def _letters(graph: Graph) -> str:
    font = attribute(graph.font)
    faces = f'<a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface="{font}"/>'
    properties = f'<a:defRPr sz="{round(graph.size * 100)}">{_BLACK}{faces}</a:defRPr>'
    return f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
