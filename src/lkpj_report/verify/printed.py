"""Reads a tagged PDF by its structure tree: what a screen reader would be given, and on which page it stands.

In: the bytes of a PDF. Out: its pieces in reading order. The objects are read by pikepdf (qpdf), which the
extra `verify` installs; nothing here comes from the writers.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from lkpj_report.records import dataclass
from lkpj_report.verify.marks import Font, marked_words, to_unicode
from lkpj_report.verify.pieces import Kind, Piece, Spot, Unreadable, words

_DEEPEST = 200
_LEAVES = {"P": Kind.PARAGRAF, "Caption": Kind.KETERANGAN, "TOCI": Kind.BUTIR}

Said = list[tuple[str, int]]
"""Text with the page that it stands on, from 1."""


def can_read() -> bool:
    """Whether the library that reads PDF objects is installed; asks without loading it."""
    return importlib.util.find_spec("pikepdf") is not None


def printed_pieces(data: bytes) -> tuple[Piece, ...]:
    """The pieces of a PDF. Raises `Unreadable`."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            if root is None:
                raise Unreadable("PDF ini tidak memuat susunan naskah (tagged PDF)")
            fonts: dict[Any, Font] = {}
            marked = [_page_words(page, fonts) for page in pdf.pages]
            walk = _Walk({page.objgen: n for n, page in enumerate(pdf.pages, 1)}, marked)
            walk.below(root, 0, 0)
            return tuple(walk.out)
    except pikepdf.PasswordError as error:
        raise Unreadable("PDF ini dikunci dengan kata sandi") from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Unreadable("PDF ini rusak atau tidak lengkap") from error


def _page_words(page: Any, known: dict[Any, Font]) -> dict[int, str]:
    import pikepdf

    fonts: dict[str, Font] = {}
    for name, font in (page.obj.get("/Resources") or {}).get("/Font", {}).items():
        key = font.objgen
        if key not in known or key == (0, 0):
            source = font.get("/ToUnicode")
            wide = font.get("/Subtype") == "/Type0"
            known[key] = to_unicode(source.read_bytes() if source is not None else b"", wide)
        fonts[str(name)[1:]] = known[key]
    contents = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [] if contents is None else [contents]
    return marked_words(b"\n".join(part.read_bytes() for part in parts), fonts)


