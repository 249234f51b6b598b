"""Reads one sheet of an .xlsx workbook: values, not looks.

In: bytes of a file and the name of a sheet. Out: a `Lembar`, or findings. Own reader over zip and XML
because it must keep what a spreadsheet library smooths over: the text of a number as the file has it,
a formula without result, an error, hidden rows; and because it must stay within limits (`zip_gate`).
Of a formula the stored result is read; macros, links and pictures are not touched. (ECMA-376 part 1, 18.)
"""

from __future__ import annotations

import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from posixpath import join, normpath

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Diagnostic, Place, fault
from lkpj_report.source.grid import Baris, Gabungan, Jenis, Lembar, Sel
from lkpj_report.source.zip_gate import Parts, Refused

MAX_ROWS = 50_000
MAX_COLUMNS = 500
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENTS = {9, 10}
_READ = ("}row", "}col", "}mergeCell")
_DAY = dt.timedelta(days=1)


def read_xlsx(name: str, data: bytes, sheet: str | None, place: Place) -> Lembar | Diagnostic:
    """The sheet (the only one when `sheet` is None) of a workbook; findings S161, S162 at `place`."""
    try:
        parts = Parts(name, data, place)
        try:
            return _Workbook(parts, name, place).lembar(sheet)
        except (ET.ParseError, ValueError, KeyError, IndexError, OverflowError, LookupError) as error:
            raise parts.broken() from error
    except Refused as refused:
        return refused.found


def _local(element: ET.Element) -> str:
    """The name of an element without its namespace: strict and transitional files differ only there."""
    return element.tag.rpartition("}")[2]


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (e for e in element if _local(e) == name)


def _attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


class _Workbook:
    """What the sheets of a workbook share: their names, texts, number formats, the start of time."""

    def __init__(self, parts: Parts, name: str, place: Place) -> None:
        self.parts, self.name, self.place = parts, name, place
        self.book = ET.fromstring(parts.read("xl/workbook.xml"))
        sheets: dict[str, str] = {}
        self.shared: dict[str, str] = {}  # parts by the last word of their relation's type
        for e in ET.fromstring(parts.read("xl/_rels/workbook.xml.rels")):
            kind = _attribute(e, "Type").rpartition("/")[2]
            target = normpath(join("xl", _attribute(e, "Target").lstrip("/").removeprefix("xl/")))
            if kind == "worksheet":  # charts and dialogs have no cells
                sheets[_attribute(e, "Id")] = target
            else:
                self.shared[kind] = target
        self.sheets = {
            e.get("name", ""): sheets[_attribute(e, "id")]
            for group in _children(self.book, "sheets")
            for e in _children(group, "sheet")
            if _attribute(e, "id") in sheets
        }

    def lembar(self, wanted: str | None) -> Lembar | Diagnostic:
        """The wanted sheet, read."""
        name = self._choose(wanted)
        if isinstance(name, Diagnostic):
            return name
        data = self.parts.read(self.sheets[name])
        return _Sheet(self, name).read(data)

    def _choose(self, wanted: str | None) -> str | Diagnostic:
        names = list(self.sheets)
        if wanted is None:
            if len(names) == 1:
                return names[0]
            return fault(
                "S162", f'"{self.name}" memuat {len(names)} lembar; tidak jelas mana yang dibaca', self.place,
                'tambahkan baris "lembar: …"', "lembar: " + ", ".join(names[:20]),
            )  # fmt: skip
        for name in names:
            if name.strip().casefold() == wanted.strip().casefold():
                return name
        near = terdekat(wanted, names)
        return fault(
            "S162", f'lembar "{wanted}" tidak ada di "{self.name}"', self.place,
            *((f'mungkin maksudnya "{near[0]}"',) if near else ()), "lembar: " + ", ".join(names[:20]),
        )  # fmt: skip

    def texts(self) -> list[str]:
        """The shared strings."""
        if "sharedStrings" not in self.shared:
            return []
        root = ET.fromstring(self.parts.read(self.shared["sharedStrings"]))
        return [_rich(e) for e in _children(root, "si")]

    def formats(self) -> list[Jenis]:
        """What a number is, by the index of its cell's style."""
        if "styles" not in self.shared:
            return []
        root = ET.fromstring(self.parts.read(self.shared["styles"]))
        own = {
            int(e.get("numFmtId", "0")): e.get("formatCode", "")
            for group in _children(root, "numFmts")
            for e in group
        }
        styles = (e for group in _children(root, "cellXfs") for e in group)
        return [_number_kind(int(e.get("numFmtId", "0")), own) for e in styles]

    @property
    def epoch(self) -> dt.datetime:
        """Day 0 of the workbook's dates; valid from March 1900 on, since Excel counts a 29 February 1900."""
        old_mac = any(e.get("date1904") in ("1", "true") for e in _children(self.book, "workbookPr"))
        return dt.datetime(1904, 1, 1) if old_mac else dt.datetime(1899, 12, 30)


