"""The PDF writer: an own single-pass layout on ReportLab's canvas, fonts and file.

`lay_out` sets a document on pages and needs no ReportLab; `write_pdf` dresses the result as a tagged
PDF/A-2a and PDF/UA-1 file. The modules in the order in which a paper goes through them: `fonts`, `units`,
`hyphenate`, `linebreak`, `nearfit`, `inline`; `blocks`, `tables` (`cells`, `columns`, `slices`),
`figures` (`charts`), `listing`, `footnotes`, `front`; `geometry`, `pages`, `sheets`, `layout`; then `write`,
`content` (`drawing`), `tags`, `xmp`, `colour`, `packing`, `reportlab_inner`.
"""

from __future__ import annotations

from lkpj_report.writers.pdf.layout import Layout, lay_out

__all__ = ["Layout", "lay_out", "write_pdf"]


def write_pdf(layout: Layout) -> bytes:
    """The bytes of the PDF file of a layout."""
    from lkpj_report.writers.pdf.write import write_file  # late: ReportLab costs 50 ms to import

    return write_file(layout)
