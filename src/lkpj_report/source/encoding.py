"""Bytes of a text file to text: first step of reading, before any YAML is looked at.

UTF-8 with or without a mark and UTF-16 with a mark (Notepad's "Unicode") are read. Windows-1252 is
refused at its first byte: it cannot be told from other code pages with certainty, and a wrong guess
would change names in silence. Line ends become "\\n", so line n of the result is line n of an
editor. Characters that no paper can hold are findings, and blanks take their place so that the
rest of the file can still be checked. Text is otherwise left as it is (no Unicode normalisation).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lkpj_report.diagnostics import Diagnostic, Span, fault
from lkpj_report.records import dataclass

SAVE_AS_UTF8 = "simpan ulang sebagai UTF-8: di Notepad pilih Save As, lalu Encoding UTF-8"

# Controls but tab and line end; NEL and U+2028/2029, which some programs take for line ends and
# editors don't; surrogates; private use (templates mark places with it); non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
_WORD_BULLETS = range(0xF000, 0xF100)  # where Word's Symbol and Wingdings bullets land
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
_MAX_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with "\\n" as its only line end; None when the bytes are not text. `shown` is for excerpts."""

    text: str | None
    shown: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(name: str, data: bytes) -> Decoded:
    """Read the bytes of the file that is shown as `name`. Never raises; findings S130, S131, S132."""
    if data.startswith(_BINARY):
        return _refused(name, "S132", "berkas ini bukan berkas teks, walaupun namanya demikian")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _refused(name, "S130", "berkas disimpan sebagai UTF-32")
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _utf16(name, data[2:], codec)
    if _looks_like_utf16(data):
        return _refused(name, "S130", "berkas tampaknya disimpan sebagai UTF-16 tanpa tanda pengenal")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _cleaned(name, _line_ends(body.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _not_utf8(name, body, error.start)


def forbidden_name(char: str) -> str:
    """How a refused character is called in a message."""
    if char == "\x0b":
        return "pemisah baris dari Word (U+000B)"
    if ord(char) in _WORD_BULLETS:
        return f"simbol dari huruf khusus Word (U+{ord(char):04X})"
    return f"karakter U+{ord(char):04X}"


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _refused(name: str, code: str, message: str) -> Decoded:
    return Decoded(None, "", (fault(code, message, Span(name, 1, 1), SAVE_AS_UTF8),))


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _utf16(name: str, body: bytes, codec: str) -> Decoded:
    try:
        return _cleaned(name, _line_ends(body.decode(codec)))
    except UnicodeDecodeError as error:
        line, col = position(_line_ends(body[: error.start].decode(codec, "replace")), error.start)
        col = max(1, col)
        place = Span(name, line, col)
        return Decoded(None, "", (fault("S130", "isi berkas UTF-16 ini rusak", place, SAVE_AS_UTF8),))


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:400]
    odd, even = head[1::2], head[::2]
    return len(head) > 3 and max(odd.count(0), even.count(0)) * 10 > len(odd) * 8


def _not_utf8(name: str, body: bytes, start: int) -> Decoded:
    before = _line_ends(body[:start].decode("utf-8"))
    line, col = position(before, len(before))
    shown = _line_ends(body.decode("cp1252", "replace"))
    char = body[start : start + 1].decode("cp1252", "replace")
    guess = f', pada Windows-1252 berarti "{char}"' if char.isprintable() and char != "�" else ""
    message = f"berkas tidak disimpan sebagai UTF-8 (bita {body[start]:02X}{guess})"
    return Decoded(None, shown, (fault("S130", message, Span(name, line, col, col + 1), SAVE_AS_UTF8),))


def _cleaned(name: str, text: str) -> Decoded:
    text = text.removeprefix("\ufeff")
    if FORBIDDEN.search(text) is None:
        return Decoded(text, text)
    clean = FORBIDDEN.sub(" ", text)
    return Decoded(clean, clean, tuple(_forbidden(name, text)))


def _forbidden(name: str, text: str) -> Iterator[Diagnostic]:
    """One finding a line (a run of them has one cause), at most `_MAX_SHOWN`."""
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        found = FORBIDDEN.search(line)
        if found is None:
            continue
        count += 1
        if count > _MAX_SHOWN:
            return
        char = found.group()
        hint = (
            "hapus simbol itu; butir daftar diawali tanda hubung dan spasi"
            if ord(char) in _WORD_BULLETS
            else "hapus karakter itu, lalu ketik ulang bagian ini"
        )
        col = found.start() + 1
        yield fault(
            "S131", f"{forbidden_name(char)} tidak boleh dipakai", Span(name, number, col, col + 1), hint
        )