def _number_kind(number: int, own: dict[int, str]) -> Jenis:
    code = _QUOTED.sub("", own.get(number, ""))
    if number in _PERCENTS or "%" in code:
        return Jenis.PERSEN
    if (number in _DATES and number not in own) or (
        code.casefold() != "general" and re.search("[dmyhs]", code, re.IGNORECASE)
    ):
        return Jenis.TANGGAL
    return Jenis.ANGKA


def _rich(element: ET.Element) -> str:
    """The text of a string with or without runs; phonetic readings are no text."""
    out = []
    for child in element:
        match _local(child):
            case "t":
                out.append(child.text or "")
            case "r":
                out += [t.text or "" for t in _children(child, "t")]
    return _unescape("".join(out))


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


class _Sheet:
    """Walks the rows of one sheet."""

    def __init__(self, book: _Workbook, name: str) -> None:
        self.book, self.name = book, name
        self.texts, self.formats, self.epoch = book.texts(), book.formats(), book.epoch
        self.rows: dict[int, Baris] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Gabungan] = []

    def read(self, data: bytes) -> Lembar:
        """The sheet. Raises `Refused` beyond the limits."""
        number = 0
        for _, element in ET.iterparse(io.BytesIO(data)):
            if not element.tag.endswith(_READ):  # cells and their values are read with their row
                continue
            match _local(element):
                case "row":
                    number = int(element.get("r") or number + 1)
                    self._row(number, element)
                    element.clear()  # a sheet may be long; its rows are needed once
                case "col" if element.get("hidden") in ("1", "true"):
                    first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                    self.hidden_columns |= set(range(first - 1, min(last, MAX_COLUMNS)))
                case "mergeCell":
                    self._merge(element.get("ref", ""))
        return Lembar(
            self.book.name, self.name, dict(sorted(self.rows.items())), tuple(self.merged),
            frozenset(self.hidden_rows), frozenset(self.hidden_columns),
        )  # fmt: skip

    def _row(self, number: int, element: ET.Element) -> None:
        cells: Baris = {}
        column = -1
        for c in element:
            if not c.tag.endswith("}c"):
                continue
            ref = c.get("r")
            column = _position(ref)[1] if ref else column + 1
            if column < MAX_COLUMNS and (cell := self._cell(c)) is not None:
                cells[column] = cell
        if not cells:
            return
        self.rows[number] = cells
        if element.get("hidden") in ("1", "true"):
            self.hidden_rows.add(number)
        if len(self.rows) > MAX_ROWS:
            raise self.book.parts.refused(
                f"lembar {self.name} memuat lebih dari {MAX_ROWS} baris",
                "pecah tabelnya menjadi beberapa lembar",
            )

    def _cell(self, c: ET.Element) -> Sel | None:
        kind, formula, value = c.get("t", "n"), False, None
        for child in c:
            if child.tag.endswith("}v"):
                value = child.text
            elif child.tag.endswith("}f"):
                formula = True
            elif child.tag.endswith("}is"):
                return _text(_rich(child))
        if value is None or not value.strip():
            return Sel(Jenis.TANPA_HASIL, "") if formula and kind != "str" else None
        match kind:
            case "s":
                return _text(self.texts[int(value)])
            case "str":
                return _text(_unescape(value))
            case "b":
                return Sel(Jenis.LOGIKA, "ya" if value.strip() in ("1", "true") else "tidak")
            case "e":
                return Sel(Jenis.GALAT, value.strip())
            case "d":
                return Sel(Jenis.TANGGAL, value.strip()[:10])
            case _:
                return self._number(value.strip(), int(c.get("s", "0")))

    def _number(self, value: str, style: int) -> Sel:
        kind = self.formats[style] if style < len(self.formats) else Jenis.ANGKA
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ValueError(value) from None
        if not number.is_finite() or abs(number.adjusted()) > 350:
            raise ValueError(value)
        if kind is not Jenis.TANGGAL:
            return Sel(kind, value)
        if not 61 <= number < 300_000:
            return Sel(Jenis.TANGGAL, value)
        return Sel(Jenis.TANGGAL, (self.epoch + int(number) * _DAY).date().isoformat())

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        (top, left), (bottom, right) = _position(first), _position(last or first)
        self.merged.append(Gabungan(top, left, bottom, right))


def _text(text: str) -> Sel | None:
    return Sel(Jenis.TEKS, text) if text.strip() else None


def _position(ref: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of "D14"."""
    match = _REF.fullmatch(ref)
    if match is None:
        raise ValueError(ref)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1
