"""Typst: markup from memory through the PyPI package `typst`, tagged PDF/A-2a and PDF/UA-1 in one call."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import typst
from bench.adapters import FONTS

if TYPE_CHECKING:
    from lkpj_report.document.theme import Theme
    from lkpj_report.document.tree import Document

KIND = "pdf"
STANDARDS = ["a-2a", "ua-1"]


@cache
def _compiler() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def render(source: bytes) -> bytes:
    """The PDF of some markup."""
    made = _compiler().compile(source, format="pdf", pdf_standards=STANDARDS)
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def parsed(source: bytes) -> bytes:
    """The same markup inside a function that nobody calls: Typst reads it, sets one line."""
    head, body = source.split(b"\n// body\n")
    return head + b"\n#let all() = [\n" + body + b"\n]\n.\n"


def prepare(document: Document, theme: Theme) -> bytes:
    """The markup of a tree."""
    from bench.adapters.of_typst import markup

    return markup(document, theme)
