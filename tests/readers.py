"""Reads finished papers with other people's eyes: a plain walk over `w:t`, pandoc, pdfium, poppler.

Nothing here uses the program. A reader gives the words of a paper in order; two marks stand among them:
`LABEL` where Word numbers a paragraph by itself, `PAGE` where a page of the PDF begins. `difference`
compares the two formats and forgives just this: automatic labels, running page numbers, the header rows
that a table repeats on a new page, footnotes that stand at the foot of the page that they fall on, and a line
that ends inside a word after its own hyphen or slash.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

LABEL, PAGE = "\N{PILCROW SIGN}", "\N{DOWNWARDS ARROW}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What Word may put before a paragraph by itself: "I.", "A.", "1.", "a)", a dash, a bullet.
_LABEL = re.compile(r"(?:[IVXLC]+|[A-Z]|\d{1,3}|[a-z])[.)]|[–•-]")


@dataclass(slots=True)
class Words:
    """The words of a paper, those of each table's repeated header rows, and those of each footnote."""

    words: list[str] = field(default_factory=list)
    heads: list[list[str]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """More text, cut into words."""
        self.words += words(text)


def words(text: str) -> list[str]:
    """The words of a text: any white space parts them, soft hyphens are no letters."""
    return text.replace("\u00ad", "").split()


def difference(word: Words, pdf: list[str]) -> str | None:
    """The first place where a DOCX and a PDF do not say the same, or None."""
    at, notes = 0, list(word.notes)
    for n, wanted in enumerate(word.words):
        at = _past_notes(pdf, at, notes, word.words[n:])
        at = _past_page(pdf, at, word, n)
        if wanted == LABEL:
            at += at < len(pdf) and _LABEL.fullmatch(pdf[at]) is not None
        elif taken := _taken(pdf, at, wanted):
            at += taken
        else:
            here, there = word.words[max(0, n - 5) : n + 5], pdf[max(0, at - 5) : at + 5]
            return f"DOCX: …{' '.join(here)}…\nPDF:  …{' '.join(there)}…"
    at = _past_notes(pdf, at, notes, [])
    rest = [w for w in pdf[at:] if w != PAGE]
    if rest:
        return f"only in the PDF: {' '.join(rest[:10])}"
    return f"only in the DOCX: {' '.join(notes[0])}" if notes else None


def _past_notes(pdf: list[str], at: int, notes: list[list[str]], following: list[str]) -> int:
    """Past the footnotes that come next in the PDF, in their order; those that were met leave `notes`."""
    while notes:
        note, start = notes[0], at
        for wanted in note:
            taken = _taken(pdf, at, wanted)
            at += taken
            if not taken:
                return start
        if following[: len(note)] == note:  # the body says the same here
            return start
        notes.pop(0)
    return at


def _taken(pdf: list[str], at: int, wanted: str) -> int:
    """How many words of the PDF make the one that is wanted: one, two or three with lines between, or 0."""
    for end in range(at + 1, min(at + 4, len(pdf) + 1)):
        joined = "".join(pdf[at:end])
        # pdfium does not say whether the hyphen at a line's end is the word's own
        if wanted in (joined.replace("\u00ad", ""), joined.replace("\u00ad", "-")):
            return end - at
        if not pdf[end - 1].endswith(("-", "/", "–")):
            break
    return 0


def _past_page(pdf: list[str], at: int, word: Words, n: int) -> int:
    """Past the beginning of a page and the header rows that a table repeats there."""
    if at >= len(pdf) or pdf[at] != PAGE:
        return at
    at += 1
    for head in word.heads:
        again = pdf[at : at + len(head)] == head
        if again and word.words[n : n + len(head)] != head:
            return at + len(head)
    return at


# ---------------------------------------------------------------- DOCX


def docx_part(data: bytes, name: str) -> ElementTree.Element:
    """A part of a DOCX as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def docx_words(data: bytes) -> Words:
    """The words of body and footnotes by a plain walk over `w:t`; Word counts the numbers of the notes."""
    found = Words(notes=_notes(data))
    numbered = _numbered_styles(docx_part(data, "word/styles.xml"))
    body = docx_part(data, "word/document.xml")
    counted = _counted(body)
    for paragraph in body.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            style = properties.find(f"{W}pStyle")
            if properties.find(f"{W}numPr") is not None or (
                style is not None and style.get(f"{W}val") in numbered
            ):
                found.words.append(LABEL)
        found.add(_text(paragraph, counted))
    for table in body.iter(f"{W}tbl"):
        heads = [row for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        head = words(" ".join(_text(p) for row in heads for p in row.iter(f"{W}p")))
        found.heads += [head] if head else []
    return found


def _numbered_styles(styles: ElementTree.Element) -> set[str | None]:
    return {s.get(f"{W}styleId") for s in styles.iter(f"{W}style") if s.find(f"{W}pPr/{W}numPr") is not None}


def _counted(body: ElementTree.Element) -> dict[str | None, str]:
    """The number of each footnote that Word counts, by the note's id."""
    calls = [c for c in body.iter(f"{W}footnoteReference") if c.get(f"{W}customMarkFollows") is None]
    return {call.get(f"{W}id"): str(n) for n, call in enumerate(calls, 1)}


def _notes(data: bytes) -> list[list[str]]:
    """The words of each footnote, its number first, in the order of the calls."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return []
    body = docx_part(data, "word/document.xml")
    numbers = _counted(body)
    notes = {n.get(f"{W}id"): n for n in docx_part(data, "word/footnotes.xml").iter(f"{W}footnote")}
    calls = [call.get(f"{W}id") for call in body.iter(f"{W}footnoteReference")]
    return [
        words(numbers.get(at, "") + "".join(f" {_text(p)}" for p in notes[at].iter(f"{W}p"))) for at in calls
    ]


def _text(paragraph: ElementTree.Element, numbers: dict[str | None, str] | None = None) -> str:
    signs = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
    out = []
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            out.append(node.text or "")
        elif node.tag == f"{W}footnoteReference":
            out.append((numbers or {}).get(node.get(f"{W}id"), ""))
        else:
            out.append(signs.get(node.tag, ""))
    return "".join(out)


def pandoc_words(path: str) -> Words:
    """The words of a DOCX file as pandoc reads it."""
    done = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "json", path], capture_output=True, check=True, timeout=60
    )
    found = Words()
    _walk(json.loads(done.stdout)["blocks"], found)
    return found


def _walk(node: Any, found: Words) -> None:
    """Blocks of pandoc's tree, in reading order."""
    if isinstance(node, list):
        for part in node:
            _walk(part, found)
        return
    content = node.get("c")
    match node["t"]:
        case "Para" | "Plain":
            found.add(_inlines(content))
        case "Header":
            found.words.append(LABEL)
            found.add(_inlines(content[2]))
        case "BulletList" | "OrderedList":
            for item in content if node["t"] == "BulletList" else content[1]:
                found.words.append(LABEL)
                _walk(item, found)
        case "BlockQuote":
            _walk(content, found)
        case "Div":
            _walk(content[1], found)
        case "Table":
            _table(content, found)
        case other:
            raise ValueError(f"pandoc gives a block that this reader does not know: {other}")


def _table(content: list[Any], found: Words) -> None:
    # its "caption" is the alternative text, which nobody sees; the visible one is a paragraph before
    _, _, _, head, bodies, _ = content
    start = len(found.words)
    _rows(head[1], found)
    found.heads += [found.words[start:]] if len(found.words) > start else []
    for body in bodies:
        _rows(body[2] + body[3], found)


def _rows(rows: list[Any], found: Words) -> None:
    for row in rows:
        for cell in row[1]:
            _walk(cell[4], found)


def _inlines(node: Any) -> str:
    """Text of pandoc's inlines."""
    if isinstance(node, list):
        return "".join(map(_inlines, node))
    if not isinstance(node, dict):
        return ""
    match node["t"]:
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Quoted":
            marks = ("‘", "’") if node["c"][0]["t"] == "SingleQuote" else ("“", "”")
            return marks[0] + _inlines(node["c"][1]) + marks[1]
        case _:
            return _inlines(node.get("c", []))


# ---------------------------------------------------------------- PDF


_LINE_END = re.compile("[\u00ad\u0002\ufffe]\\s*")
"""A hyphen at a line's end as it is drawn, and as pdfium gives it, with the line end behind it."""


def _pages(texts: list[str]) -> list[str]:
    """Words of pages; "- 2 -" at the top or the end of what page 2 says is its running number.

    A word that a line or page end parts is one word again, with a soft hyphen at the place.
    """
    out: list[str] = []
    for number, text in enumerate(texts, 1):
        page, running = _LINE_END.sub("\u00ad", text).split(), ["-", str(number), "-"]
        if number > 1 and page[:3] == running:
            page = page[3:]
        elif number > 1 and page[-3:] == running:
            page = page[:-3]
        if out and out[-1].endswith("\u00ad") and page:
            out[-1] += page.pop(0)
        out += [PAGE, *page]
    return out


def pdfium_words(data: bytes) -> list[str]:
    """The words of a PDF as pdfium (the reader inside Chrome) gives them."""
    return _pages(list(pdfium_pages(data)))


def pdfium_pages(data: bytes) -> Iterator[str]:
    """The text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for n in range(len(document)):
            page = document[n]
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def poppler_words(path: str) -> list[str]:
    """The words of a PDF file as pdftotext gives them, in the order of the content."""
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, timeout=60)
    return _pages(done.stdout.decode("utf-8").rstrip("\f").split("\f"))
