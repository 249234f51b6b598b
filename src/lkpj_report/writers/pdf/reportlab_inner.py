"""The one place that touches ReportLab's inner names: canvas, fonts and objects made to our measure.

ReportLab gives the canvas, the outline, TrueType subsets, pictures and PDF objects. It has no door for what
PDF/A and PDF/UA ask (output intent, structure parents, exact ToUnicode, an end of line before `endstream`),
nor for object streams; those are made here, on the instances, never by changing ReportLab for others.
Nothing that it reads from the machine counts: its settings files, RL_* variables, SOURCE_DATE_EPOCH and the
clock are all overruled. ReportLab is pinned, and a test fails when one of the names below moves.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import types
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from lkpj_report.writers.pdf.fonts import Face

SETTINGS: Mapping[str, object] = {
    "invariant": 1,
    "pageCompression": 1,
    "useA85": 0,
    "wrapA85": 0,
    "ttfAsciiReadable": 1,
    "pdfComments": 0,
    "pdfMultiLine": 0,
    "documentLang": None,
    "defaultImageCaching": 0,
    "canvas_baseColor": None,
    "verbose": 0,
}
"""Values of `reportlab.rl_config` that this writer stands on."""


@contextmanager
def _quiet_machine() -> Iterator[None]:
    """Import ReportLab with none of its settings files and variables in sight."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    names = ("reportlab_settings", "reportlab.local_rl_settings")
    mine = [name for name in names if name not in sys.modules]
    for name in mine:
        sys.modules[name] = types.ModuleType(name)
    try:
        yield
    finally:
        os.environ.update(kept)
        for name in mine:
            del sys.modules[name]


with _quiet_machine():
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFont, TTFontFace
    from reportlab.pdfgen.canvas import Canvas

Dictionary, Array, Name, String = pdfdoc.PDFDictionary, pdfdoc.PDFArray, pdfdoc.PDFName, pdfdoc.PDFString


class _BareCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that writes nothing by itself: its preamble would name a font that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def new_canvas(first: tuple[float, float], date: dt.date, language: str) -> Any:
    """A canvas of a document: `first` is the size of its first page, `date` the only date it knows."""
    for name, value in SETTINGS.items():
        setattr(rl_config, name, value)
    canvas = _BareCanvas(
        io.BytesIO(), pagesize=first, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language
    )
    stamp = canvas._doc._timeStamp
    stamp.YMDhms = (date.year, date.month, date.day, 0, 0, 0)
    stamp.dhh = stamp.dmm = 0
    catalog = canvas._doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    return canvas


def end_page(canvas: Any, size: tuple[float, float], code: str, number: int) -> bytes:
    """Finish a page with its content stream; `number` is its key in the parent tree. Gives the stream."""
    canvas._pagesize = size
    canvas._code = []
    canvas.showPage()
    page = canvas._doc.Pages.pages[-1]
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = number, Name("S")
    data = code.encode("latin-1")
    page.Contents = Stream({}, data, compress=True)
    return data


def draw_picture(canvas: Any, data: bytes) -> str:
    """Take a picture into the document; gives the operator that draws it in the unit square."""
    canvas.drawImage(ImageReader(io.BytesIO(data)), 0, 0, 1, 1, mask="auto")
    code = next(piece for piece in reversed(canvas._code) if piece.endswith(" Do"))
    canvas._code = []
    return str(code)


