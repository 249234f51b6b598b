"""What runs along at the foot of pages, and how pages are numbered: forms of numbers, the note of an
electronic signature, the time that a page takes to read aloud.

In: what the flow says of numbers, and the boxes of a page. Out: labels of pages, placed artifacts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkpj_report.bahasa.romawi import dari_romawi, romawi
from lkpj_report.document.speech import said_time, seconds
from lkpj_report.document.tree import NumberForm, PageNumbers, Text
from lkpj_report.writers.pdf.boxes import ARTIFACT, MM, Fixed, LineBox, Op, Placed, Rules, TextLine, Words
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.fonts import NBSP, SOFT_HYPHEN
from lkpj_report.writers.pdf.geometry import Area
from lkpj_report.writers.pdf.inline import Measure, one_line
from lkpj_report.writers.pdf.pages import Cut

NOTE_RULE, ABOVE_NOTE = 0.5, 3 * MM  # of the note at the foot: thickness of its rule, way from the text
BELOW_NOTE_RULE = 1.5
ABOVE_TIME = 4 * MM


def page_labels(numbers: Mapping[int, PageNumbers], cuts: Sequence[Cut]) -> tuple[str, ...]:
    """What each page shows as its number; "" for none."""
    out: list[str] = []
    form, count = NumberForm.ANGKA, 0
    for cut in cuts:
        count += 1
        new = None if cut.blank else numbers.get(cut.start)
        if new is not None:
            form, count = new.form, new.start
        out.append(_spelled(form, count))
    return tuple(out)


def _spelled(form: NumberForm, count: int) -> str:
    match form:
        case NumberForm.ANGKA:
            return str(count)
        case NumberForm.ROMAWI:
            return romawi(count).lower() if count < 4000 else str(count)
        case NumberForm.TIDAK:
            return ""


def numbering(labels: Sequence[str]) -> tuple[tuple[int, NumberForm, int], ...]:
    """The pages (from 0) from which numbers are counted anew, their form and the first number."""
    out: list[tuple[int, NumberForm, int]] = []
    expected = None
    for page, label in enumerate(labels):
        found = _read(label)
        if found != expected:
            out.append((page, *found))
        expected = (found[0], found[1] + 1) if label else found
    return tuple(out)


def _read(label: str) -> tuple[NumberForm, int]:
    if not label:
        return NumberForm.TIDAK, 1
    roman = dari_romawi(label.upper())
    return (NumberForm.ANGKA, int(label)) if roman is None else (NumberForm.ROMAWI, roman)


def running_note(desk: Desk, where: tuple[Area, float], note: str) -> list[Placed]:
    """Small words below a thin rule, in the margin at the foot; `where` is the area and how far it moves up."""
    if not note:
        return []
    area, up = where
    style = desk.style("catatan-elektronik")
    lines = desk.lines((Text(note),), style, Measure(area.width, 0.0, style.align))
    rule = Rules((), ((area.x, area.x + area.width, 0.0),), NOTE_RULE)
    y = BELOW_NOTE_RULE + style.rise
    words = Words(ARTIFACT, area.x, y, style.size, style.leading, lines, style.ink)
    ops: tuple[Op, ...] = (rule, words)
    return [Placed(area.top - area.room + up - ABOVE_NOTE, Fixed(ops, 0.0))]


def reading_time(desk: Desk, body: Sequence[Placed], where: tuple[Area, float]) -> list[Placed]:
    """How long this page takes to read aloud, at the right of its foot."""
    area, up = where
    time = seconds((_said(desk, body),), desk.theme.pace)
    if not time:
        return []
    style = desk.style("nomor-halaman")
    face = style.faces[style.start]
    runs = one_line(said_time(time), face)
    dx = area.width - face.width(runs[0][1]) * style.size / 1000
    line = TextLine(dx, 0.0, runs)
    words = Words(ARTIFACT, area.x, style.rise, style.size, style.leading, (line,), style.ink)
    return [Placed(area.top - area.room + up - ABOVE_TIME, Fixed((words,), 0.0))]


def _said(desk: Desk, body: Sequence[Placed]) -> str:
    """The words of a page that are read aloud."""
    lines = [
        p.box.para.lines[p.box.line]
        for p in body
        if isinstance(p.box, LineBox) and p.box.para.element in desk.spoken
    ]
    said = " ".join("".join(text for _, text in line.runs) for line in lines)
    return said.replace(SOFT_HYPHEN + " ", "").replace(NBSP, " ")
