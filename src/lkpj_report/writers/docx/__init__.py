"""The DOCX writer: a settled document and its theme to a Word file that staff go on working in.

Body and styles are written as XML text straight into our own zip: `body` (with `tables`, `figures`,
`contents`, `letterhead`, `inline`) makes the body and notes which styles, lists, notes, links and
pictures it needs; `stylesheet`, `numbering`, `notes`, `charts`, `header` and `properties` make the
other parts; `package` packs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document, NumberForm, PageNumbers
from lkpj_report.writers.docx.body import write_body
from lkpj_report.writers.docx.comments import comments_xml
from lkpj_report.writers.docx.draft import Draft, Measured
from lkpj_report.writers.docx.header import furniture
from lkpj_report.writers.docx.markup import DECLARATION, R, W
from lkpj_report.writers.docx.notes import footnotes_xml
from lkpj_report.writers.docx.numbering import numbering_xml
from lkpj_report.writers.docx.office_theme import office_theme_xml
from lkpj_report.writers.docx.package import Part, Relation, pack
from lkpj_report.writers.docx.pictures import relation
from lkpj_report.writers.docx.properties import APP_XML, core_xml, font_table_xml, settings_xml
from lkpj_report.writers.docx.stylesheet import styles_xml

if TYPE_CHECKING:
    from lkpj_report.document.remarks import Remark

__all__ = ["write_docx"]


def write_docx(
    document: Document,
    theme: Theme,
    heading_pages: Mapping[str, int] | None = None,
    table_widths: Sequence[Sequence[float]] = (),
    remarks: Sequence[Remark] = (),
    *,
    page_labels: Sequence[str] = (),
) -> bytes:
    """Write a DOCX (ECMA-376 transitional); the same arguments give the same bytes.

    `heading_pages` gives the page of each anchor (headings, tables, figures) in the PDF: contents lists
    show them, and the last is what a total of pages shows before Word has counted. `table_widths` are the
    columns of each table there, `page_labels` what its pages show as their numbers. `remarks` stand as comments in a konsep; a final paper has none. Raises ValueError for what the rooms above must have refused: characters
    that XML can't hold, spans that don't fit, damaged pictures.
    """
    pages = heading_pages or {}
    bare = any(isinstance(b, PageNumbers) and b.form is NumberForm.TIDAK for b in document.blocks)
    last = len(page_labels) or max(pages.values(), default=1)
    around = furniture(theme, document.konsep, last, document.foot, bare)
    shown = {anchor: page_labels[n - 1] if page_labels else str(n) for anchor, n in pages.items()}
    measured = Measured(shown, table_widths, remarks if document.konsep else ())
    draft = write_body(document, theme, around, measured)
    body = f"<w:body>{''.join(draft.out)}</w:body>"
    xml = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}">{body}</w:document>'
    parts = (*_parts(document, theme, draft), *(Part(f.name, f.relation, f.kind, f.xml) for f in around))
    properties = {"core.xml": core_xml(document.meta), "app.xml": APP_XML}
    return pack(xml, parts, _links(draft.refs.links), properties)


def _parts(document: Document, theme: Theme, draft: Draft) -> Iterator[Part]:
    levels = {at + 1: at for at, level in enumerate(draft.numbering.headings) if level is not None}
    notes, meta = draft.refs.notes, document.meta
    yield Part("styles.xml", "rId_styles", "styles", styles_xml(draft.styles, levels, meta.language))
    yield Part("settings.xml", "rId_settings", "settings", settings_xml(meta, theme, bool(notes)))
    yield Part("fontTable.xml", "rId_fonts", "fontTable", font_table_xml(theme))
    yield Part("theme/theme1.xml", "rId_theme", "theme", office_theme_xml(theme))
    if numbering := numbering_xml(draft.numbering):
        yield Part("numbering.xml", "rId_numbering", "numbering", numbering)
    if notes:
        links = _links(draft.refs.note_links)
        yield Part("footnotes.xml", "rId_footnotes", "footnotes", footnotes_xml(notes), links)
    if said := draft.refs.comments.written:
        yield Part("comments.xml", "rId_comments", "comments", comments_xml(said, meta))
    yield from draft.media.charts
    for data, name in draft.media.parts.items():
        yield Part(f"media/{name}", relation(name), "image", data)


def _links(links: Mapping[str, str]) -> tuple[Relation, ...]:
    return tuple(Relation(number, "hyperlink", url, outside=True) for url, number in links.items())
