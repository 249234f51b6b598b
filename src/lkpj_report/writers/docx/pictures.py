"""Pictures: bytes of the tree to media parts and inline drawings, with alternative text.

The proportions are read from the PNG or JPEG head; nothing is decoded, so the part holds the
bytes as they came. Equal bytes become one part.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from lkpj_report.document.tree import Picture
from lkpj_report.writers.docx.markup import attribute, emu

_PNG = b"\x89PNG\r\n\x1a\n"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(slots=True)
class Media:
    """The pictures of one file in the order of their first use; ids of drawings are counted here."""

    parts: dict[bytes, str] = field(default_factory=dict)
    drawings: int = 0

    def drawing(self, picture: Picture) -> str:
        """A run that shows the picture in the line; ValueError when the bytes are neither PNG nor JPEG."""
        width, height = pixels(picture.data)
        kind = "png" if picture.data.startswith(_PNG) else "jpeg"
        name = self.parts.setdefault(picture.data, f"gambar{len(self.parts) + 1}.{kind}")
        self.drawings += 1
        at, alt = self.drawings, attribute(picture.alt)
        cx, cy = emu(picture.height_mm * width / height), emu(picture.height_mm)
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{at}" name="Gambar {at}" descr="{alt}"/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            f'<pic:nvPicPr><pic:cNvPr id="{at}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def relation(name: str) -> str:
    """The relationship id of a media part."""
    return "rId_" + name.partition(".")[0]


def pixels(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; ValueError for anything else or a cut-off head."""
    size = None
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        size = struct.unpack(">II", data[16:24])
    elif data.startswith(b"\xff\xd8"):
        size = _jpeg_pixels(data)
    if size is None or 0 in size:
        raise ValueError("a picture is neither PNG nor JPEG, or its head is damaged")
    return size[0], size[1]


def _jpeg_pixels(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        # Start-of-frame markers are C0–CF but for C4 (tables), C8 (reserved), CC (arithmetic coding).
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
