"""Reads a DOCX as Word shows it: words, labels, headings, cells, captions, notes, descriptions of pictures.

In: the bytes of a file, ours or one that a person went on editing. Out: its pieces in reading order. Header
and footer, comments and deleted text are no part of the text. Nothing here comes from the writers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from xml.etree.ElementTree import Element

from lkpj_report.records import dataclass
from lkpj_report.verify.charts import chart_points, unsaid
from lkpj_report.verify.labels import (
    Counting,
    Style,
    W,
    counting,
    number,
    of_paragraph,
    styles,
    value,
)
from lkpj_report.verify.package import Package
from lkpj_report.verify.pieces import Kind, Piece, Spot, Unreadable, levelled, words

_DRAWING = f"{W}drawing"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_UNSEEN = {f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}instrText", _FALLBACK}
_DEEPEST = 100


def word_pieces(data: bytes) -> tuple[Piece, ...]:
    """The pieces of a DOCX. Raises `Unreadable`."""
    package = Package(data)
    document = package.xml("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Unreadable("berkas Word ini tidak mempunyai isi")
    part = package.xml("word/footnotes.xml")
    notes = {n.get(f"{W}id", ""): n for n in part.findall(f"{W}footnote")} if part is not None else {}
    lists = counting(package.xml("word/numbering.xml"))
    walk = _Walk(lists, styles(package.xml("word/styles.xml")), notes, chart_points(package))
    walk.blocks(body, 0)
    return levelled(walk.out)


@dataclass(slots=True)
class _Walk:
    """A walk over the body; counters say where it is."""

    lists: Counting
    styles: dict[str, Style]
    notes: dict[str, Element]
    charts: dict[str, tuple[str, ...]]
    out: list[Piece] = field(default_factory=list)
    under: str = ""
    paragraphs: int = 0
    entries: int = 0
    tables: int = 0
    called: int = 0
    cell: tuple[Kind | None, tuple[int, int], int] | None = None

    def blocks(self, node: Element, depth: int) -> None:
        """Paragraphs and tables below a node, content controls included."""
        if depth > _DEEPEST:
            raise Unreadable("susunan berkas Word ini terlalu dalam")
        for kid in node:
            if kid.tag == f"{W}p":
                self.paragraph(kid)
            elif kid.tag == f"{W}tbl":
                self.table(kid, depth + 1)
            elif kid.tag not in _UNSEEN:
                self.blocks(kid, depth + 1)

    def paragraph(self, node: Element) -> None:
        """A paragraph, then the notes that it calls and the pictures in it."""
        properties = node.find(f"{W}pPr")
        name = value(properties, "pStyle") if properties is not None else ""
        style = of_paragraph(properties, self.styles.get(name, Style()))
        label = self.lists.label(style.num, style.ilvl) if style.num not in ("", "0") else ""
        calls: list[tuple[str, str]] = []
        said = words(f"{label} {self.text(node, calls)}")
        for drawing in node.iter(_DRAWING):
            self._drawing(drawing)
        if said:
            self._add(style, said)
        for mark, key in calls:
            self._note(mark, key)

    def _drawing(self, node: Element) -> None:
        """A picture or chart by its description; what a chart shows beyond it is said behind it."""
        described = node.find(f".//{_DRAWN}")
        text = described.get("descr", "") if described is not None else ""
        said = words(f"{text} {unsaid(node, text, self.charts)}")
        if said:
            self.out.append(Piece(Kind.GAMBAR, said, self._at("gambar")))

    def _add(self, style: Style, said: tuple[str, ...]) -> None:
        shown = " ".join(said)
        if self.cell is not None:
            self._add_to_cell(said)
        elif style.outline:
            self.under, self.paragraphs = shown, 0
            self.out.append(Piece(Kind.JUDUL, said, ((0, Spot(f"judul “{shown}”")),), style.outline))
        elif style.role == "toc":
            self.entries += 1
            self.out.append(Piece(Kind.BUTIR, said, ((0, Spot(f"daftar isi, butir ke-{self.entries}")),)))
        elif style.role == "caption":
            self.out.append(Piece(Kind.KETERANGAN, said, ((0, Spot(f"“{shown}”")),)))
        else:
            self.paragraphs += 1
            self.out.append(Piece(Kind.PARAGRAF, said, self._at(f"paragraf ke-{self.paragraphs}")))

    def _at(self, what: str) -> tuple[tuple[int, Spot], ...]:
        return ((0, Spot(f"{what} di bawah “{self.under}”" if self.under else what)),)

    def _add_to_cell(self, said: tuple[str, ...]) -> None:
        """A paragraph of a cell goes on with those before it; where the table is only layout, it stands alone."""
        assert self.cell is not None
        kind, row, column = self.cell
        last = self.out[-1] if self.out else None
        if kind is not None and last is not None and (last.row, last.column) == (row, column):
            self.out[-1] = Piece(kind, last.words + said, last.spots, 0, row, column)
            return
        if kind is None:
            self.out.append(Piece(None, said, self._at("tanda tangan, kop, atau tabel tanpa kepala")))
        else:
            spot = Spot(f"tabel ke-{row[0]}, baris {row[1]}, kolom {column}")
            self.out.append(Piece(kind, said, ((0, spot),), 0, row, column))

    def table(self, node: Element, depth: int) -> None:
        """A table; one without header rows may be layout (signatures, letterhead), so its cells have no kind."""
        outer = self.cell
        heads = [row for row in node.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        self.tables += bool(heads)
        table = self.tables
        for n, row in enumerate(_below(node, f"{W}tr"), 1):
            kind = (Kind.KEPALA if row in heads else Kind.SEL) if heads else None
            column = 1 + _grid(row, f"{W}trPr", "gridBefore", 0)
            for cell in _below(row, f"{W}tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is None or merge.get(f"{W}val") == "restart":
                    self.cell = (kind, (table, n), column)
                    self.blocks(cell, depth)
                column += _grid(cell, f"{W}tcPr", "gridSpan", 1)
        self.cell = outer

    def _note(self, mark: str, key: str) -> None:
        note = self.notes.get(key)
        said = (
            words(f"{mark} " + " ".join(self.text(p, []) for p in note.iter(f"{W}p")))
            if note is not None
            else ()
        )
        self.out.append(Piece(Kind.CATATAN, said, ((0, Spot(f"catatan kaki {mark}")),)))

    def text(self, node: Element, calls: list[tuple[str, str]]) -> str:
        """What a paragraph says without its label; the notes that it calls are added to `calls` (mark, id)."""
        out: list[str] = []
        custom = False
        for part in _seen(node, 0):
            if part.tag == f"{W}t":
                out.append(f"[{part.text or ''}]" if custom else part.text or "")
                if custom:
                    calls[-1] = (part.text or "", calls[-1][1])
                custom = False
            elif part.tag == f"{W}footnoteReference":
                custom = part.get(f"{W}customMarkFollows") in ("1", "true", "on")
                self.called += not custom
                calls.append(("" if custom else str(self.called), part.get(f"{W}id", "")))
                out.append("" if custom else f"[{self.called}]")
            else:
                out.append(_SIGNS.get(part.tag, ""))
        return "".join(out)


def _seen(node: Element, depth: int) -> Iterator[Element]:
    """The parts of a paragraph that are shown, in order; a tab stop (in `w:pPr`) is no tab."""
    if depth > _DEEPEST:
        raise Unreadable("susunan berkas Word ini terlalu dalam")
    for kid in node:
        if kid.tag in _UNSEEN:
            continue
        yield kid
        yield from _seen(kid, depth + 1)


def _below(node: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for kid in node:
        if kid.tag == tag:
            yield kid
        elif kid.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _below(kid, tag)


def _grid(node: Element, properties: str, name: str, instead: int) -> int:
    found = node.find(f"{properties}/{W}{name}")
    return number(found, "val") if found is not None else instead
