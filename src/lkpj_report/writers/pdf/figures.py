"""Figures to boxes: a picture or chart that stays on one page with the caption below it.

In: a `Figure`, the desk, and (parent element, left edge, width). Out: boxes on the flow. The caption is read
after the figure's alternative text, as a paragraph of its own: inside the figure it would be passed over.
"""

from __future__ import annotations

import struct
from typing import assert_never

from lkpj_report.diagnostics import fault
from lkpj_report.document.tree import Chart, Figure, Picture, Text
from lkpj_report.writers.pdf.boxes import MM, Fixed, Image, LineBox, Para
from lkpj_report.writers.pdf.desk import Desk, Mark
from lkpj_report.writers.pdf.inline import Measure
from lkpj_report.writers.pdf.structure import alternative
from lkpj_report.writers.pdf.tables import set_notes

Where = tuple[int, float, float]

BEFORE, AFTER = 12.0, 14.0  # pt around a figure with its caption and notes
TALLEST = 0.75  # of a page: a taller figure is made smaller, so that its caption has room


def set_figure(block: Figure, desk: Desk, where: Where) -> None:
    """Set a figure with its caption and notes."""
    parent, x, width = where
    flow = desk.flow
    group = desk.tree.add("Div", parent)
    if block.anchor:
        desk.marks.append(Mark(len(flow.boxes), block.anchor))
    flow.space = max(flow.space, BEFORE)
    box = _content_box(block.content, desk, (group, x, width))
    flow.add(box, box.height, glued=bool(block.caption or block.notes), words=False)
    _caption(block, desk, (group, x, width))
    if block.notes:
        set_notes(block.notes, desk, (group, x, width))
    flow.space = max(flow.space, AFTER)


def _content_box(content: Picture | Chart, desk: Desk, where: Where) -> Fixed:
    group, x, width = where
    element = desk.tree.add("Figure", group, alternative(content.alt))
    match content:
        case Picture():
            image = set_picture(content, desk, (element, x, width))
            return Fixed((image,), image.height) if image else Fixed((), content.height_mm * MM)
        case Chart():
            from lkpj_report.writers.pdf.charts import set_chart  # late: few papers have a chart

            chart = set_chart(content, desk, (element, x, width))
            return Fixed((chart.op,), chart.height)
        case _:
            assert_never(content)


def _caption(block: Figure, desk: Desk, where: Where) -> None:
    group, x, width = where
    if not block.caption and not block.number:
        return
    style = desk.style("judul-gambar")
    element = desk.tree.add("Caption", group)
    children = (Text(f"{block.number} "), *block.caption) if block.number else block.caption
    lines = desk.lines(children, style, Measure(width, 0.0, style.align), element)
    para = Para(element, x, style.size, style.leading, style.rise, lines, None, style.ink)
    desk.flow.space += style.before
    for i in range(len(lines)):
        desk.flow.add(LineBox(para, i), style.leading, glued=i < len(lines) - 1)
    desk.flow.space += style.after


# ---------------------------------------------------------------- pictures


def set_picture(picture: Picture, desk: Desk, where: Where) -> Image | None:
    """A picture in the middle of its width, smaller where it would be wider or too tall; None if unreadable."""
    element, x, width = where
    size = picture_size(picture.data)
    if size is None:
        desk.found.append(
            fault(
                "W102",
                f'gambar "{picture.alt}" tidak dapat dibaca',
                desk.place,
                "pakai berkas PNG atau JPEG berwarna RGB atau abu-abu",
            )
        )
        return None
    height = min(picture.height_mm * MM, TALLEST * desk.area.room)
    wide = height * size[0] / size[1]
    if wide > width:
        wide, height = width, height * width / wide
    return Image(element, x + (width - wide) / 2, 0.0, wide, height, picture.data)


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or of a JPEG in grey or RGB; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) > 24:
        return struct.unpack(">II", data[16:24])
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width, parts = struct.unpack(">HHB", data[at + 5 : at + 10])
            return (width, height) if parts in (1, 3) else None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
