"""`rekap-massal.pdf`: the summary of a run as a paper of ours, from a document tree through our PDF writer.

In: a `Tally`, the day of the run, the template folders. Out: the bytes, or the findings that prevented it.
"""

from __future__ import annotations

import datetime as dt

from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.batch.recap import counts, tables
from lkpj_report.batch.settings import Settings
from lkpj_report.batch.tally import Tally
from lkpj_report.build.job import Job
from lkpj_report.build.reading import open_library
from lkpj_report.diagnostics import Diagnostic, has_fault
from lkpj_report.document.resolve import resolve
from lkpj_report.document.tree import (
    Block,
    Column,
    Document,
    Heading,
    Meta,
    Paragraph,
    Row,
    RowRole,
    Table,
    TableCell,
    Text,
)
from lkpj_report.templates.theme_tree import theme_tree
from lkpj_report.templates.themes import read_theme
from lkpj_report.writers.pdf import lay_out, write_pdf

THEME = "naskah-dinas"


def document(tally: Tally, day: dt.date) -> Document:
    """The summary as a tree."""
    title = f"Rekap Massal, {format_tanggal(day)}"
    blocks: list[Block] = [Paragraph((Text(title),), "judul")]
    for name, head, lines in (("Ringkasan", ("Hal", "Jumlah"), counts(tally)), *tables(tally)):
        blocks += [Heading(2, (Text(name),)), _table(name, head, lines)]
    return Document(Meta(title, subject="Rekap pekerjaan massal", date=day), tuple(blocks))


def as_pdf(tally: Tally, day: dt.date, settings: Settings) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of the summary; None with the findings when the theme or its fonts can't be used."""
    library = open_library(Job(settings.root, templates=settings.templates))
    root, found = theme_tree(THEME, library.tree)
    theme, wrong = read_theme(THEME, root) if root is not None else (None, ())
    if theme is None:
        return None, (*found, *wrong)
    names = {f for family in theme.fonts.values() for f in family.files}
    fonts = {f: got[0] for f in names if (got := library.data(f"aset/font/{f}")) is not None}
    settled, found = resolve(document(tally, day), theme, {})
    layout, laid = lay_out(settled, theme, fonts)
    if has_fault((*found, *laid)):
        return None, (*found, *laid)
    return write_pdf(layout), ()


def _table(name: str, head: tuple[str, ...], lines: tuple[tuple[str, ...], ...]) -> Table:
    widths = {2: (0.35, 0.65), 3: (0.3, 0.45, 0.25)}[len(head)]
    return Table(
        tuple(Column(width=w) for w in widths),
        (_row(head, RowRole.KEPALA),),
        tuple(_row(line, RowRole.ISI) for line in lines),
        summary=name,
    )


def _row(cells: tuple[str, ...], role: RowRole) -> Row:
    return Row(tuple(TableCell((Text(c or "–"),)) for c in cells), role)
