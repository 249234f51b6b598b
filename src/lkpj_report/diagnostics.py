"""What is wrong, where, and what to do: the lowest room, known to all others.

A user's mistake is a `Diagnostic`, collected and shown together with the others of the run;
exceptions are for our own bugs and for the machine's failures. A printed value carries an
`Origin`: the place in the input that it came from, or the formula that made it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import field
from enum import StrEnum
from typing import assert_never

from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of a text file; line and columns count from 1, `end_col` is past the end."""

    file: str
    line: int
    col: int = 1
    end_col: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell of a spreadsheet, named as its user sees it ("D14"); CSV files have no sheet."""

    file: str
    sheet: str
    ref: str

    def __str__(self) -> str:
        return (
            f"{self.file}, lembar {self.sheet}, sel {self.ref}"
            if self.sheet
            else f"{self.file}, sel {self.ref}"
        )


Place = Span | Cell


@dataclass(frozen=True, slots=True)
class Formula:
    """A derived value: the formula's name in words ("pendapatan - belanja") and the origins of its parts."""

    name: str
    parts: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A value that the program counts by itself: ordinals, list numbers."""

    by: str


Origin = Span | Cell | Formula | Generated


class Severity(StrEnum):
    """How much a finding weighs. The words are those that staff read."""

    FAULT = "kesalahan"
    GAP = "belum diisi"
    WARNING = "peringatan"
    INFO = "catatan"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding ("pertama kali ditulis di sini")."""

    place: Place
    note: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable and never reused: S source, D data, K check, T template,
    W writer, B batch; `message` and `hints` are Indonesian, whole phrases without a final point."""

    severity: Severity
    code: str
    message: str
    place: Place | None = None
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = field(default=())


def fault(code: str, message: str, place: Place | None = None, *hints: str) -> Diagnostic:
    """A fault: what depends on it is not built."""
    return Diagnostic(Severity.FAULT, code, message, place, hints)


def warning(code: str, message: str, place: Place | None = None, *hints: str) -> Diagnostic:
    """A warning: the paper is built, a person should look."""
    return Diagnostic(Severity.WARNING, code, message, place, hints)


def info(code: str, message: str, place: Place | None = None, *hints: str) -> Diagnostic:
    """A remark: nothing to do, good to know."""
    return Diagnostic(Severity.INFO, code, message, place, hints)


def sort_key(d: Diagnostic) -> tuple[str, int, int, str, str]:
    """Order of a report: by file, line, column, code; findings without a place come last."""
    match d.place:
        case Span(file, line, col):
            return (file, line, col, d.code, d.message)
        case Cell(file, sheet, ref):
            letters = ref.rstrip("0123456789")  # D9 before D14, Z9 before AA9
            row, col = int(ref[len(letters) :] or 0), int(letters or "0", 36)
            return (f"{file}!{sheet}", row, col, d.code, d.message)
        case None:
            return ("￿", 0, 0, d.code, d.message)
        case _:
            assert_never(d.place)


LineOf = Callable[[str, int], str | None]
"""Gives the text of a line of a file, or None when it cannot be shown."""


def render(d: Diagnostic, line_of: LineOf) -> str:
    """A finding as staff read it: place, kind, code, message; the line with a caret; what to do."""
    head = f"{d.place}: " if d.place is not None else ""
    out = [f"{head}{d.severity}[{d.code}]: {d.message}"]
    out += _excerpt(d.place, line_of)
    for r in d.related:
        out.append(f"  lihat {r.place}: {r.note}")
        out += _excerpt(r.place, line_of)
    out += [f"  saran: {hint}" for hint in d.hints]
    return "\n".join(out)


def _excerpt(place: Place | None, line_of: LineOf) -> list[str]:
    if not isinstance(place, Span):
        return []
    text = line_of(place.file, place.line)
    if text is None:
        return []
    start, end = place.col - 1, max(place.end_col - 1, place.col)
    left = max(0, start - 60)  # very long lines are shown around the caret
    shown = text[left : left + 110].expandtabs(1)
    width = max(1, min(end, left + 110) - start)
    gutter = f"{place.line:>5} | "
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * (start - left) + "^" * width]


def as_json(d: Diagnostic) -> str:
    """A finding as one line of JSON, for machines."""
    row: dict[str, object] = {"keparahan": d.severity.value, "kode": d.code, "pesan": d.message}
    row.update(_place_json(d.place))
    if d.hints:
        row["saran"] = list(d.hints)
    if d.related:
        row["terkait"] = [{**_place_json(r.place), "catatan": r.note} for r in d.related]
    return json.dumps(row, ensure_ascii=False)


def _place_json(place: Place | None) -> dict[str, object]:
    match place:
        case Span(file, line, col, end_col):
            return {"berkas": file, "baris": line, "kolom": col, "kolom_akhir": end_col or col + 1}
        case Cell(file, sheet, ref):
            return {"berkas": file, "lembar": sheet, "sel": ref}
        case None:
            return {}
        case _:
            assert_never(place)


def has_fault(found: Iterable[Diagnostic]) -> bool:
    """Whether any finding is a fault."""
    return any(d.severity is Severity.FAULT for d in found)
