"""A second reader of DOCX files for the tests: shares nothing with the writer but the standard's names.

`texts` walks what a person reads, `labels` counts as Word counts, `faults` finds what validators miss.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")


def parts(data: bytes) -> dict[str, bytes]:
    """All members by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part as a tree."""
    return etree.fromstring(parts(data)[name])


def words(paragraph: etree._Element) -> str:
    """What a paragraph says; a line break is a new line."""
    out = []
    for node in paragraph.iter(W + "t", W + "br", W + "tab", W + "softHyphen", W + "noBreakHyphen"):
        if node.getparent().tag != W + "r":  # tab stops are no tabs
            continue
        signs = {"br": "\n", "tab": "\t", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
        out.append(signs.get(node.tag[len(W) :], node.text or ""))
    return "".join(out)


def texts(data: bytes) -> list[str]:
    """The paragraphs that say something, in reading order."""
    return [t for p in xml(data).iter(W + "p") if (t := words(p))]


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    return paragraph.find("w:pPr/w:pStyle", NS).get(W + "val")


def paragraph_with(data: bytes, text: str) -> etree._Element:
    """The one paragraph that holds a text."""
    (found,) = [p for p in xml(data).iter(W + "p") if text in words(p)]
    return found


def labels(data: bytes) -> list[tuple[str, str]]:
    """(label, words) of each paragraph that Word would number, in reading order."""
    members = parts(data)
    if "word/numbering.xml" not in members:
        return []
    numbering, styles = xml(data, "word/numbering.xml"), xml(data, "word/styles.xml")
    counters: dict[str, list[int | None]] = {}
    begun: set[tuple[str, int]] = set()
    out = []
    for p in xml(data).iter(W + "p"):
        found = _num_pr(p, styles)
        if found is None:
            continue
        num, level = found
        instance = numbering.find(f"w:num[@w:numId='{num}']", NS)
        abstract = instance.find("w:abstractNumId", NS).get(W + "val")
        kinds = {
            int(lvl.get(W + "ilvl")): lvl
            for lvl in numbering.findall(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl", NS)
        }
        count = counters.setdefault(abstract, [None] * 9)
        override = instance.find(f"w:lvlOverride[@w:ilvl='{level}']/w:startOverride", NS)
        if override is not None and (num, level) not in begun:
            count[level] = int(override.get(W + "val")) - 1
        begun.add((num, level))
        start = int(kinds[level].find("w:start", NS).get(W + "val"))
        count[level] = start if count[level] is None else count[level] + 1
        count[level + 1 :] = [None] * (8 - level)
        label = _label(kinds, level, count)
        if label:
            out.append((label, words(p)))
    return out


def _num_pr(p: etree._Element, styles: etree._Element) -> tuple[str, int] | None:
    place = p.find("w:pPr/w:numPr", NS)
    style = style_of(p)
    while place is None and style:
        entry = styles.find(f"w:style[@w:styleId='{style}']", NS)
        place = entry.find("w:pPr/w:numPr", NS)
        based = entry.find("w:basedOn", NS)
        style = based.get(W + "val") if based is not None else ""
    if place is None or place.find("w:numId", NS).get(W + "val") == "0":
        return None
    level = place.find("w:ilvl", NS)
    return place.find("w:numId", NS).get(W + "val"), int(level.get(W + "val")) if level is not None else 0


def _label(kinds: dict[int, etree._Element], level: int, count: list[int | None]) -> str:
    own = kinds[level]
    legal = own.find("w:isLgl", NS) is not None

    def part(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        kind = "decimal" if legal else kinds[at].find("w:numFmt", NS).get(W + "val")
        return spell(kind, count[at] or 1)

    return re.sub("%([1-9])", part, own.find("w:lvlText", NS).get(W + "val"))


def spell(kind: str, n: int) -> str:
    """A number below 100 as Word writes it."""
    roman = TENS[n // 10] + ONES[n % 10]
    letters = chr(96 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1)
    return {
        "decimal": str(n),
        "lowerRoman": roman,
        "upperRoman": roman.upper(),
        "lowerLetter": letters,
        "upperLetter": letters.upper(),
    }[kind]


def faults(members: dict[str, bytes]) -> list[str]:
    """What neither openxml-audit nor ooxml-integrity finds (feasibility of DOCX, 26 damaged files)."""
    body = etree.fromstring(members["word/document.xml"])
    core = members["docProps/core.xml"].decode()
    return [
        *(f"picture without alt: {d.get('name')}" for d in body.iter(f"{{{NS['wp']}}}docPr") if not d.get("descr")),
        *_twice("docPr id", (d.get("id") for d in body.iter(f"{{{NS['wp']}}}docPr"))),
        *_twice("bookmark name", (b.get(W + "name") for b in body.iter(W + "bookmarkStart"))),
        *_bookmarks(body),
        *_tables(body),
        *_leads(body),
        *_notes(body, members),
        *_relations(members),
        *_types(members),
        *_charts(members),
        *_sections(body),
        *_properties(members),
        *_fields(name for name in members.items() if re.fullmatch(r"word/[a-z]+\d*\.xml", name[0])),
        *_headings(body),
        *(f"date {d}" for d in re.findall(r"W3CDTF\">([^<]*)<", core) if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", d)),
    ]  # fmt: skip


def _twice(what: str, values: Iterator[str | None]) -> list[str]:
    return [f"{what} {value} twice" for value, n in Counter(values).items() if n > 1]


def _bookmarks(body: etree._Element) -> list[str]:
    begun = {b.get(W + "id") for b in body.iter(W + "bookmarkStart")}
    ended = {b.get(W + "id") for b in body.iter(W + "bookmarkEnd")}
    return [f"bookmark {at} begins or ends alone" for at in sorted(begun ^ ended)]


def _tables(body: etree._Element) -> list[str]:
    out = []
    for table in body.iter(W + "tbl"):
        if (
            table.find("w:tblPr/w:tblStyle", NS) is not None
            and table.find("w:tr/w:trPr/w:tblHeader", NS) is None
        ):
            out.append("table without a header row")
        after = table.getnext()
        if after is None or after.tag != W + "p":
            out.append("table without a paragraph after it")
    return out


def _fields(members: Iterator[tuple[str, bytes]]) -> list[str]:
    out = []
    for name, data in members:
        open_fields: list[str] = []
        wrong = False
        for node in etree.fromstring(data).iter(W + "fldChar"):
            kind = node.get(W + "fldCharType")
            wanted = {"begin": None, "separate": "begin", "end": "separate"}[kind]
            if wanted is not None:
                wrong |= not open_fields or open_fields.pop() != wanted
            if kind != "end":
                open_fields.append(kind)
        if wrong or open_fields:
            out.append(f"{name}: a field is not closed")
    return out


def _leads(body: etree._Element) -> list[str]:
    """Fields and links whose bookmark is missing."""
    there = {b.get(W + "name") for b in body.iter(W + "bookmarkStart")}
    codes = "".join(i.text or "" for i in body.iter(W + "instrText"))
    wanted = re.findall(r"\b(?:PAGE)?REF (\S+)", codes)
    wanted += [a for h in body.iter(W + "hyperlink") if (a := h.get(W + "anchor"))]
    return [f"nothing is called {name}" for name in sorted(set(wanted) - there)]


def _notes(body: etree._Element, members: dict[str, bytes]) -> list[str]:
    """Calls and notes must be the same in the same order; Word wants its separators."""
    calls = [c.get(W + "id") for c in body.iter(W + "footnoteReference")]
    if "word/footnotes.xml" not in members:
        return ["footnotes are called but not there"] if calls else []
    notes = list(etree.fromstring(members["word/footnotes.xml"]))
    own = [n for n in notes if n.get(W + "type") is None]
    kinds = {n.get(W + "type") for n in notes}
    return [
        *(["calls and footnotes differ"] if calls != [n.get(W + "id") for n in own] else []),
        *(["footnote separators are missing"] if not kinds >= {"separator", "continuationSeparator"} else []),
        *(f"footnote {n.get(W + 'id')} is empty" for n in own if not words(n).strip()),
    ]


def _relations(members: dict[str, bytes]) -> list[str]:
    """Relationships that lead to no part, and ids that no relationship has."""
    out = []
    for name, data in members.items():
        folder, _, file = name.rpartition("/")
        own = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if not name.endswith(".xml"):
            continue
        rows = list(etree.fromstring(members[own])) if own in members else []
        for row in rows:
            target = posixpath.normpath(posixpath.join(folder, row.get("Target")))
            if row.get("TargetMode") != "External" and target not in members:
                out.append(f"{name} leads to a missing part {target}")
            if row.get("TargetMode") == "External" and not re.match(r"[a-z]+:\S+$", row.get("Target")):
                out.append(f"{name} leads to no address {row.get('Target')}")
        used = {
            v for node in etree.fromstring(data).iter() for k, v in node.attrib.items() if k.startswith(R)
        }
        out += [f"{name}: no relationship {at}" for at in sorted(used - {row.get("Id") for row in rows})]
    return out


def _types(members: dict[str, bytes]) -> list[str]:
    """Parts whose content type nobody says; "it is XML" is not enough for a part."""
    rows = list(etree.fromstring(members["[Content_Types].xml"]))
    known = {row.get("PartName") for row in rows} | {row.get("Extension") for row in rows} - {"xml"}
    return [
        f"{name} has no content type"
        for name in members
        if name != "[Content_Types].xml" and not known & {f"/{name}", name.rpartition(".")[2]}
    ]


def _charts(members: dict[str, bytes]) -> list[str]:
    """What a chart shows must be what its workbook holds, for Word takes the workbook's on editing."""
    out = []
    for name, data in members.items():
        if not re.fullmatch(r"word/charts/\w+\.xml", name):
            continue
        book = members.get(name.replace("charts/", "embeddings/").replace(".xml", ".xlsx"), b"")
        try:
            cells = sheet(book)
        except (zipfile.BadZipFile, KeyError):
            out.append(f"{name}: no workbook")
            continue
        for ref in etree.fromstring(data).iter(C + "strRef", C + "numRef"):
            place = ref.find(C + "f").text
            shown = {int(p.get("idx")): p.find(C + "v").text for p in ref.iter(C + "pt")}
            if shown != _range(cells, place):
                out.append(f"{name}: {place} is not what the chart shows")
    return out


