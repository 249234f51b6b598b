"""Particulars to boxes: labels, colons and values, each under the other ("Hari/Tanggal : Rabu, …").

In: a `Particulars`, the desk, and (parent element, left edge, width). Out: lines on the flow that stay
together. A screen reader hears a list whose labels are the labels.
"""

from __future__ import annotations

from lkpj_report.document.tree import Particular, Particulars
from lkpj_report.writers.pdf.boxes import Para, TextLine, Words
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.fonts import SPACE
from lkpj_report.writers.pdf.inline import Measure, one_line
from lkpj_report.writers.pdf.structure import UNNUMBERED
from lkpj_report.writers.pdf.units import Style

GAP = 0.8  # em between the longest label and the colons
AFTER_COLON = 0.45  # em


def set_particulars(block: Particulars, desk: Desk, where: tuple[int, float, float]) -> None:
    """Set the lines of a block."""
    parent, x, width = where
    style, flow = desk.style(block.role), desk.flow
    x, width = x + style.left, width - style.left - style.right
    face = style.faces[style.start]
    em = style.size / 1000
    longest = max((face.width(_known(row, style)) for row in block.rows), default=0.0) * em
    colon = longest + GAP * style.size
    hang = colon + face.width(":") * em + AFTER_COLON * style.size
    listing = desk.tree.add("L", parent, UNNUMBERED)
    flow.space += style.before
    for i, row in enumerate(block.rows):
        item = desk.tree.add("LI", listing)
        label = None
        if row.label:
            runs = (one_line(row.label + SPACE, face), one_line(":" + SPACE, face))
            words = (TextLine(0.0, 0.0, runs[0]), TextLine(colon, 0.0, runs[1]))
            # no leading: the label and the colon stand on one line
            mark = desk.tree.add("Lbl", item)
            label = Words(mark, x, style.rise, style.size, 0.0, words, style.ink)
        element = desk.tree.add("P", desk.tree.add("LBody", item))
        align = "kiri" if style.align == "rata" else style.align
        lines = desk.lines(row.value, style, Measure(width - hang, 0.0, align), element)
        para = Para(element, x + hang, style.size, style.leading, style.rise, lines, label, style.ink)
        glued = [True] * len(lines)
        if i == len(block.rows) - 1:
            glued[-1:] = [style.keep_with_next]
        flow.add_lines(para, glued)
    flow.space += style.after


def _known(row: Particular, style: Style) -> str:
    """The label without characters that its face lacks, which `one_line` leaves out too."""
    return one_line(row.label, style.faces[style.start])[0][1]
