"""Parts to the bytes of a file: the zip, its content types and relationships.

Order, dates and attributes of the members are fixed here, so that equal parts give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkpj_report.writers.docx.markup import DECLARATION

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Part:
    """A part below `word/`: its relationship from the document, its content type ("" for pictures)."""

    name: str
    relation: str
    kind: str
    data: str | bytes

    @property
    def content_type(self) -> str:
        """The content type of an XML part; a picture's goes by its suffix."""
        match self.kind:
            case "image":
                return ""
            case "theme":
                return "application/vnd.openxmlformats-officedocument.theme+xml"
            case _:
                return f"{_WORD_TYPE}.{self.kind}+xml"


def pack(document: str, parts: Sequence[Part], properties: Mapping[str, str]) -> bytes:
    """The file: `document` is `word/document.xml`, `properties` are `core.xml` and `app.xml`."""
    members: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", _content_types(parts)),
        ("_rels/.rels", _package_relations()),
        *((f"docProps/{name}", text) for name, text in properties.items()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", _relations(parts)),
        *((f"word/{part.name}", part.data) for part in parts),
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            # Pictures are compressed already.
            entry.compress_type = zipfile.ZIP_STORED if isinstance(data, bytes) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _content_types(parts: Sequence[Part]) -> str:
    overrides = [
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ("/word/document.xml", f"{_WORD_TYPE}.document.main+xml"),
        *((f"/word/{part.name}", part.content_type) for part in parts if part.content_type),
    ]
    suffixes = {part.name.rpartition(".")[2] for part in parts if not part.content_type}
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Default Extension="{s}" ContentType="image/{s}"/>' for s in sorted(suffixes))
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
        + "</Types>"
    )


def _package_relations() -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )


def _relations(parts: Sequence[Part]) -> str:
    rows = "".join(
        f'<Relationship Id="{part.relation}" Type="{_OFFICE}/{part.kind}" Target="{part.name}"/>'
        for part in parts
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