def sheet(book: bytes) -> dict[str, str]:
    """The cells of a workbook's first sheet by their names."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    words = ["".join(si.itertext()) for si in xml(book, "xl/sharedStrings.xml")]
    cells = xml(book, "xl/worksheets/sheet1.xml").iter(main + "c")
    shown = {c.get("r"): (c.get("t"), "".join(c.itertext())) for c in cells}
    return {place: words[int(value)] if kind == "s" else value for place, (kind, value) in shown.items()}


def _range(cells: dict[str, str], place: str) -> dict[int, str]:
    letter, first, last = re.fullmatch(r"Data!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", place).groups()
    rows = range(int(first), int(last or first) + 1)
    return {at: cells[f"{letter}{row}"] for at, row in enumerate(rows) if f"{letter}{row}" in cells}


def _sections(body: etree._Element) -> list[str]:
    out = []
    kinds = []
    for at, section in enumerate(body.iter(W + "sectPr"), start=1):
        size = section.find("w:pgSz", NS)
        wide = int(size.get(W + "w")) > int(size.get(W + "h"))
        if wide != (size.get(W + "orient") == "landscape"):
            out.append(f"section {at} is turned the wrong way")
        kinds.append({(n.tag, n.get(W + "type")) for n in section if n.tag.endswith("Reference")})
    shown = [{k for k in found if k[1] != "first"} for found in kinds]
    if any(found != shown[0] for found in shown):
        out.append("a section lacks a running head")
    return out


def _properties(members: dict[str, bytes]) -> list[str]:
    """Title and language: what a screen reader says first."""
    out = []
    if not re.search(r"<dc:title>[^<]+<", members["docProps/core.xml"].decode()):
        out.append("no title")
    lang = etree.fromstring(members["word/styles.xml"]).find("w:docDefaults//w:lang", NS)
    if lang is None or not lang.get(W + "val"):
        out.append("no language")
    if b"updateFields" in members["word/settings.xml"]:
        out.append("Word asks to update fields on opening")
    return out


def _headings(body: etree._Element) -> list[str]:
    levels = [int(m[1]) for p in body.iter(W + "p") if (m := re.fullmatch(r"Heading(\d)", style_of(p)))]
    return [f"heading {b} below {a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
