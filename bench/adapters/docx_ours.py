"""Ours, DOCX: the tree through `write_docx`."""

from __future__ import annotations

import gc

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.writers.docx import write_docx

KIND = "docx"

gc.set_threshold(100_000, 20, 20)  # as `lkpj_report.cli.main` does


def prepare(document: Document, theme: Theme) -> tuple[Document, Theme]:
    """Nothing: the tree is the input."""
    return document, theme


def render(source: tuple[Document, Theme]) -> bytes:
    """The DOCX."""
    return write_docx(*source)
