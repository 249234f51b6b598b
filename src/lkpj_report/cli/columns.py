"""Plain tables for the terminal and CSV files: rows of text, amounts to the right.

In: headings and rows of text. Out: lines no wider than the terminal where that can be had, or the bytes of a
CSV file as Excel in Indonesia opens it (semicolons, UTF-8 with a mark).
"""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterable, Sequence

WIDEST = 44
"""A column of words is folded at this width."""


def lines(head: Sequence[str], rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """A table with a rule below its head; columns `right` (from 0) are set to the right and never folded."""
    to_right = frozenset(right)
    folded = [[[c] if i in to_right else _folded(c) for i, c in enumerate(row)] for row in (head, *rows)]
    widths = [max(len(line) for row in folded for line in row[i]) for i in range(len(head))]
    out = []
    for n, row in enumerate(folded):
        for k in range(max(len(cell) for cell in row)):
            texts = (cell[k] if k < len(cell) else "" for cell in row)
            out.append("  ".join(_set(t, widths[i], i in to_right) for i, t in enumerate(texts)).rstrip())
        if n == 0:
            out.append("  ".join("-" * w for w in widths))
    return out


def _folded(text: str) -> list[str]:
    """Lines of a cell of words, those that it has already among them; places and codes stay whole."""
    parts = (
        textwrap.wrap(p, WIDEST, break_long_words=False, break_on_hyphens=False) for p in text.split("\n")
    )
    return [line for part in parts for line in part] or [""]


def _set(text: str, width: int, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as a CSV file; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(c) for c in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not cell[1:2].isdigit()):
        return f"'{cell}"
    return cell
