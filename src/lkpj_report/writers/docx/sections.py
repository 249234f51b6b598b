"""Sections: where pages turn, Word begins a section with its own size, margins and running heads.

Each section names its heads itself, so that a secretary who deletes one does not change the others.
Only the first section has a first page of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import NumberForm
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.header import BARE, Furniture, evens_differ, first_differs
from lkpj_report.writers.docx.markup import twips


class Margins(NamedTuple):
    """Margins in millimetres; the gutter is added to the left one, or to the inner one of facing pages."""

    top: float
    right: float
    bottom: float
    left: float
    gutter: float


@dataclass(slots=True)
class Sections:
    """The section that is being written: its orientation, how many have been closed before it, and whether
    it must begin on an odd page (Word leaves the even one before it blank, without heads), the form of its
    page numbers (None: the paper's own), and the first of them where they are counted anew."""

    theme: Theme
    around: tuple[Furniture, ...]
    landscape: bool
    closed: int = 0
    odd: bool = False
    form: NumberForm | None = None
    start: int = 0

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height (mm) of this section's pages."""
        page = self.theme.page
        short, long = sorted((page.width, page.height))
        return (long, short) if self.landscape else (short, long)

    @property
    def margins(self) -> Margins:
        """The margins of this section's pages.

        A page that has been turned is the upright sheet with its left edge as the head: bound papers are
        all turned the same way. Word keeps a gutter at the side, so there the binding widens the head.
        """
        page = self.theme.page
        if self.landscape == (page.width > page.height):
            return Margins(page.top, page.right, page.bottom, page.left, page.binding)
        return Margins(page.left + page.binding, page.top, page.right, page.bottom, 0.0)

    @property
    def width(self) -> int:
        """The width of the text in twips."""
        margins = self.margins
        return twips(self.sheet[0] - margins.left - margins.right - margins.gutter)

    def close(self) -> str:
        """The `w:sectPr` of the section that ends here."""
        margins, (width, height), page = self.margins, self.sheet, self.theme.page
        bare = self.form is NumberForm.TIDAK
        first = first_differs(self.theme) and not self.closed and not bare
        references = "".join(
            f'<w:{f.kind}Reference w:type="{pages}" r:id="{f.relation}"/>'
            for f in self.around
            for pages in self._pages(f, bare, first)
        )
        self.closed += 1
        kind = '<w:type w:val="oddPage"/>' if self.odd else ""
        orient = ' w:orient="landscape"' if width > height else ""
        top, right, bottom, left, gutter = (twips(margin) for margin in margins)
        lines = '<w:lnNumType w:countBy="1" w:distance="283" w:restart="newPage"/>'
        numbers = self._numbers()
        return (
            f'<w:sectPr>{references}{kind}<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
            f' w:header="{twips(page.header) or top // 2}" w:footer="{twips(page.footer) or bottom // 2}"'
            f' w:gutter="{gutter}"/>'
            f'{lines if self.theme.line_numbers else ""}{numbers}<w:cols w:space="709"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
        )

    def _pages(self, part: Furniture, bare: bool, first: bool) -> tuple[str, ...]:
        """The pages of this section that a running head is for; without numbers one part serves all of them."""
        if bare or part.pages == BARE:
            even = ("even",) if evens_differ(self.theme) else ()
            return ("default", *even) if bare and part.pages == BARE else ()
        return (part.pages,) if part.pages != "first" or first else ()

    def _numbers(self) -> str:
        """How this section's pages are numbered; the count goes on in a section that only turns the page."""
        if self.form is None or self.form is NumberForm.TIDAK:
            return ""
        fmt = "lowerRoman" if self.form is NumberForm.ROMAWI else "decimal"
        start = f' w:start="{self.start}"' if self.start else ""
        self.start = 0
        return f'<w:pgNumType w:fmt="{fmt}"{start}/>'
