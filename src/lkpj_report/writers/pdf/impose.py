"""Pages to printed sheets: booklet (saddle stitch) and two pages side by side.

In: a `Layout` and a `Plan`. Out: the bytes of an untagged PDF/A-2b for a printer: the paper that is kept and
read by a screen reader is the tagged one. Which page stands where is decided here, without ReportLab;
`print_file` draws it. A sheet has two sides, each with a left and a right place.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.boxes import MM
from lkpj_report.writers.pdf.layout import Layout

PAPERS = {"a3": (297.0, 420.0), "a4": (210.0, 297.0), "f4": (215.0, 330.0)}
"""Sheets to print on (mm, upright); F4 as tata naskah dinas has it."""


class Way(StrEnum):
    """How pages come onto sheets: a booklet to be folded and stapled, or two pages side by side."""

    BUKU = "buku"
    DUA = "dua"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to print on: a key of `PAPERS`, or "" for sheets of exactly two pages (F4 from 430 x 330 mm)."""

    way: Way
    paper: str = ""


class Side(NamedTuple):
    """One side of a sheet: the pages (from 1) at its left and right, None for a blank."""

    left: int | None
    right: int | None


def booklet_sides(pages: int) -> tuple[Side, ...]:
    """Sides of nested sheets, folded once in the middle: front and back of the outermost sheet come first.

    Blanks fill the last sheet, at the end of the booklet. The back of a sheet is as it is seen when the
    sheet is turned over its short edge.
    """
    places = -(-pages // 4) * 4

    def page(number: int) -> int | None:
        return number if number <= pages else None

    sides = []
    for n in range(0, places // 2, 2):
        sides.append(Side(page(places - n), page(1 + n)))
        sides.append(Side(page(2 + n), page(places - n - 1)))
    return tuple(sides)


def paired_sides(pages: int) -> tuple[Side, ...]:
    """Pages in reading order, two a side."""
    return tuple(Side(n, n + 1 if n < pages else None) for n in range(1, pages + 1, 2))


def sides_of(way: Way, pages: int) -> tuple[Side, ...]:
    """All sides of a print in the order of the file."""
    return booklet_sides(pages) if way is Way.BUKU else paired_sides(pages)


# ---------------------------------------------------------------- where a page stands on its side


Matrix = tuple[float, float, float, float, float, float]


class Slot(NamedTuple):
    """A place for a page on a side: left and lower edge, width and height (points)."""

    x: float
    y: float
    width: float
    height: float


def sheet_size(layout: Layout, plan: Plan) -> tuple[float, float]:
    """Width and height of a sheet as it is seen with its two places side by side (points)."""
    width, height = page_size(layout)
    if not plan.paper:
        return 2 * width, height
    short, long = PAPERS[plan.paper]
    # pages lie side by side along the edge that leaves them larger
    lying, upright = (long * MM, short * MM), (short * MM, long * MM)
    return max(lying, upright, key=lambda size: min(size[0] / 2 / width, size[1] / height))


def page_size(layout: Layout) -> tuple[float, float]:
    """The size of most pages, turned ones left out of account."""
    sizes = [(sheet.width, sheet.height) for sheet in layout.sheets]
    return max(dict.fromkeys(sizes), key=sizes.count)


def place(page: tuple[float, float], usual: tuple[float, float], slot: Slot) -> Matrix:
    """The matrix that brings a page of some size into a slot (ISO 32000-1, 8.3.4): made smaller where it
    must, never larger, centred.

    A page that lies where the others stand is turned so that its head is at the left, as the writer's own
    landscape pages are meant to be bound (`geometry`).
    """
    width, height = page
    turned = (width > height) != (usual[0] > usual[1]) and width != height
    wide, tall = (height, width) if turned else (width, height)
    scale = min(1.0, slot.width / usual[0], slot.height / usual[1], slot.width / wide, slot.height / tall)
    x, y = slot.x + (slot.width - wide * scale) / 2, slot.y + (slot.height - tall * scale) / 2
    if turned:
        return (0.0, scale, -scale, 0.0, x + wide * scale, y)
    return (scale, 0.0, 0.0, scale, x, y)


def impose(layout: Layout, plan: Plan) -> bytes:
    """The file to print: sides in order, every page drawn once."""
    from lkpj_report.writers.pdf.print_file import write_print  # late: ReportLab costs 50 ms to import

    return write_print(layout, plan)
