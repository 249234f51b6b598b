"""The body while it is being written: what has come out so far and what the next block must know.

All state of the writer is here (and in the three books it holds), made new for each file; the
modules for blocks take a `Draft` and a `Frame` and add text to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.document.tree import Inlines, PageNumbers
from lkpj_report.records import dataclass
from lkpj_report.writers.docx import markup
from lkpj_report.writers.docx.inline import runs
from lkpj_report.writers.docx.numbering import NumberingBook
from lkpj_report.writers.docx.pictures import Media
from lkpj_report.writers.docx.references import References
from lkpj_report.writers.docx.sections import Sections
from lkpj_report.writers.docx.styles import AFTER_TABLE, StyleBook, Variant

if TYPE_CHECKING:
    from lkpj_report.document.remarks import Remark

PAGE_BREAK = "<w:pageBreakBefore/>"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks stand: left edge (twips), depth in lists, inside a quotation or not."""

    left: int
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of the paper beside its tree: from the PDF's layout the page of each anchor and each
    table's columns in reading order; the remarks of those who have looked at it."""

    pages: Mapping[str, str] = field(default_factory=dict)
    table_widths: Sequence[Sequence[float]] = ()
    remarks: Sequence[Remark] = ()


@dataclass(slots=True)
class Draft:
    """The growing body of one file; `pages` gives the page of an anchor in the PDF, `table_widths` the
    columns of each table there, in reading order."""

    theme: Theme
    styles: StyleBook
    numbering: NumberingBook
    headings: Iterator[bool]
    refs: References
    sections: Sections
    pages: Mapping[str, str]
    table_widths: Iterator[Sequence[float]]
    media: Media = field(default_factory=Media)
    out: list[str] = field(default_factory=list)
    after_table: bool = False
    page_break: bool = False
    begun: int = 0
    listed: bool = False
    captions: dict[str, int] = field(default_factory=dict)

    def runs(self, children: Inlines) -> str:
        """The runs of some inlines."""
        return runs(children, self.refs)

    def room(self, frame: Frame) -> int:
        """The width (twips) that a frame has on the pages of this section."""
        return self.sections.width - frame.left

    def variants(self, role: str, bound: bool = False) -> tuple[Variant, ...]:
        """How a paragraph of a role must differ at this place: space below a table, kept with the next."""
        look = self.styles.look(role)
        out = [Variant.AFTER_TABLE] if self.after_table and look.before < AFTER_TABLE else []
        return (*out, Variant.BOUND) if bound and not look.keep_with_next else tuple(out)

    def paragraph(self, style: str, runs: str, props: dict[str, str] | None = None) -> None:
        """Add a paragraph; a page break that waits is taken along."""
        if self.page_break:
            props = {**(props or {}), "pageBreakBefore": PAGE_BREAK}
        self.page_break = self.after_table = False
        self.out.append(markup.paragraph(style, runs, props))

    def table(self, xml: str) -> None:
        """Add a table; Word makes one of two that touch, and a table can't hold a page break."""
        if self.after_table or self.page_break:
            self.paragraph(self.styles.separator, "")
        self.out.append(xml)
        self.after_table = True

    def turn(self, landscape: bool) -> None:
        """What follows stands on pages of this orientation, in a section of its own."""
        self._end_section()
        self.sections.landscape = landscape

    def number(self, node: PageNumbers) -> None:
        """What follows stands on pages that are numbered anew, in a section of its own."""
        self._end_section()
        self.sections.form, self.sections.start = node.form, node.start
        if self.theme.page.duplex and node.start % 2 and self.out:
            self.sections.odd = True

    def begin(self, look: ParagraphLook) -> None:
        """What follows has this look: in a duplex paper it begins an odd page if the look says so."""
        if look.recto and self.theme.page.duplex and self.out:  # page 1 is odd anyway
            self._end_section()
            self.sections.odd = True

    def _end_section(self) -> None:
        """End the section: its properties stand in its last paragraph, and what follows begins a page."""
        self.page_break = False
        if len(self.out) > self.begun:
            if not self.out[-1].startswith("<w:p>"):
                self.paragraph(self.styles.separator, "")
            self.out[-1] = self.out[-1].replace("</w:pPr>", f"{self.sections.close()}</w:pPr>", 1)
            self.begun = len(self.out)
            self.sections.odd = False
