"""A second reader of DOCX files for the tests: shares nothing with the writer but the standard's names.

`texts` walks what a person reads, `labels` counts as Word counts, `faults` finds what validators miss.
"""

from __future__ import annotations

import io
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
        kinds = [f.get(W + "fldCharType") for f in etree.fromstring(data).iter(W + "fldChar")]
        if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
            out.append(f"{name}: a field is not closed")
    return out


def _headings(body: etree._Element) -> list[str]:
    levels = [int(m[1]) for p in body.iter(W + "p") if (m := re.fullmatch(r"Heading(\d)", style_of(p)))]
    return [f"heading {b} below {a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
