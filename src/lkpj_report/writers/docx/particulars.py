"""Particulars to paragraphs: a label, a colon at a tab stop, the value with its lines hanging under each other.

No table: a secretary who adds a line presses Enter, and a screen reader reads it as the sentence that it is.
"""

from __future__ import annotations

from lkpj_report.document.tree import Particulars
from lkpj_report.writers.docx.draft import Draft, Frame
from lkpj_report.writers.docx.inline import run
from lkpj_report.writers.docx.markup import points, twips
from lkpj_report.writers.docx.measure import ems

_GAP = 0.8  # em between the longest label and the colons
_COLON = 0.75  # em for the colon and the space behind it


def particulars(draft: Draft, frame: Frame, node: Particulars, bound: bool) -> None:
    """Add the lines; all stay with the next one, the last of them with what follows if it is `bound`."""
    look = draft.styles.look(node.role)
    left = frame.left + twips(look.left)
    longest = max((ems(row.label) for row in node.rows), default=0.0)
    colon = points((longest + _GAP) * look.size)
    value = colon + points(_COLON * look.size)
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left + colon}"/><w:tab w:val="left" w:pos="{left + value}"/></w:tabs>'
    hanging = f'<w:ind w:left="{left + value}" w:hanging="{value}"/>'
    under = f'<w:ind w:left="{left + value}" w:firstLine="0"/>'
    for at, row in enumerate(node.rows):
        last = at == len(node.rows) - 1
        variants = draft.variants(node.role)
        props = {"contextualSpacing": "<w:contextualSpacing/>", "ind": hanging if row.label else under}
        if row.label:
            props["tabs"] = tabs
        if not last or bound:
            props["keepNext"] = "<w:keepNext/>"
        words = draft.runs(row.value)
        if row.label:
            words = run(f"{row.label}\t:\t") + words
        draft.paragraph(draft.styles.style(node.role, *variants), words, props)
