"""A theme's letterhead to a paper: the house's lines and picture in place of the paper's own.

In: a tree and its theme. Out: the tree for the writers. The picture comes from the template folders.
"""

from __future__ import annotations

from dataclasses import replace

from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document, Letterhead, Picture, Text
from lkpj_report.templates.body import ReadPicture


def dressed(document: Document, theme: Theme, read: ReadPicture) -> tuple[Document, list[Diagnostic]]:
    """A paper with the theme's letterhead in place of its own."""
    head = theme.letterhead
    if not head.lines and not head.picture:
        return document, []
    emblem: Picture | None = None
    if head.picture:
        data = read(head.picture)
        if isinstance(data, tuple):
            what, cure = data
            return document, [fault("W306", f'gambar kop "{head.picture}" {what}', None, cure)]
        emblem = Picture(data, head.height, "Lambang pada kop")
    lines = tuple((Text(line),) for line in head.lines)
    blocks = tuple(
        replace(
            b,
            lines=lines or b.lines,
            emblem=emblem or (None if lines else b.emblem),
            emblem_mm=0.0,
            roles=() if lines else b.roles,
            beside=head.beside if emblem else b.beside,
        )
        if isinstance(b, Letterhead) and b.ruled  # the emblem of a cover is no letterhead
        else b
        for b in document.blocks
    )
    return replace(document, blocks=blocks), []
