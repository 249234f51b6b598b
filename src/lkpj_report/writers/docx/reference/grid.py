"""How tables of a reference document look: rules, the shade of the head row, letters of head and cells.

In: tables of the body and the style sheet. Out: `Grid`, looks of the roles `kepala-tabel` and `sel`. The
table with most cells speaks for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkpj_report.writers.docx.reference.looks import Sheet, number, val, w
from lkpj_report.writers.docx.reference.model import Grid, Look

_SIDES = ("insideH", "top", "bottom", "insideV")


def read_grid(tables: Sequence[Any], sheet: Sheet) -> tuple[Grid, dict[str, Look], list[str]]:
    """The looks of tables, and what is not taken; nothing without a table of two rows and columns."""
    grown = [t for t in tables if len(t.findall(w("tr"))) > 1 and len(t.findall(f"{w('tr')}/{w('tc')}")) > 3]
    if not grown:
        return Grid(), {}, []
    table = max(grown, key=lambda t: len(t.findall(f"{w('tr')}/{w('tc')}")))
    rows = table.findall(w("tr"))
    style = val(table.find(w("tblPr")), "tblStyle") or ""
    untaken: list[str] = []
    fill = _fill(rows[0], style, sheet)
    shade = _luminance(fill) if fill else None
    if fill and not _is_grey(fill):
        untaken.append(f"warna arsir kepala tabel ({fill}): dicetak abu-abu")
    looks = {}
    for role, some in (("kepala-tabel", rows[:1]), ("sel", rows[1:])):
        if (look := _look(some, sheet)) is not None:
            looks[role] = look
    return Grid(_rule(table, style, sheet), shade), looks, untaken


def _look(rows: Sequence[Any], sheet: Sheet) -> Look | None:
    """The look of the most words among the cells of rows."""
    weights: dict[Look, int] = {}
    for row in rows:
        for paragraph in row.iter(w("p")):
            # amounts stand at the right in any table: it is the words that show how a cell looks
            letters = sum(c.isalpha() for t in paragraph.iter(w("t")) for c in t.text or "")
            if letters:
                look = sheet.paragraph(paragraph)
                weights[look] = weights.get(look, 0) + letters
    return max(weights.items(), key=lambda item: item[1])[0] if weights else None


def _rule(table: Any, style: str, sheet: Sheet) -> float | None:
    """The thickness of the rules (pt); None when the table has none, or says nothing."""
    holders = [table.find(f"{w('tblPr')}/{w('tblBorders')}")]
    holders += [s.find(f"{w('tblPr')}/{w('tblBorders')}") for s in sheet.chain(style)]
    holders += list(table.iter(w("tcBorders")))[:1]
    for holder in holders:
        if holder is None:
            continue
        found = [holder.find(w(side)) for side in _SIDES]
        drawn = [b for b in found if b is not None and b.get(w("val")) not in ("none", "nil", None)]
        if drawn:
            return min(6.0, max(0.25, number(drawn[0].get(w("sz")), 4.0) / 8))
        if any(b is not None for b in found):
            return None
    return None


def _fill(row: Any, style: str, sheet: Sheet) -> str:
    """The fill of the head row as RRGGBB, "" without one."""
    cells = list(row.findall(f"{w('tc')}/{w('tcPr')}/{w('shd')}"))
    for one in sheet.chain(style):
        for part in one.findall(w("tblStylePr")):
            if part.get(w("type")) == "firstRow":
                cells += part.findall(f"{w('tcPr')}/{w('shd')}")
    for shade in cells:
        fill = (shade.get(w("fill")) or "").upper()
        if len(fill) == 6 and all(c in "0123456789ABCDEF" for c in fill) and fill != "FFFFFF":
            return fill
    return ""


def _parts(fill: str) -> tuple[int, int, int]:
    return int(fill[:2], 16), int(fill[2:4], 16), int(fill[4:], 16)


def _luminance(fill: str) -> float:
    red, green, blue = _parts(fill)
    return round((0.299 * red + 0.587 * green + 0.114 * blue) / 255, 2)


def _is_grey(fill: str) -> bool:
    return max(_parts(fill)) - min(_parts(fill)) <= 6
