"""docxtpl: a slim template with one loop over blocks, plain text where a paragraph is plain, rows and cells by loop."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate, RichText  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from lkpj_report.document.theme import Theme
    from lkpj_report.document.tree import Document

KIND = "docx"
Context = dict[str, Any]


def render(source: tuple[bytes, Context]) -> bytes:
    """The DOCX of a template and its context; rich paragraphs become `RichText` here, as users must make them."""
    start, context = source
    made = DocxTemplate(io.BytesIO(start))
    blocks = [{**b, "rich": _rich(b["runs"])} if "runs" in b else b for b in context["blocks"]]
    made.render({**context, "blocks": blocks}, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _rich(runs: list[tuple[str, bool, bool]]) -> RichText:
    rich = RichText()
    for text, bold, italic in runs:
        rich.add(text, bold=bold, italic=italic)
    return rich


def prepare(document: Document, theme: Theme) -> tuple[bytes, Context]:
    """The template, and the tree as plain data."""
    from bench.adapters.of_docxtpl import context

    return context(document, theme)
