"""Pictures and charts to parts of the file and inline drawings, with alternative text.

The proportions are read from the PNG or JPEG head; nothing is decoded, so the part holds the
bytes as they came. Equal bytes become one part.
"""

from __future__ import annotations

import struct
from dataclasses import field
from typing import TYPE_CHECKING

from lkpj_report.document.tree import Picture
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.markup import A, attribute, emu
from lkpj_report.writers.docx.package import Part, Relation

if TYPE_CHECKING:
    from lkpj_report.writers.docx.charts import Graph

_PNG = b"\x89PNG\r\n\x1a\n"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(slots=True)
class Media:
    """The pictures of one file in the order of their first use; ids of drawings are counted here."""

    parts: dict[bytes, str] = field(default_factory=dict)
    charts: list[Part] = field(default_factory=list)
    drawings: int = 0

    def drawing(self, picture: Picture, height_mm: float) -> str:
        """A run that shows the picture in the line; ValueError when the bytes are neither PNG nor JPEG."""
        size, shown = self._picture(picture, height_mm)
        return self._inline(size, f"Gambar {self.drawings + 1}", picture.alt, shown)

    def floating(self, picture: Picture) -> tuple[str, float]:
        """A run that shows the picture in the upper left corner of the page's text, and its width in mm."""
        (cx, cy), shown = self._picture(picture, picture.height_mm)
        self.drawings += 1
        at = "".join(
            f'<wp:position{way} relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:position{way}>'
            for way in "HV"
        )
        run = (
            f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0"'
            ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            f'<wp:simplePos x="0" y="0"/>{at}<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/>'
            f"{self._frame(f'Gambar {self.drawings}', picture.alt, shown)}</wp:anchor></w:drawing></w:r>"
        )
        return run, cx / 36000

    def _picture(self, picture: Picture, height_mm: float) -> tuple[tuple[int, int], str]:
        """The size (EMU) and the graphic of the picture that gets the next id."""
        width, height = pixels(picture.data)
        kind = "png" if picture.data.startswith(_PNG) else "jpeg"
        name = self.parts.setdefault(picture.data, f"gambar{len(self.parts) + 1}.{kind}")
        cx, cy = emu(height_mm * width / height), emu(height_mm)
        shown = (
            f'<a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            f'<pic:nvPicPr><pic:cNvPr id="{self.drawings + 1}" name="{name}" descr="{attribute(picture.alt)}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation(name)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        )
        return (cx, cy), shown

    def chart(self, graph: Graph, alt: str, width: int, theme: str) -> str:
        """A run that shows a native chart `width` EMU wide; its part and workbook are added to `charts`.

        The workbook has the document's `theme` part, so that its dialogs offer the same fonts.
        """
        from lkpj_report.writers.docx.charts import C, chart_xml
        from lkpj_report.writers.docx.workbook import workbook

        at = len(self.charts) // 2 + 1
        book, name = f"embeddings/grafik{at}.xlsx", f"charts/grafik{at}.xml"
        to_book = Relation("rId1", "package", f"../{book}")
        self.charts.append(Part(name, f"rId_grafik{at}", "chart", chart_xml(graph, "rId1"), (to_book,)))
        self.charts.append(Part(book, "", "package", workbook(graph.chart, theme)))
        shown = f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="rId_grafik{at}"/></a:graphicData>'
        return self._inline((width, emu(graph.chart.height_mm)), f"Grafik {at}", alt, shown)

    def _inline(self, size: tuple[int, int], name: str, alt: str, graphic: str) -> str:
        self.drawings += 1
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>{self._frame(name, alt, graphic)}</wp:inline></w:drawing></w:r>'
        )

    def _frame(self, name: str, alt: str, graphic: str) -> str:
        return (
            f'<wp:docPr id="{self.drawings}" name="{name}" descr="{attribute(alt)}"/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{A}">{graphic}</a:graphic>'
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
