"""Expanded text to the blocks of a paper: cuts at directives, hands each stretch to its reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lkpj_report.diagnostics import Diagnostic, Related, Severity, Span, fault
from lkpj_report.document.tree import Block, Picture, Turn
from lkpj_report.templates.body import Body, ReadPicture, no_pictures
from lkpj_report.templates.directives import DIRECTIVES
from lkpj_report.templates.inlines import MarkdownFault
from lkpj_report.templates.lines import Expanded
from lkpj_report.templates.markdown import blocks
from lkpj_report.templates.values import Book

_OPEN = re.compile(r"^\s*:::[ \t]*(\S+)[ \t]*(.*?)\s*$")
_CLOSE = re.compile(r"^\s*:::\s*$")


def assemble(
    text: Expanded, book: Book, pictures: Mapping[str, Picture], read_picture: ReadPicture = no_pictures
) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """All blocks; a stretch with a fault is left out and reported, the others are still read.

    `pictures` are those of the input by the paths that it gives, `read_picture` reads the templates' own.
    A paper that has turned its pages ends upright again.
    """
    out: list[Block] = []
    found: list[Diagnostic] = []
    start = at = 0
    total = len(text.lines)

    def prose(end: int) -> None:
        if any(line.strip() for line in text.lines[start:end]):
            try:
                out.extend(blocks(text.lines[start:end], text.spans[start:end], book))
            except MarkdownFault as e:
                found.append(_diagnostic(e))

    while at < total:
        opened = _OPEN.match(text.lines[at])
        if opened is None:
            if _CLOSE.match(text.lines[at]):
                found.append(fault("T111", '":::" penutup tanpa pembuka', text.spans[at]))
                prose(at)
                start = at + 1
            at += 1
            continue
        prose(at)
        end = next((i for i in range(at + 1, total) if _CLOSE.match(text.lines[i])), None)
        if end is None:
            found.append(
                fault("T111", f'"::: {opened[1]}" tidak ditutup', text.spans[at], 'tutup dengan baris ":::"')
            )
            start = total
            break
        out += _directive(text, (at, end), opened, (book, pictures, read_picture), found)
        at = start = end + 1
    if start < total:
        prose(total)
    turned = next((b for b in reversed(out) if isinstance(b, Turn)), None)
    if turned is not None and turned.landscape:
        out.append(Turn(False, turned.span))
    return tuple(out), found


def _directive(
    text: Expanded,
    where: tuple[int, int],
    opened: re.Match[str],
    world: tuple[Book, Mapping[str, Picture], ReadPicture],
    found: list[Diagnostic],
) -> list[Block]:
    at, end = where
    name, span = opened[1], text.spans[at]
    make = DIRECTIVES.get(name)
    if make is None:
        found.append(fault("T104", f'perintah "::: {name}" tidak dikenal', span))
        return []
    inner = text.lines[at + 1 : end]
    nested = next((i for i, line in enumerate(inner) if _OPEN.match(line)), None)
    if nested is not None:
        found.append(
            fault("T111", f'"::: {name}" belum ditutup sebelum perintah ini', text.spans[at + 1 + nested])
        )
        return []
    body = Body(name, opened[2], inner, text.spans[at + 1 : end], span, *world)
    try:
        return list(make(body))
    except MarkdownFault as e:
        found.append(_diagnostic(e))
        return []


def _diagnostic(error: MarkdownFault) -> Diagnostic:
    f = error.fault
    place: Span | None = error.span
    related = (Related(f.related, "nilainya dari sini"),) if f.related is not None else ()
    return Diagnostic(Severity.FAULT, f.code, f.message, place, f.hints, related)
