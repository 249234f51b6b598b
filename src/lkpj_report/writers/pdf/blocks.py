"""Blocks of the tree to boxes: paragraphs, headings, lists, quotes.

In: a block, the desk, and where it stands (`Spot`). Out: boxes on the desk's flow, elements in its tree.
What stays on one page is said here, by gluing boxes: no line of a paragraph alone on a page, no heading
without text. Tables, figures, contents lists, letterheads and signatures have their own modules.
"""

from __future__ import annotations

from typing import NamedTuple, assert_never

from lkpj_report.document.speech import SILENT
from lkpj_report.document.tree import (
    Block,
    Contents,
    Figure,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particulars,
    Quote,
    Signature,
    Table,
    Text,
    Turn,
    plain,
)
from lkpj_report.writers.pdf.boxes import MM, Para, TextLine, Words
from lkpj_report.writers.pdf.desk import Desk, Mark
from lkpj_report.writers.pdf.figures import set_figure
from lkpj_report.writers.pdf.front import set_letterhead, set_signature
from lkpj_report.writers.pdf.inline import Measure, spaced
from lkpj_report.writers.pdf.listing import set_contents
from lkpj_report.writers.pdf.particulars import set_particulars
from lkpj_report.writers.pdf.structure import list_numbering
from lkpj_report.writers.pdf.tables import set_table
from lkpj_report.writers.pdf.units import Style, simple

_INTRODUCED = (ListBlock, Table, Quote, Figure)
LABEL_GAP = 0.5  # em between a label and its text, at least


class Spot(NamedTuple):
    """Where blocks stand: the element above, left edge and width (points), depth of lists, inside a quote."""

    parent: int
    x: float
    width: float
    depth: int = 0
    quoted: bool = False


def set_blocks(blocks: tuple[Block, ...], desk: Desk, spot: Spot) -> None:
    """Set blocks one below the other."""
    for i, block in enumerate(blocks):
        if not isinstance(block, PageBreak) and (span := getattr(block, "span", None)) is not None:
            desk.place = span
        before = desk.area
        _set_block(block, desk, spot)
        if desk.area != before:
            spot = spot._replace(
                x=spot.x - before.x + desk.area.x, width=spot.width - before.width + desk.area.width
            )
        if _introduces(block) and isinstance(blocks[i + 1] if i + 1 < len(blocks) else None, _INTRODUCED):
            desk.flow.cling(2, len(desk.flow.boxes) - 2)


def _introduces(block: Block) -> bool:
    """A paragraph that ends with a colon belongs to what it introduces."""
    return isinstance(block, Paragraph) and plain(block.children).rstrip().endswith(":")


def _set_block(block: Block, desk: Desk, spot: Spot) -> None:
    match block:
        case Paragraph(children, role):
            if spot.depth == 0:
                desk.begin(_role(role, spot))
            _speak(desk, role)
            set_paragraph(children, desk, spot, desk.style(_role(role, spot)))
        case Heading():
            _set_heading(block, desk, spot)
        case ListBlock():
            _set_list(block, desk, spot)
        case Quote(blocks):
            set_blocks(
                blocks, desk, spot._replace(parent=desk.tree.add("BlockQuote", spot.parent), quoted=True)
            )
        case Table():
            set_table(block, desk, (spot.parent, spot.x, spot.width))
        case Letterhead():
            set_letterhead(block, desk, (spot.parent, spot.x, spot.width))
        case Signature():
            set_signature(block, desk, (spot.parent, spot.x, spot.width))
        case Figure():
            set_figure(block, desk, (spot.parent, spot.x, spot.width))
        case Contents():
            set_contents(block, desk, (spot.parent, spot.x, spot.width))
        case PageBreak():
            desk.flow.turns.add(len(desk.flow.boxes))
        case Turn(landscape):
            desk.turn(landscape)
        case Particulars():
            set_particulars(block, desk, (spot.parent, spot.x, spot.width))
        case PageNumbers():
            desk.number(block)
        case _:
            assert_never(block)


def _speak(desk: Desk, role: str) -> None:
    """The element that comes next is read aloud, if the paper and such a paragraph are."""
    if desk.theme.pace and role not in SILENT:
        desk.spoken.add(len(desk.tree.roles))


def _role(role: str, spot: Spot) -> str:
    return "kutipan" if spot.quoted and role == "isi" else role


def set_paragraph(
    children: Inlines, desk: Desk, spot: Spot, style: Style, label: Words | None = None
) -> None:
    """A paragraph; inside a list its first line has no indent, for the label stands there."""
    element = desk.tree.add("P", spot.parent)
    indent = style.first_indent if spot.depth == 0 and style.align in ("rata", "kiri") else 0.0
    x, width = spot.x + style.left, spot.width - style.left - style.right
    lines = desk.lines(children, style, Measure(width, indent, style.align), element)
    flow_lines(desk, style, Para(element, x, style.size, style.leading, style.rise, lines, label, style.ink))


