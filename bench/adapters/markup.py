"""Inlines as tags, for the tools that read HTML or something like it."""

from __future__ import annotations

from html import escape

from bench.foreign import foreign

from lkpj_report.document.tree import Emph, Gap, Inlines, LineBreak, Strong, Text, Value


def tagged(children: Inlines, strong: str, emph: str, line: str) -> str:
    """Inlines with these names for bold and italic, and this text for a new line."""
    out = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append(escape(text, quote=False))
            case Strong(kids):
                out.append(f"<{strong}>{tagged(kids, strong, emph, line)}</{strong}>")
            case Emph(kids):
                out.append(f"<{emph}>{tagged(kids, strong, emph, line)}</{emph}>")
            case LineBreak():
                out.append(line)
            case _:
                raise foreign(node)
    return "".join(out)
