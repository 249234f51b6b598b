"""The figures inside the charts of a DOCX: what a chart shows must be what its description says.

In: the chart parts of a file. Out: for each chart, by the relationship that draws it, its points in words
("Belanja Modal 331.885.000.000,00"). A PDF keeps a chart as a drawing with the description alone, so a point that the
description lacks is said behind it by `word`, and so differs from the PDF.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.verify.package import Package

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_DECIMALS = 15


def chart_points(package: Package) -> dict[str, tuple[str, ...]]:
    """The points of each chart of the document by relationship."""
    relations = package.xml("word/_rels/document.xml.rels")
    out: dict[str, tuple[str, ...]] = {}
    for row in relations if relations is not None else ():
        if row.get("Type", "").endswith("/chart"):
            part = package.xml(posixpath.normpath(posixpath.join("word", row.get("Target", ""))))
            if part is not None:
                out[row.get("Id", "")] = tuple(_points(part))
    return out


def unsaid(drawing: Element, description: str, charts: dict[str, tuple[str, ...]]) -> str:
    """The points of the chart in a drawing that its description lacks."""
    said = " ".join(description.split())
    keys = [chart.get(_ID, "") for chart in drawing.iter(f"{_C}chart")]
    return " ".join(f"[{point}]" for key in keys for point in charts.get(key, ()) if point not in said)


def _points(part: Element) -> Iterator[str]:
    for series in part.iter(f"{_C}ser"):
        names = _cache(series.find(f"{_C}cat"))
        numbers = series.find(f"{_C}val")
        code = numbers.find(f".//{_C}formatCode") if numbers is not None else None
        decimals = _decimals(code.text or "" if code is not None else "")
        for at, value in _cache(numbers).items():
            name = " ".join(names.get(at, "").split())
            yield f"{name} {_shown(value, decimals)}"


def _cache(node: Element | None) -> dict[str, str]:
    points = node.iter(f"{_C}pt") if node is not None else ()
    return {p.get("idx", ""): p.findtext(f"{_C}v", "") for p in points}


def _decimals(code: str) -> int:
    whole, point, rest = code.partition(".")
    return min(len(rest) - len(rest.lstrip("0")), _MOST_DECIMALS) if point and whole else 0


def _shown(value: str, decimals: int) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return format_bilangan(number, decimals) if number.is_finite() and abs(number.adjusted()) < 30 else value
