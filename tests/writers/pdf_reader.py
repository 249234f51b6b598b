"""Reads a PDF back, by other libraries than the one that wrote it: text, lines with places, structure.

Nothing here knows the layout: what the tests say of pages, they say of the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

from lkpj_report.document.tree import (
    Blank,
    Block,
    Contents,
    Document,
    Emph,
    Figure,
    Footnote,
    Gap,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    Link,
    ListBlock,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particulars,
    Quote,
    Ref,
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    signatory_lines,
)

ASET = Path(__file__).parents[2] / "report_templates" / "aset" / "font"


def shipped_fonts() -> dict[str, bytes]:
    """The shipped TTF files by their path below `aset/font`."""
    return {path.relative_to(ASET).as_posix(): path.read_bytes() for path in sorted(ASET.rglob("*.ttf"))}


class Line(NamedTuple):
    """A line of text on a page (from 1), edges in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str


def pages_text(data: bytes) -> list[str]:
    """The text of each page."""
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in pdf]


def lines_of(data: bytes) -> list[Line]:
    """The lines of text, in the order of the file, by the ink of their signs; spaces at the ends are left out.

    A line that ends with a parted word ends with U+FFFE: the reader joins such lines.
    """
    out = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        words = page.get_textpage()
        text = words.get_text_range()
        for found in re.finditer(r"[^\r\n\ufffe]+\ufffe?", text):
            boxes = [words.get_charbox(i) for i in range(*found.span()) if not text[i].isspace()]
            if boxes:
                left, bottom, right, top = zip(*boxes, strict=True)
                out.append(Line(number, min(left), min(bottom), max(right), max(top), found.group().strip()))
    return out


def squeezed(text: str) -> str:
    """A text without white space and soft hyphens: what must be the same in tree and file."""
    return re.sub(r"[\s\u00ad\ufffe]+", "", text)


# ---------------------------------------------------------------- the tree's own words


def said(children: Inlines) -> str:
    """The words of some inlines."""
    out = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text) | Ref(text=text) | Blank(text):
                out.append(text)
            case Strong(kids) | Emph(kids) | Link(kids):
                out.append(said(kids))
            case Footnote(kids, number):  # its call, its number, its words, where it is called
                out.append(f"{number}{number} {said(kids)}")
            case LineBreak():
                out.append(" ")
    return "".join(out)


def told(document: Document) -> list[tuple[str, str]]:
    """Role and words of each element that has words, in reading order."""
    return [(role, " ".join(text.split())) for role, text in _told(document.blocks) if text.strip()]


