"""An imposed paper as a file: untagged PDF/A-2b, fonts embedded, each page a form that is drawn on its sheet.

In: a `Layout` and a `Plan`. Out: the file's bytes, the same for the same layout anywhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import field
from typing import Any

from lkpj_report.records import dataclass
from lkpj_report.writers.pdf import reportlab_inner as rl
from lkpj_report.writers.pdf.content import Codes, Contents, Ink, Pen, page_code
from lkpj_report.writers.pdf.fonts import Face
from lkpj_report.writers.pdf.impose import Plan, Side, Slot, Way, page_size, place, sheet_size, sides_of
from lkpj_report.writers.pdf.layout import Layout
from lkpj_report.writers.pdf.write import describe


class _Untagged(Contents):
    """Marked contents that belong to no structure element: roles only."""

    __slots__ = ()

    def open(self, element: int, role: str) -> str:
        """Begin a marked content without a number."""
        return f"/{role} BMC"


@dataclass(slots=True)
class _Press:
    """What the pages of one file share."""

    canvas: Any
    pens: dict[Face, Pen] = field(default_factory=dict)

    def pen(self, face: Face) -> Pen:
        """The pen of a face, made at its first use."""
        if face not in self.pens:
            doc, font = self.canvas._doc, rl.embedded_font(face)
            pen = self.pens[face] = Pen(font, doc, Codes(font, doc))
            pen.resource(0)
        return self.pens[face]

    def keep(self, layout: Layout, number: int) -> str:
        """Keep a page as a form; gives its content."""
        pictures: dict[bytes, str] = {}

        def picture(data: bytes) -> str:
            if data not in pictures:
                pictures[data] = rl.draw_picture(self.canvas, data)
            return pictures[data]

        sheet = layout.sheets[number - 1]
        code = page_code(sheet, Ink(self.pen, picture, _Untagged(layout.tree), layout.tree.roles))
        rl.keep_form(self.canvas, _form(number), (sheet.width, sheet.height), code, pictures.values())
        return code


def write_print(layout: Layout, plan: Plan) -> bytes:
    """The print file of a layout."""
    size = sheet_size(layout, plan)
    press = _Press(rl.new_canvas(size, layout.meta.date, layout.meta.language))
    digest = hashlib.md5(repr((layout.meta, plan)).encode("utf-8"), usedforsecurity=False)
    for number in range(1, layout.pages + 1):
        digest.update(press.keep(layout, number).encode("latin-1"))
    for side in sides_of(plan.way, layout.pages):
        code, forms = _side(layout, side, size)
        rl.end_plain_page(press.canvas, size, code, forms)
    doc = press.canvas._doc
    for pen in press.pens.values():
        pen.font.keep_only(doc, pen.used())
    describe(press.canvas, layout.meta, tagged=False)
    _print_settings(press.canvas, plan)
    return rl.file_bytes(press.canvas, {}, digest.hexdigest().upper().encode("ascii"))


def _form(number: int) -> str:
    return f"hal{number}"


def _side(layout: Layout, side: Side, size: tuple[float, float]) -> tuple[str, list[str]]:
    """The operators of one side, and the forms that it draws."""
    half, height = size[0] / 2, size[1]
    code: list[str] = []
    forms: list[str] = []
    for number, x in ((side.left, 0.0), (side.right, half)):
        if number is None:
            continue
        sheet = layout.sheets[number - 1]
        matrix = place((sheet.width, sheet.height), page_size(layout), Slot(x, 0.0, half, height))
        numbers = " ".join(f"{v:.5f}" for v in matrix)
        code.append(f"q {numbers} cm {rl.form_operator(_form(number))} Q")
        forms.append(_form(number))
    return "\n".join(code) + "\n", forms


def _print_settings(canvas: Any, plan: Plan) -> None:
    """What a print dialogue should begin with: true size, and for a booklet both sides of the paper."""
    canvas.setViewerPreference("PrintScaling", "None")
    if plan.way is Way.BUKU:
        canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
