"""Opens a DOCX of unknown origin: its XML parts, each within limits, without entities.

In: bytes. Out: parts as XML. Sizes are those that are really read, never those that the file states.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree

from lkpj_report.verify.pieces import Unreadable

MOST_PARTS = 5_000
MOST_BYTES = 80_000_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError,
)  # fmt: skip


class Package:
    """The parts of one DOCX."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unreadable` when the bytes are no DOCX."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except _BROKEN as error:
            raise Unreadable("bukan berkas Word (.docx) yang utuh") from error
        self._names = set(names)
        if len(names) > MOST_PARTS or len(self._names) != len(names):
            raise Unreadable("susunan berkas Word ini tidak wajar")
        if "word/document.xml" not in self._names:
            raise Unreadable("bukan berkas Word (.docx)")

    def xml(self, name: str) -> ElementTree.Element | None:
        """A part as XML, None when there is no such part. Raises `Unreadable`."""
        if name not in self._names:
            return None
        try:
            with self._zip.open(name) as file:
                data = file.read(MOST_BYTES + 1)
        except _BROKEN as error:
            raise Unreadable(f"bagian {name} rusak") from error
        if len(data) > MOST_BYTES:
            raise Unreadable(f"bagian {name} terlalu besar")
        # entities need a document type; UTF-16 could hide one
        if b"\0" in data or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Unreadable(f"bagian {name} memuat perintah XML yang tidak diizinkan")
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise Unreadable(f"bagian {name} bukan XML yang utuh") from error
