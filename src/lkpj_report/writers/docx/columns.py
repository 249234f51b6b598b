"""Widths of a table's columns: shares of the tree, and a guess from the words where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import RowRole, Table, plain
from lkpj_report.writers.docx.markup import points, twips
from lkpj_report.writers.docx.measure import BOLD, ems, longest_word


def column_widths(
    table: Table, width: int, theme: Theme, measured: Sequence[float] | None = None
) -> tuple[int, ...]:
    """The columns' widths in twips; they add up to `width`. `measured` are those of the PDF's layout,
    which has seen the words in their font."""
    shares = list(measured or ()) or [column.width for column in table.columns]
    if len(shares) != len(table.columns) or not all(shares):
        shares = _with_guesses(table, [column.width for column in table.columns], width, theme)
    total = sum(shares)
    edges, so_far = [0], 0.0
    for share in shares:
        so_far += share
        edges.append(round(width * so_far / total))
    return tuple(right - left for left, right in pairwise(edges))


def _with_guesses(table: Table, shares: list[float], width: int, theme: Theme) -> list[float]:
    """Columns without a share get what their words want; the others part the rest by their shares."""
    wanted, least = _contents(table, theme)
    open_columns = [i for i, share in enumerate(shares) if not share]
    named = sum(shares)
    # Named columns keep room for their longest word, and a tenth of the width, whatever the others want.
    room = width - sum(max(least[i], width / 10) for i, share in enumerate(shares) if share)
    room = max(room, width * len(open_columns) / (2 * len(shares)))
    need = sum(wanted[i] for i in open_columns)
    floor = sum(least[i] for i in open_columns)
    if need > room:
        slack = max(0.0, room - floor) / max(1.0, need - floor)
        wanted = [low + (want - low) * slack for want, low in zip(wanted, least, strict=True)]
        need = min(room, sum(wanted[i] for i in open_columns))
    rest = width - need
    return [wanted[i] if not share else rest * share / named for i, share in enumerate(shares)]


def _contents(table: Table, theme: Theme) -> tuple[list[float], list[float]]:
    """Per column: the width of its longest line and of its longest word, in twips."""
    count = len(table.columns)
    wanted, least = [1.0] * count, [1.0] * count
    em, padding = points(theme.look("sel").size), 2 * points(theme.table.padding)
    reach = [0] * count  # rows that a cell from above still covers
    for row in (*table.header, *table.rows):
        at = 0
        for cell in row.cells:
            while at < count and reach[at]:
                reach[at] -= 1
                at += 1
            if at >= count:
                break
            if cell.colspan == 1:
                text, unit = plain(cell.children), em if row.role is RowRole.ISI else em * BOLD
                # Half an em more than the guess: a word that is broken looks worse than a wider column.
                extra = padding + twips(cell.indent * theme.table.indent) + em / 2
                wanted[at] = max(wanted[at], ems(text) * unit + extra)
                least[at] = max(least[at], longest_word(text) * unit + extra)
            for covered in range(at, min(count, at + cell.colspan)):
                reach[covered] = cell.rowspan - 1
            at += cell.colspan
        for left in range(at, count):
            reach[left] = max(0, reach[left] - 1)
    return wanted, least
