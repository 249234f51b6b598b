"""Figures under figures: how far from the right edge a figure must stand so that units are below units.

Word's decimal tab would do it, but takes its decimal sign from the settings of the machine that opens the
file (and LibreOffice from its own): on an English desktop "1.234,56" would stand by its first point. So figures
stand at the right, and those with a shorter tail (decimals, bracket, per cent sign) leave the room that the
longest tail of the column takes, as the PDF does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lkpj_report.document.tree import Inlines, Text, Value, plain

_TAIL = re.compile(r"(?:,\d+)?[)%\s]*$")
_DIGIT = re.compile(r"\d")

Widths = tuple[float, float, float, float]
"""Digit, comma (and point, blank), bracket, per cent sign in em."""

_FACES: Mapping[str, tuple[Widths, Widths]] = {
    "Bookman Old Style": ((0.62, 0.32, 0.3, 0.9), (0.66, 0.34, 0.32, 0.94)),
    "Times New Roman": ((0.5, 0.25, 0.333, 0.833), (0.5, 0.25, 0.333, 1.0)),
    "Cambria": ((0.554, 0.205, 0.383, 0.893), (0.58, 0.22, 0.4, 0.92)),
    "Calibri": ((0.507, 0.25, 0.303, 0.715), (0.507, 0.258, 0.312, 0.729)),
}
_OTHERS = ((0.556, 0.278, 0.333, 0.889), (0.556, 0.278, 0.333, 0.889))  # Arial, and near enough to most


def face(family: str, bold: bool) -> Widths:
    """The widths of a family's figures, regular or bold."""
    return _FACES.get(family, _OTHERS)[bold]


def words(children: Inlines) -> str:
    """The words of a cell; most cells are one text."""
    if len(children) == 1 and isinstance(node := children[0], Text | Value):
        return node.text
    return plain(children)


def tail(text: str) -> str | None:
    """What stands right of the units place of a figure; None where there is no digit."""
    before, comma, after = text.rpartition(",")
    if after.isdigit() and before[-1:].isdigit():
        return comma + after
    if not comma and text[-1:].isdigit():
        return ""
    found = _TAIL.search(text)
    return found[0] if found and _DIGIT.search(text) else None


def width(text: str, widths: Widths) -> float:
    """The width of a figure in em."""
    digit, comma, bracket, percent = widths
    narrow = text.count(".") + text.count(",") + text.count(" ") + text.count("-")
    wide = (len(text) - narrow) * digit + narrow * comma
    if text[-1:].isdigit():  # nothing stands behind it, so no bracket is open before it either
        return wide
    brackets, percents = text.count("(") + text.count(")"), text.count("%")
    return wide + brackets * (bracket - digit) + percents * (percent - digit)


def longest_tail(texts: Iterable[tuple[str, Widths]]) -> float:
    """The widest tail (em) among the figures of a column; 0 when all tails are alike."""
    tails = {(found, widths) for text, widths in texts if (found := tail(text)) is not None}
    sizes = {round(width(found, widths), 3) for found, widths in tails}
    return max(sizes) if len(sizes) > 1 else 0.0


def kept_inside(indent: float, text: str, widths: Widths, room: float) -> float:
    """An indent (em) that does not push a figure out of `room`."""
    if indent + (len(text) + text.count("%")) * widths[0] <= room:  # true of most, and cheap to know
        return indent
    return max(0.0, min(indent, room - width(text, widths)))
