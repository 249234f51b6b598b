"""The tables of a paper as open data: CSV with plain numbers, one head row, one row a line of the table.

In: a settled tree. Out: `OpenTable`s in reading order. Numbers lose what print adds (dots between thousands, Rp,
brackets for negatives, %), so that a spreadsheet takes them for numbers; the decimal comma stays, as the
separator is a semicolon.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from lkpj_report.document.tree import (
    Align,
    Blank,
    Block,
    Document,
    Gap,
    Inlines,
    LineBreak,
    ListBlock,
    Quote,
    Ref,
    Row,
    Table,
    Text,
    Value,
)
from lkpj_report.document.walk import leaves
from lkpj_report.records import dataclass

_NUMBER = re.compile(r"\(?[-−–]?(?:Rp\s?)?[-−–]?(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?\)?\s?%?")
_FORMULA = re.compile(r"[=+@\t\r-]")


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table of a paper: its number and title there, its head and rows as plain text."""

    number: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def open_tables(document: Document) -> tuple[OpenTable, ...]:
    """All tables of a paper, those inside lists and quotes included."""
    return tuple(_open(t) for block in document.blocks for t in _tables(block))


def as_csv(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with a mark, which Excel needs to see it; semicolons; a text that a spreadsheet would run is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in head])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def plain_number(text: str) -> str | None:
    """A printed number as a spreadsheet reads it ("(1.000,50)" -> "-1000,50"); None for anything else."""
    clean = text.strip().replace("\u00a0", " ")
    found = _NUMBER.fullmatch(clean)
    if found is None or clean.startswith("(") != ("%" not in clean and clean.endswith(")")):
        return None
    negative = clean.startswith("(") or any(sign in clean for sign in "-−–")
    return ("-" if negative else "") + found[1].replace(".", "") + (found[2] or "")


def _tables(block: Block) -> Iterator[Table]:
    match block:
        case Table():
            yield block
        case ListBlock(items):
            for item in items:
                for kid in item.blocks:
                    yield from _tables(kid)
        case Quote(blocks):
            for kid in blocks:
                yield from _tables(kid)
        case _:
            return


def _open(table: Table) -> OpenTable:
    numeric = [column.align in (Align.KANAN, Align.ANGKA) for column in table.columns]
    width = len(table.columns)
    head = _grid(table.header, width, spread=True)
    joined = _unique(" / ".join(dict.fromkeys(row[n] for row in head if row[n])) for n in range(width))
    rows = tuple(
        tuple(_cell(text, number) for text, number in zip(row, numeric, strict=True))
        for row in _grid(table.rows, width, spread=False)
    )
    return OpenTable(table.number, _words(table.caption), joined, rows)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, told apart where a table has one twice ("%", "% (2)")."""
    seen: Counter[str] = Counter()
    out: list[str] = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})".strip())
    return tuple(out)


def _cell(text: str, numeric: bool) -> str:
    return (plain_number(text) or text) if numeric else text


def _grid(rows: Sequence[Row], width: int, spread: bool) -> list[list[str]]:
    """Cells at their places; what spans several fills the first, or with `spread` all of them."""
    grid = [["" for _ in range(width)] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row.cells:
            while (r, c) in taken:
                c += 1
            words = _words(cell.children)
            for dr in range(cell.rowspan):
                for dc in range(cell.colspan):
                    at = (r + dr, c + dc)
                    taken.add(at)
                    if at[0] < len(grid) and at[1] < width and (spread or at == (r, c)):
                        grid[at[0]][at[1]] = words
            c += cell.colspan
    return grid


def _words(children: Inlines) -> str:
    out: list[str] = []
    for node in leaves(children):
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append(text)
            case Ref(text=text):
                out.append(text)
            case LineBreak():
                out.append(" ")
            case Blank():
                continue
            case _:
                assert_never(node)
    return " ".join("".join(out).replace("\u00a0", " ").replace("\u00ad", "").replace("\u2011", "-").split())


def _harmless(cell: str) -> str:
    """A text that begins like a formula gets a mark before it, so that no spreadsheet runs it."""
    return f"'{cell}" if _FORMULA.match(cell) and plain_number(cell) is None else cell
