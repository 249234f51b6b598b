"""Reads a user's Word file for its look (a reference document): sheet, letters, letterhead, page number.

`safety` lets a file in, `looks` resolves styles, `page`, `head`, `words`, `grid` and `counting` each find
their part, `read` joins them to a `Reference`. Nothing here knows of themes; `build.house_style` makes one.
"""

from __future__ import annotations

from lkpj_report.writers.docx.reference.model import Grid, Head, Look, Number, Reference, Setup
from lkpj_report.writers.docx.reference.read import read_reference
from lkpj_report.writers.docx.reference.safety import Refused

__all__ = ["Grid", "Head", "Look", "Number", "Reference", "Refused", "Setup", "read_reference"]
