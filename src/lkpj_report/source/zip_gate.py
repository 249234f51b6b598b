"""Opens an Office file of unknown origin: what it is, and its parts, each within limits.

In: the bytes of a file that calls itself a workbook. Out: its XML parts as bytes, or a finding that
says what the file really is and how to save it. Nothing here trusts the sizes that the file states.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lkpj_report.diagnostics import Diagnostic, Place, fault
from lkpj_report.source.bahan import MB

PART_LIMIT = 40 * MB
MAX_PARTS = 5_000
MAX_RATIO = 400
"""Real sheets shrink to a tenth or a fortieth; a bomb to a thousandth."""

SAVE_AS_XLSX = 'buka di Excel, lalu pilih Save As, "Excel Workbook (*.xlsx)"'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError,
)  # fmt: skip


class Refused(Exception):
    """A part or file that is not read; holds the finding."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.message)
        self.found = found


class Parts:
    """The parts of one workbook."""

    def __init__(self, name: str, data: bytes, place: Place) -> None:
        """Raises `Refused` when the bytes are no readable .xlsx."""
        self._name, self._place = name, place
        kind = _kind(data)
        if kind:
            raise self.refused(f"berkas ini {kind}, bukan buku kerja Excel (.xlsx)")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {i.filename: i for i in self._zip.infolist()}
        except _BROKEN as error:
            raise self.broken() from error
        if len(self._names) > MAX_PARTS or len(self._zip.infolist()) != len(self._names):
            raise self.refused("susunan buku kerja ini tidak wajar")
        if "xl/workbook.xml" not in self._names:
            raise self._other_office()

    def read(self, part: str) -> bytes:
        """The bytes of an XML part. Raises `Refused`."""
        info = self._names.get(part)
        if info is None:
            raise self.broken()
        if info.flag_bits & 1:
            raise self.refused("buku kerja ini dikunci dengan kata sandi", "hapus kata sandinya, lalu simpan")
        try:
            with self._zip.open(info) as file:
                data = file.read(PART_LIMIT + 1)
        except _BROKEN as error:
            raise self.broken() from error
        if len(data) > PART_LIMIT or len(data) > max(1 * MB, info.compress_size * MAX_RATIO):
            raise self.refused(
                "isi buku kerja ini tidak wajar besarnya",
                "salin tabelnya saja ke buku kerja baru, lalu simpan",
            )
        if (
            b"\0" in data or b"<!DOCTYPE" in data or b"<!ENTITY" in data
        ):  # UTF-16 or entities: no Excel writes them
            raise self.refused("buku kerja ini memuat perintah XML yang tidak diizinkan")
        return data

    def refused(self, message: str, hint: str = SAVE_AS_XLSX) -> Refused:
        """The refusal of the whole file, S161."""
        return Refused(fault("S161", f'"{self._name}": {message}', self._place, hint))

    def broken(self) -> Refused:
        """The refusal of a file that is damaged."""
        return self.refused("buku kerja ini rusak atau tidak lengkap")

    def _other_office(self) -> Refused:
        if "xl/workbook.bin" in self._names:
            return self.refused("berkas ini .xlsb")
        if "word/document.xml" in self._names:
            return self.refused("berkas ini naskah Word, bukan buku kerja Excel")
        if "content.xml" in self._names:
            return self.refused(
                "berkas ini .ods (LibreOffice)", 'simpan ulang sebagai "Excel 2007-365 (.xlsx)"'
            )
        return self.refused("berkas ini bukan buku kerja Excel (.xlsx)")


def _kind(data: bytes) -> str:
    """What bytes are that are no zip; "" for a zip."""
    if data.startswith(b"PK\x03\x04"):
        return ""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "dikunci dengan kata sandi"
        return "berformat lama (.xls)"
    if data.startswith(b"%PDF"):
        return "PDF"
    if data[:1000].lstrip().lower().startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        return "halaman web atau XML"
    return "berkas lain" if data else "kosong"
