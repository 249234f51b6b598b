"""A layout to the bytes of a tagged PDF/A-2a and PDF/UA-1 file.

In: a `Layout`. Out: the file. ReportLab is imported here, through `reportlab_inner`, and not before a PDF is
written. The same layout gives the same bytes on any machine with the same ReportLab and zlib.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lkpj_report.document.tree import Meta, NumberForm
from lkpj_report.writers.pdf import colour, xmp
from lkpj_report.writers.pdf import reportlab_inner as rl
from lkpj_report.writers.pdf.boxes import Bookmark
from lkpj_report.writers.pdf.content import Codes, Contents, Ink, Pen, page_code
from lkpj_report.writers.pdf.fonts import Face
from lkpj_report.writers.pdf.layout import Layout
from lkpj_report.writers.pdf.packing import packed
from lkpj_report.writers.pdf.tags import structure_objects

MAKER = "lkpj-report"


class _Pens(dict[Face, Pen]):
    """The pens of a document, by face."""

    def __init__(self, doc: Any) -> None:
        super().__init__()
        self.doc = doc

    def __missing__(self, face: Face) -> Pen:
        font = rl.embedded_font(face)
        pen = self[face] = Pen(font, self.doc, Codes(font, self.doc))
        pen.resource(0)
        return pen


def write_file(layout: Layout) -> bytes:
    """The PDF file of a layout."""
    first = layout.sheets[0]
    canvas = rl.new_canvas((first.width, first.height), layout.meta.date, layout.meta.language)
    doc = canvas._doc
    pens = _Pens(doc)
    pictures: dict[bytes, str] = {}

    def picture_of(data: bytes) -> str:
        if data not in pictures:
            pictures[data] = rl.draw_picture(canvas, data)
        return pictures[data]

    contents = Contents(layout.tree)
    marks: dict[int, list[tuple[int, Bookmark]]] = {}
    for i, mark in enumerate(layout.bookmarks):
        marks.setdefault(mark.page, []).append((i, mark))
    digest = hashlib.md5(repr(layout.meta).encode("utf-8"), usedforsecurity=False)
    for number, sheet in enumerate(layout.sheets):
        pictures.clear()  # a page has only those pictures that were drawn while it was open
        ink = Ink(pens.__getitem__, picture_of, contents, layout.tree.roles)
        code = page_code(sheet, ink)
        for i, mark in marks.get(number + 1, ()):
            _bookmark(canvas, i, mark)
        digest.update(rl.end_page(canvas, (sheet.width, sheet.height), code, number))
    for pen in pens.values():
        pen.font.keep_only(doc, pen.used())
    describe(canvas, layout.meta, numbering=layout.numbering)
    structure = structure_objects(doc, layout.tree, contents, (layout.targets, layout.page_labels))
    return rl.file_bytes(canvas, structure, digest.hexdigest().upper().encode("ascii"))


def _bookmark(canvas: Any, i: int, mark: Bookmark) -> None:
    canvas.bookmarkPage(f"judul{i}", fit="XYZ", left=0, top=round(mark.top + 6, 2), zoom=0)
    canvas.addOutlineEntry(mark.text, f"judul{i}", mark.level, closed=mark.level > 0)


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return packed(colour.srgb_profile())


_LABELS = {NumberForm.ANGKA: "ARABIC", NumberForm.ROMAWI: "ROMAN_LOWER", NumberForm.TIDAK: None}


def describe(
    canvas: Any,
    meta: Meta,
    tagged: bool = True,
    numbering: Sequence[tuple[int, NumberForm, int]] = ((0, NumberForm.ANGKA, 1),),
) -> None:
    """Title and such, the output intent, the catalogue's entries; also for the untagged `print_file`."""
    doc = canvas._doc
    canvas.setTitle(meta.title), canvas.setAuthor(meta.author), canvas.setSubject(meta.subject)
    canvas.setKeywords(meta.keywords), canvas.setCreator(MAKER), canvas.setProducer(MAKER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for page, form, first in numbering:
        canvas.addPageLabel(page, _LABELS[form], first if _LABELS[form] else None)
    profile = doc.Reference(rl.Stream({"N": 3}, _profile(), packed=True), "profile")
    intent = {
        "Type": rl.Name("OutputIntent"),
        "S": rl.Name("GTS_PDFA1"),
        "OutputConditionIdentifier": rl.String(colour.NAME),
        "Info": rl.String(colour.NAME),
        "DestOutputProfile": profile,
    }
    doc.Catalog.OutputIntents = rl.Array([rl.Dictionary(intent)])
    entries: dict[str, object] = {"Type": rl.Name("Metadata"), "Subtype": rl.Name("XML")}
    doc.Catalog.Metadata = rl.Stream(entries, xmp.packet(meta, MAKER, tagged), packed=False)
