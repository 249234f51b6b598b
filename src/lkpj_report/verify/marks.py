"""The words of each marked content of a PDF page (ISO 32000-1, 14.6), read through the fonts' own maps.

In: decoded content streams and ToUnicode maps. Out: text by marked-content number. What has no number
(running heads, page numbers, watermark, repeated table heads) is an artifact and not read.
"""

from __future__ import annotations

import re

from lkpj_report.records import dataclass

_TOKEN = re.compile(
    rb"(?P<string>\((?:[^()\\]|\\.|\([^()]*\))*\))"
    rb"|(?P<hex><[0-9A-Fa-f\s]+>)"
    rb"|/(?P<font>[^\s/<>\[\]()]+)\s+[-+\d.]+\s+Tf\b"
    rb"|/MCID\s+(?P<mcid>\d+)"
    rb"|(?<![^\s>\])])(?P<op>BDC|BMC|EMC|Tj|TJ|'|\")(?![^\s/<\[(])",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\r\n": b"",
    b"\n": b"",
    b"\r": b"",
}
_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_LOST = "\ufffd"
"""Stands for a sign that the file does not tell."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font's codes: one byte or two each, and the text that each stands for."""

    wide: bool
    table: dict[int, str]

    def text(self, raw: bytes) -> str:
        """What a string in this font says."""
        if not self.wide:
            return raw.decode("latin-1").translate(self.table)
        codes = (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))
        return "".join(self.table.get(code, _LOST) for code in codes)


def to_unicode(source: bytes, wide: bool) -> Font:
    """The map of a font from its ToUnicode stream; what it leaves out reads as U+FFFD."""
    text = source.decode("latin-1")
    table = {} if wide else dict.fromkeys(range(256), _LOST)
    for block in _CHARS.findall(text):
        for code, signs in _PAIR.findall(block):
            table[int(code, 16)] = _utf16(signs)
    for block in _RANGES.findall(text):
        for low, high, signs in _TRIPLE.findall(block):
            first = _utf16(signs)
            for n in range(min(int(high, 16) - int(low, 16) + 1, 65536)):
                table[int(low, 16) + n] = first[:-1] + chr(ord(first[-1]) + n) if first else ""
    return Font(wide, table)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16-be", "replace")


def marked_words(stream: bytes, fonts: dict[str, Font]) -> dict[int, str]:
    """The text of each marked content of a page by its number."""
    out: dict[int, str] = {}
    stack: list[int | None] = []
    shown: list[bytes] = []
    font: Font | None = None
    number: int | None = None
    for found in _TOKEN.finditer(stream):
        match found.lastgroup:
            case "string":
                shown.append(_plain(found[0][1:-1]))
            case "hex":
                digits = b"".join(found[0][1:-1].split()).decode("ascii")
                shown.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
            case "font":
                font = fonts.get(found["font"].decode("latin-1"))
            case "mcid":
                number = int(found["mcid"])
            case _:
                op = found["op"]
                if op in (b"BDC", b"BMC"):
                    stack.append(number)
                    number = None
                elif op == b"EMC":
                    if stack:
                        stack.pop()
                elif stack and (at := stack[-1]) is not None:
                    said = "".join(font.text(s) for s in shown) if font is not None else _LOST * len(shown)
                    out[at] = out.get(at, "") + said
                shown.clear()
    return out


def _plain(raw: bytes) -> bytes:
    """A literal string without its escapes (7.3.4.2)."""
    return _ESCAPE.sub(_escaped, raw) if b"\\" in raw else raw


def _escaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit():
        return bytes([int(sign, 8) & 255])
    return _ESCAPES.get(sign, sign)
