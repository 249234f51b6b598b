"""The parts of a paper that never part: letterhead and signatures.

In: the node, the desk, and (parent element, left edge, width). Out: one fixed box on the flow.
"""

from __future__ import annotations

import struct

from lkpj_report.diagnostics import fault
from lkpj_report.document.tree import Inlines, Letterhead, Picture, Signatory, Signature
from lkpj_report.writers.pdf.boxes import MM, Fixed, Image, Op, Rules, Words
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.inline import Measure, Style
from lkpj_report.writers.pdf.structure import alternative

Where = tuple[int, float, float]

RULE = 2.0  # pt, below a letterhead (tata naskah dinas)
AFTER_EMBLEM, BEFORE_RULE, AFTER_RULE = 6.0, 5.0, 14.0
COLUMN_GAP = 8 * MM  # between two signatures side by side


def set_letterhead(block: Letterhead, desk: Desk, where: Where) -> None:
    """Emblem or its space, lines, and the rule below them."""
    parent, x, width = where
    ops: list[Op] = []
    y = 0.0
    if block.emblem is not None:
        y = _emblem(block.emblem, desk, where, ops)
    elif block.emblem_mm:
        y = block.emblem_mm * MM + AFTER_EMBLEM
    style = desk.style("kop")
    for children in block.lines:
        y = _lines(children, desk, style, (desk.tree.add("P", parent), x, width), (ops, y))
    y += BEFORE_RULE
    ops.append(Rules((), ((x, x + width, y + RULE / 2),), RULE))
    y += RULE
    desk.flow.add(Fixed(tuple(ops), y), y, glued=True, words=False)
    desk.flow.space += AFTER_RULE


def _emblem(picture: Picture, desk: Desk, where: Where, ops: list[Op]) -> float:
    parent, x, width = where
    size = picture_size(picture.data)
    height = picture.height_mm * MM
    if size is None:
        desk.found.append(
            fault(
                "W102",
                "gambar lambang tidak dapat dibaca",
                desk.place,
                "pakai berkas PNG atau JPEG berwarna RGB atau abu-abu",
            )
        )
        return height + AFTER_EMBLEM
    wide = height * size[0] / size[1]
    element = desk.tree.add("Figure", parent, alternative(picture.alt))
    ops.append(Image(element, x + (width - wide) / 2, 0.0, wide, height, picture.data))
    return height + AFTER_EMBLEM


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or of a JPEG in grey or RGB; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) > 24:
        return struct.unpack(">II", data[16:24])
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width, parts = struct.unpack(">HHB", data[at + 5 : at + 10])
            return (width, height) if parts in (1, 3) else None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _lines(children: Inlines, desk: Desk, style: Style, where: Where, onto: tuple[list[Op], float]) -> float:
    """Words of one paragraph at y; the y below them."""
    element, x, width = where
    ops, y = onto
    lines = desk.lines(children, style, Measure(width, 0.0, style.align))
    ops.append(Words(element, x, y + style.rise, style.size, style.leading, lines))
    return y + len(lines) * style.leading


def set_signature(block: Signature, desk: Desk, where: Where) -> None:
    """One party at the right, two side by side, more in rows of two; two lines of text before it on the page."""
    parent, x, width = where
    style = desk.style("tanda-tangan")
    space = max(style.before, style.size)
    parties = block.parties
    for row in range(0, len(parties), 2):
        pair = parties[row : row + 2]
        element = desk.tree.add("Div", parent)
        narrow = (width - COLUMN_GAP) / 2
        if len(pair) == 1:
            narrow = min(desk.theme.signature.width * MM, width)
            edges = [x + width - narrow]
        else:
            edges = [x, x + width - narrow]
        ops: list[Op] = []
        height = _set_parties(pair, desk, style, (element, edges, narrow, ops))
        desk.flow.space += space
        desk.flow.cling(2)
        desk.flow.add(Fixed(tuple(ops), height), height)
    desk.flow.space += max(style.after, style.size)


def _set_parties(
    parties: tuple[Signatory, ...], desk: Desk, style: Style, at: tuple[int, list[float], float, list[Op]]
) -> float:
    """Names of parties side by side stand on one line, whatever their openings take; the height of it all."""
    element, edges, width, ops = at
    quiet = Desk(desk.theme, desk.fonts)  # measures only: neither elements nor findings twice
    measure = Measure(width, 0.0, style.align)
    lines = [sum(len(quiet.lines(line, style, measure)) for line in party.opening) for party in parties]
    names_at = max(lines, default=0) * style.leading + desk.theme.signature.space * MM
    height = names_at
    for party, x in zip(parties, edges, strict=True):
        y = 0.0
        for line in party.opening:
            y = _lines(line, desk, style, (desk.tree.add("P", element), x, width), (ops, y))
        y = names_at
        for line in (party.name, *party.below):
            y = _lines(line, desk, style, (desk.tree.add("P", element), x, width), (ops, y))
        height = max(height, y)
    return height
