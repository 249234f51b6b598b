"""Where text stands on a sheet: margins, binding edge, both sides of the paper, turned pages.

In: the theme's page. Out: an `Area`, and how far it moves on even pages. A landscape page is the portrait
sheet turned so that its left edge is the head: bound papers are all turned the same way, and the binding
edge stays where it is. Lengths are points.
"""

from __future__ import annotations

from typing import NamedTuple

from lkpj_report.document.theme import Page
from lkpj_report.writers.pdf.boxes import MM


class Area(NamedTuple):
    """The size of the sheet, the left edge and width of the text, its top above the sheet's foot, its height."""

    sheet_width: float
    sheet_height: float
    x: float
    width: float
    top: float
    room: float


def area_of(page: Page, landscape: bool) -> Area:
    """The area of an odd page."""
    inner = page.left + page.binding
    if landscape:
        sides = page.height, page.width
        x, width = page.bottom, page.height - page.top - page.bottom
        top, room = page.width - inner, page.width - inner - page.right
    else:
        sides = page.width, page.height
        x, width = inner, page.width - inner - page.right
        top, room = page.height - page.top, page.height - page.top - page.bottom
    return Area(*[v * MM for v in (*sides, x, width, top, room)])


def shift_of(page: Page, landscape: bool, number: int) -> tuple[float, float]:
    """How far all text of a page moves to the right and up: even pages of a duplex paper have the binding
    edge at the other side."""
    if not page.duplex or number % 2:
        return 0.0, 0.0
    outwards = (page.right - page.left - page.binding) * MM
    return (0.0, -outwards) if landscape else (outwards, 0.0)
