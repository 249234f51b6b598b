"""Reads a CSV file as a sheet: separator and encoding as Excel in Indonesia writes them.

In: bytes. Out: a `Lembar` without sheet name and the findings on its encoding. All cells are text; rows
are counted as Excel shows them (a quoted cell with line breaks is one row).
"""

from __future__ import annotations

import csv
import io

from lkpj_report.diagnostics import Cell, Diagnostic, Place, fault, info
from lkpj_report.source.grid import Baris, Jenis, Lembar, Sel
from lkpj_report.source.xlsx import MAX_COLUMNS, MAX_ROWS

SEPARATORS = (";", "\t", ",")
_HEAD = 30
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


def read_csv(name: str, data: bytes, place: Place) -> tuple[Lembar | None, tuple[Diagnostic, ...]]:
    """The rows of a CSV file; findings S161 (no text), S163 (Windows-1252, a remark)."""
    if data.startswith(_BINARY):
        return None, (_refused(name, place, "berkas ini bukan berkas CSV, walaupun namanya demikian"),)
    text, found = _decoded(name, data)
    if text is None:
        return None, (_refused(name, place, "pengodean berkas ini tidak dikenal"),)
    separator, text = _separator(text)
    try:
        rows = _rows(text, separator)
    except csv.Error:
        return None, (
            _refused(name, place, "tanda kutip di berkas ini tidak berpasangan atau selnya terlalu panjang"),
        )
    if len(rows) > MAX_ROWS:
        return None, (_refused(name, place, f"berkas ini memuat lebih dari {MAX_ROWS} baris"),)
    return Lembar(name, "", rows), found


def _refused(name: str, place: Place, message: str) -> Diagnostic:
    return fault(
        "S161", f'"{name}": {message}', place,
        'simpan ulang dari Excel sebagai "CSV UTF-8", atau sebagai buku kerja .xlsx',
    )  # fmt: skip


def _decoded(name: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # "Unicode Text" of Excel
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            return None, ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, ()
    remark = info(
        "S163", "berkas ini tidak disimpan sebagai UTF-8; dibaca sebagai Windows-1252", Cell(name, "", "A1"),
        'periksa huruf seperti é dan tanda petik; simpan sebagai "CSV UTF-8" agar pasti',
    )  # fmt: skip
    return text, (remark,)


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text; Excel's own first line "sep=;" is blanked, rows keep their numbers."""
    first, _, rest = text.partition("\n")
    stated = first.rstrip("\r").strip(" ")
    if stated[:4].lower() == "sep=" and stated[4:] in SEPARATORS:
        return stated[4:], "\n" + rest
    return max(SEPARATORS, key=lambda s: _score(text, s)), text


def _score(text: str, separator: str) -> int:
    """How well a separator fits: columns of the first rows; a comma that only parts decimals stays behind."""
    head = "\n".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n", _HEAD)[:_HEAD])
    try:
        rows = [r for r in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if any(r)]
    except csv.Error:
        return 0
    widths = [len(r) for r in rows]
    return max((w * widths.count(w) for w in set(widths) if w > 1), default=0)


def _rows(text: str, separator: str) -> dict[int, Baris]:
    rows: dict[int, Baris] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for number, cells in enumerate(reader, 1):
        row = {i: Sel(Jenis.TEKS, c) for i, c in enumerate(cells[:MAX_COLUMNS]) if c.strip()}
        if row:
            rows[number] = row
        if len(rows) > MAX_ROWS:
            break
    return rows
