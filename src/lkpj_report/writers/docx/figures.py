"""Figures: a picture or a native chart in a paragraph of its own, its numbered caption and notes below.

The drawing stays on the page of its caption, the caption on that of the notes.
"""

from __future__ import annotations

from lkpj_report.document.tree import Chart, Figure, Picture
from lkpj_report.writers.docx.captions import caption
from lkpj_report.writers.docx.draft import Draft, Frame
from lkpj_report.writers.docx.markup import emu, twips
from lkpj_report.writers.docx.office_theme import office_theme_xml
from lkpj_report.writers.docx.pictures import pixels
from lkpj_report.writers.docx.styles import Variant

_EMU = 635  # in a twip


def figure(draft: Draft, frame: Frame, node: Figure) -> None:
    """Add a figure; ValueError when a picture's bytes are neither PNG nor JPEG."""
    indent = {"ind": f'<w:ind w:left="{frame.left}"/>'} if frame.left else None
    drawing = _drawing(draft, draft.room(frame) * _EMU, node)
    words = caption(draft, node)
    if node.anchor and not words:
        drawing = draft.refs.mark(node.anchor, drawing)
    kept = bool(words or node.notes)
    draft.paragraph(draft.styles.picture(kept), drawing, indent)
    if words:
        bound = (Variant.BOUND,) if node.notes else ()
        draft.paragraph(draft.styles.style("judul-gambar", *bound), words, indent)
    for note in node.notes:
        draft.paragraph(draft.styles.style("catatan-tabel"), draft.runs(note), indent)


def _drawing(draft: Draft, room: int, node: Figure) -> str:
    match node.content:
        case Picture() as picture:
            width, height = pixels(picture.data)
            # Never wider than the text.
            shrunk = min(picture.height_mm, room / emu(1) * height / width)
            return draft.media.drawing(picture, shrunk)
        case Chart() as chart:
            from lkpj_report.document.charts import describe
            from lkpj_report.writers.docx.charts import Graph

            alt = chart.alt or describe(chart)
            family = draft.theme.fonts.get(draft.theme.look("sel").font) or draft.theme.fonts["isi"]
            graph = Graph(chart, family.docx, draft.theme.look("sel").size)
            return draft.media.chart(graph, alt, room - twips(2) * _EMU, office_theme_xml(draft.theme))