@dataclass(slots=True)
class _Walk:
    """A walk over the elements; counters say where it is."""

    pages: dict[Any, int]
    marked: list[dict[int, str]]
    out: list[Piece] = field(default_factory=list)
    label: Said = field(default_factory=list)
    tables: int = 0

    def below(self, node: Any, page: int, depth: int) -> None:
        """All elements below one."""
        page = self._page(node, page)
        loose: Said = []
        for kid in _kids(node):
            if not _is_element(kid):
                loose += self._content(kid, page)
            else:
                self.element(kid, page, depth + 1)
        if loose and words("".join(text for text, _ in loose)):
            self._add(Kind.PARAGRAF, loose)

    def element(self, node: Any, page: int, depth: int) -> None:
        """One element: a leaf becomes a piece, all others are gone into."""
        if depth > _DEEPEST:
            raise Unreadable("susunan PDF ini terlalu dalam")
        role = str(node.get("/S"))[1:]
        if role in _LEAVES:
            self.leaf(_LEAVES[role], node, page)
        elif role[:1] == "H" and role[1:].isdecimal():
            self.leaf(Kind.JUDUL, node, page, level=int(role[1:]))
        elif role == "Lbl":
            self.label = [*self.text(node, page, []), (" ", page)]
        elif role == "Table":
            self.table(node, self._page(node, page), depth)
        elif role == "Figure":
            said = words(str(node.get("/Alt", "")))
            if said:
                spot = Spot(f"halaman {self._page(node, page) or self._first_page(node, page)}")
                self.out.append(Piece(Kind.GAMBAR, said, ((0, spot),)))
        else:
            self.below(node, page, depth)
            if role == "LI" and self.label:  # an item of nothing but its number
                self._add(Kind.PARAGRAF, self.label)
                self.label = []

    def leaf(self, kind: Kind, node: Any, page: int, level: int = 0) -> None:
        """A piece with the notes that it calls behind it."""
        notes: list[Any] = []
        said = self.text(node, page, notes, apart=kind is Kind.BUTIR)
        label, self.label = self.label, []
        self._add(kind, label + said, level)
        self._notes(notes, page)

    def _notes(self, notes: list[Any], page: int) -> None:
        for note in notes:
            label = [
                (t, p) for kid in _kids(note) if _role(kid) == "Lbl" for t, p in self.text(kid, page, [])
            ]
            said = self.text(note, page, [])
            self._add(Kind.CATATAN, [*label, (" ", label[0][1] if label else page), *said])

    def text(self, node: Any, page: int, notes: list[Any], apart: bool = False) -> Said:
        """The words of an element; notes are put aside, their calls and labels stand in brackets or alone.

        `apart`: the marked contents are columns (an entry of a contents list), not one line of words.
        """
        page = self._page(node, page)
        out: Said = []
        for kid in _kids(node):
            if not _is_element(kid):
                out += self._content(kid, page)
                out += [(" ", page)] if apart else []
            elif _role(kid) == "Note":
                notes.append(kid)
            elif _role(kid) == "Lbl" and _role(node) == "Note":
                continue
            else:
                said = self.text(kid, page, notes, apart)
                called = _role(kid) == "Lbl" and _role(node) == "Reference"
                out += [("[", page), *said, ("]", page)] if called else said
        return out

    def table(self, node: Any, page: int, depth: int) -> None:
        """A table: its caption, then cells with row and column; a cell under a span keeps its column."""
        self.tables += 1
        table, rows = self.tables, 0
        held: dict[int, int] = {}  # column: rows that a span from above still takes
        for kid in _rows_of(node, depth):
            if _role(kid) != "TR":
                self.element(kid, page, depth + 1)
                continue
            rows += 1
            column = 1
            under = {at for at, left in held.items() if left}
            held = {at: left - 1 for at, left in held.items() if left > 1}
            for cell in (c for c in _kids(kid) if _is_element(c)):
                while column in under:
                    column += 1
                wide, high = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
                self._cell(cell, self._page(kid, page), (table, rows), column)
                if high > 1:
                    held |= dict.fromkeys(range(column, column + wide), high - 1)
                column += wide

    def _cell(self, node: Any, page: int, row: tuple[int, int], column: int) -> None:
        notes: list[Any] = []
        said = self.text(node, page, notes)
        kind = Kind.KEPALA if _role(node) == "TH" else Kind.SEL
        self._add(kind, said, 0, (row, column))
        self._notes(notes, page)

    def _add(
        self, kind: Kind, said: Said, level: int = 0, cell: tuple[tuple[int, int], int] = ((0, 0), 0)
    ) -> None:
        whole = "".join(text for text, _ in said)
        found = words(whole)
        if not found:
            return
        row, column = cell
        inside = f", tabel ke-{row[0]}, baris {row[1]}, kolom {column}" if column else ""
        spots: list[tuple[int, Spot]] = []
        before, last = "", 0
        for text, page in said:
            if page and page != last:
                at = len(words(before)) - (bool(before) and not before[-1].isspace()) if spots else 0
                spots.append((max(at, 0), Spot(f"halaman {page}{inside}")))
                last = page
            before += text
        self.out.append(Piece(kind, found, tuple(spots) or ((0, Spot("")),), level, row, column))

    def _page(self, node: Any, page: int) -> int:
        own = node.get("/Pg")
        return self.pages.get(own.objgen, page) if own is not None else page

    def _first_page(self, node: Any, page: int) -> int:
        return next(
            (p for kid in _kids(node) if not _is_element(kid) for _, p in self._content(kid, page)), page
        )

    def _content(self, kid: Any, page: int) -> Said:
        """The words of a marked content, by its number alone or with its page."""
        if isinstance(kid, int):
            number = kid
        elif kid.get("/Type") == "/MCR":
            number, page = int(kid.MCID), self._page(kid, page)
        else:  # the place of a link
            return []
        return [(self.marked[page - 1].get(number, ""), page)] if page else []


def _kids(node: Any) -> list[Any]:
    import pikepdf

    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:
    return not isinstance(kid, int) and "/S" in kid


def _role(kid: Any) -> str:
    return str(kid.get("/S"))[1:] if _is_element(kid) else ""


def _rows_of(node: Any, depth: int) -> Iterator[Any]:
    """Rows of a table, those of its groups too; its caption and whatever else stands in it."""
    if depth > _DEEPEST:
        raise Unreadable("susunan PDF ini terlalu dalam")
    for kid in _kids(node):
        if _role(kid) in ("THead", "TBody", "TFoot"):
            yield from _rows_of(kid, depth + 1)
        elif _is_element(kid):
            yield kid


def _span(cell: Any, name: str) -> int:
    import pikepdf

    found = cell.get("/A")
    owners = found if isinstance(found, pikepdf.Array) else [found]
    spans = [int(one[name]) for one in owners if isinstance(one, pikepdf.Dictionary) and name in one]
    return max(1, min(spans[0], 1000)) if spans else 1
