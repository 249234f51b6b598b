"""What a screen reader needs of a DOCX: the checks of Word's and LibreOffice's accessibility checkers, by reading.

LibreOffice 7 has its checker only behind a dialog: no interface of UNO gives its findings, and headless there is
nobody to read the dialog. So the rules are written here anew, and `structure` looks at what LibreOffice itself
makes of the file for a screen reader: the tags of its PDF/UA.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pikepdf
from lxml import etree
from tests.writers.docx_reader import NS, W, style_of, words

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


def access_faults(members: dict[str, bytes]) -> list[str]:
    """All that would stop a reader who hears the paper."""
    body = etree.fromstring(members["word/document.xml"])
    parts = [etree.fromstring(d) for n, d in members.items() if re.fullmatch(r"word/[a-z]+\d*\.xml", n)]
    return [
        *(fault for part in parts for fault in _pictures(part)),
        *(fault for table in body.iter(W + "tbl") for fault in _table(table)),
        *_headings(body),
        *(fault for part in parts for fault in _links(part)),
        *_document(members),
    ]


def _pictures(part: etree._Element) -> Iterator[str]:
    for drawing in part.iter(f"{{{NS['wp']}}}docPr"):
        if not (drawing.get("descr") or "").strip():
            yield f"no alternative text: {drawing.get('name')}"
    for shape in part.iter(f"{{{NS['v']}}}shape"):
        if shape.get("alt") is None:  # an empty one says that the mark behind the text only decorates
            yield f"no alternative text: {shape.get('id')}"


def _table(table: etree._Element) -> Iterator[str]:
    if table.find("w:tblPr/w:tblStyle", NS) is None:  # lays out a signature, holds no data
        return
    flags = [row.find("w:trPr/w:tblHeader", NS) is not None for row in table.findall("w:tr", NS)]
    if not flags[0]:
        yield "a table's first row is no header"
    if flags != sorted(flags, reverse=True):
        yield "a header row stands below other rows"
    caption = table.find("w:tblPr/w:tblCaption", NS)
    if caption is None or not (caption.get(W + "val") or "").strip():
        yield "a table says nothing of itself"


def _headings(body: etree._Element) -> Iterator[str]:
    before = 0
    for paragraph in body.iter(W + "p"):
        found = re.fullmatch(r"Heading(\d)", style_of(paragraph))
        if found is None:
            continue
        if not words(paragraph).strip():
            yield "an empty heading"
        level = int(found[1])
        if level > before + 1:
            yield f"heading {level} below {before}"
        before = level


def _links(part: etree._Element) -> Iterator[str]:
    for link in part.iter(W + "hyperlink"):
        said = "".join(t.text or "" for t in link.iter(W + "t")).strip()
        if not said:
            yield "a link without words"
        elif _ADDRESS.fullmatch(said):
            yield f"a link that only reads out its address: {said}"


def _document(members: dict[str, bytes]) -> Iterator[str]:
    core = members["docProps/core.xml"].decode()
    if not re.search(r"<dc:title>\s*[^<\s]", core):
        yield "no title"
    if not re.search(r"<dc:language>[a-z]{2}", core):
        yield "no language in the properties"
    lang = etree.fromstring(members["word/styles.xml"]).find("w:docDefaults//w:lang", NS)
    if lang is None or not lang.get(W + "val"):
        yield "no language of the words"


def structure(pdf: bytes) -> tuple[Counter[str], list[str], dict[str, str]]:
    """The tags of a PDF by kind, the alternative texts of its figures, and title and language."""
    import io

    tags: Counter[str] = Counter()
    spoken: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        names = file.Root.StructTreeRoot.get("/RoleMap", {})
        todo = [file.Root.StructTreeRoot.K]
        while todo:
            node = todo.pop()
            if isinstance(node, pikepdf.Array):
                todo += list(node)
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                kind = str(names.get(str(node.S), node.S))[1:]
                tags[kind] += 1
                if kind == "Figure":
                    spoken.append(str(node.get("/Alt", "")))
                if "/K" in node:
                    todo.append(node.K)
        told = {"title": str(file.docinfo.get("/Title", "")), "language": str(file.Root.get("/Lang", ""))}
    return tags, sorted(spoken), told
