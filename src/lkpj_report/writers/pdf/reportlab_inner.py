"""The one place that touches ReportLab's inner names: canvas, fonts and objects made to our measure.

ReportLab gives the canvas, the outline, TrueType subsets, pictures and PDF objects. It has no door for what
PDF/A and PDF/UA ask (output intent, structure parents, exact ToUnicode, an end of line before `endstream`),
nor for object streams; those are made here, on the instances, never by changing ReportLab for others.
Nothing that it reads from the machine counts: its settings files, RL_* variables, SOURCE_DATE_EPOCH and the
clock are all overruled. ReportLab is pinned, and a test fails when one of the names below moves.
"""

from __future__ import annotations

import datetime as dt
import importlib
import io
import os
import sys
import types
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from lkpj_report.writers.pdf.fonts import Face
from lkpj_report.writers.pdf.packing import cross_reference, object_stream, packed, to_unicode

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


class _LatePillow(types.ModuleType):
    """`PIL.Image`, imported when something of it is first asked for: most papers have no picture to read."""

    def __getattr__(self, name: str) -> object:
        return getattr(importlib.import_module("PIL.Image"), name)


@contextmanager
def _quiet_machine() -> Iterator[None]:
    """Import ReportLab with none of its settings files and variables in sight, and Pillow not yet."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    names = ("reportlab_settings", "reportlab.local_rl_settings", "PIL")
    mine = [name for name in names if name not in sys.modules]
    for name in mine:
        sys.modules[name] = types.ModuleType(name)
    if "PIL" in mine:
        sys.modules["PIL"].Image = _LatePillow("PIL.Image")  # type: ignore[attr-defined]
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
    from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTEncoding, TTFont, TTFontFace
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
    data = code.encode("latin-1")
    _end(canvas, _Page(size, data, f"/StructParents {number}/Tabs/S", canvas._formsinuse))
    return data


def annotate(canvas_doc: Any, page: int, numbers: Iterable[int]) -> None:
    """Say which objects are the annotations of a page (from 0)."""
    inside = " ".join([f"{number} 0 R" for number in numbers])
    canvas_doc.Pages.pages[page].extra += f"/Annots[{inside}]"


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
    canvas._doc.Reference(
        Stream(entries, packed(code.encode("latin-1")), packed=True), pdfdoc.xObjectName(name)
    )


def form_operator(name: str) -> str:
    """The operator that draws a form."""
    return f"/{pdfdoc.xObjectName(name)} Do"


def end_plain_page(canvas: Any, size: tuple[float, float], code: str, forms: list[str]) -> None:
    """Finish a page that is no part of any structure; `forms` are the names of those that it draws."""
    _end(canvas, _Page(size, code.encode("latin-1"), "", forms))


def _end(canvas: Any, page: _Page) -> None:
    """Put a page behind the last one, and begin the next."""
    canvas._code = []
    canvas._doc.addPage(page)
    canvas._startPage()


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A stream whose data ReportLab does not touch."""

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, object], data: bytes, packed: bool) -> None:
        self.entries, self.data, self.packed = entries, data, packed

    def format(self, doc: Any) -> bytes:
        """The whole object."""
        out = [b"<<"]
        out += [
            b"/%b %b" % (key.encode("ascii"), pdfdoc.format(value, doc))
            for key, value in self.entries.items()
        ]
        # PDF/A, ISO 19005-2, 6.1.7.1: an end of line before `endstream`, outside the length; CR LF, since data
        # may end with CR or LF itself
        out.append(b"/Filter/FlateDecode" if self.packed else b"")
        out.append(b"/Length %d>>\nstream\n%b\r\nendstream" % (len(self.data), self.data))
        return b"".join(out)


class _Ready(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object that is text already."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, doc: Any) -> bytes:
        """The text."""
        return self.text.encode("latin-1")


class _Page(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A page as ready bytes: ReportLab's own would be put together from a dozen objects."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float], data: bytes, extra: str, forms: Iterable[str]) -> None:
        self.size, self.extra, self.forms = size, extra, tuple(forms)
        self.contents = Stream({}, packed(data), packed=True)

    def format(self, doc: Any) -> bytes:
        """The page's dictionary."""
        width, height = self.size
        fonts = object_number(doc, pdfdoc.BasicFonts)
        pages, contents = (object_number(doc, doc.Reference(one).name) for one in (doc.Pages, self.contents))
        drawn = (
            f"/XObject {pdfdoc.format(doc.xobjDict(self.forms), doc).decode('latin-1')}" if self.forms else ""
        )
        return (
            f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {width:.7g} {height:.7g}]"
            f"/Resources<</Font {fonts} 0 R{drawn}>>/Contents {contents} 0 R{self.extra}>>"
        ).encode("latin-1")


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
            made = _subset(self, tuple(subset))
            file = doc.Reference(Stream({"Length1": made.length}, made.file, packed=True))
            map_to = doc.Reference(Stream({}, made.to_unicode, packed=True))
            about = doc.Reference(_Ready(self._descriptor(base, object_number(doc, file.name))))
            font = _Ready(
                f"<</Type/Font/Subtype/TrueType/Name/{name}/BaseFont{_name(base)}/FirstChar 0"
                f"/LastChar {len(subset) - 1}/Widths[{made.widths}]/ToUnicode {object_number(doc, map_to.name)} 0 R"
                f"/FontDescriptor {object_number(doc, about.name)} 0 R>>"
            )
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]

    def _descriptor(self, name: str, file: int) -> str:
        """The description of a subset (ISO 32000-1, 9.8); `file` is the number of its file."""
        face = self.face
        box = " ".join([f"{v:.6g}" for v in face.bbox])
        return (
            f"<</Type/FontDescriptor/FontName{_name(name)}/Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC}"
            f"/FontBBox[{box}]/ItalicAngle {face.italicAngle:.6g}/Ascent {face.ascent:.6g}"
            f"/Descent {face.descent:.6g}/CapHeight {face.capHeight:.6g}/StemV {face.stemV:.6g}"
            f"/MissingWidth {face.defaultWidth:.6g}/FontFile2 {file} 0 R>>"
        )


@lru_cache(maxsize=32)
def embedded_font(face: Face) -> EmbeddedFont:
    """The font object of a face, made once in a process."""
    return EmbeddedFont(face)


class _Subset(NamedTuple):
    """What a file holds of a face: the length of the font file, file and map packed, the widths of the codes."""

    length: int
    file: bytes
    to_unicode: bytes
    widths: str


@lru_cache(maxsize=64)
def _subset(font: EmbeddedFont, subset: tuple[int, ...]) -> _Subset:
    """A font with these characters; kept, for papers of one kind share some."""
    file: bytes = font.face.makeSubset(subset)
    width = font.face.getCharWidth
    widths = [f"{width(code):.3f}".rstrip("0").rstrip(".") if code else "0" for code in subset]
    return _Subset(len(file), packed(file), packed(to_unicode(subset)), " ".join(widths))


def _name(text: str) -> str:
    """A name as the file has it."""
    made: str = Name(text)
    return made


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
        out.append(object_stream(number, group))
        size += len(out[-1])
    number += 1
    where[number] = (1, size, 0)
    root, about = (object_number(doc, ref.name) for ref in (catalog, info))
    trailer = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (root, about, identity, identity)
    out.append(cross_reference(number, where, trailer))
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
            if body.endswith(b"endstream") and not body.endswith(b"\r\nendstream"):  # a picture by ReportLab
                body = body[: -len(b"endstream")] + b"\r\nendstream"
        yield number, body
