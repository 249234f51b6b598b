"""A tree as Typst markup, as plain as a Typst user would write it: paragraphs as paragraphs, headings as headings,
figures with captions. The numbers are the tree's own text, so Typst counts none.
"""

from __future__ import annotations

import re

from bench.foreign import foreign

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Document,
    Emph,
    Gap,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    RowRole,
    Signature,
    Strong,
    Table,
    TableCell,
    Text,
    Value,
)

_SIGNS = re.compile(r"[\\#$*_`<>@=~\[\]/+'\"-]")
_ALIGN = {"rata": "left", "kiri": "left", "tengah": "center", "kanan": "right"}
_CELL = {Align.KIRI: "left", Align.TENGAH: "center", Align.KANAN: "right", Align.ANGKA: "right"}


def markup(document: Document, theme: Theme, hyphenate: bool = False) -> bytes:
    """The markup of a tree."""
    body = "\n\n".join(_block(b, theme) for b in document.blocks)
    return f"{_preamble(document, theme, hyphenate)}\n// body\n{body}\n".encode()


# ---------------------------------------------------------------- looks


def _preamble(document: Document, theme: Theme, hyphenate: bool) -> str:
    page, meta, body, number = theme.page, document.meta, theme.look("isi"), theme.page_number
    pattern = _escaped(number.pattern).replace("{halaman}", "#p")
    font = "LKPJ Bonum"
    date = f"datetime(year: {meta.date.year}, month: {meta.date.month}, day: {meta.date.day})"
    lines = [
        f'#set document(title: "{meta.title}", author: "{meta.author}", date: {date})',
        f"#set page(width: {page.width}mm, height: {page.height}mm, margin: (top: {page.top}mm, bottom: {page.bottom}mm, "
        f"left: {page.left}mm, right: {page.right}mm), header-ascent: {page.top / 2}mm, header: context {{ "
        f"let p = counter(page).get().first()\n if p >= {number.first} {{ align(center, text(size: {number.size}pt)[{pattern}]) }} }})",
        f'#set text(font: "{font}", size: {body.size}pt, lang: "id", region: "ID", hyphenate: {str(hyphenate).lower()}, '
        "top-edge: 0.8em, bottom-edge: -0.2em)",
        f"#set par(justify: true, leading: {body.leading - 1}em, spacing: {_gap(body, body.after)}pt, "
        f"first-line-indent: (amount: {body.first_indent}mm, all: true))",
        "#set smartquote(enabled: false)",
        "#show enum: set par(first-line-indent: 0pt)",
        "#show list: set par(first-line-indent: 0pt)",
        "#show figure: set block(breakable: true)",
        "#set figure.caption(position: top, separator: [])",
        _table_looks(theme),
    ]
    for level in (1, 2, 3):
        look = theme.look(f"judul-{level}")
        where = f"#show heading.where(level: {level}): set"
        above, below = _gap(look, look.before + body.after), _gap(look, look.after)
        lines += [f"{where} text({_face(look)})", f"{where} block(above: {above}pt, below: {below}pt)"]
    lines.append(f"#show heading: set par(justify: false, leading: {theme.look('judul-1').leading - 1}em)")
    lines += [_function(role, theme.look(role)) for role in sorted(theme.paragraphs) if role != "isi"]
    return "\n".join(lines)


def _table_looks(theme: Theme) -> str:
    cell, caption, table = theme.look("sel"), theme.look("judul-tabel"), theme.table
    shade = round(table.header_shade * 255)
    return "\n".join(
        [
            f"#show table: set text({_face(cell)})",
            f"#show table: set par(justify: false, leading: {cell.leading - 1}em, first-line-indent: 0pt)",
            "#show table.cell.where(y: 0): strong",
            f"#show figure.caption: set text({_face(caption)})",
            f"#set table(stroke: {table.rule}pt, inset: (x: {table.padding}pt, y: {table.padding * 0.6:.2f}pt), "
            f"fill: (_, y) => if y == 0 {{ luma({shade}) }})",
        ]
    )


def _gap(look: ParagraphLook, space: float) -> float:
    """Typst counts from edge to edge of the em boxes: the theme's space, and what the leading is over 1 em."""
    return round(space + (look.leading - 1) * look.size, 3)


def _face(look: ParagraphLook) -> str:
    weight, style = "bold" if look.bold else "regular", "italic" if look.italic else "normal"
    return f'size: {look.size}pt, weight: "{weight}", style: "{style}"'


def _function(role: str, look: ParagraphLook) -> str:
    justify = "true" if look.align == "rata" else "false"
    return (
        f"#let r-{role}(body) = block(above: {_gap(look, look.before)}pt, below: {_gap(look, look.after)}pt, "
        f"inset: (left: {look.left}mm, right: {look.right}mm), width: 100%, "
        f"sticky: {str(look.keep_with_next).lower()}, breakable: {str(not look.keep_together).lower()}, {{\n"
        f"  set text({_face(look)})\n  set par(justify: {justify}, leading: {look.leading - 1:.3f}em, "
        f"first-line-indent: {look.first_indent}mm)\n  set align({_ALIGN[look.align]})\n  body\n}})"
    )


