"""Ours, PDF: the tree through `lay_out` and `write_pdf`, PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

import gc
from functools import cache

from bench.adapters import FONTS

from lkpj_report.diagnostics import Severity
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.writers.pdf import lay_out, write_pdf

KIND = "pdf"

gc.set_threshold(100_000, 20, 20)  # as `lkpj_report.cli.main` does


@cache
def _fonts(paths: tuple[str, ...]) -> dict[str, bytes]:
    return {path: (FONTS / path).read_bytes() for path in paths}


def prepare(document: Document, theme: Theme) -> tuple[Document, Theme]:
    """Nothing: the tree is the input."""
    return document, theme


def render(source: tuple[Document, Theme]) -> bytes:
    """The PDF; a finding of the layout is our bug here."""
    document, theme = source
    paths = tuple(sorted({path for family in theme.fonts.values() for path in family.files}))
    layout, found = lay_out(document, theme, _fonts(paths))
    if any(one.severity is not Severity.INFO for one in found):
        raise ValueError(found)
    return write_pdf(layout)
