"""The layout of a paper: a result that other rooms may ask (`pages`, `heading_pages`), and the PDF's plan.

In: a resolved `Document`, a `Theme`, the bytes of its font files by their path below `aset/font`. Out: a
`Layout`, and what staff must know. Nothing of ReportLab is needed here: where only a DOCX is asked for, the
layout is still made for its contents page, and costs little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document, Meta, NumberForm
from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.blocks import Spot, set_blocks
from lkpj_report.writers.pdf.boxes import Bookmark, Sheet
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.running import numbering as _numbering
from lkpj_report.writers.pdf.sheets import build_sheets
from lkpj_report.writers.pdf.structure import DOCUMENT, Tree


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper on its pages. `heading_pages` gives the page (from 1) of each heading's anchor, `anchor_pages`
    those of tables and figures too, `targets` the page and the height on it (points) of all of them;
    `page_labels` what each page shows as its number, `numbering` the pages from which that is counted anew
    (page from 0, form, first number), `table_widths` the widths of the columns of each table that has rows, in reading order (points)."""

    pages: int
    heading_pages: Mapping[str, int]
    anchor_pages: Mapping[str, int]
    targets: Mapping[str, tuple[int, float]] = field(repr=False)
    table_widths: tuple[tuple[float, ...], ...] = field(repr=False)
    sheets: tuple[Sheet, ...] = field(repr=False)
    tree: Tree = field(repr=False)
    bookmarks: tuple[Bookmark, ...] = field(repr=False)
    meta: Meta
    page_labels: tuple[str, ...] = field(default=(), repr=False)
    numbering: tuple[tuple[int, NumberForm, int], ...] = ()


def lay_out(
    document: Document, theme: Theme, fonts: Mapping[str, bytes]
) -> tuple[Layout, tuple[Diagnostic, ...]]:
    """Set a document on pages. Findings: W101 (a glyph is lacking), W102 (a picture), W103 (a word
    too wide), W104 (a table set smaller)."""
    desk = Desk(theme, fonts)
    area = desk.area
    set_blocks(document.blocks, desk, Spot(DOCUMENT, area.x, area.width))
    sheets, at, labels = build_sheets(desk, document.konsep, document.foot)
    bookmarks = tuple(Bookmark(m.level - 1, m.text, *at[m.box]) for m in desk.marks if m.level)
    targets = {m.anchor: at[m.box] for m in desk.marks if m.anchor and m.box in at}
    headings = {m.anchor: at[m.box][0] for m in desk.marks if m.anchor and m.level}
    pages = {anchor: page for anchor, (page, _) in targets.items()}
    layout = Layout(
        pages=len(sheets),
        heading_pages=headings,
        anchor_pages=pages,
        targets=targets,
        table_widths=tuple(desk.table_widths),
        sheets=sheets,
        tree=desk.tree,
        bookmarks=bookmarks,
        meta=document.meta,
        page_labels=labels,
        numbering=_numbering(labels),
    )
    return layout, tuple(desk.found)
