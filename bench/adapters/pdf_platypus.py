"""Plain Platypus: ReportLab's own layout, untagged, as most reports in Python are made today."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from bench.adapters import FONTS
from bench.adapters.markup import tagged
from bench.foreign import foreign
from reportlab import platypus as rl
from reportlab.lib.colors import Color, black
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Document,
    Heading,
    Inlines,
    Letterhead,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    RowRole,
    Signature,
    Table,
)

KIND = "pdf"
MM = 72 / 25.4
_ALIGN = {"rata": 4, "kiri": 0, "tengah": 1, "kanan": 2}
_CELL = {Align.KIRI: 0, Align.TENGAH: 1, Align.KANAN: 2, Align.ANGKA: 2}


@cache
def _faces(files: tuple[str, ...]) -> None:
    for n, file in enumerate(files):
        pdfmetrics.registerFont(TTFont(f"isi{n}", str(FONTS / file)))
        addMapping("isi0", n % 2, n // 2, f"isi{n}")


def prepare(document: Document, theme: Theme) -> tuple[Document, Theme]:
    """Nothing: the program walks over its data and makes flowables."""
    return document, theme


def render(source: tuple[Document, Theme]) -> bytes:
    """The PDF."""
    document, theme = source
    _faces(theme.fonts["isi"].files)
    page, out = theme.page, io.BytesIO()
    frame = {
        "leftMargin": page.left,
        "rightMargin": page.right,
        "topMargin": page.top,
        "bottomMargin": page.bottom,
    }
    made = rl.SimpleDocTemplate(
        out,
        pagesize=(page.width * MM, page.height * MM),
        title=document.meta.title,
        author=document.meta.author,
        lang=document.meta.language,
        **{name: mm * MM - 6 for name, mm in frame.items()},  # Platypus' frames pad their text by 6 points
    )
    writer = _Writer(theme)
    story: list[Any] = []
    for block in document.blocks:
        writer.block(block, story, 0)
    made.build(story, onLaterPages=writer.number)
    return out.getvalue()


def _in(children: Inlines) -> str:
    return tagged(children, "b", "i", "<br/>")


class _Writer:
    """Turns blocks into flowables in the looks of a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.styles = {role: _style(role, look) for role, look in theme.paragraphs.items()}
        page = theme.page
        self.width = (page.width - page.left - page.right) * MM
        self.items: dict[tuple[str, int], ParagraphStyle] = {}
        self.cells = {
            (role, align): ParagraphStyle(f"{role}{align}", self.styles[role], alignment=align)
            for role in ("sel", "kepala-tabel")
            for align in (0, 1, 2)
        }

    def number(self, canvas: Any, made: Any) -> None:
        """Draw the page number."""
        look, page = self.theme.page_number, self.theme.page
        canvas.setFont("isi0", look.size)
        middle = (page.left + (page.width - page.left - page.right) / 2) * MM
        text = look.pattern.format(halaman=made.page, jumlah=0)
        canvas.drawCentredString(middle, (page.height - page.top / 2) * MM, text)

    def block(self, block: Block, story: list[Any], depth: int) -> None:
        """Add the flowables of a block."""
        match block:
            case Paragraph(children, role):
                story.append(rl.Paragraph(_in(children), self.styles[role]))
            case Heading(level, children, number):
                story.append(rl.Paragraph(f"{number} {_in(children)}", self.styles[f"judul-{level}"]))
            case ListBlock():
                self.items_of(block, story, depth)
            case Table():
                self.table(block, story)
            case Letterhead(lines, _, emblem):
                story.append(rl.Spacer(0, emblem * MM))
                story += [rl.Paragraph(_in(line), self.styles["kop"]) for line in lines]
                story.append(rl.HRFlowable("100%", 2, color=black, spaceBefore=5, spaceAfter=14))
            case Signature(parties):
                for one in parties:
                    self.party(one.opening, (one.name, *one.below), story)
            case Quote(blocks):
                for kid in blocks:
                    self.block(kid, story, depth)
            case PageBreak():
                story.append(rl.PageBreak())
            case _:
                raise foreign(block)

    def items_of(self, block: ListBlock, story: list[Any], depth: int) -> None:
        """A list as paragraphs with bullets."""
        step = self.theme.list.step * MM
        for item in block.items:
            label: str | None = item.label
            for kid in item.blocks:
                if isinstance(kid, Paragraph):
                    style = self.items.get((kid.role, depth))
                    if style is None:
                        style = self.items[kid.role, depth] = ParagraphStyle(
                            f"{kid.role}{depth}", self.styles[kid.role], leftIndent=(depth + 1) * step,
                            bulletIndent=depth * step, firstLineIndent=0,
                        )  # fmt: skip
                    story.append(rl.Paragraph(_in(kid.children), style, bulletText=label))
                    label = None
                else:
                    self.block(kid, story, depth + 1)

    def table(self, block: Table, story: list[Any]) -> None:
        """A table with its caption and notes."""
        look, rows, heads = self.theme.table, (*block.header, *block.rows), len(block.header)
        commands: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), look.rule, black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), look.padding), ("RIGHTPADDING", (0, 0), (-1, -1), look.padding),
            ("TOPPADDING", (0, 0), (-1, -1), look.padding * 0.6), ("BOTTOMPADDING", (0, 0), (-1, -1), look.padding * 0.6),
            ("BACKGROUND", (0, 0), (-1, heads - 1), _grey(look.header_shade)),
        ]  # fmt: skip
        data: list[list[Any]] = []
        for n, row in enumerate(rows):
            line: list[Any] = []
            bold = row.role in (RowRole.KELOMPOK, RowRole.JUMLAH)
            for cell, column in zip(row.cells, block.columns, strict=False):
                head = row.role is RowRole.KEPALA
                align = 1 if head else 0 if cell.colspan > 1 else _CELL[column.align]
                text = f"<b>{_in(cell.children)}</b>" if bold else _in(cell.children)
                if cell.indent:
                    commands.append(
                        ("LEFTPADDING", (len(line), n), (len(line), n), look.padding + look.indent * MM)
                    )
                if cell.colspan > 1:
                    commands.append(("SPAN", (len(line), n), (len(line) + cell.colspan - 1, n)))
                line += [rl.Paragraph(text, self.cells["kepala-tabel" if head else "sel", align])]
                line += [""] * (cell.colspan - 1)
            if row.role is RowRole.JUMLAH:
                commands.append(("BACKGROUND", (0, n), (-1, n), _grey(look.total_shade)))
            data.append(line)
        total = sum(c.width or 1.0 for c in block.columns)
        widths = [self.width * (c.width or 1.0) / total for c in block.columns]
        if block.caption:
            story.append(rl.Paragraph(f"{block.number} {_in(block.caption)}", self.styles["judul-tabel"]))
        story.append(rl.Table(data, widths, repeatRows=heads, style=commands, spaceAfter=10))
        story += [rl.Paragraph(_in(n), self.styles["catatan-tabel"]) for n in block.notes]

    def party(self, above: tuple[Inlines, ...], below: tuple[Inlines, ...], story: list[Any]) -> None:
        """A signature, kept together."""
        look = self.theme.signature
        style = ParagraphStyle("ttd", self.styles["tanda-tangan"], leftIndent=self.width - look.width * MM)
        rows: list[Any] = [rl.Paragraph(_in(x), style) for x in above]
        rows += [rl.Spacer(0, look.space * MM), *(rl.Paragraph(_in(x), style) for x in below)]
        story.append(rl.KeepTogether(rows))


def _grey(shade: float) -> Any:
    return Color(shade, shade, shade)


def _style(role: str, look: ParagraphLook) -> ParagraphStyle:
    return ParagraphStyle(
        role,
        fontName=f"isi{look.bold + 2 * look.italic}",
        fontSize=look.size,
        leading=look.size * look.leading,
        alignment=_ALIGN[look.align],
        spaceBefore=look.before,
        spaceAfter=look.after,
        firstLineIndent=look.first_indent * MM,
        leftIndent=look.left * MM,
        rightIndent=look.right * MM,
        keepWithNext=look.keep_with_next,
        allowWidows=0,
        allowOrphans=0,
    )
