"""The makers whose pages `bench.quality` judges: adapters, with and without hyphens."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Document,
    Emph,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Strong,
    Text,
)

_SOFT = "\u00ad"


def hyphenated(document: Document) -> Document:
    """The tree with soft hyphens in the words of its paragraphs and items, by `lkpj_report.bahasa.suku_kata`."""
    from lkpj_report.bahasa.suku_kata import penggal

    def parted(found: re.Match[str]) -> str:
        word = found[0]
        ends = (*penggal(word), len(word))
        return _SOFT.join(word[a:b] for a, b in zip((0, *ends), ends, strict=False))

    def soft(text: str) -> str:
        return re.sub(r"(?<![\w-])[A-Za-z]{7,}(?![\w-])", parted, text)

    return dataclasses.replace(document, blocks=tuple(_block_with(b, soft) for b in document.blocks))


def _block_with(block: Any, soft: Callable[[str], str]) -> Any:
    match block:
        case Paragraph(children, role) if role in ("isi", "isi-rapat"):
            return dataclasses.replace(block, children=_inlines_with(children, soft))
        case ListBlock(items):
            changed = tuple(ListItem(tuple(_block_with(b, soft) for b in i.blocks), i.label) for i in items)
            return dataclasses.replace(block, items=changed)
        case Heading() | _:
            return block


def _inlines_with(children: Inlines, soft: Callable[[str], str]) -> Inlines:
    out: list[Any] = []
    for node in children:
        match node:
            case Text(text):
                out.append(Text(soft(text)))
            case Strong(kids):
                out.append(Strong(_inlines_with(kids, soft)))
            case Emph(kids):
                out.append(Emph(_inlines_with(kids, soft)))
            case _:
                out.append(node)
    return tuple(out)


def made(maker: str, document: Document, look: Theme) -> bytes:
    from bench.adapters import load

    if maker == "pdf_ours+hyphens":
        maker, document = "pdf_ours", hyphenated(document)
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
