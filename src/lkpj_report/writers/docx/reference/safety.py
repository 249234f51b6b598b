"""A stranger's file to a package that may be opened: bounded, without entities, never executed.

In: bytes that are said to be a Word file. Out: the same package as a plain document (a template of Word,
`.dotx`, is made one), or a `Refused` with the reason in Indonesian. Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lkpj_report.records import dataclass

MAX_FILE = 50_000_000
MAX_UNPACKED = 200_000_000
MAX_MEMBER = 60_000_000
MAX_MEMBERS = 2_000
MAX_RATIO = 200
RATIO_FROM = 1_000_000  # bytes: below, a high ratio is harmless (blank pages pack well)

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SAVE = "buka di Word, lalu simpan sebagai Dokumen Word (.docx)"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read, and what to do."""

    reason: str
    cure: str = _SAVE


def safe_package(data: bytes) -> bytes | Refused:
    """The bytes of a plain .docx package."""
    if len(data) > MAX_FILE:
        return Refused("terlalu besar", "pakai satu surat saja, tanpa foto beresolusi tinggi")
    if not data.startswith(b"PK\x03\x04"):
        return _not_a_zip(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            members = _members(zipped)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return Refused("rusak atau terpotong", "salin ulang berkasnya dari sumber aslinya")
    return members if isinstance(members, Refused) else _plain(members)


def _not_a_zip(data: bytes) -> Refused:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Refused("bukan .docx: berkas Word lama (.doc) atau berkas yang dikunci dengan sandi")
    if data.startswith(b"{\\rtf"):
        return Refused("bukan .docx, melainkan RTF")
    if data.startswith(b"%PDF"):
        return Refused("bukan .docx, melainkan PDF", "minta berkas Word aslinya")
    return Refused("bukan berkas Word (.docx)" if data else "kosong")


def _members(zipped: zipfile.ZipFile) -> dict[str, bytes] | Refused:
    """All members, read with a limit each: what a head says of a size is not believed."""
    entries = zipped.infolist()
    too_big = Refused(
        "tidak wajar besarnya bila dibuka", "pakai surat biasa, bukan berkas dari sumber tak dikenal"
    )
    if len(entries) > MAX_MEMBERS or sum(e.file_size for e in entries) > MAX_UNPACKED:
        return too_big
    members: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        if entry.is_dir():
            continue
        with zipped.open(entry) as file:
            data = file.read(MAX_MEMBER + 1)
        total += len(data)
        bloated = len(data) > RATIO_FROM and len(data) > MAX_RATIO * max(1, entry.compress_size)
        if len(data) > MAX_MEMBER or total > MAX_UNPACKED or bloated or entry.filename in members:
            return too_big
        members[entry.filename] = data
    return members


def _plain(members: dict[str, bytes]) -> bytes | Refused:
    types = members.get(_TYPES, b"")
    if not types or not any(name.startswith("word/") for name in members):
        return Refused("bukan dokumen Word, melainkan berkas lain")
    for name, data in members.items():
        if name.endswith((".xml", ".rels", ".vml")) and (_DTD.search(_ascii(data))):
            return Refused("memuat rujukan XML yang tidak diizinkan")
    if b"macroEnabled" in types:
        return Refused("memuat makro (.docm atau .dotm)")
    if any(_STRICT in members.get(name, b"")[:4000] for name in ("word/document.xml", "_rels/.rels")):
        return Refused("disimpan sebagai Strict Open XML")
    if _TEMPLATE.encode() in types:
        members = {**members, _TYPES: types.replace(_TEMPLATE.encode(), _MAIN.encode())}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as zipped:
        for name, data in members.items():
            zipped.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _ascii(data: bytes) -> bytes:
    """Data as its ASCII letters, so that UTF-16 hides nothing."""
    return data.replace(b"\0", b"") if b"\0" in data[:200] else data
