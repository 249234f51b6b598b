"""The parts of a paper that never part: letterhead and signatures.

In: the node, the desk, and (parent element, left edge, width). Out: fixed boxes on the flow, glued together.
"""

from __future__ import annotations

from lkpj_report.document.tree import (
    Inlines,
    Letterhead,
    Picture,
    Signatory,
    Signature,
    Text,
    signatory_lines,
    witness_title,
)
from lkpj_report.writers.pdf.boxes import MM, Fixed, Op, Rules, TextLine, Words
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.figures import set_picture
from lkpj_report.writers.pdf.inline import Measure, one_line
from lkpj_report.writers.pdf.structure import alternative, list_numbering
from lkpj_report.writers.pdf.units import Style

Where = tuple[int, float, float]

AFTER_EMBLEM, BEFORE_RULE, AFTER_RULE = 6.0, 5.0, 14.0
BESIDE_EMBLEM = 3 * MM
COLUMN_GAP = 8 * MM  # between two signatures side by side
LABEL_GAP = 0.5  # em between the number of a witness and the name, at least
BOX_RULE, AROUND_BOX = 0.5, 2 * MM  # of the box for an electronic signature
SIGNING_LINES = 2.6  # lines of text from a witness's office down to the dotted line
DOT, DOT_STEP = 0.8, 3.0  # pt: size and distance of the dots


def set_letterhead(block: Letterhead, desk: Desk, where: Where) -> None:
    """Emblem or its space, lines, and the rule below them."""
    parent, x, width = where
    ops: list[Op] = []
    y, foot, left = 0.0, 0.0, x
    roles = desk.theme.head_roles(block)
    if block.emblem is not None and (block.beside or desk.theme.letterhead.beside):
        foot, left = _emblem_beside(block.emblem, desk, where, ops)
        y = max(0.0, foot - _lines_height(block, desk)) / 2
    elif block.emblem is not None:
        y = _emblem(block.emblem, desk, where, ops)
    elif block.emblem_mm:
        y = block.emblem_mm * MM + AFTER_EMBLEM
    for role, children in zip(roles, block.lines, strict=True):
        style = desk.style(role)
        place = (desk.tree.add("P", parent), left, x + width - left)
        y = _lines(children, desk, style, place, (ops, y))
    rule = desk.theme.letterhead.rule if block.ruled else 0.0
    y = max(y, foot) + (BEFORE_RULE if block.ruled else 0.0)
    if rule:
        ops.append(Rules((), ((x, x + width, y + rule / 2),), rule))
        y += rule
    desk.flow.add(Fixed(tuple(ops), y), y, glued=True, words=False)
    desk.flow.space += AFTER_RULE if block.ruled else 0.0


def _emblem(picture: Picture, desk: Desk, where: Where, ops: list[Op]) -> float:
    parent, x, width = where
    element = desk.tree.add("Figure", parent, alternative(picture.alt))
    image = set_picture(picture, desk, (element, x, width))
    if image is None:
        return picture.height_mm * MM + AFTER_EMBLEM
    ops.append(image)
    return image.height + AFTER_EMBLEM


def _emblem_beside(picture: Picture, desk: Desk, where: Where, ops: list[Op]) -> tuple[float, float]:
    """An emblem at the left edge; its foot, and where the lines beside it begin."""
    parent, x, width = where
    element = desk.tree.add("Figure", parent, alternative(picture.alt))
    image = set_picture(picture, desk, (element, x, width))
    if image is None:
        return 0.0, x
    ops.append(image._replace(x=x))
    return image.height, x + image.width + BESIDE_EMBLEM


def _lines_height(block: Letterhead, desk: Desk) -> float:
    """The height of the lines when none of them is broken."""
    return sum(desk.style(role).leading for role in desk.theme.head_roles(block))


def _lines(children: Inlines, desk: Desk, style: Style, where: Where, onto: tuple[list[Op], float]) -> float:
    """Words of one paragraph at y; the y below them."""
    element, x, width = where
    ops, y = onto
    lines = desk.lines(children, style, Measure(width, 0.0, style.align), element)
    ops.append(Words(element, x, y + style.rise, style.size, style.leading, lines, style.ink))
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
        if len(pair) == 1 and block.witnesses:
            edges = [x + width - narrow]  # the witnesses take the other half
        elif len(pair) == 1:
            narrow = min(desk.theme.signature.width * MM, width)
            edges = [x + width - narrow]
        else:
            edges = [x, x + width - narrow]
        ops: list[Op] = []
        height = _set_parties(pair, desk, style, (element, edges, narrow, ops))
        desk.flow.space += space
        desk.flow.cling(2)
        desk.flow.add(Fixed(tuple(ops), height), height, glued=bool(block.witnesses))
    if block.witnesses:
        _set_witnesses(block, desk, style, where)
    desk.flow.space += max(style.after, style.size)


