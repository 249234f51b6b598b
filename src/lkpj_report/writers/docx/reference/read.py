"""A Word file of the house, read for its look: the entry of this folder.

In: the bytes of a .docx or .dotx. Out: a `Reference`, or a `Refused`. The words of the file are looked at
to tell a title from a body and are forgotten, but for the lines of the letterhead.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from lkpj_report.writers.docx.reference.counting import read_numbers
from lkpj_report.writers.docx.reference.grid import read_grid
from lkpj_report.writers.docx.reference.head import Found, read_head
from lkpj_report.writers.docx.reference.looks import Sheet, read_sheet, w
from lkpj_report.writers.docx.reference.model import Reference
from lkpj_report.writers.docx.reference.page import furniture, other_words, read_number, read_setup
from lkpj_report.writers.docx.reference.safety import Refused, safe_package
from lkpj_report.writers.docx.reference.words import Spoken, heading_styles, read_looks, spoken

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOST_PARAGRAPHS = 20_000


def read_reference(data: bytes) -> Reference | Refused:
    """The look of a Word file; no exception for what its maker may have got wrong."""
    package = safe_package(data)
    if isinstance(package, Refused):
        return package
    from docx import Document
    from docx.opc.exceptions import OpcError

    broken = Refused("rusak: bagian di dalamnya tidak lengkap", "buka dan simpan ulang di Word")
    try:
        document = Document(io.BytesIO(package))
    except (SyntaxError, OpcError, KeyError, ValueError, AttributeError, IndexError):
        return broken
    body = document.element.find(w("body"))
    if body is None:
        return broken
    _drop_fallbacks(body)
    return _read(_Parts(document.part), body)


def _drop_fallbacks(root: Any) -> None:
    """Leave out what Word writes a second time for its old versions (`mc:Fallback`): the words stand twice."""
    for fallback in list(root.iter(_FALLBACK)):
        fallback.getparent().remove(fallback)


class _Parts:
    """The parts that the main part leads to, by kind; roots are parsed once and kept."""

    def __init__(self, main: Any) -> None:
        self._main = main
        self._roots: dict[str, Any] = {}
        self._owners: dict[Any, Any] = {main.element: main}

    def root(self, kind: str) -> Any:
        """The root of the one part of a kind; None without it."""
        relation = next((r for r in self._main.rels.values() if r.reltype == f"{_OFFICE}/{kind}"), None)
        return self._root(relation) if relation is not None and not relation.is_external else None

    def heads(self) -> dict[str, Any]:
        """The roots of headers and footers by relation."""
        kinds = (f"{_OFFICE}/header", f"{_OFFICE}/footer")
        rows = ((i, r) for i, r in self._main.rels.items() if r.reltype in kinds and not r.is_external)
        return {i: root for i, r in rows if (root := self._root(r)) is not None}

    def picture(self, root: Any, relation: str) -> bytes | None:
        """The bytes of a PNG or JPEG of a part."""
        owner = self._owners.get(root, self._main)
        found = owner.rels.get(relation)
        if found is None or found.is_external or found.reltype != f"{_OFFICE}/image":
            return None
        data: bytes = found.target_part.blob
        return data if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) else None

    def _root(self, relation: Any) -> Any:
        part = relation.target_part
        key = str(part.partname)
        if key not in self._roots:
            element = getattr(part, "element", None)
            self._roots[key] = element if element is not None else _parse(part.blob)
            if self._roots[key] is not None:
                _drop_fallbacks(self._roots[key])
                self._owners[self._roots[key]] = part
        return self._roots[key]


def _parse(data: bytes) -> Any:
    from docx.oxml import parse_xml

    try:
        return parse_xml(data)
    except (SyntaxError, ValueError):  # what is lost is a part of the look
        return None


def _read(parts: _Parts, body: Any) -> Reference | Refused:
    styles = parts.root("styles")
    if styles is None:
        return Refused("tidak memuat gaya", "buka dan simpan ulang di Word")
    sheet = read_sheet(styles, parts.root("theme"))
    sections = list(body.iter(w("sectPr")))
    if not sections:
        return Refused("tidak memuat ukuran halaman", "buka dan simpan ulang di Word")
    first = sections[0]
    setup, untaken = read_setup(first, parts.root("settings"))
    if any(_shape(s) != _shape(first) for s in sections[1:]):
        untaken.append("bagian dengan ukuran atau margin lain: hanya bagian pertama yang dipakai")
    around = furniture(first, parts.heads())
    found = read_head(around, body, sheet, parts.picture)
    said = _said(body, found, sheet)
    looks = read_looks(said, sheet)
    tables = [t for t in body.findall(w("tbl")) if found is None or t not in found.used]
    grid, cells, wrong = read_grid(tables, sheet)
    numbers, odd = read_numbers(_headings(said), heading_styles(sheet), parts.root("numbering"), sheet)
    used: frozenset[Any] = found.used if found is not None else frozenset()
    untaken += [*wrong, *odd, *(found.untaken if found is not None else ()), *other_words(around, used)]
    return Reference(
        setup=setup,
        looks={**looks, **cells},
        numbers=numbers,
        page_number=read_number(first, around, sheet),
        table=grid,
        head=found.head if found is not None else None,
        families=_families(parts.root("fontTable")),
        untaken=tuple(untaken),
    )


def _shape(section: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            item for name in ("pgSz", "pgMar") for e in section.findall(w(name)) for item in e.attrib.items()
        )
    )


def _said(body: Any, found: Found | None, sheet: Sheet) -> list[Spoken]:
    """The paragraphs of the body outside tables and letterhead."""
    used: frozenset[Any] = found.used if found is not None else frozenset()
    paragraphs = [
        b for b in body.iter(w("p")) if next(b.iterancestors(w("tbl"), w("txbxContent")), None) is None
    ]
    return spoken((p for p in paragraphs[:MOST_PARAGRAPHS] if p not in used), sheet)


def _headings(said: list[Spoken]) -> Mapping[int, list[tuple[Any, str]]]:
    out: dict[int, list[tuple[Any, str]]] = {}
    for one in said:
        if one.role.startswith("judul-") and one.role[6:].isdigit():
            out.setdefault(int(one.role[6:]), []).append((one.element, one.text))
    return out


def _families(table: Any) -> dict[str, str]:
    """Word's classes of fonts by name."""
    if table is None:
        return {}
    rows = ((f.get(w("name"), ""), f.find(w("family"))) for f in table.iter(w("font")))
    return {name.casefold(): f.get(w("val"), "") for name, f in rows if f is not None}
