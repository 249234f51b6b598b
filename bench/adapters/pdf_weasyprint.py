"""WeasyPrint: HTML and CSS, tagged PDF/A-2a. It takes one variant a call, so PDF/UA-1 is not claimed on top."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import weasyprint  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from lkpj_report.document.theme import Theme
    from lkpj_report.document.tree import Document

KIND = "pdf"
VARIANT = "pdf/a-2a"


@cache
def _style(css: str) -> tuple[Any, FontConfiguration]:
    config = FontConfiguration()
    return weasyprint.CSS(string=css, font_config=config), config


def render(source: tuple[str, str]) -> bytes:
    """The PDF of some HTML and its style sheet."""
    html, css = source
    sheet, config = _style(css)
    made = weasyprint.HTML(string=html).write_pdf(
        stylesheets=[sheet], font_config=config, pdf_variant=VARIANT
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def prepare(document: Document, theme: Theme) -> tuple[str, str]:
    """HTML and CSS of a tree."""
    from bench.adapters.of_html import page

    return page(document, theme)
