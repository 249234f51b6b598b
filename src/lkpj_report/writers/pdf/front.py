"""The parts of a paper that never part: letterhead and signatures.

In: the node, the desk, and (parent element, left edge, width). Out: one fixed box on the flow.
"""

from __future__ import annotations

from lkpj_report.document.tree import Inlines, Letterhead, Picture, Signatory, Signature
from lkpj_report.writers.pdf.boxes import MM, Fixed, Op, Rules, Words
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.figures import set_picture
from lkpj_report.writers.pdf.inline import Measure
from lkpj_report.writers.pdf.structure import alternative
from lkpj_report.writers.pdf.units import Style

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
    element = desk.tree.add("Figure", parent, alternative(picture.alt))
    image = set_picture(picture, desk, (element, x, width))
    if image is None:
        return picture.height_mm * MM + AFTER_EMBLEM
    ops.append(image)
    return image.height + AFTER_EMBLEM


def _lines(children: Inlines, desk: Desk, style: Style, where: Where, onto: tuple[list[Op], float]) -> float:
    """Words of one paragraph at y; the y below them."""
    element, x, width = where
    ops, y = onto
    lines = desk.lines(children, style, Measure(width, 0.0, style.align), element)
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
