"""Findings as remarks on a paper: what a konsep's DOCX shows in its margin.

In: the findings of the report and of one paper. Out: one remark for each that somebody must look at, in the
words that the console shows; what is only good to know stays on the console.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkpj_report.diagnostics import Diagnostic, Severity, Span, sort_key
from lkpj_report.document.remarks import Remark


def remarks(found: Iterable[Diagnostic]) -> tuple[Remark, ...]:
    """The remarks of some findings, each finding once, in the order of a report."""
    told = (d for d in dict.fromkeys(found) if d.severity is not Severity.INFO)
    return tuple(Remark(_lines(d), d.place) for d in sorted(told, key=sort_key))


def _lines(d: Diagnostic) -> tuple[str, ...]:
    # The line is enough: a column says nothing to who reads the paper.
    place = f"{d.place.file}:{d.place.line}" if isinstance(d.place, Span) else str(d.place or "")
    return (
        f"{d.severity}[{d.code}]: {d.message}",
        *(f"saran: {hint}" for hint in d.hints),
        *(f"lihat {r.place}: {r.note}" for r in d.related),
        *((place,) if place else ()),
    )