def keep_form(canvas: Any, name: str, size: tuple[float, float], code: str, pictures: Iterable[str]) -> None:
    """Keep the content of a page as a form, drawn once for all (8.10); `pictures` are operators of `draw_picture`."""
    entries: dict[str, object] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": Array([0, 0, *size]),
    }
    resources: dict[str, object] = {"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}
    names = [picture.removesuffix(" Do").removeprefix("/") for picture in pictures]
    if names:
        resources["XObject"] = Dictionary({one: pdfdoc.PDFObjectReference(one) for one in names})
    entries["Resources"] = Dictionary(resources)
    canvas._doc.Reference(Stream(entries, code.encode("latin-1"), compress=True), pdfdoc.xObjectName(name))


def form_operator(name: str) -> str:
    """The operator that draws a form."""
    return f"/{pdfdoc.xObjectName(name)} Do"


def end_plain_page(canvas: Any, size: tuple[float, float], code: str, forms: list[str]) -> None:
    """Finish a page that is no part of any structure; `forms` are the names of those that it draws."""
    canvas._pagesize = size
    canvas._code, canvas._formsinuse = [], forms
    canvas.showPage()
    canvas._doc.Pages.pages[-1].Contents = Stream({}, code.encode("latin-1"), compress=True)


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream whose data ReportLab does not touch again."""

    def __init__(self, entries: dict[str, object], data: bytes, compress: bool) -> None:
        super().__init__(Dictionary(dict(entries)), data, [pdfdoc.PDFZCompress] if compress else None)


# ---------------------------------------------------------------- fonts


class _QuickFace(TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's face, filled from ours: its own reading of a big font takes longer than a whole nota."""

    def __init__(self, face: Face) -> None:
        self.own = face
        super().__init__(io.BytesIO(face.data))

    def extractInfo(self, charInfo: int = 1) -> None:
        """Names and measures by ReportLab, characters and glyphs from our face."""
        super().extractInfo(charInfo=0)
        own = self.own
        self.charToGlyph = own.glyphs
        self.glyphToChar: dict[int, list[int]] = {}
        self.charWidths = {ord(char): width for char, width in own.widths.items()}
        self.defaultWidth = own.advances[0] * 1000 / self.unitsPerEm
        self.hmetrics = list(zip(own.advances, own.bearings, strict=True))
        self.glyphPos = own.offsets


class EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font in 256-code subsets, with only the glyphs that a document uses and exact ToUnicode maps."""

    def __init__(self, face: Face) -> None:
        self.fontName = face.name
        self.face = _QuickFace(face)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = 1
        self.shapable = False

    def keep_only(self, doc: Any, used: set[str]) -> None:
        """Leave out the ASCII glyphs, which ReportLab always takes, that the document has no use for."""
        first = self.state[doc].subsets[0]
        for code in range(33, min(128, len(first))):
            if chr(code) not in used:
                first[code] = 0

    def addObjects(self, doc: Any) -> None:
        """The PDF objects of each subset."""
        state = self.state[doc]
        state.frozen = 1
        for n, subset in enumerate(state.subsets):
            name = self.getSubsetInternalName(n, doc)[1:]
            base = (SUBSETN(n) + b"+" + self.face.name).decode("latin-1")
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = name, base
            font.FirstChar, font.LastChar = 0, len(subset) - 1
            widths = [
                f"{self.face.getCharWidth(code):.3f}".rstrip("0").rstrip(".") if code else "0"
                for code in subset
            ]
            font.Widths = f"[{' '.join(widths)}]"  # not an object of ReportLab's: it takes text as it is
            font.ToUnicode = doc.Reference(Stream({}, to_unicode(subset), compress=True), f"toUnicode:{base}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]


@lru_cache(maxsize=32)
def embedded_font(face: Face) -> EmbeddedFont:
    """The font object of a face, made once in a process."""
    return EmbeddedFont(face)


def to_unicode(subset: list[int]) -> bytes:
    """The map from codes to text of a subset: at most 100 entries a block, none for codes that are not used."""
    pairs = [(code, char) for code, char in enumerate(subset) if char]
    out = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        out.append(f"{len(block)} beginbfchar")
        out += [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in block]
        out.append("endbfchar")
    out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return "\n".join(out).encode("ascii")


# ---------------------------------------------------------------- the file

_PACK = 200  # objects in one object stream
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def reserve(doc: Any, count: int) -> int:
    """Take `count` object numbers in a row; gives the first. Their bodies are handed to `file_bytes`."""
    first: int = doc.objectcounter + 1
    doc.objectcounter += count
    return first


def object_number(doc: Any, name: str) -> int:
    """The number of a registered object."""
    number: int = doc.idToObjectNumberAndVersion[name][0]
    return number


def file_bytes(canvas: Any, reserved: dict[int, bytes], identity: bytes) -> bytes:
    """The whole file: small objects packed in object streams (ISO 32000-1, 7.5.7), a cross-reference stream."""
    doc = canvas._doc
    for font in doc.delayedFonts:
        font.addObjects(doc)
    catalog, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready < 0:
        doc.Catalog.Outlines = None
    out, size = [_HEAD], len(_HEAD)
    where: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    packed: list[tuple[int, bytes]] = []
    for number, body in _bodies(doc, reserved):
        if not body.endswith(b"endstream"):
            packed.append((number, body))
            continue
        where[number] = (1, size, 0)
        out.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        size += len(out[-1])
    number = doc.objectcounter
    for start in range(0, len(packed), _PACK):
        number += 1
        group = packed[start : start + _PACK]
        where.update({n: (2, number, i) for i, (n, _) in enumerate(group)})
        where[number] = (1, size, 0)
        out.append(_object_stream(number, group))
        size += len(out[-1])
    number += 1
    where[number] = (1, size, 0)
    root, about = (object_number(doc, ref.name) for ref in (catalog, info))
    trailer = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (root, about, identity, identity)
    out.append(_cross_reference(number, where, trailer))
    out.append(b"startxref\n%d\n%%%%EOF\n" % size)
    return b"".join(out)


def _bodies(doc: Any, reserved: dict[int, bytes]) -> Iterator[tuple[int, bytes]]:
    """All objects by number; formatting one may register others."""
    number = 0
    while number < doc.objectcounter:
        number += 1
        body = reserved.get(number)
        if body is None:
            body = pdfdoc.format(doc.idToObject[doc.numberToId[number]], doc, toplevel=1).strip(b"\n")
            # PDF/A, ISO 19005-2, 6.1.7.1: an end of line before `endstream`, outside the length; CR LF,
            # since data may end with CR or LF itself
            if body.endswith(b"endstream"):
                body = body[: -len(b"endstream")] + b"\r\nendstream"
        yield number, body


def _object_stream(number: int, group: list[tuple[int, bytes]]) -> bytes:
    heads, at = [], 0
    for n, body in group:
        heads.append(b"%d %d" % (n, at))
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    data = zlib.compress(head + b"\n".join([body for _, body in group]))
    return (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream\nendobj\n"
        % (
            number,
            len(group),
            len(head),
            len(data),
            data,
        )
    )


def _cross_reference(number: int, where: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    rows = [where.get(n, (0, 0, 65535)) for n in range(number + 1)]
    table = b"".join(
        [kind.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big") for kind, a, b in rows]
    )
    data = zlib.compress(table)
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]%b/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream\nendobj\n"
        % (
            number,
            number + 1,
            trailer,
            len(data),
            data,
        )
    )