def flow_lines(desk: Desk, style: Style, para: Para, glue: bool = False) -> None:
    """Stack the lines of a paragraph, so that at least two stand together at a page's foot and head."""
    flow, n = desk.flow, len(para.lines)
    if style.page_before:
        flow.turns.add(len(flow.boxes))
    flow.space += style.before
    whole = style.keep_together or glue
    glued = [True] * n if whole or n < 4 else [True, *[False] * (n - 3), True, False]
    glued[-1:] = [False] * min(n, 1)
    flow.add_lines(para, glued)
    if style.keep_with_next or glue:
        flow.glued[-1] = True
    flow.space += style.after


def _set_heading(block: Heading, desk: Desk, spot: Spot) -> None:
    """A heading; its number stands like a label, later lines start where its text does."""
    role = f"judul-{min(block.level, 3)}"
    desk.begin(role)
    style = desk.style(role)
    # ISO 14289-1, 7.4.2: levels go down one by one, whatever the paper's own levels do
    desk.heading_level = min(block.level, desk.heading_level + 1, 6)
    element = desk.tree.add(f"H{desk.heading_level}", spot.parent)
    flow = desk.flow
    words = f"{block.number} {plain(block.children)}".strip()
    desk.marks.append(Mark(len(flow.boxes), block.anchor, desk.heading_level, words))
    x, width, label = spot.x + style.left, spot.width - style.left - style.right, None
    above = desk.theme.look(role).number_above
    if block.number and style.align in ("kiri", "rata") and not above:
        indent = _label_width(desk, block.number, style)
        label = _label(desk, block.number, style, (element, x))
        label = label._replace(lines=tuple([spaced(line) for line in label.lines if line.runs]))
        x, width = x + indent, width - indent
        lines = desk.lines(block.children, style, Measure(width, 0.0, "kiri"), element)
    else:
        head = (Text(block.number), LineBreak()) if above else (Text(f"{block.number} "),)
        children = (*head, *block.children) if block.number else block.children
        lines = desk.lines(children, style, Measure(width, 0.0, style.align), element)
    flow_lines(
        desk,
        style,
        Para(element, x, style.size, style.leading, style.rise, lines, label, style.ink),
        glue=True,
    )


# ---------------------------------------------------------------- lists


def _set_list(block: ListBlock, desk: Desk, spot: Spot) -> None:
    """A list: labels hang at the left, the text of all items starts at one edge."""
    labels = [item.label for item in block.items]
    parent = desk.tree.add("L", spot.parent, list_numbering(labels[0] if labels else ""))
    style = desk.style(_first_role(block))
    step = max([desk.theme.list.step * MM, *[_label_width(desk, label, style) for label in labels]])
    inner = spot._replace(x=spot.x + step, width=spot.width - step, depth=spot.depth + 1)
    for item in block.items:
        _set_item(item, desk, (spot.x, parent), inner)
    if spot.depth == 0:  # items stand close; what follows the list stands apart as paragraphs do
        desk.flow.space = max(desk.flow.space, desk.style("isi").after)


def _first_role(block: ListBlock) -> str:
    for item in block.items:
        for inner in item.blocks:
            if isinstance(inner, Paragraph):
                return inner.role
    return "isi-rapat"


def _set_item(item: ListItem, desk: Desk, hang: tuple[float, int], spot: Spot) -> None:
    x, parent = hang
    element = desk.tree.add("LI", parent)
    mark = desk.tree.add("Lbl", element) if item.label else -1
    body = desk.tree.add("LBody", element)
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (Paragraph((), "isi-rapat"), ())
    if not isinstance(first, Paragraph):
        first, rest = Paragraph((), "isi-rapat"), item.blocks
    inner = spot._replace(parent=body)
    style = desk.style(_role(first.role, spot))
    label = _label(desk, item.label, style, (mark, x)) if item.label else None
    _speak(desk, first.role)
    set_paragraph(first.children, desk, inner, style, label)
    if rest:
        if isinstance(rest[0], ListBlock):
            desk.flow.cling(1, len(desk.flow.boxes) - 1)
        set_blocks(rest, desk, inner)


def _label_width(desk: Desk, label: str, style: Style) -> float:
    """The width that a label takes, with the gap to its text."""
    face = style.faces[style.start]
    known = "".join([c for c in label if c in face.widths])
    return (face.width(known) / 1000 + LABEL_GAP) * style.size


def _label(desk: Desk, label: str, style: Style, at: tuple[int, float]) -> Words:
    """The words of a label, on the first baseline of its paragraph."""
    element, x = at
    if style.caps:
        style = style._replace(caps=False)
    known = simple((Text(label),), style)
    if known is not None and known.text:
        lines: tuple[TextLine, ...] = (TextLine(0.0, 0.0, ((style.faces[style.start], known.text),)),)
    else:
        lines = desk.lines((Text(label),), style, Measure(1e6, 0.0, "kiri"))
    return Words(element, x, style.rise, style.size, style.leading, lines[:1], style.ink)
