"""The DOCX writer: a settled document and its theme to a Word file that staff go on working in.

Body and styles are written as XML text straight into our own zip: `body` (with `tables`,
`letterhead`, `inline`) makes the body and notes which styles, lists and pictures it needs; `styles`
and `stylesheet`, `numbering`, `header` and `properties` make the other parts; `package` packs them.
"""

from __future__ import annotations

from collections.abc import Mapping

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.writers.docx.body import write_body
from lkpj_report.writers.docx.header import Furniture, first_differs, furniture
from lkpj_report.writers.docx.markup import DECLARATION, R, W, twips
from lkpj_report.writers.docx.numbering import numbering_xml
from lkpj_report.writers.docx.office_theme import office_theme_xml
from lkpj_report.writers.docx.package import Part, pack
from lkpj_report.writers.docx.pictures import relation
from lkpj_report.writers.docx.properties import APP_XML, core_xml, font_table_xml, settings_xml
from lkpj_report.writers.docx.stylesheet import styles_xml

__all__ = ["write_docx"]


def write_docx(document: Document, theme: Theme, heading_pages: Mapping[str, int] | None = None) -> bytes:
    """Write a DOCX (ECMA-376 transitional); the same arguments give the same bytes.

    `heading_pages` gives the page of each heading's anchor in the PDF; the last of them is what a
    total of pages shows before Word has counted. Raises ValueError for what the rooms above must
    have refused: characters that XML can't hold, spans that don't fit, damaged pictures.
    """
    draft = write_body(document, theme)
    levels = {at + 1: at for at, level in enumerate(draft.numbering.headings) if level is not None}
    around = furniture(theme, document.konsep, max((heading_pages or {}).values(), default=1))
    numbering = numbering_xml(draft.numbering)
    parts = [
        Part("styles.xml", "rId_styles", "styles", styles_xml(draft.styles, levels, document.meta.language)),
        Part("settings.xml", "rId_settings", "settings", settings_xml(document.meta)),
        Part("fontTable.xml", "rId_fonts", "fontTable", font_table_xml(theme)),
        Part("theme/theme1.xml", "rId_theme", "theme", office_theme_xml(theme)),
        *([Part("numbering.xml", "rId_numbering", "numbering", numbering)] if numbering else ()),
        *(Part(f.name, _relation(f), f.kind, f.xml) for f in around),
        *(Part(f"media/{name}", relation(name), "image", data) for data, name in draft.media.parts.items()),
    ]
    body = "".join(draft.out) + _section(theme, around)
    xml = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    return pack(xml, parts, {"core.xml": core_xml(document.meta), "app.xml": APP_XML})


def _relation(part: Furniture) -> str:
    return f"rId_{part.name.removesuffix('.xml')}"


def _section(theme: Theme, around: tuple[Furniture, ...]) -> str:
    page = theme.page
    references = "".join(f'<w:{f.kind}Reference w:type="{f.pages}" r:id="{_relation(f)}"/>' for f in around)
    orient = ' w:orient="landscape"' if page.width > page.height else ""
    title = "<w:titlePg/>" if first_differs(theme) else ""
    top, bottom = twips(page.top), twips(page.bottom)
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{twips(page.right)}" w:bottom="{bottom}" w:left="{twips(page.left)}"'
        f' w:header="{top // 2}" w:footer="{bottom // 2}" w:gutter="0"/><w:cols w:space="709"/>{title}</w:sectPr>'
    )
