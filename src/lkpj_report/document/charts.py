"""A chart in words and as a table: what somebody hears who can't see it, and what a reader can check."""

from __future__ import annotations

from decimal import Decimal

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.document.tree import Align, Chart, ChartKind, Column, Row, RowRole, Table, TableCell, Text

KINDS = {ChartKind.BATANG: "Grafik batang", ChartKind.GARIS: "Grafik garis"}


def describe(chart: Chart) -> str:
    """All numbers of a chart as sentences: the alternative text."""
    unit = f" dalam {chart.unit}" if chart.unit else ""
    parts = [f"{KINDS[chart.kind]}{unit}."]
    for series in chart.series:
        pairs = zip(chart.categories, series.values, strict=True)
        spoken = "; ".join(f"{name} {figure(value, chart.decimals)}" for name, value in pairs)
        parts.append(f"{series.name}: {spoken}." if series.name else f"{spoken}.")
    return " ".join(parts)


def figure(value: Decimal | None, decimals: int) -> str:
    """A number of a chart as it is printed."""
    return "tidak ada data" if value is None else format_bilangan(value, decimals)


def as_table(chart: Chart) -> Table:
    """The same numbers as a table: categories down, series across."""
    names = [s.name or chart.unit or "Nilai" for s in chart.series]
    header = Row(tuple(TableCell((Text(t),) if t else ()) for t in ("", *names)), RowRole.KEPALA)
    rows = tuple(
        Row(
            (
                TableCell((Text(name),)),
                *(TableCell((Text(figure(s.values[i], chart.decimals)),)) for s in chart.series),
            )
        )
        for i, name in enumerate(chart.categories)
    )
    columns = (Column(Align.KIRI, 2.0), *(Column(Align.ANGKA, 1.0) for _ in names))
    return Table(columns, (header,), rows, summary=describe(chart))
