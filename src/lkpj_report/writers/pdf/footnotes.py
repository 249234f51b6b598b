"""Footnotes: their words, the boxes that call them, and how much of them a page holds.

In: a `Footnote` where it is called. Out: a paragraph that `pages` puts at the foot of the page of its call; what
does not fit there runs on to the next foot. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lkpj_report.document.tree import Footnote
from lkpj_report.writers.pdf.boxes import MM, RAISED, Box, LineBox, Para, TextLine, Touch, Words
from lkpj_report.writers.pdf.fonts import SPACE
from lkpj_report.writers.pdf.inline import Measure, one_line

if TYPE_CHECKING:
    from lkpj_report.writers.pdf.desk import Desk

RULE_WIDTH, RULE = 50 * MM, 0.5
ABOVE_RULE, BELOW_RULE = 8.0, 4.0
HANG, GAP = 3 * MM, 0.25  # the least room for the number; em behind a longer one
FEW = 2  # lines of a note that stay together


class Part(NamedTuple):
    """Lines of a note that stand on one page."""

    para: Para
    start: int
    end: int

    @property
    def height(self) -> float:
        """What the lines take."""
        return (self.end - self.start) * self.para.leading


def set_note(node: Footnote, desk: Desk, above: int) -> tuple[int, Para]:
    """A note called by words of the element `above`: the element of its call, and its paragraph."""
    style, area = desk.style("catatan-kaki"), desk.area
    call, note, label = desk.tree.add_note(above)
    face = style.faces[style.start]
    runs = one_line(f"{node.number}{SPACE}", face)
    hang = max(HANG, (face.width(runs[0][1]) * RAISED / 1000 + GAP) * style.size)
    line = TextLine(0.0, 0.0, runs, (), (Touch(raised=True),))
    number = Words(label, area.x, style.rise, style.size, style.leading, (line,), style.ink)
    lines = desk.lines(node.children, style, Measure(area.width - hang, 0.0, style.align), note)
    return call, Para(note, area.x + hang, style.size, style.leading, style.rise, lines, number, style.ink)


def called(box: Box, calls: Mapping[int, Para]) -> tuple[Para, ...]:
    """The notes that the words of a box call, in their order."""
    if isinstance(box, LineBox):
        lines: Sequence[TextLine] = (box.para.lines[box.line],)
    else:
        lines = [line for op in box.ops if isinstance(op, Words) for line in op.lines]
    return tuple([calls[one.element] for line in lines for one in line.touches if one.element in calls])


def foot_height(parts: Sequence[Part]) -> float:
    """What notes take at the foot of a page, with the rule above them."""
    return ABOVE_RULE + BELOW_RULE + sum(part.height for part in parts) if parts else 0.0


def fit(parts: Sequence[Part], room: float) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The notes that stand in a room, and what runs on to the next page; never less than `FEW` lines part."""
    room -= ABOVE_RULE + BELOW_RULE - 0.01
    here: list[Part] = []
    for i, part in enumerate(parts):
        if part.height <= room:
            here.append(part)
            room -= part.height
            continue
        lines = min(int(room / part.para.leading) if room > 0 else 0, part.end - part.start - FEW)
        if lines < FEW:
            return tuple(here), tuple(parts[i:])
        cut = part.start + lines
        return (*here, part._replace(end=cut)), (part._replace(start=cut), *parts[i + 1 :])
    return tuple(here), ()