# ---------------------------------------------------------------- blocks


def _block(block: Block, theme: Theme) -> str:
    match block:
        case Paragraph(children, "isi"):
            return _opening(_inlines(children))
        case Paragraph(children, role):
            return f"#r-{role}[{_inlines(children)}]"
        case Heading(level, children, number):
            return f"{'=' * level} {number} {_inlines(children)}"
        case ListBlock():
            return "#" + _list(block, theme)
        case Table():
            return _table(block, theme)
        case Letterhead(lines, _, emblem):
            rows = "".join(f"#r-kop[{_inlines(line)}]\n" for line in lines)
            return f"#v({emblem}mm)\n{rows}#line(length: 100%, stroke: 2pt)"
        case Signature(parties):
            return "\n".join(_party(p.opening, (p.name, *p.below), theme) for p in parties)
        case Quote(blocks):
            return f"#quote(block: true)[{' '.join(_block(b, theme) for b in blocks)}]"
        case PageBreak():
            return "#pagebreak(weak: true)"
        case _:
            raise foreign(block)


def _party(above: tuple[Inlines, ...], below: tuple[Inlines, ...], theme: Theme) -> str:
    look, page = theme.signature, theme.page
    left = page.width - page.left - page.right - look.width
    rows = [f"r-tanda-tangan[{_inlines(line)}]" for line in above]
    rows += [f"v({look.space}mm)", *(f"r-tanda-tangan[{_inlines(line)}]" for line in below)]
    return f"#block(breakable: false, inset: (left: {left}mm), width: 100%, {{ {'; '.join(rows)} }})"


def _list(block: ListBlock, theme: Theme) -> str:
    """A list as Typst's own, numbered by its own pattern, which gives the labels of the tree."""
    look = theme.look(_role(block))
    spacing = _gap(look, look.after)
    items = ", ".join(f"[{_item(item.blocks, theme)}]" for item in block.items)
    label = block.items[0].label
    if not block.ordered:
        return f"list(marker: [{_escaped(label)}], spacing: {spacing}pt, {items})"
    pattern = re.sub(r"[0-9]+", "1", label)
    return f'enum(numbering: "{pattern}", start: {block.start}, spacing: {spacing}pt, {items})'


def _role(block: ListBlock) -> str:
    first = block.items[0].blocks[0]
    return first.role if isinstance(first, Paragraph) else "isi-rapat"


def _item(blocks: tuple[Block, ...], theme: Theme) -> str:
    out = []
    for block in blocks:
        out.append(
            _opening(_inlines(block.children)) if isinstance(block, Paragraph) else _block(block, theme)
        )
    return "\n".join(out)


def _table(block: Table, theme: Theme) -> str:
    shares = ", ".join(f"{c.width}fr" if c.width else "auto" for c in block.columns)
    aligns = ", ".join(_CELL[c.align] for c in block.columns)
    head = "".join(_row(r, theme) for r in block.header)
    rows = "".join(_row(r, theme) for r in block.rows)
    made = f"table(columns: ({shares}), align: ({aligns}), table.header({head}),\n{rows})"
    caption = f"[{_escaped(block.number)} {_inlines(block.caption)}]" if block.caption else "none"
    figure = f"#figure(kind: table, supplement: none, numbering: none, caption: {caption}, {made})"
    return "\n".join([figure, *(f"#r-catatan-tabel[{_inlines(n)}]" for n in block.notes)])


def _row(row: Row, theme: Theme) -> str:
    return "".join(_cell(c, row.role, theme) for c in row.cells) + "\n"


def _cell(cell: TableCell, role: RowRole, theme: Theme) -> str:
    body = _inlines(cell.children)
    if role in (RowRole.KELOMPOK, RowRole.JUMLAH):
        body = f"#strong[{body}]"
    if cell.indent:
        body = f"#pad(left: {cell.indent * theme.table.indent}mm)[{body}]"
    more = [f"colspan: {cell.colspan}"] if cell.colspan > 1 else []
    more += [f"rowspan: {cell.rowspan}"] if cell.rowspan > 1 else []
    more += ["align: left"] if cell.colspan > 1 else []
    more += [f"fill: luma({round(theme.table.total_shade * 255)})"] if role is RowRole.JUMLAH else []
    more += ["align: center + horizon"] if role is RowRole.KEPALA else []
    return f"table.cell({', '.join(more)})[{body}]," if more else f"[{body}],"


# ---------------------------------------------------------------- inlines


def _inlines(children: Inlines) -> str:
    out = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append(_escaped(text))
            case Strong(kids):
                out.append(f"#strong[{_inlines(kids)}]")
            case Emph(kids):
                out.append(f"#emph[{_inlines(kids)}]")
            case LineBreak():
                out.append("\\\n")
            case _:
                raise foreign(node)
    return "".join(out)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _opening(text: str) -> str:
    """A paragraph must not begin like an item of a numbered list."""
    return re.sub(r"^([0-9]+)\.", r"\1\\.", text)
