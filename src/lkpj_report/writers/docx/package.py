"""Parts to the bytes of a file: members, content types and relationships, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkpj_report.records import dataclass
from lkpj_report.writers.docx.archive import archive
from lkpj_report.writers.docx.markup import DECLARATION, attribute

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORMATS = "application/vnd.openxmlformats-officedocument"
_WORD_TYPE = f"{_FORMATS}.wordprocessingml"
# Kinds of parts that are no parts of Word; pictures go by their suffix.
_TYPES = {
    "image": "",
    "theme": f"{_FORMATS}.theme+xml",
    "chart": f"{_FORMATS}.drawingml.chart+xml",
    "package": f"{_FORMATS}.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its id, its kind, and a part (from the folder of its source) or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part below `word/`: its relationship from the document ("" for none), its kind, its own relations."""

    name: str
    relation: str
    kind: str
    data: str | bytes
    relations: tuple[Relation, ...] = ()

    @property
    def content_type(self) -> str:
        """The content type; empty for a picture, whose suffix says it."""
        return _TYPES.get(self.kind, f"{_WORD_TYPE}.{self.kind}+xml")


def pack(
    document: str, parts: Sequence[Part], links: Sequence[Relation], properties: Mapping[str, str]
) -> bytes:
    """The file: `document` is `word/document.xml` with its `links`, `properties` are `core.xml` and `app.xml`."""
    own = [Relation(part.relation, part.kind, part.name) for part in parts if part.relation]
    members: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", _content_types(parts)),
        ("_rels/.rels", _PACKAGE_RELATIONS),
        *((f"docProps/{name}", text) for name, text in properties.items()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", _relations((*own, *links))),
    ]
    for part in parts:
        members.append((f"word/{part.name}", part.data))
        if part.relations:
            folder, _, name = f"word/{part.name}".rpartition("/")
            members.append((f"{folder}/_rels/{name}.rels", _relations(part.relations)))
    return archive(members)


def _content_types(parts: Sequence[Part]) -> str:
    overrides = [
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", f"{_FORMATS}.extended-properties+xml"),
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


_PACKAGE_RELATIONS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)


def _relations(relations: Sequence[Relation]) -> str:
    rows = "".join(
        f'<Relationship Id="{r.id}" Type="{_OFFICE}/{r.kind}" Target="{attribute(r.target)}"'
        + (' TargetMode="External"/>' if r.outside else "/>")
        for r in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