def _set_parties(
    parties: tuple[Signatory, ...], desk: Desk, style: Style, at: tuple[int, list[float], float, list[Op]]
) -> float:
    """Names of parties side by side stand on one line, whatever their openings take; the height of it all."""
    element, edges, width, ops = at
    quiet = Desk(desk.theme, desk.fonts)  # measures only: neither elements nor findings twice
    measure = Measure(width, 0.0, style.align)
    lines = [sum(len(quiet.lines(line, style, measure)) for line in party.opening) for party in parties]
    look = desk.theme.signature
    boxed = any(party.electronic for party in parties)
    space = max(look.space * MM, look.box * MM + 2 * AROUND_BOX) if boxed else look.space * MM
    names_at = max(lines, default=0) * style.leading + space
    height = names_at
    for party, x in zip(parties, edges, strict=True):
        y = 0.0
        for line in party.opening:
            y = _lines(line, desk, style, (desk.tree.add("P", element), x, width), (ops, y))
        if party.electronic:
            _box(party, desk, style, (element, x, width), (ops, y + AROUND_BOX))
        y = names_at
        for line in (party.name, *party.below):
            y = _lines(line, desk, style, (desk.tree.add("P", element), x, width), (ops, y))
        height = max(height, y)
    return height


def _box(party: Signatory, desk: Desk, style: Style, where: Where, onto: tuple[list[Op], float]) -> None:
    """The place of an electronic signature: an empty frame, in it the sign that the signing application looks for."""
    parent, x, width = where
    ops, y = onto
    side = min(desk.theme.signature.box * MM, width)
    slack = width - side
    x += slack / 2 if style.align == "tengah" else slack if style.align == "kanan" else 0.0
    right, foot = x + side, y + side
    ops.append(Rules(((x, y, foot), (right, y, foot)), ((x, right, y), (x, right, foot)), BOX_RULE))
    face = style.faces[style.start]
    runs = one_line(party.anchor, face)
    if runs[0][1]:
        dx = (side - face.width(runs[0][1]) * style.size / 1000) / 2
        middle = y + side / 2 - style.leading / 2 + style.rise
        element = desk.tree.add("P", parent)
        ops.append(
            Words(element, x, middle, style.size, style.leading, (TextLine(dx, 0.0, runs),), style.ink)
        )


def _set_witnesses(block: Signature, desk: Desk, style: Style, where: Where) -> None:
    """Witnesses below the parties, in as many columns, numbered along the rows; a page turn may come between
    rows only where the whole block is taller than a page (`pages` parts what is glued only then)."""
    parent, x, width = where
    witnesses, flow = block.witnesses, desk.flow
    narrow = (width - COLUMN_GAP) / 2
    edges = (x, x + width - narrow) if len(block.parties) > 1 else (x,)
    division = desk.tree.add("Div", parent)
    title: list[Op] = []
    height = _lines(witness_title(block), desk, style, (desk.tree.add("P", division), x, width), (title, 0.0))
    flow.space += style.size
    flow.add(Fixed(tuple(title), height), height, glued=True)
    listing = desk.tree.add("L", division, list_numbering("1."))
    face = style.faces[style.start]
    hang = max(face.width(f"{n}.") for n in range(1, len(witnesses) + 1)) / 1000 + LABEL_GAP
    hang = max(hang * style.size, desk.theme.list.step * MM)
    for row in range(0, len(witnesses), len(edges)):
        ops: list[Op] = []
        height = 0.0
        for n, (one, edge) in enumerate(zip(witnesses[row:], edges, strict=False), row + 1):
            at = (desk.tree.add("LI", listing), edge, hang, narrow)
            height = max(height, _set_witness(n, one, desk, style, (at, ops)))
        flow.space += style.size
        flow.add(Fixed(tuple(ops), height), height, glued=row + len(edges) < len(witnesses))


def _set_witness(
    n: int, one: Signatory, desk: Desk, style: Style, onto: tuple[tuple[int, float, float, float], list[Op]]
) -> float:
    """Number, name, office, and the dotted line at which the witness signs; the height of it all."""
    (item, x, hang, width), ops = onto
    _lines(
        (Text(f"{n}."),),
        desk,
        style._replace(align="kiri"),
        (desk.tree.add("Lbl", item), x, hang),
        (ops, 0.0),
    )
    body = desk.tree.add("LBody", item)
    y = 0.0
    for line in signatory_lines(one):
        y = _lines(line, desk, style, (desk.tree.add("P", body), x + hang, width - hang), (ops, y))
    y += SIGNING_LINES * style.leading
    dots = int((width - hang) / DOT_STEP)
    ops.append(Rules((), tuple([(left, left + DOT, y - DOT) for left in _grid(x + hang, dots)]), DOT))
    return y


def _grid(start: float, count: int) -> list[float]:
    return [start + i * DOT_STEP for i in range(count)]
