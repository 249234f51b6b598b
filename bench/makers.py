"""The makers whose pages `bench.quality` judges: adapters, with and without hyphens."""

from __future__ import annotations

import dataclasses

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Document,
)


def unhyphenated(look: Theme) -> Theme:
    """The same theme with no word parted."""
    plain = {role: dataclasses.replace(p, hyphenate=False) for role, p in look.paragraphs.items()}
    return dataclasses.replace(look, paragraphs=plain)


def made(maker: str, document: Document, look: Theme) -> bytes:
    from bench.adapters import load

    if maker == "pdf_ours":
        look = unhyphenated(look)
    maker = "pdf_ours" if maker == "pdf_ours+hyphens" else maker
    if maker == "pdf_typst+hyphens":
        from bench.adapters.of_typst import markup

        data = load("pdf_typst").render(markup(document, look, hyphenate=True))
    else:
        adapter = load(maker)
        data = adapter.render(adapter.prepare(document, look))
    if not isinstance(data, bytes):
        raise TypeError(type(data))
    return data


MAKERS = (
    "pdf_ours", "pdf_typst", "pdf_ours+hyphens", "pdf_typst+hyphens", "pdf_weasyprint", "pdf_platypus",
)  # fmt: skip