def _told(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield "P", said(children)
            case Heading(level, children, number):
                yield f"H{level}", f"{number} {said(children)}"
            case ListBlock(items):
                for item in items:
                    yield "Lbl", item.label
                    yield from _told(item.blocks)
            case Table():
                yield from _told_table(block)
            case Letterhead(lines):
                yield from (("P", said(line)) for line in lines)
            case Signature(parties, witnesses=witnesses):
                for one in parties:
                    yield from (("P", said(line)) for line in signatory_lines(one))
                if witnesses:
                    yield "P", "Saksi-saksi:" if len(witnesses) > 1 else "Saksi:"
                for n, one in enumerate(witnesses, 1):
                    yield "Lbl", f"{n}."
                    yield from (("P", said(line)) for line in (one.name, *one.below))
            case Quote(inner):
                yield from _told(inner)
            case Figure():
                yield "Caption", f"{block.number} {said(block.caption)}"
                yield from (("P", said(note)) for note in block.notes)
            case Contents():
                yield "Caption", said(block.title)
            case Particulars(rows):
                for row in rows:
                    yield "Lbl", f"{row.label} :" if row.label else ""
                    yield "P", said(row.value)
            case PageBreak() | Turn() | PageNumbers():
                pass


def _told_table(table: Table) -> Iterator[tuple[str, str]]:
    yield "Caption", f"{table.number} {said(table.caption)}"
    for row in (*table.header, *table.rows):
        for cell in row.cells:
            yield ("TH" if row.role == "kepala" else "TD"), said(cell.children)
    yield from (("P", said(note)) for note in table.notes)


# ---------------------------------------------------------------- the file's structure


def structure(data: bytes) -> list[tuple[str, str]]:
    """Role and words of each element that has words, by the structure tree, read through ToUnicode."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked = {page.objgen: _marked_text(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot.K
        return [
            (role, " ".join(text.split())) for role, text in _elements(root, marked, None) if text.strip()
        ]


_INLINE = ("/Link", "/Reference", "/Note", "/Lbl")
_HOLDERS = ("/TOCI", "/LI")  # what stands below these is told apart


def _elements(node: Any, marked: dict[Any, dict[int, str]], page: Any) -> Iterator[tuple[str, str]]:
    page = node.get("/Pg", page)
    kids = node.get("/K")
    kids = [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    own, below = "", []
    for kid in kids:
        if isinstance(kid, int):
            own += marked[page.objgen].get(kid, "")
        elif kid.get("/Type") == "/MCR":
            own += marked[kid.Pg.objgen].get(int(kid.MCID), "")
        elif kid.get("/Type") == "/OBJR":
            pass
        elif str(kid.S) in _INLINE and str(node.S) not in _HOLDERS:  # words among the words of a paragraph
            own += "".join(text for _, text in _elements(kid, marked, page))
        else:
            below.append(kid)
    yield str(node.S).lstrip("/"), own
    for kid in below:
        yield from _elements(kid, marked, page)


def _marked_text(page: Any) -> dict[int, str]:
    """The words of each marked content of a page."""
    maps = {str(name): _to_unicode(font) for name, font in page.Resources.Font.items()}
    out: dict[int, str] = {}
    current, font = None, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                current = int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None
            case "BMC" | "EMC":
                current = None
            case "Tf":
                font = maps[str(operands[0])]
            case "Tj" if current is not None:
                out[current] = out.get(current, "") + "".join(font[code] for code in bytes(operands[0]))
    return out


def _to_unicode(font: Any) -> dict[int, str]:
    words = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    blocks = "".join(re.findall(r"beginbfchar(.*?)endbfchar", words, re.DOTALL))
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", blocks)
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be") for code, char in pairs}


# ---------------------------------------------------------------- links and notes


class Jump(NamedTuple):
    """A link on a page (from 1): its place, what is said of it, and an address or a page and a height there."""

    page: int
    place: tuple[float, float, float, float]
    words: str
    url: str
    to: tuple[int, float]


def jumps(data: bytes) -> list[Jump]:
    """The links of a file, in the order of its pages."""
    out = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}
        for number, page in enumerate(pdf.pages, 1):
            for one in page.get("/Annots", ()):
                url, to = "", (0, 0.0)
                if "/A" in one:
                    url = str(one.A.URI)
                else:
                    to = numbers[one.Dest[0].objgen], float(one.Dest[3])
                place = tuple(float(v) for v in one.Rect)
                out.append(Jump(number, place, str(one.Contents), url, to))  # type: ignore[arg-type]
    return out


def words_in(data: bytes, page: int, place: tuple[float, float, float, float]) -> str:
    """The text inside a rectangle of a page (from 1)."""
    text = pypdfium2.PdfDocument(data)[page - 1].get_textpage().get_text_bounded(*place)
    return " ".join(str(text).replace("\ufffe", "").replace("\u00ad", "").split())


def roles(data: bytes) -> dict[str, int]:
    """How many elements of each role the structure tree holds."""
    out: dict[str, int] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        todo = [pdf.Root.StructTreeRoot.K]
        while todo:
            node = todo.pop()
            if isinstance(node, pikepdf.Array):
                todo += list(node)
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                out[str(node.S)[1:]] = out.get(str(node.S)[1:], 0) + 1
                todo.append(node.get("/K", pikepdf.Array()))
    return out
