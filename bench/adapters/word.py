"""The slim Word file that python-docx, docxtpl and pandoc start from: the theme's page and looks as styles.

In: a theme. Out: a `docx.Document` with a style a role, a page number in the head, and no style that is unused.
"""

from __future__ import annotations

import io
from typing import Any

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.document.tree import ListBlock, Paragraph

_ALIGN = {"rata": ALIGN.JUSTIFY, "kiri": ALIGN.LEFT, "tengah": ALIGN.CENTER, "kanan": ALIGN.RIGHT}
HEADINGS = {"judul-1": "Heading 1", "judul-2": "Heading 2", "judul-3": "Heading 3", "judul-tabel": "Caption"}
LISTS = ("List Number", "List Number 2", "List Bullet", "List Bullet 2")
_KEPT = {
    *HEADINGS.values(),
    *LISTS,
    "Normal",
    "Table Grid",
    "Normal Table",
    "No List",
    "Default Paragraph Font",
    "Header",
}


def style_name(role: str) -> str:
    """The style of a role."""
    return HEADINGS.get(role, role)


def list_style(block: ListBlock, depth: int) -> str:
    """The style of a list's items; greetings stay in their own."""
    first = block.items[0].blocks[0]
    if isinstance(first, Paragraph) and first.role == "sapaan":
        return "sapaan"
    return ("List Number" if block.ordered else "List Bullet") + (" 2" if depth else "")


def template(theme: Theme) -> Any:
    """The empty file with all styles."""
    made = new_document()
    page, section = theme.page, made.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    for style in list(made.styles):
        if style.name not in _KEPT:
            style.element.getparent().remove(style.element)
    font = theme.fonts["isi"].docx
    for role, look in theme.paragraphs.items():
        name = style_name(role)
        known = name in made.styles
        _dress(
            made.styles[name] if known else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), look, font
        )
    for name in LISTS:
        _dress(made.styles[name], theme.look("isi-rapat"), font, indent=False)
    _number(section.header.paragraphs[0])
    return made


def template_bytes(theme: Theme) -> bytes:
    """The same as a file."""
    out = io.BytesIO()
    template(theme).save(out)
    return out.getvalue()


def _dress(style: Any, look: ParagraphLook, font: str, indent: bool = True) -> None:
    style.font.name, style.font.size = font, Pt(look.size)
    style.font.bold, style.font.italic, style.font.color.rgb = look.bold, look.italic, RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment, shape.line_spacing = _ALIGN[look.align], Pt(look.leading * look.size)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next = look.keep_with_next
    if indent:
        shape.left_indent, shape.right_indent = Mm(look.left), Mm(look.right)
        shape.first_line_indent = Mm(look.first_indent)


def _number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    paragraph.add_run("- ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" -")
