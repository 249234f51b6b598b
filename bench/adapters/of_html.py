"""A tree as HTML with a style sheet, for WeasyPrint."""

from __future__ import annotations

from bench.adapters import FONTS
from bench.adapters.markup import tagged
from bench.foreign import foreign

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
    Row,
    RowRole,
    Signature,
    Table,
)

_ALIGN = {"rata": "justify", "kiri": "left", "tengah": "center", "kanan": "right"}
_CELL = {Align.KIRI: "l", Align.TENGAH: "c", Align.KANAN: "r", Align.ANGKA: "r"}
_STYLES = ((400, "normal"), (700, "normal"), (400, "italic"), (700, "italic"))


def page(document: Document, theme: Theme) -> tuple[str, str]:
    """HTML and CSS of a tree."""
    meta = document.meta
    head = (
        f'<!doctype html><html lang="{meta.language}"><head><meta charset="utf-8"><title>{meta.title}</title>'
        f'<meta name="author" content="{meta.author}"></head><body>'
    )
    return head + "\n".join(_block(b) for b in document.blocks) + "</body></html>", _css(theme)


# ---------------------------------------------------------------- looks


def _css(theme: Theme) -> str:
    sheet, number, table = theme.page, theme.page_number, theme.table
    before, _, after = number.pattern.partition("{halaman}")
    faces = [
        f"@font-face {{ font-family: isi; font-weight: {w}; font-style: {s}; src: url({(FONTS / f).as_uri()}) }}"
        for (w, s), f in zip(_STYLES, theme.fonts["isi"].files, strict=True)
    ]
    side = theme.page.width - theme.page.left - theme.page.right - theme.signature.width
    return "\n".join(
        [
            *faces,
            f"@page {{ size: {sheet.width}mm {sheet.height}mm; margin: {sheet.top}mm {sheet.right}mm {sheet.bottom}mm {sheet.left}mm;"
            f' @top-center {{ content: "{before}" counter(page) "{after}"; font: {number.size}pt isi }} }}',
            "@page :first { @top-center { content: none } }",
            "body { margin: 0; font-family: isi; hyphens: none; orphans: 2; widows: 2 }",
            *(f".{role} {{ {_look(look)} }}" for role, look in theme.paragraphs.items()),
            *(f"h{n} {{ {_look(theme.look(f'judul-{n}'))}; break-after: avoid }}" for n in (1, 2, 3)),
            "ol, ul { margin: 0; padding-left: 7.5mm } li p { text-indent: 0 }",
            'ul > li { list-style-type: "–  " } li ol { list-style-type: lower-alpha }',
            f"table {{ border-collapse: collapse; width: 100%; table-layout: fixed; {_look(theme.look('sel'))}; margin: 0 0 10pt }}",
            f"caption {{ caption-side: top; {_look(theme.look('judul-tabel'))}; break-after: avoid }}",
            f"td, th {{ border: {table.rule}pt solid black; padding: {table.padding * 0.6}pt {table.padding}pt; vertical-align: top }}",
            "tr { break-inside: avoid } .l { text-align: left } .c { text-align: center } .r { text-align: right }",
            f"th {{ background: #e5e5e5; text-align: center; font-weight: bold }} .in {{ padding-left: {table.indent}mm }}",
            ".kelompok, .jumlah { font-weight: bold } .jumlah { background: #f2f2f2 }",
            f"hr {{ border: 0; border-top: 2pt solid black; margin: 5pt 0 14pt }} .ttd {{ margin-left: {side}mm; break-inside: avoid }}",
            f".ruang {{ height: {theme.signature.space}mm }} .lambang {{ height: 25mm }} .turn {{ break-after: page }}",
        ]
    )


def _look(look: ParagraphLook) -> str:
    weight, style = "bold" if look.bold else "normal", "italic" if look.italic else "normal"
    return (
        f"font-size: {look.size}pt; line-height: {look.leading * look.size}pt; font-weight: {weight}; "
        f"font-style: {style}; text-align: {_ALIGN[look.align]}; text-indent: {look.first_indent}mm; "
        f"margin: {look.before}pt {look.right}mm {look.after}pt {look.left}mm"
    )


# ---------------------------------------------------------------- blocks


def _in(children: Inlines) -> str:
    return tagged(children, "strong", "em", "<br>")


def _block(block: Block) -> str:
    match block:
        case Paragraph(children, role):
            return f'<p class="{role}">{_in(children)}</p>'
        case Heading(level, children, number):
            return f"<h{level}>{number} {_in(children)}</h{level}>"
        case ListBlock(items, ordered):
            name = "ol" if ordered else "ul"
            rows = "".join(f"<li>{''.join(_block(b) for b in item.blocks)}</li>" for item in items)
            return f"<{name}>{rows}</{name}>"
        case Table():
            return _table(block)
        case Letterhead(lines):
            rows = "".join(f'<p class="kop">{_in(line)}</p>' for line in lines)
            return f'<div class="lambang"></div>{rows}<hr>'
        case Signature(parties):
            return "".join(_party(p.opening, (p.name, *p.below)) for p in parties)
        case Quote(blocks):
            return f"<blockquote>{''.join(_block(b) for b in blocks)}</blockquote>"
        case PageBreak():
            return '<div class="turn"></div>'
        case _:
            raise foreign(block)


def _party(above: tuple[Inlines, ...], below: tuple[Inlines, ...]) -> str:
    one, two = ("".join(f'<p class="tanda-tangan">{_in(x)}</p>' for x in part) for part in (above, below))
    return f'<div class="ttd">{one}<div class="ruang"></div>{two}</div>'


def _table(block: Table) -> str:
    shares = [c.width or 1.0 for c in block.columns]
    cols = "".join(f'<col style="width: {100 * s / sum(shares):.2f}%">' for s in shares)
    head = "".join(_row(r, block) for r in block.header)
    rows = "".join(_row(r, block) for r in block.rows)
    caption = f"<caption>{block.number} {_in(block.caption)}</caption>" if block.caption else ""
    notes = "".join(f'<p class="catatan-tabel">{_in(n)}</p>' for n in block.notes)
    return f"<table>{caption}<colgroup>{cols}</colgroup><thead>{head}</thead><tbody>{rows}</tbody></table>{notes}"


def _row(row: Row, block: Table) -> str:
    name = "th" if row.role is RowRole.KEPALA else "td"
    out = []
    for cell, column in zip(row.cells, block.columns, strict=False):
        look = "l" if cell.colspan > 1 else _CELL[column.align]
        body = f'<div class="in">{_in(cell.children)}</div>' if cell.indent else _in(cell.children)
        scope = ' scope="col"' if name == "th" else f' class="{look}"'
        spans = (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "") + (
            f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        )
        out.append(f"<{name}{scope}{spans}>{body}</{name}>")
    return f'<tr class="{row.role.value}">{"".join(out)}</tr>'
